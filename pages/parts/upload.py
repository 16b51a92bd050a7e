"""Dropping files: they are read at once, and nothing is imported until somebody saves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import streamlit as st

from pages.parts import acting, candidate, data, outcome, words
from sbs_data import actions, questions
from sbs_data.actions import Answers, Candidate, ImportResult
from sbs_data.figures.formats import how_many, swedish_order
from sbs_data.questions import Choices

_TURN = "_upload_turn"
"""Session state: a new turn gives an empty uploader."""
_LOOKED_AT = "_looked_at"


class _File(Protocol):
    file_id: str
    name: str

    def getvalue(self) -> bytes: ...


def draw(shown: data.Data) -> None:
    """From dropped files to saved reports."""
    turn = st.session_state.setdefault(_TURN, 0)
    files = st.file_uploader(
        "Släpp en eller flera redovisningar här (Word-filer, .docx)",
        type=None,  # whatever is no .docx gets our own sentence, with what to do
        accept_multiple_files=True,
        key=f"upload {turn}",
        on_change=outcome.forget,
    )
    if not files:
        words.note("Ingenting sparas förrän du har sett vad som hittades och valt Spara.")
        return
    candidates = _look_at(shown, files)
    choices = _choices(shown, candidates)
    answers = {c.sha256: candidate.draw(shown, choices, c) for c in _once(candidates)}
    _draw_save(shown, candidates, answers)


def _look_at(shown: data.Data, files: Sequence[_File]) -> list[Candidate]:
    """The files read, once for each set of files and each state of the data."""
    key = (shown.name, *(file.file_id for file in files))
    kept = st.session_state.get(_LOOKED_AT)
    place = st.empty()
    if kept is None or kept[0] != key:
        with acting.telling("Läser", place) as tell:
            named = [(file.name, file.getvalue()) for file in files]
            kept = (key, actions.examine(shown.settings, named, tell))
        st.session_state[_LOOKED_AT] = kept
    found: list[Candidate] = kept[1]
    return found


def _once(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Each content once, though it may have been dropped under two names."""
    return list({c.sha256: c for c in reversed(candidates)}.values())[::-1]


def _choices(shown: data.Data, candidates: Sequence[Candidate]) -> Choices:
    """What can be answered: names already imported, and those in the files dropped together."""
    known = shown.ask(questions.choices)
    reports = [c.report for c in candidates if c.report is not None]
    authorities = {*known.authorities, *(r.authority for r in reports if r.authority)}
    schools = {*known.schools, *(s for r in reports for i in r.initiatives for s in i.schools)}
    return replace(
        known,
        authorities=tuple(sorted(authorities, key=swedish_order)),
        schools=tuple(sorted(schools, key=swedish_order)),
    )


def _draw_save(
    shown: data.Data, candidates: Sequence[Candidate], answers: dict[str, Answers | None]
) -> None:
    new = [c for c in _once(candidates) if c.report is not None and c.already is None]
    if not new:
        return
    words.note(
        "Texten visas som den är skriven. Kontrollera att inga elever går att känna igen, "
        "till exempel genom namn eller genom att en grupp är mycket liten."
    )
    remove_example = shown.contents.has_example and st.checkbox(
        "Ta bort exemplet när rapporterna sparas", value=True
    )
    wrong = [c.file for c in new if answers[c.sha256] is None]
    if st.button(
        f"Spara {how_many(len(new), 'rapport', 'rapporter')}",
        type=acting.main_button(),
        icon=":material/save:",
        disabled=bool(wrong),
        help="Rätta först det som är markerat ovan." if wrong else None,
    ):
        said = {sha: answer for sha, answer in answers.items() if answer is not None}
        _save(shown, candidates, said, remove_example=remove_example)


def _save(
    shown: data.Data,
    candidates: Sequence[Candidate],
    answers: dict[str, Answers],
    *,
    remove_example: bool,
) -> None:
    def act() -> ImportResult:
        with acting.telling("Sparar", st.empty()) as tell:
            result = actions.import_reports(shown.settings, candidates, answers, progress=tell)
        if remove_example and result.imported:
            actions.remove_example(shown.settings)
        return result

    result = acting.attempt("Sparar …", act)
    if result is None:
        return
    outcome.remember(result)
    st.session_state[_TURN] += 1
    st.session_state.pop(_LOOKED_AT, None)
    st.rerun()
