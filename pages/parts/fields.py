"""Which filters a page has besides those that every page has: whose, of what and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pages.parts import addresses


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
    accounts: str = "senaste redovisningen av varje mål"
    """What is shown when no period is chosen, in the ``Urval:`` line …"""
    no_period: str = "Senaste"
    """… and in the filter itself."""


FIELDS: Mapping[str, Fields] = {
    addresses.LAGESBILD.path: Fields(),
    addresses.MAL.path: Fields("Sök i målen", "till exempel läsning", status=True, reports=True),
    addresses.INSATSER.path: Fields(
        "Sök i insatserna",
        "till exempel lärmiljö",
        status=True,
        accounts="senaste redovisningen av varje insats",
    ),
    addresses.RAPPORTER.path: Fields(
        "Sök i rapporterna",
        "till exempel frånvaro",
        passages=True,
        accounts="alla redovisningar",
        no_period="Alla perioder",
    ),
    addresses.ATT_AVGORA.path: Fields(
        accounts="det som ingen har avgjort", no_period="Alla perioder"
    ),
}
"""The pages that select something."""
