"""Where figures come from and from when, each source once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from sbs_data.words import statistics_words


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact is said: source, file and line, and when it was published or fetched."""

    source: str
    file: str
    place: str
    published_on: date | None
    retrieved_on: date | None


Dates = tuple[date | None, date | None]
"""When a source was published, and when it was retrieved."""


def places_of(rows: pd.DataFrame) -> list[Place]:
    """Where each row of the question ``figure_facts`` is said."""
    names = ("source", "file", "place", "published_on", "retrieved_on")
    return [
        Place(str(source), str(file), str(place), _day(published), _day(retrieved))
        for source, file, place, published, retrieved in zip(
            *(rows[name].tolist() for name in names), strict=True
        )
    ]


def _day(value: object) -> date | None:
    if isinstance(value, datetime):  # NULL comes as NaT, which is one too
        return value.date() if value == value else None
    return value if isinstance(value, date) else None


def sources(places: Iterable[Place]) -> str | None:
    """``Skolverket (SIRIS, rapport 139), hämtad 6 oktober 2025; Kolada.``; of each the latest."""
    return dated(latest(places))


def latest(places: Iterable[Place]) -> dict[str, Dates]:
    """Each source's latest days, in the order in which the sources are met."""
    known: dict[str, Dates] = {}
    for place in places:
        published, retrieved = known.get(place.source, (None, None))
        known[place.source] = (
            _latest(published, place.published_on),
            _latest(retrieved, place.retrieved_on),
        )
    return known


def dated(known: Mapping[str, Dates]) -> str | None:
    """Sources with their days, in words; ``None`` without any."""
    told = []
    for source, dates in known.items():
        days = statistics_words.dated(*dates)
        told.append(source if days == "–" else f"{source}, {days}")
    return f"{'; '.join(told)}." if told else None


def _latest(one: date | None, other: date | None) -> date | None:
    known = [day for day in (one, other) if day is not None]
    return max(known) if known else None
