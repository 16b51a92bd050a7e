"""What has been read waits on the disk, and nothing of it stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sbs_data.errors import Refused
from sbs_data.store import archive, database, duck, staging
from tests.store.kit import document, read

DOCUMENTS = [document(name=f"Nr {no}") for no in range(2 * staging.BATCH + 1)]


def rows(path: Path, table: str) -> int:
    with duck.writer(path, "it") as connection:
        return int(duck.rows(connection, f"SELECT count(*) FROM {table}")[0][0])


@pytest.mark.parametrize("wanted", [1, len(DOCUMENTS)])
def test_the_documents_wanted_are_inserted_however_many_batches(
    tmp_path: Path, wanted: int
) -> None:
    path = database.revised_path(tmp_path / "it.duckdb")
    with staging.opened(tmp_path / "private") as staged:
        for content in [*DOCUMENTS, DOCUMENTS[0]]:  # one of them twice
            staged.add(read(content, "a.docx"))
        with database.revised(tmp_path / "it.duckdb") as connection:
            staged.insert(connection, sorted(staged.documents)[:wanted])
    assert rows(path, "document") == rows(path, "initiative") == wanted
    assert rows(path, "passage") == 4 * wanted


def test_a_folder_is_gone_when_it_has_been_used_and_when_it_failed(tmp_path: Path) -> None:
    def fail() -> None:
        with staging.opened(tmp_path) as staged:
            staged.keep("0" * 64, b"words")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert list((tmp_path / staging.FOLDER).iterdir()) == []


def test_what_a_crash_left_is_swept_by_the_next_and_what_is_in_use_is_not(tmp_path: Path) -> None:
    left = tmp_path / staging.FOLDER / "kvar"
    left.mkdir(parents=True)
    (left / "a.docx").write_bytes(b"words")
    with staging.opened(tmp_path) as one:
        one.keep("0" * 64, b"words")
        with staging.opened(tmp_path):
            assert not left.exists()
            assert one.original("0" * 64).read_bytes() == b"words"


def test_the_bytes_of_a_refused_document_are_let_go_and_those_of_a_read_one_are_not(
    tmp_path: Path,
) -> None:
    report = read(DOCUMENTS[0], "a.docx")
    with staging.opened(tmp_path) as staged:
        for sha256 in ("0" * 64, report.sha256):
            staged.keep(sha256, b"words")
        staged.add(report)
        staged.forget("0" * 64)
        staged.forget(report.sha256)
        assert [path.stem for path in staged.folder.glob("*.original")] == [report.sha256]


def test_a_file_that_comes_in_pieces_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"ett"
        raise Refused("slut", code="x")

    with staging.opened(tmp_path) as staged:
        sha256 = staged.take_in([b"ett", b"", b"tva"])
        assert sha256 == archive.digest(b"etttva")
        staged.force(sha256)
        assert staged.original(sha256).read_bytes() == b"etttva"
        assert staged.original(sha256).stat().st_mode & 0o777 == 0o600
        with pytest.raises(Refused):
            staged.take_in(broken())
        assert [path.suffix for path in staged.folder.iterdir() if path.name != "held"] == [
            ".original"
        ]
