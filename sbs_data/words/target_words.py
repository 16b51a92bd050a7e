"""A målvärde in words: what is to be reached, where, by whom and when. Plain text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sbs_data.words import genders
from sbs_data.words.claim_words import MEASURES, reached_in_words
from sbs_data.words.formats import date, number
from sbs_data.words.measure_words import rounded

Target = Mapping[str, object]
"""A row of the question ``target_values``: of the view ``targets``, with the measure's name."""

NO_END = "inget slutdatum angivet"
UNKNOWN_MEASURE = "Vad som mäts är inte utläst ur texten: läs citatet."

COMPARATORS = {
    "at_least": "minst",
    "at_most": "högst",
    "more_than": "över",
    "less_than": "under",
    "about": "omkring",
}
_UNITS = {
    "percent": " procent",
    "percentage_points": " procentenheter",
    "points": " poäng",
    "pupils": " elever",
    "posts": " tjänster",
}


def in_words(target: Target) -> str:
    """``Minst 80 procent behöriga till yrkesprogram vid Kvarnbäckskolan, VT25``."""
    much, name = _much(target), _measure(target)
    if name is None:
        said = much
    elif target["unit"] == "percent":
        said = f"{much} {'inte ' if target['negated'] else ''}{_lower(name)}"
    else:
        said = f"{name}: {_lower(much)}"
    return f"{said}{_whom(target)} {_where(target)}, {due(target)}"


def notes(target: Target) -> list[str]:
    """What else there is to know: an unknown measure, and what the report says of its reaching."""
    unknown = [] if _measure(target) else [UNKNOWN_MEASURE]
    said = reached_in_words(target)
    return [*unknown, *([said] if said else [])]


def set_in_words(value: Target) -> str:
    """What a person set, without the unit and the measure: ``minst 80 procent, VT26``."""
    return f"{_lower(_much(value))}{genders.for_whom(value.get('gender'))}, {due(value)}"


def due(target: Target) -> str:
    """``VT25``, ``läsåret 2024/25`` or that no end is said."""
    if target["term"]:
        return str(target["term"])
    return f"läsåret {target['school_year']}" if target["school_year"] else NO_END


def decided(target: Target) -> str:
    """``Angivet av prov 22 november 2026. Skäl: beslut i nämnden.``, or who confirmed it."""
    did = "Bekräftat" if target["basis"] == "report" else "Angivet för hand"
    at = target["decided_at"]
    when = f" {date(at)}" if isinstance(at, datetime) else ""
    reason = " ".join(str(target["reason"] or "").split())
    why = f" Skäl: {reason}" if reason else ""
    if target["basis"] != "report" and not reason:
        why = " Inget skäl angivet."
    return f"{did} av {target['decided_by']}{when}.{why}"


def _much(target: Target) -> str:
    value = number(rounded(float(str(target["value"])), 2))
    words = f"{COMPARATORS.get(str(target['comparator']), '')} {value}".strip()
    said = f"{words}{_UNITS.get(str(target['unit']), '')}"
    return said[0].upper() + said[1:]


def _measure(target: Target) -> str | None:
    """The snapshot's name; a measure that is in reports alone has its word from their reader."""
    known = target["measure_name"] or MEASURES.get(str(target["measure"]))
    return str(known) if known else None


def _whom(target: Target) -> str:
    """`` för flickor i årskurs 8``; a grade that the measure is of anyway is not said again."""
    grades = str(target["grades"] or "")
    if grades == target["measure_grade"]:
        grades = ""
    return genders.for_whom(target["gender"]) + (f" i årskurs {grades}" if grades else "")


def _where(target: Target) -> str:
    name, kind = target["unit_name"], target["unit_kind"]
    if kind == "nation":
        return "i riket"
    if not name:
        return "utan angiven enhet"
    if kind == "school":
        return f"vid {name}"
    if kind == "authority" and target["authority"]:
        return f"i hela {target['authority']}"
    return f"i {name}"


def _lower(words: str) -> str:
    """The first letter small, unless the word is an abbreviation."""
    return words if words[:2].isupper() else words[0].lower() + words[1:]
