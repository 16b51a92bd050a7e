"""Which filters a page has besides those that every page has: whose, of what and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pages.parts.frame import addresses
from sbs_data.words import labels


@dataclass(frozen=True, slots=True)
class Fields:
    """The filters of a page."""

    words: str | None = None
    """The label of its search, where there is one."""
    hint: str = ""
    status: bool = False
    reports: bool = False
    passages: bool = False
    """Whether the words are looked for in all that the reports say, by theme and part too."""
    figures: bool = False
    """Whether it is about figures: whose, of what and of which pupils, instead of all of these."""
    every_school: bool = False
    """Of figures: of all schools of a kommun, the selected one pointed out."""
    both_sexes: bool = False
    """Of figures: of girls and boys together, so that there is no sex to choose."""
    forms_and_areas: bool = False
    """Of figures: whether the schools shown can be narrowed by form and area."""
    results: bool = False
    """Of reports: whether something on the page is of a measure and of girls or boys."""
    targets: bool = False
    """Whether it is about målvärden: whose, of what and of which pupils."""
    accounts: str = "senaste redovisningen av varje mål"
    """What is shown when no period is chosen, in the ``Urval:`` line …"""
    no_period: str = labels.LATEST
    """… and in the filter itself."""


FIELDS: Mapping[str, Fields] = {
    addresses.LAGESBILD.path: Fields(results=True, accounts="skolornas senaste redovisning"),
    addresses.MALVARDEN.path: Fields(targets=True),
    addresses.MAL.path: Fields("Sök i målen", "till exempel läsning", status=True, reports=True),
    addresses.INSATSER.path: Fields(
        "Sök i insatserna",
        "till exempel lärmiljö",
        status=True,
        results=True,
        accounts="senaste redovisningen av varje insats",
    ),
    addresses.RAPPORTER.path: Fields(
        "Sök i rapporterna",
        "till exempel frånvaro",
        passages=True,
        accounts="alla redovisningar",
        no_period="Alla perioder",
    ),
    addresses.GYMNASIEBEHORIGHET.path: Fields(figures=True),
    addresses.SKOLOR.path: Fields(figures=True, every_school=True, forms_and_areas=True),
    addresses.FLICKOR_OCH_POJKAR.path: Fields(figures=True, both_sexes=True),
    addresses.ATT_AVGORA.path: Fields(
        accounts="det som ingen har avgjort", no_period="Alla perioder"
    ),
}
"""The pages that select something."""
