"""A målvärde in words: what is to be reached, where, by whom and when. Plain text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sbs_data.model import Part
from sbs_data.words import genders
from sbs_data.words.claim_words import (
    MEASURES,
    counts_who_do_not,
    grades,
    reached_in_words,
    who_miss,
)
from sbs_data.words.formats import date, how_many, number
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
_OF_PUPILS = {"more_than": "fler än", "less_than": "färre än"}
_UNITS = {
    "percent": " procent",
    "percentage_points": " procentenheter",
    "points": " poäng",
    "posts": " tjänster",
}
_OF_ONE = {"percentage_points": " procentenhet", "posts": " tjänst"}


IS_A_NUMBER = (
    "Ett målvärde är ett tal att nå. Det gäller när någon har bekräftat det ur en rapport "
    "eller satt det för hand."
)
SUGGESTED = "Förslagen kommer av vad insatsernas text säger. Läs citatet och avgör."
NO_STATISTICS = (
    "Ett målvärde sätts för något som det finns statistik om. Importera statistik först."
)
CHOOSE_MEASURE = "Välj mått, så visas resten."
CHOOSE_UNIT = "Välj skola eller kommun."
WRITE_WHY = "Skriv varför målvärdet gäller."
DUE = "Slutdatum: termin eller läsår (lämna tomt om inget är angivet)"
WHY = "Varför? Skälet sparas med ditt namn"
CONFIRM_ONE_BY_ONE = "Bekräfta ett i taget under Att avgöra"
CONFIRM_IT = "Bekräfta målvärdet under Målvärden"

_COUNTED_IN = {"percent": "procent", "percentage_points": "procentenheter", "points": "poäng"}
_PARTS = {
    Part.EXPECTED_EFFECT: "bland de förväntade effekterna",
    Part.OBSERVED_EFFECT: "bland effekterna som setts",
    Part.GOAL: "bland målen",
}


def in_words(target: Target) -> str:
    """``Minst 80 procent behöriga till yrkesprogram vid Kvarnbäckskolan, VT25``."""
    much, name = _much(target), _measure(target)
    is_in_one = name is not None and target["unit"] == "percent"
    if target["negated"] and not counts_who_do_not(target):
        is_in_one = False
        missed = who_miss(target["measure"])
        much = f"{much} {missed}" if missed else much
        name = name if missed or name is None else f"{name}, motsatsen"
    if name is None:
        said = much
    elif is_in_one:
        said = f"{much} {_lower(name)}{',' if ', ' in name else ''}"
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
    whom = "" if value["unit"] == "pupils" else genders.for_whom(value.get("gender"))
    return f"{_lower(_much(value))}{whom}, {due(value)}"


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
    is_of_pupils = target["unit"] == "pupils"
    compared = COMPARATORS | (_OF_PUPILS if is_of_pupils else {})
    words = f"{compared.get(str(target['comparator']), '')} {value}".strip()
    units = _UNITS | _OF_ONE if target["value"] == 1 else _UNITS
    unit = units.get(str(target["unit"]), "")
    if is_of_pupils:
        unit = f" {genders.counted(target.get('gender'), target['value'])}"
    said = f"{words}{unit}"
    return said[0].upper() + said[1:]


def _measure(target: Target) -> str | None:
    """The snapshot's name; a measure that is in reports alone, or is turned by "inte", has its word
    from their reader.
    """
    in_reports = MEASURES.get(str(target["measure"]))
    if counts_who_do_not(target) and in_reports:
        return f"Inte {_lower(in_reports)}"
    known = target["measure_name"] or in_reports
    return str(known) if known else None


def _whom(target: Target) -> str:
    """`` för flickor i årskurs 8``; a grade that the measure is of anyway is not said again."""
    said = str(target["grades"] or "")
    years = "" if said == target["measure_grade"] else grades(said)
    whom = "" if target["unit"] == "pupils" else genders.for_whom(target["gender"])
    return whom + (f" i årskurs {years}" if years else "")


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


def listed(count: int, school: str | None, *, is_narrowed: bool) -> str:
    """How many målvärden count in a selection, or why none does."""
    if count:
        whose = f" för {school}" if school else ""
        return f"{how_many(count, 'målvärde gäller', 'målvärden gäller')}{whose}."
    if is_narrowed:
        return "Inget målvärde som gäller stämmer med urvalet. Ta bort något av filtren."
    return "Inget målvärde gäller än. Bekräfta ett ur rapporterna eller sätt ett själv."


def waits(count: int) -> str:
    """How many that reports state nobody has confirmed."""
    return (
        f"{how_many(count, 'målvärde väntar', 'målvärden väntar')} på att någon läser citatet. "
        "Det är utläst ur rapporternas text och räknas inte förrän det är bekräftat."
    )


def also_in(count: int) -> str:
    """In how many places more a målvärde is said."""
    return f"Det står på {how_many(count, 'ställe', 'ställen')} till."


def links(waiting: int, others: int) -> str:
    """How many initiatives may belong to a målvärde, or do not."""
    if waiting:
        return how_many(waiting, "insats kan höra hit", "insatser kan höra hit")
    return how_many(others, "insats hör inte hit", "insatser hör inte hit")


def and_initiatives(count: int) -> str:
    """That there are more than those that are shown."""
    return f"Och {how_many(count, 'insats till', 'insatser till')}."


def quoted_from(quote: str, part: str | None) -> str:
    """Words of an initiative, and in what part of it they stand."""
    where = _PARTS.get(Part(part)) if part else None
    return f"”{quote}”" + (f" ({where})" if where else "")


def linked_saved(initiative: str, linked: bool | None) -> str:
    """What became of it when a person has said whether an initiative belongs to a målvärde."""
    if linked is None:
        return f"Ångrat: ingen har sagt om {initiative} hör till målvärdet."
    return f"Sparat: {initiative} hör {'' if linked else 'inte '}till målvärdet."


def set_saved(unit: str) -> str:
    """What became of it when a målvärde has been set."""
    return f"Sparat: målvärdet för {unit} gäller nu."


def counted_in(unit: str) -> str:
    """What the number of a målvärde counts: ``procent``."""
    return _COUNTED_IN.get(unit, "måttets egen enhet")


def unit(kind: str, name: str, municipality: str) -> str:
    """A school, a kommun or an authority, so that they are told apart."""
    if kind == "municipality":
        return f"{name} (kommunen)"
    return f"{name} ({municipality}, egna siffror)" if kind == "authority" else name


def no_number(written: str) -> str:
    """What is wrong with a value that is no number, or with none."""
    wrong = f"”{written}” är inget tal. " if written else ""
    return f"{wrong}Skriv värdet med siffror, till exempel 80 eller 82,5."
