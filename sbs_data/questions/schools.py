"""The schools, and how schools and areas are written in the reports."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from sbs_data.meaning import areas, school_names
from sbs_data.questions.asking import Asks, ask, with_none
from sbs_data.store import fold


def schools(snapshot: Asks, authority: str | None = None) -> pd.DataFrame:
    """Every school in alphabetical order: forms, spellings, latest redovisning."""
    return with_none(ask(snapshot, "schools", params={"authority": authority}))


def school_spellings(snapshot: Asks) -> pd.DataFrame:
    """Every way that a school is written: ``written`` counts as ``school``, as ``decided_by`` said.

    ``decided_by`` is None where nobody has said anything.
    """
    rows = with_none(ask(snapshot, "school_spellings"))
    keys = [school_names.key(a, w) for a, w in zip(rows["authority"], rows["written"], strict=True)]
    return rows.assign(decided_by=_deciders(snapshot, fold.SCHOOL, keys))


def area_spellings(snapshot: Asks) -> pd.DataFrame:
    """Every way that a development area is written: ``written`` counts as ``area``."""
    rows = with_none(ask(snapshot, "area_spellings"))
    keys = [areas.key(written) for written in rows["written"]]
    return rows.assign(decided_by=_deciders(snapshot, fold.AREA, keys))


def _deciders(snapshot: Asks, what: str, keys: Iterable[str]) -> pd.Series:
    said = ask(snapshot, "deciders", params={"what": what})
    by_key = dict(zip(said["key"], said["decided_by"], strict=True))
    return pd.Series([by_key.get(key) for key in keys], dtype=object)
