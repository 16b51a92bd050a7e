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
_COMPARATORS = {
    "at_least": "minst ",
    "at_most": "högst ",
    "more_than": "över ",
    "less_than": "under ",
    "about": "omkring ",
}
_DIRECTIONS = {"up": "har ökat", "down": "har minskat", "unchanged": "är oförändrat"}


def in_words(claim: Claim) -> str:
    """``Behöriga till gymnasiets yrkesprogram: minst 85 %, VT24``; gaps are left out."""
    said = [_value(claim), _whose(claim), _when(claim)]
    return f"{_measure(claim)}: {', '.join(part for part in said if part)}"


def counts_who_do_not(claim: Claim) -> bool:
    """Whether the claim is of pupils who are not what the measure's name says that they are."""
    said = _SPOKEN_OF.get(str(claim["measure"]))
    return bool(claim["negated"]) and said is not None and said.is_of_pupils


def reached_in_words(claim: Claim) -> str | None:
    """What the report says of a target's reaching; ``None`` where it says nothing."""
    reached = claim["reached"]
    if reached is None:
        return None
    return (
        "Rapporten säger att det har nåtts." if reached else "Rapporten säger att det inte nåddes."
    )


def _measure(claim: Claim) -> str:
    name = MEASURES.get(str(claim["measure"]), UNKNOWN_MEASURE)
    return f"Inte {name[0].lower()}{name[1:]}" if claim["negated"] else name


def _value(claim: Claim) -> str:
    if claim["value"] is None:
        return _DIRECTIONS.get(str(claim["direction"]), "")
    unit = _UNITS.get(str(claim["unit"]), "")
    if claim["unit"] == "pupils" and (claim.get("of_count") or claim["value"]) == 1:
        unit = "\u00a0elev"
    about = _COMPARATORS.get(str(claim["comparator"]), "")
    of = claim.get("of_count")
    behind = "" if of is None else f" av {_number(of)}"
    now = f"{about}{_number(claim['value'])}{behind}{unit}"
    before = claim.get("from_value")
    if before is not None:
        return f"från {_number(before)}{unit} till {now}"
    if claim["unit"] == "percentage_points" or claim.get("is_change"):
        unsaid = "ändrat med " if claim.get("is_change") else ""
        change = {"up": "ökat med ", "down": "minskat med "}.get(
            str(claim.get("direction")), unsaid
        )
        return f"{change}{now}"
    return now


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
