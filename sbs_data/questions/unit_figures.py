"""The statistics as figures and sentences ask for them: a few questions, by unit and measure."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from sbs_data.measures import catalogue
from sbs_data.questions.asking import Asks, ask, with_none

RESULTS = catalogue.results()
BESIDE_REPORTS = catalogue.beside_reports()

POPULATIONS = ("municipal", "located", "all_at_school")
"""What a kommun or a school can be looked at as, in the order of the choices."""


def figure_units(
    snapshot: Asks, measures: Sequence[str] = RESULTS, populations: Sequence[str] = POPULATIONS
) -> pd.DataFrame:
    """The kommuner (once per population) and schools that have figures of ``measures``.

    ``unit_kind``, ``unit_code``, ``population``, ``unit_name``, ``municipality_code``,
    ``municipality``; where the reports are about it, ``authority`` and the ``reported_school``.
    """
    params = {"measures": list(measures), "populations": list(populations)}
    return with_none(ask(snapshot, "figure_units", params=params))


def figure_years(
    snapshot: Asks, units: Sequence[str], measures: Sequence[str] = RESULTS
) -> tuple[str, ...]:
    """The läsår (``2024/25``) that any of the units has a figure of, the latest first."""
    params = {"units": list(units), "measures": list(measures)}
    return tuple(map(str, ask(snapshot, "figure_years", params=params)["school_year"]))


def figure_measures(snapshot: Asks, measures: Sequence[str]) -> pd.DataFrame:
    """The measures as a snapshot has them: for what this program doesn't know."""
    return with_none(ask(snapshot, "figure_measures", params={"measures": list(measures)}))


def figure_facts(
    snapshot: Asks, units: Sequence[str], measures: Sequence[str] = RESULTS
) -> pd.DataFrame:
    """Every figure of the units by their codes, of both sexes, all years and every source.

    ``is_preferred`` is true in one row per fact.
    """
    params = {"units": list(units), "measures": list(measures)}
    return ask(snapshot, "figure_facts", params=params)


def figure_targets(
    snapshot: Asks, unit: str, municipality: str | None = None, authority: str | None = None
) -> pd.DataFrame:
    """The målvärden of a unit, its kommun and its authority, the unit's own first."""
    params = {"unit": unit, "municipality": municipality, "authority": authority}
    return with_none(ask(snapshot, "figure_targets", params=params))


def figure_claims(
    snapshot: Asks,
    units: Sequence[str] | None = None,
    measures: Sequence[str] = BESIDE_REPORTS,
    *,
    authority: str | None = None,
    initiative_ids: Sequence[str] | None = None,
) -> pd.DataFrame:
    """What the reports claim of ``measures``, each with its unit, quote and place.

    Of ``units`` by their codes, and of what an ``authority`` says of itself as a whole; or of some
    initiatives.
    ``confirmed_by`` is None for what nobody has confirmed; only målvärden are confirmed.
    """
    params = {
        "units": None if units is None else list(units),
        "measures": list(measures),
        "authority": authority,
        "initiatives": None if initiative_ids is None else list(initiative_ids),
    }
    return with_none(ask(snapshot, "figure_claims", params=params))
