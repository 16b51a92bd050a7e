"""The sources' real answers, where they lie beside the checkout, sent by a server and fetched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sbs_data.sources import fetch_kolada, fetch_skolverket
from sbs_data.statistics import read_statistics
from tests.sources.conftest import clock
from tests.sources.server import Reply, serving
from tests.sources.worlds import Kolada, Skolverket

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="no real files beside this checkout")


def real(name: str) -> Any:
    return json.loads((DATA / name).read_bytes())


def test_a_real_series_arrives_unchanged() -> None:
    (path,) = (DATA / "skolverket_api_v4").glob("statistics_gr_*_22347371.json")
    world = Skolverket(schools={"22347371": ("Skolan", "789")})
    with serving(world) as api:
        api.once("/school-units/22347371", Reply(json.loads(path.read_bytes())["json"]))
        fetched = fetch_skolverket("0999", base_url=api.url, clock=clock)
    rows = read_statistics(fetched.content, fetched.file, municipality="0999").table.to_pylist()
    assert [
        (r["school_year"], r["value"])
        for r in rows
        if r["measure"] == "eligible_vocational" and r["unit_code"] == "22347371"
    ] == [
        ("2024/25", 75.6),
        ("2023/24", 77.1),
        ("2022/23", 80.4),
        ("2021/22", 77.9),
        ("2020/21", 76.2),
    ]


def test_a_real_list_of_schools_is_understood_and_is_another_kommuns() -> None:
    page = real("skolverket_api_v4/school_units_list_page.json")["json"]
    first = page["body"]["page"] | {"number": 0, "totalPages": 1, "totalElements": 50}
    page["body"]["page"] = first
    with serving(Skolverket()) as api:
        api.once("/school-units", Reply(page))
        api.always("/school-units/", Reply({"status": "NOT_FOUND"}, 404))
        with pytest.raises(Exception, match="ingen statistik om grundskolor för kommunen 0180"):
            fetch_skolverket("0180", base_url=api.url, clock=clock)
        assert len(api.paths("/school-units/")) == 50
        api.once("/school-units", Reply(page))
        with pytest.raises(Exception, match="uppgifter om 0180, men det var kommunen 0181"):
            fetch_skolverket("0181", base_url=api.url, clock=clock)


def test_the_catalogue_the_kommuner_and_the_groups_are_koladas_own() -> None:
    titles = {k["id"]: k["title"] for k in real("kolada_kpi_metadata_grundskola.json")["values"]}
    groups = {
        g["id"]: (g["title"], tuple(m["member_id"] for m in g["members"]))
        for g in real("kolada_liknande_kommuner_norberg.json")
    }
    names = {m["id"]: m["title"] for m in real("kolada_municipality.json")}
    world = Kolada(titles=titles, names=names, groups=groups)
    with serving(world) as api:
        world.url = api.url
        # The real list, as a server sends it that did not understand what it was asked.
        rows = [world.group(code) for code in groups]
        api.once("/municipality_groups", Reply({"values": rows, "count": len(rows)}))
        fetched = fetch_kolada("1962", base_url=api.url, clock=clock)
    # Schools stand in the invented kommun, so there are none here, and nothing else is amiss.
    assert [n.code for n in fetched.notices] == ["no_schools"]
    found = read_statistics(fetched.content, fetched.file, municipality="1962")
    assert found.notices == ()
    assert found.groups == {"G36017": ("0862", "1439", "1497", "1860", "1863", "2401", "2510")}
    units = {r["unit_code"] for r in found.table.to_pylist()}
    assert units == {"0000", "1962", "G36017", *found.groups["G36017"]}
