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


def take(what: str) -> str:
    """The button that takes what the text names as the answer."""
    return f"Texten nämner {what}"


TAKE = "Ett förslag, inte ett besked. Klicka för att svara så."


def take_authority(name: str) -> str:
    """The button that takes an authority that the document names."""
    return f"Dokumentet nämner {name}"


def where(name: str, basis: str | None) -> str:
    """An authority and where it is named: ``Exempelby kommun (namnet står i stycke 2)``."""
    return f"{name} ({basis})" if basis else name


def named(found: Sequence[str]) -> str:
    """The authorities that a document names, where it does not say whose it is."""
    if len(found) == 1:
        return f"Kanske {found[0]}. Det är ett förslag, inte ett besked."
    return f"Dokumentet nämner flera: {listed(found)}. Välj den som redovisningen gäller."


def bilaga_of(main: str) -> str:
    """That a file is dropped together with its huvuddokument."""
    return f"Bilaga till huvuddokumentet ”{main}”"


WITH_MAIN = "frågas om huvuddokumentet"
"""What a bilaga and its huvuddokument both leave out."""


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
