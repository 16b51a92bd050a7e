"""Whose the figures are: a report's huvudman and schools among the units of the statistics."""

from __future__ import annotations

import json
import re

import pytest

from sbs_data import actions, questions
from sbs_data.answers import (
    figure_units,
    names_followed,
    our_authority,
    undecided_units,
    unit_mappings,
)
from sbs_data.answers.undecided_units import Unmapped
from sbs_data.errors import DelmalError
from sbs_data.measures.facts import facts_of
from sbs_data.publishing import snapshots
from sbs_data.questions import records
from sbs_data.questions.shown import Shown, show
from tests.statistics.exports import GRADES_2025, MUNICIPALITY_HEADER, own_csv, siris
from tests.store.kit import Store, document

# A school in one kommun, and one of the same name in another that the same file holds.
OURS = ("Åskolan", "44444441", "Ydre", "0512", "Kommunal", "Ydre kommun", "2120000381")
THEIRS = ("Åskolan", "44444442", "Kinda", "0513", "Kommunal", "Kinda kommun", "2120000399")
FIGURES = ("78", "67,9", "75,6", "201,6")
NATIONAL = siris(rows=[(*THEIRS, *FIGURES), (*OURS, *FIGURES)])
REPORT = document(authority="Ydre kommun", schools=["Åskolan"], period="VT23")
VOCATIONAL = "ratioOfPupils9thGradeEligibleForNationalProgramYR"


def api(code: str = "44444441") -> bytes:
    """An answer of Skolverket's API: a code, and no name anywhere."""
    value = {"value": "75,6", "valueType": "EXISTS", "timePeriod": "2024/25"}
    body = {VOCATIONAL: [value], "docLinks": None, "schoolUnit": code}
    return json.dumps({"status": "OK", "message": "Success", "body": body}).encode()


def shown(store: Store) -> Shown:
    pointer = snapshots.current(store.settings.published)
    assert pointer is not None
    return show(store.settings.published, pointer)


def test_a_reports_school_is_the_one_in_its_kommun_though_no_file_names_the_kommun(
    store: Store,
) -> None:
    store.bring(("a.docx", REPORT))
    store.bring_statistics(("national.csv", NATIONAL))
    assert store.rows("SELECT authority, municipality_code FROM authority_units") == [
        ("Ydre kommun", "0512")
    ]
    assert store.rows("SELECT school, unit_code FROM school_units") == [("Åskolan", "44444441")]
    units = questions.figure_units(shown(store).snapshot)
    assert list(units["unit_code"]) == ["44444441"]
    assert list(units["municipality"]) == ["Ydre"]


def waiting(store: Store) -> list[tuple[object, ...]]:
    return store.rows("SELECT subject FROM undecided WHERE what = 'school_unit'")


def asked(store: Store) -> Unmapped:
    (row,) = records(questions.to_decide(shown(store).snapshot, whats=("school_unit",)))
    return undecided_units.of(shown(store), row)


def test_an_answer_of_the_api_alone_asks_whose_it_is(store: Store) -> None:
    store.bring(("a.docx", REPORT))
    assert waiting(store) == [], "there is nothing that it could be"
    store.bring_statistics(("svar.json", api()))
    assert waiting(store) == [("Åskolan",)]
    found = asked(store)
    assert found.likely == ("44444441",)
    assert found.question == "Är det Skolenhet 44444441, namnet är inte känt?"
    store.decide("map_school_unit", found.authority, found.school, found.likely[0])
    assert waiting(store) == []
    facts = facts_of(questions.figure_facts(shown(store).snapshot, ["44444441"]))
    assert {fact.unit_name for fact in facts} == {"Åskolan"}


def test_where_no_unit_has_the_name_the_likest_of_the_kommun_are_asked_of(store: Store) -> None:
    like = ("Åskolan 7–9", "44444443", *OURS[2:])
    unlike = ("Nämndemansgården", "44444444", *OURS[2:])
    store.bring(("a.docx", REPORT))
    store.bring_statistics(
        ("n.csv", siris(rows=[(*of, *FIGURES) for of in (THEIRS, like, unlike)]))
    )
    assert asked(store).likely == ("44444443",), "another kommun's is not likely, whatever its name"
    assert asked(store).question == "Är det Åskolan 7–9 (44444443), Ydre?"
    assert set(asked(store).units) == {"44444443", "44444444"}


