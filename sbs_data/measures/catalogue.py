"""The measures there are, by their code and by what the sources call them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sbs_data.comparing import folded, tidy
from sbs_data.measures import catalogue_file
from sbs_data.measures.catalogue_file import Catalogue
from sbs_data.measures.measure import FIGURES, REPORTS, Kpi, Measure

_FILE = Path(__file__).with_name("catalogue.toml")


def measures() -> dict[str, Measure]:
    """Every measure by its code, in the order they are listed."""
    return _catalogue().measures


def populations() -> dict[str, str]:
    """The Swedish words for each population's code."""
    return _catalogue().populations


def results() -> tuple[str, ...]:
    """Those whose figures a page shows for a school or a kommun. Asked for together: by all of them
    the number of pupils is known.
    """
    return tuple(code for code, measure in measures().items() if measure.shown)


def choices() -> dict[str, str]:
    """What a page of figures can show, in the words of the choice."""
    return {code: m.choice or m.name for code, m in measures().items() if FIGURES in m.shown}


def beside_reports() -> tuple[str, ...]:
    """Those whose figures stand beside what the reports claim."""
    return tuple(code for code, measure in measures().items() if REPORTS in measure.shown)


def deviations() -> tuple[str, ...]:
    """How far a school is from what Skolverket's model (SALSA) expects of its pupils."""
    return tuple(code for code, measure in measures().items() if measure.deviation_of)


def spoken_of() -> tuple[Measure, ...]:
    """Those that reports speak of: where a clause speaks of several, the first is meant."""
    found = [(m.in_reports.rank, m) for m in measures().values() if m.in_reports is not None]
    return tuple(measure for _, measure in sorted(found, key=lambda each: each[0]))


def by_name(name: str) -> Measure | None:
    """The measure with this Swedish name or code, as the authority's own table writes it."""
    return _catalogue().by_name.get(folded(name))


def by_header(header: str) -> Measure | None:
    """The measure under a header of a SIRIS export; spaces and line breaks don't matter."""
    return _catalogue().by_header.get(folded(header))


def by_field(source: str, field: str) -> Measure | None:
    """The measure that a source (by its code) calls so in its answers."""
    return _catalogue().by_field.get((source, field))


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


@cache
def _catalogue() -> Catalogue:
    return catalogue_file.read(_FILE.read_text(encoding="utf-8"))
