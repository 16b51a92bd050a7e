"""What the reader asks of real Word files: asked once, answered, kept in a new version, undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from sbs_data import actions
from sbs_data.actions import Answers, Delmal
from sbs_data.model import Asks
from tests.actions.test_asked import left
from tests.reports.reading import GREEN, RED, A, B
from tests.reports.word import cell, coloured, document, matrix, para, row, table
from tests.store.kit import Store, report_id

WHOSE = Answers(authority="Exempelby kommun", period="VT23", school="Lillskolan")
LABEL = "Så tog vi oss an det"
BRAND = "7A1F1F"
TWO = f"{A} {B}"
SHORT = "Gemensam planering"


@dataclass(frozen=True)
class Asked:
    """A document, what is answered, and the goals before and after."""

    content: Sequence[str]
    answer: str
    before: dict[str, str]
    after: dict[str, str]

    def file(self, *more: str) -> bytes:
        return document(*more, *self.content)


def rows(four: list[str], *five: str) -> list[str]:
    return [matrix({4: four, 5: list(five)})]


TWO_ROWS = table(
    row(cell("Mål"), cell(A, B)),
    row(
        cell("Har ni nått målen?"),
        cell(para(coloured(A, GREEN)), para(coloured(B, RED)), "Rasterna är lugnare."),
    ),
)
"""Two of the template's questions and no more: perhaps the matrix."""

CASES = {
    Asks.MATRIX: Asked([TWO_ROWS], "matrix", {}, {A: "achieved", B: "started"}),
    Asks.GOAL: Asked(
        rows(["Läsning och skrivning", A], para(coloured(A, GREEN))),
        "goal",
        {A: "achieved"},
        {"Läsning och skrivning": "unmarked", A: "achieved"},
    ),
    Asks.TWO_GOALS: Asked(
        rows([TWO], para(coloured(A, GREEN)), para(coloured(B, RED))),
        "two",
        {TWO: "unmarked"},
        {A: "achieved", B: "started"},
    ),
    Asks.SAME_GOAL: Asked(
        rows([A], para(coloured(SHORT, GREEN)), para(""), "Rasterna är lugnare."),
        "same",
        {A: "unmarked"},
        {A: "achieved"},
    ),
    Asks.LABEL: Asked(
        [
            table(
                row(cell("Namn på insats"), cell("Stöd till Ekskolan")),
                row(cell("Problem"), cell("Ett problem.")),
                row(cell(LABEL), cell("Alla läser varje dag.")),
                row(cell("Lärdomar"), cell("Det tar tid.")),
            )
        ],
        "goal",
        {},
        {"Alla läser varje dag.": "unmarked"},
    ),
    Asks.DESIGN: Asked(
        [
            matrix(
                {
                    2: [para(coloured("Ett problem.", BRAND))],
                    3: [para(coloured("En orsak.", BRAND))],
                    4: [A, B],
                    5: [para(coloured(A, BRAND)), para(coloured(B, GREEN))],
                }
            )
        ],
        "marking",
        {A: "unmarked", B: "achieved"},
        {A: "started", B: "achieved"},
    ),
    Asks.MARKING: Asked(
        rows([A, B], f"✓ {A}", f"✓ {B}"),
        "achieved",
        {A: "unmarked", B: "unmarked"},
        {A: "achieved", B: "achieved"},
    ),
    Asks.WORD: Asked(
        rows([A, B], para(coloured(A, RED), " (grönt)"), para(coloured(B, GREEN))),
        "achieved",
        {A: "started", B: "achieved"},
        {A: "achieved", B: "achieved"},
    ),
}


@pytest.fixture
def delmal(store: Store) -> Delmal:
    """The store with the program's own reader."""
    return Delmal(store.settings, clock=store.clock)


def test_each_question_has_its_word_file() -> None:
    assert CASES.keys() == set(Asks)


def bring(delmal: Delmal, name: str, content: bytes, replaces: str | None = None) -> None:
    (candidate,) = actions.examine(delmal, [(name, content)])
    said = Answers(WHOSE.authority, None, WHOSE.period, WHOSE.school, replaces)
    actions.import_reports(delmal, [candidate], {candidate.sha256: said})


def goals(store: Store) -> dict[str, str]:
    return {
        str(g): str(s) for g, s in store.rows("SELECT goal, status FROM goals ORDER BY goal_id")
    }


@pytest.mark.parametrize("asks", CASES)
def test_a_word_file_is_asked_about_and_read_again(
    store: Store, delmal: Delmal, asks: Asks
) -> None:
    case = CASES[asks]
    first = case.file()
    bring(delmal, "a.docx", first)
    assert [what for what, _ in left(store)] == [f"asked_{asks}"]
    assert goals(store) == case.before
    twice = "SELECT what FROM undecided WHERE goal_id IS NOT NULL AND what <> 'not_repeated'"
    assert store.rows(twice) == []
    ((ref,),) = store.rows("SELECT question_ref FROM asked_questions")
    act_no = actions.answer_question(delmal, str(ref), case.answer)
    assert (left(store), goals(store)) == ([], case.after)
    assert actions.check(delmal) == []

    actions.undo(delmal, act_no)
    assert ([w for w, _ in left(store)], goals(store)) == ([f"asked_{asks}"], case.before)
    actions.answer_question(delmal, str(ref), case.answer)
    # A new version, with more words above: the places are others, the words are not.
    newer = case.file(para("Vi har arbetat vidare."), para("Mer än förra året."))
    bring(delmal, "b.docx", newer, replaces=report_id(first))
    assert store.files() == ["b.docx"]
    assert (left(store), goals(store)) == ([], case.after)
    assert actions.rebuild(delmal).same
    assert actions.check(delmal) == []
