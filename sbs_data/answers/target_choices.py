"""What a målvärde can be set for by hand: a measure, and a school or kommun. Plain text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sbs_data import questions
from sbs_data.questions import Record, Shown, per_snapshot, records
from sbs_data.words import target_words


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure that there are figures of."""

    code: str
    name: str
    definition: str
    counted_in: str
    higher_is_better: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A school, a kommun or an authority; ``label`` tells them apart."""

    kind: str
    code: str
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Choices:
    """The measures by their codes, the units by their kinds and codes."""

    measures: Mapping[str, Measure]
    units: Mapping[tuple[str, str], Unit]

    @property
    def is_any(self) -> bool:
        """Whether a målvärde can be set at all."""
        return bool(self.measures and self.units)


@per_snapshot(3)
def every(shown: Shown) -> Choices:
    """All that can be chosen."""
    measures = map(_measure, records(questions.target_measures(shown.snapshot)))
    units = map(_unit, records(questions.target_units(shown.snapshot)))
    return Choices(
        {measure.code: measure for measure in measures},
        {(unit.kind, unit.code): unit for unit in units},
    )


def _measure(row: Record) -> Measure:
    return Measure(
        code=str(row["measure"]),
        name=str(row["name"]),
        definition=str(row["definition"]),
        counted_in=target_words.counted_in(str(row["unit"])),
        higher_is_better=bool(row["higher_is_better"]),
    )


def _unit(row: Record) -> Unit:
    kind, name = str(row["unit_kind"]), str(row["unit_name"])
    label = target_words.unit(kind, name, str(row["municipality"]))
    return Unit(kind, str(row["unit_code"]), name, label)
