"""Skolverket's API v4, from saved answers: made here in its shape, with Norberg's real figures.

Källa: Skolverket, Planned Educations API v4.
"""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from sbs_data.errors import Refused
from sbs_data.statistics import Kind, Statistics, read_statistics, recognise

VOCATIONAL = "ratioOfPupils9thGradeEligibleForNationalProgramYR"
MERIT = "averageGradesMeritRating9thGrade"
SCHOOL = "22347371"
FEW = "OMITTED_DUE_TO_BASED_ON_FEW_PUPILS"
ALMOST = "ROUNDED_OFF_DUE_TO_FEW_PUPILS_NOT_ELIGIBLE"


def entry(value: str | None, year: str | None, kind: str = "EXISTS") -> dict[str, str | None]:
    return {"value": value, "valueType": kind, "timePeriod": year}


def answer(school: str | None = SCHOOL, /, **fields: Any) -> dict[str, Any]:
    body = {VOCATIONAL: [], "docLinks": None, **fields}
    if school is not None:
        body["schoolUnit"] = school
    return {"status": "OK", "message": "Success", "body": body}


def units(*found: tuple[str, str, str]) -> dict[str, Any]:
    listed = [{"code": c, "name": n, "geographicalAreaCode": a} for c, n, a in found]
    return {"status": "OK", "body": {"_embedded": {"listedSchoolUnits": listed}}}


def wrapped(
    body: dict[str, Any], url: str = "https://api/x", day: str = "2026-04-21T10:00:17Z"
) -> Any:
    return {"generatedAt": day, "url": url, "json": body}


def read(data: Any, **options: str) -> Statistics:
    content = json.dumps(data).encode()
    assert recognise(content, "svar.json") is Kind.SKOLVERKET_API
    return read_statistics(content, "svar.json", **options)


NORBERG = answer(
    **{
        VOCATIONAL: [entry("75,6", "2024/25"), entry("80,4", "2022/23")],
        MERIT: [entry("201,6", "2024/25")],
        "certifiedTeachersQuota": [entry("62,9", "2025/26")],
        "totalNumberOfPupils": [entry("cirka 330", "2025/26")],
    }
)


def test_each_entry_becomes_an_observation_with_its_term() -> None:
    rows = read(NORBERG).table.to_pylist()
    assert [(r["measure"], r["term"], r["value"]) for r in rows] == [
        ("eligible_vocational", "VT25", 75.6),
        ("eligible_vocational", "VT23", 80.4),
        ("merit_rating", "VT25", 201.6),
        ("certified_teachers", "HT25", 62.9),
        ("pupils_total", "HT25", 330),
    ]
    assert {r["unit_code"] for r in rows} == {SCHOOL}
    assert {r["pupils"] for r in rows} == {None}
    assert {r["gender"] for r in rows} == {"all"}
    assert [r["population"] for r in rows][3] == "staff"


def test_the_wrapping_gives_the_day_it_was_fetched() -> None:
    result = read(wrapped(NORBERG))
    assert result.retrieved_on == datetime.date(2026, 4, 21)
    assert set(result.table["retrieved_on"].to_pylist()) == {datetime.date(2026, 4, 21)}


def test_each_value_type_is_a_marker() -> None:
    years = ["2024/25", "2023/24", "2022/23", "2021/22"]
    kinds = [FEW, ALMOST, "MISSING", "SOMETHING_NEW"]
    fields = {VOCATIONAL: [entry("..", y, k) for y, k in zip(years, kinds, strict=True)]}
    table = read(answer(**fields)).table
    assert table["marker"].to_pylist() == ["too_few", "one_to_four", "missing", "other"]
    assert table["value"].null_count == 4
    assert table["range_low"].null_count == 4


def test_cirka_is_taken_only_where_the_measure_is_called_rounded() -> None:
    with pytest.raises(Refused, match="”cirka 210” är inget värde"):
        read(answer(**{MERIT: [entry("cirka 210", "2024/25")]}))


def test_an_entry_of_nothing_for_no_year_says_nothing() -> None:
    assert (
        read(
            answer(**{MERIT: [entry(".", None, "MISSING")], VOCATIONAL: [entry("75,6", "2024/25")]})
        ).table.num_rows
        == 1
    )


