"""What is selected, how to find more, and what the filters mean. Plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sbs_data.words.formats import listed
from sbs_data.words.sentences import within

AREA = (
    "Det som huvudmannen och Skolverket har kommit överens om att utveckla, "
    "till exempel Undervisning och lärande. En insats hör till ett område."
)
PERIOD = "Terminen eller läsåret som en redovisning gäller: VT23 är vårterminen 2023."
YEAR = (
    "Sidan visar uppgifter till och med det läsår du väljer. Ett läsårs betyg är vårens: "
    "2022/23 är våren 2023."
)
EVERY_ACCOUNT = "Annars visas varje mål en gång, ur den senaste redovisning där det finns."
RESULTS_ONLY = "Gäller målvärden och resultat på sidan, inte målen."
ON_EVERY_PAGE = "Skolan blir vald på alla sidor."
NO_REPORT = "Ingen rapport gäller skolan."
REPORTED_ONLY = "Skolor som ingen rapport gäller är inte med."


def line(parts: Iterable[str]) -> str:
    """The ``Urval:`` line."""
    return f"Urval: {', '.join(parts)}."


def pointed_out(school: str) -> str:
    """Which school is selected where all are shown."""
    return f"Vald skola: {school}."


def not_shown(school: str) -> str:
    """That the selected school is left out by the other filters."""
    return f"{school} är vald, men stämmer inte med urvalet och visas därför inte."


def not_here(measure: str) -> str:
    """That the chosen measure is none of those that a page of figures shows."""
    return f"Måttet {within(measure)} finns inte på den här sidan."


def unknown(values: Iterable[str]) -> str:
    """Where the address asks for something that is not there."""
    quoted = listed(f"”{value}”" for value in values)
    return f"Adressen frågar efter {quoted}, som inte finns här. Det filtret används inte."


def wider(filters: Sequence[str], what: str, nothing: str) -> str:
    """Why nothing was found, and how to find more; ``filters`` are those that leave something out.

    ``what`` is none of the things looked for, ``nothing`` the same in the plural.
    """
    if not filters:
        return f"Rapporterna innehåller {nothing}."
    if len(filters) == 1:
        return f"{what} stämmer med {filters[0]}. Ta bort filtret för att se fler."
    return f"{what} stämmer med både {listed(filters)}. Ta bort något av filtren för att se fler."
