"""The measures and the kommuner as tables, published beside the figures."""

from __future__ import annotations

import pyarrow as pa

from sbs_data import municipalities
from sbs_data.measures import catalogue

_TEXTS = ("name", "short", "definition", "denominator", "unit", "source", "grade", "term_rule",
          "sensitive_side")  # fmt: skip
_TRUTHS = ("is_share", "is_own", "is_every_other_year", "higher_is_better")


def measures() -> pa.Table:
    """One row each, in the order they are listed."""
    every = catalogue.measures().values()
    return pa.table(
        {
            "measure": pa.array([m.code for m in every], pa.string()),
            **{name: pa.array([getattr(m, name) for m in every], pa.string()) for name in _TEXTS},
            **{name: pa.array([getattr(m, name) for m in every], pa.bool_()) for name in _TRUTHS},
        }
    )


def breaks() -> pa.Table:
    """The breaks in the series, one row per measure and läsår."""
    every = [(m.code, each) for m in catalogue.measures().values() for each in m.breaks]
    return pa.table(
        {
            "measure": pa.array([code for code, _ in every], pa.string()),
            "school_year": pa.array([str(each.school_year) for _, each in every], pa.string()),
            "text": pa.array([each.text for _, each in every], pa.string()),
        }
    )


def municipality_rows() -> pa.Table:
    """The kommuner of Sweden, one row each."""
    every = municipalities.every().values()
    return pa.table(
        {
            "municipality_code": pa.array([of.code for of in every], pa.string()),
            "municipality": pa.array([of.name for of in every], pa.string()),
        }
    )


def municipality_names() -> pa.Table:
    """Every way that a kommun is written where it is a huvudman, one row each."""
    names = {name: of.code for of in municipalities.every().values() for name in of.spellings}
    return pa.table(
        {
            "name_key": pa.array(list(names), pa.string()),
            "municipality_code": pa.array(list(names.values()), pa.string()),
        }
    )
