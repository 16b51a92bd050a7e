"""What every page of figures says about its figures, besides the figures."""

from __future__ import annotations

from dataclasses import replace

from sbs_data.answers.unit_facts import Figures
from sbs_data.words import eligibility
from sbs_data.words.formats import sentence_start
from sbs_data.words.measure_words import Measure


def population(figures: Figures, code: str, measure: Measure, otherwise: str | None = None) -> str:
    """Which pupils, in the source's whole words: of girls it says girls."""
    return figures.populations.get(code, otherwise or code).replace("elever", measure.whose)


def definition(measure: Measure, whose: str, pupils: str) -> tuple[str, ...]:
    """What the measure is, of what it is a share, and that ``whose`` figures are of ``pupils``."""
    told = [f"{measure.name}: {measure.definition}"]
    if measure.denominator:
        told.append(f"{sentence_start(measure.noun.the)} räknas av {measure.denominator}.")
    return (*told, f"{whose}: {pupils}.")


def reading(measure: Measure, *, has_band: bool) -> tuple[str, ...]:
    """How to read a figure; its definition has a place of its own."""
    undefined = replace(measure, definition="", denominator="")
    return eligibility.reading(undefined, has_band=has_band)
