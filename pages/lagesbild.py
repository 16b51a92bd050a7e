"""Lägesbild: where the goals stand, what has moved, what has not, what waits for somebody."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts.frame import addresses, chart, opened, shell, words
from pages.parts.goals import reported_results
from pages.parts.overview import freshness, movements, results, take_out, undecided
from pages.parts.reports import sources
from pages.parts.selection import chosen, filters, labels
from pages.parts.selection.fields import FIELDS
from sbs_data.answers import overview, overview_page
from sbs_data.answers.overview import Overview
from sbs_data.clock import stockholm_today
from sbs_data.figures.stacked import Row, StackedBars, to_plotly
from sbs_data.questions import Selection
from sbs_data.words import escaped
from sbs_data.words.formats import how_many, number
from sbs_data.words.statuses import STATUS

_BARS = 12
"""Of a figure at a time."""
_WAITS = 240
"""Pixels of the page that are kept while its numbers are worked out."""
_CARD = 174
"""Pixels: two abreast on a phone, four on a tablet."""


def main() -> None:
    shown = opened.now()
    if not shown.contents.report_count:
        shell.draw_first_steps()
        return
    selection = filters.selection()
    with st.skeleton(height=_WAITS):  # seen only where it takes its time
        line = chosen.in_words(selection, labels.labels_of(shown), FIELDS[addresses.LAGESBILD.path])
        view = overview_page.of_selection(shown, selection, line, stockholm_today())
    if not sum(view.counts.values()):
        draw_nothing(view, selection)
    else:
        draw_headline(view)
        draw_counts(view)
        movements.draw_moved(view)
        movements.draw_still(view)
    undecided.draw(view)
    freshness.draw(view)
    draw_bars(overview.SCHOOLS, view.schools, "Skola", filters.SCHOOL, view.shared)
    draw_bars(overview.AREAS, view.areas, "Utvecklingsområde", filters.AREA)
    reported_results.draw(shown, selection)
    results.draw(shown, selection, view.results)
    draw_reading(view)
    take_out.draw(view)
    sources.draw(shown, view)


def draw_nothing(view: Overview, selection: Selection) -> None:
    """Why there are no goals, and how to find some."""
    if not selection.is_narrowed:
        st.header(view.headline, anchor=False)
        return
    st.header("Inga mål i urvalet", anchor=False)
    st.text(filters.wider(selection), width="stretch")


def draw_headline(view: Overview) -> None:
    """What can be read aloud: how it stands, and what has moved."""
    st.header(view.headline, anchor=False)
    st.text(view.movement, width="stretch")
    words.note(overview.OWN_ACCOUNT)


def draw_counts(view: Overview) -> None:
    """Four numbers, each with its colour, symbol and word, and a door to the goals behind it."""
    with st.container(horizontal=True, gap="xsmall"):
        for status, look in STATUS.items():
            with st.container(border=True, width=_CARD, height="stretch", gap="xsmall"):
                st.badge(look.word, icon=look.icon, color=look.badge)
                st.metric(look.word, number(view.counts[status]), label_visibility="collapsed")
                if view.counts[status]:
                    query = filters.view({filters.STATUS_KEY: look.word})
                    addresses.link(addresses.MAL, f"Visa {look.plural}", query)
                else:
                    words.note("Inga mål")


def draw_bars(
    title: str, every: tuple[Row, ...], of_what: str, key: str, note: str | None = None
) -> None:
    """A figure, and the table with the same numbers and the doors to the goals behind them.

    ``key`` is the filter that the rows are the choices of.
    """
    if not every:
        return
    st.subheader(title, anchor=False)
    if note:
        words.note(note)
    rows = _some(every, of_what)
    spec = StackedBars(title, rows)
    chart.draw(to_plotly, spec, spec.alt, f"figure {title}")
    with st.expander(f"{title} som tabell, och vägen till målen"):
        st.table(_as_table(rows, of_what), hide_index=True, border="horizontal", alt=title)
        with st.container(horizontal=True, gap="xsmall"):
            for row in rows:
                label = f"Målen: {escaped.markdown(row.name)}"
                addresses.link(addresses.MAL, label, filters.view({key: row.name}))


def _some(rows: tuple[Row, ...], of_what: str) -> tuple[Row, ...]:
    """A page of a long table: more bars than that nobody reads."""
    pages = -(-len(rows) // _BARS)
    if pages == 1:
        return rows
    words.note(f"{how_many(len(rows), 'rad', 'rader')} i bokstavsordning, {_BARS} åt gången.")
    page = st.pagination(pages, key=f"sida {of_what} {len(rows)}")
    return rows[(page - 1) * _BARS : page * _BARS]


def _as_table(rows: tuple[Row, ...], of_what: str) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {of_what: escaped.markdown(row.name)}
            | {look.word: number(row.counts[status]) for status, look in STATUS.items()}
            | {"Alla mål": number(row.total)}
            for row in rows
        ]
    )


def draw_reading(view: Overview) -> None:
    st.subheader(overview.READING, anchor=False)
    st.markdown("\n".join(f"- {escaped.markdown(sentence)}" for sentence in view.reading))


with shell.sheet():
    main()
