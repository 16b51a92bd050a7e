"""Dropping files: they are read at once, and nothing is imported until somebody saves.

Reports and statistics may be dropped together: which is which is told as on the command line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar, runtime_checkable

import streamlit as st

from pages.parts.frame import acting, words
from pages.parts.importing import candidate, outcome, statistics_upload
from sbs_data import actions, questions
from sbs_data.actions import Answers, Candidate, StatisticsCandidate, StatisticsFile
from sbs_data.answers import report_gaps
from sbs_data.questions import Shown
from sbs_data.words import importing_words, labels

C = TypeVar("C", Candidate, StatisticsCandidate)

_TURN = "_upload_turn"
"""Session state: a new turn gives an empty uploader."""
_LOOKED_AT = "_looked_at"


class _File(Protocol):
    file_id: str
    name: str

    def getvalue(self) -> bytes: ...


@runtime_checkable
class _Kept(Protocol):
    """A file that the server keeps on disk until it is told: what is saved needs no room there."""

    def let_go(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Found:
    """The dropped files, read. Their bytes stay where they lie, and are asked of ``files`` by
    SHA-256: a tab that is left open holds none of them in memory.
    """

    reports: list[Candidate]
    statistics: list[StatisticsCandidate]
    files: dict[str, _File]


def draw(shown: Shown) -> None:
    """From dropped files to saved reports and statistics."""
    turn = st.session_state.setdefault(_TURN, 0)
    files = st.file_uploader(
        importing_words.DROP,
        type=None,  # whatever is neither gets our own sentence, with what to do
        accept_multiple_files=True,
        key=f"upload {turn}",
        on_change=outcome.forget,
    )
    if not files:
        words.note(importing_words.NOT_YET)
        return
    found = _look_at(shown, files)
    answers: dict[str, Answers | None] = {}
    if found.reports:
        reports = [c.report for c in found.reports if c.report is not None]
        choices = report_gaps.choices_with(shown.ask(questions.choices), reports)
        once = _once(found.reports)
        among = candidate.Together(once, actions.bilagor(once))
        answers = {c.sha256: candidate.draw(choices, c, among) for c in once}
    drawn = [
        statistics_upload.draw(of, _look_at_sheets(found, of)) for of in _once(found.statistics)
    ]
    _draw_save(shown, files, replace(found, statistics=drawn), answers)


def _look_at(shown: Shown, files: Sequence[_File]) -> _Found:
    """The files read, once for each set of files and each state of the data."""
    key = (shown.name, *(file.file_id for file in files))
    kept = st.session_state.get(_LOOKED_AT)
    place = st.empty()
    if kept is None or kept[0] != key:
        figures = [f for f in files if actions.is_statistics_file(f.name, f.getvalue)]
        reports = [f for f in files if f not in figures]
        with acting.telling("Läser", place) as tell:
            kept = (
                key,
                _found(
                    actions.examine(acting.delmal(), _named(reports), tell) if reports else [],
                    actions.examine_statistics(acting.delmal(), _named(figures), tell),
                    [*reports, *figures],
                ),
            )
        st.session_state[_LOOKED_AT] = kept
    found: _Found = kept[1]
    return found


def _found(
    reports: list[Candidate], statistics: list[StatisticsCandidate], files: Sequence[_File]
) -> _Found:
    """What was found in the files, in their order."""
    shas = [*(c.sha256 for c in reports), *(c.sha256 for c in statistics)]
    return _Found(
        [replace(c, content=b"") for c in reports],
        [replace(c, content=b"") for c in statistics],
        dict(zip(shas, files, strict=True)),
    )


def _look_at_sheets(found: _Found, of: StatisticsCandidate) -> statistics_upload.Look:
    """Reads a workbook again, of it the sheets that were chosen."""
    file = found.files[of.sha256]
    return lambda sheets: actions.examine_sheets(
        acting.delmal(), file.name, file.getvalue(), sheets
    )


def _named(files: Sequence[_File]) -> list[tuple[str, bytes]]:
    return [(file.name, file.getvalue()) for file in files]


def _once(candidates: Sequence[C]) -> list[C]:
    """Each content once, though it may have been dropped under two names."""
    return list({c.sha256: c for c in reversed(candidates)}.values())[::-1]


def _draw_save(
    shown: Shown, files: Sequence[_File], found: _Found, answers: dict[str, Answers | None]
) -> None:
    new = [c for c in _once(found.reports) if c.is_new]
    figures = [c for c in _once(found.statistics) if c.is_new]
    if not new and not figures:
        return
    if new:
        words.note(importing_words.READ_FIRST)
    remove_example = shown.contents.has_example and st.checkbox(
        f"Ta bort exemplet när {'rapporterna' if new else 'filerna'} sparas", value=bool(new)
    )
    wrong = [c.file for c in new if answers[c.sha256] is None]
    if st.button(
        importing_words.to_save(len(new), len(figures)),
        type=acting.main_button(),
        icon=":material/save:",
        disabled=bool(wrong),
        help=importing_words.MEND_FIRST if wrong else None,
    ):
        said = {sha: answer for sha, answer in answers.items() if answer is not None}
        chosen = replace(found, reports=found.reports if new else [], statistics=figures)
        _save(files, chosen, said, remove_example=remove_example)


def _save(
    files: Sequence[_File], found: _Found, answers: dict[str, Answers], *, remove_example: bool
) -> None:
    figures = [
        StatisticsFile(c.file, found.files[c.sha256].getvalue, sheets=c.chosen)
        for c in found.statistics
    ]

    def act() -> outcome.Saved:
        reports = statistics = None
        with acting.telling("Sparar", st.empty()) as tell:
            if found.reports:
                whole = (
                    replace(c, content=found.files[c.sha256].getvalue()) for c in found.reports
                )
                reports = actions.import_reports(acting.delmal(), whole, answers, progress=tell)
            if figures:
                statistics = actions.import_statistics(acting.delmal(), figures, progress=tell)
        saved = outcome.Saved(reports, statistics)
        if remove_example and saved.is_any_imported:
            actions.remove_example(acting.delmal())
        return saved

    result = acting.attempt(labels.SAVING, act)
    if result is None:
        return
    outcome.remember(result)
    st.session_state[_TURN] += 1
    st.session_state.pop(_LOOKED_AT, None)
    for file in files:
        if isinstance(file, _Kept):
            file.let_go()
    st.rerun()
