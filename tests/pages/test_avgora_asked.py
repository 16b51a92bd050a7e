"""Att avgöra: what the reader asks, with its words, its place and its answers."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.deciding import worklist
from pages.parts.frame.addresses import ATT_AVGORA, IMPORTERA
from sbs_data import actions, questions
from sbs_data.actions import Delmal
from sbs_data.model import Asks
from sbs_data.reports import isolated
from sbs_data.words import asked_words
from sbs_data.words.worklist_words import ASKINGS
from tests.actions.test_asked import ASKED, asking
from tests.pages.made_up import OpenPage, links, say
from tests.store import kit


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading again is the stand-in's too."""
    monkeypatch.setattr(isolated, "read_isolated", kit.read)


def bring(*files: tuple[str, bytes]) -> Delmal:
    delmal = Delmal.load()
    actions.import_reports(delmal, actions.examine(delmal, files))
    return delmal


def press(page: AppTest, label: str) -> AppTest:
    next(b for b in page.button if b.label.replace("\\", "") == label).click().run(timeout=60)
    assert not page.exception, page.exception
    assert not page.error, [e.value for e in page.error]
    return page


def everything(page: AppTest) -> str:
    """All words of the page, as they are meant."""
    parts = (page.header, page.subheader, page.markdown, page.caption)
    found = [str(element.value) for part in parts for element in part]
    return "\n".join([*found, say(page)]).replace("\\", "")


def left(delmal: Delmal) -> list[str]:
    at = questions.pointer(delmal.settings.published)
    assert at is not None
    snapshot = questions.open_current(delmal.settings.published, at)
    rows = questions.to_decide(snapshot, whats=[f"asked_{asks}" for asks in Asks])
    snapshot.close()
    return [str(what) for what in rows["what"]]


@pytest.mark.parametrize("asks", Asks)
def test_a_question_is_drawn_answered_and_taken_back(open_page: OpenPage, asks: Asks) -> None:
    delmal = bring(("a.docx", asking(asks)))
    said = ASKED[asks]
    page = open_page(ATT_AVGORA, **{worklist.KIND: ASKINGS[f"asked_{asks}"].word})
    words = everything(page)
    assert asked_words.ASKINGS[asks].question in words
    assert said["quote"] in words
    assert "a.docx" in words
    assert any("tabell 1, rad" in label for label in links(page))
    assert said.get("other", "") in words
    answers = asked_words.CHOICES[asks]
    buttons = [b.label.replace("\\", "") for b in page.button]
    assert [of.label for of in answers if of.label not in buttons] == []
    page = press(page, answers[-1].label)
    assert left(delmal) == []
    told = page.success[0].value.replace("\\", "")
    assert told.startswith("Sparat: ")
    assert answers[-1].told in told
    assert (f"och ”{said.get('other')}”" in told) is (asks is Asks.SAME_GOAL)
    page = press(page, "Ångra")
    assert left(delmal) == [f"asked_{asks}"]
    assert actions.check(delmal) == []


def test_a_question_of_several_reports_says_so(open_page: OpenPage) -> None:
    bring(("a.docx", asking(Asks.LABEL)), ("b.docx", asking(Asks.LABEL, period="VT24")))
    page = open_page(ATT_AVGORA, **{worklist.KIND: ASKINGS["asked_label"].word})
    assert "1 av 1" in everything(page)
    assert "Frågan ställs av 2 rapporter" in everything(page)


def test_questions_come_before_the_statuses_that_hang_on_them(open_page: OpenPage) -> None:
    bring(("a.docx", asking(Asks.MARKING, Asks.MATRIX, Asks.GOAL)))
    page = open_page(ATT_AVGORA)
    seen = []
    for _ in range(4):
        seen.append(page.header[0].value)
        press(page, "Nästa")
    assert seen[:3] == [
        asked_words.ASKINGS[asks].question for asks in (Asks.MATRIX, Asks.GOAL, Asks.MARKING)
    ]


def test_the_preview_sums_up_shows_the_goals_and_says_what_is_asked(open_page: OpenPage) -> None:
    content = asking(Asks.GOAL, goals={"Alla läser": "achieved", "Se också bilaga 1": "unmarked"})
    page = open_page(IMPORTERA)
    page.file_uploader[0].set_value([("a.docx", content, "application/octet-stream")])
    page.run(timeout=60)
    words = everything(page)
    assert "2 mål: 1 grönt, 1 utan färg. 1 sak frågas under Att avgöra." in words
    assert "Alla läser" in words
    assert any("Uppnått" in m.value for m in page.markdown)
