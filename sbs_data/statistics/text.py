"""Bytes and cells → words, numbers, codes and years, or what is wrong with them in Swedish."""

from __future__ import annotations

import re

from sbs_data import limits
from sbs_data.comparing import SPACES, tidy
from sbs_data.errors import Refused
from sbs_data.model import SchoolYear, Term, find_periods

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_MOST_DIGITS = 40
_SCHOOL_CODE = re.compile(r"\d{8}")
_MUNICIPALITY_CODE = re.compile(r"\d{4}")


def decode(content: bytes, file_name: str) -> str:
    """A text file's words. Raises :class:`Refused` for anything but UTF-8, saying where."""
    if content.startswith(_UTF16):
        raise Refused(
            f"”{file_name}” är sparad som Unicode-text (UTF-16). Spara den som ”CSV UTF-8 "
            "(kommaavgränsad)” i Excel och importera den nya filen.",
            code="encoding",
        )
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise not_utf8(content, error.start, file_name) from None


def not_utf8(content: bytes, at: int, file_name: str) -> Refused:
    """The refusal of a file whose byte ``at`` is no UTF-8: Excel's older CSV, as a rule."""
    line_start = content.rfind(b"\n", 0, at) + 1
    row = content.count(b"\n", 0, at) + 1
    column = content.count(b";", line_start, at) + 1
    return Refused(
        f"”{file_name}” är inte sparad som UTF-8, så å, ä och ö går inte att läsa säkert (rad "
        f"{row}, kolumn {column}). Öppna filen i Excel, välj Spara som › CSV UTF-8 och importera "
        "den nya filen.",
        code="encoding",
    )


def number(text: str) -> float | None:
    """A Swedish number ("75,6", "1 234"); ``None`` for anything else.

    >>> number("1 234,5")
    1234.5
    """
    plain = SPACES.sub("", text)
    if len(plain) > _MOST_DIGITS or not _NUMBER.fullmatch(plain):
        return None
    return float(plain.replace(",", "."))


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
    """The läsår that a text states in any of its usual spellings; ``None`` for anything else."""
    found = find_periods(f"läsår {text}")
    if len(found) != 1 or tidy(text).casefold().removeprefix("läsår ") != tidy(found[0][1]):
        return None
    period = found[0][0]
    return period if isinstance(period, SchoolYear) else None


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


def school_code_fault(code: str) -> str | None:
    """What is wrong with a skolenhetskod, as the end of a sentence; ``None`` for eight digits."""
    if _SCHOOL_CODE.fullmatch(code):
        return None
    if code.isdigit():
        return (
            f"skolenhetskoden ”{code}” har {len(code)} siffror, men en skolenhetskod har alltid "
            "åtta."
        )
    return f"”{code}” är ingen skolenhetskod. En skolenhetskod är åtta siffror."


def municipality_code_fault(code: str) -> str | None:
    """What is wrong with a kommunkod, as the end of a sentence; ``None`` for four digits."""
    if _MUNICIPALITY_CODE.fullmatch(code):
        return None
    if re.fullmatch(r"\d{3}", code):
        return (
            f"kommunkoden ”{code}” har tappat sin inledande nolla och ska vara ”0{code}”. "
            "Formatera kolumnen som text i Excel innan koden skrivs."
        )
    return f"”{code}” är ingen kommunkod. En kommunkod är fyra siffror."
