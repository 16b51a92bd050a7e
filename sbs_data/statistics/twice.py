"""A figure that a source's file says more than once: the same is taken once, another is refused."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import numpy as np
import pyarrow as pa

from sbs_data.measures import catalogue
from sbs_data.model import Notice
from sbs_data.statistics import observations
from sbs_data.statistics.coded import coded, repeated
from sbs_data.statistics.faults import Faults
from sbs_data.statistics.result import Statistics

_SAID = ("value", "marker", "pupils")


def once(read: Statistics, file_name: str) -> Statistics:
    """With each figure once. Raises :class:`FaultyTable` where two are said of one place."""
    if not read.table.num_rows:
        return read
    again = repeated([coded(read.table[name]) for name in observations.KEY])
    if not len(again):
        return read
    places = observations.places(read.table)
    first = _firsts(read.table, again.tolist())
    said = read.table.select(_SAID).to_pylist()
    faults = Faults(file_name)
    for row in again.tolist():
        if said[row] != said[first[row]]:
            measure = catalogue.measures()[read.table["measure"][row].as_py()].name
            faults.add(
                f"{measure} har två värden för samma plats: {_told(said[first[row]])} "
                f"({places[first[row]]}) och {_told(said[row])} ({places[row]}). Hämta uppgifterna "
                "på nytt.",
                code="duplicate",
            )
    faults.refuse()
    kept = np.ones(read.table.num_rows, np.bool_)
    kept[again] = False
    told = Notice(
        "repeated", f"{len(again)} uppgifter stod flera gånger, likadana, och är lästa en gång."
    )
    return replace(read, table=read.table.filter(pa.array(kept)), notices=(*read.notices, told))


def _firsts(table: pa.Table, again: list[int]) -> dict[int, int]:
    """For each repeated row the first that is about the same."""
    keys = list(zip(*(table[name].to_pylist() for name in observations.KEY), strict=True))
    wanted = {keys[row] for row in again}
    rows: dict[tuple[str | None, ...], list[int]] = defaultdict(list)
    for row, key in enumerate(keys):
        if key in wanted:
            rows[key].append(row)
    return {row: rows[keys[row]][0] for row in again}


def _told(said: dict[str, object]) -> str:
    value = said["value"]
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else "inget värde"
