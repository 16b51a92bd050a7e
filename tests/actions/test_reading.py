"""Reading happens in bounded processes of its own, a handful of files at a time."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from sbs_data import actions, bounded, example
from sbs_data.actions import Delmal, Source, StatisticsFile
from sbs_data.errors import Refused
from sbs_data.reports import reader
from sbs_data.settings import Settings
from sbs_data.statistics import reader as statistics_reader
from tests.store.kit import Store, document


@pytest.fixture
def delmal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Delmal:
    """Where nothing can be read in this process."""

    def never(*_: object) -> None:
        raise AssertionError("read in the process that writes")

    monkeypatch.setattr(reader, "read_report", never)
    for name in ("workbook", "answers", "own_csv", "delimited", "ods"):
        monkeypatch.setattr(statistics_reader, name, None)
    return Delmal(Settings(tmp_path / "data", "Anna Andersson"))


def test_every_way_of_reading_is_in_another_process(delmal: Delmal) -> None:
    files = example.documents()[:2]
    candidates = actions.examine(delmal, files)
    assert [c.report is not None for c in candidates] == [True, True]
    assert len(actions.import_reports(delmal, candidates).imported) == 2
    assert [isinstance(r, Refused) for r in actions.read_all(files)] == [False, False]
    figures = [(name, content) for name, content, _ in example.figures()]
    sources = [StatisticsFile(name, partial(bytes, content)) for name, content in figures]
    assert all(actions.is_statistics(content, "okänd") for _, content in figures)
    assert [f.refusal for f in actions.examine_statistics(delmal, figures)] == [None] * len(figures)
    assert len(actions.import_statistics(delmal, sources).imported) == len(figures)
    assert actions.rebuild(delmal).same
    assert actions.check(delmal) == []
    bounded.close_idle()


def test_a_file_that_no_reader_survives_is_refused_and_the_rest_imported(
    delmal: Delmal,
) -> None:
    (name, content), *_ = example.documents()
    sources = [Source("bild.docx", lambda: b"\x89PNG"), Source(name, lambda: content)]
    result = actions.import_files(delmal, sources)
    assert [type(of).__name__ for of in result.outcomes] == ["NotImported", "Imported"]
    assert actions.check(delmal) == []


class Counted(bytes):
    """A file's bytes that know how many of their kind are in memory."""

    alive = 0
    most = 0

    def __new__(cls, content: bytes) -> Counted:
        made = super().__new__(cls, content)
        Counted.alive += 1
        Counted.most = max(Counted.most, Counted.alive)
        return made

    def __del__(self) -> None:
        Counted.alive -= 1


def test_only_a_handful_of_many_files_is_in_memory_at_once(store: Store) -> None:
    def source(no: int) -> Source:
        if no == 7:
            return Source(f"{no}.docx", lambda: b"\x89PNG")
        return Source(f"{no}.docx", lambda: Counted(document(name=f"Nr {no}")))

    result = actions.import_files(store.delmal, [source(no) for no in range(60)])
    assert len(result.imported) == 59
    assert [of.file for of in result.outcomes] == [f"{no}.docx" for no in range(60)]
    assert Counted.most <= 3
    assert store.faults() == []


def test_a_file_that_cannot_be_opened_keeps_its_place_among_the_others(store: Store) -> None:
    def gone() -> bytes:
        raise Refused("”b.docx” finns inte.", code="not_found")

    sources = [
        Source("a.docx", lambda: document(name="a")),
        Source("b.docx", gone),
        Source("c.docx", lambda: document(name="c")),
        Source("igen.docx", lambda: document(name="a")),
        Source("d.docx", gone),
    ]
    result = actions.import_files(store.delmal, sources)
    assert [(of.file, type(of).__name__) for of in result.outcomes] == [
        ("a.docx", "Imported"),
        ("b.docx", "NotImported"),
        ("c.docx", "Imported"),
        ("igen.docx", "Unchanged"),
        ("d.docx", "NotImported"),
    ]