def test_two_of_the_name_in_the_kommun_are_both_asked_of(store: Store) -> None:
    store.bring(("a.docx", REPORT))
    twin = (OURS[0], "44444449", *OURS[2:])
    store.bring_statistics(("n.csv", siris(rows=[(*of, *FIGURES) for of in (OURS, twin)])))
    assert asked(store).likely == ("44444441", "44444449")


def test_a_school_in_no_register_gets_a_code_of_ours_and_its_own_figures_are_taken(
    store: Store,
) -> None:
    store.bring(("a.docx", document(authority="Ydre kommun", schools=["Förskolan Myran"])))
    store.bring_statistics(("national.csv", NATIONAL))
    assert waiting(store) == [("Förskolan Myran",)]
    store.decide("map_school_unit", "Ydre kommun", "Förskolan Myran", actions.NOT_IN_REGISTER)
    assert waiting(store) == []
    ((code,),) = store.rows("SELECT unit_code FROM school_units")
    assert re.fullmatch("e-[0-9a-f]{8}", str(code))
    with pytest.raises(DelmalError, match="redan bestämt"):  # and no other code is made
        store.decide("map_school_unit", "Ydre kommun", "Förskolan Myran", actions.NOT_IN_REGISTER)
    own = {"Skolenhetskod": str(code), "Skola": "Förskolan Myran", "Kommunkod": "0512"}
    store.bring_statistics(("egen.csv", own_csv({**own, "Mått": "Hög frånvaro"})))
    found = store.rows("SELECT unit_name, measure FROM observations WHERE unit_code = $c", c=code)
    assert found == [("Förskolan Myran", "absence")]  # what is hidden of it is another matter
    assert store.faults() == []
    told = actions.history(store.delmal)
    assert any("inte finns i skolenhetsregistret" in str(act.sentence) for act in told)


def test_an_own_row_with_a_name_and_no_code_is_told_which_it_may_be(store: Store) -> None:
    store.bring(("a.docx", document(authority="Ydre kommun", schools=["Förskolan Myran"])))
    store.bring_statistics(("national.csv", NATIONAL))
    store.decide("map_school_unit", "Ydre kommun", "Förskolan Myran", actions.NOT_IN_REGISTER)
    ((code,),) = store.rows("SELECT unit_code FROM school_units")
    names = ("Åskolan", "Förskolan Myran", "Borta")
    rows = [{"Skolenhetskod": "", "Skola": name, "Kommunkod": "0512"} for name in names]
    (found,) = actions.examine_statistics(store.delmal, [("egen.csv", own_csv(*rows))])
    assert found.refusal is not None, "it never becomes the whole kommun"
    assert found.faults[-2:] == (
        "”Åskolan” kan vara Åskolan (44444441), Ydre.",
        f"”Förskolan Myran” kan vara Förskolan Myran ({code}).",
    )


def test_nothing_waits_before_there_are_figures_and_that_is_told(store: Store) -> None:
    store.bring(("a.docx", REPORT))
    assert "knutna till någon skolenhet" in unit_mappings.not_yet(shown(store))
    store.bring_statistics(("national.csv", NATIONAL))
    assert unit_mappings.not_yet(shown(store)) == ""


def test_an_old_links_name_is_followed_and_never_to_another_of_the_same_name(
    store: Store,
) -> None:
    renamed = ("Nya Åskolan", *OURS[1:])
    store.bring(("a.docx", REPORT))
    store.bring_statistics(("then.csv", siris(rows=[(*OURS, *FIGURES)], year="2023/24")))
    store.bring_statistics(("now.csv", siris(rows=[(*THEIRS, *FIGURES), (*renamed, *FIGURES)])))
    store.decide("map_school_unit", "Ydre kommun", "Åskolan", "44444441")
    store.decide("map_school", "Ydre kommun", "Åskolan", "Åns skola")
    store.decide("map_school_unit", "Ydre kommun", "Åns skola", "44444441")
    now = shown(store)
    for text in ("44444441", "Nya Åskolan", "Åskolan", "åns skola"):
        found = figure_units.asked_for(now, text)
        assert found is not None, text
        assert found.code == "44444441"
    assert names_followed.school(now, "Åskolan") == "Åns skola"
    assert names_followed.school(now, "Nya Åskolan") == "Åns skola"
    for text in ("44444442", "Borta", ""):
        assert figure_units.asked_for(now, text) is None
        assert names_followed.school(now, text) is None


