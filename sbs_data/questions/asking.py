"""How a question is asked: its SQL by name out of this room's .sql files, its parameters, a table.

A query begins with ``-- name: goal_page`` and stands beside the Python that asks it. What several
begin with is a fragment: ``-- fragment: scope`` and ``scope AS (…)``. What a query or a fragment
builds on is named in the line after: ``-- after: scope, said_any or said_words``. Of fragments with
*or* between them the first is taken unless another is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

import pandas as pd

_HEAD = re.compile(r"^-- (name|fragment): (\w+)\n(?:-- after: (.+)\n)?", re.MULTILINE)

Record = Mapping[str, object]
"""A row of an answer, by the names of its columns."""


class Asks(Protocol):
    """A published snapshot, seen from a question."""

    def query(self, sql: str, params: Mapping[str, object] | None = None) -> pd.DataFrame:
        """Run SQL with named parameters and return the whole answer."""
        ...


@dataclass(frozen=True, slots=True)
class Sql:
    """A query or a fragment as written; each place in ``after`` holds what may stand there."""

    theme: str
    is_fragment: bool
    after: tuple[tuple[str, ...], ...]
    text: str


def ask(
    snapshot: Asks,
    name: str,
    *,
    params: Mapping[str, object] | None = None,
    using: tuple[str, ...] = (),
) -> pd.DataFrame:
    """Ask the query by that name; ``using`` are fragments in place of those taken otherwise."""
    return snapshot.query(composed(name, using), params)


@cache
def composed(name: str, using: tuple[str, ...] = ()) -> str:
    """The SQL of a query, with the fragments that it builds on before it, each once."""
    query = _found(name, is_fragment=False)
    before = dict(_before(query, using))
    if unknown := [fragment for fragment in using if fragment not in before]:
        raise LookupError(f"{name} has no place for {', '.join(unknown)}")
    fragments = "\n, ".join(before.values())
    return f"WITH {fragments}\n{query.text}" if fragments else query.text


@cache
def every_sql() -> Mapping[str, Sql]:
    """All that stands in the .sql files of this room, by name."""
    themes = {
        path.name.removesuffix(".sql"): path.read_text(encoding="utf-8")
        for path in sorted(files("sbs_data.questions").iterdir(), key=lambda path: path.name)
        if path.name.endswith(".sql")
    }
    return named(themes)


def named(themes: Mapping[str, str]) -> dict[str, Sql]:
    """What some .sql files hold, by name; the files' texts by theme."""
    found: dict[str, Sql] = {}
    for theme, text in themes.items():
        _, *parts = _HEAD.split(text)
        for kind, name, after, sql in zip(*[iter(parts)] * 4, strict=True):
            if name in found:
                raise LookupError(f"{name} stands both in {found[name].theme}.sql and {theme}.sql")
            places = tuple(
                tuple(place.split(" or ")) for place in (after or "").split(", ") if place
            )
            found[name] = Sql(theme, kind == "fragment", places, sql.strip())
    return found


def _before(sql: Sql, using: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for place in sql.after:
        name = next((fragment for fragment in place if fragment in using), place[0])
        fragment = _found(name, is_fragment=True)
        yield from _before(fragment, using)
        yield name, fragment.text


def _found(name: str, *, is_fragment: bool) -> Sql:
    sql = every_sql().get(name)
    if sql is None or sql.is_fragment != is_fragment:
        kind = "fragment" if is_fragment else "query"
        raise LookupError(f"No .sql file of sbs_data/questions has a {kind} {name}")
    return sql


def with_none(rows: pd.DataFrame) -> pd.DataFrame:
    """SQL's NULL as ``None`` in every column: pandas would make it ``nan``, which is truthy."""
    return rows.astype(object).where(rows.notna(), None)


def said(row: Record, column: str) -> str | None:
    """A column's text, or ``None`` where nothing is said."""
    value = row[column]
    return None if value is None or value == "" else str(value)


def records(rows: pd.DataFrame) -> list[dict[str, object]]:
    """The rows of an answer, by the names of its columns."""
    return [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]
