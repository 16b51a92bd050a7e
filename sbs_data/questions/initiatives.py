"""Initiatives one by one: a page of a selection, a single one, the same one through the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import pandas as pd

from sbs_data.model import Part
from sbs_data.questions.asking import Asks, ask, with_none
from sbs_data.questions.selection import Selection


@dataclass(frozen=True)
class InitiativePage:
    """Some of the selected initiatives, and how many there are in all.

    ``initiatives`` has one row each, with how many goals have each status.
    """

    initiatives: pd.DataFrame
    hits: int
    page: int
    pages: int


def initiative_count(snapshot: Asks, selection: Selection) -> int:
    """How many initiatives the selection holds, each in its latest account."""
    said, params = _said(selection), _parameters(selection)
    rows = ask(snapshot, "initiative_count", params=params, using=said)
    return int(rows["initiative_count"].iloc[0])


def initiative_page(
    snapshot: Asks, selection: Selection, page: int, page_size: int
) -> InitiativePage:
    """A page of the selection, counted from 1; a page that is not there gives the nearest."""
    hits = initiative_count(snapshot, selection)
    pages = max(1, -(-hits // page_size))
    page = min(max(1, page), pages)
    params = {**_parameters(selection), "page_size": page_size, "skip": (page - 1) * page_size}
    rows = ask(snapshot, "initiative_page", params=params, using=_said(selection))
    return InitiativePage(with_none(rows), hits, page, pages)


def initiative(snapshot: Asks, initiative_id: str) -> dict[str, object] | None:
    """What its report says of an initiative in row 1; ``None`` when there is none by that id."""
    rows = with_none(ask(snapshot, "initiative", params={"initiative_id": initiative_id}))
    return None if rows.empty else cast("dict[str, object]", rows.iloc[0].to_dict())


def initiative_goals(snapshot: Asks, initiative_id: str) -> pd.DataFrame:
    """The goals of an initiative in the order of the document."""
    return with_none(ask(snapshot, "initiative_goals", params={"initiative_id": initiative_id}))


def initiative_accounts(snapshot: Asks, initiative_id: str) -> pd.DataFrame:
    """The same initiative in other redovisningar, the latest first; ``is_later`` than this one."""
    params = {**Selection().scope_parameters, "initiative_id": initiative_id}
    return with_none(ask(snapshot, "initiative_accounts", params=params))


def initiative_passages(
    snapshot: Asks, initiative_ids: Sequence[str], parts: Sequence[Part]
) -> pd.DataFrame:
    """What some initiatives say in some parts of the matrix, in the order of the documents."""
    params = {"initiative_ids": list(initiative_ids), "parts": [part.value for part in parts]}
    return with_none(ask(snapshot, "initiative_passages", params=params))


def chain(snapshot: Asks, initiative_id: str) -> pd.DataFrame:
    """The words of an initiative: ``part``, ``text``, ``place``, in the order of the document."""
    return ask(snapshot, "chain", params={"initiative_id": initiative_id})


def _said(selection: Selection) -> tuple[str, ...]:
    """Every paragraph is looked through only where words are asked for."""
    return ("said_words",) if selection.words.split() else ()


def _parameters(selection: Selection) -> dict[str, object]:
    words = selection.words.split()
    return {
        **selection.scope_parameters,
        "statuses": [status.value for status in selection.statuses],
        **({"words": words} if words else {}),
    }
