"""What is said where there is nothing yet, or where only the example is. Plain text."""

from __future__ import annotations

EMPTY = (
    "Här är det tomt än. Importera en rapport, eller läs in exemplet för att se hur sidan ser ut."
)
MADE_UP = (
    "Exempelkommunen är påhittad, liksom dess skolor och rapporter. "
    "Exemplet tas bort med ett klick under Importera."
)
NO_DATA = "Det finns inga data att visa. Kör python -m sbs_data rebuild."


def left_out(document: str) -> str:
    """That an installation has no copy of a document."""
    return f"{document} följde inte med den här installationen."
