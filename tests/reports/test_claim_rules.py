"""What the rules for claims are for, a kind at a time, beside the set that measures them."""

from __future__ import annotations

from typing import Any

import pytest

from sbs_data.model import Claim, Part, Passage, Place
from sbs_data.reports.claim_reader import find_claims

SEEN, WRONG, GOAL, HOPED = (
    Part.OBSERVED_EFFECT,
    Part.PROBLEM,
    Part.GOAL,
    Part.EXPECTED_EFFECT,
)


def said(text: str, part: Part = SEEN, schools: tuple[str, ...] = ()) -> list[Claim]:
    return find_claims([(part, Passage(text, Place()))], schools=schools)


@pytest.mark.parametrize(
    "text",
    [
        # denied
        "Behörigheten har inte minskat.",
        "Meritvärdet har aldrig varit högre än 210 poäng.",
        "Andelen behöriga är inte 80 procent.",
        "Ingen av flickorna saknade behörighet.",
        "Inga elever saknade behörighet VT24.",
        "Det finns ingen anledning att tro att behörigheten har minskat.",
        "Vi kan inte påstå att 80 procent av eleverna är behöriga.",
        # not the school's own pupils
        "I kommunen som helhet var 84 procent behöriga.",
        "Norra skolan hade 80 procent behöriga.",
        "Andelen elever som blev behöriga i Lindängen var 90 procent.",
        "Skolan har en högre andel behöriga än riket.",
        "Flickornas meritvärde är 20 poäng högre än pojkarnas.",
        "Frånvaron bland personalen har ökat.",
        "80 procent av vårdnadshavarna är nöjda med skolan.",
        "Vid SALSA-beräkningen ligger skolan 5 poäng över förväntat meritvärde.",
        # a group that a claim can't tell of
        "I 9A var 85 procent behöriga.",
        "Av de elever som deltog i lovskolan blev 90 procent behöriga.",
        "Nyanlända elever hade 140 i meritvärde.",
        # no fact
        "Vi tror att behörigheten ökar till 85 procent.",
        "Det är tveksamt om målet på 80 procent nåddes.",
        # something else went up, or is so many percent
        "Samarbetet har ökat och frånvaron är fortsatt ett problem.",
        "Frånvaron är fortsatt ett problem och samarbetet har ökat.",
        "Behörigheten är viktig och närvaron är 92 procent.",
        "Frånvaron har förbättrats.",
        # a school that is named is that of all that hangs together
        "26 av 31 flickor och 24 av 30 pojkar på Kvarnbäckskolan blev behöriga.",
        "Behörigheten ökade till 80 procent för flickorna och 75 för pojkarna på Granskolan.",
        "På Granskolan ökade behörigheten till 80 procent och pojkarnas till 75.",
        "I riket är 85 procent behöriga, men flickorna når bara 80 procent.",
        "Där är 85 procent av eleverna behöriga.",
        "Tolv elever gick i lovskolan och av dem blev 75 procent behöriga.",
        "Parallellklassen har 92 procent behöriga.",
        # the staff's
        "Personalens frånvaro är 9 procent.",
        "Lärarnas frånvaro har minskat.",
        # something else, of which the measure is only said
        "Arbetet med frånvaron har ökat.",
        "Insatserna mot frånvaron har ökat.",
        "Kopplingen mellan frånvaro och meritvärde har ökat.",
        # turned, or against fact
        "Vi har lyckats vända trenden med ökande frånvaro.",
        "Den negativa trenden med sjunkande meritvärden har brutits.",
        "Vare sig meritvärdet eller behörigheten har ökat.",
        "Utan lovskolan hade bara 70 procent blivit behöriga.",
        # two of the same, which nothing tells apart
        "Frånvaron minskade under våren men ökade igen under hösten.",
        "Andelen behöriga till yrkesprogram och estetiska program var 80 respektive 75 procent.",
        "Det skiljer 28 poäng mellan flickornas och pojkarnas meritvärde.",
        "Av 52 elever blev inte alla behöriga.",
        "Fem elever till hade behövts för att nå 80 procent behöriga.",
        # a measure of what goes badly counts the others: no claim can say so
        "80 procent av eleverna har inte hög frånvaro.",
        "Andelen elever utan hög frånvaro är 85 procent.",
        "Andelen elever som inte har hög frånvaro har ökat med 4 procentenheter.",
        "Andelen elever som inte har hög frånvaro har ökat.",
        "80 procent av eleverna har låg frånvaro.",
        "Fler elever har låg frånvaro.",
        "85 procent av eleverna har en frånvaro under 10 procent.",
        "Andelen elever med högst 10 procents frånvaro är 75 procent.",
    ],
)
def test_nothing_is_claimed(text: str) -> None:
    assert said(text) == []


