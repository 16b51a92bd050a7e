"""The headline of a page of figures, sent ahead: it is what somebody who filters is waiting for.

The browser is sent a page in the order it is drawn, and draws at once what has come. So the
headline is drawn into its place below the filters before the filters are, and is let through.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextvars import ContextVar

import streamlit as st

from pages.parts.figures import figure_pages
from pages.parts.frame import addresses, opened, shell
from pages.parts.frame.addresses import Address
from sbs_data.answers.choice import Choice

_LET_THROUGH = 0.02
"""Seconds. The server gathers what is drawn for five thousandths before it sends it, and the
browser shall have begun to draw before the rest is there: without, it is nearly as late as
if it were drawn in its turn (docs/benchmarks.md)."""

_SENT: ContextVar[str | None] = ContextVar("headline sent", default=None)


def _eligibility(choice: Choice) -> str:
    return figure_pages.today(opened.now(), choice).headline


_OF_PAGE: Mapping[str, Callable[[Choice], str]] = {
    addresses.GYMNASIEBEHORIGHET.path: _eligibility,
}


def ahead(address: Address) -> Callable[[Choice], None] | None:
    """What draws a page's headline, in the place that is taken for it here; ``None`` without."""
    _SENT.set(None)
    make = _OF_PAGE.get(address.path)
    if make is None:
        return None
    place = shell.sheet()

    def draw_ahead(choice: Choice) -> None:
        text = make(choice)
        place.header(text, anchor=False)
        _SENT.set(text)
        time.sleep(_LET_THROUGH)

    return draw_ahead


def draw(text: str) -> None:
    """The headline on its page, unless just that has been sent ahead."""
    if _SENT.get() != text:
        st.header(text, anchor=False)
