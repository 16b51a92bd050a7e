"""What a statistics file turns out to hold, told shortly: for a person who has not saved it yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from sbs_data.model import WHOLE_AUTHORITY
from sbs_data.statistics.faults import FaultyTable
from sbs_data.statistics.reader import WhichSheets, read_statistics
from sbs_data.statistics.result import Kind

_LISTED_UNITS = 60


@dataclass(frozen=True, slots=True)
class UnitRows:
    """A unit and how many figures it has in each of the file's läsår, in their order."""

    name: str
    code: str
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that has been read; days are ISO. For a table with faults ``refusal`` says so,
    ``faults`` each with its row, and ``more_faults`` counts the rest. A workbook of several sheets
    with figures has nothing but their names, in ``sheets``, until it is said which are meant.
    ``units`` are the whole first, then the schools and kommuner; ``more_units`` counts the rest.
    """

    kind: Kind | None = None
    source: str = ""
    observations: int = 0
    school_years: tuple[str, ...] = ()
    schools: int = 0
    municipalities: int = 0
    published_on: str | None = None
    retrieved_on: str | None = None
    notices: tuple[str, ...] = ()
    refusal: str | None = None
    faults: tuple[str, ...] = ()
    more_faults: int = 0
    sheets: tuple[str, ...] = ()
    units: tuple[UnitRows, ...] = ()
    more_units: int = 0


def look(content: bytes, file_name: str, sheets: Sequence[str] = ()) -> Looked:
    """What a file holds. Raises :class:`Refused` for all but a table with faults."""
    try:
        read = read_statistics(content, file_name, sheets=sheets)
    except WhichSheets as which:
        return Looked(sheets=which.sheets)
    except FaultyTable as faulty:
        return Looked(
            refusal=faulty.message.partition("\n")[0],
            faults=tuple(map(str, faulty.faults)),
            more_faults=faulty.total - len(faulty.faults),
        )
    found = read.table.group_by(["unit_kind", "unit_code"]).aggregate([])
    kinds = found["unit_kind"].to_pylist()
    years = tuple(sorted(set(read.table["school_year"].unique().to_pylist())))
    units = _units(read.table, read.names, years)
    return Looked(
        kind=read.kind,
        source=read.source,
        observations=read.table.num_rows,
        school_years=years,
        schools=kinds.count("school"),
        municipalities=kinds.count("municipality"),
        published_on=read.published_on.isoformat() if read.published_on else None,
        retrieved_on=read.retrieved_on.isoformat() if read.retrieved_on else None,
        notices=tuple(notice.message for notice in read.notices),
        units=tuple(units[:_LISTED_UNITS]),
        more_units=max(len(units) - _LISTED_UNITS, 0),
    )


_ORDER = ("authority", "nation", "county", "group", "municipality", "school")


def _units(
    table: pa.Table, names: dict[tuple[str, str], str], years: tuple[str, ...]
) -> list[UnitRows]:
    """How many figures each unit has in each läsår: what is missing is seen by the holes."""
    keys = ["unit_kind", "unit_code", "unit_name", "school_year"]
    counted = table.select(keys).group_by(keys, use_threads=False).aggregate([([], "count_all")])
    figures: Counter[tuple[str, str, str]] = Counter()
    called: dict[tuple[str, str], str] = {}
    for row in counted.to_pylist():
        unit = (row["unit_kind"], row["unit_code"])
        figures[*unit, row["school_year"]] += row["count_all"]
        said = row["unit_name"] or names.get(unit, "")
        called[unit] = said or called.get(unit, "")
    order = sorted(called, key=lambda u: (_ORDER.index(u[0]), called[u].casefold(), u[1]))
    return [
        UnitRows(
            called[unit] or (WHOLE_AUTHORITY if unit[0] == "authority" else ""),
            unit[1],
            tuple(figures[*unit, year] for year in years),
        )
        for unit in order
    ]
