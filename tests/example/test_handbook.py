"""The handbook: its headings, its words and the commands it promises."""

from __future__ import annotations

import re

import pytest

from sbs_data.settings import PROJECT

HEADINGS = [
    "Kom igång",
    "Importera redovisningar",
    "Importera statistik",
    "Hämta statistik",
    "Vad som inte visas",
    "Vad färgerna betyder",
    "Läs Lägesbild",
    "Det rapporterna säger om resultat",
    "Läs siffrorna",
    "Målvärden",
    "Välj vad du vill se",
    "Hitta ett mål",
    "Följ ett mål genom tiden",
    "Sätt en status för hand",
    "Läs om insatserna",
    "Läs och sök i rapporterna",
    "Dela en vy",
    "När filen inte säger allt",
    "Avgör det som väntar",
    "Ångra och historik",
    "Ta bort exemplet",
    "Vad som sparas och var",
    "Förseglad historik, för IT och revisor",
    "Vanliga frågor",
    "Till dig som sköter servern",
    "Kommandoraden i korthet",
    "Ordlista",
]
COMMANDS = {
    *("read", "import", "answer", "undo", "history", "confirm", "decide", "rebuild", "check"),
    *("backup", "restore", "erase", "seal", "serve", "demo", "snapshot", "fetch"),
}


@pytest.fixture(scope="module")
def handbook() -> str:
    return (PROJECT / "docs" / "handbok.md").read_text(encoding="utf-8")


def test_the_headings_stand_in_order(handbook: str) -> None:
    assert re.findall(r"^## (.+)$", handbook, re.MULTILINE) == HEADINGS


def test_every_command_is_described_and_no_other(handbook: str) -> None:
    assert set(re.findall(r"python -m sbs_data (\w+)", handbook)) == COMMANDS


def test_the_glossary_is_in_alphabetical_order(handbook: str) -> None:
    words = re.findall(r"^\| ([^|]+?) \|", handbook.split("## Ordlista")[1], re.MULTILINE)[2:]
    assert len(words) > 15
    # Å, ä and ö stand last and in that order in Unicode too, but for ä before å.
    assert words == sorted(words, key=lambda word: word.lower().translate({0xE5: 0xE3}))


@pytest.mark.parametrize(
    "word", ["databas", "DuckDB", "Streamlit", "snapshot", "JSON", "cache", "parse", "dashboard"]
)
def test_no_word_of_the_developers(handbook: str, word: str) -> None:
    prose = re.sub(r"`[^`]*`", "", handbook)
    assert word.lower() not in prose.lower()


def test_sentences_are_short(handbook: str) -> None:
    prose = re.sub(r"```.*?```", "", handbook, flags=re.DOTALL)
    lines = [line for line in prose.splitlines() if line and line[0] not in "|#"]
    sentences = [s for line in lines for s in re.split(r"(?<=[.?!:])\s+", line)]
    assert not [sentence for sentence in sentences if len(sentence.split()) > 25]
