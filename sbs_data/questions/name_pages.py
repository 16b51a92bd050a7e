"""Names some at a time: schools and development areas with every way that each is written."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from sbs_data.questions.asking import Asks
from sbs_data.questions.schools import area_spellings, school_spellings, schools


@dataclass(frozen=True)
class NamePage:
    """Some names, the ways they are written, and how many names and authorities there are in all.

    ``names`` are rows of ``schools``; of areas it has the column ``area`` alone.
    """

    names: pd.DataFrame
    spellings: pd.DataFrame
    count: int
    authorities: int = 1


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
