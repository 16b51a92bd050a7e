"""A claim in words: what the report says, taken apart. Plain text, never more than was said."""

from __future__ import annotations

from collections.abc import Mapping

from sbs_data.measures import catalogue
from sbs_data.words import genders
from sbs_data.words.formats import number

Claim = Mapping[str, object]
"""A row of the views ``claims`` or ``stated_targets``."""

_SPOKEN_OF = {m.code: m.in_reports for m in catalogue.spoken_of() if m.in_reports is not None}
MEASURES = {code: said.name for code, said in _SPOKEN_OF.items()}
ROLES = {"problem": "Problem", "target": "Målvärde", "outcome": "Utfall"}
UNKNOWN_MEASURE = "Resultat"
_UNITS = {
    "percent": "\u00a0%",
    "percentage_points": "\u00a0procentenheter",
    "points": "\u00a0poäng",
    "pupils": "\u00a0elever",
}
_OF_ONE = {"percentage_points": "\u00a0procentenhet", "pupils": "\u00a0elev"}
_COMPARATORS = {
    "at_least": "minst ",
    "at_most": "högst ",
    "more_than": "över ",
    "less_than": "under ",
    "about": "omkring ",
}
_COURSES = {"up": "har ökat", "down": "har minskat", "unchanged": "har inte ändrats"}
_TO_COME = {"up": "ska öka", "down": "ska minska", "unchanged": "ska inte ändras"}
"""What a direction is said with: of what was seen, and of what is aimed at."""
_STAYS = {False: "ligger kvar på", True: "ska ligga kvar på"}
_NEITHER = {False: "har varken ökat eller minskat", True: "ska varken öka eller minska"}
"""Of pupils: they have not "changed" because they are as many as before."""
_MISSED = "når det inte"
_OPPOSITE = "sagt om motsatsen"
"""Of a number that nobody misses or reaches: a claim turned by "inte" is told as that."""


def in_words(claim: Claim) -> str:
    """``Behöriga till gymnasiets yrkesprogram: minst 85 %, VT24``; gaps are left out."""
    said = [_value(claim), _whose(claim), _when(claim)]
    return f"{_measure(claim)}: {', '.join(part for part in said if part)}"


def is_target(claim: Claim) -> bool:
    """Whether it says what is to be reached."""
    return claim.get("role") == "target" or claim.get("target_key") is not None


def counts_who_do_not(claim: Claim) -> bool:
    """Whether the claim is of pupils who are not what the measure's name says that they are."""
    said = _SPOKEN_OF.get(str(claim["measure"]))
    return bool(claim["negated"]) and said is not None and said.is_of_pupils


def reached_in_words(claim: Claim) -> str | None:
    """What the reports say of a target's reaching; ``None`` where they say nothing. Where they say
    both, the places of both.
    """
    if says_both(claim):
        return _both(claim)
    reached = claim["reached"]
    if reached is None:
        return None
    return (
        "Rapporten säger att det har nåtts." if reached else "Rapporten säger att det inte nåddes."
    )


def says_both(claim: Claim) -> bool:
    """Whether the reports say both that a target is reached and that it is not."""
    return claim.get("reached_file") is not None and claim.get("missed_file") is not None


def _both(claim: Claim) -> str:
    files = [str(claim[of]) for of in ("reached_file", "missed_file")]
    places = [str(claim[of] or "") for of in ("reached_place", "missed_place")]
    is_one = files[0] == files[1]
    if not is_one:
        places = [", ".join(filter(None, at)) for at in zip(files, places, strict=True)]
    reached, missed = (f" ({at})" if at else "" for at in places)
    if is_one and reached == missed:
        reached = ""
    who = "Rapporten" if is_one else "Rapporterna"
    return f"{who} säger både att det har nåtts{reached} och att det inte nåddes{missed}."


