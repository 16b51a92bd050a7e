"""What the reader asks: once for each thing, and never what somebody has answered."""

from __future__ import annotations

import json

import pytest

from sbs_data import bounded
from sbs_data.model import ANSWERS, Asks, Part, Place, Question, Report, Role, Told
from sbs_data.plain_data import from_plain, to_plain
from sbs_data.reports import in_child, report_to_dict
from sbs_data.reports.asking import Asking
from tests.reports.word import document, matrix, para

LINE = Question(Asks.GOAL, "Se också bilaga 1.", Place(1, 4, 2), 1)
PAIR = Question(Asks.SAME_GOAL, "Alla läser.", Place(1, 4, 1), 1, "Läser: alla", Place(1, 5, 1))


def test_what_nobody_has_answered_is_left_to_ask_in_the_order_it_was_met() -> None:
    asking = Asking()
    assert (asking.ask(PAIR), asking.ask(LINE)) == (None, None)
    assert asking.open == (PAIR, LINE)


def test_one_thing_is_asked_once() -> None:
    asking = Asking()
    asking.ask(LINE)
    asking.ask(Question(Asks.GOAL, "se också  BILAGA 1", Place(2, 4, 2), 2))
    assert asking.open == (LINE,)


def test_an_answer_is_kept_to_its_words_and_to_its_kind() -> None:
    asking = Asking((Told(Asks.SAME_GOAL, "alla läser", "same", "Läser alla"),))
    assert asking.ask(PAIR) == "same"
    other = Question(Asks.SAME_GOAL, PAIR.quote, PAIR.place, 1, "Alla räknar")
    assert asking.ask(other) is None
    assert asking.ask(Question(Asks.GOAL, PAIR.quote, PAIR.place, 1, PAIR.other)) is None
    assert [question.kind for question in asking.open] == [Asks.SAME_GOAL, Asks.GOAL]


@pytest.mark.parametrize("signs", [("✓", "✗"), ("🟢", "🔴")])
def test_signs_without_words_are_told_apart(signs: tuple[str, str]) -> None:
    asked, other = signs
    asking = Asking((Told(Asks.MARKING, "Alla läser", "achieved", asked),))
    assert asking.ask(Question(Asks.MARKING, "Alla läser", Place(), 1, asked)) == "achieved"
    assert asking.ask(Question(Asks.MARKING, "Alla läser", Place(), 1, other)) is None


def test_every_kind_has_answers_and_a_label_every_row_of_the_template() -> None:
    assert set(ANSWERS) == set(Asks)
    rows = set(Part) - {Part.OTHER, Part.SECTION}
    assert set(ANSWERS[Asks.LABEL]) == {*rows, "none"}


def test_the_child_reads_with_what_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[object] = []

    def reader(content: bytes, file: str, told: tuple[Told, ...]) -> Report:
        heard.append((content, file, told))
        return Report(file, "0" * 64, Role.MATRIX, asked=(PAIR, LINE))

    monkeypatch.setattr(in_child, "read_report", reader)
    told = (Told(Asks.GOAL, "Se bilaga", "no_goal"),)
    crossed = json.loads(json.dumps(to_plain(told)))
    answer = json.loads(json.dumps(in_child.read(b"x", "å\udcff.docx", told=crossed)))
    assert heard == [(b"x", "å\udcff.docx", told)]
    assert from_plain(Report, answer).asked == (PAIR, LINE)


def test_the_printed_object_holds_what_is_asked_and_what_can_be_answered() -> None:
    found = report_to_dict(Report("a.docx", "0" * 64, Role.MATRIX, asked=(PAIR,)))
    assert found["asked"] == [
        {
            "kind": "same_goal",
            "quote": "Alla läser.",
            "place": {"table": 1, "row": 4, "paragraph": 1},
            "initiative": 1,
            "other": "Läser: alla",
            "other_place": {"table": 1, "row": 5, "paragraph": 1},
            "answers": ["same", "different"],
        }
    ]


def test_a_name_that_is_no_text_crosses_to_the_child() -> None:
    from sbs_data.reports import isolated

    content = document(matrix({5: [para("Alla läser.")]}))
    assert isolated.read_isolated(content, "å\udcff.docx").file == "å\udcff.docx"
    bounded.close_idle()
