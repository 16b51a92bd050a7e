"""What is selected, in words: the ``Urval:`` line, and how to find more."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

import pytest

from sbs_data.answers import choice, figure_units, filter_labels, selection_line
from sbs_data.answers.choice import Choice
from sbs_data.answers.figure_units import Unit
from sbs_data.answers.filter_labels import Labels
from sbs_data.model import Part, Status
from sbs_data.questions import Choices, Selection
from tests.answers.told import reports, shown

ACCOUNTS = "senaste redovisningen av varje mål"
LABELS = Labels.of(
    Choices(
        schools=("Alm", ""), areas=("Trygghet", ""),
        reports=(("r-1", "a.docx"), ("r-2", "a.docx"), ("r-3", "b.docx")), authorities=(),
        periods=("VT24", ""), forms=("f_3", "preschool", ""),
    )
)  # fmt: skip


def line(selected: Mapping[str, object], *, status: bool = False) -> str:
    selection = Selection(**selected)  # type: ignore[arg-type]
    return selection_line.of_reports(selection, LABELS, ACCOUNTS, status=status)


def test_files_of_one_name_are_told_apart() -> None:
    assert LABELS.reports == {"r-1": "a.docx (r-1)", "r-2": "a.docx (r-2)", "r-3": "b.docx"}
    assert LABELS.schools == {"Alm": "Alm", "": "Skola ej angiven"}
    assert LABELS.areas[""] == "Utvecklingsområde ej angivet"
    assert LABELS.periods == {"VT24": "VT24", "": "Period ej angiven"}
    assert LABELS.forms == {"f_3": "F–3", "preschool": "Förskola", "": "Skolform ej angiven"}


def test_what_reports_alone_speak_of_comes_after_what_the_figures_show() -> None:
    spoken: list[dict[Hashable, object]] = [
        {"measure": "absence", "name": None}, {"measure": "x", "name": "Trivsel"},
        {"measure": "y", "name": None}, {"measure": choice.FIRST_MEASURE, "name": "Annat"},
    ]  # fmt: skip
    found = filter_labels.measures_of(spoken)
    assert list(found)[: len(choice.MEASURES)] == list(choice.MEASURES)
    assert found[choice.FIRST_MEASURE] == choice.MEASURES[choice.FIRST_MEASURE]
    assert (found["absence"], found["x"], found["y"]) == ("Frånvaro", "Trivsel", "y")


def test_the_labels_of_a_snapshot_are_those_of_its_reports() -> None:
    found = filter_labels.labels_of(shown(reports()))
    assert found.schools == {"Alm": "Alm", "Hela huvudmannen": "Hela huvudmannen"}
    assert found.measures == choice.MEASURES


@pytest.mark.parametrize(
    ("selected", "told"),
    [
        ({}, f"alla skolor, alla utvecklingsområden, {ACCOUNTS}"),
        ({"school": "Alm", "area": "Trygghet"}, f"Alm, Trygghet, {ACCOUNTS}"),
        ({"school": ""}, f"Skola ej angiven, alla utvecklingsområden, {ACCOUNTS}"),
        ({"form": "preschool"}, f"alla skolor, förskola, alla utvecklingsområden, {ACCOUNTS}"),
        ({"form": "f_3"}, f"alla skolor, F–3, alla utvecklingsområden, {ACCOUNTS}"),
        ({"period": "VT24"}, "alla skolor, alla utvecklingsområden, redovisningar för VT24"),
        ({"period": ""}, "alla skolor, alla utvecklingsområden, redovisningar utan period"),
        ({"every_account": True}, "alla skolor, alla utvecklingsområden, alla redovisningar"),
        ({"report_id": "r-3"}, "alla skolor, alla utvecklingsområden, rapporten b.docx"),
        (
            {"words": " läsa "},
            f"alla skolor, alla utvecklingsområden, {ACCOUNTS}, med orden ”läsa”",
        ),
        (
            {"part": Part.LESSON},
            f"alla skolor, alla utvecklingsområden, {ACCOUNTS}, delen lärdomar",
        ),
        (
            {"measure": "merit_rating", "gender": "girls"},
            f"alla skolor, alla utvecklingsområden, {ACCOUNTS}, målvärden och resultat om "
            "meritvärde (17 ämnen) för flickor",
        ),
        (
            {"gender": "boys"},
            f"alla skolor, alla utvecklingsområden, {ACCOUNTS}, målvärden och resultat för pojkar",
        ),
    ],
)
def test_what_is_selected_is_told(selected: dict[str, object], told: str) -> None:
    assert line(selected) == f"Urval: {told}."


def test_a_theme_is_told_by_its_name() -> None:
    key, name = next(iter(LABELS.themes.items()))
    assert line({"theme": key}).endswith(f", temat {name[0].lower()}{name[1:]}.")


def test_statuses_are_told_where_the_page_has_them() -> None:
    assert line({}, status=True) == (
        f"Urval: alla skolor, alla utvecklingsområden, alla statusar, {ACCOUNTS}."
    )
    two = (Status.STARTED, Status.ACHIEVED)
    assert "uppnått eller påbörjat" in line({"statuses": two}, status=True)
    assert "uppnått" not in line({"statuses": two})


def test_what_is_selected_of_malvarden_is_told() -> None:
    assert selection_line.of_targets(Selection(), LABELS) == (
        "Urval: alla skolor och kommuner, alla mått, alla elever."
    )
    chosen = Selection(
        school="Alm", form="preschool", area="Trygghet", measure="merit_rating", gender="girls"
    )
    assert selection_line.of_targets(chosen, LABELS) == (
        "Urval: Alm, förskola, Trygghet, meritvärde (17 ämnen), flickor."
    )


UNIT = Unit("1", "school", "1", "all_at_school", "Alm", "Alm", "9901", "Provkommunen", "Alm")
KOMMUN = Unit(
    "9901", "municipality", "9901", "located", "Provkommunen", "Provkommunen, alla skolor", "9901"
)
UNITS = {"9901": KOMMUN, "1": UNIT, "2": Unit("2", "school", "2", "x", "Ek", "Ek", "9901")}


def test_what_is_selected_of_figures_is_told() -> None:
    found = Choice(UNIT, "eligible_vocational", "girls", "Alm", year="2022/23")
    assert selection_line.of_figures(found, LABELS, None) == (
        "Urval: Alm, behöriga till yrkesprogram, flickor, till och med läsåret 2022/23."
    )
    assert selection_line.of_figures(found, LABELS, "Frånvaro").endswith(
        ". Måttet frånvaro finns inte på den här sidan."
    )


def test_of_every_school_the_selected_one_is_told_besides() -> None:
    found = Choice(UNIT, "eligible_vocational", "all", "Alm", every_school=True)
    assert selection_line.of_figures(found, LABELS, None) == (
        "Urval: alla skolor i Provkommunen, behöriga till yrkesprogram, alla elever. "
        "Vald skola: Alm."
    )
    within = Choice(
        UNIT, "eligible_vocational", "all", None, True, True, None, "preschool", "Trygghet"
    )
    assert selection_line.of_figures(within, LABELS, None) == (
        "Urval: rapporternas skolor i Provkommunen, förskola, Trygghet, behöriga till "
        "yrkesprogram, flickor och pojkar. Skolor som ingen rapport gäller är inte med."
    )


@pytest.mark.parametrize(
    ("selected", "told"),
    [
        ({}, "Rapporterna innehåller inga mål."),
        ({"school": ""}, "Inget mål stämmer med skolan. Ta bort filtret för att se fler."),
        (
            {"words": "x", "form": "f_3", "area": "y", "period": "z"},
            "Inget mål stämmer med både söktexten, skolformen, området och perioden. "
            "Ta bort något av filtren för att se fler.",
        ),
        (
            {"statuses": (Status.STARTED,), "report_id": "r-1", "words": "  "},
            "Inget mål stämmer med både statusen och rapporten. "
            "Ta bort något av filtren för att se fler.",
        ),
    ],
)
def test_where_nothing_is_found_it_is_said_why(selected: dict[str, object], told: str) -> None:
    assert selection_line.wider(Selection(**selected)) == told  # type: ignore[arg-type]


def test_what_is_looked_for_is_named() -> None:
    told = selection_line.wider(Selection(school="Alm"), "Ingen insats", "inga insatser")
    assert told.startswith("Ingen insats stämmer med skolan.")
    assert selection_line.wider(Selection(), "Ingen insats", "inga insatser") == (
        "Rapporterna innehåller inga insatser."
    )


def test_what_an_address_without_unit_means_comes_first_of_the_units() -> None:
    assert list(figure_units.in_order(UNITS)) == ["1", "9901", "2"]
    assert figure_units.in_order(UNITS)["9901"] == "Provkommunen, alla skolor"
    assert figure_units.is_one_kommun(UNITS)
    other = Unit("3", "municipality", "9902", "located", "Annanby", "Annanby", "9902")
    assert not figure_units.is_one_kommun({**UNITS, "3": other})


@pytest.mark.parametrize(
    "chosen",
    [
        {"unit": KOMMUN}, {"measure": "merit_rating"}, {"gender": "girls"}, {"school": "Alm"},
        {"year": "2022/23"}, {"form": "f_3"}, {"area": "Trygghet"},
    ],
)  # fmt: skip
def test_a_choice_is_narrowed_by_each_thing_that_is_chosen(chosen: dict[str, object]) -> None:
    first = {"unit": UNIT, "measure": choice.FIRST_MEASURE, "gender": "all", "school": None}
    assert not Choice(**first).is_narrowed(UNITS)  # type: ignore[arg-type]
    assert Choice(**{**first, **chosen}).is_narrowed(UNITS)  # type: ignore[arg-type]
