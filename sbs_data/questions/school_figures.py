"""The schools of a kommun side by side, and what else is known of a school."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from sbs_data.model import WHOLE_AUTHORITY
from sbs_data.questions.asking import Asks, ask, with_none


def kommun_schools(
    snapshot: Asks, municipality: str, *, form: str | None = None, area: str | None = None
) -> pd.DataFrame:
    """``unit_code`` (None for a school that is not tied to a skolenhet), ``school``,
    ``reported_school``, ``forms``.

    With a ``form`` or an ``area``: only the reports' schools that have it (``""``: none said).
    """
    params = {
        "municipality": municipality, "whole": WHOLE_AUTHORITY, "form": form, "area": area
    }  # fmt: skip
    return with_none(ask(snapshot, "kommun_schools", params=params))


def kommun_targets(snapshot: Asks, municipality: str, units: Sequence[str]) -> pd.DataFrame:
    """The målvärden of some schools and of their kommun, with the columns of ``figure_targets``."""
    params = {"municipality": municipality, "units": list(units)}
    return with_none(ask(snapshot, "kommun_targets", params=params))


def school_own_figures(snapshot: Asks, unit: str, last_year: int | None = None) -> pd.DataFrame:
    """The latest figure of every measure and grade that is known of a school, its own first.

    ``last_year`` (2023 for 2022/23) asks for what was the latest then.
    """
    params = {"unit": unit, "last_year": last_year}
    return ask(snapshot, "school_own_figures", params=params)
