"""The demo's figures: read whole, as their truth in ``facit.toml`` says, and as the files say when
they are counted by another route.
"""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from sbs_data.disclosure import Protection, SensitiveSide, disclose
from sbs_data.example.demo_statistics import FIGURES, MUNICIPALITY, FiguresFile, files
from sbs_data.example.source import FOLDER, SourceError
from sbs_data.measures.catalogue import measures
from sbs_data.statistics import Statistics, read_statistics
from tests.example import truth
from tests.statistics.exports import own_workbook

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the sources' files are not here")

YEARS = ("2020/21", "2021/22", "2022/23", "2023/24", "2024/25")
SIGNS = {"..": "too_few", "~100": "one_to_four", ".": "missing"}
VALUE_TYPES = {
    "EXISTS": None,
    "OMITTED_DUE_TO_BASED_ON_FEW_PUPILS": "too_few",
    "ROUNDED_OFF_DUE_TO_FEW_PUPILS_NOT_ELIGIBLE": "one_to_four",
    "MISSING": "missing",
}
# What SALSA reckons with, and the outcome that stands with decimals elsewhere.
NO_MEASURE = {
    "salsaAverageGradesIn9thGradeActual",
    "salsaRequirementsReachedActual",
    "salsaNewlyImmigratedQuota",
    "salsaBoysQuota",
    "salsaParentsEducation",
}
KEY = (
    "measure",
    "unit_kind",
    "unit_code",
    "school_year",
    "term",
    "occasion",
    "gender",
    "grade",
    "population",
)
Row = Mapping[str, Any]
Cell = tuple[float | None, str | None]
"""A value or a marker."""


@cache
def said() -> dict[str, Any]:
    """What the truth says of the figures."""
    found = tomllib.loads((FOLDER / "facit.toml").read_text(encoding="utf-8"))
    return dict(found["figures"])


@cache
def demo() -> list[FiguresFile]:
    return files()


@cache
def read() -> Mapping[str, Statistics]:
    return {f.name: read_statistics(f.content, f.name, municipality=f.municipality) for f in demo()}


@cache
def rows() -> list[Row]:
    return [row for statistics in read().values() for row in statistics.table.to_pylist()]


def find(about: Row) -> Row:
    """The one observation that the truth speaks of; what it leaves out is the commonest."""
    wanted = {
        "measure": about["measure"],
        "unit_code": about["unit"],
        "school_year": about["year"],
        "gender": about.get("gender", "all"),
        "occasion": about.get("occasion"),
    }
    if "population" in about:
        wanted["population"] = about["population"]
    source = about.get("source", "")
    (found,) = (
        row
        for row in rows()
        if all(row[name] == value for name, value in wanted.items()) and source in row["source"]
    )
    return found


def test_every_file_is_in_the_truth() -> None:
    assert [f.name for f in demo()] == [said_of["file"] for said_of in said()["files"]]


def test_a_folder_without_figures_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Läs mig.", encoding="utf-8")
    with pytest.raises(SourceError, match="Exemplets siffror saknas"):
        files(tmp_path)


@pytest.mark.parametrize("name", [f["file"] for f in said()["files"]])
def test_a_file_is_read_without_loss(name: str) -> None:
    (expected,) = (f for f in said()["files"] if f["file"] == name)
    statistics = read()[name]
    table = [(row["value"], row["marker"]) for row in statistics.table.to_pylist()]
    (content,) = (f.content for f in demo() if f.name == name)
    other = list(by_another_route(content.decode("utf-8-sig"), name))
    assert statistics.kind == expected["kind"]
    assert not statistics.notices
    assert ordered(table) == ordered(other)
    assert len(table) == expected["observations"]
    assert Counter(marker for _, marker in table if marker) == expected["markers"]


def ordered(cells: list[Cell]) -> list[tuple[float, str]]:
    return sorted((-1.0 if v is None else round(v, 9), m or "") for v, m in cells)


def by_another_route(text: str, name: str) -> Iterator[Cell]:
    """Every value and marker of a file, without its reader."""
    if name.endswith(".json"):
        yield from json_cells(json.loads(text), "")
    elif "siris" in name:
        yield from siris_cells(list(csv.reader(io.StringIO(text), delimiter=";")))
    else:
        for row in csv.DictReader(io.StringIO(text), delimiter=";"):
            yield 100 * int(row["Antal som uppfyller måttet"]) / int(row["Antal elever"]), None


def siris_cells(lines: list[list[str]]) -> Iterator[Cell]:
    (at,) = (n for n, line in enumerate(lines) if line[0] in ("Skola", "Kommun"))
    first = lines[at].index("Antal elever")
    for line in lines[at + 1 :]:
        if not line[0]:
            return
        for cell in line[first:]:
            sign = SIGNS.get(cell)
            yield (None, sign) if sign else (float(cell.replace(",", ".")), None)