ONE: list[tuple[Part, str, dict[str, Any]]] = [
    (SEEN, "Andelen elever som inte är behöriga är 12 procent.", {"value": 12, "negated": True}),
    (SEEN, "Andelen obehöriga var 24 % VT24.", {"value": 24, "negated": True, "term": "VT24"}),
    (SEEN, "Andelen behöriga är inte 80 procent utan 76 procent.", {"value": 76}),
    (WRONG, "Nästan var fjärde elev saknar behörighet.",
     {"value": 25, "negated": True, "comparator": "less_than", "unit": "percent"}),
    (SEEN, "Pojkarnas meritvärde är 12 poäng högre än VT23.",
     {"value": 12, "change": True, "direction": "up", "gender": "boys", "term": None}),
    (SEEN, "Nio av tolv pojkar blev behöriga.", {"value": 9, "of": 12, "unit": "pupils"}),
    (SEEN, "Meritvärdet ökade med cirka 10 poäng till 221.",
     {"value": 221, "direction": "up", "change": False}),
    (SEEN, "Prognosen var 75 procent behöriga men utfallet blev 79 procent.", {"value": 79}),
    (SEEN, "Andelen elever som lämnar nian utan behörighet har sjunkit från 25 till 18 procent.",
     {"value": 18, "from_value": 25, "negated": True, "direction": "down"}),
    (SEEN, "Bara 3 av 25 elever saknade fullständiga betyg i sexan.",
     {"measure": "all_subjects_grade_6", "value": 3, "of": 25, "negated": True}),
    (SEEN, "Andelen elever med frånvaro över 20 procent är 9 procent.", {"value": 9}),
    (SEEN, "Meritvärdet var 215, vilket är 5 poäng högre än föregående år.",
     {"value": 215, "direction": "up"}),
    (SEEN, "Meritvärdet var 215, vilket är 5 poäng under målet.",
     {"value": 215, "direction": None, "role": "outcome"}),
    (SEEN, "Resultaten visar en minskning av andelen obehöriga.",
     {"value": None, "direction": "down", "negated": True}),
    (SEEN, "Målet på 80 procent behöriga missades.", {"role": "target", "reached": False}),
    (SEEN, "Vi nådde inte målet på 80 procent behöriga VT24.",
     {"role": "target", "reached": False, "term": "VT24", "negated": False}),
    (SEEN, "Delmålet var 80 procent behöriga, och det nåddes VT23.",
     {"role": "target", "reached": True, "term": "VT23"}),
    (GOAL, "Frånvaron ska minska till under 10 procent.",
     {"value": 10, "comparator": "less_than", "direction": "down", "role": "target"}),
    (SEEN, "38 procent av pojkarna når inte godkänt i matematik.",
     {"measure": None, "value": 38, "negated": True, "gender": "boys"}),
    (SEEN, "I enkäten svarar 10 procent av eleverna att de inte trivs.",
     {"measure": "wellbeing_survey", "value": 10, "negated": True}),
    (SEEN, "15 procent av eleverna har mer än 20 procents frånvaro.",
     {"value": 15, "direction": None, "negated": False}),
    (SEEN, "Målet att högst 10 procent har hög frånvaro nåddes inte.",
     {"measure": "absence", "value": 10, "negated": False, "reached": False}),
    (SEEN, "Målet på 80 procent behöriga är långt ifrån uppnått.", {"value": 80, "reached": False}),
    (SEEN, "Skolans resultat har förbättrats och 83 procent av eleverna blev behöriga.",
     {"value": 83, "direction": None}),
    (SEEN, "Meritvärdet överstiger nu 220 poäng.", {"value": 220, "comparator": "more_than"}),
    (SEEN, "Pojkarnas resultat är lägre: 74 % är behöriga.", {"value": 74, "gender": "boys"}),
    (SEEN, "Frånvaron ligger under målet på 8 procent.", {"value": 8, "reached": True}),
    (SEEN, "Frånvaron ligger över målet på högst 8 procent.", {"value": 8, "reached": False}),
    (SEEN, "Andelen obehöriga ligger över målet på 10 procent.",
     {"value": 10, "negated": True, "reached": False}),
    (SEEN, "Meritvärdet ligger under målet på 220.", {"value": 220, "reached": False}),
    (HOPED, "Höja meritvärdet till 225 poäng VT26.", {"value": 225, "term": "VT26"}),
]  # fmt: skip


@pytest.mark.parametrize(("part", "text", "truth"), ONE, ids=[case[1][:50] for case in ONE])
def test_one_claim_with_its_parts(part: Part, text: str, truth: dict[str, Any]) -> None:
    (claim,) = said(text, part)
    assert {name: getattr(claim, name) for name in truth} == truth


def test_a_target_and_what_came_of_it_are_two() -> None:
    outcome, target = said("Med 82 procent behöriga nådde vi målet på 80 procent.")
    assert (outcome.role, outcome.value) == ("outcome", 82)
    assert (target.role, target.value, target.reached) == ("target", 80, True)


