"""A Word file whose table may be the matrix, on the pages: asked, answered, kept, taken back."""

from __future__ import annotations

from pages.parts.deciding import worklist
from pages.parts.frame.addresses import ATT_AVGORA, MAL
from sbs_data import actions
from sbs_data.actions import Answers, Delmal
from sbs_data.words.worklist_words import ASKINGS
from tests.actions.test_asked_in_word import TWO_ROWS, WHOSE
from tests.pages.made_up import OpenPage
from tests.pages.test_avgora_asked import everything, left, press
from tests.reports.reading import A, B
from tests.reports.word import document, para
from tests.store.kit import report_id

QUESTION = {worklist.KIND: ASKINGS["asked_matrix"].word}


def _bring(delmal: Delmal, content: bytes, replaces: str | None = None) -> None:
    (candidate,) = actions.examine(delmal, [("a.docx", content)])
    said = Answers(WHOSE.authority, None, WHOSE.period, WHOSE.school, replaces)
    actions.import_reports(delmal, [candidate], {candidate.sha256: said})


def test_the_table_that_may_be_the_matrix(open_page: OpenPage) -> None:
    delmal = Delmal.load()
    content = document(TWO_ROWS)
    _bring(delmal, content)
    assert left(delmal) == ["asked_matrix"]
    assert A not in everything(open_page(MAL))

    page = open_page(ATT_AVGORA, **QUESTION)
    words = everything(page)
    assert "Är tabellen matrisen?" in words
    assert f"Mål | {A}" in words
    page = press(page, "Ja, det är matrisen")
    assert left(delmal) == []
    goals = everything(open_page(MAL))
    assert A in goals
    assert B in goals

    press(page, "Ångra")
    assert left(delmal) == ["asked_matrix"]
    assert A not in everything(open_page(MAL))

    press(open_page(ATT_AVGORA, **QUESTION), "Ja, det är matrisen")
    _bring(delmal, content)
    assert left(delmal) == []
    newer = document(para("Vi har arbetat vidare."), TWO_ROWS)
    _bring(delmal, newer, replaces=report_id(content))
    assert left(delmal) == []
    assert A in everything(open_page(MAL))
    assert actions.rebuild(delmal).same
    assert actions.check(delmal) == []
