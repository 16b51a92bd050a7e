"""What became of the last thing that was done on Importera; stays until the next."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pages.parts.frame import acting, addresses
from pages.parts.selection import filters
from sbs_data.actions import (
    FetchedStatistics,
    ImportedStatistics,
    ImportResult,
    NotImported,
    StatisticsResult,
    Unchanged,
)
from sbs_data.questions import Shown
from sbs_data.words import escaped, importing_words, labels, statistics_words

_KEY = "_outcome"


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of files that were saved together; ``None`` where there were none of a kind."""

    reports: ImportResult | None = None
    statistics: StatisticsResult | None = None

    @property
    def is_any_imported(self) -> bool:
        """Whether anything new came in."""
        return any(of is not None and bool(of.imported) for of in (self.reports, self.statistics))


def remember(outcome: Saved | FetchedStatistics | str) -> None:
    """Keep it for the next drawing of the page."""
    st.session_state[_KEY] = outcome


def forget() -> None:
    """Say no more of it."""
    st.session_state.pop(_KEY, None)


def draw(shown: Shown) -> None:  # noqa: ARG001 (all blocks of the page take the same)
    """The result, with links to where it shows; above it, whether anything can be done."""
    acting.draw_standstill()
    outcome = st.session_state.get(_KEY)
    with st.container():  # its place is kept when there is nothing to say
        if isinstance(outcome, str):
            st.success(escaped.markdown(outcome), icon=":material/check:")
        elif isinstance(outcome, Saved):
            if outcome.reports is not None:
                _draw_result(outcome.reports)
            if outcome.statistics is not None:
                _draw_statistics(outcome.statistics.outcomes)
        elif isinstance(outcome, FetchedStatistics):
            _draw_fetched(outcome)


def _draw_fetched(fetched: FetchedStatistics) -> None:
    _draw_statistics([fetched.outcome])
    for sentence in fetched.lacking:
        _inform(sentence)


def _draw_statistics(outcomes: list[ImportedStatistics | Unchanged | NotImported]) -> None:
    new = [of for of in outcomes if isinstance(of, ImportedStatistics)]
    if new:
        st.success(
            statistics_words.saved(len(new), sum(of.observations for of in new)),
            icon=":material/check:",
        )
    for of in outcomes:
        if isinstance(of, Unchanged):
            _inform(importing_words.unchanged(of.file))
        elif isinstance(of, NotImported):
            st.error(escaped.markdown(of.message), icon=":material/error:")
    for notice in dict.fromkeys(notice for of in new for notice in of.notices):
        _inform(notice)


def _draw_result(result: ImportResult) -> None:
    if result.imported:
        count = len(result.imported)
        st.success(importing_words.saved(count, result.goal_count), icon=":material/check:")
        with st.container(horizontal=True):
            addresses.link(addresses.LAGESBILD, labels.TO_OVERVIEW, icon=addresses.LAGESBILD.icon)
            query: filters.Query = {filters.FILE: result.imported[0].file} if count == 1 else {}
            addresses.link(
                addresses.MAL, "Till målen", filters.view(query, within=False),
                icon=addresses.MAL.icon,
            )  # fmt: skip
    for file, _ in result.unchanged:
        _inform(importing_words.unchanged(file))
    for _, message in result.refused:
        st.error(escaped.markdown(message), icon=":material/error:")
    if waiting := result.waiting:
        _inform(importing_words.to_answer(waiting))


def _inform(sentence: str) -> None:
    st.info(escaped.markdown(sentence), icon=":material/info:")
