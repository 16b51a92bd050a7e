"""A school of the reports that is no skolenhet yet, and which ones it may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from sbs_data import questions
from sbs_data.comparing import normalised
from sbs_data.questions import Record, Shown, records, said
from sbs_data.words import name_words

_MOST = 5
"""Likely ones that are ready answers; the others are chosen in a list."""
_ALIKE = 0.75
"""How alike two names must be for one to be likely: ``Åsskolan`` and ``Åskolan`` are 0.93."""


@dataclass(frozen=True, slots=True)
class Unmapped:
    """The school, what is asked of it, and the units that it can be by their codes.

    ``likely`` are the codes of those by that name or one like it, the likest first.
    """

    authority: str
    school: str
    report_id: str
    told: str
    question: str
    units: Mapping[str, str]
    likely: tuple[str, ...]

    def code_of(self, text: str) -> str:
        """The code of a unit that is chosen in words; else what is written, as it is."""
        return next((code for code, unit in self.units.items() if unit == text), text)


def of(shown: Shown, row: Record) -> Unmapped:
    """What is asked in a row of what waits."""
    authority, school = str(row["authority"]), str(row["subject"])
    found = records(questions.school_unit_choices(shown.snapshot, authority))
    units = {
        str(of["unit_code"]): name_words.unit(
            said(of, "unit_name"), str(of["unit_code"]), said(of, "municipality")
        )
        for of in found
    }
    likely = _likely(school, found)
    return Unmapped(
        authority=authority,
        school=school,
        report_id=str(row["report_id"]),
        told=name_words.told_by(authority, str(row["file"])),
        question=(
            name_words.is_it(units[likely[0]])
            if len(likely) == 1
            else name_words.which(len(likely))
        ),
        units=units,
        likely=likely,
    )


def likely_codes(shown: Shown, name: str) -> dict[str, str]:
    """The units that a school of an own file may be, by their codes in words: the likest first.

    Those of our huvudman's kommun, and what the reports call one, first of all.
    """
    ours = questions.our_authority(shown.snapshot)
    authority = None if ours is None else said(ours, "authority")
    units = records(questions.school_unit_choices(shown.snapshot, authority))
    told = {
        str(of["unit_code"]): name_words.unit(
            said(of, "unit_name"), str(of["unit_code"]), said(of, "municipality")
        )
        for of in units
    }
    reported = {
        str(of["unit_code"]): str(of["school"])
        for of in records(questions.school_unit_names(shown.snapshot))
        if of["unit_code"] is not None and normalised(str(of["school"])) == normalised(name)
    }
    named = _likely(name, [{**of, "is_taken": False} for of in units if of["unit_name"]])
    return {
        code: told.get(code) or name_words.unit(reported[code], code, None)
        for code in dict.fromkeys((*reported, *named))
    }


def _likely(school: str, units: list[dict[str, object]]) -> tuple[str, ...]:
    free = [unit for unit in units if not unit["is_taken"]]
    scored = [
        (_alike(school, str(unit["unit_name"] or "")), str(unit["unit_code"])) for unit in free
    ]
    named = [(-score, code) for score, code in scored if score >= _ALIKE]
    if not named:  # an answer of the API has no names: what has one is not it
        named = [(0.0, str(unit["unit_code"])) for unit in free if not unit["unit_name"]]
    return tuple(code for _, code in sorted(named)[:_MOST])


def _alike(school: str, name: str) -> float:
    one, other = normalised(school), normalised(name)
    if set(one.split()) <= set(other.split()):  # "Åskolan" and "Åskolan 7–9"
        return 1.0
    return SequenceMatcher(None, one, other).ratio()
