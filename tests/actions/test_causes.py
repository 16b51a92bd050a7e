"""The machine's own refusals are told by their cause; what is no such thing is told as no cause."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import duckdb
import pytest

from sbs_data.actions import cause_of

DATA = Path("/srv/data")


def told(error: BaseException) -> str | None:
    found = cause_of(error, DATA)
    return found.message if found else None


def refused(number: int, name: str | bytes | int | None = None) -> OSError:
    if name is None:
        return OSError(number, os.strerror(number))
    return OSError(number, os.strerror(number), name)


@pytest.mark.parametrize(
    ("error", "begins"),
    [
        (refused(errno.ENOSPC), "Disken är full: det finns inte plats i /srv/data."),
        (refused(errno.ENOSPC, "/tmp/x/y"), "Disken är full: det finns inte plats i /tmp/x."),
        (refused(errno.EDQUOT), "Diskkvoten är slut"),
        (refused(errno.EROFS), "Det går inte att skriva i /srv/data: disken är skrivskyddad."),
        (refused(errno.EIO), "Disken svarar med ett fel i /srv/data"),
        (refused(errno.EMFILE), "För många filer är öppna"),
        (refused(errno.ESTALE), "Nätverksdisken med /srv/data"),
        (refused(errno.EACCES, "/srv/x/y"), "Det går inte att skriva eller läsa i /srv/x."),
        (refused(errno.ENOENT, b"/srv/x/\xe5"), "Något i /srv/x finns inte."),
        (refused(errno.EISDIR, "/srv/x/y"), "I /srv/x finns en mapp där en fil"),
        (refused(errno.ELOOP, "/srv/x/y"), "Mappen /srv/x går inte att använda (fel ELOOP)."),
        (MemoryError(), "Datorns minne räcker inte"),
        (duckdb.IOException("write: No space left on device"), "Disken är full"),
        (duckdb.OutOfMemoryException("… max_temp_directory_size …"), "Disken är full"),
    ],
)
def test_the_cause_is_told_and_where(error: BaseException, begins: str) -> None:
    sentence = told(error)
    assert sentence is not None
    assert sentence.startswith(begins)


def test_a_cause_is_found_behind_what_was_made_of_it() -> None:
    outer = ValueError("a library's own words")
    outer.__cause__ = refused(errno.ENOSPC)
    assert (told(outer) or "").startswith("Disken är full")


@pytest.mark.parametrize(
    "error",
    [
        ValueError("no space left on device"),
        KeyError("x"),
        OSError("no number"),
        refused(errno.ECONNRESET),
        refused(errno.ENOENT),
        refused(errno.EACCES),
        refused(errno.EAGAIN, 7),
        TimeoutError(),
        duckdb.IOException("not a valid DuckDB database file"),
        duckdb.OutOfMemoryException("failed to allocate data of size 1.0 GiB"),
    ],
)
def test_what_is_no_refusal_of_the_machines_is_not_told_as_one(error: BaseException) -> None:
    assert told(error) is None
