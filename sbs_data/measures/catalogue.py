"""The measures, read from ``catalogue.toml``: what each means, and what the sources call it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from sbs_data.comparing import folded, tidy
from sbs_data.model import SchoolYear, parse_period

_FILE = Path(__file__).with_name("catalogue.toml")

UNITS = ("percent", "percentage_points", "points", "pupils", "number", "posts")
SENSITIVE_SIDES = ("not_reached", "reached", "none")
TERM_RULES = ("VT", "HT")


@dataclass(frozen=True, slots=True)
class Break:
    """From ``school_year`` on, figures are not like the earlier ones, and why in Swedish."""

    school_year: SchoolYear
    text: str


@dataclass(frozen=True, slots=True)
class Kpi:
    """Kolada's id for a measure in one population. ``title`` is Kolada's own."""

    id: str
    population: str
    title: str
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: ``lowest`` and ``highest`` bound its values, ``None`` where nothing does."""

    code: str
    name: str
    short: str
    definition: str
    denominator: str
    unit: str
    source: str
    sensitive_side: str
    grade: str | None = None
    term: str | None = None
    population: str = "all_at_school"
    lowest: float | None = None
    highest: float | None = None
    every_other_year: bool = False
    own: bool = False
    occasions: int = 0
    siris: tuple[str, ...] = ()
    skolverket: tuple[str, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    breaks: tuple[Break, ...] = ()

    @property
    def higher_is_better(self) -> bool:
        """False where the share counts those for whom it goes badly."""
        return self.sensitive_side != "reached"

    @property
    def populations(self) -> tuple[str, ...]:
        """Codes of the populations that the measure is published for, each once."""
        found = dict.fromkeys(kpi.population for kpi in self.kpis)
        if self.siris:
            found |= dict.fromkeys(("all_at_school", "located", "municipal", "independent"))
        if self.skolverket:
            found |= dict.fromkeys((self.population, "nation_all"))
        return (*found, *(("own",) if self.own else ()))

    @property
    def is_share(self) -> bool:
        """True where a value is a number of pupils out of a group of them."""
        return self.unit == "percent" and self.sensitive_side != "none"


@dataclass(frozen=True, slots=True)
class _Catalogue:
    measures: dict[str, Measure]
    populations: dict[str, str]
    by_name: dict[str, Measure]
    by_header: dict[str, Measure]
    by_field: dict[str, Measure]
    by_kpi: dict[str, tuple[Measure, Kpi]]


def measures() -> dict[str, Measure]:
    """Every measure by its code, in the order they are listed."""
    return _catalogue().measures


def populations() -> dict[str, str]:
    """The Swedish words for each population's code."""
    return _catalogue().populations


def by_name(name: str) -> Measure | None:
    """The measure with this Swedish name or code, as the authority's own table writes it."""
    return _catalogue().by_name.get(folded(name))


def by_header(header: str) -> Measure | None:
    """The measure under a header of a SIRIS export; spaces and line breaks don't matter."""
    return _catalogue().by_header.get(folded(header))


def by_field(field: str) -> Measure | None:
    """The measure in a field of Skolverket's API."""
    return _catalogue().by_field.get(field)


def by_kpi(kpi: str) -> tuple[Measure, Kpi] | None:
    """The measure of a KPI of Kolada's, letter and all."""
    return _catalogue().by_kpi.get(kpi)


def changed_title(kpi: str, title: str) -> str | None:
    """A Swedish warning where Kolada now calls a KPI something else; ``None`` where it doesn't."""
    found = by_kpi(kpi)
    if found is None or tidy(title) == tidy(found[1].title):
        return None
    return (
        f"Kolada har bytt namn på nyckeltalet {kpi}: ”{tidy(found[1].title)}” heter nu "
        f"”{tidy(title)}”. Kontrollera att det fortfarande mäter ”{found[0].name}”."
    )


def as_table() -> pa.Table:
    """The measures as a table, one row each, for publishing beside the figures."""
    names = ("code", "name", "short", "definition", "denominator", "unit", "source", "grade")
    plain = {n: [getattr(m, n) for m in measures().values()] for n in names}
    return pa.table(
        {
            "measure": pa.array(plain.pop("code"), pa.string()),
            **{n: pa.array(values, pa.string()) for n, values in plain.items()},
            "term_rule": pa.array([m.term for m in measures().values()], pa.string()),
            "sensitive_side": pa.array(
                [m.sensitive_side for m in measures().values()], pa.string()
            ),
            "is_share": pa.array([m.is_share for m in measures().values()], pa.bool_()),
            "is_own": pa.array([m.own for m in measures().values()], pa.bool_()),
            "is_every_other_year": pa.array([m.every_other_year for m in measures().values()]),
            "higher_is_better": pa.array([m.higher_is_better for m in measures().values()]),
        }
    )


def breaks_as_table() -> pa.Table:
    """The breaks in the series, one row per measure and läsår."""
    rows = [(m.code, str(b.school_year), b.text) for m in measures().values() for b in m.breaks]
    return pa.table(
        {
            "measure": pa.array([r[0] for r in rows], pa.string()),
            "school_year": pa.array([r[1] for r in rows], pa.string()),
            "text": pa.array([r[2] for r in rows], pa.string()),
        }
    )


@cache
def _catalogue() -> _Catalogue:
    return _read(_FILE.read_text(encoding="utf-8"))


def _read(text: str) -> _Catalogue:
    """Raises ``ValueError`` or ``TypeError`` for a file that a test should have caught."""
    data = tomllib.loads(text)
    catalogue = _Catalogue({}, dict(data["populations"]), {}, {}, {}, {})
    for code, fields in data["measures"].items():
        measure = _measure(code, fields, data["break_texts"])
        catalogue.measures[code] = measure
        _put(catalogue.by_name, folded(code), measure)
        _put(catalogue.by_name, folded(measure.name), measure)
        for header in measure.siris:
            _put(catalogue.by_header, folded(header), measure)
        for field in measure.skolverket:
            _put(catalogue.by_field, field, measure)
        for kpi in measure.kpis:
            if kpi.population not in catalogue.populations:
                raise ValueError(f"{kpi.id} has a population that is not listed")
            _put(catalogue.by_kpi, kpi.id, (measure, kpi))
    return catalogue


def _measure(code: str, fields: dict[str, Any], break_texts: dict[str, str]) -> Measure:
    lowest, highest = (0, 100) if fields["unit"] == "percent" else (None, None)
    if fields["unit"] == "pupils":
        lowest = 0
    if (
        fields["unit"] not in UNITS
        or fields["sensitive_side"] not in SENSITIVE_SIDES
        or fields.get("term", "VT") not in TERM_RULES
    ):
        raise ValueError(f"{code} says something that no measure can")
    return Measure(
        code=code,
        **{
            "lowest": lowest,
            "highest": highest,
            **fields,
            "siris": tuple(fields.get("siris", ())),
            "skolverket": tuple(fields.get("skolverket", ())),
            "kpis": tuple(Kpi(**kpi) for kpi in fields.get("kpis", ())),
            "breaks": tuple(_break(b, break_texts) for b in fields.get("breaks", ())),
        },
    )


def _break(fields: dict[str, str], texts: dict[str, str]) -> Break:
    year = parse_period(fields["school_year"])
    if not isinstance(year, SchoolYear):
        raise ValueError(f"{fields['school_year']} is no school year")
    return Break(year, texts[fields["text"]])


def _put(catalogue: dict[str, Any], key: str, value: object) -> None:
    if key in catalogue:
        raise ValueError(f"{key} stands for two measures")
    catalogue[key] = value
