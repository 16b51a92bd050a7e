"""The demo's source: a fault in it is named with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sbs_data.example.source import (
    ROWS,
    Area,
    Line,
    Mark,
    Matrix,
    SourceError,
    Stretch,
    read_source,
    read_sources,
)
from sbs_data.example.template import Template
from sbs_data.model import Basis, Part, Status

START = "[mall: slutredovisning]\n"
MATRIX = "".join(f"#### {name}\n" for name in ROWS)


def write(folder: Path, text: str) -> Path:
    path = folder / "kommun.md"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Kommunen", 1, "[mall: …] saknas"),
        ("[mall: rapport]", 1, "rapport"),
        (START + "\n[område: Trivsel]", 3, "”Trivsel” är inget av mallens"),
        (START + "#### Mål", 2, "här väntas ”Insats”"),
        (START + "#### Insats\n#### Insatsen", 3, "”Insatsen” är ingen rad"),
        (START + "#### Insats\n#### Problem\n# Slut", 4, "saknar ”Orsaker”"),
        (START + "#### Insats\n#### Problem", 3, "saknar ”Orsaker”"),
        (START + MATRIX + "#### Mål", 12, "här väntas ”ingen rad”"),
        (START + "[grön text] Ett mål.", 2, "hör bara hemma under Måluppfyllelse"),
        (START + "[blå text] Ett mål.", 2, "märket [blå text] är okänt"),
        (START + "[grön bakgrund] Ett mål.", 2, "märket [grön bakgrund] är okänt"),
        (START + "[grön text]", 2, "målet efter märket saknas"),
        (START + "[grön text] Ett [gul text]", 2, "målet efter märket saknas"),
        (START + "[grön text] Ett [bilaga] mål.", 2, "märket [bilaga] är okänt"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_source(write(tmp_path, text))
    assert caught.value.message.startswith(f"kommun.md, rad {line}: ")
    assert words in caught.value.message


def test_a_folder_without_sources_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Läs mig.", encoding="utf-8")
    with pytest.raises(SourceError, match="Exemplets texter saknas"):
        read_sources(tmp_path)


def test_a_mark_says_colour_and_carrier(tmp_path: Path) -> None:
    goals = "- [gul skuggning] Ett mål.\n[ingen färg] Ett till.\n[tom rad]\nVi ser framsteg.\n"
    text = START + MATRIX.replace("#### Inte uppnått", goals + "#### Inte uppnått")
    (matrix,) = read_source(write(tmp_path, text)).blocks
    assert isinstance(matrix, Matrix)
    assert matrix.rows[Part.IMPROVEMENT] == [
        Line("Ett mål.", True, (Stretch("Ett mål.", Mark(Status.ON_TRACK, Basis.SHADING)),)),
        Line("Ett till.", False, (Stretch("Ett till.", Mark(Status.UNMARKED, Basis.NONE)),)),
        Line(""),
        Line("Vi ser framsteg."),
    ]


def test_a_goal_may_have_several_colours(tmp_path: Path) -> None:
    goal = "[grön text] Det första, [gul överstrykning] och resten.\n"
    text = START + MATRIX.replace("#### Inte uppnått", goal + "#### Inte uppnått")
    (matrix,) = read_source(write(tmp_path, text)).blocks
    assert isinstance(matrix, Matrix)
    assert matrix.rows[Part.IMPROVEMENT] == [
        Line(
            "Det första, och resten.",
            stretches=(
                Stretch("Det första, ", Mark(Status.ACHIEVED, Basis.FONT)),
                Stretch("och resten.", Mark(Status.ON_TRACK, Basis.HIGHLIGHT)),
            ),
        )
    ]


def test_the_template_and_an_area_written_by_hand(tmp_path: Path) -> None:
    text = "[mall: delredovisning 2021]\n[område, skrivet för hand: Trivsel]\n" + MATRIX
    source = read_source(write(tmp_path, text))
    assert source.template is Template.INTERIM_2021
    assert source.blocks[0] == Area("Trivsel", is_chosen=False)
