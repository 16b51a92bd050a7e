"""The journal: nothing acknowledged is lost, and no damage goes unseen."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from sbs_data.errors import DelmalError
from sbs_data.store import journal

AT = datetime(2026, 3, 1, 12, 0, 0, 5, tzinfo=UTC)


def add(folder: Path, act: str = "import", **data: Any) -> journal.Entry:
    known = journal.read(folder)
    entry = journal.next_entry(known, at=AT, who="Åsa", act=act, data=data)
    journal.append(folder, known, entry)
    return entry


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    entries = (add(tmp_path, file="å.docx"), add(tmp_path, act="undo", acts=[1]))
    assert journal.read(tmp_path).entries == entries
    assert [entry.no for entry in entries] == [1, 2]


def test_extending_in_memory_gives_what_a_reading_gives(tmp_path: Path) -> None:
    known = journal.read(tmp_path)
    entry = journal.next_entry(known, at=AT, who="Åsa", act="undo", data={"acts": [1]})
    journal.append(tmp_path, known, entry)
    assert journal.extend(known, entry) == journal.read(tmp_path)


def test_an_empty_folder_is_an_empty_journal(tmp_path: Path) -> None:
    assert journal.read(tmp_path).entries == ()
    assert journal.last_no(tmp_path) == 0


def test_each_line_is_a_json_object_in_utc(tmp_path: Path) -> None:
    known = journal.read(tmp_path)
    local = AT.astimezone(timezone(timedelta(hours=1)))
    entry = journal.next_entry(known, at=local, who="Åsa", act="undo", data={"acts": []})
    journal.append(tmp_path, known, entry)
    line = json.loads((tmp_path / journal.NAME).read_text("utf-8"))
    assert line["at"] == "2026-03-01T12:00:00.000005Z"
    assert line["who"] == "Åsa"


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    add(tmp_path / "private")
    assert (tmp_path / "private").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "private" / journal.NAME).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("torn", [b"{", b'{"no":3}', b"\0\0\0", "å".encode()[:1]])
def test_a_torn_last_line_is_not_read_and_is_set_aside(tmp_path: Path, torn: bytes) -> None:
    add(tmp_path)
    add(tmp_path)
    with (tmp_path / journal.NAME).open("ab") as file:
        file.write(torn)
    assert journal.read(tmp_path).last_no == 2
    assert journal.last_no(tmp_path) == 2
    assert add(tmp_path).no == 3
    assert journal.read(tmp_path).last_no == 3
    assert (tmp_path / "journal.avbruten-3").read_bytes() == torn


def changed(lines: list[bytes]) -> list[bytes]:
    return [lines[0], lines[1].replace("Åsa".encode(), b"Bo"), lines[2]]


def with_a_space(lines: list[bytes]) -> list[bytes]:
    return [lines[0], lines[1].replace(b'"no":2', b'"no": 2'), lines[2]]


def without_one(lines: list[bytes]) -> list[bytes]:
    return [lines[0], lines[2]]


def swapped(lines: list[bytes]) -> list[bytes]:
    return [lines[1], lines[0], lines[2]]


def doubled(lines: list[bytes]) -> list[bytes]:
    return [lines[0], lines[0], *lines[1:]]


def garbled(lines: list[bytes]) -> list[bytes]:
    return [lines[0], b"\xff\xfe\n", lines[2]]


def emptied(lines: list[bytes]) -> list[bytes]:
    return [lines[0], b"\n", lines[2]]


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (changed, 2),
        (with_a_space, 2),
        (without_one, 2),
        (swapped, 1),
        (doubled, 2),
        (garbled, 2),
        (emptied, 2),
    ],
)
def test_damage_anywhere_is_found_and_the_line_named(
    tmp_path: Path, damage: Any, line: int
) -> None:
    for _ in range(3):
        add(tmp_path)
    path = tmp_path / journal.NAME
    path.write_bytes(b"".join(damage(path.read_bytes().splitlines(keepends=True))))
    before = path.read_bytes()
    with pytest.raises(DelmalError, match=f"skadad på rad {line}"):
        add(tmp_path)
    assert path.read_bytes() == before


def test_the_last_number_is_found_behind_a_very_long_line(tmp_path: Path) -> None:
    add(tmp_path)
    add(tmp_path, text="x" * 200_000)
    assert journal.last_no(tmp_path) == 2


def test_a_line_that_cannot_be_synced_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(tmp_path)
    before = (tmp_path / journal.NAME).read_bytes()

    def fails(_: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", fails)
        with pytest.raises(DelmalError):
            add(tmp_path)
    assert (tmp_path / journal.NAME).read_bytes() == before
