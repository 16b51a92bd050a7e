"""What stands where no value does: the sources' signs, and what they mean at which level and year.

A marker is data. It is never a zero, never "missing" unless the source says so.
"""

from __future__ import annotations

import re
from enum import StrEnum

from sbs_data.model import SchoolYear


class Marker(StrEnum):
    """Why there is no value. ``ONE_TO_FOUR`` has a range where the number of pupils is known."""

    TOO_FEW = "too_few"
    ONE_TO_FOUR = "one_to_four"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    STAR = "star"
    DASH = "dash"
    OTHER = "other"


SIGNS = {
    "..": Marker.TOO_FEW,
    "~100": Marker.ONE_TO_FOUR,
    ".": Marker.MISSING,
    "*": Marker.STAR,
    "-": Marker.DASH,
}
"""The signs in Skolverket's exports. "." is *missing or not applicable*: the export doesn't say
which. What "*" and "-" stand for it doesn't say either, so they keep a name of their own."""

VALUE_TYPES = {
    "OMITTED_DUE_TO_BASED_ON_FEW_PUPILS": Marker.TOO_FEW,
    "ROUNDED_OFF_DUE_TO_FEW_PUPILS_NOT_ELIGIBLE": Marker.ONE_TO_FOUR,
    "MISSING": Marker.MISSING,
    "NOT_APPLICABLE": Marker.NOT_APPLICABLE,
}
"""Skolverket's API says with a word what its exports say with a sign."""

WORDS = {
    Marker.TOO_FEW: "Skolverket visar inte uppgiften",
    Marker.ONE_TO_FOUR: "1–4 elever är inte behöriga",
    Marker.MISSING: "Uppgift saknas eller är inte tillämplig",
    Marker.NOT_APPLICABLE: "Inte tillämpligt",
    Marker.STAR: "Källan anger * i stället för ett värde",
    Marker.DASH: "Källan anger - i stället för ett värde",
    Marker.OTHER: "Källan visar inget värde",
}

# From this läsår Skolverket hides fewer than 5 above the school's level, before it fewer than 10.
_LOWER_LIMIT_FROM = SchoolYear(2023)
_FEWEST_AT_SCHOOL = 10
_FEWEST_ABOVE = 5


def fewest_shown(unit_kind: str, school_year: SchoolYear) -> int:
    """The smallest group that Skolverket shows at a level, by the footnotes of the year."""
    if unit_kind == "school" or school_year < _LOWER_LIMIT_FROM:
        return _FEWEST_AT_SCHOOL
    return _FEWEST_ABOVE


def explain(marker: Marker, unit_kind: str, school_year: SchoolYear, gender: str) -> str:
    """One Swedish sentence on why there is no value. Hedged where the source is."""
    words = WORDS[marker]
    if marker is Marker.TOO_FEW:
        few = f"den bygger på färre än {fewest_shown(unit_kind, school_year)} elever"
        if gender != "all":
            return f"{words}: {few}, eller så är nästan alla av det andra könet behöriga (~100)."
        return f"{words}: {few} i måttets egen elevgrupp."
    return f"{words}."


_LIMITS = re.compile(r"färre än (\d+) elever")


def footnote_differs(footnotes: str, unit_kind: str, school_year: SchoolYear) -> str | None:
    """A Swedish sentence where an export's footnotes name limits that :func:`explain` doesn't."""
    named = {int(n) for n in _LIMITS.findall(footnotes)}
    expected = fewest_shown(unit_kind, school_year)
    if not named or expected in named:
        return None
    said = ", ".join(str(n) for n in sorted(named))
    return (
        f"Exportens fotnoter säger att uppgifter döljs vid färre än {said} elever. Delmål räknar "
        f"med {expected} för {school_year}: läs förklaringen till dolda uppgifter med försiktighet."
    )