def json_cells(found: Any, field: str) -> Iterator[Cell]:
    if isinstance(found, list):
        for item in found:
            yield from json_cells(item, field)
    elif isinstance(found, dict):
        if "valueType" in found:
            if field not in NO_MEASURE:
                marker = VALUE_TYPES[found["valueType"]]
                yield (None, marker) if marker else (float(found["value"].replace(",", ".")), None)
        elif "gender" in found:
            yield found["value"], "missing" if found["value"] is None else None
        else:
            for key, item in found.items():
                yield from json_cells(item, key)


@pytest.mark.parametrize("fact", said()["facts"])
def test_a_named_fact_is_as_its_truth_says(fact: Row) -> None:
    row = find(fact["about"])
    assert row["marker"] == fact.get("marker")
    assert row["value"] == pytest.approx(fact.get("value"), abs=0.005)
    assert row["pupils"] == fact.get("pupils")
    assert row["count"] == fact.get("count")
    if "range" in fact:
        assert [row["range_low"], row["range_high"]] == pytest.approx(fact["range"], abs=0.05)


def test_a_school_of_eleven_can_be_on_either_side_of_eighty() -> None:
    (row,) = (find(f["about"]) for f in said()["facts"] if f.get("marker") == "one_to_four")
    assert row["range_low"] < 80 < row["range_high"]


@pytest.mark.parametrize("course", said()["courses"])
def test_a_course_runs_as_its_truth_says(course: Row) -> None:
    found = [find({**course["about"], "year": year})["value"] for year in YEARS]
    assert found == course["values"]
    steps = [later - earlier for earlier, later in pairwise(found)]
    if "course" in course:
        assert all(step < 0 if course["course"] == "down" else step > 0 for step in steps)


def test_the_girls_go_down_while_the_whole_goes_up() -> None:
    girls, _, whole, _ = said()["courses"]
    assert girls["course"] == "down"
    assert whole["values"][-1] > whole["values"][0]


def test_two_sources_say_the_same_except_where_the_truth_says_otherwise() -> None:
    by_fact: dict[tuple[str, ...], dict[str, Cell]] = defaultdict(dict)
    for row in rows():
        key = tuple(str(row[name]) for name in KEY)
        assert row["source"] not in by_fact[key], row
        by_fact[key][row["source"]] = (row["value"], row["marker"])
    several = {k: v for k, v in by_fact.items() if len(v) > 1}
    assert len(several) > 50
    differing = [
        {
            "about": {"measure": key[0], "unit": key[2], "year": key[3]},
            "values": {source: value for source, (value, _) in cells.items()},
        }
        for key, cells in several.items()
        if len(set(cells.values())) > 1
    ]
    assert differing == said()["differences"]


def test_the_nation_has_the_values_of_the_truth_and_no_others() -> None:
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for row in rows():
        if row["unit_kind"] == "nation":
            assert (row["gender"], row["population"], row["file"]) == (
                "all",
                "nation_all",
                "riket-skolverket.json",
            )
            found[row["measure"]][row["school_year"]] = row["value"]
    assert found == {nation["measure"]: nation["values"] for nation in said()["nation"]}


@needs_shared
@pytest.mark.parametrize("nation", said()["nation"], ids=lambda nation: nation["measure"])
def test_the_nation_is_as_its_source_says(nation: Row) -> None:
    text = (SHARED / "riket_figures.csv").read_text(encoding="utf-8-sig")
    source = {
        row["lasar"]: float(row["varde"].replace(",", "."))
        for row in csv.DictReader(io.StringIO(text), delimiter=";")
        if row["matt"] == nation["in_source"] and row["kon"] == "T" and row["lasar"] in YEARS
    }
    assert nation["values"] == source


@needs_shared
def test_no_real_municipality_has_the_codes() -> None:
    real = {m["id"] for m in json.loads((SHARED / "kolada_municipality.json").read_text("utf-8"))}
    members = said()["group"]["members"]
    assert not {MUNICIPALITY, *members} & real
    assert not any(code.startswith("99") for code in real)


def test_units_are_those_of_the_truth() -> None:
    schools = {row["unit_code"] for row in rows() if row["unit_kind"] == "school"}
    assert schools == set(said()["schools"].values())
    names = {(row["unit_name"], row["unit_code"]) for row in rows() if row["unit_kind"] == "school"}
    assert names == set(said()["schools"].items())
    assert {
        r["municipality_code"] for r in rows() if r["unit_kind"] in ("school", "authority")
    } == {said()["municipality"]}
    assert said()["municipality"] == MUNICIPALITY
    group = said()["group"]
    similar = read()["exempelkommunen-liknande-kommuner-kolada.json"]
    assert similar.groups == {group["code"]: tuple(group["members"])}
    assert {row["unit_code"] for row in similar.table.to_pylist()} == set(group["members"])


def test_a_file_says_that_it_is_invented_except_the_nations() -> None:
    for file in demo():
        text = file.content.decode("utf-8-sig")
        if "siris" in file.name:
            assert text.startswith("Påhittat exempel")
        elif file.name.startswith("exempelkommunen") and file.name.endswith(".json"):
            assert {a["url"].split("/")[2] for a in json.loads(text)} == {"exempel.invalid"}
    real = json.loads((FIGURES / "riket-skolverket.json").read_text(encoding="utf-8"))
    assert all(answer["source"].startswith("Skolverket. Verklig") for answer in real)


