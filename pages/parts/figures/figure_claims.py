"""What the reports claim beside what the statistics show, drawn."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.frame import addresses, words
from pages.parts.texts import quotes
from sbs_data.answers import claims_met
from sbs_data.answers.claims_against import LOOKS
from sbs_data.answers.claims_met import Met
from sbs_data.answers.passages import Quote
from sbs_data.questions import Shown
from sbs_data.words import escaped, reported_words

TITLE = "Vad rapporterna anger"
_SHOW = 3
_ON_LAGESBILD = 3
_IN_LIST = 2


def draw(every: Sequence[Met], *, show: int = _SHOW) -> None:
    """Each claim with the figure it meets; those past ``show`` folded."""
    for met in every[:show]:
        _draw_one(met)
    if rest := every[show:]:
        label = reported_words.more_claims(len(rest))
        folded = st.expander(label, key=f"claims {len(rest)}", on_change="rerun")
        if folded.open:  # what nobody reads is not drawn
            with folded:
                for met in rest:
                    _draw_one(met)


def draw_of_initiative(shown: Shown, initiative_id: str) -> None:
    """On the initiative's page: what its words say of the results, beside the statistics."""
    if every := claims_met.of_initiatives(shown, (initiative_id,))[initiative_id]:
        st.header("Insatsens uppgifter mot statistiken", anchor=False)
        draw(every)


def draw_in_list(every: Sequence[Met]) -> None:
    """In a list of initiatives: what weighs most; the quotes are on the initiative's own page."""
    lines = [
        f"{_head(met)}  \n:small[{escaped.markdown(' '.join(met.meeting.told))}]"
        for met in every[:_IN_LIST]
    ]
    if rest := every[_IN_LIST:]:
        lines.append(words.small(reported_words.and_claims(len(rest))))
    if lines:
        st.markdown("\n\n".join(lines))


def draw_confirmed(every: Sequence[Met]) -> None:
    """On Lägesbild: the confirmed målvärden that meet a figure; nothing where none does."""
    if every:
        st.subheader("Rapporternas målvärden mot statistiken", anchor=False)
        draw(every, show=_ON_LAGESBILD)


def _draw_one(met: Met) -> None:
    """In one piece of text and a door for each quote: the browser draws each element anew at every
    choice.
    """
    first, others = met.quotes[: met.foremost], met.quotes[met.foremost :]
    with st.container(border=True, gap="xsmall"):
        st.markdown("\n\n".join(_told(met, first, len(others))))
        for quote in first:
            place = ", ".join(filter(None, (quote.passage.place, quote.file)))
            addresses.link(
                addresses.RAPPORTEN,
                f":small[{escaped.markdown(place)}]",
                quotes.door(quote.passage),
                icon=":material/article:",
            )


def _told(met: Met, first: Sequence[Quote], others: int) -> list[str]:
    told = [
        _head(met),
        escaped.markdown(" ".join(met.meeting.sentences)),
        *(f"”{escaped.markdown(quote.text)}”" for quote in first),
    ]
    notes = []
    if met.is_open:
        notes.append(reported_words.NOT_CONFIRMED)
    if others:
        notes.append(reported_words.also_said_in(others))
    if notes:
        told.append(words.small(" ".join(notes)))
    return told


def _head(met: Met) -> str:
    look = LOOKS[met.meeting.outcome]
    return f":gray-badge[{look.icon} {look.word}] {words.small(met.whose)}"
