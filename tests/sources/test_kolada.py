"""Kolada, fetched from a server that answers as it does."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

import pytest

from sbs_data.errors import DelmalError, Refused
from sbs_data.sources import Fetched, fetch_kolada
from sbs_data.statistics import Kind, read_statistics, recognise
from tests.sources.conftest import clock
from tests.sources.server import Api, Reply
from tests.sources.worlds import GENDERS, OWN, SALSA, YEARS, Kolada, value_of

# What Kolada's values are called here.
_GENDER = {"T": "all", "K": "girls", "M": "boys"}


def fetch(api: Api, municipality: str = OWN) -> Fetched:
    return fetch_kolada(municipality, base_url=api.url, clock=clock)


def refusal(api: Api, municipality: str = OWN) -> DelmalError:
    with pytest.raises(DelmalError) as caught:
        fetch(api, municipality)
    return caught.value


def read(fetched: Fetched) -> list[dict[str, Any]]:
    assert recognise(fetched.content, fetched.file) is Kind.KOLADA
    found = read_statistics(fetched.content, fetched.file, municipality=fetched.municipality)
    rows: list[dict[str, Any]] = found.table.to_pylist()
    return rows


def everything(kolada: Kolada, units: list[str]) -> set[tuple[object, ...]]:
    """Every figure that the world has on these units and on its schools."""
    schools = [o["id"] for o in kolada.ous() if o["id"].startswith("V15E")]
    return {
        (unit, kpi, f"{year - 1}/{year % 100}", _GENDER[g], value_of(kpi, unit, year, g))
        for kpi in kolada.titles
        for unit in (schools if kpi in SALSA else units)
        for year in YEARS
        for g in GENDERS
    }


def figures(rows: list[dict[str, Any]]) -> set[tuple[object, ...]]:
    """The same of what was read, with the KPI from the row's place in the answers."""
    return {
        (r["unit_code"], r["place"].split(",")[0], r["school_year"], r["gender"], r["value"])
        for r in rows
    }


def test_all_figures_of_kommun_riket_likes_and_schools_arrive(
    kolada: Kolada, kolada_api: Api
) -> None:
    rows = read(fetch(kolada_api))
    expected = everything(kolada, ["0000", OWN, "G2", "0902", "0903"])
    assert figures(rows) == expected
    assert len(rows) == len(expected)
    assert {r["unit_kind"] for r in rows} == {"nation", "municipality", "group", "school"}
    assert {r["unit_code"]: r["unit_name"] for r in rows if r["unit_code"] != "G2"} == {
        "0000": "Riket",
        OWN: "Exempelby",
        "0902": "Tvåby",
        "0903": "Treby",
        "V15E099900000": "Skola 00",
        "V15E099900001": "Skola 01",
        "V15E099900002": "Skola 02",
    }


def test_the_file_is_named_by_its_day_in_sweden_and_says_where_each_answer_came_from(
    kolada_api: Api,
) -> None:
    fetched = fetch(kolada_api)
    assert fetched.file == "kolada-0999-2026-11-23.json"
    assert {str(r["retrieved_on"]) for r in read(fetched)} == {"2026-11-23"}
    urls = [answer["url"] for answer in json.loads(fetched.content)]
    assert all(url.startswith(kolada_api.url) for url in urls)
    assert [urlsplit(url).path for url in urls] == [
        path for path in kolada_api.paths("/") if path != "/municipality_groups"
    ]


def test_the_file_is_no_answer_to_a_question_about_another_kommun(kolada_api: Api) -> None:
    """Its likes may stand beside the kommun asked for, but not the other way round."""
    fetched = fetch(kolada_api)
    with pytest.raises(Refused) as caught:
        read_statistics(fetched.content, fetched.file, municipality="0902")
    assert caught.value.code == "wrong_municipality"


def test_the_same_answers_on_the_same_day_are_the_same_file(kolada_api: Api) -> None:
    assert fetch(kolada_api).content == fetch(kolada_api).content


def test_no_part_of_an_address_has_more_than_25_ids(kolada: Kolada, kolada_api: Api) -> None:
    kolada.schools = 60
    rows = read(fetch(kolada_api))
    assert figures(rows) == everything(kolada, ["0000", OWN, "G2", "0902", "0903"])
    parts = [p.split(",") for path in kolada_api.paths("/") for p in path.split("/")]
    assert max(map(len, parts)) == 25
    assert len(kolada_api.paths("/oudata")) == 3  # 25 + 25 + 10 schools


