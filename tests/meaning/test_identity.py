"""The period's columns."""

from __future__ import annotations

import pytest

from sbs_data.meaning.identity import Period, period_columns


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("VT23", Period("2022/23", "VT23", 4046)),
        ("HT22", Period("2022/23", "HT22", 4045)),
        ("2022/23", Period("2022/23", None, 4046)),
        (None, Period()),
        ("i våras", Period()),
    ],
)
def test_a_period_in_columns(text: str | None, columns: Period) -> None:
    assert period_columns(text) == columns


def test_periods_sort_in_time() -> None:
    texts = ["HT21", "VT22", "HT22", "VT23", "HT23"]
    orders = [period_columns(text).order or 0 for text in texts]
    assert orders == sorted(orders)
    assert len(set(orders)) == len(orders)
