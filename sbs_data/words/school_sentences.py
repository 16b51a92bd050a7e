"""What is said of a kommun's schools together, and of each beside the others. Plain text.

Never who is best: how far apart they are, and for how many there is a figure.
"""

from __future__ import annotations

from collections.abc import Sequence

from sbs_data.analysis import spread
from sbs_data.measures.facts import Fact
from sbs_data.words import eligibility
from sbs_data.words.formats import sentence_start
from sbs_data.words.measure_words import Measure, in_words, season, sign

ALPHABETICAL = (
    "Skolorna står i bokstavsordning. Deras elevgrupper är olika stora och olika sammansatta, så "
    "en skillnad mellan två skolor säger inte hur bra undervisningen är."
)
SALSA = (
    "SALSA är Skolverkets modell: den jämför skolans resultat med det som kan väntas av "
    "föräldrarnas utbildning, andelen pojkar och andelen nyinvandrade. Avvikelsen "
    "är beräknad, inte uppmätt."
)
COUNTED = "Hur många elever en andel är (”45 av 56”) är beräknat ur andelen och elevantalet."


def headline(latest: Sequence[Fact], measure: Measure, where: str) -> str:
    """``latest`` is each school's latest fact; only those of the last year are spoken of.

    >>> headline([], Measure("merit_rating", "Meritvärde", "points", "none"), "Exempelkommunen")
    'Ingen skola i Exempelkommunen har uppgifter att visa.'
    """
    if not latest:
        return f"Ingen skola i {where} har uppgifter att visa."
    last = max(fact.year_order for fact in latest)
    found = [fact for fact in latest if fact.year_order == last]
    if len(latest) == 1:
        told = eligibility.stands(found[0], measure)
        return f"{found[0].unit_name}, {told[:1].lower()}{told[1:]}"
    when, what = season(found[0].when), _what(measure)
    shown = [fact for fact in found if fact.value is not None]
    every = f"{in_words(len(found))} {'skola' if len(found) == 1 else 'skolor'} i {where}"
    apart = spread(fact.value for fact in shown)
    if apart is None:
        return sentence_start(f"{when} visas {what} inte för någon av {every}.")
    if len(shown) == 1:
        one = f"{shown[0].unit_name}, {measure.value(apart.low)}"
        return sentence_start(f"{when} visas {what} för en av {every}: {one}.")
    ends = f"mellan {measure.value(apart.low)} och {measure.value(apart.high)}"
    if apart.low == apart.high:
        ends = measure.value(apart.low)
    if len(shown) == len(found):
        return sentence_start(f"{when} var {what} {ends} på {every}.")
    of = f"{in_words(len(shown))} av {every}"
    return sentence_start(f"{when} var {what} {ends} på de {of} där uppgiften visas.")


def _what(measure: Measure) -> str:
    noun = measure.phrase.share if measure.is_share and measure.phrase else measure.noun.the
    return noun if measure.whose == "elever" else f"{noun} bland {measure.whose}"


def deviation(fact: Fact, measure: Measure) -> str | None:
    """``SALSA, meritvärde: +3 poäng mot det väntade våren 2025.``; ``None`` without a value."""
    if fact.value is None:
        return None
    of = measure.deviation_of or measure.name
    apart = f"{sign(fact.value)}{measure.distance(fact.value)}" if fact.value else "ingen avvikelse"
    return f"SALSA, {of}: {apart} mot det väntade {season(fact.when)}."
