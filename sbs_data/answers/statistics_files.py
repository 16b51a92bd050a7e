"""The imported statistics: rows of a table, what their readers saw, the acts that brought them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd

from sbs_data import questions
from sbs_data.comparing import normalised
from sbs_data.questions import Shown, per_snapshot, records
from sbs_data.words import formats, importing_words, statistics_words

HEAD = ("Fil", "Vad det är", "Källa", "Uppgifter", "Datum", "Importerad")

_KEEP = 20


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of the authority's own figures: it is in no snapshot, so whoever may import hands it
    in. ``imported_at`` is UTC.
    """

    file_id: str
    file: str
    source: str
    observations: int
    imported_at: datetime
    imported_by: str
    import_no: int
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Files:
    """Some files, the latest imported first. ``rows`` stand under ``HEAD``.

    ``acts`` are those that brought them, each with how many files it brought.
    """

    rows: tuple[tuple[str, ...], ...]
    notices: tuple[str, ...]
    acts: tuple[tuple[int, int], ...]
    has_own: bool


def count(shown: Shown, own: tuple[OwnFile, ...]) -> int:
    """How many files there are."""
    first = shown.ask(questions.statistics_files, 1)
    return len(own) + (0 if first.empty else int(first["file_count"].iloc[0]))


@per_snapshot(_KEEP)
def some(shown: Shown, own: tuple[OwnFile, ...], most: int, skip: int) -> Files:
    """``most`` files after the first ``skip``, of those of others and the authority's own."""
    every = [*records(questions.statistics_files(shown.snapshot)), *map(_record, own)]
    of_act = Counter(int(str(row["import_no"])) for row in every)
    every.sort(key=lambda row: (-int(str(row["import_no"])), normalised(str(row["file"]))))
    rows = every[skip : skip + most]
    ids = {str(row["file_id"]) for row in rows}
    told = questions.statistics_notices(shown.snapshot, tuple(ids))
    notices = [(str(row["file"]), str(row["message"])) for row in records(told)]
    notices += [(of.file, message) for of in own if of.file_id in ids for message in of.notices]
    acts = dict.fromkeys(int(str(row["import_no"])) for row in rows)
    return Files(
        rows=tuple(_row(row) for row in rows),
        notices=tuple(f"{file}: {message}" for file, message in notices),
        acts=tuple((no, of_act[no]) for no in acts),
        has_own=any(row["kind"] == statistics_words.OWN for row in rows),
    )


def _record(own: OwnFile) -> dict[str, object]:
    return {
        "file_id": own.file_id,
        "file": own.file,
        "kind": statistics_words.OWN,
        "source": own.source,
        "observation_count": own.observations,
        "published_on": None,
        "retrieved_on": None,
        "imported_at": own.imported_at.astimezone(UTC).replace(tzinfo=None),
        "imported_by": own.imported_by,
        "import_no": own.import_no,
    }


def _row(row: Mapping[str, object]) -> tuple[str, ...]:
    imported_at = pd.Timestamp(str(row["imported_at"])).to_pydatetime()
    return (
        str(row["file"]),
        statistics_words.kind(str(row["kind"])),
        str(row["source"]),
        formats.number(int(str(row["observation_count"]))),
        statistics_words.dated(_day(row["published_on"]), _day(row["retrieved_on"])),
        importing_words.imported(imported_at, row["imported_by"], row["import_no"]),
    )


def _day(value: object) -> pd.Timestamp | None:
    return None if value is None else pd.Timestamp(str(value))
