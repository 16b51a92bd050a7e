"""The sources' real files, where they lie beside the checkout: every value and marker counted by
another route, with nothing of our readers in it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sbs_data.measures import catalogue
from sbs_data.statistics import Kind, Statistics, read_statistics, recognise
from sbs_data.statistics.pupils import count_behind

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
API = DATA / "skolverket_api_v4"
ANSWERS = sorted(API.glob("statistics_gr_*.json")) if API.exists() else []
MARKERS = {"..": "too_few", "~100": "one_to_four", ".": "missing"}
TYPES = {
    "OMITTED_DUE_TO_BASED_ON_FEW_PUPILS": "too_few",
    "ROUNDED_OFF_DUE_TO_FEW_PUPILS_NOT_ELIGIBLE": "one_to_four",
    "MISSING": "missing",
}

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="no real files beside this checkout")


def read(path: Path, kind: Kind) -> Statistics:
    content = path.read_bytes()
    assert recognise(content, path.name) is kind
    return read_statistics(content, path.name)


def export_cells() -> list[list[str]]:
    """The figures of the real export, split by hand: the four last columns of each school."""
    text = (DATA / "skolverket_slutbetyg_ak9_2025_utdrag.csv").read_text(encoding="utf-8-sig")
    return [line.split(";")[7:] for line in text.splitlines() if re.match(r"[^;]+;\d{8};", line)]


def test_the_real_export_is_read_without_loss() -> None:
    table = read(DATA / "skolverket_slutbetyg_ak9_2025_utdrag.csv", Kind.SIRIS_139).table
    cells = [cell for row in export_cells() for cell in row]
    assert len(cells) == table.num_rows == 46 * 4
    expected = Counter(MARKERS.get(c) or float(c.replace(",", ".")) for c in cells)
    rows = table.to_pylist()
    assert Counter(r["marker"] or r["value"] for r in rows) == expected
    assert expected["too_few"] == 6
    assert expected["one_to_four"] == 6
    assert expected["missing"] == 4


def test_one_count_fits_every_share_of_the_real_export() -> None:
    table = read(DATA / "skolverket_slutbetyg_ak9_2025_utdrag.csv", Kind.SIRIS_139).table
    shares = [
        r
        for r in table.to_pylist()
        if r["value"] is not None and catalogue.measures()[r["measure"]].is_share
    ]
    assert len(shares) == sum(
        c.count(",") == 1 or c.isdigit() for r in export_cells() for c in r[1:3]
    )
    for row in shares:
        assert count_behind(row["value"], row["pupils"], row["unit_kind"]) is not None, row


def entries(body: dict[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    for field, listed in body.items():
        for entry in listed if isinstance(listed, list) else []:
            yield field, entry


@pytest.mark.parametrize("path", ANSWERS, ids=lambda p: p.stem)
def test_a_real_answer_is_read_without_loss(path: Path) -> None:
    result = read(path, Kind.SKOLVERKET_API)
    data = json.loads(path.read_text(encoding="utf-8"))
    found = [(f, e) for f, e in entries(data["json"]["body"]) if e["timePeriod"]]
    expected = Counter(
        TYPES.get(e["valueType"]) or float(e["value"].removeprefix("cirka ").replace(",", "."))
        for _, e in found
    )
    rows = result.table.to_pylist()
    assert Counter(r["marker"] or r["value"] for r in rows) == expected
    assert sum(expected.values()) > 15
    assert str(result.retrieved_on) == data["generatedAt"][:10]
    assert {r["unit_code"] for r in rows} == {path.stem.rsplit("_", 1)[-1]}
    assert result.notices == ()


def test_national_values_are_riket_s() -> None:
    name = "openapi_example_v4_statistics_national-values_gr.json"
    rows = read(API / name, Kind.SKOLVERKET_API).table.to_pylist()
    found = {(r["measure"], r["school_year"]): r["value"] for r in rows}
    assert {r["unit_kind"] for r in rows} == {"nation"}
    known = [
        line.split(";") for line in (DATA / "riket_figures.csv").read_text("utf-8").split("\n")
    ]
    codes = {
        "behorig_yrkes": "eligible_vocational",
        "meritvarde17": "merit_rating",
        "alla_amnen": "all_subjects",
    }
    ours = [r for r in known if r[-1].startswith("API v4") and r[2] == "T"]
    assert len(ours) > 10
    for year, _, _, measure, value, _ in ours:
        assert found[codes[measure], year] == float(value.replace(",", "."))


def test_a_page_of_school_units_gives_names_and_one_kommun() -> None:
    content = (API / "school_units_list_page.json").read_bytes()
    result = read_statistics(content, "page.json", municipality="0180")
    assert len(result.names) == content.count(b'"postCodeDistrict"')


def test_no_kpi_has_changed_its_title_since_april_2026() -> None:
    path = DATA / "kolada_kpi_metadata_grundskola.json"
    result = read(path, Kind.KOLADA)
    assert result.notices == ()
    ids = set(re.findall(r'"id": "([NU]\d+)"', path.read_text(encoding="utf-8")))
    assert {k.id for m in catalogue.measures().values() for k in m.kpis} <= ids


def test_the_saved_lists_of_groups_and_kommuner_are_read_whole() -> None:
    path = DATA / "kolada_liknande_kommuner_norberg.json"
    groups = json.loads(path.read_text(encoding="utf-8"))
    found = read(path, Kind.KOLADA).groups
    assert {code: len(members) for code, members in found.items()} == {
        group["id"]: len(group["members"]) for group in groups
    }
    path = DATA / "kolada_municipality.json"
    names = read(path, Kind.KOLADA).names
    assert names["municipality", "1962"] == "Norberg"
    assert len(names) == len(json.loads(path.read_text(encoding="utf-8")))
