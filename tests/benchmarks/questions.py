"""Each page's questions against the bare SQL of the same answers, on the synthetic nation.

What a page asks is taken down when nothing of it is kept. Bare is the same SQL with the
same parameters, run straight on DuckDB and fetched as tables.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pandas as pd
import streamlit as st

from pages.parts.frame.addresses import Address
from sbs_data import kept, questions
from sbs_data.actions import Delmal
from sbs_data.publishing import snapshots
from sbs_data.questions import Snapshot
from sbs_data.settings import Settings
from sbs_data.store import duck
from tests.benchmarks import nation_results, pages
from tests.benchmarks.intervals import paired
from tests.benchmarks.pairs import interleaved

ROUNDS = 15
LIMIT = 1.3

Statement = tuple[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a page asked it, and the SQL that it ran."""

    question: Callable[..., object]
    args: tuple[object, ...]
    kwargs: Mapping[str, object]
    ran: list[Statement] = field(default_factory=list)


def main() -> str:
    """Measure, and give the section for docs/benchmarks.md."""
    with tempfile.TemporaryDirectory() as name:
        data = Path(name) / "data"
        nation_results.load(Delmal(Settings(data, "bench")), Path(name) / "files")
        rows = [_row(address, data) for address in pages.OF_FIGURES]
    return "\n".join(
        [
            "## A page's questions on the synthetic nation",
            "",
            f"| page | questions | ms, bare SQL | ms, ours | ratio (promised: at most {LIMIT}) |",
            "|---|---|---|---|---|",
            *rows,
        ]
    )


def _row(address: Address, data: Path) -> str:
    page = pages.open_page(address, data)
    st.cache_data.clear()
    st.cache_resource.clear()
    kept.forget()
    with taken_down() as asked:
        page.run()
    published = Settings(data, "bench").published
    pointer = snapshots.current(published)
    assert pointer is not None
    ours = snapshots.open_snapshot(published, pointer)
    bare = duck.reader(published / pointer.name, "published")
    bare.execute("USE published")
    seconds = interleaved(
        {"bare": lambda: _run(bare, asked), "ours": lambda: _ask(ours, asked)}, ROUNDS
    )
    bare.close()
    ours.close()
    plain, whole = (1000 * statistics.median(seconds[name]) for name in ("bare", "ours"))
    share = paired(seconds["ours"], seconds["bare"])
    return (
        f"| {address.title} | {len(asked)} | {plain:.1f} | {whole:.1f} "
        f"| {share.middle:.2f} ({share.low:.2f}–{share.high:.2f}) |"
    )


@contextmanager
def taken_down() -> Iterator[list[Asked]]:
    """Every question that is asked within, in order; such as ran no SQL are left out."""
    asked: list[Asked] = []
    query = Snapshot.query

    def listening(
        self: Snapshot, sql: str, params: Mapping[str, object] | None = None
    ) -> pd.DataFrame:
        if asked:
            asked[-1].ran.append((sql, dict(params or {})))
        return query(self, sql, params)

    heard = {name: _heard(question, asked) for name, question in _questions().items()}
    with patch.object(Snapshot, "query", listening), patch.dict(vars(questions), heard):
        yield asked
    asked[:] = [each for each in asked if each.ran]


def _questions() -> dict[str, Callable[..., Any]]:
    """The questions of the room, by name: what takes a snapshot first."""
    return {
        name: each
        for name in dir(questions)
        if callable(each := getattr(questions, name))
        and next(iter(getattr(each, "__annotations__", {})), None) == "snapshot"
    }


def _heard(question: Callable[..., Any], asked: list[Asked]) -> Callable[..., Any]:
    @wraps(question)
    def heard(snapshot: Snapshot, *args: object, **kwargs: object) -> object:
        asked.append(Asked(question, args, kwargs))
        return question(snapshot, *args, **kwargs)

    return heard


def _ask(snapshot: Snapshot, asked: list[Asked]) -> None:
    for each in asked:
        each.question(snapshot, *each.args, **each.kwargs)


def _run(bare: duck.Connection, asked: list[Asked]) -> None:
    for each in asked:
        for sql, params in each.ran:
            bare.execute(sql, params).df()


if __name__ == "__main__":
    print(main())
