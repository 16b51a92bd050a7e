"""Looking at statistics files, telling them from reports, and fetching by one way."""

from __future__ import annotations

from pathlib import Path

import pytest

from sbs_data import actions, example
from sbs_data.actions import Delmal, statistics_reading
from sbs_data.errors import DelmalError, Refused
from sbs_data.settings import Settings
from sbs_data.statistics import isolated

FILES = {name: content for name, content, _ in example.figures()}
OWN = "exempelkommunen-egen-uppfoljning-2024-25.csv"
SIRIS = "exempelkommunen-siris-139-2024-25.csv"


@pytest.fixture
def delmal(tmp_path: Path) -> Delmal:
    return Delmal(Settings(tmp_path, "prov"))


def _never() -> bytes:
    raise AssertionError("the name tells")


def test_the_name_tells_and_else_the_content() -> None:
    for name in ("a.csv", "A.XLSX", "a.xls", "a.json"):
        assert actions.is_statistics_file(name, _never)
    for name in ("a.docx", "a.DOC", "a.docm", "a.dotx", "a.dotm"):
        assert not actions.is_statistics_file(name, _never)
    assert actions.is_statistics_file("tabell.txt", lambda: FILES[SIRIS])
    assert not actions.is_statistics_file("brev.txt", lambda: b"Hej hej.")


def test_a_file_that_cannot_be_read_is_no_statistics_file() -> None:
    def content() -> bytes:
        raise Refused("Finns inte.", code="not_found")

    assert not actions.is_statistics_file("okänd", content)


def test_looking_imports_nothing_and_knows_what_is_there_already(delmal: Delmal) -> None:
    files = [(OWN, FILES[OWN]), (SIRIS, FILES[SIRIS])]
    own, siris = actions.examine_statistics(delmal, files)
    assert (own.kind, own.school_years) == ("own", ("2024/25",))
    assert own.observations == len(FILES[OWN].decode("utf-8-sig").splitlines()) - 1
    assert siris.kind == "siris_139"
    assert actions.history(delmal) == []
    actions.import_statistics(delmal, [actions.StatisticsFile(SIRIS, lambda: FILES[SIRIS])])
    own, siris = actions.examine_statistics(delmal, files)
    assert own.already is None
    assert str(siris.already).startswith("s-")
    actions.undo(delmal, 1)
    assert actions.examine_statistics(delmal, files)[1].already is None


def test_every_fault_is_listed_apart_and_those_beyond_the_list_are_counted(
    delmal: Delmal,
) -> None:
    header, row = FILES[OWN].decode("utf-8-sig").splitlines()[:2]
    rows = [row.replace(";2024/25;", f";fel {n};") for n in range(150)]
    content = "\n".join([header, *rows]).encode("utf-8-sig")
    (found,) = actions.examine_statistics(delmal, [("fel.csv", content)])
    assert found.refusal == "”fel.csv” importerades inte: 150 fel att rätta."
    assert (len(found.faults), found.more_faults) == (100, 50)
    assert found.faults[0].startswith("Rad 2, kolumn ”Läsår”")


def test_a_fault_in_a_reader_is_a_sentence(delmal: Delmal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated, "_ROOM", "tests.bounded.bad_tasks")
    monkeypatch.setattr(statistics_reading, "_TASK", "tests.bounded.bad_tasks:figures")
    (found,) = actions.examine_statistics(delmal, [("a.csv", b"x")])
    result = actions.import_statistics(delmal, [actions.StatisticsFile("a.csv", lambda: b"x")])
    for said in (str(found.refusal), result.refused[0][1]):
        assert said.startswith("”a.csv” kunde inte läsas på grund av ett fel i programmet. ")
    assert actions.check(delmal) == []


def test_the_same_bytes_under_two_names_are_the_first_ones(delmal: Delmal) -> None:
    files = [actions.StatisticsFile(name, lambda: FILES[SIRIS]) for name in ("a.csv", "b.csv")]
    first, second = actions.import_statistics(delmal, files).outcomes
    assert isinstance(first, actions.ImportedStatistics)
    assert isinstance(second, actions.Unchanged)
    assert actions.check(delmal) == []
    # Again, beside something new; and once more when it has been taken back.
    own = actions.StatisticsFile(OWN, lambda: FILES[OWN])
    actions.import_statistics(delmal, [files[1], own])
    assert actions.check(delmal) == []
    actions.undo(delmal, 1)
    assert actions.import_statistics(delmal, [files[1]]).imported
    assert actions.check(delmal) == []


def test_an_unknown_source_is_refused(delmal: Delmal) -> None:
    with pytest.raises(DelmalError, match="ingen källa ”scb”"):
        actions.fetch_statistics(delmal, "scb", "0180")
