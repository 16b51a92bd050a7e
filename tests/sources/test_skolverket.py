"""Skolverket, fetched from a server that answers as it does."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from sbs_data.errors import DelmalError
from sbs_data.sources import Fetched, fetch_skolverket
from sbs_data.statistics import Kind, read_statistics, recognise
from tests.sources.conftest import clock
from tests.sources.server import Api, Reply
from tests.sources.worlds import OWN, Skolverket

VOCATIONAL = "eligible_vocational"


def fetch(api: Api, municipality: str = OWN) -> Fetched:
    return fetch_skolverket(municipality, base_url=api.url, clock=clock)


def refusal(api: Api, municipality: str = OWN) -> DelmalError:
    with pytest.raises(DelmalError) as caught:
        fetch(api, municipality)
    return caught.value


def read(fetched: Fetched) -> list[dict[str, Any]]:
    assert recognise(fetched.content, fetched.file) is Kind.SKOLVERKET_API
    found = read_statistics(fetched.content, fetched.file, municipality=fetched.municipality)
    assert found.notices == ()
    rows: list[dict[str, Any]] = found.table.to_pylist()
    return rows


def test_the_figures_of_every_school_and_of_riket_arrive(skolverket_api: Api) -> None:
    fetched = fetch(skolverket_api)
    assert fetched.file == "skolverket-0999-2026-11-23.json"
    rows = read(fetched)
    assert {
        (r["unit_kind"], r["unit_code"], r["unit_name"], r["school_year"], r["value"], r["marker"])
        for r in rows
        if r["measure"] == VOCATIONAL
    } == {
        ("school", "10000001", "Norra skolan", "2024/25", 71.5, None),
        ("school", "10000001", "Norra skolan", "2023/24", None, "too_few"),
        ("school", "10000002", "Södra skolan", "2024/25", 72.5, None),
        ("school", "10000002", "Södra skolan", "2023/24", None, "too_few"),
        ("school", "10000003", "Östra skolan", "2024/25", 73.5, None),
        ("school", "10000003", "Östra skolan", "2023/24", None, "too_few"),
        ("nation", "0000", "Riket", "2024/25", 70.5, None),
        ("nation", "0000", "Riket", "2023/24", None, "too_few"),
    }
    assert {r["municipality_code"] for r in rows if r["unit_kind"] == "school"} == {OWN}
    assert {str(r["retrieved_on"]) for r in rows} == {"2026-11-23"}


def test_salsa_is_asked_for_where_there_is_a_grade_9_and_missed_by_nobody(
    skolverket_api: Api,
) -> None:
    rows = read(fetch(skolverket_api))
    assert skolverket_api.paths("/statistics/all-schools") == [
        "/statistics/all-schools/salsa/10000001",
        "/statistics/all-schools/salsa/10000003",
    ]
    assert [(r["unit_code"], r["value"]) for r in rows if r["measure"].startswith("salsa")] == [
        ("10000001", 210.0)
    ]


def test_the_server_is_asked_by_its_own_words(skolverket_api: Api) -> None:
    fetch(skolverket_api)
    (listed,) = [a for a in skolverket_api.asked if a.startswith("/school-units?")]
    assert parse_qs(urlsplit(listed).query) == {
        "geographicalAreaCode": [OWN],
        "typeOfSchooling": ["gr"],
        "page": ["0"],
        "size": ["100"],
    }
    assert {h["Accept"] for h in skolverket_api.headers} == {
        "application/vnd.skolverket.plannededucations.api.v4.hal+json"
    }


def test_every_page_of_schools_is_asked_for(skolverket: Skolverket, skolverket_api: Api) -> None:
    skolverket.schools = {f"1000{n:04}": (f"Skola {n}", "456") for n in range(7)}
    skolverket.page = 3
    rows = read(fetch(skolverket_api))
    assert {r["unit_code"] for r in rows if r["unit_kind"] == "school"} == set(skolverket.schools)
    assert len(skolverket_api.paths("/school-units")) == 3 + 7


def test_a_server_that_gives_the_same_page_again_is_asked_no_more(
    skolverket: Skolverket, skolverket_api: Api
) -> None:
    skolverket.schools = {f"1000{n:04}": (f"Skola {n}", "456") for n in range(9)}
    skolverket.page = 3
    first = skolverket.listed({"geographicalAreaCode": OWN, "page": "0", "size": "100"})
    skolverket_api.always("/school-units", Reply({"status": "OK", "body": first}))
    assert refusal(skolverket_api).code == "strange_answer"
    assert len(skolverket_api.asked) == 2


def test_a_unit_of_another_school_form_is_not_asked_about(
    skolverket: Skolverket, skolverket_api: Api
) -> None:
    """A server that did not understand the school form answers with all of them."""
    answer = skolverket.listed({"geographicalAreaCode": OWN, "page": "0", "size": "100"})
    answer["_embedded"]["listedSchoolUnits"][1]["typeOfSchooling"] = [{"code": "gy"}]
    skolverket_api.once("/school-units", Reply({"status": "OK", "body": answer}))
    units = {r["unit_code"] for r in read(fetch(skolverket_api)) if r["unit_kind"] == "school"}
    assert units == {"10000001", "10000003"}


def test_schools_of_another_kommun_are_refused(skolverket: Skolverket, skolverket_api: Api) -> None:
    skolverket.area = "0901"
    error = refusal(skolverket_api)
    assert error.code == "wrong_municipality"
    assert "0901" in error.message
    assert OWN in error.message
    assert len(skolverket_api.asked) == 1


@pytest.mark.parametrize("status", [200, 404])
def test_a_kommun_without_grundskolor_is_said_to_be_so(skolverket_api: Api, status: int) -> None:
    if status == 404:
        skolverket_api.once("/school-units", Reply({"status": "NOT_FOUND"}, 404))
    error = refusal(skolverket_api, "1299")
    assert error.code == "no_rows"
    assert "inga grundskolor" in error.message
    assert "1299" in error.message


def test_a_school_without_statistics_is_told_and_the_others_arrive(skolverket_api: Api) -> None:
    path = "/school-units/10000002"
    skolverket_api.once(path, Reply({"status": "NOT_FOUND", "message": "x", "body": None}, 404))
    fetched = fetch(skolverket_api)
    (notice,) = fetched.notices
    assert (notice.code, "Södra skolan" in notice.message) == ("no_statistics", True)
    assert {r["unit_code"] for r in read(fetched) if r["unit_kind"] == "school"} == {
        "10000001",
        "10000003",
    }


def test_statistics_about_no_school_at_all_are_refused(skolverket_api: Api) -> None:
    skolverket_api.always("/school-units/", Reply({"status": "OK", "body": None}))
    assert refusal(skolverket_api).code == "no_rows"


def test_an_answer_about_another_school_is_refused(
    skolverket: Skolverket, skolverket_api: Api
) -> None:
    other = skolverket.ok({"schoolUnit": "10000003", **skolverket.figures("3")})
    skolverket_api.once("/school-units/10000002", other)
    assert refusal(skolverket_api).code == "wrong_school"
    skolverket.schools["10000009"] = ("Nya skolan", "9")
    skolverket_api.once("/statistics/all-schools", skolverket.ok(skolverket.salsa("10000009")))
    assert refusal(skolverket_api).code == "wrong_school"


def test_one_school_that_fails_leaves_nothing(skolverket_api: Api) -> None:
    skolverket_api.always("/school-units/10000003", Reply({"error": "x"}, 500))
    error = refusal(skolverket_api)
    assert error.code == "server_error"
    assert "Ingenting har hämtats" in error.message


def page(**changed: Any) -> dict[str, Any]:
    return {"size": 100, "totalElements": 1, "totalPages": 1, "number": 0, **changed}


UNIT = {"code": "10000001", "name": "X", "geographicalAreaCode": OWN, "typeOfSchooling": []}


@pytest.mark.parametrize(
    "body",
    [
        None,
        {},
        {"page": page(), "_embedded": {"listedSchoolUnits": ["x"]}},
        {"page": page(), "_embedded": []},
        {"page": page(totalElements="x"), "_embedded": {"listedSchoolUnits": [UNIT]}},
        # A page that was not asked for, a list that says it has more, and one without an end.
        {"page": page(number=3, totalPages=9), "_embedded": {"listedSchoolUnits": [UNIT]}},
        {"page": page(totalElements=2), "_embedded": {"listedSchoolUnits": [UNIT]}},
        {"page": page(totalPages=10**6), "_embedded": {"listedSchoolUnits": [UNIT]}},
        # No skolenhetskod, and nothing that may stand in an address.
        {"page": page(), "_embedded": {"listedSchoolUnits": [{**UNIT, "code": "../1000"}]}},
    ],
)
def test_a_list_of_another_kind_is_refused(skolverket_api: Api, body: object) -> None:
    skolverket_api.once("/school-units", Reply({"status": "OK", "message": "x", "body": body}))
    assert refusal(skolverket_api).code == "strange_answer"


def test_progress_names_each_school(skolverket_api: Api) -> None:
    told: list[tuple[int, int, str]] = []
    fetch_skolverket(
        OWN, base_url=skolverket_api.url, clock=clock, progress=lambda *step: told.append(step)
    )
    assert told == [(1, 3, "Norra skolan"), (2, 3, "Södra skolan"), (3, 3, "Östra skolan")]


@pytest.mark.parametrize("given", ["180", "abcd", "0019"])
def test_a_code_that_is_none_is_never_asked_about(skolverket_api: Api, given: str) -> None:
    assert refusal(skolverket_api, given).code == "municipality_code"
    assert skolverket_api.asked == []
