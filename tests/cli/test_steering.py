"""No name, file, reason or typed word steers the terminal or forges a line."""

from __future__ import annotations

import json
import logging
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sbs_data import logs
from sbs_data.settings import Settings
from sbs_data.store import journal

Word = Callable[..., Path]
Run = Callable[..., Any]

NASTY = (
    "\x1b[2K\x9b1A\r\n   9  2026-01-01 08:00  Bo: Raderade allt.\u2028\u202egnällab\u2069\x07\x7f"
)


def is_clean(text: str) -> bool:
    """Whether nothing but line breaks of our own is in it."""
    return not [
        c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    ]


@pytest.fixture
def by_somebody_odd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SBS_USER", f"Anna{NASTY}")


@pytest.mark.usefixtures("by_somebody_odd")
def test_a_name_that_steers_is_journalled_on_one_line(run: Run, word: Word, data: Path) -> None:
    run("import", word("a.docx"))
    (entry,) = journal.read(data / "private").entries
    assert entry.who.startswith("Anna")
    assert is_clean(entry.who)
    assert "\n" not in entry.who
    assert len(run("history").stdout.splitlines()) == 1


def test_a_name_of_nothing_is_nobody(
    run: Run, word: Word, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SBS_USER", " \n\t")
    run("import", word("a.docx"))
    assert journal.read(data / "private").entries[0].who == "okänd användare"


def test_a_name_without_end_is_cut(
    run: Run, word: Word, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SBS_USER", "x" * 100_000)
    run("import", word("a.docx"))
    assert len(journal.read(data / "private").entries[0].who) == 200


def test_what_an_earlier_version_journalled_steers_nothing_either(
    run: Run, word: Word, data: Path
) -> None:
    run("import", word("a.docx"))
    private = data / "private"
    known = journal.read(private)
    said = {
        "report_id": "r-000000000000",
        "answers": {"school": f"Lill{NASTY}skolan"},
    }
    entry = journal.next_entry(
        known, at=known.entries[0].at, who=f"Anna{NASTY}", act="answer", data=said
    )
    journal.append(private, known, entry)
    told = run("history").stdout
    assert is_clean(told)
    assert len(told.splitlines()) == 2


def test_a_file_name_steers_nothing(run: Run, word: Word) -> None:
    path = word(f"a{NASTY.replace('/', '')}.docx")
    for command in (["import", path], ["import", path], ["read", path], ["erase", path.name]):
        result = run(*command)
        assert is_clean(result.stdout + result.stderr), command
    assert json.loads(run("read", path).stdout)[0]["file"]
    assert len(run("history").stdout.splitlines()) == 1


def test_a_reason_in_several_lines_is_one_line_of_the_history(run: Run, word: Word) -> None:
    run("import", word("a.docx"))
    made = run("import", word("a.docx"), "--json")
    report = json.loads(made.stdout)["files"][0]["report_id"]
    done = run("decide", "status", f"{report}-i1-g1", "started", "--reason", f"Ett{NASTY}\ntvå")
    assert done.exit_code == 0
    told = run("history").stdout
    assert is_clean(told)
    assert len(told.splitlines()) == 2


@pytest.mark.parametrize(
    "command",
    [
        (NASTY,),
        (f"--{NASTY}",),
        ("check", NASTY),
        ("undo", NASTY),
        ("undo", f"--{NASTY}"),
        ("import", f"/nowhere/{NASTY}.docx"),
        ("import", f"/nowhere/{NASTY}.csv"),
        ("import", "/dev/null", "--kind", NASTY),
        ("import", "/dev/null", "--period", NASTY),
        ("read", f"/nowhere/{NASTY}.docx"),
        ("answer", NASTY, "--period", "VT23"),
        ("confirm", NASTY),
        ("decide", "status", NASTY, "started", "--reason", "x"),
        ("decide", NASTY),
        ("decide", "school", NASTY, NASTY),
        ("fetch", NASTY),
        ("fetch", "kolada", "--kommun", NASTY),
        ("backup", f"/nowhere/{NASTY}/x.zip"),
        ("restore", f"/nowhere/{NASTY}.zip"),
        ("erase", NASTY),
        ("demo", "--files", f"/proc/{NASTY}"),
        ("serve", "--port", NASTY),
    ],
    ids=lambda command: "-".join(ascii(word)[1:9] for word in command),
)
def test_a_typed_word_steers_nothing(run: Run, word: Word, command: tuple[str, ...]) -> None:
    run("import", word("a.docx"))
    result = run(*command)
    assert result.exit_code != 0
    assert is_clean(result.stdout + result.stderr)
    assert "Traceback" not in result.stderr
    forged = [line for line in result.stderr.splitlines() if line.startswith("   9  2026")]
    assert forged == []


def test_a_line_of_the_log_is_one_line(tmp_path: Path) -> None:
    path = logs.configure(Settings(data_dir=tmp_path / "loggen", who="x"))
    assert path is not None
    logging.getLogger("sbs_data.x").warning("could not remove %s", NASTY)
    assert is_clean(path.read_text("utf-8"))
    assert len(path.read_text("utf-8").splitlines()) == 1
