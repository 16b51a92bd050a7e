"""The archive keeps files byte for byte and notices when one is not what it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from sbs_data.errors import DelmalError
from sbs_data.store import archive

CONTENT = b"PK\x03\x04 not really"
SHA = archive.digest(CONTENT)


def test_a_file_comes_back_byte_for_byte(tmp_path: Path) -> None:
    archive.put(tmp_path, SHA, CONTENT)
    assert archive.get(tmp_path, SHA) == CONTENT
    assert archive.path_of(tmp_path, SHA) == tmp_path / "archive" / SHA[:2] / f"{SHA}.docx"


def test_the_same_file_twice_is_kept_once(tmp_path: Path) -> None:
    archive.put(tmp_path, SHA, CONTENT)
    before = archive.path_of(tmp_path, SHA).stat().st_mtime_ns
    archive.put(tmp_path, SHA, CONTENT)
    assert archive.path_of(tmp_path, SHA).stat().st_mtime_ns == before
    assert sum(path.is_file() for path in tmp_path.rglob("*")) == 1


def test_a_damaged_file_is_mended_when_it_comes_again(tmp_path: Path) -> None:
    archive.put(tmp_path, SHA, CONTENT)
    archive.path_of(tmp_path, SHA).write_bytes(b"other")
    with pytest.raises(DelmalError, match="skadat"):
        archive.get(tmp_path, SHA)
    archive.put(tmp_path, SHA, CONTENT)
    assert archive.get(tmp_path, SHA) == CONTENT


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(DelmalError, match="saknas i arkivet"):
        archive.get(tmp_path, SHA)


def test_a_wrong_checksum_is_never_filed(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        archive.put(tmp_path, SHA, b"something else")


def test_a_kept_file_is_found_where_it_lies_if_it_is_whole(tmp_path: Path) -> None:
    archive.put(tmp_path, SHA, CONTENT)
    path = archive.checked(tmp_path, SHA)
    assert path.read_bytes() == CONTENT
    path.write_bytes(b"x")
    with pytest.raises(DelmalError, match="skadat"):
        archive.checked(tmp_path, SHA)
    path.unlink()
    with pytest.raises(DelmalError, match="saknas"):
        archive.checked(tmp_path, SHA)
