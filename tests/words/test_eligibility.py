"""Every sentence on the figures, as domain knowledge wants it said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from sbs_data.analysis import spread
from sbs_data.measures.facts import Fact, facts_of
from sbs_data.words import eligibility, unsaid
from sbs_data.words.measure_words import Measure
from sbs_data.words.pupil_words import behind
from tests.words.norberg import (
    ABSENCE,
    ALL_SUBJECTS,
    CRITERIA,
    ELIGIBLE,
    MERIT,
    MERIT_FRAME,
    NATION,
    PANDEMIC,
    SAFETY,
    SCHOOL,
    counted,
    hidden,
    one_to_four,
    row,
)


def _of_kommun(value: float) -> Fact:
    """A share with no number of pupils, as precise as it was published."""
    made = row(2025, value, unit_kind="municipality", unit_code="0997", source="Kolada")
    return facts_of(pd.DataFrame([made]))[0]


def same(told: str | None, wanted: str) -> None:
    """Written here with ordinary spaces; in the sentence none breaks before its unit."""
    assert told is not None
    assert told.replace("\u00a0", " ") == wanted


def test_what_a_politician_reads_aloud() -> None:
    same(
        eligibility.headline(SCHOOL, ELIGIBLE, 80),
        "Våren 2025 var 59 av 78 elever som slutade nian behöriga till gymnasiets yrkesprogram "
        "(75,6 %). För 80 % hade det behövts fyra till. Våren 2023 nåddes 80 % med knapp marginal: "
        "en behörig elev färre hade gett 78,6 %. Det är olika elever varje år.",
    )


def test_the_order_of_the_rows_does_not_matter() -> None:
    assert eligibility.headline(SCHOOL[::-1], ELIGIBLE, 80) == eligibility.headline(
        SCHOOL, ELIGIBLE, 80
    )


def test_without_a_target_nothing_is_aimed_at() -> None:
    told = eligibility.headline(SCHOOL, ELIGIBLE)
    assert "nåddes" not in told
    assert "behövts" not in told


@pytest.mark.parametrize(
    ("facts", "measure", "target", "wanted"),
    [
        ([], ELIGIBLE, 80, "Det finns inga uppgifter i urvalet."),
        # A number of pupils that is the kommun's gives no numerator and no gap.
        (
            SCHOOL[3:4],
            ELIGIBLE,
            80,
            "Våren 2024 var 77,1 % av de elever som slutade nian behöriga till gymnasiets "
            "yrkesprogram. Det är 2,9 procentenheter under 80 %.",
        ),
        # Riket: never a numerator.
        (
            NATION[-1:],
            ELIGIBLE,
            80,
            "Våren 2024 var 83,7 % av de elever som slutade nian behöriga till gymnasiets "
            "yrkesprogram. 80 % nåddes.",
        ),
        (
            [counted(2025, 34, 34)],
            ELIGIBLE,
            80,
            "Våren 2025 var alla 34 elever som slutade nian behöriga till gymnasiets "
            "yrkesprogram (100,0 %). 80 % nåddes.",
        ),
        (
            [counted(2025, 0, 30)],
            ALL_SUBJECTS,
            None,
            "Våren 2025 hade ingen av 30 elever som slutade nian godkända betyg i alla ämnen "
            "(0,0 %).",
        ),
        # One girl in a group of twelve is a person, not a gap.
        (
            [counted(2025, 9, 12)],
            ELIGIBLE,
            80,
            "Våren 2025 var 9 av 12 elever som slutade nian behöriga till gymnasiets yrkesprogram "
            "(75,0 %). Det är 5 procentenheter under 80 %.",
        ),
        (
            [counted(2025, 45, 56)],
            ALL_SUBJECTS,
            80,
            "Våren 2025 hade 45 av 56 elever som slutade nian godkända betyg i alla ämnen "
            "(80,4 %). 80 % nåddes med knapp marginal: en elev färre med godkända betyg i alla "
            "ämnen hade gett 78,6 %.",
        ),
        (
            [counted(2025, 40, 78)],
            ELIGIBLE,
            80,
            "Våren 2025 var 40 av 78 elever som slutade nian behöriga till gymnasiets yrkesprogram "
            "(51,3 %). För 80 % hade det behövts 23 till.",
        ),
        (
            [counted(2024, 60, 78), counted(2025, 61, 78)],
            ELIGIBLE,
            80,
            "Våren 2025 var 61 av 78 elever som slutade nian behöriga till gymnasiets yrkesprogram "
            "(78,2 %). För 80 % hade det behövts två till. Det har varit under 80 % alla år sedan "
            "våren 2024. Det är olika elever varje år.",
        ),
        (
            [counted(2022, 60, 78), counted(2025, 61, 78)],
            ELIGIBLE,
            80,
            "Våren 2025 var 61 av 78 elever som slutade nian behöriga till gymnasiets yrkesprogram "
            "(78,2 %). För 80 % hade det behövts två till. Det har varit under 80 % alla år med "
            "uppgift sedan våren 2022. Det är olika elever varje år.",
        ),
        (
            [counted(2024, 75, 78), replace(counted(2025, 61, 78), status="preliminary")],
            ELIGIBLE,
            80,
            "Våren 2025 var 61 av 78 elever som slutade nian behöriga till gymnasiets yrkesprogram "
            "(78,2 %, preliminärt). För 80 % hade det behövts två till. Våren 2024 nåddes 80 % "
            "(96,2 %). Det är olika elever varje år.",
        ),
        # Means: no pupils, no band.
        (
            facts_of(MERIT_FRAME),
            MERIT,
            210,
            "Våren 2025 var meritvärdet i genomsnitt 201,6. Det är 8,4 poäng under 210. "
            "Våren 2023 nåddes 210 (225,3). Det är olika elever varje år.",
        ),
        (
            [replace(counted(2025, 30, 40, source="Skolinspektionen"), measure="safety")],
            SAFETY,
            80,
            "Trygga i skolan: 75,0 % våren 2025, 30 av 40 (beräknat). För 80 % hade det behövts "
            "två till.",
        ),
        (
            [replace(counted(2025, 6, 40, term=None), measure="absence")],
            ABSENCE,
            10,
            "Hög frånvaro: 15,0 % läsåret 2024/25, 6 av 40 (beräknat). Det är över 10 %.",
        ),
    ],
)
def test_the_headline(
    facts: list[Fact], measure: Measure, target: float | None, wanted: str
) -> None:
    same(eligibility.headline(facts, measure, target), wanted)


def test_eleven_pupils_and_a_sign_are_neither_over_nor_under() -> None:
    told = eligibility.headline([one_to_four(2025, 11)], ELIGIBLE, 80)
    same(
        told,
        "Våren 2025 var 1–4 av 11 elever som slutade nian inte behöriga till gymnasiets "
        "yrkesprogram. Andelen behöriga är alltså mellan 63 % och 91 %. "
        "Om 80 % nåddes kan inte avgöras.",
    )
    for word in ("över", "under", "nådde "):
        assert word not in told


@pytest.mark.parametrize(
    ("fact", "measure", "target", "wanted"),
    [
        (one_to_four(2025, 11), ELIGIBLE, 60, "Det är över 60 %, hur många det än var."),
        (one_to_four(2025, 11), ELIGIBLE, 95, "Det är under 95 %, hur många det än var."),
        (one_to_four(2025, None), ELIGIBLE, 80, "Om 80 % nåddes kan inte avgöras."),
    ],
)
def test_a_range_on_one_side_decides(
    fact: Fact, measure: Measure, target: float, wanted: str
) -> None:
    same(eligibility.against_target(fact, measure, target), wanted)


@pytest.mark.parametrize(
    ("fact", "measure", "wanted"),
    [
        (
            one_to_four(2025, None),
            ELIGIBLE,
            "Våren 2025: 1–4 elever är inte behöriga. Hur många elever det var är inte känt.",
        ),
        (
            one_to_four(2025, 40),
            ALL_SUBJECTS,
            "Våren 2025 hade 1–4 av 40 elever som slutade nian inte godkända betyg i alla ämnen. "
            "Andelen godkända i alla ämnen är alltså mellan 90 % och 98 %.",
        ),
        (
            one_to_four(2025, 40),
            SAFETY,
            "Våren 2025: 1–4 elever når inte. Andelen är mellan 90 % och 98 %.",
        ),
        (hidden(2025), ELIGIBLE, "Våren 2025: Skolverket visar inte uppgiften."),
        (hidden(2025, source="Kolada"), ELIGIBLE, "Våren 2025: Kolada visar inte uppgiften."),
        (
            hidden(2025, source="Huvudmannens egen uppföljning"),
            ABSENCE,
            "Våren 2025: uppgiften visas inte, för att inga elever ska kunna kännas igen.",
        ),
        (
            replace(hidden(2025), marker="missing"),
            ELIGIBLE,
            "Våren 2025: uppgift saknas eller är inte tillämplig.",
        ),
        (
            replace(hidden(2025), marker="not_applicable"),
            ELIGIBLE,
            "Våren 2025: inte tillämpligt.",
        ),
        (replace(hidden(2025), marker="star"), ELIGIBLE, "Våren 2025: källan visar inget värde."),
    ],
)
def test_where_there_is_no_value_the_sentence_says_why(
    fact: Fact, measure: Measure, wanted: str
) -> None:
    same(eligibility.stands(fact, measure), wanted)


def test_after_a_hidden_year_the_latest_shown_is_told() -> None:
    same(
        eligibility.headline([*SCHOOL[:3], hidden(2024)], ELIGIBLE, 80),
        "Våren 2024: Skolverket visar inte uppgiften. Senast det visades, våren 2023: 80,4 %, "
        "45 av 56 (beräknat). Våren 2023 nåddes 80 % med knapp marginal: en behörig elev färre "
        "hade gett 78,6 %. Det är olika elever varje år.",
    )


@pytest.mark.parametrize(
    ("before", "after", "measure", "wanted"),
    [
        (
            SCHOOL[3],
            SCHOOL[4],
            ELIGIBLE,
            "Det är 1,5 procentenheter lägre än våren 2024.",
        ),
        (
            counted(2024, 50, 80),
            counted(2025, 70, 80),
            ELIGIBLE,
            "Det är 25 procentenheter högre än våren 2024: då 50 av 80 (beräknat).",
        ),
        (
            counted(2024, 70, 80),
            counted(2025, 50, 80),
            ELIGIBLE,
            "Det är 25 procentenheter lägre än våren 2024: då 70 av 80 (beräknat).",
        ),
        (NATION[2], NATION[3], ELIGIBLE, "Det är 1,5 procentenheter lägre än våren 2023."),
        (
            replace(SCHOOL[3], pupils=None),
            SCHOOL[4],
            ELIGIBLE,
            "Det är 1,5 procentenheter lägre än våren 2024.",
        ),
        (
            facts_of(MERIT_FRAME)[3],
            facts_of(MERIT_FRAME)[4],
            MERIT,
            "Det är 1,3 poäng lägre än våren 2024.",
        ),
        (counted(2024, 50, 80), counted(2025, 50, 80), ELIGIBLE, "Andelen är densamma som våren "
         "2024."),
        (facts_of(MERIT_FRAME)[3], replace(facts_of(MERIT_FRAME)[3], year_order=2025), MERIT,
         "Meritvärdet är detsamma som våren 2024."),
    ],
)  # fmt: skip
def test_two_years_are_compared_in_numbers_and_pupils_without_a_test(
    before: Fact, after: Fact, measure: Measure, wanted: str
) -> None:
    same(eligibility.since(before, after, measure), wanted)


def test_no_change_is_told_of_what_is_not_shown() -> None:
    assert eligibility.since(hidden(2024), SCHOOL[4], ELIGIBLE) is None
    assert eligibility.since(SCHOOL[3], one_to_four(2025, 11), ELIGIBLE) is None


def falling(*counts: int) -> list[Fact]:
    return [counted(2026 - len(counts) + no, count, 100) for no, count in enumerate(counts)]


@pytest.mark.parametrize(
    ("facts", "measure", "wanted"),
    [
        (
            SCHOOL,
            ELIGIBLE,
            "Ingen säker förändring på fem år (75,6–80,4 %). Läs det med försiktighet: nya "
            "kursplaner och betygskriterier gäller från hösten 2022.",
        ),
        (
            falling(90, 85, 80, 74, 70, 66),
            ELIGIBLE,
            "Från våren 2020 till våren 2025 har andelen minskat mer än slumpen ensam kan "
            "förklara. Läs det med försiktighet: nya kursplaner och betygskriterier gäller från "
            "hösten 2022.",
        ),
        (
            SCHOOL[:4],
            ELIGIBLE,
            "Åt vilket håll det går kan inte sägas: fyra år med känt elevantal räcker inte.",
        ),
        (
            [replace(fact, pupils=None) for fact in SCHOOL],
            ELIGIBLE,
            "Åt vilket håll det går kan inte sägas: antalet elever är inte känt.",
        ),
        (
            [SCHOOL[0], *(replace(fact, pupils=None) for fact in SCHOOL[1:])],
            ELIGIBLE,
            "Åt vilket håll det går kan inte sägas: ett år med känt elevantal räcker inte.",
        ),
    ],
)
def test_the_course(facts: list[Fact], measure: Measure, wanted: str) -> None:
    same(eligibility.over_the_years(facts, measure, [PANDEMIC, CRITERIA]), wanted)


def test_no_course_of_riket_of_means_or_of_a_single_year() -> None:
    assert eligibility.over_the_years(NATION, ELIGIBLE) is None
    assert eligibility.over_the_years(facts_of(MERIT_FRAME)[:4], MERIT) is None
    gap = [fact for fact in facts_of(MERIT_FRAME) if fact.year_order != 2023]
    assert eligibility.over_the_years(gap, MERIT) is None
    assert eligibility.over_the_years(SCHOOL[:1], ELIGIBLE) is None


def test_a_mean_has_its_spread_from_its_own_years() -> None:
    """201,2; 212,5; 225,3; 202,9; 201,6: steps of 11,3, 12,8, 22,4 and 1,3."""
    same(
        eligibility.over_the_years(facts_of(MERIT_FRAME), MERIT),
        "Från ett år till nästa har meritvärdet flyttat sig i genomsnitt 12 poäng, upp eller ner.",
    )


def test_another_level_is_told_with_its_population() -> None:
    same(
        eligibility.beside(NATION[-1], ELIGIBLE, "i riket", "samtliga elever i riket"),
        "I riket var andelen 83,7 % våren 2024 (samtliga elever i riket).",
    )
    same(
        eligibility.beside(hidden(2024), ELIGIBLE, "i kommunen", "kommunala skolor"),
        "I kommunen våren 2024: Skolverket visar inte uppgiften (kommunala skolor).",
    )


def test_similar_municipalities_are_never_pooled() -> None:
    same(
        eligibility.alike(
            spread([71.0, None, 88.2, 79.0]),
            "Liknande kommuner grundskola 2024",
            ELIGIBLE,
            "VT25",
        ),
        "I tre av fyra liknande kommuner var andelen i genomsnitt 79,4 % våren 2025 "
        "(71,0–88,2 %; Liknande kommuner grundskola 2024).",
    )
    same(
        eligibility.alike(spread([71.0, None]), "Gruppen", ELIGIBLE, "VT25"),
        "I en liknande kommun var andelen 71,0 % våren 2025 (Gruppen).",
    )
    same(
        eligibility.alike(None, "Liknande kommuner", ELIGIBLE, "VT25"),
        "Liknande kommuner: ingen kommun har en uppgift för våren 2025.",
    )


@pytest.mark.parametrize(
    ("fact", "wanted"),
    [
        (
            SCHOOL[2],
            "Våren 2023: 45 av 56 är beräknat ur de publicerade andelarna, om årskullen inte var "
            "mycket större än dem vars storlek är publicerad.",
        ),
        (SCHOOL[4], "Våren 2025: 59 är beräknat ur andelen (75,6 %) och elevantalet (78)."),
        (
            SCHOOL[3],
            "Elevantalet våren 2024 (48 elever) är publicerat för en annan nivå än Centralskolan. "
            "Därför sägs inte hur många elever andelen motsvarar.",
        ),
    ],
)
def test_where_a_number_of_pupils_comes_from(fact: Fact, wanted: str) -> None:
    same(eligibility.counted(fact), wanted)


def test_of_riket_no_pupils_are_told() -> None:
    assert eligibility.counted(replace(NATION[-1], pupils=110_000)) is None
    assert replace(NATION[-1], count=9, pupils=10, pupils_basis="published").reached is None
    assert replace(NATION[-1], pupils=110_000).band is None


@pytest.mark.parametrize(
    ("facts", "measure", "today", "wanted"),
    [
        (
            SCHOOL,
            ELIGIBLE,
            date(2026, 5, 1),
            "Senast publicerat: våren 2025. VT26 publiceras i september 2026.",
        ),
        (
            SCHOOL,
            ELIGIBLE,
            date(2026, 11, 22),
            "Senast publicerat: våren 2025. VT26 skulle publiceras i september 2026 och är inte "
            "importerad här.",
        ),
        (
            [replace(SCHOOL[4], published_on=date(2025, 9, 25))],
            ELIGIBLE,
            date(2025, 11, 1),
            "Senast publicerat: våren 2025 (2025-09-25). VT26 publiceras i september 2026.",
        ),
        (
            SCHOOL,
            SAFETY,
            date(2026, 5, 1),
            "Senast publicerat: våren 2025. Enkäten görs vartannat år.",
        ),
        (
            [replace(SCHOOL[4], term=None)],
            ABSENCE,
            date(2026, 5, 1),
            "Senaste uppgift: läsåret 2024/25.",
        ),
    ],
)
def test_how_fresh_it_is(facts: list[Fact], measure: Measure, today: date, wanted: str) -> None:
    same(eligibility.published(facts, measure, today), wanted)
    assert eligibility.published([], measure, today) is None


def test_how_the_result_may_be_read() -> None:
    assert eligibility.reading(ELIGIBLE, has_band=True) == (
        "Alla elever är räknade. Bandet visar hur mycket slumpen ensam kan flytta andelen i en "
        "årskull av den här storleken.",
        "Det är olika elever varje år. Så få årskullar säger ingenting om hur det går för nästa.",
        "Betygen gäller vårterminens slut, före prövning. Skolans egen siffra i juni kan vara en "
        "annan.",
        "Andel elever i årskurs 9 med minst betyget E i åtta ämnen.",
        "Nämnare: elever i årskurs 9 som fått, eller skulle ha fått, betyg i minst ett ämne.",
    )
    told = eligibility.reading(MERIT, has_band=False)
    assert told[0] == (
        "Meritvärde (17 ämnen): det publiceras utan spridning, så det går inte att beräkna hur "
        "mycket slumpen ensam kan flytta det."
    )


def test_a_fact_on_one_line() -> None:
    assert unsaid.in_words(SCHOOL[2], ELIGIBLE) == "80,4\u00a0%, 45 av 56 (beräknat)"


def test_what_the_authority_counted_is_not_called_worked_out() -> None:
    own = replace(SCHOOL[2], population="own", source="Egen uppföljning", value=100 * 45 / 56)
    own = replace(own, count=45)
    assert behind(own) == "45 av 56"
    assert eligibility.counted(own) is None
    assert behind(replace(own, value=80.4)) == "45 av 56 (beräknat)", "of a share as written"
    assert behind(replace(own, population="all_at_school")) == "45 av 56 (beräknat)"
    assert (
        unsaid.in_words(SCHOOL[3], ELIGIBLE) == "77,1\u00a0%, 48 elever (uppgift på en annan nivå)"
    )
    assert unsaid.in_words(NATION[0], ELIGIBLE) == "86,2\u00a0%"
    same(
        unsaid.in_words(one_to_four(2025, 11), ELIGIBLE),
        "1–4 elever är inte behöriga, mellan 63 % och 91 %",
    )


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        # By pupils where they are known.
        ([counted(2025, 799, 999)], "För 80 % hade det behövts en till."),
        ([counted(2025, 800, 1000)], "80 % nåddes med knapp marginal"),
        # Else by the published decimal, and where that is rounded nothing is decided.
        ([_of_kommun(79.95)], "80 % nåddes inte: källan anger 79,95 %."),
        ([_of_kommun(80.049)], "80 % nåddes."),
        (
            [_of_kommun(80.0)],
            "80,0 % är avrundat: det går inte att avgöra om 80 % nåddes.",
        ),
        ([_of_kommun(80.1)], "80 % nåddes."),
        ([_of_kommun(79.9)], "Det är 0,1 procentenheter under 80 %."),
        # A range is what it is, in the years before too.
        ([one_to_four(2024, 50), counted(2025, 30, 50)], "Senast nåddes 80 % våren 2024."),
        ([one_to_four(2025, 50)], "Det är över 80 %, hur många det än var."),
        ([one_to_four(2025, 11)], "Om 80 % nåddes kan inte avgöras."),
    ],
)
def test_a_verdict_agrees_with_the_figure_shown(facts: list[Fact], wanted: str) -> None:
    told = eligibility.headline(facts, ELIGIBLE, 80).replace("\u00a0", " ")
    assert wanted in told


def test_of_what_is_to_be_low_the_verdict_agrees_too() -> None:
    over = replace(_of_kommun(10.04), measure="absence")
    told = str(eligibility.against_target(over, ABSENCE, 10.0)).replace("\u00a0", " ")
    assert told == "Det är över 10 %: källan anger 10,04 %."


FIVE = [counted(2021 + no, count, 60) for no, count in enumerate((45, 44, 43, 44, 43))]


@pytest.mark.parametrize(
    ("facts", "target", "wanted"),
    [
        (
            FIVE,
            80.0,
            "Under fem år var 219 av 300 elever som slutade nian behöriga till gymnasiets "
            "yrkesprogram (73,0 %). Det är tydligt under 80 %.",
        ),
        (
            FIVE,
            75.0,
            "Under fem år var 219 av 300 elever som slutade nian behöriga till gymnasiets "
            "yrkesprogram (73,0 %). Det kan inte skiljas från 75 %.",
        ),
        (
            FIVE,
            60.0,
            "Under fem år var 219 av 300 elever som slutade nian behöriga till gymnasiets "
            "yrkesprogram (73,0 %). Det är tydligt över 60 %.",
        ),
        (
            SCHOOL,
            None,
            "Under fem år var 77,3 % av de elever som slutade nian behöriga till gymnasiets "
            "yrkesprogram.",
        ),
        (FIVE[:2], 80.0, None),
        (facts_of(MERIT_FRAME), 210.0, None),
        (NATION, 80.0, None),
        ([*FIVE[:3], FIVE[2]], 80.0, None),
    ],
)
def test_the_years_are_told_together(
    facts: list[Fact], target: float | None, wanted: str | None
) -> None:
    measure = MERIT if facts[0].measure == MERIT.code else ELIGIBLE
    told = eligibility.pooled_years(facts, measure, target)
    assert told is None if wanted is None else told is not None
    same(told or "", wanted or "")


def test_years_that_vary_more_than_chance_widen_what_they_leave_possible() -> None:
    said = eligibility.pooled_years(FIVE, ELIGIBLE, 80.0, dispersion=3.0)
    assert str(said).endswith("Det kan inte skiljas från 80\u00a0%.")
