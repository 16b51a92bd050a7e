"""What a search says of its hits, or of finding none. Plain text."""

from __future__ import annotations

from collections.abc import Sequence

from sbs_data.words.formats import how_many, listed

HOW = "Ord hittas i alla böjningar och sammansättningar. Bästa träffen först."
NOT_TOGETHER = "Inget stycke i urvalet har alltihop på en gång."
TRY_OTHER = "Pröva ett annat ord, eller färre ord på en gång."


def none_has(words: Sequence[str]) -> str:
    """The words that stand nowhere in the selection."""
    missing = listed(f"”{word}”" for word in words)
    return f"Ingenting i urvalet innehåller {missing}."


def instead(suggestion: str) -> str:
    """The button that looks for what may have been meant."""
    return f"Sök i stället efter ”{suggestion}”"


def everywhere(count: int) -> str:
    """The button that looks without the filters."""
    return f"Sök i alla rapporter ({how_many(count, 'träff', 'träffar')})"
