"""The record that Lägesbild is drawn from and taken out from, made once per view and snapshot."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pages.parts.frame import addresses, data
from pages.parts.overview import results
from pages.parts.selection import chosen, labels
from pages.parts.selection.fields import FIELDS
from sbs_data import questions
from sbs_data.answers import overview
from sbs_data.answers.overview import Found, Overview
from sbs_data.clock import utc_now
from sbs_data.questions import Selection
from sbs_data.words.formats import STOCKHOLM

_KEEP = 50
_GOALS = 60
"""Of a list of goals: the worst of them; a narrower selection shows the others."""
_TARGETS = 6


def of(shown: data.Data, selection: Selection) -> Overview:
    """What is to be said of a selection today."""
    line = chosen.in_words(selection, labels.of(shown), FIELDS[addresses.LAGESBILD.path])
    today = utc_now().astimezone(STOCKHOLM).date()
    return _of(str(shown.settings.published), shown.name, selection, line, today, shown)


@st.cache_resource(max_entries=_KEEP, show_spinner=False, hash_funcs={Selection: repr})
def _of(
    published: str,  # noqa: ARG001 (with the name, what the record is kept under)
    name: str,  # noqa: ARG001
    selection: Selection,
    line: str,
    today: date,
    _shown: data.Data,
) -> Overview:
    """Made once: its lists cost more to make than the page to draw."""
    snapshot = _shown.snapshot
    contents = _shown.contents
    found = Found(
        counts=questions.status_counts(snapshot, selection),
        moves=questions.moves(snapshot, selection),
        moved=questions.moved(snapshot, _GOALS, selection),
        still=questions.still(snapshot, _GOALS, selection),
        dropped=questions.dropped(snapshot, _GOALS, selection),
        waiting=questions.waiting(snapshot, selection),
        freshness=questions.freshness(snapshot, selection),
        by_school=questions.status_by_school(snapshot, selection),
        by_area=questions.status_by_area(snapshot, selection),
        shared=questions.shared_goals(snapshot, selection),
        targets=questions.stated_targets(snapshot, _TARGETS, selection),
        report_count=contents.report_count,
        published_at=contents.published_at,
        has_example=contents.has_example,
        results=results.of(_shown, selection),
    )
    return overview.make(found, line, today)
