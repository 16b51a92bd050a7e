"""What stands around the figures and lists of Lägesbild. Plain text."""

from __future__ import annotations

DROPPED = "Mål som inte räknas: de står inte i skolans senaste redovisning"
TAKE_OUT = (
    "Det här urvalet på ett A4. Ryms inte allt står det hur mycket som är utelämnat. "
    "PDF-filen är till för att skriva ut, Word-filen för att arbeta vidare i."
)


def as_table(title: str) -> str:
    """The door to the numbers of a figure, and to the goals behind them."""
    return f"{title} som tabell, och vägen till målen"
