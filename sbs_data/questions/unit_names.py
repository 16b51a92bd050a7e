"""Which units of the statistics the reports' schools and authorities are."""

from __future__ import annotations

import pandas as pd

from sbs_data.model import WHOLE_AUTHORITY
from sbs_data.questions.asking import Asks, ask, with_none


def school_unit_names(snapshot: Asks) -> pd.DataFrame:
    """Every school of the reports with its skolenhet; ``unit_code`` is None where none is known."""
    params = {"whole_authority": WHOLE_AUTHORITY}
    return with_none(ask(snapshot, "school_unit_names", params=params))


def school_unit_choices(snapshot: Asks, authority: str | None) -> pd.DataFrame:
    """The skolenheter of an authority's kommun; every one where its kommun is not known."""
    return with_none(ask(snapshot, "school_unit_choices", params={"authority": authority}))


def authority_unit_names(snapshot: Asks) -> pd.DataFrame:
    """Every authority of the reports with its kommun, if any is known."""
    return with_none(ask(snapshot, "authority_unit_names"))
