"""The smallest page that does the same work, and its data: what our page's speed is measured in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from tests.browser.driving import Server, running_server

PAGE = Path(__file__).with_name("minimal_page.py")
PLACES, SCHOOLS, YEARS, MEASURES = 290, 1750, 21, 10
"""1,102,500 figures with three sexes."""
FIRST_CODE, FIRST_YEAR = 1001, 2005

# Two schools everywhere, the rest gathered where the codes are low: some places are large. Every
# nineteenth figure is missing. Reckoned from the numbers alone, so that it is the same everywhere.
_BUILD = f"""
CREATE TABLE figures AS
WITH schools AS (
    SELECT no, {FIRST_CODE} + CASE
        WHEN no < {2 * PLACES} THEN no % {PLACES}
        ELSE CAST(floor({PLACES} * pow((no * 6151 % 9973) / 9973.0, 2.2)) AS INTEGER) END AS place
    FROM range({SCHOOLS}) each(no))
SELECT 'S' || lpad(no::VARCHAR, 5, '0') AS school, place::VARCHAR AS place,
       year::SMALLINT AS year, sex, measure::TINYINT AS measure,
       CASE WHEN (no * 37 + year * 11 + measure * 29 + sex_no * 5) % 19 > 0 THEN
           round(50 + 0.4 * ((place * 83 + measure * 59) % 71) + 0.1 * (no * 47 % 61)
                 + 4 * cos((year + place % 5) / 4.0) - sex_no * 2, 1) END AS value
FROM schools, range({FIRST_YEAR}, {FIRST_YEAR + YEARS}) y(year),
     range(1, {MEASURES + 1}) m(measure), (VALUES ('T', 1), ('K', 0), ('M', 2)) s(sex, sex_no)
ORDER BY place, school, measure, year, sex
"""

# A child process takes them over: nobody is asked for an address, nothing is told to anybody.
_QUIET = {"STREAMLIT_SERVER_HEADLESS": "true", "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false"}


def build(file: Path) -> int:
    """Make the data; returns how many figures there are."""
    with duckdb.connect(str(file)) as connection:
        connection.execute(_BUILD)
        [(count,)] = connection.execute("SELECT count(*) FROM figures").fetchall()
    return int(count)


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """The page on a server of its own, as ``streamlit run`` has it."""
    file = folder / "minimal.duckdb"
    build(file)
    os.environ.update(_QUIET, MINIMAL_DATA=str(file))
    with running_server(folder / "minimal", PAGE) as running:
        yield running
