"""Parts that pages of figures share: sentences as a list, a table behind a fold, the sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

import pandas as pd
import streamlit as st

from pages.parts import words
from pages.parts.figure_facts import Place
from sbs_data.figures import plain, statistics_words


def bullets(sentences: Sequence[str]) -> None:
    """Each sentence on a line of its own."""
    if sentences:
        st.markdown("\n".join(f"- {plain.markdown(sentence)}" for sentence in sentences))


def notes(lines: Sequence[str]) -> None:
    """Lines of small print, close together."""
    if lines:
        st.markdown("  \n".join(words.small(line) for line in lines))


def table(head: Sequence[str], rows: Sequence[Sequence[str]], alt: str) -> None:
    """A plain table, its cells as the characters they are."""
    st.table(
        pd.DataFrame(
            [[plain.markdown(cell) for cell in row] for row in rows],
            columns=[plain.markdown(name) for name in head],
        ),
        hide_index=True,
        border="horizontal",
        alt=alt,
    )


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
    known: dict[str, tuple[date | None, date | None]] = {}
    for place in places:
        published, retrieved = known.get(place.source, (None, None))
        known[place.source] = (
            _latest(published, place.published_on),
            _latest(retrieved, place.retrieved_on),
        )
    told = []
    for source, dates in known.items():
        dated = statistics_words.dated(*dates)
        told.append(source if dated == "–" else f"{source}, {dated}")
    return f"{'; '.join(told)}." if told else None


def _latest(one: date | None, other: date | None) -> date | None:
    known = [day for day in (one, other) if day is not None]
    return max(known) if known else None
