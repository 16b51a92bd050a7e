"""What the reports say of results, the målvärden that count, and what one can be set for."""

from __future__ import annotations

from sbs_data.answers import reported, target_choices, targets_listed
from sbs_data.answers.passages import Passage, Quote
from sbs_data.answers.reported import Claimed
from sbs_data.answers.target_choices import Measure, Unit
from sbs_data.answers.targets_listed import Link
from sbs_data.questions import Selection
from tests.answers.told import WHEN, claim, reports, shown
from tests.questions.world import World

QUOTE = Quote(Passage("Citat 1", "r-3", "tabell 1, rad 4, stycke 1", "1.4.1"), "r-3.docx")


def claims() -> World:
    """A confirmed målvärde, one that waits, and two outcomes."""
    world = reports()
    claim(world, 1, "target", target_key="t", reached=True)
    claim(world, 2, "target", target_key="u", value=90.0)
    claim(world, 3, "outcome", value=75.0)
    claim(world, 4, "outcome", value=70.0, reached=False, term="VT24")
    world.insert(
        "target_decision", target_key="t", confirmed=True, quote="Citat 1", decided_by="Anna",
        decided_at=WHEN, act_no=7,
    )  # fmt: skip
    return world


def statistics(world: World) -> World:
    """A measure with a figure, and a kommun, its authority and a school of it."""
    world.insert(
        "measure", measure="eligible_vocational", name="Behöriga till yrkesprogram", short="Yrkes",
        definition="Andel behöriga.", unit="percent", grade="9", sensitive_side="not_reached",
        is_share=True, is_own=False, is_every_other_year=False, higher_is_better=True,
    )  # fmt: skip
    units = (
        ("municipality", "9901", "Provkommunen"),
        ("authority", "9901", "Provkommunen"),
        ("school", "11111111", "Alm"),
    )
    for no, (kind, code, name) in enumerate(units, 1):
        world.insert(
            "unit", unit_no=no, unit_kind=kind, unit_code=code, unit_name=name,
            municipality_code="9901", name_key=name.lower(),
        )  # fmt: skip
    world.insert(
        "statistics_file", file_no=1, file_id="s-1", file="a.csv", sha256="0", kind="own",
        source="Egen", observation_count=1, is_example=False,
    )  # fmt: skip
    world.insert(
        "series", series_no=1, measure="eligible_vocational", school_year="2024/25", gender="all",
        population="all_at_school", status="official", place="rad #",
    )  # fmt: skip
    world.insert(
        "observation", series_no=1, unit_no=3, value=80.0, file_no=1, is_preferred=True,
        has_other=False,
    )  # fmt: skip
    return world


def test_what_the_reports_say_is_told_and_how_much_more_there_is() -> None:
    found = reported.of_selection(shown(claims()), Selection(), 1, 1)
    (waiting,) = found.targets
    assert (waiting.key, waiting.confirmed_by, waiting.reached) == ("u", None, "")
    assert waiting.words == "Behöriga till gymnasiets yrkesprogram: 90\u00a0%, VT25"
    assert (found.targets_left, found.outcome_count) == (1, 2)
    assert found.outcomes == (
        Claimed(
            "Behöriga till gymnasiets yrkesprogram: 75\u00a0%, VT25",
            "",
            "Citat 3",
            "r-3.docx, tabell 1, rad 4, stycke 3",
        ),
    )


def test_all_of_it_is_told_where_there_is_room() -> None:
    found = reported.of_selection(shown(claims()), Selection(), 4, 4)
    assert [(t.key, t.confirmed_by) for t in found.targets] == [("u", None), ("t", "Anna")]
    assert found.targets[1].reached == "Rapporten säger att det har nåtts."
    assert found.targets[1].quotes == (QUOTE,)
    assert (found.targets_left, len(found.outcomes)) == (0, 2)
    assert found.outcomes[1].reached == "Rapporten säger att det inte nåddes."


def test_where_the_reports_say_nothing_nothing_is_told() -> None:
    found = reported.of_selection(shown(reports()), Selection(), 4, 4)
    assert (found.targets, found.targets_left) == ((), 0)
    assert (found.outcomes, found.outcome_count) == ((), 0)
    assert reported.of_initiative(shown(reports()), "r-3-i1") == ()