def test_every_page_is_followed_to_the_last(kolada: Kolada, kolada_api: Api) -> None:
    kolada.page = 37
    whole = everything(kolada, ["0000", OWN, "G2", "0902", "0903"])
    assert figures(read(fetch(kolada_api))) == whole
    assert len(kolada_api.paths("/data")) > 10


def test_the_newest_group_is_taken_and_a_longer_name_is_another_kommun(kolada_api: Api) -> None:
    units = {r["unit_code"] for r in read(fetch(kolada_api))}
    assert {"G2", "0902", "0903"} <= units
    assert not units & {"G1", "G3", "G4", "0901"}


def test_a_kommun_without_a_group_is_fetched_alone_and_that_is_told(
    kolada: Kolada, kolada_api: Api
) -> None:
    kolada.groups.clear()
    fetched = fetch(kolada_api)
    assert [n.code for n in fetched.notices] == ["no_group"]
    assert figures(read(fetched)) == everything(kolada, ["0000", OWN])


def test_a_group_list_that_ignores_the_question_is_no_trouble(
    kolada: Kolada, kolada_api: Api
) -> None:
    kolada_api.once(
        "/municipality_groups",
        Reply({"count": 4, "values": [kolada.group(g) for g in kolada.groups], "next_url": None}),
    )
    fetched = fetch(kolada_api)
    assert b"G4" not in fetched.content
    assert {r["unit_code"] for r in read(fetched) if r["unit_kind"] == "group"} == {"G2"}


def test_a_kpi_with_a_new_title_warns_when_read(kolada: Kolada, kolada_api: Api) -> None:
    kolada.titles["N15436"] = "Elever i åk 9, något annat"
    fetched = fetch(kolada_api)
    found = read_statistics(fetched.content, fetched.file, municipality=OWN)
    (notice,) = found.notices
    assert notice.code == "kpi_renamed"
    assert "något annat" in notice.message


def test_a_kpi_that_is_gone_is_told_and_not_asked_for(kolada: Kolada, kolada_api: Api) -> None:
    del kolada.titles["N15436"]
    fetched = fetch(kolada_api)
    assert [n.code for n in fetched.notices] == ["kpi_gone"]
    assert "N15436" in fetched.notices[0].message
    assert not any("N15436" in path for path in kolada_api.paths("/data"))
    assert figures(read(fetched)) == everything(kolada, ["0000", OWN, "G2", "0902", "0903"])


def test_a_kommun_without_schools_in_kolada_is_told(kolada: Kolada, kolada_api: Api) -> None:
    kolada.schools = 0
    fetched = fetch(kolada_api)
    assert [n.code for n in fetched.notices] == ["no_schools"]
    assert kolada_api.paths("/oudata") == []
    assert {r["unit_kind"] for r in read(fetched)} == {"nation", "municipality", "group"}


def test_progress_ends_where_it_said(kolada: Kolada, kolada_api: Api) -> None:
    kolada.schools = 30
    told: list[tuple[int, int]] = []
    fetch_kolada(
        OWN, base_url=kolada_api.url, clock=clock, progress=lambda d, t, _: told.append((d, t))
    )
    assert told == [(n, 4) for n in range(1, 5)]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("180", "skriv 0180"),
        ("18", "fyra siffror"),
        ("019621", "fyra siffror"),
        ("Exempelby", "fyra siffror"),
        ("١٩٦٢", "fyra siffror"),
        ("0000", "ingen kommun"),
        ("0019", "ingen kommun"),
    ],
)
def test_a_code_that_is_none_is_never_asked_about(kolada_api: Api, given: str, says: str) -> None:
    error = refusal(kolada_api, given)
    assert (error.code, says in error.message) == ("municipality_code", True)
    assert kolada_api.asked == []


@pytest.mark.parametrize("status", [200, 404])
def test_an_unknown_kommun_is_said_to_be_so(kolada_api: Api, status: int) -> None:
    kolada_api.once("/municipality", Reply({"count": 0, "values": [], "next_url": None}, status))
    error = refusal(kolada_api, "1299")
    assert error.code == "unknown_municipality"
    assert "1299" in error.message


