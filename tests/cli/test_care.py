"""``answer``, ``undo``, ``history``, ``rebuild``, ``check``, ``demo`` and ``snapshot``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from sbs_data import actions, example
from sbs_data.store import database, duck, journal
from tests.store.kit import document

Word = Callable[..., Path]
Run = Callable[..., Any]


def test_a_report_is_answered_for_by_its_file_name(run: Run, word: Word) -> None:
    run("import", word("a.docx"))
    result = run("answer", "a.docx", "--period", "våren 2023", "--authority", "Exempelkommunen")
    assert result.exit_code == 0
    assert (
        result.stdout == "Sparat som händelse 2: Angav huvudman ”Exempelkommunen”, "
        "period ”VT23” för ”a.docx”.\n"
    )


def test_an_answer_without_a_report_or_a_word_is_refused(run: Run, word: Word) -> None:
    run("import", word("a.docx"))
    assert run("answer", "b.docx", "--period", "VT23").exit_code == 1
    assert run("answer", "a.docx").exit_code == 1


def test_undo_says_what_it_undid_and_history_shows_it(run: Run, word: Word) -> None:
    run("import", word("a.docx"))
    assert run("undo").stdout == "Ångrade händelse 1: Importerade ”a.docx”.\n"
    history = run("history").stdout.splitlines()
    assert "Anna Andersson: Importerade ”a.docx”. (ångrad av händelse 2)" in history[0]
    assert run("undo", "1").exit_code == 1
    assert run("undo", "2").exit_code == 0
    assert run("undo", "0").exit_code == 2


def test_check_is_clean_or_lists_the_faults(run: Run, word: Word, data: Path) -> None:
    run("import", word("a.docx"))
    result = run("check")
    assert (result.exit_code, result.stdout[:12]) == (0, "Allt stämmer")
    with duck.writer(database.path_of(data / "private"), "delmal") as connection:
        connection.execute("DELETE FROM goal")
    result = run("check")
    assert result.exit_code == 1
    assert "Tabellen goal i databasen" in result.stdout
    assert "skiljer sig" in run("rebuild").stdout
    assert run("rebuild").stdout == (
        "Databasen är byggd på nytt med 1 rapport. Den är likadan som förut.\n"
    )
    assert run("check").exit_code == 0


def test_snapshot_prints_the_published_file_also_the_first_time(run: Run, data: Path) -> None:
    result = run("snapshot")
    assert result.stdout == f"{data / 'published' / 'snapshot-000001.duckdb'}\n"
    assert Path(result.stdout.strip()).is_file()


def test_the_demo_comes_once_and_goes_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(example, "documents", lambda: [("demo.docx", document())])
    assert "Exemplet är inläst" in run("demo", "--if-empty").stdout
    assert "redan gjorts" in run("demo", "--if-empty").stdout
    assert "redan inläst" in run("demo").stdout
    assert run("demo", "--remove").stdout == "Exemplet är borttaget.\n"
    assert "inget exempel" in run("demo", "--remove").stdout
    assert "redan gjorts" in run("demo", "--if-empty").stdout
    assert run("demo", "--remove", "--if-empty").exit_code == 2


def test_the_demos_files_are_written_and_not_imported(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(example, "documents", lambda: [("demo.docx", b"innehall")])
    assert run("demo", "--files", tmp_path / "ny" / "mapp").exit_code == 0
    assert (tmp_path / "ny" / "mapp" / "demo.docx").read_bytes() == b"innehall"
    assert "Ingenting har gjorts" in run("history").stdout


def test_an_unexpected_error_is_one_sentence_and_the_log_has_no_report_text(
    run: Run, word: Word, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "hemliga ord ur en rapport"

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(words)

    monkeypatch.setattr(actions, "import_files", broken)
    result = run("import", word("a.docx"))
    log = data / "private" / "logs" / "delmal.log"
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("Ett oväntat fel i programmet (RuntimeError)")
    assert str(log) in result.stderr
    written = log.read_text("utf-8")
    assert "RuntimeError" in written
    assert "in broken" in written
    assert "hemliga" not in written
    assert log.parent.stat().st_mode & 0o777 == 0o700


def test_a_target_is_confirmed_or_rejected_by_its_key(run: Run, word: Word, data: Path) -> None:
    run("import", word("a.docx", claims=[{"value": 80, "quote": "Minst 80 procent"}]))
    with duck.writer(next((data / "published").glob("*.duckdb")), "published") as connection:
        ((key,),) = duck.rows(connection, "SELECT target_key FROM stated_targets")
    assert run("confirm", key).stdout == (
        "Sparat som händelse 2: Bekräftade målvärdet ”Minst 80 procent”.\n"
    )
    assert run("confirm", key, "--reject").stdout == (
        "Sparat som händelse 3: Avvisade målvärdet ”Minst 80 procent”.\n"
    )
    assert "redan avvisat" in run("confirm", key, "--reject").stderr
    assert run("confirm", "t-0").exit_code == 1


def test_a_backup_is_made_and_restored_where_nothing_is(
    run: Run, word: Word, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import", word("a.docx"), word("b.docx"))
    target = tmp_path / "kopia.zip"
    assert run("backup", target).stdout == (
        f"Säkerhetskopian {target} är klar: 1 händelse och 2 original.\n"
    )
    assert "skrivs aldrig över" in run("backup", target).stderr
    assert "Det finns redan data" in run("restore", target).stderr
    monkeypatch.setenv("SBS_DATA_DIR", str(tmp_path / "annan"))
    assert "finns inte" in run("restore", tmp_path / "ingen.zip").stderr
    assert run("restore", target).stdout == (
        "Säkerhetskopian är återställd: 1 händelse och 2 original.\n"
    )
    assert run("check").exit_code == 0


def test_a_report_is_erased_when_the_person_says_so(
    run: Run, word: Word, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import", word("a.docx"))
    assert "Avbrutet" in run("erase", "a.docx").stderr  # nobody at the keyboard
    with monkeypatch.context() as patched:
        patched.setattr(click, "prompt", lambda *_, **__: "nej")
        kept = run("erase", "a.docx")
    assert (kept.exit_code, kept.stdout) == (1, "")
    assert "Ingenting har raderats." in kept.stderr
    assert "a.docx" in run("history").stdout
    erased = run("erase", "a.docx", "--yes")
    assert erased.exit_code == 0
    assert "säkerhetskopior" in erased.stdout
    assert "a.docx" not in run("history").stdout
    assert run("erase", "a.docx", "--yes").exit_code == 1
    assert run("check").exit_code == 0


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("rebuild",),
        ("undo",),
        ("import", "b.docx"),
        ("erase", "a.docx", "--yes"),
        ("backup", "kopia.zip"),
        ("answer", "a.docx", "--period", "VT23"),
    ],
    ids=lambda command: command[0],
)
def test_a_journal_of_newer_code_stops_the_command_with_a_sentence(
    run: Run, word: Word, data: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    run("import", word("a.docx"))
    private = data / "private"
    known = journal.read(private)
    at = known.entries[0].at
    entry = journal.next_entry(known, at=at, who="Bo", act="purge", data={})
    journal.append(private, known, entry)
    places = {"b.docx": word("b.docx"), "kopia.zip": tmp_path / "kopia.zip"}
    result = run(*(places.get(said, said) for said in command))
    assert result.exit_code == 1
    told = result.stdout + result.stderr
    assert "nyare version av programmet" in told
    assert "Allt stämmer" not in told
    assert "Traceback" not in told
    assert journal.read(private).last_no == 2
    assert not (tmp_path / "kopia.zip").exists()
    assert "Okänd händelse ”purge”" in run("history").stdout


def test_what_the_system_refuses_unforeseen_is_told_as_what_it_is(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "/somewhere/file")

    monkeypatch.setattr(actions, "undo", full)
    result = run("undo")
    assert result.exit_code == 1
    assert result.stderr.startswith("Disken är full: det finns inte plats i /somewhere.")