def test_an_initiative_s_own_words_are_told_with_what_each_is() -> None:
    first, *_, last = reported.of_initiative(shown(claims()), "r-3-i1")
    assert first == Claimed(
        "Målvärde: Behöriga till gymnasiets yrkesprogram: 80\u00a0%, VT25",
        "Rapporten säger att det har nåtts.",
        "Citat 1",
        "tabell 1, rad 4, stycke 1",
    )
    assert last.words.startswith("Utfall: ")


def test_a_stated_malvarde_that_counts_has_its_quotes_and_its_initiatives() -> None:
    world = statistics(claims())
    seen = shown(world)
    assert targets_listed.count(seen, Selection()) == 1
    assert targets_listed.count(seen, Selection(gender="girls")) == 0
    (target,) = targets_listed.some(seen, Selection(), 6, 0)
    assert (target.key, target.is_stated, target.act_no) == ("t", True, 7)
    assert target.decided == "Bekräftat av Anna 21 november 2026."
    assert target.quotes == (QUOTE,)
    assert target.notes == ("Rapporten säger att det har nåtts.",)
    assert targets_listed.some(seen, Selection(), 6, 1) == ()


def test_each_malvarde_has_the_initiatives_that_are_its_own() -> None:
    world = statistics(claims())
    claim(world, 5, "target", target_key="v", initiative_id="r-2-i1", report_id="r-2", value=60.0)
    world.insert(
        "target_decision", target_key="v", confirmed=True, quote="Citat 5", decided_by="Anna",
        decided_at=WHEN, act_no=8,
    )  # fmt: skip
    targets = targets_listed.some(shown(world), Selection(), 6, 0)
    assert {t.key: [link.initiative_id for link in t.others] for t in targets} == {
        "t": ["r-3-i1"],
        "v": ["r-2-i1"],
    }


def test_initiatives_are_parted_by_what_a_person_has_said_of_them() -> None:
    row: dict[str, object] = {
        "target_key": "t", "measure": "absence", "measure_name": None, "measure_grade": None,
        "value": 10.0, "unit": "percent", "comparator": "at_most", "negated": False,
        "gender": None, "grades": None, "unit_kind": "school", "unit_name": "Alm",
        "authority": None, "school_year": None, "term": None, "basis": "person",
        "reached": None, "decided_by": "Bo", "decided_at": None, "reason": "Nämnden.", "act_no": 3,
    }  # fmt: skip
    links: list[dict[str, object]] = [
        {
            "initiative_id": f"i-{state}", "initiative": "Läslust", "state": state,
            "part": "expected_effect" if state == "linked" else None,
            "quote": None if state == "rejected" else "Fler läser", "decided_by": "Anna",
            "schools": "" if state == "suggested" else "Alm", "kind": "slutredovisning",
            "period": "VT24",
        }
        for state in ("linked", "suggested", "rejected")
    ]  # fmt: skip
    target = targets_listed._target(shown(reports()), row, links)
    assert (target.is_stated, target.quotes, target.waiting) == (False, (), 1)
    assert target.linked == (
        Link(
            "i-linked",
            "Läslust",
            "Läslust (Alm, Slutredovisning VT24)",
            "linked",
            "”Fler läser” (bland de förväntade effekterna)",
            "Anna",
        ),
    )
    suggested, rejected = target.others
    assert suggested.title == "Läslust (Skola ej angiven, Slutredovisning VT24)"
    assert (suggested.state, suggested.quote) == ("suggested", "”Fler läser”")
    assert (rejected.state, rejected.quote) == ("rejected", "")


def test_a_malvarde_can_be_set_for_what_there_are_figures_of() -> None:
    choices = target_choices.every(shown(statistics(reports())))
    assert choices.measures == {
        "eligible_vocational": Measure(
            "eligible_vocational", "Behöriga till yrkesprogram", "Andel behöriga.", "procent", True
        )
    }
    assert choices.units == {
        ("municipality", "9901"): Unit(
            "municipality", "9901", "Provkommunen", "Provkommunen (kommunen)"
        ),
        ("authority", "9901"): Unit(
            "authority", "9901", "Provkommunen", "Provkommunen (Provkommunen, egna siffror)"
        ),
        ("school", "11111111"): Unit("school", "11111111", "Alm", "Alm"),
    }
    assert choices.is_any


def test_without_figures_or_units_none_can_be_set() -> None:
    assert not target_choices.every(shown(reports())).is_any
    without = statistics(reports())
    without.db.execute("DELETE FROM observation")
    assert not target_choices.every(shown(without)).is_any
