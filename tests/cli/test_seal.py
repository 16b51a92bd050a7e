"""``seal``: begun, held against the key, and ended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sbs_data.cli import cli
from sbs_data.store import journal
from sbs_data.words import seal_words

Word = Callable[..., Path]
Run = Callable[..., Any]


def test_the_auditor_is_told_what_stands_and_what_does_not(
    run: Run, word: Word, data: Path, tmp_path: Path
) -> None:
    run("import", word("a.docx"))
    begun = run("seal", "start")
    assert begun.exit_code == 0
    key = begun.stdout.strip()
    run("import", word("b.docx"))
    run("erase", "a.docx", "--yes")
    keys, copy = tmp_path / "nyckel.txt", tmp_path / "kopia.zip"
    keys.write_text(key)
    run("backup", copy)
    result = run("seal", "verify", copy, "--key-file", keys)
    assert result.exit_code == 0, result.stdout + result.stderr
    assert "Oförändrade sedan de förseglades: händelse 2–4." in result.stdout
    assert "Raderat: händelse 1 ändrades när en rapport raderades för gott" in result.stdout
    assert "Slutet är styrkt" in result.stdout
    assert key not in result.stdout
    noted = result.stdout.rpartition("Anteckna till nästa gång: ")[2].strip()
    assert noted.startswith("4-")
    told = run("seal", "verify", copy, "--key-file", keys, "--noted", noted)
    assert (told.exit_code, "finns kvar" in told.stdout) == (0, True)
    told = run("seal", "verify", copy, "--key-file", keys, "--noted", "9-0123456789abcdef")
    assert (told.exit_code, "FEL: händelsen som antecknades" in told.stdout) == (1, True)
    asked = CliRunner().invoke(
        cli, ["seal", "verify", str(data / "private" / journal.NAME)], input=f"{key}\n"
    )
    assert asked.exit_code == 0
    assert "syns bara i en säkerhetskopia" in asked.output
    assert "förseglas inte längre (händelse 5)" in run("seal", "stop").stdout
    assert run("seal", "stop").exit_code == 1
    assert "Slutade försegla historiken." in run("history").stdout


def test_what_cannot_be_checked_is_told(run: Run, word: Word, tmp_path: Path) -> None:
    run("import", word("a.docx"))
    key = run("seal", "start").stdout.strip()
    run("seal", "stop")
    run("seal", "start")
    keys, copy = tmp_path / "nyckel.txt", tmp_path / "kopia.zip"
    keys.write_text(f"{key}\n\n")
    run("backup", copy)
    result = run("seal", "verify", copy, "--key-file", keys)
    assert result.exit_code == 1
    assert "Inte kontrollerat: händelse 4" in result.stdout
    assert "Historiken är inte styrkt" in result.stdout
    assert run("seal", "verify", tmp_path / "ingen.zip", "--key-file", keys).exit_code == 1
    assert run("seal", "verify", copy, "--key-file", tmp_path / "ingen.txt").exit_code == 1
    assert run("seal", "verify", keys, "--key-file", keys).exit_code == 1


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ([1], "1"),
        ([1, 2, 3], "1–3"),
        ([7, 1, 2, 5], "1–2, 5 och 7"),
        ([2, 4, 6, 8, 10, 12], "2, 4, 6, 8, 10 och 12"),
    ],
)
def test_numbers_are_told_as_ranges(numbers: list[int], told: str) -> None:
    assert seal_words.ranges(numbers) == told