def test_a_school_that_no_file_names_has_a_name_in_every_figure(store: Store) -> None:
    store.bring_statistics(("svar.json", api()))
    facts = facts_of(questions.figure_facts(shown(store).snapshot, ["44444441"]))
    assert {fact.unit_name for fact in facts} == {"Skolenhet 44444441"}
    assert list(questions.figure_units(shown(store).snapshot)["unit_name"]) == [
        "Skolenhet 44444441"
    ]


def test_the_source_nearest_the_register_names_a_school_whatever_came_last(store: Store) -> None:
    store.bring_statistics(("national.csv", NATIONAL))
    own = own_csv({"Skolenhetskod": OURS[1], "Skola": "Egna namnet", "Kommunkod": "0513"})
    store.bring_statistics(("egen.csv", own))
    assert store.rows(
        "SELECT unit_name, municipality_code FROM units WHERE unit_code = '44444441'"
    ) == [("Åskolan", "0512")]


def ours(store: Store) -> list[tuple[object, ...]]:
    return store.rows("SELECT authority, municipality_code, basis FROM our_authority")


def offered(store: Store) -> list[tuple[str, str]]:
    units = questions.figure_units(shown(store).snapshot)
    return list(zip(units["unit_kind"], units["unit_code"], strict=True))


class TestOurs:
    def test_a_report_says_whose_it_is_whatever_a_national_file_holds(self, store: Store) -> None:
        store.bring(("a.docx", REPORT))
        store.bring_statistics(("national.csv", NATIONAL))
        assert ours(store) == [("Ydre kommun", "0512", "only_one")]
        assert not our_authority.is_open(shown(store))

    def test_a_file_of_one_kommun_alone_does_too(self, store: Store) -> None:
        store.bring_statistics(("n.csv", siris(rows=[(*OURS, *FIGURES)])))
        assert ours(store) == [("Ydre", "0512", "only_one")]

    def test_several_are_asked_of_and_the_answer_counts_everywhere(self, store: Store) -> None:
        store.bring_statistics(("national.csv", NATIONAL))
        assert ours(store) == []
        assert our_authority.is_open(shown(store))
        labels = our_authority.asking(shown(store)).labels
        assert list(labels)[:2] == ["0513", "0512"], "those that are imported come first"
        assert len(labels) == 290
        assert labels["1983"] == "Köping (1983)"
        store.decide("set_our_authority", "Ydre kommun")
        assert ours(store) == [("Ydre", "0512", "person")]
        assert offered(store) == [("school", "44444441")]
        assert not our_authority.is_open(shown(store))
        # A report of another does not change what a person has said.
        store.bring(("b.docx", document(authority="Kinda kommun", schools=["Åskolan"])))
        assert ours(store) == [("Ydre", "0512", "person")]

    def test_two_huvudman_in_the_reports_are_asked_of(self, store: Store) -> None:
        other = document(authority="Åstiftelsen", schools=["Friskolan Å"], name="b")
        store.bring(("a.docx", REPORT), ("b.docx", other))
        assert ours(store) == []
        assert our_authority.is_open(shown(store))
        assert next(iter(our_authority.asking(shown(store)).labels)) == "Åstiftelsen"

    def test_own_figures_of_another_kommun_are_asked_of(self, store: Store) -> None:
        store.bring(("a.docx", REPORT))
        own = {"Skolenhetskod": "", "Skola": "", "Kommunkod": "0513"}
        store.bring_statistics(("egen.csv", own_csv(own)))
        assert ours(store) == []

    def test_an_enskild_huvudman_has_schools_and_no_kommun(self, store: Store) -> None:
        per_kommun = siris(
            (*MUNICIPALITY_HEADER, *GRADES_2025),
            [("Kinda", "0513", "Östergötlands län", "05", "Samtliga", *FIGURES)],
        )
        store.bring_statistics(("national.csv", NATIONAL), ("kommun.csv", per_kommun))
        assert ("municipality", "0513") in offered(store)
        store.decide("set_our_authority", "Åstiftelsen", ["44444442"])
        assert ours(store) == [("Åstiftelsen", None, "person")]
        assert offered(store) == [("school", "44444442")]
        assert figure_units.is_private(shown(store))
        with pytest.raises(DelmalError, match="Ingen statistik gäller enheten"):
            store.decide("set_our_authority", "Åstiftelsen", ["99999999"])
        with pytest.raises(DelmalError, match="Ingen kommun har koden"):
            store.decide("set_our_authority", "9999")
