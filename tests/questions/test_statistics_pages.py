"""Questions of Importera, Målvärden and Skolor och områden, against rows counted by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import sbs_data
from sbs_data import questions
from sbs_data.questions import Selection
from tests.questions.world import World

FIGURES = Path(sbs_data.__file__).parent / "publishing" / "published_figures.sql"
WHEN = "2026-11-21 20:00:00"


@pytest.fixture
def world() -> World:
    """Provkommunen (9901) with Alm and Ek in its reports; Alm is a skolenhet, Ek none yet."""
    made = World()
    made.db.execute(FIGURES.read_text(encoding="utf-8"))
    made.report("r-1")
    made.initiative("r-1", 1, "Trygghet", "Insats", ("Alm",))
    made.initiative("r-1", 2, "Trygghet", "Annan insats", ("Ek",))
    for school in ("Alm", "Ek", "Hela huvudmannen"):
        made.insert("school", authority="Provkommunen", school=school, **_school())
    units = (
        ("municipality", "9901", "Provkommunen"),
        ("municipality", "9902", "Annanby"),
        ("school", "11111111", "Alm"),
        ("school", "22222222", "Eken"),
        ("school", "33333333", "Ask"),
    )
    for unit_no, (kind, code, name) in enumerate(units, 1):
        municipality = "9902" if code in ("9902", "33333333") else "9901"
        made.insert(
            "unit", unit_no=unit_no, unit_kind=kind, unit_code=code, unit_name=name,
            municipality_code=municipality, name_key=name.lower(),
        )  # fmt: skip
    return made


def _school() -> dict[str, object]:
    return {"forms": "", "form_codes": [], "spellings": "", "goal_count": 1,
            "latest_report_id": "r-1"}  # fmt: skip


def _file(world: World, file_no: int, file: str, import_no: int) -> None:
    world.insert(
        "statistics_file", file_no=file_no, file_id=f"s-{file_no}", file=file, sha256="0",
        kind="own", source="Egen", observation_count=file_no, is_example=False,
    )  # fmt: skip
    world.insert(
        "statistics_act", file_no=file_no, imported_at=WHEN, imported_by="anna", import_no=import_no
    )


def _decision(world: World, what: str, key: str, value: str, act_no: int = 9) -> None:
    world.insert(
        "decision", what=what, key=key, value=value, reason="Nämnden", subject="x",
        decided_by="anna", decided_at=WHEN, act_no=act_no, is_orphaned=False,
    )  # fmt: skip


def test_files_come_latest_import_first_and_are_counted_by_their_act(world: World) -> None:
    assert questions.statistics_files(world).empty
    for file_no, (file, act) in enumerate([("ö.csv", 1), ("b.csv", 2), ("a.csv", 2)], 1):
        _file(world, file_no, file, act)
    rows = questions.statistics_files(world)
    assert list(rows["file"]) == ["a.csv", "b.csv", "ö.csv"]
    assert list(rows["import_file_count"]) == [2, 2, 1]
    page = questions.statistics_files(world, 1, skip=2)
    assert list(page["file"]) == ["ö.csv"]
    assert list(page["file_count"]) == [3]
    assert page["published_on"].iloc[0] is None


def test_notices_are_those_of_the_files_asked_about(world: World) -> None:
    _file(world, 1, "a.csv", 1)
    _file(world, 2, "b.csv", 1)
    for file_no in (1, 2):
        world.insert(
            "statistics_notice", file_id=f"s-{file_no}", notice_no=1, code="x", message=str(file_no)
        )
    assert list(questions.statistics_notices(world, ["s-2"])["message"]) == ["2"]
    assert questions.statistics_notices(world, []).empty


def test_the_reports_own_kommun_comes_first(world: World) -> None:
    known = questions.known_municipalities(world)
    assert list(known["municipality_code"]) == ["9901", "9902"]
    assert list(known["is_own"]) == [True, False]


def test_each_school_has_its_skolenhet_or_none(world: World) -> None:
    rows = questions.school_unit_names(world).set_index("school")
    assert list(rows.index) == ["Alm", "Ek"]  # the whole authority is no school
    assert rows.loc["Alm", "unit_code"] == "11111111"
    assert rows.loc["Alm", "basis"] == "same_name"
    assert rows.loc["Ek", "unit_code"] is None
    _decision(world, "school_unit", "provkommunen|ek", "22222222")
    rows = questions.school_unit_names(world).set_index("school")
    assert tuple(rows.loc["Ek", ["unit_code", "unit_name", "basis"]]) == (
        "22222222",
        "Eken",
        "person",
    )


def test_a_school_can_be_any_skolenhet_of_its_kommun(world: World) -> None:
    choices = questions.school_unit_choices(world, "Provkommunen")
    assert list(choices["unit_name"]) == ["Alm", "Eken"]
    assert len(questions.school_unit_choices(world, None)) == 3


def test_each_authority_has_its_kommun(world: World) -> None:
    (row,) = questions.authority_unit_names(world).to_dict("records")
    assert (row["municipality_code"], row["basis"]) == ("9901", "same_name")


def test_a_malvarde_has_its_measures_name_and_the_act_that_takes_it_back(world: World) -> None:
    world.insert(
        "measure", measure="eligible_vocational", name="Behöriga", short="B", definition="D",
        unit="percent", grade="9", sensitive_side="not_reached", is_share=True, is_own=False,
        is_every_other_year=False, higher_is_better=True,
    )  # fmt: skip
    for key, code, value in (("m-1", "11111111", 80), ("m-2", "22222222", 85)):
        said = (
            f'{{"measure": "eligible_vocational", "value": {value}, "unit": "percent", '
            f'"comparator": "at_least", "unit_kind": "school", "unit_code": "{code}", '
            '"unit_name": "x", "gender": null, "grade": null, "term": "VT26", '
            '"school_year": "2025/26"}'
        )
        _decision(world, "target_value", key, said, int(value))
    rows = questions.target_values(world)
    assert list(rows["unit_name"]) == ["Alm", "Eken"]
    assert set(rows["measure_name"]) == {"Behöriga"}
    assert list(rows["act_no"]) == [80, 85]
    assert list(rows["target_count"]) == [2, 2]
    assert questions.target_unit_names(world) == ["Alm", "Eken"]
    assert _chosen(world, school="Eken") == ["m-2"]
    assert list(questions.target_values(world, 1, skip=1)["target_key"]) == ["m-2"]


def _chosen(world: World, **narrow: Any) -> list[str]:
    return list(questions.target_values(world, selection=Selection(**narrow))["target_key"])


def _target(world: World, key: str, act_no: int, **said: object) -> None:
    value = {
        "measure": "merit_rating", "value": 220, "unit": "points", "comparator": "at_least",
        "unit_kind": "school", "unit_code": "11111111", "unit_name": "x", "gender": None,
        "grade": None, "term": "VT26", "school_year": "2025/26", **said,
    }  # fmt: skip
    _decision(world, "target_value", key, json.dumps(value), act_no)


def test_malvarden_are_narrowed_by_all_that_a_page_selects(world: World) -> None:
    _target(world, "m-1", 1)
    _target(world, "m-2", 2, unit_code="22222222", gender="girls", measure="absence")
    _target(world, "m-3", 3, unit_kind="municipality", unit_code="9901")
    world.db.execute("UPDATE school SET form_codes = ['7_9'] WHERE school = 'Alm'")
    # The reports call it Ek, Skolverket Eken.
    _decision(world, "school_unit", "provkommunen|ek", "22222222")
    assert _chosen(world, school="Ek") == ["m-2"]
    assert _chosen(world, school="Hela huvudmannen") == ["m-3"]
    assert _chosen(world, form="7_9") == ["m-1"]
    assert _chosen(world, form="authority") == ["m-3"]
    assert _chosen(world, form="") == ["m-2"]
    assert _chosen(world, measure="absence") == ["m-2"]
    assert _chosen(world, gender="girls") == ["m-2"]
    assert _chosen(world, gender="boys") == []
    assert _chosen(world, area="Insats") == []
    _decision(world, "target_link", "m-1|i-r-1-i1", "linked")
    _decision(world, "target_link", "m-2|i-r-1-i1", "rejected")
    assert _chosen(world, area="Insats") == ["m-1"]
    assert _chosen(world, area="Annat") == []


def test_measures_that_are_spoken_of_have_their_names(world: World) -> None:
    assert questions.spoken_measures(world).empty
    _target(world, "m-1", 1, measure="absence")
    (row,) = questions.spoken_measures(world).to_dict("records")
    assert (row["measure"], row["name"]) == ("absence", None)


def test_schools_of_a_kommun_are_narrowed_to_those_that_reports_are_about(world: World) -> None:
    def named(**narrow: str) -> list[str]:
        return list(questions.kommun_schools(world, "9901", **narrow)["school"])

    assert named() == ["Alm", "Ek", "Eken"]
    world.goal("r-1-i1", 1, "Ett mål", "achieved")
    assert named(area="Insats") == ["Alm"]
    assert named(area="") == []
    world.db.execute("UPDATE school SET form_codes = ['7_9'] WHERE school = 'Alm'")
    assert named(form="7_9") == ["Alm"]
    assert named(form="") == ["Ek"]
    assert named(form="preschool") == []
    assert named(form="7_9", area="Insats") == ["Alm"]
    assert named(form="", area="Insats") == []


def test_a_suggested_initiative_quotes_the_part_it_rests_on(world: World) -> None:
    decision = {"quote": "q", "decided_by": "anna", "decided_at": WHEN, "act_no": 3}
    world.insert("target_decision", target_key="t-1", confirmed=True, **decision)
    for no, (part, row, quote) in enumerate(
        [("expected_effect", 7, "Z väntas."), ("observed_effect", 8, "A syntes.")], 1
    ):
        place = {"place_table": 1, "place_row": row, "place_paragraph": 1}
        world.insert(
            "passage", report_id="r-1", initiative_id="r-1-i1", part=part, text=quote,
            passage_no=no, is_template=False, **place,
        )  # fmt: skip
        world.insert(
            "claim", claim_no=no, report_id="r-1", initiative_id="r-1-i1", role="target",
            measure="absence", value=5.0, unit="percent", negated=False, quote=quote,
            target_key="t-1", **place,
        )  # fmt: skip
    (link,) = questions.target_links(world, ["t-1"]).to_dict("records")
    assert (link["state"], link["part"], link["quote"]) == (
        "suggested",
        "expected_effect",
        "Z väntas.",
    )
    assert link["schools"] == "Alm"
    assert questions.target_links(world, ["t-9"]).empty


def test_a_malvarde_is_set_for_what_there_are_figures_of(world: World) -> None:
    assert questions.target_measures(world).empty
    units = questions.target_units(world)
    assert list(units["unit_name"]) == ["Provkommunen", "Alm", "Eken"]  # the own kommun's
