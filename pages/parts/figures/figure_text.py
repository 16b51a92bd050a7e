"""Parts that pages of figures share: their words in few elements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from pages.parts.frame import words
from sbs_data.words import escaped, figure_words, labels


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
        under(labels.SOURCE, lines(told)),
        under(figure_words.UNKNOWN, bullets(unknown)),
    )


def reading(sentences: Sequence[str]) -> str:
    """How to read a figure, as Markdown."""
    return under("Så kan resultatet tolkas", bullets(sentences))
