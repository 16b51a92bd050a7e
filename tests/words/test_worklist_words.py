"""What is asked of each kind, and what became of an answer."""

from __future__ import annotations

import re
from pathlib import Path

from pages.parts.deciding import item
from sbs_data.model import Status
from sbs_data.words import worklist_words
from sbs_data.words.waiting import SENTENCES

VIEWS = Path(__file__).parents[2] / "docs" / "vyer.md"


def test_every_kind_that_can_wait_is_asked_about_counted_and_answered() -> None:
    kinds = set(worklist_words.ASKINGS)
    assert kinds == set(SENTENCES), "sbs_data/words/waiting.py: SENTENCES, how much of it waits"
    assert kinds == set(item.DRAW), "pages/parts/deciding/item.py: DRAW, how it is answered"
    part = VIEWS.read_text("utf-8").partition("\n## undecided\n")[2].partition("\n## ")[0]
    row = next(line for line in part.splitlines() if line.startswith("| `what`"))
    documented = set(re.findall(r"`(\w+)`", row)) - {"what"}
    assert kinds == documented, "docs/vyer.md, ## undecided: the row of `what`"


def test_a_kind_is_found_by_its_word_and_each_word_is_one() -> None:
    for what, asked in worklist_words.ASKINGS.items():
        assert worklist_words.by_word(asked.word) == what
    assert worklist_words.by_word("Något annat") is None
    assert worklist_words.asking("något nytt") is worklist_words.UNKNOWN


def test_what_was_saved_is_said_in_a_sentence() -> None:
    assert (
        worklist_words.status_saved("Alla läser", Status.ACHIEVED)
        == "Sparat: ”Alla läser” är uppnått."
    )
    assert worklist_words.name_saved("A", "A") == "Sparat: ”A” är ett eget namn."
    assert worklist_words.name_saved("A", "B") == "Sparat: ”A” räknas som ”B”."


def test_long_words_are_cut_between_words() -> None:
    assert worklist_words.quoted("ett två  tre", 8) == "”ett två …”"
    assert worklist_words.quoted(" ett\ntvå ") == "”ett två”"


def test_likeness_is_in_whole_percent() -> None:
    assert worklist_words.likeness(95.7) == "96\u00a0% lika ord"
    assert worklist_words.likeness(None) == ""
