"""Tells a table that goes pupil by pupil: it is refused, whatever else it holds."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from sbs_data.comparing import folded
from sbs_data.errors import Refused

_OF_A_PUPIL = re.compile(
    r"person\s?-?nummer|person\s?-?nr|person\s?-?id|personbeteckning|pnr|samordningsnummer|"
    r"födelse(datum|data|nummer|tid|år|dag)|född|"
    r"elev(en)?s?\s?-?\s?(för|efter|till)?namn|(för|efter|till|smek)namn|namn\s?på\s?elev(en)?|"
    r"(för|efter)-?namn\s?(,|och|&|/)?\s?(för|efter)namn|för- och efternamn|fullständigt namn|"
    r"elev(en)?s?\s?-?(id|nr|nummer)?|vårdnadshavare.*"
)
# A school has these too.
_OF_SOMEBODY = re.compile(r"namn|e-?post.*|mejl.*|telefon.*|(hem)?adress")
_CODE_OF_A_UNIT = re.compile(
    r"skol-?\s?enhets?-?\s?kod|enhetskod|organisations-?\s?(nr|nummer)|orgnr"
)
_LISTED_ONCE = 0.9
# Not a part of a longer number: a skolenhetskod has eight digits, an organisationsnummer ten.
_NUMBER = re.compile(r"(?<!\d)(?<!\d[,.])((?:19|20)?\d{2})(\d{2})(\d{2})[-+ ]?(\d{4})(?!\d|[,.]\d)")
_COORDINATION = 60


def is_personal_header(header: str) -> bool:
    """True for a header that promises something about one pupil."""
    return is_pupils_header(header) or _OF_SOMEBODY.fullmatch(folded(header)) is not None


def is_pupils_header(header: str) -> bool:
    """True for a header that no list of schools has."""
    return _OF_A_PUPIL.fullmatch(folded(header)) is not None


def register_column(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """The column with the codes of a list of schools or authorities, each there once.

    ``None`` for any other table: pupils have their school's code, many the same.
    """
    if any(is_pupils_header(header) for header in headers):
        return None
    for column, header in enumerate(headers):
        if _CODE_OF_A_UNIT.fullmatch(folded(header)):
            codes = [row[column].strip() for row in rows if column < len(row)]
            codes = [code for code in codes if code]
            if codes and len(set(codes)) >= _LISTED_ONCE * len(codes):
                return column
    return None


def has_personal_number(text: str) -> bool:
    """True where a text holds a personnummer (or samordningsnummer) with a right check digit."""
    return any(_is_personal(match) for match in _NUMBER.finditer(text))


def refuse_headers(headers: Iterable[str], row: int, file_name: str) -> None:
    """Raise where a header speaks of single pupils."""
    for header in headers:
        if is_personal_header(header):
            raise _refused(file_name, f"rad {row} har kolumnen ”{header.strip()}”")


def refuse_numbers(text: str, row: int, column: str, file_name: str) -> None:
    """Raise where a cell holds a personnummer. The number itself is never repeated."""
    if has_personal_number(text):
        raise _refused(file_name, f"rad {row}, kolumn ”{column}”, innehåller ett personnummer")


def _refused(file_name: str, why: str) -> Refused:
    return Refused(
        f"”{file_name}” ser ut att gälla elev för elev: {why}. Delmål tar bara emot uppgifter för "
        "grupper av elever. Räkna samman per skola, årskurs och kön i mallen och importera den. "
        "Ingenting har importerats.",
        code="pupil_by_pupil",
    )


def _is_personal(match: re.Match[str]) -> bool:
    year, month, day, last = match.groups()
    number = int(day)
    number -= _COORDINATION if number > _COORDINATION else 0
    try:
        # 2000 is a leap year: the 29th of February counts whatever the century.
        datetime.date(2000, int(month), number)
    except ValueError:
        return False
    digits = [int(d) for d in year[-2:] + month + day + last]
    doubled = [d * (2 - i % 2) for i, d in enumerate(digits)]
    return sum(d // 10 + d % 10 for d in doubled) % 10 == 0
