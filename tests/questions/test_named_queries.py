"""The room's SQL by name: who asks it, how it is put together, and that the schema has it all."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import chain, combinations
from pathlib import Path

import pytest

from sbs_data.publishing import search_index
from sbs_data.questions import asking
from tests.questions.world import World

ROOM = Path(asking.__file__).parent
FIGURES = ROOM.parent / "publishing" / "published_figures.sql"
QUERIES = {name: sql for name, sql in asking.every_sql().items() if not sql.is_fragment}
FRAGMENTS = {name: sql for name, sql in asking.every_sql().items() if sql.is_fragment}


def asked(module: Path) -> Iterator[str]:
    """The queries that a module asks. A name is written where it is asked, or nobody finds it."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "ask":
            name = node.args[1]
            assert isinstance(name, ast.Constant), f"{module.name}:{node.lineno} asks what?"
            yield str(name.value)


def texts(module: Path) -> set[object]:
    nodes = ast.walk(ast.parse(module.read_text("utf-8")))
    return {node.value for node in nodes if isinstance(node, ast.Constant)}


def choices(name: str) -> set[str]:
    """The fragments that a query can be asked with in place of those it has otherwise."""
    places = asking.every_sql()[name].after
    here = {fragment for place in places for fragment in place[1:]}
    return here.union(*(choices(fragment) for place in places for fragment in place))


def test_each_query_is_asked_by_the_module_beside_it_and_by_no_other() -> None:
    here = {(sql.theme, name) for name, sql in QUERIES.items()}
    there = {(module.stem, name) for module in ROOM.glob("*.py") for name in asked(module)}
    assert there == here


def test_each_fragment_is_built_on_and_each_choice_made_by_the_module_beside_it() -> None:
    places = [place for sql in asking.every_sql().values() for place in sql.after]
    assert {fragment for place in places for fragment in place} == set(FRAGMENTS)
    for fragment in {fragment for place in places for fragment in place[1:]}:
        assert fragment in texts(ROOM / f"{FRAGMENTS[fragment].theme}.py"), fragment


def every_choice(name: str) -> Iterator[tuple[str, ...]]:
    """Every way that a query can be put together."""
    some = sorted(choices(name))
    return chain.from_iterable(combinations(some, count) for count in range(len(some) + 1))


@pytest.fixture(scope="module")
def published() -> World:
    """A snapshot as it is published, with nothing in it."""
    world = World()
    world.db.execute(FIGURES.read_text("utf-8"))
    search_index.build(world.db)
    return world


@pytest.mark.parametrize("name", QUERIES)
def test_the_published_schema_has_all_that_a_query_asks_for(published: World, name: str) -> None:
    for using in every_choice(name):
        published.db.execute(f"PREPARE query AS {asking.composed(name, using)}")


def test_fragments_come_before_what_builds_on_them_and_each_once() -> None:
    sql = asking.composed("still")
    parts = ("told AS (", "latest AS (", "walked AS (", "SELECT p.goal_id")
    at = [sql.index(f"\n{part}") for part in parts]
    assert sql.startswith("WITH ")
    assert at == sorted(at)
    assert sql.count("scoped_report AS (") == 1


def test_a_choice_takes_the_place_of_what_stands_there_otherwise() -> None:
    otherwise = asking.composed("initiative_count")
    chosen = asking.composed("initiative_count", ("said_words",))
    assert "$words" not in otherwise
    assert "$words" in chosen
    assert "said AS (SELECT initiative_id FROM scoped)" not in chosen


@pytest.mark.parametrize(
    ("name", "using", "said"),
    [
        ("goal_pages", (), "query goal_pages"),
        ("scope", (), "query scope"),  # a part of others, and no question
        ("goal_count", ("said_words",), "goal_count has no place for said_words"),
        ("initiative_count", ("said",), "initiative_count has no place for said"),
    ],
)
def test_what_is_not_there_is_not_asked(name: str, using: tuple[str, ...], said: str) -> None:
    with pytest.raises(LookupError, match=said):
        asking.ask(World(), name, using=using)


def test_two_of_one_name_are_refused() -> None:
    themes = {
        "one": "-- name: goal\nFROM goals\n",
        "two": "-- fragment: goal\ngoal AS (FROM goals)",
    }
    with pytest.raises(LookupError, match=r"goal stands both in one\.sql and two\.sql"):
        asking.named(themes)


def test_what_a_fragment_builds_on_must_be_a_fragment(monkeypatch: pytest.MonkeyPatch) -> None:
    written = asking.named({"one": "-- name: a\n-- after: b\nFROM b\n\n-- name: b\nFROM goals\n"})
    monkeypatch.setattr(asking, "every_sql", lambda: written)
    with pytest.raises(LookupError, match="fragment b"):
        asking.composed("a")
