"""Published figures for tests, as frames of the view ``observations``.

Källa: Skolverket (Planned Educations API v4 and SIRIS rapport 139, läsår 2020/21–2024/25);
Regionfakta for the kommun's 48 pupils of 2023/24; Skolverket's press releases for riket by sex.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from sbs_data.measures.facts import Fact, facts_of
from sbs_data.words.measure_words import known

YEARS = (2021, 2022, 2023, 2024, 2025)
ELIGIBLE = replace(
    known()["eligible_vocational"],
    definition="Andel elever i årskurs 9 med minst betyget E i åtta ämnen.",
)
MERIT = replace(known()["merit_rating"], definition="", denominator="")
ALL_SUBJECTS = replace(
    known()["all_subjects"], name="Godkända betyg i alla ämnen", definition="", denominator=""
)
SAFETY = replace(known()["safety"], name="Trygga i skolan", definition="", denominator="")
ABSENCE = replace(known()["absence"], definition="", denominator="")
CRITERIA = ("2022/23", "Nya kursplaner och betygskriterier gäller från hösten 2022.")
PANDEMIC = ("2019/20", "Undervisningen påverkades av pandemin.")


def row(year: int, value: float | None, **more: Any) -> dict[str, Any]:
    """One row of a school's course."""
    return {
        "measure": "eligible_vocational",
        "unit_kind": "school",
        "unit_code": "22347371",
        "unit_name": "Centralskolan",
        "municipality_code": "1962",
        "school_year": f"{year - 1}/{year % 100:02d}",
        "year_order": year,
        "term": f"VT{year % 100:02d}",
        "occasion": None,
        "gender": "all",
        "grade": "9",
        "population": "all_at_school",
        "value": value,
        "marker": None,
        "range_low": None,
        "range_high": None,
        "pupils": None,
        "pupils_basis": None,
        "count": None,
        "status": "official",
        "source": "Skolverket (API Planned Educations)",
        "published_on": None,
        **more,
    }


_PUPILS = (
    {"pupils": 63, "pupils_basis": "worked_out", "count": 48},
    {"pupils": 68, "pupils_basis": "worked_out", "count": 53},
    {"pupils": 56, "pupils_basis": "worked_out", "count": 45},
    {"pupils": 48, "pupils_basis": "other_level"},
    {"pupils": 78, "pupils_basis": "published", "count": 59},
)
FRAME = pd.DataFrame(
    [
        row(year, value, **pupils)
        for year, value, pupils in zip(YEARS, (76.2, 77.9, 80.4, 77.1, 75.6), _PUPILS, strict=True)
    ]
)
SCHOOL = facts_of(FRAME)
MERIT_FRAME = pd.DataFrame(
    [
        row(year, value, measure="merit_rating")
        for year, value in zip(YEARS, (201.2, 212.5, 225.3, 202.9, 201.6), strict=True)
    ]
)
NATION = facts_of(
    pd.DataFrame(
        [
            row(
                year, value, unit_kind="nation", unit_code="0000", unit_name="Riket",
                population="nation_all", source="Skolverket",
            )
            for year, value in ((2021, 86.2), (2022, 85.0), (2023, 85.2), (2024, 83.7))
        ]
    )
)  # fmt: skip
NATION_BY_SEX = facts_of(
    pd.DataFrame(
        [
            row(
                year, value, gender=gender, unit_kind="nation", unit_code="0000",
                unit_name="Riket", population="nation_all", source="Skolverket",
            )
            for year, girls, boys in ((2017, 86.4, 79.2), (2018, 86.7, 82.3), (2022, 85.8, 84.2),
                                      (2023, 85.8, 84.6))
            for gender, value in (("girls", girls), ("boys", boys))
        ]
    )
)  # fmt: skip


def one_to_four(year: int, pupils: int | None) -> Fact:
    """``~100``: one to four pupils are not eligible."""
    if pupils is None:
        return facts_of(pd.DataFrame([row(year, None, marker="one_to_four")]))[0]
    low, high = 100 * (pupils - 4) / pupils, 100 * (pupils - 1) / pupils
    made = row(
        year, None, marker="one_to_four", range_low=low, range_high=high, pupils=pupils,
        pupils_basis="published",
    )  # fmt: skip
    return facts_of(pd.DataFrame([made]))[0]


def hidden(year: int, **more: Any) -> Fact:
    """``..``: not shown."""
    return facts_of(pd.DataFrame([row(year, None, marker="too_few", **more)]))[0]


def counted(year: int, count: int, pupils: int, **more: Any) -> Fact:
    """A share with its pupils published, rounded as it is published."""
    share = int(1000 * count / pupils + 0.5) / 10
    of = {"count": count, "pupils": pupils, "pupils_basis": "published"}
    return facts_of(pd.DataFrame([row(year, share, **of, **more)]))[0]


def named(fact: Fact, name: str) -> Fact:
    """The same fact of another school."""
    return replace(fact, unit_name=name, unit_code=name)
