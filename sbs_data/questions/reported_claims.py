"""What the reports say of the pupils' results: målvärden, outcomes, and where it is said."""

from __future__ import annotations

import pandas as pd

from sbs_data.questions.asking import Asks, ask, with_none
from sbs_data.questions.selection import ALL, Selection


def stated_targets(
    snapshot: Asks, most: int, selection: Selection = ALL, *, with_rejected: bool = False
) -> pd.DataFrame:
    """One row per målvärde (the same said several times is one), undecided first.

    ``target_count`` is how many there are in all. Of the selection, its scope counts.
    """
    params = {**selection.claim_parameters, "most": most, "with_rejected": with_rejected}
    return with_none(ask(snapshot, "stated_targets", params=params))


def unconfirmed_targets(snapshot: Asks, selection: Selection = ALL) -> int:
    """How many målvärden wait for somebody to confirm or reject them."""
    params = selection.claim_parameters
    rows = ask(snapshot, "unconfirmed_targets", params=params)
    return int(rows["target_count"].iloc[0])


def target_quotes(snapshot: Asks, target_key: str) -> pd.DataFrame:
    """Where a målvärde is said: ``quote``, ``place``, ``file``."""
    return ask(snapshot, "target_quotes", params={"target_key": target_key})


def claims_of_initiative(snapshot: Asks, initiative_id: str) -> pd.DataFrame:
    """The claims of one initiative in the order of the document, each with its quote and place."""
    params = {"initiative_id": initiative_id}
    return with_none(ask(snapshot, "claims_of_initiative", params=params))


def outcomes(snapshot: Asks, most: int, selection: Selection = ALL) -> pd.DataFrame:
    """Results that the reports say have been seen, of a known measure, the latest first.

    ``outcome_count`` is how many there are in all.
    """
    params = {**selection.claim_parameters, "most": most}
    return with_none(ask(snapshot, "outcomes", params=params))


def target_words(snapshot: Asks, target_key: str) -> str | None:
    """The words of a målvärde that reports say, or that once was decided on; else ``None``."""
    said = ask(snapshot, "target_words", params={"target_key": target_key})["quote"]
    return None if said.empty else str(said.iloc[0])


def target_keys_before(snapshot: Asks, target_key: str) -> list[str]:
    """The keys that a målvärde was decided on under before its words were read otherwise."""
    found = ask(snapshot, "target_keys_before", params={"target_key": target_key})
    return [str(key) for key in found["key_before"]]


def example_targets(snapshot: Asks) -> list[str]:
    """The målvärden that the example says often, and nobody has decided on: their keys."""
    return [str(key) for key in ask(snapshot, "example_targets")["target_key"]]