def answer(*rows: dict[str, Any]) -> Reply:
    return Reply({"count": len(rows), "values": list(rows), "next_url": None})


def test_another_kommun_than_asked_for_is_refused(kolada: Kolada, kolada_api: Api) -> None:
    other = {"id": "0901", "title": "Ettby", "type": "K"}
    kolada_api.once("/municipality/", answer(other))
    assert refusal(kolada_api).code == "wrong_municipality"
    kolada_api.once("/data", answer(kolada.data("N15436", "municipality", "0901", 2023)))
    error = refusal(kolada_api)
    assert error.code == "wrong_municipality"
    assert "0901" in error.message


def test_schools_of_another_kommun_are_refused(kolada_api: Api) -> None:
    kolada_api.once("/ou", answer({"id": "V15E090100001", "title": "X", "municipality": "0901"}))
    assert refusal(kolada_api).code == "wrong_municipality"


def test_figures_of_another_school_are_refused(kolada: Kolada, kolada_api: Api) -> None:
    kolada_api.once("/oudata", answer(kolada.data("U15413", "ou", "V15E090100001", 2023)))
    error = refusal(kolada_api)
    assert error.code == "wrong_school"
    assert "V15E090100001" in error.message


def test_a_kpi_that_was_not_asked_for_is_refused(kolada: Kolada, kolada_api: Api) -> None:
    kolada_api.once("/data", answer(kolada.data("N99999", "municipality", OWN, 2023)))
    assert refusal(kolada_api).code == "strange_answer"


def test_no_values_for_the_kommun_is_said_though_riket_has_some(
    kolada: Kolada, kolada_api: Api
) -> None:
    kolada_api.once("/data", answer(kolada.data("N15436", "municipality", "0000", 2023)))
    kolada_api.always("/data", answer())
    assert refusal(kolada_api).code == "no_rows"


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"values": None},
        {"values": ["x"]},
        {"values": {"a": 1}},
    ],
)
@pytest.mark.parametrize(
    "path", ["/municipality/", "/municipality_groups", "/kpi", "/ou", "/data", "/oudata"]
)
def test_json_of_another_kind_is_refused_wherever_it_comes(
    kolada_api: Api, path: str, body: object
) -> None:
    kolada_api.always(path, Reply(body))
    assert refusal(kolada_api).code == "strange_answer"


@pytest.mark.parametrize(
    "row",
    [
        {"id": "G2", "title": "x"},
        {"id": "G2", "title": "x", "members": ["0902"]},
        {"id": "G9", "title": "x", "members": []},
    ],
)
def test_a_group_that_is_none_is_refused(kolada_api: Api, row: dict[str, Any]) -> None:
    kolada_api.once("/municipality_groups/", answer(row))
    assert refusal(kolada_api).code == "strange_answer"


@pytest.mark.parametrize("code", ["V15E/../../x", "V15E?x=1", "V15E,V15F", "", None, 7])
def test_an_id_that_is_none_never_becomes_part_of_an_address(kolada_api: Api, code: object) -> None:
    kolada_api.once("/ou", answer({"id": code, "title": "X", "municipality": OWN}))
    assert refusal(kolada_api).code == "strange_answer"
    assert kolada_api.paths("/oudata") == []


def test_a_next_page_on_another_host_is_refused(kolada_api: Api) -> None:
    away = {"count": 0, "values": [], "next_url": "http://exempel.invalid/v3/data?page=2"}
    kolada_api.once("/data", Reply(away))
    error = refusal(kolada_api)
    assert error.code == "other_host"
    assert "exempel.invalid" in error.message


def test_a_next_page_written_with_the_proxys_scheme_is_asked_at_our_own(
    kolada: Kolada, kolada_api: Api
) -> None:
    kolada.page = 200
    kolada.url = kolada_api.url.replace("http://", "https://")
    assert figures(read(fetch(kolada_api))) == everything(
        kolada, ["0000", OWN, "G2", "0902", "0903"]
    )


def test_a_chain_of_pages_without_end_is_cut(kolada_api: Api) -> None:
    kolada_api.always(
        "/data", Reply({"count": 0, "values": [], "next_url": f"{kolada_api.url}/data/x"})
    )
    assert refusal(kolada_api).code == "endless"
