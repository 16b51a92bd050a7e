"""What the reports do not say: each thing a door to where it is answered."""

from __future__ import annotations

import streamlit as st

from pages.parts import addresses, data, filters
from sbs_data import questions
from sbs_data.figures import sentences
from sbs_data.figures.formats import how_many
from sbs_data.figures.palette import STATUS
from sbs_data.model import Status

_SUBJECT = 640
"""Pixels: the link stands beside it, and below it on a phone."""
_SHOW = 3
"""Of each kind; the rest is behind a link."""

_ORDER = ("authority", "kind", "period", "school", "ambiguous", "unmarked", "not_repeated")


def draw(shown: data.Data) -> None:
    """The list of what waits for a decision; a calm sentence when nothing does."""
    st.subheader("Det här väntar på beslut", anchor=False)
    rows = shown.ask(questions.undecided, _SHOW)
    unconfirmed = shown.ask(questions.unconfirmed_targets)
    if rows.empty and not unconfirmed:
        st.text("Ingenting. Rapporterna säger vad som behövs.")
        return
    if unconfirmed:
        st.text(sentences.unconfirmed(unconfirmed), width="stretch")
    for what in _ORDER:
        of_kind = rows[rows["what"] == what]
        if not of_kind.empty:
            _draw_kind(what, of_kind.to_dict("records"))


def _draw_kind(what: str, rows: list[dict[str, object]]) -> None:
    count = int(str(rows[0]["what_count"]))
    st.text(_sentence(what, count), width="stretch")
    with st.container(border=True, gap="xsmall"):
        for row in rows:
            _draw_one(what, row)
        if count > len(rows):
            _draw_rest(what, count)


def _sentence(what: str, count: int) -> str:
    reports, goals = how_many(count, "rapport", "rapporter"), sentences.goals(count)
    them = "det" if count == 1 else "dem"
    return {
        "authority": f"{reports} säger inte vilken huvudman det gäller.",
        "kind": f"{reports} säger inte om det är en delredovisning eller en slutredovisning.",
        "period": f"{reports} säger inte vilken termin eller vilket läsår det gäller.",
        "school": f"{how_many(count, 'insats', 'insatser')} säger inte vilken skola det gäller.",
        "ambiguous": f"{goals} har färg som inte är entydig.",
        "unmarked": f"{goals} har ingen färg i rapporten.",
        "not_repeated": f"{goals} upprepas inte där rapporten anger hur det har gått för {them}.",
    }[what]


def _draw_one(what: str, row: dict[str, object]) -> None:
    subject = str(row["subject"]) + (f" ({row['file']})" if what == "school" else "")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.text(_short(subject), width=_SUBJECT)
        if row["goal_id"] is not None:
            addresses.link(addresses.MALET, "Öppna målet", {filters.GOAL: str(row["goal_id"])})
        else:
            addresses.link(addresses.IMPORTERA, "Svara", {filters.REPORT: str(row["report_id"])})


def _draw_rest(what: str, count: int) -> None:
    if what in ("ambiguous", "unmarked", "not_repeated"):
        query: dict[str, str | list[str]] = {filters.STATUS_KEY: STATUS[Status.UNMARKED].word}
        addresses.link(addresses.MAL, "Visa alla omarkerade mål", query)
    else:
        addresses.link(addresses.IMPORTERA, f"Visa alla {count}")


def _short(text: str, most: int = 110) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= most else f"{one_line[:most].rsplit(' ', 1)[0]} …"
