"""What a statistics file turns out to hold, told shortly: for a person who has not saved it yet."""

from __future__ import annotations

from dataclasses import dataclass

from sbs_data.statistics.faults import FaultyTable
from sbs_data.statistics.reader import read_statistics
from sbs_data.statistics.result import Kind


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that has been read; days are ISO. For a table with faults ``refusal`` says so,
    ``faults`` each with its row, and ``more_faults`` counts the rest.
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


def look(content: bytes, file_name: str) -> Looked:
    """What a file holds. Raises :class:`Refused` for all but a table with faults."""
    try:
        read = read_statistics(content, file_name)
    except FaultyTable as faulty:
        return Looked(
            refusal=faulty.message.partition("\n")[0],
            faults=tuple(map(str, faulty.faults)),
            more_faults=faulty.total - len(faulty.faults),
        )
    units = read.table.group_by(["unit_kind", "unit_code"]).aggregate([])
    kinds = units["unit_kind"].to_pylist()
    return Looked(
        kind=read.kind,
        source=read.source,
        observations=read.table.num_rows,
        school_years=tuple(sorted(set(read.table["school_year"].unique().to_pylist()))),
        schools=kinds.count("school"),
        municipalities=kinds.count("municipality"),
        published_on=read.published_on.isoformat() if read.published_on else None,
        retrieved_on=read.retrieved_on.isoformat() if read.retrieved_on else None,
        notices=tuple(notice.message for notice in read.notices),
    )
