"""The imported statistics: rows of a table, what their readers saw, the acts that brought them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from sbs_data import questions
from sbs_data.questions import Shown, per_snapshot, records
from sbs_data.words import formats, importing_words, statistics_words

HEAD = ("Fil", "Vad det är", "Källa", "Uppgifter", "Datum", "Importerad")

_KEEP = 20


@dataclass(frozen=True, slots=True)
class Files:
    """Some files, the latest imported first. ``rows`` stand under ``HEAD``.

    ``acts`` are those that brought them, each with how many files it brought.
    """

    rows: tuple[tuple[str, ...], ...]
    notices: tuple[str, ...]
    acts: tuple[tuple[int, int], ...]
    has_own: bool


def count(shown: Shown) -> int:
    """How many files there are."""
    first = shown.ask(questions.statistics_files, 1)
    return 0 if first.empty else int(first["file_count"].iloc[0])


@per_snapshot(_KEEP)
def some(shown: Shown, most: int, skip: int) -> Files:
    """``most`` files after the first ``skip``."""
    found = questions.statistics_files(shown.snapshot, most, skip=skip)
    notices = questions.statistics_notices(shown.snapshot, tuple(found["file_id"]))
    acts = found.drop_duplicates("import_no")
    return Files(
        rows=tuple(_row(row) for row in records(found)),
        notices=tuple(f"{row['file']}: {row['message']}" for row in records(notices)),
        acts=tuple(
            (int(no), int(files))
            for no, files in zip(acts["import_no"], acts["import_file_count"], strict=True)
        ),
        has_own=bool((found["kind"] == statistics_words.OWN).any()),
    )


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
