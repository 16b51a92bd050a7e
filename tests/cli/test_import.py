"""``import``: one line per file, and the others in when one is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.statistics.exports import siris
from tests.statistics.test_spreadsheets import of_terms

Word = Callable[..., Path]
Run = Callable[..., Any]


def test_each_file_has_its_line_and_the_questions_their_command(run: Run, word: Word) -> None:
    a = word("a.docx", authority="Exempelkommunen", kind="slutredovisning", period="VT23")
    b = word("b.docx", kind="slutredovisning", schools=[])
    result = run("import", a, b)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith(f"{a}: Importerad (r-")
    assert lines[1].startswith(f"{b}: Importerad (r-")
    assert "1 mål: 1 grönt." in lines[0]
    assert "Inget mål har färg." in lines[0]
    assert len(lines) == 2
    assert "”b.docx” säger inte vilken huvudman, vilken period eller vilken skola" in result.stderr
    assert "--authority NAMN --period PERIOD --school NAMN" in result.stderr
    assert "a.docx" not in result.stderr


def test_the_same_file_again_changes_nothing_and_is_no_fault(run: Run, word: Word) -> None:
    a = word("a.docx")
    run("import", a)
    result = run("import", a)
    assert result.exit_code == 0
    assert "Filen finns redan importerad (r-" in result.stdout
    assert "inget ändrades" in result.stdout


def test_refused_and_missing_files_do_not_stop_the_others(
    run: Run, word: Word, tmp_path: Path
) -> None:
    broken = tmp_path / "bild.docx"
    broken.write_bytes(b"\x89PNG")
    result = run("import", tmp_path / "finns inte.docx", broken, word("a.docx"))
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert "finns inte. Kontrollera" in lines[0]
    assert lines[1] == f"{broken}: ”bild.docx” är ingen Word-fil."
    assert "Importerad" in lines[2]
    assert run("history").stdout.count("Importerade") == 1


def test_a_folder_is_searched_and_what_is_no_word_file_is_named(
    run: Run, word: Word, tmp_path: Path
) -> None:
    word("b/under/d.DOCX")
    word("a.docx")
    word("~$a.docx")
    word(".dold.docx")
    (tmp_path / "files" / "anteckningar.txt").write_text("x")
    (tmp_path / "files" / "gammal.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    result = run("import", tmp_path / "files")
    names = [line.split(": ")[0].rpartition("/")[2] for line in result.stdout.splitlines()]
    assert names == ["a.docx", "gammal.doc", "d.DOCX"]
    assert result.exit_code == 1
    assert "anteckningar.txt: hoppades över" in result.stderr
    assert "~$" not in result.output
    assert "dold" not in result.output


def test_an_empty_folder_imports_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    result = run("import", tmp_path / "tom")
    assert result.exit_code == 1
    assert "Inga filer att importera hittades" in result.stderr


def test_options_answer_for_all_files(run: Run, word: Word) -> None:
    options = ["--authority", "Exempelkommunen", "--kind", "delredovisning", "--period", "våren 23"]
    result = run("import", word("a.docx", schools=[]), "--school", "Lillskolan", *options)
    assert result.exit_code == 0
    assert result.stderr == ""


def test_json_says_what_became_of_each(run: Run, word: Word, tmp_path: Path) -> None:
    broken = tmp_path / "bild.docx"
    broken.write_bytes(b"\x89PNG")
    a = word("å.docx")
    result = run("import", "--json", a, a, broken)
    told = json.loads(result.stdout)
    assert told["act_no"] == 1
    assert [file["status"] for file in told["files"]] == ["imported", "unchanged", "refused"]
    assert told["files"][0]["file"] == str(a)
    assert told["files"][0]["unsaid"] == ["authority", "kind", "period"]
    assert told["files"][0]["report_id"] == told["files"][1]["report_id"]


def test_a_file_replaces_one_named_by_its_file_name(run: Run, word: Word) -> None:
    run("import", word("gammal.docx"))
    result = run("import", word("ny.docx"), "--replaces", "gammal.docx")
    assert result.exit_code == 0
    assert "i stället för r-" in result.stdout
    again = run("import", word("nyast.docx"), "--replaces", "gammal.docx")
    assert again.exit_code == 1
    assert "ingen gällande rapport ”gammal.docx”" in again.stderr


def test_one_file_at_a_time_can_replace(run: Run, word: Word) -> None:
    result = run("import", word("a.docx"), word("b.docx"), "--replaces", "c.docx")
    assert result.exit_code == 2
    assert "bara anges för en rapport åt gången" in result.stderr


def test_a_period_that_is_none_is_refused_before_anything_is_done(run: Run, word: Word) -> None:
    result = run("import", word("a.docx"), "--period", "snart")
    assert result.exit_code == 1
    assert "”snart” är ingen termin eller läsår" in result.stderr
    assert "Ingenting har gjorts än." in run("history").stdout


def test_a_data_folder_that_cannot_be_made_is_named(run: Run, word: Word, data: Path) -> None:
    data.write_text("a file where the folder should be")
    result = run("import", word("a.docx"))
    assert result.exit_code == 1
    assert str(data) in result.stderr
    assert "Traceback" not in result.output


def test_reports_and_statistics_come_in_together(run: Run, word: Word, tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_bytes(siris())
    (tmp_path / "trasig.csv").write_bytes(siris(year=None))
    report = word("a.docx")
    named = (tmp_path / "export.csv", report, tmp_path / "trasig.csv")
    result = run("import", "--json", *named)
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert [file["status"] for file in told["files"]] == ["imported", "imported", "refused"]
    assert told["files"][0]["kind"] == "siris_139"
    assert told["files"][0]["observations"] == 12
    assert (told["act_no"], told["statistics_act_no"]) == (1, 2)


def test_a_bilaga_takes_from_the_huvuddokument_of_the_same_folder(
    run: Run, word: Word, tmp_path: Path
) -> None:
    main = {"authority": "Exempelkommunen", "kind": "slutredovisning", "period": "VT23"}
    word("huvud.docx", role="narrative", **main)
    word("bilaga.docx")
    result = run("import", tmp_path / "files")
    assert result.exit_code == 0
    assert "Hör till huvuddokumentet ”huvud.docx”." in result.stdout
    assert "säger inte" not in result.stderr


def test_separate_files_take_nothing(run: Run, word: Word, tmp_path: Path) -> None:
    word("huvud.docx", role="narrative", authority="Exempelkommunen")
    word("bilaga.docx")
    result = run("import", "--separate", tmp_path / "files")
    assert "Hör till" not in result.stdout
    assert "”bilaga.docx” säger inte vilken huvudman" in result.stderr


def test_of_several_sheets_it_is_asked_which_and_the_answer_is_kept(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "avstamning.xlsx"
    file.write_bytes(of_terms())
    asked = run("import", file)
    assert asked.exit_code == 1
    assert "flera blad: ”HT”, ”VT”" in asked.stdout
    assert "--sheet" in asked.stdout
    taken = run("import", file, "--sheet", "VT")
    assert taken.exit_code == 0, taken.output
    assert "3 uppgifter" in taken.stdout
    assert run("check").exit_code == 0
    run("undo")
    both = run("import", file, "--sheet", "HT", "--sheet", "VT")
    assert "6 uppgifter" in both.stdout
    assert run("rebuild").exit_code == 0
    assert run("check").exit_code == 0


def test_sheets_are_of_one_file(run: Run, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / name).write_bytes(of_terms())
    result = run("import", tmp_path, "--sheet", "HT")
    assert result.exit_code == 2
    assert "en statistikfil åt gången" in result.stderr
