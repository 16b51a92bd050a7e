"""The imported statistics: which files, what each is, since when, and the way to take it back."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts.frame import acting, words
from pages.parts.importing import hidden_note, outcome, statistics_upload
from sbs_data import actions, questions
from sbs_data.questions import Shown
from sbs_data.words import escaped, formats, statistics_words
from sbs_data.words.formats import how_many

Row = dict[str, object]

_PER_PAGE = 15
_NOTICES_AT_ONCE = 30


def draw(shown: Shown) -> None:
    """Every statistics file in force, some at a time; nothing at all where there is none."""
    first = shown.ask(questions.statistics_files, 1)
    if first.empty:
        return
    st.header("Importerad statistik", anchor=False)
    pages = -(-int(first["file_count"].iloc[0]) // _PER_PAGE)
    below = st.container()
    page = st.pagination(pages, key="statistiksida") if pages > 1 else 1
    files = shown.ask(questions.statistics_files, _PER_PAGE, skip=(page - 1) * _PER_PAGE)
    with below:
        _draw_table(files)
    _draw_notices(shown, files)
    _draw_acts(files)
    if (files["kind"] == statistics_upload.OWN).any():
        hidden_note.draw()


def _draw_table(files: pd.DataFrame) -> None:
    st.table(
        pd.DataFrame([_row({str(k): v for k, v in of.items()}) for of in files.to_dict("records")]),
        hide_index=True,
        border="horizontal",
        alt="Importerad statistik",
    )


def _row(of: Row) -> dict[str, str]:
    imported = formats.date(pd.Timestamp(str(of["imported_at"])).to_pydatetime())
    return {
        "Fil": escaped.markdown(str(of["file"])),
        "Vad det är": escaped.markdown(statistics_words.kind(str(of["kind"]))),
        "Källa": escaped.markdown(str(of["source"])),
        "Uppgifter": formats.number(int(str(of["observation_count"]))),
        "Datum": statistics_words.dated(_day(of["published_on"]), _day(of["retrieved_on"])),
        "Importerad": escaped.markdown(
            f"{imported} av {of['imported_by']} (händelse {of['import_no']})"
        ),
    }


def _draw_notices(shown: Shown, files: pd.DataFrame) -> None:
    notices = shown.ask(questions.statistics_notices, tuple(files["file_id"]))
    if notices.empty:
        return
    label = how_many(len(notices), "sak att känna till", "saker att känna till")
    with st.expander(f"{label} om filerna", icon=":material/info:"):
        for notice in notices.head(_NOTICES_AT_ONCE).to_dict("records"):
            st.text(f"{notice['file']}: {notice['message']}", width="stretch")
        left = len(notices) - _NOTICES_AT_ONCE
        if left > 0:
            words.note(f"Och {how_many(left, 'sak till', 'saker till')}.")


def _draw_acts(files: pd.DataFrame) -> None:
    """The acts that brought the files on this page, each with its undo."""
    acts = files.drop_duplicates("import_no")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for act_no, count in zip(acts["import_no"], acts["import_file_count"], strict=True):
            label = f"Ångra importen i händelse {act_no} ({how_many(int(count), 'fil', 'filer')})"
            if st.button(label, key=f"undo statistics {act_no}", icon=":material/undo:", wrap=True):
                _undo(int(act_no))


def _undo(act_no: int) -> None:
    undone = acting.attempt("Ångrar …", lambda: actions.undo(acting.delmal(), act_no))
    if undone is not None:
        outcome.remember(undone.sentence)
        st.rerun()


def _day(value: object) -> pd.Timestamp | None:
    return None if value is None else pd.Timestamp(str(value))
