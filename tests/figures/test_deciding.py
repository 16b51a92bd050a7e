"""What is asked of each kind, and what became of an answer."""

from __future__ import annotations

import re
from pathlib import Path

import sbs_data
from sbs_data.figures import deciding
from sbs_data.figures.waiting import SENTENCES
from sbs_data.model import Status


def test_every_kind_that_can_wait_is_asked_about_in_the_order_it_is_worked_through() -> None:
    sql = Path(sbs_data.__file__).parent / "questions" / "sql" / "to_decide.sql"
    listed = re.search(r"list_position\(\[(.*?)\]", sql.read_text("utf-8"), re.DOTALL)
    assert listed is not None
    assert list(deciding.ASKINGS) == re.findall(r"'(\w+)'", listed[1])
    assert set(deciding.ASKINGS) == set(SENTENCES)


def test_a_kind_is_found_by_its_word_and_each_word_is_one() -> None:
    for what, asked in deciding.ASKINGS.items():
        assert deciding.by_word(asked.word) == what
    assert deciding.by_word("Något annat") is None
    assert deciding.asking("något nytt") is deciding.UNKNOWN


def test_what_was_saved_is_said_in_a_sentence() -> None:
    assert (
        deciding.status_saved("Alla läser", Status.ACHIEVED) == "Sparat: ”Alla läser” är uppnått."
    )
    assert deciding.name_saved("A", "A") == "Sparat: ”A” är ett eget namn."
    assert deciding.name_saved("A", "B") == "Sparat: ”A” räknas som ”B”."


def test_long_words_are_cut_between_words() -> None:
    assert deciding.quoted("ett två  tre", 8) == "”ett två …”"
    assert deciding.quoted(" ett\ntvå ") == "”ett två”"


def test_likeness_is_in_whole_percent() -> None:
    assert deciding.likeness(95.7) == "96\u00a0% lika ord"
    assert deciding.likeness(None) == ""
