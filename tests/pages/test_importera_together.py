"""Importera: a bilaga dropped with its huvuddokument, and suggestions taken with a click."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.frame.addresses import ATT_AVGORA, IMPORTERA
from sbs_data.actions import Delmal
from sbs_data.words.worklist_words import ASKINGS
from tests.pages.made_up import OpenPage, say
from tests.pages.test_importera import _drop, _press, _reports
from tests.reports import word

MATRIX = word.document(word.matrix({8: ["Fler elever nådde målen VT23."]}))
PROSE = [word.para(f"Arbetet har fortsatt på alla skolor, del {n}. " * 3) for n in range(4)]
MAIN = word.document(word.para("Exempelby kommun"), *PROSE)
OTHER = word.document(word.para("Annanby kommun"), *PROSE)
BASIS = "(från huvuddokumentet ”huvud.docx”, samma uppladdning)"


def _buttons(page: AppTest) -> list[str]:
    return [b.label for b in page.button]


def _periods(page: AppTest) -> list[str | None]:
    return [t.value for t in page.text_input if t.label.startswith("Vilken termin")]


def test_one_question_for_both_and_its_answer_for_both(open_page: OpenPage) -> None:
    page = _drop(open_page(IMPORTERA), ("huvud.docx", MAIN), ("bilaga.docx", MATRIX))
    words = say(page)
    assert f"Huvudman: Exempelby kommun {BASIS}" in words
    assert "Period: frågas om huvuddokumentet" in words
    assert _periods(page) == [""]
    page = _press(page, "Texten nämner VT23")  # it stands in the bilaga
    assert _periods(page) == ["VT23"]
    _press(page, "Spara 2 rapporter")
    said = {r["file"]: (r["authority"], r["period"]) for r in _reports(Delmal.load())}
    assert set(said.values()) == {("Exempelby kommun", "VT23")}


def test_a_person_can_say_that_it_is_no_bilaga_of_that(open_page: OpenPage) -> None:
    page = _drop(open_page(IMPORTERA), ("huvud.docx", MAIN), ("bilaga.docx", MATRIX))
    (box,) = [c for c in page.checkbox if c.label.startswith("Bilaga till huvuddokumentet")]
    box.uncheck().run(timeout=60)
    assert len(_periods(page)) == 2
    _press(page, "Spara 2 rapporter")
    said = {r["file"]: r["authority"] for r in _reports(Delmal.load())}
    assert said == {"huvud.docx": "Exempelby kommun", "bilaga.docx": None}


def test_with_two_huvuddokument_the_bilaga_is_asked(open_page: OpenPage) -> None:
    files = [("huvud.docx", MAIN), ("annat.docx", OTHER), ("bilaga.docx", MATRIX)]
    page = _drop(open_page(IMPORTERA), *files)
    assert BASIS not in say(page)
    assert len(_periods(page)) == 3


def test_two_kommuner_are_both_shown_and_one_is_taken_with_a_click(open_page: OpenPage) -> None:
    page = _drop(open_page(IMPORTERA), ("gemensam.docx", _joint()))
    notes = "".join(m.value for m in (*page.markdown, *page.caption)).replace("\\", "")
    for name in ("Exempelby kommun", "Annanby kommun"):
        assert f"{name} (namnet står i stycke 2)" in notes
    page = _press(page, "Dokumentet nämner Annanby kommun")
    _press(page, "Spara 1 rapport")
    assert [r["authority"] for r in _reports(Delmal.load())] == ["Annanby kommun"]


@pytest.mark.parametrize("order", [1, -1])
def test_a_period_is_taken_later_too(open_page: OpenPage, order: int) -> None:
    page = _drop(open_page(IMPORTERA), *[("huvud.docx", MAIN), ("bilaga.docx", MATRIX)][::order])
    page = _press(page, "Spara 2 rapporter")
    assert [e.label for e in page.expander if "docx" in e.label] == ["huvud\\.docx"]
    page = _press(page, "Texten nämner VT23")
    page = _press(page, "Spara svar")
    assert {r["period"] for r in _reports(Delmal.load())} == {"VT23"}


def _joint() -> bytes:
    return word.document(
        word.para("Gemensam nämnd för Exempelby kommun och Annanby kommun"), word.matrix()
    )


def test_two_kommuner_are_ready_answers_later_too(open_page: OpenPage) -> None:
    _press(_drop(open_page(IMPORTERA), ("gemensam.docx", _joint())), "Spara 1 rapport")
    page = open_page(ATT_AVGORA, vad=ASKINGS["authority"].word)
    notes = "".join(m.value for m in page.markdown).replace("\\", "")
    assert "Dokumentet nämner flera: Exempelby kommun och Annanby kommun." in notes
    _press(page, "Annanby kommun")
    assert [r["authority"] for r in _reports(Delmal.load())] == ["Annanby kommun"]


def test_they_can_be_taken_on_the_import_page_later_too(open_page: OpenPage) -> None:
    _press(_drop(open_page(IMPORTERA), ("gemensam.docx", _joint())), "Spara 1 rapport")
    page = _press(open_page(IMPORTERA), "Dokumentet nämner Exempelby kommun")
    _press(page, "Spara svar")
    assert [r["authority"] for r in _reports(Delmal.load())] == ["Exempelby kommun"]


def test_what_huvuddokument_and_bilaga_name_is_one_question(open_page: OpenPage) -> None:
    main = word.document(
        word.para("Slutredovisning Samverkan för bästa skola"),
        word.para("Gemensam nämnd för Exempelby kommun och Annanby kommun"),
        word.para("Arbetet har gått bra under hela perioden. " * 20),
    )
    files = (("huvud.docx", main), ("bilaga.docx", word.document(word.matrix())))
    _press(_drop(open_page(IMPORTERA), *files), "Spara 2 rapporter")
    page = open_page(ATT_AVGORA, vad=ASKINGS["authority"].word)
    _press(page, "Exempelby kommun")
    assert {r["authority"] for r in _reports(Delmal.load())} == {"Exempelby kommun"}
