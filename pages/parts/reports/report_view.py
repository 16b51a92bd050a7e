"""One report opened: what it is, what could not be used, and its text chapter by chapter."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pages.parts.frame import addresses, words
from pages.parts.reports import report_text
from pages.parts.selection import filters
from pages.parts.texts.goal_card import Record, said
from sbs_data import questions
from sbs_data.model import Place
from sbs_data.questions import Chapter, Chapters, Shown
from sbs_data.words import escaped, formats, sentences
from sbs_data.words.formats import how_many


def draw(shown: Shown, report_id: str, place_code: str | None) -> bool:
    """Draw the report; ``False`` (and nothing drawn) when there is none by that id."""
    report = shown.ask(questions.report, report_id)
    if report is None:
        return False
    st.title(escaped.markdown(str(report["file"])), anchor=False)
    text = shown.ask(questions.chapters, report_id)
    place = report_text.parse_place(place_code)
    found = text.find(place) if place else None
    if place and found:
        report_text.draw_place(found, place)
    elif place_code:
        st.text("Platsen i adressen finns inte i rapporten.", width="stretch")
    _draw_facts(report)
    report_text.draw_notices(text.notices)
    _draw_chapters(text, report_id, place_code, place if found else None, found)
    return True


def _draw_facts(report: Record) -> None:
    imported = pd.Timestamp(str(report["imported_at"])).to_pydatetime()
    facts = {
        "Redovisning": sentences.redovisning(said(report, "kind"), said(report, "period")),
        "Huvudman": said(report, "authority") or sentences.AUTHORITY_UNSAID,
        "Innehåll": ", ".join(_holds(report)),
        "Importerad": f"{formats.date_and_time(imported)} av {report['imported_by']}",
    }
    with st.container(border=True, gap="xsmall"):
        for name, value in facts.items():
            st.text(f"{name}: {value}", width="stretch")
        if report["goal_count"]:
            addresses.link(
                addresses.MAL,
                "Visa målen i rapporten",
                filters.view({filters.FILE: _file_label(report)}, within=False),
            )


def _holds(report: Record) -> list[str]:
    found = [sentences.ROLES.get(str(report["role"]), "")]
    for column, one, many in (
        ("initiative_count", "insats", "insatser"),
        ("goal_count", "mål", "mål"),
    ):
        if count := int(str(report[column])):
            found.append(how_many(count, one, many))
    return [part for part in found if part]


def _file_label(report: Record) -> str:
    return filters.file_label(str(report["report_id"])) or str(report["file"])


def _draw_chapters(
    text: Chapters,
    report_id: str,
    place_code: str | None,
    place: Place | None,
    found: Chapter | None,
) -> None:
    """One chapter at a time: all of a long report at once nobody reads."""
    if not text.chapters:
        words.note("Rapporten har ingen text som gick att läsa.")
        return
    chosen = text.chapters.index(found) if found else 0
    if len(text.chapters) > 1:
        titles = _titles(text.chapters)
        chosen = st.selectbox(
            "Del av rapporten", range(len(titles)), index=chosen, format_func=titles.__getitem__,
            key=f"del {report_id} {place_code}",
        )  # fmt: skip
    report_text.draw_chapter(text.chapters[chosen], report_id, place)


def _titles(chapters: Sequence[Chapter]) -> list[str]:
    return [
        report_text.title(chapter) + (f" ({chapter.schools})" if chapter.schools else "")
        for chapter in chapters
    ]
