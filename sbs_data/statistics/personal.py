"""Tells a table that goes pupil by pupil: it is refused, whatever else it holds."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from sbs_data.comparing import folded
from sbs_data.errors import Refused

_HEADERS = re.compile(
    r"person\s?-?nummer|person\s?-?nr|person\s?-?id|pnr|samordningsnummer|"
    r"födelse(datum|nummer|tid|år)|"
    r"(elev(en)?s?\s?-?\s?)?(för|efter|till)?namn(\s?på\s?elev(en)?)?|elevnamn|"
    r"elev(en)?s?\s?-?(id|nr|nummer)?|vårdnadshavare.*|e-?post.*|mejl.*|telefon.*|(hem)?adress"
)
# Not a part of a longer number: a skolenhetskod has eight digits, an organisationsnummer ten.
_NUMBER = re.compile(r"(?<!\d)(?<!\d[,.])((?:19|20)?\d{2})(\d{2})(\d{2})[-+ ]?(\d{4})(?!\d|[,.]\d)")
_COORDINATION = 60


def is_personal_header(header: str) -> bool:
    """True for a header that promises something about one pupil."""
    return _HEADERS.fullmatch(folded(header)) is not None


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
