"""Where the numbers come from: which reports, of what kind and period, imported when."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts.frame import words
from sbs_data import questions
from sbs_data.answers.overview import Overview
from sbs_data.questions import Shown
from sbs_data.words import escaped, formats, sentences

_MOST = 10


def draw(shown: Shown, view: Overview) -> None:
    """The sources, as a caption and a table."""
    reports, count = shown.ask(questions.reports, _MOST), shown.contents.report_count
    st.subheader("Källa", anchor=False)
    st.text(view.source, width="stretch")
    with st.expander("Vilka rapporter"):
        draw_table(reports)
        if count > _MOST:
            words.note(f"De {_MOST} senast importerade visas. Alla finns under Importera.")


def draw_table(reports: pd.DataFrame) -> None:
    """Reports as a table: what each is, whose, and since when."""
    st.table(
        pd.DataFrame([_row(r) for r in reports.to_dict("records")]),
        hide_index=True,
        border="horizontal",
        alt="Importerade rapporter",
    )


def _row(report: dict[str, object]) -> dict[str, str]:
    kind, period, authority = report["kind"], report["period"], report["authority"]
    return {
        "Rapport": escaped.markdown(str(report["file"])),
        "Redovisning": escaped.markdown(
            sentences.redovisning(
                None if kind is None else str(kind), None if period is None else str(period)
            )
        ),
        "Huvudman": escaped.markdown(str(authority or sentences.AUTHORITY_UNSAID)),
        "Mål": formats.number(int(str(report["goal_count"]))),
        "Importerad": formats.date(pd.Timestamp(str(report["imported_at"])).to_pydatetime()),
    }
