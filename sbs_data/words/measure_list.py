"""The handbook's list of measures, as the catalogue tells them. Plain text."""

from __future__ import annotations

from collections.abc import Iterator

from sbs_data.measures import catalogue
from sbs_data.measures.measure import FIGURES, REPORTS, Measure
from sbs_data.words.formats import listed

TITLE = "Måtten"
ABOUT = (
    "Det här är vad som kan importeras och visas. Varje mått kan få ett målvärde när det finns "
    "siffror för det."
)


def every() -> Iterator[tuple[str, str]]:
    """Each measure's name, and what there is to know of it."""
    for measure in catalogue.measures().values():
        yield measure.name, " ".join(_told(measure))


def _told(measure: Measure) -> Iterator[str]:
    yield measure.definition
    if measure.denominator:
        yield f"Räknas av {measure.denominator}."
    yield f"Källa: {measure.source}"
    if FIGURES in measure.shown:
        choice = f" som ”{measure.choice}”" if measure.choice else ""
        yield f"Väljs{choice} på sidorna med siffror."
    if REPORTS in measure.shown:
        yield "Visas bredvid det som rapporterna anger."
    if measure.deviation_of:
        yield "Visas för varje skola på Skolor."
    if measure.in_reports is not None:
        terms = listed(f"”{term}”" for term in measure.in_reports.terms)
        yield f"Läses ur rapporterna efter {terms}."
