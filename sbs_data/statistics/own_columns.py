"""The columns of the authority's own table, and what its header row says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sbs_data import comparing
from sbs_data.model import Notice
from sbs_data.statistics import personal
from sbs_data.statistics.faults import Faults, shortened


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the template: its header, and other headers it may have."""

    field: str
    header: str
    others: tuple[str, ...] = ()
    is_number: bool = False
    is_needed: bool = True


COLUMNS = (
    Column("measure", "Mått"),
    Column("school", "Skolenhetskod", ("Skol-enhetskod", "Skolenhets-kod"), is_needed=False),
    Column("name", "Skola", ("Skolenhet", "Skolans namn", "Skolnamn"), is_needed=False),
    Column("municipality", "Kommunkod", ("Kommun-kod",), is_needed=False),
    Column("school_year", "Läsår"),
    Column("term", "Termin", is_needed=False),
    Column("occasion", "Avstämning", is_needed=False),
    Column("grade", "Årskurs", is_needed=False),
    Column("gender", "Kön"),
    Column("pupils", "Antal elever", is_number=True),
    Column(
        "count",
        "Antal som uppfyller måttet",
        ("Antal som når", "Antal som når målet"),
        is_number=True,
        is_needed=False,
    ),
    Column(
        "share",
        "Andel (%)",
        ("Andel", "Värde", "Andel %", "Andel i %", "Andel i procent"),
        is_number=True,
        is_needed=False,
    ),
)
BY_FIELD = {c.field: c for c in COLUMNS}
_BY_HEADER = {comparing.folded(h): c for c in COLUMNS for h in (c.header, *c.others)}
_LEAST_KNOWN = 3
# What divides the pupils: a row for each group would pass for a row of all of them.
_DIVIDING = re.compile(
    r"(?:(?:undervisnings)?grupp(?:en|er)?|klass(?:en|er|beteckning)?|ämne(?:n|t)?|kurs(?:en|er)?|"
    r"program(?:met)?|inriktning|(?:migrations|utländsk |svensk )?bakgrund(?:en)?|"
    r"(?:föräldrars |föräldrarnas )?utbildnings(?:nivå|bakgrund)|modersmål(?:et)?|nyinvandra.*|"
    r"elevgrupp(?:en)?|urval(?:et)?|population(?:en)?|delmängd(?:en)?)"
)


def column_of(header: str) -> Column | None:
    """The template's column with this header; case and spaces don't matter."""
    return _BY_HEADER.get(comparing.folded(header))


def is_header(cells: list[str]) -> bool:
    """True for a row that can only be the header of the template's table."""
    known = {column.field for cell in cells if (column := column_of(cell)) is not None}
    # No export of others' has these two.
    return len(known) >= _LEAST_KNOWN and bool({"measure", "school_year"} & known)


@dataclass(frozen=True, slots=True)
class Header:
    """The field of each column, "" for one that is not read, and what is told of those."""

    fields: list[str]
    notices: tuple[Notice, ...] = ()

    @property
    def names(self) -> list[str]:
        """A name for each column: of those that aren't read its number."""
        return [field or f"_{n}" for n, field in enumerate(self.fields)]


def header_of(header: list[str], row: int, file_name: str) -> Header:
    """What each column is. Raises for a header that is missing, there twice, or divides pupils."""
    headers = [comparing.tidy(cell) for cell in header]
    while headers and not headers[-1]:
        headers.pop()
    personal.refuse_headers(headers, row, file_name)
    faults = Faults(file_name)
    fields: list[str] = []
    others: list[str] = []
    for number, words in enumerate(headers, start=1):
        column = column_of(words)
        if column is None and _DIVIDING.fullmatch(comparing.folded(words)):
            faults.add(
                "kolumnen delar upp eleverna på ett sätt som Delmål inte räknar med. Räkna samman "
                "per skola, årskurs och kön, och ta bort kolumnen.",
                row,
                words,
                code="dividing_header",
            )
        elif column is None:
            others.append(f"”{shortened(words)}”" if words else f"kolumn {number} utan rubrik")
        elif column.field in fields:
            faults.add("rubriken står två gånger.", row, words, code="unknown_header")
        fields.append(column.field if column is not None else "")
    _missing(fields, others, row, faults)
    faults.refuse()
    return Header(fields, _told(others, row))


def _missing(fields: list[str], others: list[str], row: int, faults: Faults) -> None:
    seen = f" Rubriker som inte känns igen: {', '.join(others)}." if others else ""
    needed = [c for c in COLUMNS if c.is_needed and c.field not in fields]
    if not {"school", "municipality"} & set(fields):
        needed.append(BY_FIELD["school"])
    if not {"count", "share"} & set(fields):
        needed.append(BY_FIELD["count"])
    for column in needed:
        faults.add(f"kolumnen saknas.{seen}", row, column.header, code="unknown_header")


def _told(others: list[str], row: int) -> tuple[Notice, ...]:
    if not others:
        return ()
    which = "Kolumnen" if len(others) == 1 else "Kolumnerna"
    read = "lästes inte: den finns" if len(others) == 1 else "lästes inte: de finns"
    return (
        Notice("extra_column", f"{which} {', '.join(others)} (rad {row}) {read} inte i mallen."),
    )
