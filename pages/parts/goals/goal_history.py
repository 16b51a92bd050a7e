"""One goal through the redovisningar: its statuses, its words, and which links are matches."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.parts.frame import acting, addresses, saved, words
from pages.parts.goals import goal_status
from pages.parts.selection import filters
from pages.parts.texts import diff_marks, places, quotes
from pages.parts.texts.goal_card import Record, said
from sbs_data import actions, questions
from sbs_data.questions import Shown
from sbs_data.words import escaped, goal_way, sentences, word_diff, worklist_words
from sbs_data.words.movement import MOVES
from sbs_data.words.statuses import look

Row = Mapping[str, object]


def draw(shown: Shown, goal: Record) -> None:
    """The goal's way, oldest first; then the goals that may be the same."""
    goal_id = str(goal["goal_id"])
    history = shown.ask(questions.goal_history, goal_id).to_dict("records")
    st.header("Målet genom tiden", anchor=False)
    if history:
        st.text(goal_way.headline(history), width="stretch")
    if len(history) > 1:
        for row in history:
            _draw_one(row, is_shown=row["goal_id"] == goal_id)
    _draw_matches(shown, history or [goal])


def _draw_one(row: Row, *, is_shown: bool) -> None:
    with st.container(border=True, gap="xsmall"):
        _draw_head(row, is_shown=is_shown)
        before, now = said(row, "previous_goal"), str(row["goal"])
        if before is not None and word_diff.is_changed(before, now):
            diff_marks.draw(word_diff.merged(before, now))
        elif before is None:
            st.text(now, width="stretch")
        if row["basis"] == "person":
            goal_status.draw_decided(row)
        _draw_link(row)
        quotes.draw_place(places.passage_of(row, now), note=str(row["file"]))


def _draw_head(row: Row, *, is_shown: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{escaped.markdown(account(row))}**", width="content")
        status = look(str(row["status"]))
        st.badge(status.word, icon=status.icon, color=status.badge)
        move = MOVES.get(str(row["move"]))
        icon = f"{move.icon} " if move else ""
        st.markdown(f":small[:gray[{icon}{escaped.markdown(goal_way.step(row))}]]", width="content")
        if is_shown:
            words.note("Det är den här redovisningen du läser.", width="content")
        else:
            label = f"Öppna {row['period'] or 'redovisningen'}"
            addresses.link(addresses.MALET, label, {filters.GOAL: str(row["goal_id"])})


def account(row: Row, of: str = "") -> str:
    """``Delredovisning VT24``."""
    return sentences.redovisning(said(row, f"{of}kind"), said(row, f"{of}period"))


def _draw_link(row: Row) -> None:
    """Why it is the same goal as before, where the words alone do not say so."""
    pair = (str(row["goal_id"]), str(row["previous_goal_id"]))
    if row["link_basis"] == "likeness":
        score = worklist_words.likeness(float(str(row["link_score"])))
        _draw_question(pair, f"Kopplat till förra redovisningen: {score}. Samma mål?")
    elif row["link_basis"] == "person":
        _draw_answered(pair, f"Samma mål, enligt {row['link_decided_by']}.")


def _draw_matches(shown: Shown, history: list[Row]) -> None:
    """What may be the same goal, and what somebody has said is not."""
    pairs: dict[tuple[str, str], tuple[Row, Row]] = {}
    for row in history:
        for match in shown.ask(questions.goal_matches, str(row["goal_id"])).to_dict("records"):
            if match["state"] in ("suggested", "rejected"):
                pair = (str(match["goal_id"]), str(match["earlier_goal_id"]))
                pairs.setdefault(pair, (row, match))
    if not pairs:
        return
    st.header("Kan vara samma mål", anchor=False)
    for pair, (row, match) in pairs.items():
        with st.container(border=True, gap="xsmall"):
            _draw_match(pair, row, match)


def _draw_match(pair: tuple[str, str], row: Row, match: Row) -> None:
    own, other = str(row["goal"]), str(match["other_goal"])
    before, after = (other, own) if match["is_earlier"] else (own, other)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{escaped.markdown(account(match, 'other_'))}**", width="content")
        status = look(str(match["other_status"]))
        st.badge(status.word, icon=status.icon, color=status.badge)
        label = f"Öppna {match['other_period'] or 'redovisningen'}"
        addresses.link(addresses.MALET, label, {filters.GOAL: str(match["other_goal_id"])})
    diff_marks.draw(word_diff.merged(before, after))
    if match["state"] == "rejected":
        _draw_answered(pair, f"Olika mål, enligt {match['decided_by']}.")
    else:
        score = worklist_words.likeness(float(str(match["score"])))
        _draw_question(pair, f"{score}. {worklist_words.counts_as_one('suggested')} Samma mål?")


def _draw_question(pair: tuple[str, str], sentence: str) -> None:
    words.note(sentence)
    with st.container(horizontal=True, gap="small"):
        for label, same in (("Samma mål", True), ("Olika mål", False)):
            if st.button(label, key=f"{label} {'|'.join(pair)}"):
                _say(pair, same, worklist_words.match_saved(same))


def _draw_answered(pair: tuple[str, str], sentence: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        words.note(sentence, width="content")
        if st.button("Ta tillbaka", key=f"match back {'|'.join(pair)}", icon=":material/undo:"):
            _say(pair, None, "Taget tillbaka: kopplingen är som orden säger.")


def _say(pair: tuple[str, str], same: bool | None, sentence: str) -> None:
    saved.save(lambda: actions.decide_match(acting.delmal(), *pair, same), sentence)
