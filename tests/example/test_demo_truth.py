"""The demo, read back: the reader finds exactly what the source says and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import pytest

from sbs_data.example import documents
from sbs_data.example.source import Area, Line, Matrix, Source, read_sources
from sbs_data.model import Basis, Kind, Part, Report, Role, Status
from sbs_data.reports import read_report

INTERIM = "exempelkommunen-delredovisning-vt24-bjorkskolan.docx"
MATRICES = "exempelkommunen-slutredovisning-vt25-bilaga.docx"
NARRATIVE = "exempelkommunen-slutredovisning-vt25-huvuddokument.docx"

STEERING = "Styrning och utveckling av verksamheten"
TEACHING = "Undervisning och lärande"

PASSAGES = {
    Part.PROBLEM: "problems",
    Part.CAUSE: "causes",
    Part.UNMET: "unmet",
    Part.EXPECTED_EFFECT: "expected_effects",
    Part.OBSERVED_EFFECT: "observed_effects",
    Part.LESSON: "lessons",
    Part.FOLLOW_UP: "follow_up",
}


@dataclass(frozen=True)
class TrueGoal:
    """``repeated`` is False where row 5 leaves the goal out."""

    text: str
    status: Status
    basis: Basis
    repeated: bool


@dataclass(frozen=True)
class TrueInitiative:
    area: str
    name: str
    goals: tuple[TrueGoal, ...]
    improvements: tuple[str, ...]
    passages: dict[str, tuple[str, ...]]


def truth() -> dict[str, list[TrueInitiative]]:
    """What each file says, taken from the source it was built from."""
    return {f"{source.name}.docx": initiatives(source) for source in read_sources()}


def initiatives(source: Source) -> list[TrueInitiative]:
    """An area is said once, right before its matrix."""
    return [
        true_initiative(area.name, matrix)
        for area, matrix in pairwise(source.blocks)
        if isinstance(area, Area) and isinstance(matrix, Matrix)
    ]


def true_initiative(area: str, matrix: Matrix) -> TrueInitiative:
    repeated = {line.text: line.mark for line in matrix.rows[Part.IMPROVEMENT] if line.mark}
    return TrueInitiative(
        area=area,
        name=matrix.rows[Part.INITIATIVE][0].text,
        goals=tuple(
            TrueGoal(line.text, mark.status, mark.basis, True)
            if (mark := repeated.get(line.text))
            else TrueGoal(line.text, Status.UNMARKED, Basis.NONE, False)
            for line in matrix.rows[Part.GOAL]
        ),
        improvements=texts([line for line in matrix.rows[Part.IMPROVEMENT] if not line.mark]),
        passages={name: texts(matrix.rows[part]) for part, name in PASSAGES.items()},
    )


def texts(lines: list[Line]) -> tuple[str, ...]:
    return tuple(line.text for line in lines if line.text)


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {name: read_report(content, name) for name, content in documents()}


@pytest.mark.parametrize(
    ("file", "kind", "period", "role"),
    [
        (INTERIM, Kind.INTERIM, "VT24", Role.MATRIX),
        (MATRICES, Kind.FINAL, "VT25", Role.MATRIX),
        (NARRATIVE, Kind.FINAL, "VT25", Role.NARRATIVE),
    ],
)
def test_the_file_says_whose_and_when(
    reports: dict[str, Report], file: str, kind: Kind, period: str, role: Role
) -> None:
    report = reports[file]
    said = (report.authority, report.kind, report.period, report.role)
    assert said == ("Exempelkommunen", kind, period, role)


@pytest.mark.parametrize("file", [INTERIM, MATRICES, NARRATIVE])
def test_every_goal_is_read_with_status_and_basis(reports: dict[str, Report], file: str) -> None:
    read = [
        (
            initiative.area,
            initiative.name,
            tuple(TrueGoal(g.text, g.status, g.basis, g.repeated) for g in initiative.goals),
        )
        for initiative in reports[file].initiatives
    ]
    assert read == [(true.area, true.name, true.goals) for true in truth()[file]]


@pytest.mark.parametrize("file", [INTERIM, MATRICES])
def test_every_passage_is_read_in_its_part(reports: dict[str, Report], file: str) -> None:
    for read, true in zip(reports[file].initiatives, truth()[file], strict=True):
        assert tuple(p.text for p in read.improvements) == true.improvements
        for name, expected in true.passages.items():
            assert tuple(p.text for p in getattr(read, name)) == expected, name


def test_the_school_stands_in_the_first_row(reports: dict[str, Report]) -> None:
    schools = {file: [i.schools for i in report.initiatives] for file, report in reports.items()}
    assert schools == {
        INTERIM: [("Björkskolan",), ("Björkskolan",)],
        MATRICES: [("Björkskolan",), ("Björkskolan",), ("Lillåns skola",)],
        NARRATIVE: [],
    }


def test_no_goal_of_the_demo_is_ambiguous(reports: dict[str, Report]) -> None:
    goals = [g for r in reports.values() for i in r.initiatives for g in i.goals]
    assert goals
    assert not [goal.text for goal in goals if goal.ambiguous]


def test_the_narrative_keeps_its_headings(reports: dict[str, Report]) -> None:
    headings = [section.heading for section in reports[NARRATIVE].sections]
    assert "Hur utvecklingsarbetet drivs vidare" in headings


def test_the_truth_is_the_one_we_mean() -> None:
    """Written by hand, so that a fault in the source's reader can't hide in both."""
    found = {
        file: [
            (true.area, [(g.status.value, g.basis.value, g.repeated) for g in true.goals])
            for true in initiatives
        ]
        for file, initiatives in truth().items()
    }
    assert found == {
        INTERIM: [
            (
                STEERING,
                [
                    ("on_track", "font", True),
                    ("on_track", "highlight", True),
                    ("started", "font", True),
                    ("started", "shading", True),
                    ("achieved", "font", True),
                ],
            ),
            (
                TEACHING,
                [
                    ("on_track", "style", True),
                    ("started", "highlight", True),
                    ("started", "font", True),
                    ("unmarked", "none", False),
                ],
            ),
        ],
        MATRICES: [
            (
                STEERING,
                [
                    ("achieved", "font", True),
                    ("achieved", "highlight", True),
                    ("on_track", "font", True),
                    ("on_track", "shading", True),
                ],
            ),
            (
                TEACHING,
                [
                    ("achieved", "style", True),
                    ("on_track", "highlight", True),
                    ("started", "font", True),
                    ("unmarked", "none", True),
                ],
            ),
            (
                TEACHING,
                [
                    ("achieved", "shading", True),
                    ("on_track", "style", True),
                    ("started", "highlight", True),
                    ("started", "shading", True),
                ],
            ),
        ],
        NARRATIVE: [],
    }


def test_thirteen_goals_counted_once_from_their_latest_report() -> None:
    """What Lägesbild is to say of the demo."""
    latest: dict[str, Status] = {}
    for file in (INTERIM, MATRICES):
        for initiative in truth()[file]:
            latest |= {goal.text: goal.status for goal in initiative.goals}
    assert Counter(latest.values()) == {
        Status.ACHIEVED: 5,
        Status.ON_TRACK: 4,
        Status.STARTED: 3,
        Status.UNMARKED: 1,
    }
