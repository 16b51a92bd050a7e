"""The unit of the browser's benchmark: the least that a page with the same work can be.

Choose a kommun and a sex; a headline, a line over the years with a target, and a table. Nothing is
cached, checked, explained or styled.
"""

from __future__ import annotations

import os

import duckdb
import plotly.graph_objects as go
import streamlit as st

SEXES = ["T", "K", "M"]
LATEST, TARGET = 2025, 80
HEADLINE = "SELECT avg(value) FROM figures WHERE place = ? AND sex = ? AND measure = 1 AND year = ?"
COURSE = (
    "SELECT sex, year, avg(value) FROM figures WHERE place = ? AND measure = 1 "
    "GROUP BY sex, year ORDER BY sex, year"
)
COLUMNS = ", ".join(f"max(value) FILTER (measure = {no}) AS m{no}" for no in range(1, 11))
TABLE = (
    f"SELECT school, {COLUMNS} FROM figures WHERE place = ? AND sex = ? AND year = ? "
    "GROUP BY school ORDER BY school"
)
PLACES = "SELECT DISTINCT place FROM figures ORDER BY place"


@st.cache_resource
def start() -> tuple[duckdb.DuckDBPyConnection, list[str]]:
    connection = duckdb.connect(os.environ["MINIMAL_DATA"], read_only=True)
    return connection, [place for (place,) in connection.execute(PLACES).fetchall()]


def figure(connection: duckdb.DuckDBPyConnection, place: str, sex: str) -> go.Figure:
    course: dict[str, tuple[list[int], list[float]]] = {each: ([], []) for each in SEXES}
    for each, year, mean in connection.cursor().execute(COURSE, [place]).fetchall():
        course[each][0].append(year)
        course[each][1].append(mean)
    drawn = go.Figure(
        [
            go.Scatter(x=x, y=y, name=each, mode="lines", line_width=4 if each == sex else 1.5)
            for each, (x, y) in course.items()
        ]
    )
    drawn.add_hline(TARGET, line_dash="dash")
    drawn.update_layout(title=f"Measure 1, {place}, {sex}", height=400)
    return drawn


st.set_page_config(layout="wide")
connection, places = start()
place = st.selectbox("Place", places)
sex = st.radio("Sex", SEXES, horizontal=True)
row = connection.cursor().execute(HEADLINE, [place, sex, LATEST]).fetchone()
st.metric("Measure 1, latest", f"{row[0]:.2f}" if row else "")
st.plotly_chart(figure(connection, place, sex), key="chart")
st.dataframe(connection.cursor().execute(TABLE, [place, sex, LATEST]).df(), hide_index=True)
