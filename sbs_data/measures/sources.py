"""Who publishes figures besides the authority itself, how its files are told and what it is asked
for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher that can be asked. ``starts`` is how the source of its figures begins, and
    ``kinds`` its files by their kind; ``gives`` and ``command`` tell what it is asked for.
    """

    code: str
    name: str
    starts: tuple[str, ...]
    kinds: Mapping[str, str]
    gives: str
    command: str
    command_in_short: str


SOURCES = (
    Source(
        code="skolverket",
        name="Skolverket",
        starts=("Skolverket (SIRIS", "Skolverket"),
        kinds={
            "siris_139": "Slutbetyg i årskurs 9, per skola",
            "siris_138": "Slutbetyg i årskurs 9, per kommun",
            "siris_5": "Behörighet per skola, flickor och pojkar",
            "siris_53": "Behörighet per kommun, flickor och pojkar",
            "skolverket_api": "Statistik om skolor från Skolverkets API",
        },
        gives="Statistiken om varje grundskola i kommunen, kommunal och fristående.",
        command="Hämta statistiken om kommunens alla grundskolor från Skolverket.",
        command_in_short="Hämta grundskolors statistik från Skolverket.",
    ),
    Source(
        code="kolada",
        name="Kolada",
        starts=("Kolada",),
        kinds={"kolada": "Nyckeltal från Kolada"},
        gives="Kommunens, rikets, liknande kommuners och skolornas nyckeltal.",
        command="Hämta kommunens, rikets och liknande kommuners nyckeltal från Kolada.",
        command_in_short="Hämta nyckeltal från Kolada.",
    ),
)
"""Those nearest the register first: where several tell the same fact, the first is shown."""

NAMES = tuple(source.name for source in SOURCES)
RANKS = tuple(start for source in SOURCES for start in source.starts)
KINDS = {kind: words for source in SOURCES for kind, words in source.kinds.items()}
BY_NAME = {source.code: source for source in sorted(SOURCES, key=lambda source: source.name)}
"""As they are chosen among."""
