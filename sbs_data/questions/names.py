"""The schools and development areas, and every way that each is written in the reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from sbs_data.comparing import normalised, school_key
from sbs_data.questions.asking import Asks, ask, with_none


@dataclass(frozen=True)
class NamePage:
    """Some names, the ways they are written, and how many names and authorities there are in all.

    ``names`` are rows of ``schools``; of areas it has the column ``area`` alone.
    """

    names: pd.DataFrame
    spellings: pd.DataFrame
    count: int
    authorities: int = 1


def schools(snapshot: Asks, authority: str | None = None) -> pd.DataFrame:
    """Every school in alphabetical order: forms, spellings, latest redovisning."""
    return with_none(ask(snapshot, "schools", params={"authority": authority}))


def school_spellings(snapshot: Asks) -> pd.DataFrame:
    """Every way that a school is written: ``written`` counts as ``school``, as ``decided_by`` said.

    ``decided_by`` is None where nobody has said anything.
    """
    rows = with_none(ask(snapshot, "school_spellings"))
    keys = [school_key(a, w) for a, w in zip(rows["authority"], rows["written"], strict=True)]
    return rows.assign(decided_by=_deciders(snapshot, "school", keys))


def area_spellings(snapshot: Asks) -> pd.DataFrame:
    """Every way that a development area is written: ``written`` counts as ``area``."""
    rows = with_none(ask(snapshot, "area_spellings"))
    keys = [normalised(written) for written in rows["written"]]
    return rows.assign(decided_by=_deciders(snapshot, "area", keys))


def school_page(snapshot: Asks, page: int, page_size: int) -> NamePage:
    """A page of the schools in alphabetical order, counted from 1."""
    found = schools(snapshot)
    names = found.iloc[(page - 1) * page_size : page * page_size]
    written = school_spellings(snapshot)
    of_page = set(zip(names["authority"], names["school"], strict=True))
    on_page = [p in of_page for p in zip(written["authority"], written["school"], strict=True)]
    authorities = len(set(found["authority"]))
    return NamePage(names, written[on_page], len(found), authorities)


def area_page(snapshot: Asks, page: int, page_size: int) -> NamePage:
    """A page of the development areas in alphabetical order, counted from 1."""
    written = area_spellings(snapshot)
    areas = list(dict.fromkeys(written["area"]))
    some = areas[(page - 1) * page_size : page * page_size]
    names = pd.DataFrame({"area": some}, dtype=object)
    return NamePage(names, written[written["area"].isin(some)], len(areas))


def _deciders(snapshot: Asks, what: str, keys: Iterable[str]) -> pd.Series:
    said = ask(snapshot, "deciders", params={"what": what})
    by_key = dict(zip(said["key"], said["decided_by"], strict=True))
    return pd.Series([by_key.get(key) for key in keys], dtype=object)
