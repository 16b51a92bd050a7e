"""The redovisningar in a list, each with the files it consists of. Plain text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from sbs_data import questions
from sbs_data.answers.goal_rows import Tally, account, tally
from sbs_data.questions import Record, Selection, Shown, per_snapshot, records, said
from sbs_data.words import formats, sentences
from sbs_data.words.formats import how_many

_KEEP = 50
_COUNTED = (
    ("initiative_count", "insats", "insatser"),
    ("goal_count", "mål", "mål"),
    ("notice_count", "sak som inte kunde användas", "saker som inte kunde användas"),
)


@dataclass(frozen=True, slots=True)
class File:
    """A file of a redovisning: what it holds, and how its goals stand."""

    report_id: str
    file: str
    about: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A redovisning: of what kind and period, and whose."""

    title: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class AccountRows:
    """Some redovisningar of a selection; ``note`` says which of them, where there are more."""

    accounts: tuple[AccountRow, ...]
    note: str


@per_snapshot(_KEEP)
def page(shown: Shown, selection: Selection, number: int, most: int) -> AccountRows:
    """A page of the redovisningar, the latest first."""
    found = questions.account_page(shown.snapshot, selection, number, most)
    grouped = groupby(records(found.reports), key=lambda row: row["account_no"])
    accounts = tuple(_account(list(files)) for _, files in grouped)
    first = (found.page - 1) * most + 1
    shows = sentences.shows(first, len(accounts), found.account_count).strip()
    return AccountRows(accounts, shows if found.pages > 1 else "")


def _account(rows: list[dict[str, object]]) -> AccountRow:
    authority = said(rows[0], "authority") or sentences.AUTHORITY_UNSAID
    return AccountRow(f"{account(rows[0])} · {authority}", tuple(_file(row) for row in rows))


def _file(row: Record) -> File:
    imported = pd.Timestamp(str(row["imported_at"])).to_pydatetime()
    about = [
        said(row, "schools") or "",
        *holds(row, _COUNTED),
        f"importerad {formats.date(imported)}",
    ]
    return File(
        report_id=str(row["report_id"]),
        file=str(row["file"]),
        about=" · ".join(fact for fact in about if fact),
        tally=tally(row),
    )


def holds(row: Record, counted: Iterable[tuple[str, str, str]] = _COUNTED[:2]) -> list[str]:
    """What a file holds, in words: matrices or running text, and how many of each thing."""
    counts = [
        how_many(count, one, many)
        for column, one, many in counted
        if (count := int(str(row[column])))
    ]
    return [part for part in (sentences.ROLES.get(str(row["role"]), ""), *counts) if part]
