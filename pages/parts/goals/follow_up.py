"""The authority's own follow-up through the year, beside the initiative or the goal it concerns."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.frame import addresses, words
from pages.parts.selection import filters
from sbs_data.answers import follow_up
from sbs_data.answers.follow_up import Followed, FollowUp
from sbs_data.answers.goal_opened import Opened
from sbs_data.questions import Shown
from sbs_data.words import escaped, hidden, labels, reported_words, target_words


def draw_of_initiative(shown: Shown, initiative_id: str) -> None:
    """On the initiative's page: nothing where its schools have no follow-up of their own."""
    _draw(follow_up.of_initiative(shown, initiative_id), [])


def draw_of_goal(shown: Shown, goal: Opened) -> None:
    """On the goal's page: that of its initiative, what is of the goal pointed out and first."""
    _draw(follow_up.of_initiative(shown, goal.initiative_id), goal.places)


def _draw(found: FollowUp, goal: Sequence[tuple[int, int, int]]) -> None:
    """``goal`` are the places of a goal; none where it is the whole initiative's."""
    if not (found.followed or found.waiting or found.others):
        return
    st.header(follow_up.TITLE, anchor=False)
    if found.followed:
        words.note(follow_up.SHOWN_BECAUSE)
        for followed in found.first_of(goal):
            with st.container(border=True, gap="xsmall"):
                st.markdown(_told(followed, goal))
        _draw_source(found)
    elif not found.waiting:
        words.note(follow_up.NOTHING_TIES)
    _draw_waiting(found.waiting)
    _draw_others(found.others, is_all=not found.followed)


def _told(followed: Followed, goal: Sequence[tuple[int, int, int]]) -> str:
    """In one piece: a card is a text."""
    of_whom = words.small(f"{followed.school}, {followed.year}")
    head = f"**{escaped.markdown(followed.title)}** {of_whom}"
    about = []
    if goal:
        is_this = followed.is_of(goal)
        about = [
            f":blue-badge[:material/flag_circle: {follow_up.THIS_GOAL}]"
            if is_this
            else words.small(follow_up.OF_THE_INITIATIVE)
        ]
    about += [f"{labels.TARGET}: {escaped.markdown(aim.words)}" for aim in followed.aims]
    occasions = "\n".join(
        f"- {escaped.markdown(f'{when}: {told}')}" for when, told in followed.occasions
    )
    notes = [words.small(note) for note in (followed.judged, followed.definition) if note]
    return "\n\n".join([head, *about, occasions, *notes])


def _draw_source(found: FollowUp) -> None:
    """Where it stands, and that a figure that is not there is protected."""
    if any(each.is_protected for each in found.followed):
        words.note(hidden.IN_SHORT)
    words.note(follow_up.source(found.files))


def _draw_waiting(waiting: Sequence[str]) -> None:
    for target in waiting:
        words.note(reported_words.waits_unconfirmed(target))
    if waiting:
        addresses.link(addresses.MALVARDEN, target_words.CONFIRM_IT)


def _draw_others(schools: Sequence[str], *, is_all: bool) -> None:
    """That there is more: what nothing ties to the initiative is not shown as if it were."""
    for school in schools:
        label = follow_up.elsewhere(school if len(schools) > 1 else "", is_all=is_all)
        addresses.link(
            addresses.SKOLOR,
            escaped.markdown(label),
            filters.view({filters.SCHOOL: school}, within=False),
        )
