"""One report opened: what it is, what could not be used, and its text chapter by chapter."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses, words
from pages.parts.reports import report_text
from pages.parts.selection import filters
from sbs_data.answers import report_opened
from sbs_data.answers.report_opened import Opened
from sbs_data.model import Place
from sbs_data.questions import Shown
from sbs_data.words import escaped, labels, opened_words


def draw(shown: Shown, report_id: str, place_code: str | None) -> bool:
    """Draw the report; ``False`` (and nothing drawn) when there is none by that id."""
    report = report_opened.of_report(shown, report_id)
    if report is None:
        return False
    st.title(escaped.markdown(report.file), anchor=False)
    place = report_opened.place_of(place_code)
    found = report.find(place)
    if found is None:
        place = None
    if place is not None and found is not None:
        report_text.draw_place(report.chapters[found], place)
    elif place_code:
        st.text(opened_words.NO_PLACE, width="stretch")
    _draw_facts(report)
    report_text.draw_notices(report.notices)
    _draw_chapters(report, place_code, place, found or 0)
    return True


def _draw_facts(report: Opened) -> None:
    with st.container(border=True, gap="xsmall"):
        for name, value in report.facts:
            st.text(f"{name}: {value}", width="stretch")
        if report.has_goals:
            label = filters.file_label(report.report_id) or report.file
            addresses.link(
                addresses.MAL,
                "Visa målen i rapporten",
                filters.view({filters.FILE: label}, within=False),
            )


def _draw_chapters(
    report: Opened, place_code: str | None, place: Place | None, chosen: int
) -> None:
    """One chapter at a time: all of a long report at once nobody reads."""
    if not report.chapters:
        words.note(opened_words.NO_TEXT)
        return
    if len(report.chapters) > 1:
        chosen = st.selectbox(
            labels.PART_OF_REPORT, range(len(report.chapters)), index=chosen,
            format_func=lambda no: report.chapters[no].label,
            key=f"del {report.report_id} {place_code}",
        )  # fmt: skip
    report_text.draw_chapter(report.chapters[chosen], report.report_id, place)
