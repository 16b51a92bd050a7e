"""Which unit of the statistics each authority and school of the reports is. Plain text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sbs_data import questions
from sbs_data.answers import municipalities
from sbs_data.questions import Record, Shown, per_snapshot, records, said
from sbs_data.words import name_words

_KEEP = 20


@dataclass(frozen=True, slots=True)
class Mapped:
    """A name of the reports and how it stands to the statistics; ``is_said`` where a person has."""

    authority: str | None
    name: str
    stands: str
    is_said: bool


@dataclass(frozen=True, slots=True)
class Mappings:
    """The authorities' kommuner and the schools' skolenheter.

    The schools without a skolenhet come first: they are what there is to do, and ``unmapped`` names
    them in a sentence.
    """

    is_any: bool
    authorities: tuple[Mapped, ...] = ()
    schools: tuple[Mapped, ...] = ()
    unmapped: str = ""


@per_snapshot(3)
def every(shown: Shown) -> Mappings:
    """What each name is; none where there is no statistics to compare with."""
    schools = records(questions.school_unit_names(shown.snapshot))
    without = [row for row in schools if row["unit_code"] is None]
    if not municipalities.known(shown).labels and len(without) == len(schools):
        return Mappings(is_any=False)
    authorities = records(questions.authority_unit_names(shown.snapshot))
    mapped = [row for row in schools if row["unit_code"] is not None]
    return Mappings(
        is_any=True,
        authorities=tuple(
            _mapped(row, "authority", "municipality_code", "kommunen") for row in authorities
        ),
        schools=tuple(
            _mapped(row, "school", "unit_code", "skolenheten") for row in (*without, *mapped)
        ),
        unmapped=name_words.unmapped([str(row["school"]) for row in without]) if without else "",
    )


def not_yet(shown: Shown) -> str:
    """That no school of the reports has figures to be connected with, where that is so."""
    schools = records(questions.school_unit_names(shown.snapshot))
    is_any = not questions.school_unit_choices(shown.snapshot, None).empty
    none = schools and not is_any and all(row["unit_code"] is None for row in schools)
    return name_words.NO_UNITS_YET if none else ""


def _mapped(row: Record, name: str, code: str, what: str) -> Mapped:
    by_person = row["basis"] == "person"
    decided_by = str(row["decided_by"]) if by_person else None
    stands = name_words.stands(what, said(row, code), said(row, "unit_name"), decided_by)
    return Mapped(said(row, "authority"), str(row[name]), stands, by_person)


@per_snapshot(_KEEP)
def choices(shown: Shown, authority: str | None) -> Mapping[str, str]:
    """The skolenheter that a school of an authority can be, each by its code in words."""
    units = records(questions.school_unit_choices(shown.snapshot, authority))
    return {
        str(row["unit_code"]): name_words.unit(
            said(row, "unit_name"), str(row["unit_code"]), said(row, "municipality")
        )
        for row in units
    }
