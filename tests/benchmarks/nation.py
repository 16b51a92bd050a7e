"""A synthetic nation in the authority's own table: tidy, one figure a row.

Every school has 20 figures a läsår (4 measures in 5 grades) for all pupils, girls and boys; every
290th part of the schools is an authority, which has their sums.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
from numpy.typing import NDArray

from sbs_data.measures import catalogue

YEARS = 20
GRADES = ("5", "6", "7", "8", "9")
MEASURES = 4
SCHOOLS_OF_AN_AUTHORITY = 17
GENDERS = ("Alla", "Flickor", "Pojkar")

Counts = NDArray[np.int64]


def write(path: Path, schools: int) -> int:
    """Write the file, the same for the same number of schools; returns its rows."""
    chance = np.random.default_rng(1)
    places = (schools, YEARS, MEASURES * len(GRADES))
    authority = np.arange(schools) // SCHOOLS_OF_AN_AUTHORITY
    girls, boys = (chance.integers(15, 45, places) for _ in range(2))
    pupils = np.stack([girls + boys, girls, boys], -1)
    reached = np.stack([chance.binomial(girls, 0.8), chance.binomial(boys, 0.75)], -1)
    counts = np.concatenate([reached.sum(-1, keepdims=True), reached], -1)
    sums = np.zeros((2, int(authority[-1]) + 1, *pupils.shape[1:]), np.int64)
    for whole, part in zip(sums, (pupils, counts), strict=True):
        np.add.at(whole, authority, part)
    codes = [f"{100 + number:04d}" for number in range(len(sums[0]))]
    table = pa.concat_tables(
        [
            _rows(pupils, counts, [f"{10_000_000 + n}" for n in range(schools)],
                  [codes[a] for a in authority]),
            _rows(sums[0], sums[1], [""] * len(codes), codes),
        ]
    )  # fmt: skip
    with path.open("wb") as file:
        file.write((";".join(table.column_names) + "\n").encode())
        pyarrow.csv.write_csv(
            table,
            file,
            pyarrow.csv.WriteOptions(include_header=False, delimiter=";", quoting_style="none"),
        )
    return int(table.num_rows)


def _rows(
    pupils: Counts, counts: Counts, schools: list[str], municipalities: list[str]
) -> pa.Table:
    unit, year, figure, gender = (i.ravel() for i in np.indices(pupils.shape))
    own = [m.name for m in catalogue.measures().values() if m.is_own and m.is_share][:MEASURES]
    years = [f"{2004 + n}/{(5 + n) % 100:02d}" for n in range(YEARS)]
    names = [f"Skola {code}" if code else "" for code in schools]
    return pa.table(
        {
            "Mått": _words(own, figure // len(GRADES)),
            "Skolenhetskod": _words(schools, unit),
            "Skola": _words(names, unit),
            "Kommunkod": _words(municipalities, unit),
            "Läsår": _words(years, year),
            "Termin": _words(["VT"], np.zeros_like(unit)),
            "Årskurs": _words(GRADES, figure % len(GRADES)),
            "Kön": _words(GENDERS, gender),
            "Antal elever": pupils.ravel(),
            "Antal som uppfyller måttet": counts.ravel(),
        }
    )


def _words(words: list[str] | tuple[str, ...], codes: Counts) -> pa.Array:
    return pa.array(words, pa.string()).take(pa.array(codes))
