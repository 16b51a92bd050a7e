"""The questions that figures ask: whose, of what, beside what, and what the reports say of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import sbs_data
from sbs_data import questions
from tests.questions.world import World

FIGURES = Path(sbs_data.__file__).parent / "publishing" / "published_figures.sql"
SCHOOL, OTHER, MUNICIPALITY, NATION = "90000001", "90000002", "9001", "0000"
GROUP = "G1"


def _unit(world: World, kind: str, code: str, name: str, municipality: str | None) -> None:
    known = world.query("SELECT count(*) AS units FROM unit")["units"].iloc[0]
    world.insert(
        "unit", unit_no=int(known) + 1, unit_kind=kind, unit_code=code,
        unit_name=name, municipality_code=municipality,
        name_key=name.lower(),
    )  # fmt: skip


def _fact(world: World, kind: str, code: str, population: str, year: int, **more: object) -> None:
    row: dict[str, object] = {
        "measure": "eligible_vocational", "unit_kind": kind, "unit_code": code,
        "school_year": f"{year - 1}/{year % 100:02d}", "year_order": year,
        "term": f"VT{year % 100:02d}", "gender": "all", "grade": "9", "population": population,
        "value": 80.0, "status": "official", "place": f"rad {year}", "source": "Skolverket",
        "file": "fil.csv", "is_preferred": True,
    }  # fmt: skip
    world.insert("observations", **{**row, **more})


def _claim(world: World, report: str, no: int, initiative: str | None, **more: object) -> None:
    row: dict[str, object] = {
        "report_id": report, "claim_no": no, "initiative_id": initiative, "role": "outcome",
        "measure": "eligible_vocational", "value": 80.0, "unit": "percent", "negated": False,
        "term": "VT23", "school_year": "2022/23", "quote": f"Citat {no}.", "place_table": 1,
        "place_row": 8, "place_paragraph": no,
    }  # fmt: skip
    world.insert("claim", **{**row, **more})


@pytest.fixture
def world() -> World:
    """A kommun with two schools, one of them in a report; riket; and a group of two kommuner."""
    made = World()
    made.db.execute(FIGURES.read_text(encoding="utf-8"))
    # The questions are held against the view, however it is put together.
    made.db.execute("CREATE TABLE told AS FROM observations")
    made.db.execute("DROP VIEW observations")
    made.db.execute("ALTER TABLE told RENAME TO observations")
    for measure, unit in (("eligible_vocational", "percent"), ("merit_rating", "points")):
        made.insert(
            "measure", measure=measure, name=measure, short=measure, definition="Vad det är.",
            unit=unit, grade="9", term_rule="VT", sensitive_side="not_reached",
            is_share=unit == "percent", is_own=False, is_every_other_year=False,
            higher_is_better=True,
        )  # fmt: skip
    for since, text in (("2022/23", "Nya kriterier."), ("2019/20", "Pandemin.")):
        made.insert("measure_break", measure="eligible_vocational", school_year=since, text=text)
    made.insert("population", population="all_at_school", words="samtliga elever på skolan")
    _unit(made, "school", SCHOOL, "Alm", MUNICIPALITY)
    _unit(made, "school", OTHER, "Ö-skolan", MUNICIPALITY)
    _unit(made, "municipality", MUNICIPALITY, "Provkommunen", MUNICIPALITY)
    _unit(made, "municipality", "9002", "Grannkommunen", "9002")
    _unit(made, "nation", NATION, "Riket", None)
    for year in (2022, 2023):
        _fact(made, "school", SCHOOL, "all_at_school", year)
    _fact(made, "school", SCHOOL, "all_at_school", 2023, value=81.0, is_preferred=False)
    _fact(made, "school", OTHER, "all_at_school", 2023, value=None, marker="too_few")
    _fact(made, "municipality", MUNICIPALITY, "municipal", 2023)
    _fact(made, "municipality", "9002", "municipal", 2023)
    _fact(made, "nation", NATION, "nation_all", 2023)
    made.report("r-1", authority="Provkommunen")
    initiative = made.initiative("r-1", 1, "Insats", "Trygghet", ("Alm",))
    made.insert(
        "school", authority="Provkommunen", school="Alm", forms="", form_codes=[],
        spellings="Alm", goal_count=0, latest_report_id="r-1",
    )  # fmt: skip
    _claim(made, "r-1", 1, initiative)
    _claim(made, "r-1", 2, None, quote="I hela kommunen.")
    _claim(made, "r-1", 3, initiative, measure="absence")
    return made


def test_units_are_the_reports_own_kommuns_with_the_school_they_are(world: World) -> None:
    rows = questions.figure_units(world)
    assert rows["unit_name"].tolist() == ["Provkommunen", "Alm", "Ö-skolan"]
    assert rows["reported_school"].tolist() == [None, "Alm", None]
    assert rows["authority"].tolist() == ["Provkommunen", "Provkommunen", None]


def test_every_unit_is_offered_where_no_report_says_whose(world: World) -> None:
    world.db.execute("DELETE FROM report; DELETE FROM school")
    assert "Grannkommunen" in questions.figure_units(world)["unit_name"].tolist()


def test_a_school_that_a_measure_does_not_concern_is_not_offered(world: World) -> None:
    world.db.execute("UPDATE observations SET marker = 'not_applicable' WHERE value IS NULL")
    assert "Ö-skolan" not in questions.figure_units(world)["unit_name"].tolist()


def test_facts_come_oldest_first_from_every_source(world: World) -> None:
    rows = questions.figure_facts(world, [SCHOOL, NATION])
    assert rows["year_order"].tolist() == [2022, 2023, 2023, 2023]
    assert rows["value"].tolist() == [80.0, 80.0, 80.0, 81.0]
    assert rows["is_preferred"].tolist() == [True, True, True, False]
    assert rows["place"].iloc[0] == "rad 2022"
    assert rows["population_words"].iloc[0] == "samtliga elever på skolan"


def test_measures_come_in_the_order_asked_for(world: World) -> None:
    rows = questions.figure_measures(world, ["merit_rating", "eligible_vocational"])
    assert rows["measure"].tolist() == ["merit_rating", "eligible_vocational"]
    assert rows["name"].notna().all()


def test_similar_kommuner_are_of_the_latest_group_that_bears_the_name(world: World) -> None:
    for code, name in (
        ("G1", "Liknande kommuner grundskola, Provkommunen, 2023"),
        ("G2", "Liknande kommuner grundskola, Provkommunen, 2024"),
        ("G3", "Liknande kommuner socioekonomi, Provkommunen, 2025"),
        ("G4", "Liknande kommuner grundskola, Grannkommunen, 2024"),
    ):
        _unit(world, "group", code, name, None)
        for member in ("9002", MUNICIPALITY):
            world.insert("group_member", group_code=code, municipality_code=member)
    rows = questions.similar_municipalities(world, MUNICIPALITY)
    assert rows["group_code"].tolist() == ["G2"]
    assert rows["municipality_code"].tolist() == ["9002"]
    assert questions.similar_municipalities(world, "9009").empty


def test_claims_are_of_the_initiatives_school_else_of_the_kommun(world: World) -> None:
    rows = questions.figure_claims(world)
    assert rows[["unit_code", "quote"]].to_numpy().tolist() == [
        [SCHOOL, "Citat 1."],
        [MUNICIPALITY, "I hela kommunen."],
    ]
    assert questions.figure_claims(world, [SCHOOL])["quote"].tolist() == ["Citat 1."]
    whole = questions.figure_claims(world, [SCHOOL], authority="Provkommunen")
    assert whole["quote"].tolist() == ["Citat 1.", "I hela kommunen."]
    initiative = questions.figure_claims(world, initiative_ids=["r-1-i1"])
    assert initiative["quote"].tolist() == ["Citat 1."]


def test_an_authority_whose_kommun_is_not_known_still_has_its_claims(world: World) -> None:
    world.db.execute("DELETE FROM unit WHERE unit_kind = 'municipality'")
    rows = questions.figure_claims(world, [SCHOOL], authority="Provkommunen")
    assert "I hela kommunen." in rows["quote"].tolist()


def _confirmed(world: World, key: str, initiative: str | None) -> None:
    _claim(world, "r-1", 10, initiative, role="target", target_key=key, reached=True)
    world.insert(
        "target_decision", target_key=key, confirmed=True, decided_by="prov",
        decided_at="2026-11-20 08:00:00", act_no=2, quote="Citat 10.",
    )  # fmt: skip


def test_a_target_is_the_schools_own_or_its_authoritys(world: World) -> None:
    _confirmed(world, "t-own", "r-1-i1")
    own = questions.figure_targets(world, SCHOOL, MUNICIPALITY, "Provkommunen")
    assert own["target_key"].tolist() == ["t-own"]
    assert own["measure_grade"].tolist() == ["9"]
    assert questions.figure_targets(world, OTHER).empty


def test_the_authoritys_target_counts_though_its_kommun_is_not_known(world: World) -> None:
    _confirmed(world, "t-whole", None)
    world.db.execute("DELETE FROM unit WHERE unit_kind = 'municipality'")
    rows = questions.figure_targets(world, SCHOOL, MUNICIPALITY, "Provkommunen")
    assert rows["target_key"].tolist() == ["t-whole"]
    assert questions.figure_targets(world, SCHOOL, MUNICIPALITY).empty


def test_a_rejected_target_is_no_claim(world: World) -> None:
    _confirmed(world, "t-no", "r-1-i1")
    world.db.execute("UPDATE target_decision SET confirmed = false")
    assert "t-no" not in questions.figure_claims(world)["target_key"].tolist()


def test_the_years_are_those_of_the_units_that_have_something_to_show(world: World) -> None:
    assert questions.figure_years(world, [SCHOOL, MUNICIPALITY]) == _years_counted(world)
    _fact(world, "school", SCHOOL, "all_at_school", 2031, value=None, marker="missing")
    _fact(world, "school", SCHOOL, "all_at_school", 2032, value=None, marker="too_few")
    _fact(world, "school", OTHER, "all_at_school", 2033)
    _fact(world, "nation", NATION, "nation_all", 2034)
    years = questions.figure_years(world, [SCHOOL])
    assert years[0] == "2031/32"  # hidden is not nothing
    assert "2030/31" not in years
    assert questions.figure_years(world, [OTHER])[0] == "2032/33"
    assert questions.figure_years(world, []) == ()


def _years_counted(world: World) -> tuple[str, ...]:
    rows = world.query(
        "SELECT DISTINCT school_year FROM observations WHERE unit_kind <> 'nation' "
        f"AND unit_code IN ('{SCHOOL}', '{MUNICIPALITY}') AND value IS NOT NULL"
    )
    return tuple(sorted(map(str, rows["school_year"]), reverse=True))
