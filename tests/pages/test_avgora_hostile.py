"""Whatever stands in a report is shown as it stands also where a person decides on it."""

from __future__ import annotations

import pytest

from pages.parts.frame.addresses import ATT_AVGORA, BESLUT, NAMN
from sbs_data import actions
from sbs_data.actions import Delmal
from sbs_data.words import escaped
from tests.pages.made_up import OpenPage
from tests.pages.test_plain_text import markdown_of, unescaped
from tests.pages.waiting_world import waiting
from tests.questions.world import HOSTILE


@pytest.mark.parametrize("what", ["school", "unmarked", "target"])
def test_each_thing_to_decide_escapes(open_page: OpenPage, hostile: Delmal, what: str) -> None:
    keys = [str(row["item_key"]) for row in waiting(hostile, what)]
    assert len(keys) >= len(HOSTILE)
    page = open_page(ATT_AVGORA, sak=keys[0])
    seen = []
    for _ in keys:
        seen += markdown_of(page)
        next(b for b in page.button if b.label == "Nästa").click().run()
        assert not page.exception
    for text in HOSTILE:
        assert not unescaped(text, seen)
    assert any(escaped.markdown(HOSTILE[1]) in shown for shown in seen), "shown, and escaped"


def test_names_and_decisions_escape(open_page: OpenPage, hostile: Delmal) -> None:
    for row in waiting(hostile, "unmarked"):
        actions.decide_status(hostile, str(row["goal_id"]), "started", str(row["subject"]))
        break
    for address in (NAMN, BESLUT):
        seen = markdown_of(open_page(address))
        for text in HOSTILE:
            assert not unescaped(text, seen)
