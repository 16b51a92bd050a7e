"""What a report leaves out about itself, asked of a person. Plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sbs_data.words.formats import how_many, listed

AUTHORITY = "Vilken huvudman?"
KIND = "Vilken redovisning?"
PERIOD = "Vilken termin eller vilket läsår?"
PERIOD_EXAMPLE = "till exempel VT23 eller 2022/23"
SCHOOL = "Vilken skola?"
NOT_SAID = "Det här säger filen inte. Svara nu, eller senare här på sidan."

_NAMED = 3


def mentions(what: str) -> str:
    """What the running text names: a hint, and not what the report says of itself."""
    return f"Texten nämner {what}. Det är ett förslag, inte ett besked."


def hints(found: Iterable[str]) -> str:
    """The same of several things, each once."""
    return mentions(listed(dict.fromkeys(found)))


def one_school_for(initiatives: Sequence[str]) -> str:
    """Which initiatives an answer about the school is for."""
    count = len(initiatives)
    names = listed(f"”{name}”" for name in initiatives[:_NAMED])
    rest = f" och {count - _NAMED} till" if count > _NAMED else ""
    return (
        f"Svaret om skola gäller {how_many(count, 'insats', 'insatser')} där rapporten "
        f"inte namnger någon skola: {names}{rest}."
    )
