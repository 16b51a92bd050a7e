"""Parts that pages of figures share: their words in few elements, a table, the sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

import pandas as pd
import streamlit as st

from pages.parts.figures.figure_facts import Place
from pages.parts.frame import words
from sbs_data.words import escaped, statistics_words

Dates = tuple[date | None, date | None]
"""When a source was published, and when it was retrieved."""


def tell(*paragraphs: str) -> None:
    """Draw paragraphs of Markdown, without the empty ones, as one element.

    The browser goes through every element at every choice, before it shows what was chosen.
    """
    if told := "\n\n".join(filter(None, paragraphs)):
        st.markdown(told, anchors=False)


def heading(title: str) -> str:
    """A subheading in Markdown."""
    return f"### {escaped.markdown(title)}"


def under(title: str, told: str) -> str:
    """Markdown under a subheading; nothing at all where there is nothing to tell."""
    return told and f"{heading(title)}\n\n{told}"


def lines(texts: Iterable[str | None]) -> str:
    """Plain texts → a paragraph of Markdown, each on a line of its own."""
    return "  \n".join(escaped.markdown(text) for text in texts if text)


def bullets(sentences: Iterable[str]) -> str:
    """Plain sentences → a list in Markdown."""
    return "\n".join(f"- {escaped.markdown(sentence)}" for sentence in sentences)


def notes(texts: Iterable[str]) -> str:
    """Plain texts → lines of small print in Markdown, close together."""
    return "  \n".join(words.small(text) for text in texts)


def tell_source(told: Iterable[str | None], unknown: Sequence[str] = ()) -> None:
    """Source, definition, how fresh it is, and what is not known."""
    tell(
        under("Källa", lines(told)),
        under("Det här är inte känt, eller beräknat", bullets(unknown)),
    )


def reading(sentences: Sequence[str]) -> str:
    """How to read a figure, as Markdown."""
    return under("Så kan resultatet tolkas", bullets(sentences))


def table(head: Sequence[str], rows: Sequence[Sequence[str]], alt: str) -> None:
    """A plain table, its cells as the characters they are."""
    st.table(
        pd.DataFrame(
            [[escaped.markdown(cell) for cell in row] for row in rows],
            columns=[escaped.markdown(name) for name in head],
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
