"""The recipes of the documentation, each run as it stands; and the view that they turn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from sbs_data import actions
from sbs_data.publishing import snapshots
from sbs_data.settings import Settings

DOCS = Path(__file__).parents[2] / "docs" / "vyer.md"
TITLE = "## Tio recept att klistra in"
RECIPES = re.findall(
    r"^(\S[^\n]*\?)\n\n```sql\n(.*?)```",
    DOCS.read_text("utf-8").split(TITLE)[1].split("\n## ")[0],
    re.MULTILINE | re.DOTALL,
)
KEY = "measure, unit_kind, unit_code, school_year, term, gender"


@pytest.fixture(scope="module")
def sbs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    settings = Settings(Path(tmp_path_factory.mktemp("recipes")), "prov")
    actions.load_example(actions.Delmal(settings))
    pointer = snapshots.current(settings.published)
    assert pointer is not None
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{settings.published / pointer.name}' AS sbs (READ_ONLY)")
        yield connection


def test_there_are_ten() -> None:
    assert len(RECIPES) == len(dict(RECIPES)) == 10


@pytest.mark.parametrize("question", dict(RECIPES))
def test_a_recipe_answers_its_question(sbs: duckdb.DuckDBPyConnection, question: str) -> None:
    answer = sbs.execute(dict(RECIPES)[question]).fetch_df()
    assert len(answer) > 0
    assert not answer.isna().all(axis=None)
    assert len(answer) == len(answer.drop_duplicates())


def test_a_figure_stands_once_for_each_unit_measure_term_and_sex(
    sbs: duckdb.DuckDBPyConnection,
) -> None:
    twice = sbs.execute(f"SELECT {KEY} FROM sbs.figures GROUP BY ALL HAVING count(*) > 1")
    assert twice.fetchall() == []
    mixed = "SELECT measure, unit_kind FROM {} GROUP BY ALL HAVING count(DISTINCT population) > 1"
    assert sbs.execute(mixed.format("sbs.figures")).fetchall() == []
    assert sbs.execute(mixed.format("sbs.observations WHERE is_preferred")).fetchall() != []


def test_no_unit_or_measure_is_lost_where_only_one_population_has_it(
    sbs: duckdb.DuckDBPyConnection,
) -> None:
    every = "SELECT DISTINCT measure, unit_kind FROM {} ORDER BY ALL"
    assert (
        sbs.execute(every.format("sbs.figures")).fetchall()
        == sbs.execute(every.format("sbs.observations")).fetchall()
    )


def test_the_term_s_last_occasion_is_the_one(sbs: duckdb.DuckDBPyConnection) -> None:
    earlier = """
        SELECT count(*) FROM sbs.observations o JOIN sbs.figures f
          ON (o.measure, o.unit_kind, o.unit_code, o.school_year, o.gender)
           = (f.measure, f.unit_kind, f.unit_code, f.school_year, f.gender)
         AND o.term IS NOT DISTINCT FROM f.term AND o.grade IS NOT DISTINCT FROM f.grade
        WHERE o.occasion {} f.occasion"""
    assert sbs.execute(earlier.format(">")).fetchall() == [(0,)]
    assert sbs.execute(earlier.format("<")).fetchall()[0][0] > 0


def test_a_claim_s_number_has_its_unit(sbs: duckdb.DuckDBPyConnection) -> None:
    said = sbs.execute("SELECT DISTINCT unit, value, value_text FROM sbs.claims").fetchall()
    units = {"percent": "%", "points": "poäng", "pupils": "elever"}
    assert {unit for unit, *_ in said} == {*units, None}
    for unit, value, words in said:
        if value is None:
            assert words is None
        else:
            assert words == f"{value:g} {units[unit]}".replace(".", ",")