def test_a_number_in_brackets_is_of_the_same_pupils() -> None:
    pupils, share = said("45 av 56 (80,4 %) elever i åk 9 var behöriga VT23.")
    assert (pupils.value, pupils.of, pupils.term) == (45, 56, "VT23")
    assert (share.value, share.grades, share.term) == (80.4, (9,), "VT23")


EACH_ITS_OWN: list[tuple[str, str, list[tuple[float | None, object]]]] = [
    ("VT22, VT23 och VT24 var 71, 75 respektive 77 procent behöriga.", "term",
     [(71, "VT22"), (75, "VT23"), (77, "VT24")]),
    ("VT22: 71 %, VT23: 75 %, VT24: 79 % behöriga.", "term",
     [(71, "VT22"), (75, "VT23"), (79, "VT24")]),
    ("Läsåren 2021/22 och 2022/23 var meritvärdet 205 respektive 211 poäng.", "school_year",
     [(205, "2021/22"), (211, "2022/23")]),
    ("Meritvärdet för flickor och pojkar var VT23 226 respektive 204.", "term",
     [(226, "VT23"), (204, "VT23")]),
    ("Meritvärdet för flickor och pojkar var VT23 226 respektive 204.", "gender",
     [(226, "girls"), (204, "boys")]),
    ("Flickorna har ett högre meritvärde (226) än pojkarna (198).", "gender",
     [(226, "girls"), (198, "boys")]),
    ("I årskurs 8 och 9 var frånvaron 12 respektive 15 procent.", "grades",
     [(12, (8,)), (15, (9,))]),
    ("50 av 61 elever, 82 procent, blev behöriga VT24.", "term", [(50, "VT24"), (82, "VT24")]),
    ("Meritvärde: 212 (VT23: 205)", "term", [(212, None), (205, "VT23")]),
    ("Målet 80 procent nåddes VT24, då 50 av 61 elever blev behöriga.", "term",
     [(80, "VT24"), (50, "VT24")]),
    ("Andelen behöriga ökade från 71 till 79 procent bland flickorna men minskade från 80 till 74 "
     "procent bland pojkarna.", "direction", [(79, "up"), (74, "down")]),
    ("Behörighet: 79,5 % (2022), 83,1 % (2023).", "term", [(79.5, None), (83.1, None)]),
    ("Målet 80 procent behöriga överträffades, 83 procent.", "role",
     [(80, "target"), (83, "outcome")]),
    ("Inte bara flickorna utan även pojkarna har ökat sitt meritvärde.", "gender",
     [(None, "girls"), (None, "boys")]),
    ("Obehöriga elever: 24 % (VT22), 18 % (VT23).", "negated", [(24, True), (18, True)]),
    ("Låg andel behöriga (61 %) och sjunkande meritvärde.", "measure",
     [(None, "merit_rating"), (61, "eligible_vocational")]),
    ("Närvaron var 92 procent och 79 procent av eleverna var behöriga.", "measure",
     [(79, "eligible_vocational")]),
    ("Meritvärdet var 205 och i riket 215.", "measure", [(205, "merit_rating")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "what", "truth"), EACH_ITS_OWN)
def test_of_several_numbers_each_has_its_own(
    text: str, what: str, truth: list[tuple[float | None, object]]
) -> None:
    assert [(claim.value, getattr(claim, what)) for claim in said(text)] == truth


def test_of_a_condition_only_its_target_is_told() -> None:
    (claim,) = said("Om målet på 80 procent behöriga nås VT26 avslutas insatsen.")
    assert (claim.role, claim.value, claim.term, claim.reached) == ("target", 80, "VT26", None)
    assert said("Om målet hade varit 90 procent behöriga skulle vi ha missat det.") == []


def test_a_school_may_name_itself_and_no_other() -> None:
    text = "På Lindängsskolan blev 80 procent av eleverna behöriga."
    assert said(text) == []
    assert said(text, schools=("Björkskolan",)) == []
    assert [claim.value for claim in said(text, schools=("Lindängsskolan",))] == [80]


def test_what_a_goal_says_in_the_present_is_wanted_and_not_reached() -> None:
    (wanted,) = said("Minst 75 procent av eleverna i årskurs 6 klarar alla delprov.", GOAL)
    assert wanted.reached is None
    (told,) = said("Målet att 80 procent ska vara behöriga nåddes.", GOAL)
    assert told.reached is True


@pytest.mark.parametrize("since", ["sedan VT22, då", "från VT22, då", "jämfört med VT22, då"])
def test_where_a_course_began_is_not_where_it_ended(since: str) -> None:
    found = said(f"Behörigheten har ökat {since} 70 procent var behöriga.")
    assert all(claim.direction is None or claim.value is None for claim in found)
    (ended,) = said("Behörigheten ökade VT23, då 78 procent var behöriga.")
    assert (ended.value, str(ended.direction)) == (78, "up")
