"""What a report claims beside the statistics: agreeing, differing, or not comparable and why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from sbs_data.answers.claims_against import BASIS, LOOKS, UNSURE, Outcome, meet
from sbs_data.measures.facts import Fact, facts_of
from sbs_data.words.measure_words import Measure
from tests.words.norberg import ELIGIBLE, MERIT, MERIT_FRAME, SCHOOL, hidden, one_to_four, row

NOTHING: dict[str, Any] = dict.fromkeys(
    (
        "measure", "value", "from_value", "unit", "comparator", "direction", "gender", "grades",
        "term", "school_year", "reached", "role", "target_key",
    )
) | {"negated": False}  # fmt: skip
OUTCOME = NOTHING | {
    "measure": "eligible_vocational",
    "unit": "percent",
    "role": "outcome",
    "term": "VT23",
    "school_year": "2022/23",
}
TARGET = OUTCOME | {"role": "target", "target_key": "t-1", "value": 80.0}
MERIT_CLAIM = OUTCOME | {"measure": "merit_rating", "unit": "points"}
AGREES, DIFFERS, APART, NO_CLAIM = (
    Outcome.AGREES,
    Outcome.DIFFERS,
    Outcome.NOT_COMPARABLE,
    Outcome.NOTHING_CLAIMED,
)
SHOWS = "Skolverkets statistik visar 80,4 % våren 2023, 45 av 56 (beräknat)."
FEW = [*SCHOOL[:2], one_to_four(2023, 11)]
HIDDEN = [*SCHOOL[:2], hidden(2023)]


def told(claim: dict[str, Any], facts: Any = SCHOOL, measure: Measure | None = ELIGIBLE) -> str:
    return " ".join(meet(claim, facts, measure).sentences).replace("\u00a0", " ")


def test_norberg_the_claim_is_true() -> None:
    found = meet(TARGET | {"reached": True}, SCHOOL, ELIGIBLE)
    assert found.outcome is AGREES
    assert found.fact is SCHOOL[2]
    assert told(TARGET | {"reached": True}) == (
        "Rapporten anger ett målvärde (behöriga till gymnasiets yrkesprogram: 80 %, VT23) och att "
        f"det har nåtts. {SHOWS} Uppgifterna stämmer överens: 80 % nåddes. {BASIS}"
    )


@pytest.mark.parametrize(
    ("claim", "facts", "outcome", "verdict"),
    [
        (TARGET | {"reached": False}, SCHOOL, DIFFERS,
         "Uppgifterna skiljer sig åt: i statistiken nåddes 80 %."),
        (TARGET | {"reached": False, "value": 85.0}, SCHOOL, AGREES,
         "Uppgifterna stämmer överens: 85 % nåddes inte."),
        (TARGET, SCHOOL, NO_CLAIM, "I statistiken nåddes 80 %."),
        (TARGET | {"value": 85.0}, SCHOOL, NO_CLAIM, "I statistiken nåddes inte 85 %."),
        (TARGET | {"reached": True}, FEW, APART,
         "Det går inte att jämföra: om 80 % nåddes kan inte avgöras med så få elever."),
        (TARGET | {"reached": True, "value": 60.0}, FEW, AGREES,
         "Uppgifterna stämmer överens: 60 % nåddes."),
        # As exact as it was said.
        (OUTCOME | {"value": 80.0}, SCHOOL, AGREES, "Uppgifterna stämmer överens."),
        (OUTCOME | {"value": 80.4}, SCHOOL, AGREES, "Uppgifterna stämmer överens."),
        (OUTCOME | {"value": 81.0}, SCHOOL, DIFFERS,
         "Uppgifterna skiljer sig åt med 0,6 procentenheter."),
        (OUTCOME | {"value": 82.0, "comparator": "about"}, SCHOOL, AGREES,
         "Uppgifterna stämmer överens."),
        (OUTCOME | {"value": 83.0, "comparator": "about"}, SCHOOL, DIFFERS,
         "Uppgifterna skiljer sig åt med 2,6 procentenheter."),
        (OUTCOME | {"value": 80.0, "comparator": "more_than"}, SCHOOL, AGREES,
         "Uppgifterna stämmer överens."),
        (OUTCOME | {"value": 80.0, "comparator": "less_than"}, SCHOOL, DIFFERS,
         "Uppgifterna skiljer sig åt."),
        # 20 % who do not are 80 % who do.
        (OUTCOME | {"value": 20.0, "negated": True}, SCHOOL, AGREES,
         "Uppgifterna stämmer överens."),
        (OUTCOME | {"value": 20.0, "negated": True, "comparator": "at_most"}, SCHOOL, AGREES,
         "Uppgifterna stämmer överens."),
        (OUTCOME | {"value": 30.0, "negated": True}, SCHOOL, DIFFERS,
         "Uppgifterna skiljer sig åt med 10,4 procentenheter."),
        # A range.
        (OUTCOME | {"value": 80.0}, FEW, APART,
         "Det går inte att jämföra: det kan inte avgöras med så få elever."),
        (OUTCOME | {"value": 40.0}, FEW, DIFFERS, "Uppgifterna skiljer sig åt."),
        (OUTCOME | {"value": 60.0, "comparator": "at_least"}, FEW, AGREES,
         "Uppgifterna stämmer överens."),
        (OUTCOME | {"value": 80.0, "comparator": "at_least"}, FEW, APART,
         "Det går inte att jämföra: det kan inte avgöras med så få elever."),
        # Not comparable, and why.
        (OUTCOME | {"value": 80.0}, HIDDEN, APART,
         "Det går inte att jämföra: uppgiften visas inte."),
        (OUTCOME | {"value": 80.0, "term": "VT19", "school_year": "2018/19"}, SCHOOL, APART,
         "Det går inte att jämföra: Skolverket har ingen uppgift för våren 2019."),
        (OUTCOME | {"value": 80.0, "term": "HT22"}, SCHOOL, APART,
         "Det går inte att jämföra: rapporten gäller en annan termin; statistiken gäller "
         "vårterminen."),
        (OUTCOME | {"value": 80.0, "term": None, "school_year": None}, SCHOOL, APART,
         "Det går inte att jämföra: rapporten anger ingen termin och inget läsår."),
        (OUTCOME | {"value": 80.0, "grades": "7, 8, 9"}, SCHOOL, APART,
         "Det går inte att jämföra: rapporten gäller en annan elevgrupp; statistiken gäller "
         "årskurs 9."),
        (OUTCOME | {"value": 80.0, "gender": "girls"}, SCHOOL, APART,
         "Det går inte att jämföra: statistiken finns inte per kön i det som är importerat."),
        (TARGET | {"value": 59.0, "unit": "pupils"}, SCHOOL, APART,
         "Det går inte att jämföra: rapporten anger ett antal elever och statistiken ett annat "
         "mått."),
        (OUTCOME | {"value": 6.0, "unit": "percentage_points"}, SCHOOL, APART,
         "Det går inte att jämföra: rapporten anger en förändring och statistiken en nivå."),
        (OUTCOME | {"value": 210.0, "unit": "points"}, SCHOOL, APART,
         "Det går inte att jämföra: rapporten anger ett annat mått."),
        (OUTCOME | {"value": 80.0}, (), APART,
         "Det går inte att jämföra: för enheten är ingen sådan statistik importerad."),
    ],
)  # fmt: skip
def test_a_claim_meets_the_statistics(
    claim: dict[str, Any], facts: list[Fact], outcome: Outcome, verdict: str
) -> None:
    found = meet(claim, facts, ELIGIBLE)
    assert found.outcome is outcome
    assert found.verdict.replace("\u00a0", " ") == verdict
    has_basis = BASIS in found.sentences
    assert has_basis is (outcome is not APART), "what is compared rests on something"


def test_of_a_report_that_says_both_no_verdict_is_told() -> None:
    both = TARGET | {
        "reached": True, "reached_file": "a.docx", "reached_place": "tabell 1, rad 8, stycke 1",
        "missed_file": "a.docx", "missed_place": "tabell 1, rad 6, stycke 1",
    }  # fmt: skip
    found = meet(both, SCHOOL, ELIGIBLE)
    assert found.outcome is Outcome.BOTH_CLAIMED
    assert told(both) == (
        "Rapporten anger ett målvärde (behöriga till gymnasiets yrkesprogram: 80 %, VT23). "
        "Rapporten säger både att det har nåtts (tabell 1, rad 8, stycke 1) och att det inte "
        f"nåddes (tabell 1, rad 6, stycke 1). {SHOWS} {UNSURE}"
    )
    assert "Rapporten säger både" in told(both, HIDDEN)


@pytest.mark.parametrize(
    ("said", "outcome", "verdict"),
    [
        ({"direction": "up"}, AGREES, "Uppgifterna stämmer överens."),
        ({"direction": "down"}, DIFFERS, "Nivån stämmer överens, men inte utvecklingen."),
        ({"direction": "unchanged"}, DIFFERS, "Nivån stämmer överens, men inte utvecklingen."),
        ({"direction": "up", "from_value": 70.0}, AGREES, "Nivån och riktningen stämmer överens."),
        ({"direction": "down", "value": 20.0, "negated": True}, AGREES,
         "Uppgifterna stämmer överens."),
        ({"direction": "down", "value": 60.0}, DIFFERS,
         "Uppgifterna skiljer sig åt med 20,4 procentenheter."),
        ({"direction": "down", "value": 76.0, "term": "VT21", "school_year": "2020/21"}, AGREES,
         "Nivån stämmer överens. Utvecklingen går inte att jämföra."),
    ],
)  # fmt: skip
def test_a_level_that_was_moved_to_is_met_as_both(
    said: dict[str, Any], outcome: Outcome, verdict: str
) -> None:
    found = meet(OUTCOME | {"value": 80.0} | said, SCHOOL, ELIGIBLE)
    assert (found.outcome, found.verdict.replace("\u00a0", " ")) == (outcome, verdict)


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ({"negated": True, "value": 20.0, "comparator": "at_most"},
         "Uppgifterna stämmer överens: målvärdet nåddes."),
        ({"comparator": "at_most"},
         "Uppgifterna skiljer sig åt: i statistiken nåddes inte målvärdet."),
    ],
)  # fmt: skip
def test_a_malvarde_from_above_is_reached_as_the_report_counts(
    said: dict[str, Any], verdict: str
) -> None:
    found = meet(TARGET | {"reached": True} | said, SCHOOL, ELIGIBLE)
    assert found.verdict == verdict


def test_a_school_year_is_met_where_no_term_is_said() -> None:
    found = meet(OUTCOME | {"value": 80.0, "term": None}, SCHOOL, ELIGIBLE)
    assert found.fact is SCHOOL[2]


def test_a_claim_of_those_who_do_not_is_shown_both_ways() -> None:
    assert told(OUTCOME | {"value": 20.0, "negated": True}) == (
        "Rapporten anger elever som inte är behöriga till gymnasiets yrkesprogram: 20 %, VT23. "
        "Skolverkets statistik visar 80,4 % våren 2023, 45 av 56 (beräknat), alltså 19,6 % som "
        f"inte är behöriga. Uppgifterna stämmer överens. {BASIS}"
    )


def test_what_is_hidden_is_shown_as_hidden() -> None:
    assert told(OUTCOME | {"value": 80.0}, HIDDEN) == (
        "Rapporten anger behöriga till gymnasiets yrkesprogram: 80 %, VT23. "
        "Våren 2023: Skolverket visar inte uppgiften. "
        "Det går inte att jämföra: uppgiften visas inte."
    )
    assert "Våren 2023: 1–4 elever är inte behöriga, mellan 63 % och 91 %." in told(
        OUTCOME | {"value": 80.0}, FEW
    )


def test_a_claim_of_an_unknown_measure_meets_nothing() -> None:
    found = meet(OUTCOME | {"measure": None, "value": 80.0}, SCHOOL, None)
    assert found.outcome is APART
    assert found.verdict == (
        "Det går inte att jämföra: rapporten säger inte vilket mått det gäller."
    )


@pytest.mark.parametrize(
    ("direction", "outcome"), [("up", AGREES), ("down", DIFFERS), ("unchanged", DIFFERS)]
)
def test_a_direction_meets_two_years(direction: str, outcome: Outcome) -> None:
    claim = MERIT_CLAIM | {"direction": direction, "unit": None}
    found = meet(claim, facts_of(MERIT_FRAME), MERIT)
    assert found.outcome is outcome
    assert found.shown == "Skolverkets statistik visar 225,3 våren 2023 och 212,5 våren 2022."


def test_a_direction_of_the_first_year_meets_nothing() -> None:
    claim = MERIT_CLAIM | {"direction": "up", "term": "VT21", "school_year": "2020/21"}
    found = meet(claim, facts_of(MERIT_FRAME), MERIT)
    assert found.verdict == ("Det går inte att jämföra: det finns ingen uppgift för året före.")


def test_a_schools_merit_rating_is_not_published_by_sex() -> None:
    claim = MERIT_CLAIM | {"direction": "down", "unit": None, "gender": "girls"}
    assert meet(claim, facts_of(MERIT_FRAME), MERIT).verdict == (
        "Det går inte att jämföra: statistiken publiceras inte per kön på skolnivå."
    )


def test_the_sex_that_is_spoken_of_is_the_one_that_is_met() -> None:
    rows = [row(2023, value, gender=g) for g, value in (("girls", 85.0), ("boys", 75.0))]
    facts = [
        replace(fact, unit_kind="municipality", source="Kolada")
        for fact in facts_of(pd.DataFrame(rows))
    ]
    found = meet(OUTCOME | {"value": 75.0, "gender": "boys"}, facts, ELIGIBLE)
    assert found.outcome is AGREES
    shown = found.shown.replace("\u00a0", " ")
    assert shown == "Koladas statistik visar 75,0 % våren 2023 för pojkar."


def test_the_authoritys_own_figures_are_called_that() -> None:
    facts = [replace(SCHOOL[2], source="Huvudmannens egen uppföljning")]
    assert (
        told(OUTCOME | {"value": 80.0}, facts)
        .split(". ")[1]
        .startswith("Huvudmannens egen uppföljning visar")
    )


def test_every_outcome_has_a_word_and_a_symbol_of_its_own() -> None:
    assert set(LOOKS) == set(Outcome)
    assert len({look.word for look in LOOKS.values()}) == len(Outcome)
    assert len({look.icon for look in LOOKS.values()}) == len(Outcome)


def test_a_change_is_no_level_to_compare() -> None:
    met = meet(OUTCOME | {"unit": "percent", "value": 7.0, "is_change": True}, SCHOOL, ELIGIBLE)
    assert met.outcome is Outcome.NOT_COMPARABLE
    assert "rapporten anger en förändring och statistiken en nivå" in met.verdict


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ({"value": 45.0, "of_count": 56.0}, "Uppgifterna stämmer överens."),
        ({"value": 45.0, "of_count": None}, "Uppgifterna stämmer överens."),
        ({"value": 11.0, "of_count": 56.0, "negated": True}, "Uppgifterna stämmer överens."),
        (
            {"value": 48.0, "of_count": 56.0},
            "Uppgifterna skiljer sig åt: statistiken motsvarar 45 av 56 (beräknat).",
        ),
        (
            {"value": 45.0, "of_count": 57.0},
            "Uppgifterna skiljer sig åt: statistiken motsvarar 45 av 56 (beräknat).",
        ),
        (
            {"value": 45.0, "of_count": 48.0, "term": "VT24", "school_year": "2023/24"},
            "Det går inte att jämföra: statistiken säger inte hur många elever andelen motsvarar.",
        ),
    ],
)
def test_a_number_of_pupils_meets_the_pupils_of_the_share(
    claim: dict[str, Any], verdict: str
) -> None:
    assert meet(OUTCOME | {"unit": "pupils"} | claim, SCHOOL, ELIGIBLE).verdict == verdict


def test_what_is_rounded_decides_nothing_of_a_target() -> None:
    kommun = replace(SCHOOL[2], value=80.0, pupils=None, count=None, unit_kind="municipality")
    found = meet(TARGET | {"reached": True}, [*SCHOOL[:2], kommun], ELIGIBLE)
    assert found.outcome is APART
    assert "80,0\u00a0% är avrundat" in found.verdict
