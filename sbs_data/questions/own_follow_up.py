"""The authority's own follow-up of an initiative's schools, and the målvärden that tie it to it."""

from __future__ import annotations

import pandas as pd

from sbs_data.model import WHOLE_AUTHORITY
from sbs_data.questions.asking import Asks, ask, with_none


def follow_up_targets(snapshot: Asks, initiative_id: str) -> pd.DataFrame:
    """The målvärden that concern an initiative, once per place where it states them.

    The columns of ``figure_targets`` as far as words need them; ``quote`` and ``place…`` are None
    where only a person says that it belongs there. ``is_open`` is true for what the initiative
    states and nobody has confirmed.
    """
    return with_none(ask(snapshot, "follow_up_targets", params={"initiative": initiative_id}))


def follow_up_figures(snapshot: Asks, initiative_id: str) -> pd.DataFrame:
    """Every own figure of the latest year of each measure and grade, of the initiative's schools.

    The columns of ``observations``, and the ``school`` as the reports call it.
    """
    params = {"initiative": initiative_id, "whole": WHOLE_AUTHORITY}
    return ask(snapshot, "follow_up_figures", params=params)


def followed_up_schools(snapshot: Asks) -> frozenset[str]:
    """The skolenhetskoder of the schools that have follow-up of their own."""
    return frozenset(map(str, ask(snapshot, "followed_up_schools")["unit_code"]))
