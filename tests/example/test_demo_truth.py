"""The demo, read back: the reader finds exactly what its truth says and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from sbs_data.example import documents
from sbs_data.example.source import Line, Matrix, Source, read_sources
from sbs_data.model import Part, Place, Report, Status
from sbs_data.reports import read_report
from tests.example import truth
from tests.example.truth import Thread, TrueReport, TrueRow

PASSAGES = {
    Part.INITIATIVE: "heading",
    Part.PROBLEM: "problems",
    Part.CAUSE: "causes",
    Part.UNMET: "unmet",
    Part.EXPECTED_EFFECT: "expected_effects",
    Part.OBSERVED_EFFECT: "observed_effects",
    Part.LESSON: "lessons",
    Part.FOLLOW_UP: "follow_up",
}
each_report = pytest.mark.parametrize("true", truth.reports().values(), ids=truth.reports())


@pytest.fixture(scope="module")
def read() -> dict[str, Report]:
    return {name: read_report(content, name) for name, content in documents()}


@pytest.fixture(scope="module")
def sources() -> dict[str, Source]:
    return {f"{source.name}.docx": source for source in read_sources()}


def test_every_document_has_its_truth() -> None:
    assert sorted(true.file for true in truth.reports().values()) == [n for n, _ in documents()]


@each_report
def test_the_file_says_whose_and_when(read: dict[str, Report], true: TrueReport) -> None:
    report = read[true.file]
    said = (report.authority, report.kind, report.period, report.role)
    assert said == ("Exempelkommunen", true.kind, true.period, true.role)


@each_report
def test_every_initiative_is_read_with_its_area_and_school(
    read: dict[str, Report], true: TrueReport
) -> None:
    found = [(i.name, i.area, i.schools) for i in read[true.file].initiatives]
    assert found == [(i.name, i.area, (i.read_as,)) for i in true.initiatives]


@each_report
def test_every_goal_is_read_with_its_status_and_places(
    read: dict[str, Report], true: TrueReport
) -> None:
    found = [
        (
            *(g.text, g.place, g.status_place, g.repeated),
            *(g.status, g.basis, g.ambiguous, g.suggestion),
        )
        for initiative in read[true.file].initiatives
        for g in initiative.goals
    ]
    assert found == [
        (
            *(row.text, Place(row.table, 4, row.line), status_place(row)),
            *(row.status_line is not None, row.status, row.basis, row.ambiguous, row.suggestion),
        )
        for row in truth.rows_of(true.key)
    ]


def status_place(row: TrueRow) -> Place | None:
    return Place(row.table, 5, row.status_line) if row.status_line else None


@each_report
def test_every_passage_is_read_in_its_part(
    read: dict[str, Report], sources: dict[str, Source], true: TrueReport
) -> None:
    matrices = [block for block in sources[true.file].blocks if isinstance(block, Matrix)]
    for initiative, matrix in zip(read[true.file].initiatives, matrices, strict=True):
        free = [line for line in matrix.rows[Part.IMPROVEMENT] if not line.stretches]
        assert [p.text for p in initiative.improvements] == texts(free)
        for part, name in PASSAGES.items():
            assert [p.text for p in getattr(initiative, name)] == texts(matrix.rows[part]), name


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines if line.text]


def test_the_narrative_keeps_its_headings(read: dict[str, Report]) -> None:
    headings = [s.heading for s in read[truth.reports()["vt25-huvuddokument"].file].sections]
    assert headings[-4:] == [
        "Vår förmåga att följa upp, planera och utveckla utbildningen",
        "Hur utvecklingsarbetet bidrar till ökad likvärdighet och ökad jämställdhet",
        "Hur utvecklingsarbetet drivs vidare",
        "Eventuella förlängningar som redovisas senare",
    ]


@pytest.mark.parametrize("key", ["vt23-tallkotten", "vt24-tallkotten"])
def test_a_preschool_speaks_of_children(read: dict[str, Report], key: str) -> None:
    report = read[truth.reports()[key].file]
    words = " ".join(p.text for i in report.initiatives for _, p in i.passages()).lower()
    assert words.count("barn") > 10
    assert "elev" not in words


def test_what_happens_to_goals_happens_in_the_demo() -> None:
    """So that every kind of movement has something to show, whatever is rewritten."""
    for name, happens in STORIES.items():
        assert any(happens(thread) for thread in truth.threads()), name


def statuses(thread: Thread) -> list[Status]:
    return [row.status for row in thread]


def is_last(row: TrueRow) -> bool:
    return truth.reports()[row.report].period == "VT25"


STORIES: dict[str, Callable[[Thread], bool]] = {
    "all the way": lambda t: statuses(t) == [Status.STARTED, Status.ON_TRACK, Status.ACHIEVED],
    "back": lambda t: statuses(t)[-2:] == [Status.ACHIEVED, Status.ON_TRACK],
    "still": lambda t: statuses(t) == [Status.STARTED] * 3,
    "marked": lambda t: statuses(t)[0] is Status.UNMARKED and statuses(t)[-1] is Status.ACHIEVED,
    "gone": lambda t: not is_last(t[-1]),
    "new": lambda t: len(t) == 1 and is_last(t[0]),
    "left out": lambda t: any(row.status_line is None for row in t),
    "unmarked": lambda t: t[-1].status is Status.UNMARKED and not t[-1].ambiguous,
    "ambiguous": lambda t: t[-1].ambiguous,
    "under another name": lambda t: len({row.read_as for row in t}) > 1,
    **{
        match: lambda t, match=match: any(row.match == match for row in t)  # type: ignore[misc]
        for match in (truth.REWORDED, truth.NUMBER_CHANGED, truth.OTHER_WORDS)
    },
}


def test_what_lagesbild_says_of_the_demo() -> None:
    """Of goals that nobody has joined, the latest row of each counts."""
    assert Counter(row.status for row in truth.current()) == {
        Status.ACHIEVED: 12,
        Status.ON_TRACK: 10,
        Status.STARTED: 10,
        Status.UNMARKED: 2,
    }
    assert len(truth.threads()) == 30
