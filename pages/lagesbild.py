"""Lägesbild: where the goals stand, what has moved, what has not, what waits for somebody."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.frame import addresses, chart, opened, paging, shell, table, words
from pages.parts.goals import reported_results
from pages.parts.overview import freshness, movements, results, take_out, undecided
from pages.parts.reports import sources
from pages.parts.selection import filters
from pages.parts.selection.fields import FIELDS
from sbs_data.answers import filter_labels, overview, overview_page, selection_line
from sbs_data.answers.overview import Overview
from sbs_data.answers.results import of_selection
from sbs_data.clock import stockholm_today
from sbs_data.figures.stacked import Row, StackedBars, to_plotly
from sbs_data.questions import Selection
from sbs_data.words import (
    escaped,
    labels,
    overview_words,
    paging_words,
    sentences,
    status_totals,
)
from sbs_data.words.formats import number
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
        nothing = Selection()
        results.draw(shown, nothing, of_selection(shown, nothing, stockholm_today()))
        return
    selection = filters.selection()
    with st.skeleton(height=_WAITS):  # seen only where it takes its time
        accounts = FIELDS[addresses.LAGESBILD.path].accounts
        offered = filter_labels.labels_of(shown)
        line = selection_line.of_reports(selection, offered, accounts, status=False)
        view = overview_page.of_selection(shown, selection, line, stockholm_today())
    if not sum(view.counts.values()) and not view.dropped_count:
        draw_nothing(view, selection)
    else:
        draw_headline(view)
        draw_counts(view)
        movements.draw_moved(view)
        movements.draw_still(view)
    undecided.draw(view)
    freshness.draw(view)
    schools_note = " ".join(filter(None, (view.shared, view.in_tables)))
    draw_bars(overview.SCHOOLS, view.schools, labels.SCHOOL, filters.SCHOOL, schools_note)
    draw_bars(overview.AREAS, view.areas, labels.AREA, filters.AREA, view.in_tables)
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
    st.header(sentences.hits(0), anchor=False)
    st.text(selection_line.wider(selection), width="stretch")


def draw_headline(view: Overview) -> None:
    """What can be read aloud: how it stands, and what has moved."""
    st.header(view.headline, anchor=False)
    st.text(view.movement, width="stretch")
    words.note(view.own_account)


def draw_counts(view: Overview) -> None:
    """A number for each status, with its colour, symbol and word, and a door to its goals."""
    with st.container(horizontal=True, gap="xsmall"):
        for status, look in STATUS.items():
            with st.container(border=True, width=_CARD, height="stretch", gap="xsmall"):
                st.badge(look.word, icon=look.icon, color=look.badge)
                count = view.counted[status]
                st.metric(look.word, number(count), label_visibility="collapsed")
                if count:
                    query = filters.view({filters.STATUS_KEY: look.word})
                    addresses.link(addresses.MAL, f"Visa {look.plural}", query)
                else:
                    words.note(sentences.NO_GOALS)
        if view.unrepeated:
            with st.container(border=True, width=_CARD, height="stretch", gap="xsmall"):
                st.badge(status_totals.UNREPEATED, color="gray")
                st.metric(
                    status_totals.UNREPEATED,
                    number(view.unrepeated),
                    label_visibility="collapsed",
                )


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
    spec = StackedBars(title, tuple(rows))
    chart.draw(to_plotly, spec, spec.alt, f"figure {title}")
    with st.expander(overview_words.as_table(title)):
        table.draw(*overview.table(rows, of_what), title)
        with st.container(horizontal=True, gap="xsmall"):
            for row in rows:
                label = f"Målen: {escaped.markdown(row.name)}"
                addresses.link(addresses.MAL, label, filters.view({key: row.name}))


def _some(rows: tuple[Row, ...], of_what: str) -> Sequence[Row]:
    """A page of a long table: more bars than that nobody reads."""
    if len(rows) > _BARS:
        words.note(paging_words.rows(len(rows), _BARS))
    page = paging.draw(len(rows), _BARS, f"sida {of_what} {len(rows)}")
    return paging.some(rows, page, _BARS)


def draw_reading(view: Overview) -> None:
    st.subheader(overview.READING, anchor=False)
    st.markdown("\n".join(f"- {escaped.markdown(sentence)}" for sentence in view.reading))


with shell.sheet():
    main()
