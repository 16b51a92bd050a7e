"""Nothing that follows from an own file is published: no digest, name, row, number or order."""

from __future__ import annotations

import itertools
import json
import random
import re
from pathlib import Path

import pytest

from sbs_data import actions
from sbs_data.errors import DelmalError
from sbs_data.publishing import publish
from sbs_data.store import archive, journal, statistics_acts
from tests.statistics.exports import own_csv, siris
from tests.store.kit import Store

A, B, C = "31111111", "32222222", "33333333"


def absence(*rows: tuple[str, str, int, int], name: str = "") -> bytes:
    """Hög frånvaro: unit ('' for the whole), gender, pupils, count."""
    return own_csv(
        *(
            {
                "Skolenhetskod": unit,
                "Skola": (name or unit) if unit else "",
                "Kommunkod": "1870",
                "Kön": gender,
                "Antal elever": str(pupils),
                "Antal som uppfyller måttet": str(count),
            }
            for unit, gender, pupils, count in rows
        )
    )


SCHOOLS = (
    ("", "Alla", 60, 12),
    (A, "Alla", 20, 3),
    (B, "Alla", 20, 4),
    (C, "Alla", 20, 5),
    (A, "Flickor", 10, 3),
    (A, "Pojkar", 10, 0),
)


def everything(store: Store) -> bytes:
    shown = publish.read_pointer(store.settings.published)
    assert shown is not None
    return (store.settings.published / shown.name).read_bytes()


def tables(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every table as it lies in the file, in its own order."""
    return {
        name: store.rows(f"FROM {name}")
        for name in publish.TABLES
        if name not in ("snapshot", "measure", "measure_break", "population")
    }


def test_no_digest_name_or_row_of_an_own_file_is_in_the_snapshot(store: Store) -> None:
    content = absence(*SCHOOLS)
    store.bring_statistics(("b2_rattelse_flickor.csv", content), ("export.csv", siris()))
    digest = archive.digest(content)
    (own,) = actions.own_files(store.delmal)
    for secret in (digest, digest[:12], own.file_id, "rattelse", "rad 3"):
        assert secret.encode() not in everything(store), secret
    assert store.rows("SELECT file FROM statistics_files") == [("export.csv",)]
    told = store.rows(
        "SELECT DISTINCT file, place, file_id, retrieved_on FROM observations "
        "WHERE population = 'own'"
    )
    assert told == [("Egen uppföljning", "läsår 2025/26, HT25, avstämning 1", "egen", None)]


def test_who_imports_sees_file_rows_and_time(store: Store) -> None:
    store.bring_statistics(("egna.csv", absence(*SCHOOLS)))
    (own,) = actions.own_files(store.delmal)
    assert (own.file, own.observations, own.import_no) == ("egna.csv", 6, 1)
    assert re.fullmatch("s-[0-9a-f]{12}", own.file_id)
    store.undo()
    assert actions.own_files(store.delmal) == ()


@pytest.mark.parametrize("times", range(3))
def test_the_order_of_rows_and_files_is_not_in_the_snapshot(tmp_path: Path, times: int) -> None:
    rnd = random.Random(times)
    said = []
    for number in range(2):
        rows = list(SCHOOLS)
        rnd.shuffle(rows)
        store = Store.under(tmp_path / f"{number}")
        cut = rnd.randrange(1, len(rows)) if number else len(rows)
        parts = [part for part in (rows[:cut], rows[cut:]) if part]
        store.bring_statistics(
            *((f"{rnd.random()}.csv", absence(*part)) for part in parts), ("export.csv", siris())
        )
        store.bring_statistics(("senare.csv", absence(rows[0])))
        found = tables(store)
        for name in ("statistics_file", "statistics_act", "statistics_notice"):
            found[name] = [row for row in found[name] if row[0] in (0, -1)]
        # Of others' files their identity is drawn anew for each installation.
        found["observation"] = [row[:9] for row in found["observation"] if row[9] in (0, -1)]
        said.append(found)
    for name, rows_of in said[0].items():
        assert rows_of == said[1][name], name


def test_which_row_was_corrected_is_told_by_nothing(tmp_path: Path) -> None:
    said = []
    for unit in (A, B):
        store = Store.under(tmp_path / unit)
        store.bring_statistics(("o1.csv", absence(*SCHOOLS)))
        corrected = absence(("", "Alla", 60, 13), (unit, "Alla", 20, 6), name="X")
        store.bring_statistics((f"oc-{unit}.csv", corrected))
        said.append(tables(store))
    assert said[0] == said[1]


def test_a_line_says_the_identity_and_a_rebuild_has_the_same(store: Store) -> None:
    store.bring_statistics(("egna.csv", absence(*SCHOOLS)), ("export.csv", siris()))
    line = json.loads((store.settings.private / journal.NAME).read_bytes().splitlines()[0])
    ids = [file["id"] for file in line["data"]["files"]]
    assert len(set(ids)) == 2
    assert not any(file["sha256"].startswith(file["id"][2:]) for file in line["data"]["files"])
    before = tables(store)
    assert store.rows("SELECT file_id FROM statistics_files") == [(ids[1],)]
    actions.rebuild(store.delmal)
    assert tables(store) == before
    assert store.faults() == []


def test_an_older_line_gets_its_identity_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = (f"s-{no:012x}" for no in itertools.count(1))
    monkeypatch.setattr(statistics_acts, "new_id", lambda: next(drawn))
    store.bring_statistics(("egna.csv", absence(*SCHOOLS)))
    known = journal.read(store.settings.private)
    (entry,) = known.entries
    old = {k: v for k, v in entry.data["files"][0].items() if k != "id"}
    data = {**entry.data, "files": [old]}
    older = journal.Entry(entry.no, entry.at, entry.who, entry.act, data, version=2)
    journal.rewrite(store.settings.private, [older])
    store.bring_statistics(("export.csv", siris()))
    acts = [e.act for e in journal.read(store.settings.private).entries]
    assert acts == ["statistics", "statistics_ids", "statistics"]
    (own,) = actions.own_files(store.delmal)
    store.bring_statistics(("2.csv", siris(year="2022/23")))
    assert [e.act for e in journal.read(store.settings.private).entries].count(acts[1]) == 1
    assert actions.own_files(store.delmal) == (own,)
    assert store.faults() == []
    actions.rebuild(store.delmal)
    assert store.faults() == []
    with pytest.raises(DelmalError, match="beteckning"):
        store.undo(2)
