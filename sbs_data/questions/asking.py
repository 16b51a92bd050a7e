"""How a question is asked: its SQL from the file that bears its name, its parameters, a table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Protocol

import pandas as pd


class Asks(Protocol):
    """A published snapshot, seen from a question."""

    def query(self, sql: str, params: Mapping[str, object] | None = None) -> pd.DataFrame:
        """Run SQL with named parameters and return the whole answer."""
        ...


@cache
def _text(name: str) -> str:
    return files("sbs_data.questions").joinpath(f"sql/{name}.sql").read_text(encoding="utf-8")


def ask(snapshot: Asks, *names: str, params: Mapping[str, object] | None = None) -> pd.DataFrame:
    """Ask ``sql/<name>.sql``; several names are put after each other (a WITH, then its SELECT)."""
    return snapshot.query("\n".join(_text(name) for name in names), params)


def with_none(rows: pd.DataFrame) -> pd.DataFrame:
    """SQL's NULL as ``None`` in every column: pandas would make it ``nan``, which is truthy."""
    return rows.astype(object).where(rows.notna(), None)


def records(rows: pd.DataFrame) -> list[dict[str, object]]:
    """The rows of an answer, by the names of its columns."""
    return [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]