def test_no_company_can_have_the_organisation_numbers() -> None:
    numbers = {
        line[6]
        for file in demo()
        if "siris-139" in file.name
        for line in csv.reader(io.StringIO(file.content.decode("utf-8-sig")), delimiter=";")
        if len(line) > 6 and line[6].isdigit()
    }
    assert len(numbers) == 3
    for number in numbers:
        doubled = (int(d) * (2 - n % 2) for n, d in enumerate(number))
        assert sum(d // 10 + d % 10 for d in doubled) % 10


@pytest.mark.parametrize("claim", said()["claims"])
def test_what_a_report_says_meets_the_figures_as_its_truth_says(claim: Row) -> None:
    report = truth.reports()[claim["report"]].file.removesuffix(".docx")
    assert claim["quote"] in (FOLDER / f"{report}.md").read_text(encoding="utf-8")
    if claim["verdict"] == "not_comparable":
        assert claim["why"]
        assert "figure" not in claim
        return
    value = find(claim["figure"])["value"]
    if claim.get("is_of_the_others"):
        value = 100 - value
    half = 0.05 if isinstance(claim["says"], float) else 0.5
    agrees = abs(value - claim["says"]) <= half + 1e-9
    assert claim["verdict"] == ("agrees" if agrees else "differs")


def test_there_are_claims_of_every_verdict() -> None:
    verdicts = Counter(claim["verdict"] for claim in said()["claims"])
    assert set(verdicts) == {"agrees", "differs", "not_comparable"}


def own_rows() -> Iterator[dict[str, str]]:
    for file in demo():
        if read()[file.name].kind == "own":
            text = file.content.decode("utf-8-sig")
            yield from csv.DictReader(io.StringIO(text), delimiter=";")


@pytest.mark.parametrize("column", ["Antal elever", "Antal som uppfyller måttet"])
def test_own_figures_add_up(column: str) -> None:
    occasions: dict[tuple[str, ...], dict[tuple[str, str], int]] = defaultdict(dict)
    for row in own_rows():
        key = tuple(row[n] for n in ("Mått", "Läsår", "Termin", "Avstämning", "Årskurs"))
        occasions[key][row["Skolenhetskod"], row["Kön"]] = int(row[column])
    for key, found in occasions.items():
        units = {unit for unit, _ in found}
        assert "" in units, key
        for unit in units:
            both = found[unit, "Flickor"] + found[unit, "Pojkar"]
            assert found[unit, "Alla"] == both, (key, unit)
        for gender in ("Alla", "Flickor", "Pojkar"):
            parts = sum(found[unit, gender] for unit in units if unit)
            assert found["", gender] == parts, (key, gender)


def test_own_figures_are_followed_up_as_often_as_the_reports_say() -> None:
    times: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in own_rows():
        times[row["Mått"], row["Läsår"]].add(row["Avstämning"])
    for year in YEARS[2:]:
        assert times["Bedöms bli behöriga till yrkesprogram (avstämning)", year] == set("1234")
        assert times["Trivs i skolan (egen enkät)", year] == set("12")
        assert times["Hög frånvaro", year] == set("24")


def published() -> list[Row]:
    own = pa.concat_tables(s.table for s in read().values() if s.kind == "own")
    own = own.append_column("arrived", pa.array([1] * own.num_rows, pa.int64()))
    protections = {
        code: Protection(SensitiveSide(m.sensitive_side))
        for code, m in measures().items()
        if m.is_own
    }
    found: list[Row] = disclose(own.unify_dictionaries(), protections, earlier=None).to_pylist()
    return found


def test_small_groups_are_hidden_and_others_shown() -> None:
    shown = published()
    for expected in said()["disclosed"]:
        about = find({**expected["about"], "source": "egen"})
        (row,) = (r for r in shown if all(r[name] == about[name] for name in KEY))
        if expected["shown"] == "value":
            assert row["value"] == about["value"], expected
        else:
            assert (row["value"], row["marker"]) == (None, expected["shown"]), expected
    hidden = sum(row["marker"] is not None for row in shown)
    assert len(shown) / 4 < hidden < len(shown) * 3 / 4


def test_the_template_in_excel_says_the_same_as_the_file() -> None:
    for name, statistics in read().items():
        if statistics.kind != "own":
            continue
        text = (FIGURES / name).read_text(encoding="utf-8-sig")
        lines = list(csv.reader(io.StringIO(text), delimiter=";"))
        cells = [[*r[:9], int(r[9]), int(r[10]), None] for r in lines[1:]]
        from_excel = read_statistics(own_workbook(*cells), "mall.xlsx")
        columns = [c for c in statistics.table.column_names if c not in ("file", "place")]
        assert from_excel.table.select(columns).to_pylist() == (
            statistics.table.select(columns).to_pylist()
        )
