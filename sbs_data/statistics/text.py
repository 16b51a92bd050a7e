"""Bytes and cells → words, numbers, codes and years, or what is wrong with them in Swedish."""

from __future__ import annotations

import re

from sbs_data import limits
from sbs_data.comparing import SPACES, tidy
from sbs_data.errors import Refused
from sbs_data.model import SchoolYear, Term, find_periods

# Digits of another script are digits to Python, and no code, year or number here.
_NUMBER = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:[\s\u00a0\u202f][0-9]{3})+)(?:[.,][0-9]+)?")
_THOUSANDS = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
_MOST_DIGITS = 40
_SCHOOL_CODE = re.compile(r"[0-9]{8}|e-[0-9a-f]{8}")
"""Skolverket's, or one that a person has asked for here, of a school that the register lacks."""
_MUNICIPALITY_CODE = re.compile(r"[0-9]{4}")
# What programs make of a code: a number with a decimal, a text by formula or by apostrophe.
_CODE_SPELLINGS = re.compile(r"(?:=\"([0-9]+)\"|'([0-9]+)|([0-9]+)[.,]0+)")
_YEARS = re.compile(
    r"(?:(?:läsår(?:et)?|lå)\.?\s*)?((?:20)?[0-9]{2})\s*[/\-–—]\s*((?:20)?[0-9]{2})", re.IGNORECASE
)


def number(text: str) -> float | None:
    """A Swedish number ("75,6", "1 234"); ``None`` for anything else.

    >>> number("1 234,5")
    1234.5
    """
    if len(text) > _MOST_DIGITS or not _NUMBER.fullmatch(text.strip()):
        return None
    return float(SPACES.sub("", text).replace(",", "."))


def may_be_thousands(text: str) -> bool:
    """True for "1.240" and "1,240": 1 240 to one who wrote it, 1.24 to another.

    >>> may_be_thousands("1.240"), may_be_thousands("75,6")
    (True, False)
    """
    return _THOUSANDS.fullmatch(text.strip()) is not None


def code(text: str) -> str:
    """A code as it was before a program made a number or a formula of it.

    >>> code("22347371,0"), code('="0999"')
    ('22347371', '0999')
    """
    match = _CODE_SPELLINGS.fullmatch(text)
    return text if match is None else next(filter(None, match.groups()))


def spaced(number: int) -> str:
    """A whole number as it is read.

    >>> spaced(200000)
    '200\xa0000'
    """
    return f"{number:,}".replace(",", "\u00a0")


def check_lines(content: bytes, most_rows: int, file_name: str) -> None:
    """Raise for more rows than are read, and for a line that no row of a table can be."""
    rows = content.count(b"\n")
    if rows > most_rows:
        raise Refused(
            f"”{file_name}” har {spaced(rows)} rader, men Delmål läser högst {spaced(most_rows)}. "
            "Ta bort det som inte hör till uppgifterna, eller dela upp filen på läsår, och försök "
            "igen.",
            code="too_large",
        )
    start = 0
    while len(content) - start > limits.MAX_LINE_BYTES:
        end = content.rfind(b"\n", start, start + limits.MAX_LINE_BYTES)
        if end < 0:
            row = spaced(content.count(b"\n", 0, start) + 1)
            raise Refused(
                f"”{file_name}” har en rad som är längre än {limits.MAX_LINE_BYTES // 1024} kB "
                f"(rad {row}), och så lång är ingen rad i en tabell. Hämta filen på nytt där den "
                "kom ifrån.",
                code="too_large",
            )
        start = end + 1


def school_year(text: str) -> SchoolYear | None:
    """The läsår that a text states in any of its usual spellings; ``None`` for anything else.

    >>> str(school_year("läsåret 2025–2026"))
    '2025/26'
    """
    match = _YEARS.fullmatch(tidy(text))
    if match is None:
        return None
    first, second = (int(year) % 100 for year in match.groups())
    return SchoolYear(2000 + first) if second == first + 1 else None


def term(text: str) -> Term | None:
    """The termin that a text states in any of its usual spellings; ``None`` for anything else."""
    found = find_periods(text)
    if len(found) != 1 or tidy(text).casefold() != tidy(found[0][1]).casefold():
        return None
    period = found[0][0]
    return period if isinstance(period, Term) else None


def term_of(year: SchoolYear, half: str) -> Term:
    """The termin of a läsår: HT is its first calendar year, VT its second."""
    return Term(year.start if half == "HT" else year.start + 1, half)


def is_foreign(text: str) -> bool:
    """True where a text has digits of another script, or letters that only look like digits."""
    return any(sign.isnumeric() and not "0" <= sign <= "9" for sign in text)


def school_code_fault(code: str) -> str | None:
    """What is wrong with a skolenhetskod, as the end of a sentence; ``None`` for eight digits."""
    if _SCHOOL_CODE.fullmatch(code):
        return None
    if is_foreign(code):
        return f"”{code}” är inte skriven med siffrorna 0–9. Skriv om koden för hand."
    if re.fullmatch("[0-9]+", code):
        return (
            f"skolenhetskoden ”{code}” har {len(code)} siffror, men en skolenhetskod har alltid "
            "åtta."
        )
    return f"”{code}” är ingen skolenhetskod. En skolenhetskod är åtta siffror."


def municipality_code_fault(code: str) -> str | None:
    """What is wrong with a kommunkod, as the end of a sentence; ``None`` for four digits."""
    if _MUNICIPALITY_CODE.fullmatch(code):
        return None
    if is_foreign(code):
        return f"”{code}” är inte skriven med siffrorna 0–9. Skriv om koden för hand."
    if re.fullmatch("[0-9]{3}", code):
        return (
            f"kommunkoden ”{code}” har tappat sin inledande nolla och ska vara ”0{code}”. "
            "Formatera kolumnen som text i Excel innan koden skrivs."
        )
    return f"”{code}” är ingen kommunkod. En kommunkod är fyra siffror."