def _measure(claim: Claim) -> str:
    name = MEASURES.get(str(claim["measure"]), UNKNOWN_MEASURE)
    return f"Inte {name[0].lower()}{name[1:]}" if counts_who_do_not(claim) else name


def _value(claim: Claim) -> str:
    """The number and the course, where they are said; of whom, where the name says of others."""
    of_others = bool(claim["negated"]) and not counts_who_do_not(claim)
    missed = _missed(claim["measure"]) if of_others else None
    course = _course(claim, is_of_pupils=missed is not None)
    told = course if claim["value"] is None else f"{course} {_amount(claim)}".strip()
    if not of_others or not told:
        return told
    if missed is None:
        return f"{told}, {_OPPOSITE}"
    if course and course != "från":
        return f"de som {_subclause(missed)} {told}"
    if claim.get("of_count") is not None:
        return f"{told} {missed}"
    return f"{told} som {_subclause(missed)}"


def _missed(measure: object) -> str | None:
    """``är inte behöriga``, ``når det inte``: what those do who do not reach; ``None`` where the
    measure counts those for whom it goes badly, or is a mean.
    """
    of = catalogue.measures().get(str(measure))
    if of is None:
        return _MISSED
    if of.unit != "percent" or not of.higher_is_better:
        return None
    return (of.in_reports.missed if of.in_reports is not None else "") or _MISSED


def who_miss(measure: object) -> str:
    """``som inte är behöriga``: those whom a number counts that is turned by "inte"."""
    missed = _missed(measure)
    return "som inte ingår" if missed is None else f"som {_subclause(missed)}"


def _subclause(missed: str) -> str:
    """``är inte trygga`` → ``inte är trygga``, as after "som"."""
    return f"inte {' '.join(word for word in missed.split() if word != 'inte')}"


def _course(claim: Claim, *, is_of_pupils: bool) -> str:
    """What stands before the number: ``har ökat till``, ``har minskat med``, ``från``; or alone."""
    way, is_to_come = str(claim.get("direction")), is_target(claim)
    verb = (_TO_COME if is_to_come else _COURSES).get(way, "")
    if claim["value"] is None:
        return _NEITHER[is_to_come] if is_of_pupils and way == "unchanged" else verb
    is_moved = way in ("up", "down")
    if claim.get("from_value") is not None:
        return f"{verb} från" if is_moved else "från"
    if claim["unit"] == "percentage_points" or claim.get("is_change"):
        unsaid = "ska ändras" if is_to_come else "har ändrats"
        return f"{verb if is_moved else unsaid} med"
    if is_moved:
        return f"{verb} till"
    return _STAYS[is_to_come] if way == "unchanged" else ""


def _amount(claim: Claim) -> str:
    of, before = claim.get("of_count"), claim.get("from_value")
    about = _COMPARATORS.get(str(claim["comparator"]), "")
    behind = "" if of is None else f" av {_number(of)}"
    now = f"{about}{_number(claim['value'])}{behind}{_unit(claim, of or claim['value'])}"
    return now if before is None else f"{_number(before)}{_unit(claim, before)} till {now}"


def _unit(claim: Claim, count: object) -> str:
    unit = str(claim["unit"])
    return (_OF_ONE.get(unit) if count == 1 else None) or _UNITS.get(unit, "")


def _whose(claim: Claim) -> str:
    grades = [int(grade) for grade in str(claim["grades"] or "").split(", ") if grade]
    gender = genders.name(claim["gender"]) or ""
    if not grades:
        return gender
    whole = grades == list(range(grades[0], grades[-1] + 1)) and len(grades) > 1
    years = f"{grades[0]}–{grades[-1]}" if whole else " och ".join(map(str, grades))
    return f"{gender} i årskurs {years}".strip() if gender else f"årskurs {years}"


def _when(claim: Claim) -> str:
    if claim["term"]:
        return str(claim["term"])
    return f"läsåret {claim['school_year']}" if claim["school_year"] else ""


def _number(value: object) -> str:
    return number(float(str(value)))
