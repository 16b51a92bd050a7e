"""The schools and kommuner whose figures can be looked at: one list for every page of figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sbs_data import questions
from sbs_data.answers import names_followed
from sbs_data.questions import Shown, per_snapshot

POPULATIONS = {
    "all_at_school": "samtliga elever",
    "municipal": "kommunala skolor",
    "located": "alla skolor",
    "nation_all": "samtliga elever",
}
"""Which pupils, in the few words that stand at a line; the whole words are the source's."""


_IN_ADDRESS = {"located": "-alla"}
"""What tells a kommun's populations apart in a link; the others are alone of their kind."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A school, or a kommun seen as one of its populations.

    ``reported_school`` is what the reports call the school, where they are about it.
    """

    key: str
    kind: str
    code: str
    population: str
    name: str
    label: str
    municipality_code: str | None = None
    municipality: str | None = None
    reported_school: str | None = None
    authority: str | None = None

    @property
    def is_school(self) -> bool:
        return self.kind == "school"

    @property
    def address(self) -> str:
        """What it is called in a link: its code, which no other has and no renaming changes."""
        return self.code + _IN_ADDRESS.get(self.population, "")


Units = Mapping[str, Unit]
"""By their keys, in the order of the choices: kommuner, then schools in alphabetical order."""


@per_snapshot(3)
def every(shown: Shown) -> Units:
    """Every unit that has figures of åk 9."""
    rows = questions.figure_units(shown.snapshot).to_dict("records")
    count = Counter(str(row["unit_name"]) for row in rows if row["unit_kind"] == "school")
    units = (_unit({str(key): value for key, value in row.items()}, count) for row in rows)
    return {unit.key: unit for unit in units}


@per_snapshot(3)
def years(shown: Shown) -> tuple[str, ...]:
    """The läsår that any unit has figures of, the latest first."""
    codes = sorted({unit.code for unit in every(shown).values()})
    return questions.figure_years(shown.snapshot, codes)


def _unit(row: dict[str, object], count: Counter[str]) -> Unit:
    kind, code, name = (str(row[f"unit_{of}"]) for of in ("kind", "code", "name"))
    population = str(row["population"])
    if kind == "school":
        key = code
        where = row["municipality"] or code
        label = name if count[name] == 1 else f"{name} ({where})"
    else:
        key = f"{code}-{population}"
        label = f"{name}, {POPULATIONS.get(population, population)}"
    return Unit(
        key=key,
        kind=kind,
        code=code,
        population=population,
        name=name,
        label=label,
        municipality_code=_text(row["municipality_code"]),
        municipality=_text(row["municipality"]),
        reported_school=_text(row["reported_school"]),
        authority=_text(row["authority"]),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def of_school(units: Units, school: str | None) -> Unit | None:
    """The unit that a school of the reports is, where it has figures."""
    if not school:
        return None
    return next((unit for unit in units.values() if unit.reported_school == school), None)


@per_snapshot(3)
def is_private(shown: Shown) -> bool:
    """Whether the dashboard is an enskild huvudman's: it has schools, and no kommun."""
    ours = questions.our_authority(shown.snapshot)
    return ours is not None and ours["municipality_code"] is None


def asked_for(shown: Shown, text: str) -> Unit | None:
    """The unit that a link means: by its code, or in an old link by its name.

    A name is followed through renamings and decisions; ``None`` where it is nobody's, or several's.
    """
    units = every(shown)
    for unit in units.values():
        if text in (unit.address, unit.label):
            return unit
    codes = names_followed.codes(shown, text) & {of.code for of in units.values() if of.is_school}
    return units[codes.pop()] if len(codes) == 1 else None


def only_school(units: Units) -> Unit | None:
    """The school, where the reports' schools have but one with figures."""
    reported = [unit for unit in units.values() if unit.reported_school]
    return reported[0] if len(reported) == 1 else None


def is_one_kommun(units: Units) -> bool:
    """Whether there is but one kommun to choose from."""
    return len({unit.municipality_code for unit in units.values()}) == 1


def in_order(units: Units) -> dict[str, str]:
    """Their labels, first what is shown when nothing is chosen."""
    first = start(units, None)
    return {unit.key: unit.label for unit in (first, *units.values())}


def start(units: Units, school: str | None) -> Unit:
    """Whose figures are shown before anything is chosen.

    Those of the selected school; else of the reports' only school that has any; else of a kommun.
    """
    found = of_school(units, school)
    if found is None and not school:
        found = only_school(units)
    return found or next(iter(units.values()))
