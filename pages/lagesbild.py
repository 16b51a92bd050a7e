"""Lägesbild: how the goals stand, in a sentence, in four numbers, per school and per area."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages.parts import addresses, claims, data, filters, shell, sources, undecided, words
from sbs_data import questions
from sbs_data.figures import plain, sentences
from sbs_data.figures.formats import how_many, number, sentence_start
from sbs_data.figures.palette import STATUS, Theme
from sbs_data.figures.stacked import CONFIG, Row, StackedBars, to_plotly
from sbs_data.model import Status

_BARS = 12
"""Of a figure at a time."""
_FIGURES = 100
"""Kept made."""
_CARD = 174
"""Pixels: two abreast on a phone, four on a tablet."""


def main() -> None:
    st.title("Lägesbild")
    shown = data.open_data()
    if not shown.contents.report_count:
        shell.draw_first_steps(shown)
        return
    counts = shown.ask(questions.status_counts)
    draw_headline(counts)
    draw_counts(counts)
    draw_groups(shown)
    claims.draw(shown)
    undecided.draw(shown)
    draw_reading()
    sources.draw(shown)


def draw_headline(counts: dict[Status, int]) -> None:
    st.text(
        "Urval: alla skolor, alla utvecklingsområden, senaste redovisningen av varje mål.",
        width="stretch",
    )
    st.header(sentences.headline(counts), anchor=False)
    words.note(f"{sentence_start(sentences.OWN_ACCOUNT)}.")


def draw_counts(counts: dict[Status, int]) -> None:
    """Four numbers, each with its colour, symbol and word, and a door to the goals behind it."""
    with st.container(horizontal=True, gap="xsmall"):
        for status, look in STATUS.items():
            with st.container(border=True, width=_CARD, height="stretch", gap="xsmall"):
                st.badge(look.word, icon=look.icon, color=look.badge)
                st.metric(look.word, number(counts[status]), label_visibility="collapsed")
                if counts[status]:
                    addresses.link(
                        addresses.MAL, f"Visa {look.plural}", {filters.STATUS_KEY: look.word}
                    )
                else:
                    words.note("Inga mål")


def draw_groups(shown: data.Data) -> None:
    shared = shown.ask(questions.shared_goals)
    draw_bars(
        "Mål per skola",
        shown.ask(questions.status_by_school),
        sentences.SCHOOL_UNSAID,
        "Skola",
        _shared(shared) if shared else None,
    )
    draw_bars(
        "Mål per utvecklingsområde",
        shown.ask(questions.status_by_area),
        sentences.AREA_UNSAID,
        "Utvecklingsområde",
    )


def _shared(count: int) -> str:
    return (
        f"{sentences.goals(count)} gäller flera skolor och räknas hos var och en av dem, "
        "men bara en gång i helheten."
    )


def draw_bars(
    title: str, table: pd.DataFrame, unsaid: str, of_what: str, note: str | None = None
) -> None:
    """A figure and the table with the same numbers."""
    if table.empty:
        return
    st.subheader(title, anchor=False)
    if note:
        words.note(note)
    rows = _rows(_some(table.rename(index={"": unsaid}), of_what))
    spec = StackedBars(title, rows)
    theme: Theme = "dark" if st.context.theme.type == "dark" else "light"
    st.plotly_chart(
        _figure(spec, theme), theme=None, config=CONFIG, alt=spec.alt, key=f"figure {title}"
    )
    with st.expander(f"{title} som tabell"):
        st.table(_as_table(rows, of_what), hide_index=True, border="horizontal", alt=title)


@st.cache_resource(max_entries=_FIGURES, show_spinner=False, hash_funcs={StackedBars: repr})
def _figure(spec: StackedBars, theme: Theme) -> go.Figure:
    """The figure, made once: a page is drawn again far more often than its numbers change."""
    return to_plotly(spec, theme)


def _some(table: pd.DataFrame, of_what: str) -> pd.DataFrame:
    """A page of a long table: more bars than that nobody reads."""
    pages = -(-len(table) // _BARS)
    if pages == 1:
        return table
    words.note(f"{how_many(len(table), 'rad', 'rader')} i bokstavsordning, {_BARS} åt gången.")
    page = st.pagination(pages, key=f"sida {of_what}")
    return table.iloc[(page - 1) * _BARS : page * _BARS]


def _rows(table: pd.DataFrame) -> tuple[Row, ...]:
    return tuple(
        Row(str(name), {status: int(row[status.value]) for status in Status})
        for name, row in table.iterrows()
    )


def _as_table(rows: tuple[Row, ...], of_what: str) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {of_what: plain.markdown(row.name)}
            | {look.word: number(row.counts[status]) for status, look in STATUS.items()}
            | {"Alla mål": number(row.total)}
            for row in rows
        ]
    )


def draw_reading() -> None:
    st.subheader("Så kan siffrorna läsas", anchor=False)
    st.markdown(
        "- Färgerna är skolornas egna: grönt betyder **uppnått**, gult **på god väg** och rött "
        "**påbörjat**. Rött är alltså inte ett underkänt.\n"
        "- **Ej markerat** betyder att rapporten inte ger målet någon entydig färg. "
        "Det säger ingenting om hur det har gått.\n"
        "- Varje mål räknas en gång, ur den senaste redovisning där det finns med.\n"
        "- Målen är olika stora och olika svåra. Antalet säger hur många, inte hur mycket, "
        "och lämpar sig inte för att jämföra skolor med varandra."
    )


with shell.sheet():
    main()