def test_riket_is_the_answer_without_a_school() -> None:
    (row,) = read(answer(None, **{VOCATIONAL: [entry("85,2", "2022/23")]})).table.to_pylist()
    assert (row["unit_kind"], row["unit_code"], row["unit_name"]) == ("nation", "0000", "Riket")
    assert row["population"] == "nation_all"


def test_names_and_kommun_come_from_a_list_of_units_in_the_same_file() -> None:
    listed = units((SCHOOL, "Centralskolan", "1962"), ("22451343", "Källskolan", "1962"))
    result = read([wrapped(listed), wrapped(NORBERG)])
    assert set(result.table["unit_name"].to_pylist()) == {"Centralskolan"}
    assert set(result.table["municipality_code"].to_pylist()) == {"1962"}
    assert result.names["school", "22451343"] == "Källskolan"


def test_units_of_another_kommun_than_was_asked_for_are_refused() -> None:
    stray = units((SCHOOL, "Centralskolan", "1962"), ("11111111", "Norra skolan", "0999"))
    with pytest.raises(Refused, match="0999") as refusal:
        read(wrapped(stray, "https://api/v4/school-units?geographicalAreaCode=1962"))
    assert refusal.value.code == "wrong_municipality"
    with pytest.raises(Refused, match="0999"):
        read(stray, municipality="1962")
    assert read(stray).table.num_rows == 0


def test_an_answer_about_another_school_than_was_asked_for_is_refused() -> None:
    url = "https://api.skolverket.se/planned-educations/v4/school-units/22451343/statistics/gr"
    with pytest.raises(Refused, match="22451343") as refusal:
        read(wrapped(NORBERG, url))
    assert refusal.value.code == "wrong_school"


def test_salsa_gives_what_the_model_expects_and_not_the_rounded_outcome() -> None:
    row = {
        "schoolUnitCode": "11111111",
        "name": "Norra skolan",
        "geographicalAreaCode": "0999",
        "salsaAverageGradesIn9thGradeActual": {"value": "213", "valueType": "EXISTS"},
        "salsaAverageGradesIn9thGradeDeviation": {"value": "-20", "valueType": "EXISTS"},
        "salsaAverageCalculated": {"value": "233", "valueType": "EXISTS"},
        "salsaParentsEducation": {"value": "2,4", "valueType": "EXISTS"},
    }
    body = {"compulsorySchoolUnitSalsaMetricList": [row], "timePeriod": "2022/23"}
    result = read({"status": "OK", "body": body})
    found = {r["measure"]: r["value"] for r in result.table.to_pylist()}
    assert found == {"salsa_merit_deviation": -20, "salsa_merit_expected": 233}
    assert result.notices == ()


def test_a_field_that_is_not_known_is_told_of() -> None:
    (notice,) = read(
        answer(**{"newQuota": [entry("1", "2024/25")], MERIT: [entry("200", "2024/25")]})
    ).notices
    assert "newQuota" in notice.message


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({VOCATIONAL: [entry("101,0", "2024/25")]}, "101,0"),
        ({VOCATIONAL: [entry("-3", "2024/25")]}, "-3"),
        ({VOCATIONAL: [entry("många", "2024/25")]}, "många"),
        ({VOCATIONAL: [entry("75,6", "2024")]}, "2024"),
        ({VOCATIONAL: [entry("75,6", None)]}, "None"),
        ({"schoolUnit": "2234737", VOCATIONAL: [entry("75,6", "2024/25")]}, "7 siffror"),
    ],
)
def test_a_faulty_entry_refuses_the_file_and_is_named(fields: dict[str, Any], words: str) -> None:
    data = answer()
    data["body"].update(fields)
    with pytest.raises(Refused, match=words):
        read(data)


def test_answers_about_anpassad_grundskola_are_not_taken_for_grundskola() -> None:
    body = {"schoolUnit": SCHOOL, "certifiedTeachersQuota": [entry("50,0", "2024/25")]}
    content = json.dumps({"status": "OK", "message": "Success", "body": body}).encode()
    assert recognise(content, "gran.json") is Kind.UNKNOWN_TABLE
    with pytest.raises(Refused, match="inget svar"):
        read_statistics(content, "gran.json")


@pytest.mark.parametrize("spoilt", [True, 7, ["x"], [None], [{"value": "7"}, 3]])
def test_figures_out_of_shape_are_refused_and_never_a_crash(spoilt: object) -> None:
    with pytest.raises(Refused, match="inte som de ska"):
        read(answer(**{MERIT: spoilt}))
