"""``decide``: a person's word from the command line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.statistics.exports import siris
from tests.store import kit

Word = Callable[..., Path]
Run = Callable[..., Any]

SAID = {"authority": "Exempelkommunen", "kind": "delredovisning"}


@pytest.fixture
def reports(run: Run, word: Word) -> tuple[str, str]:
    """Two redovisningar of a school; their identities."""
    paths = [
        word("a.docx", **SAID, period="VT23", goals={"Minst 80 procent läser": "unmarked"}),
        word("b.docx", **SAID, period="VT24", goals={"Minst 85 procent läser": "started"}),
    ]
    run("import", *paths)
    first, second = (kit.report_id(path.read_bytes()) for path in paths)
    return first, second


def test_every_kind_of_decision_is_made_and_taken_back(run: Run, reports: tuple[str, str]) -> None:
    first, second = reports
    goals = f"{first}-i1-g1", f"{second}-i1-g1"
    for said, sentence in (
        (("status", goals[0], "started", "--reason", "Mätt."), "Bestämde statusen ”påbörjat”"),
        (("status", goals[0], "--take-back"), "Tog tillbaka den bestämda statusen"),
        (("match", goals[1], goals[0]), "är samma mål"),
        (("match", goals[1], goals[0], "--reject"), "inte är samma mål"),
        (("match", goals[1], goals[0], "--take-back"), "Tog tillbaka beslutet om målen"),
        (("school", "Lillskolan", "Storskolan"), "Bestämde att skolan ”Lillskolan” är"),
        (("school", "Lillskolan", "--take-back"), "vilken skola ”Lillskolan” är"),
        (("schools", f"{first}-i1", "Ekskolan", "Alskolan"), "gäller Ekskolan och Alskolan"),
        (("schools", f"{first}-i1", "--take-back"), "Tog tillbaka beslutet om skolor"),
        (("area", "Undervisning", "Lärande"), "utvecklingsområdet ”Undervisning” är ”Lärande”"),
        (("area", "Undervisning", "--take-back"), "Tog tillbaka beslutet om utvecklingsområdet"),
        (("forms", "Lillskolan", "f_3", "4_6"), "har skolform: F–3 och 4–6"),
        (("forms", "Lillskolan", "--take-back"), "Tog tillbaka beslutet om skolformer"),
        (("replaces", "b.docx", "a.docx"), "Bestämde att ”b.docx” ersätter ”a.docx”"),
        (("replaces", second, "--take-back"), "vad ”b.docx” ersätter"),
        (("replaces", "b.docx", "--beside"), "gäller vid sidan av"),
    ):
        result = run("decide", *said)
        assert result.exit_code == 0, result.output
        assert sentence in result.stdout
        assert result.stdout.startswith("Sparat som händelse ")
    assert run("check").exit_code == 0


def test_what_makes_no_sense_is_refused(run: Run, reports: tuple[str, str]) -> None:
    first, _ = reports
    for said in (
        ("status", f"{first}-i1-g1"),
        ("status", f"{first}-i1-g1", "green"),
        ("status", f"{first}-i1-g1", "started", "--take-back"),
        ("match", "x", "y", "--reject", "--take-back"),
        ("replaces", "b.docx", "a.docx", "--beside"),
        ("forms", "Lillskolan", "gymnasium"),
        ("area", "Undervisning"),
    ):
        assert run("decide", *said).exit_code == 2
    assert "Skriv varför" in run("decide", "status", f"{first}-i1-g1", "started").stderr
    assert run("decide", "match", "x", "y").exit_code == 1


def test_with_several_authorities_it_must_be_said_whose_school(
    run: Run, reports: tuple[str, str], word: Word
) -> None:
    assert reports
    run("import", word("c.docx", authority="Grannkommunen"))
    result = run("decide", "school", "Lillskolan", "Storskolan")
    assert result.exit_code == 1
    assert "--authority" in result.stderr
    said = run("decide", "school", "Lillskolan", "Storskolan", "--authority", "Grannkommunen")
    assert said.exit_code == 0


def test_a_person_sets_measures_beside_the_statistics(run: Run, word: Word, tmp_path: Path) -> None:
    export = tmp_path / "export.csv"
    export.write_bytes(siris())
    report = word("a.docx", **SAID, period="VT23", schools=["Lillskolan"])
    assert run("import", export, report).exit_code == 0
    initiative = f"{kit.report_id(report.read_bytes())}-i1"
    said = ("target", "eligible_vocational", "11111111", "82.5", "--due", "VT26", "--reason", "Nu.")
    target = run("decide", *said)
    assert "Angav målvärdet minst 82,5 % till VT26 för" in target.stdout
    assert "Skäl: Nu." in target.stdout
    ((found,),) = kit.Store.under(tmp_path / "data").rows("SELECT target_key FROM targets")
    key = str(found)
    for words, sentence in (
        (("link", key, initiative), "hör till ett målvärde"),
        (("link", key, initiative, "--reject"), "inte hör till ett målvärde"),
        (("link", key, initiative, "--take-back"), "Tog tillbaka beslutet om målvärde"),
        (("unit", "Lillskolan", "11111111"), "är skolenheten 11111111"),
        (("unit", "Lillskolan", "--take-back"), "vilken skolenhet ”Lillskolan” är"),
    ):
        result = run("decide", *words)
        assert result.exit_code == 0, result.output
        assert sentence in result.stdout
    refused = run("decide", "kommun", "Exempelkommunen", "0999")
    assert refused.exit_code == 1
    assert "Ingen statistik gäller enheten ”0999”" in refused.stderr
    assert run("check").exit_code == 0


def test_a_question_of_the_reader_is_answered(run: Run, word: Word) -> None:
    asks = [{"kind": "goal", "quote": "Se bilaga"}, {"kind": "label", "quote": "Hur gick det?"}]
    goals = {"Alla läser": "achieved", "Se bilaga": "unmarked"}
    path = word("c.docx", **SAID, period="VT23", goals=goals, asks=asks)
    imported = run("import", path)
    assert "2 mål: 1 grönt, 1 utan färg. 2 saker frågas under Att avgöra." in imported.stdout
    assert "decide question" in imported.stderr
    found = json.loads(run("import", "--json", word("d.docx", **SAID, asks=asks)).stdout)
    assert found["files"][0]["asked"] == 2
    store = kit.Store.under(Path(os.environ["SBS_DATA_DIR"]))
    rows = store.rows("SELECT DISTINCT asks, question_ref FROM asked_questions")
    refs = {str(asks): str(ref) for asks, ref in rows}
    for said, sentence in (
        ((refs["goal"], "no_goal"), "Bestämde att raden ”Se bilaga” inte är ett mål."),
        ((refs["label"], "lesson", "--report", "c.docx"), "är rad 9 i mallen (Lärdomar)"),
        ((refs["goal"], "--take-back"), "Tog tillbaka beslutet om raden ”Se bilaga”."),
    ):
        result = run("decide", "question", *said)
        assert result.exit_code == 0, result.output
        assert sentence in result.stdout
    for wrong, sentence in (
        ([refs["goal"]], "SVAR"),
        ([refs["goal"], "kanske"], "är inget svar på den frågan"),
        (["q-okänd", "goal"], "Ingen gällande rapport"),
    ):
        result = run("decide", "question", *wrong)
        assert result.exit_code != 0
        assert sentence in result.stderr
    assert run("check").exit_code == 0
    assert "Mål eller inte" in run("decide", "question", "--help").stdout
