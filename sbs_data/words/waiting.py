"""What waits for a person to decide, counted, in sentences. Plain text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sbs_data.words.formats import how_many


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of thing that waits, by its word in the view ``undecided``, and how many."""

    what: str
    count: int
    sentence: str


def _reports(count: int) -> str:
    return how_many(count, "rapport", "rapporter")


def _goals(count: int) -> str:
    return how_many(count, "mål", "mål")


SENTENCES: Mapping[str, Callable[[int], str]] = {
    "authority": lambda n: f"{_reports(n)} säger inte vilken huvudman det gäller.",
    "kind": lambda n: (
        f"{_reports(n)} säger inte om det är en delredovisning eller en slutredovisning."
    ),
    "period": lambda n: f"{_reports(n)} säger inte vilken termin eller vilket läsår det gäller.",
    "same_period": lambda n: f"{_reports(n)} gäller samma skola och period som en annan rapport.",
    "asked_matrix": lambda n: (
        f"{how_many(n, 'tabell', 'tabeller')} liknar matrisen och är inte "
        f"{'läst' if n == 1 else 'lästa'}."
    ),
    "asked_label": lambda n: (
        f"{how_many(n, 'etikett', 'etiketter')} i matrisen står inte i mallen."
    ),
    "asked_design": lambda n: (
        f"{how_many(n, 'färg', 'färger')} kan vara formgivning eller betyda status."
    ),
    "asked_same_goal": lambda n: (
        f"{_goals(n)} kan vara {'upprepat' if n == 1 else 'upprepade'} med andra ord."
    ),
    "asked_goal": lambda n: f"{how_many(n, 'rad', 'rader')} kan vara ett mål eller något annat.",
    "asked_two_goals": lambda n: f"{_goals(n)} kan vara två mål.",
    "asked_word": lambda n: f"{_goals(n)} har ett ord som säger en annan status än färgen.",
    "asked_marking": lambda n: f"{_goals(n)} har något som kan vara en markering.",
    "school": lambda n: f"{how_many(n, 'insats', 'insatser')} säger inte vilken skola det gäller.",
    "school_unit": lambda n: (
        f"{how_many(n, 'skola', 'skolor')} i rapporterna är inte "
        f"{'knuten' if n == 1 else 'knutna'} till någon skolenhet."
    ),
    "school_name": lambda n: (
        f"{how_many(n, 'skolnamn liknar ett annat', 'skolnamn liknar andra')}."
    ),
    "area_name": lambda n: (
        f"{how_many(n, 'utvecklingsområde liknar ett annat', 'utvecklingsområden liknar andra')}."
    ),
    "match": lambda n: f"{_goals(n)} liknar mål i en tidigare redovisning.",
    "ambiguous": lambda n: f"{_goals(n)} har färg som inte är entydig.",
    "unmarked": lambda n: f"{_goals(n)} har ingen färg i rapporten.",
    "not_repeated": lambda n: (
        f"{_goals(n)} upprepas inte där rapporten anger hur det har gått för "
        f"{'det' if n == 1 else 'dem'}."
    ),
    "target": lambda n: (
        f"{how_many(n, 'målvärde', 'målvärden')} i rapporternas text är inte "
        f"{'bekräftat' if n == 1 else 'bekräftade'}."
    ),
}
"""In the order they are shown: what keeps most else from being right comes first."""


def waiting_for(counts: Mapping[str, int]) -> tuple[Waiting, ...]:
    """The kinds of which there is something, in order; last those that have no sentence here."""
    known = [
        Waiting(what, counts[what], sentence(counts[what]))
        for what, sentence in SENTENCES.items()
        if counts.get(what)
    ]
    others = sum(count for what, count in counts.items() if what not in SENTENCES)
    if others:
        known.append(Waiting("other", others, f"{how_many(others, 'sak', 'saker')} till."))
    return tuple(known)
