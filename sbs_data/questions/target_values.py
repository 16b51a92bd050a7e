"""The målvärden that count, what they can be set for, and the initiatives they belong to."""

from __future__ import annotations

import sys
from collections.abc import Collection

import pandas as pd

from sbs_data.model import WHOLE_AUTHORITY
from sbs_data.questions.asking import Asks, ask, with_none
from sbs_data.questions.selection import ALL, Selection


def target_values(
    snapshot: Asks, most: int = sys.maxsize, *, skip: int = 0, selection: Selection = ALL
) -> pd.DataFrame:
    """The målvärden that count, each with its measure's name; ``target_count`` in all.

    Of the selection count the school, the form, the area, the measure and the pupils. Of "Hela
    huvudmannen" are those of its kommun; of an area those that the reports say, or a person has
    linked, in an initiative of it.
    """
    params = {
        "most": most, "skip": skip, "whole": WHOLE_AUTHORITY,
        "school": selection.school, "form": selection.form, "area": selection.area,
        "measure": selection.measure, "gender": selection.gender,
    }  # fmt: skip
    return with_none(ask(snapshot, "target_values", params=params))


def target_unit_names(snapshot: Asks) -> list[str]:
    """What the målvärden that count are for: names in alphabetical order."""
    return [str(name) for name in ask(snapshot, "target_unit_names")["unit_name"]]


def spoken_measures(snapshot: Asks) -> pd.DataFrame:
    """The measures that reports or målvärden speak of: ``measure``, and ``name`` if it is known."""
    return with_none(ask(snapshot, "spoken_measures"))


def target_links(snapshot: Asks, target_keys: Collection[str]) -> pd.DataFrame:
    """The initiatives that målvärden belong to or may belong to, with what that rests on.

    ``state`` is linked, suggested or rejected; the first and the last are what a person has said.
    """
    return with_none(ask(snapshot, "target_links", params={"target_keys": list(target_keys)}))


def target_measures(snapshot: Asks) -> pd.DataFrame:
    """The measures that there are figures of: a målvärde can be set for them."""
    return with_none(ask(snapshot, "target_measures"))


def target_units(snapshot: Asks) -> pd.DataFrame:
    """The units that a målvärde can be set for: ``unit_kind``, ``unit_code``, ``unit_name``."""
    return with_none(ask(snapshot, "target_units"))
