"""What waits for a person, and what persons have decided."""

from __future__ import annotations

import sys
from collections.abc import Collection

import pandas as pd

from sbs_data.questions.asking import Asks, ask, with_none
from sbs_data.questions.selection import ALL, Selection
from sbs_data.words.worklist_words import ASKINGS


def to_decide(
    snapshot: Asks,
    most: int = sys.maxsize,
    *,
    skip: int = 0,
    whats: Collection[str] = (),
    selection: Selection = ALL,
) -> pd.DataFrame:
    """What waits for a person, one row each in the order to work in; ``item_count`` in all.

    ``whats`` are the kinds asked for (``undecided.what``); none means all of them.
    """
    params = {
        **selection.scope_parameters,
        "most": most,
        "skip": skip,
        "whats": list(whats),
        "order": list(ASKINGS),
    }
    return with_none(ask(snapshot, "to_decide", params=params))


def undecided(snapshot: Asks, most: int, selection: Selection = ALL) -> pd.DataFrame:
    """What the reports do not say: up to ``most`` of each kind, ``what_count`` of it in all."""
    params = {**selection.scope_parameters, "most": most}
    return with_none(ask(snapshot, "undecided", params=params))


def waiting(snapshot: Asks, selection: Selection = ALL) -> dict[str, int]:
    """How much of each kind (``undecided.what``) waits for a person."""
    rows = ask(snapshot, "waiting", params=selection.scope_parameters)
    return {str(w): int(n) for w, n in zip(rows["what"], rows["item_count"], strict=True)}


def asked(snapshot: Asks, question_ref: str) -> pd.DataFrame:
    """A question of the reader, one row per report that asks it: ``answer`` is None if open."""
    return with_none(ask(snapshot, "asked", params={"question_ref": question_ref}))


def schoolless(snapshot: Asks, report_id: str) -> pd.DataFrame:
    """The initiatives of a report that name no school."""
    return ask(snapshot, "schoolless", params={"report_id": report_id})


def decisions(
    snapshot: Asks, most: int = sys.maxsize, *, skip: int = 0, only_orphaned: bool = False
) -> pd.DataFrame:
    """What persons have decided, the latest first; ``decision_count`` in all."""
    params = {"most": most, "skip": skip, "only_orphaned": only_orphaned}
    return with_none(ask(snapshot, "decisions", params=params))
