"""A report's words with their places, as an address has them."""

from __future__ import annotations

from sbs_data.answers import passages
from sbs_data.answers.passages import Passage
from sbs_data.model import Part
from tests.answers.told import claim, reports, shown

ROW: dict[str, object] = {
    "text": "Alla läser", "report_id": "r-1", "place": "tabell 1, rad 4", "place_table": 1,
    "place_row": 4.0, "place_paragraph": float("nan"), "there_table": None, "there_row": None,
    "there_paragraph": 7, "there": "stycke 7", "other": "r-2",
}  # fmt: skip


def test_a_place_is_told_in_words_and_as_an_address_has_it() -> None:
    assert passages.of(ROW) == Passage("Alla läser", "r-1", "tabell 1, rad 4", "1.4.")


def test_another_text_place_and_report_may_be_told() -> None:
    found = passages.of(ROW, "Annat", at="there", words="there", report="other")
    assert found == Passage("Annat", "r-2", "stycke 7", "..7")


def test_a_row_without_words_for_its_place_has_none() -> None:
    assert passages.of(ROW, words="nowhere").place == ""
    assert passages.of({**ROW, "place": None}).place == ""


def test_the_words_of_an_initiative_are_told_by_their_parts() -> None:
    chain = passages.chain(shown(reports()), "r-3-i1")
    assert {part: [p.text for p in told] for part, told in chain.items()} == {
        Part.PROBLEM: ["För få läser."],
        Part.CAUSE: ["Få böcker."],
        Part.GOAL: ["Alla elever läser"],
        Part.IMPROVEMENT: ["Fler lånar."],
        Part.UNMET: ["Inte i nian."],
        Part.LESSON: ["Börja tidigt."],
    }


def test_every_place_of_a_malvarde_is_told_with_its_file() -> None:
    world = reports()
    claim(world, 1, "target", target_key="t")
    claim(world, 2, "target", target_key="t", report_id="r-2")
    claim(world, 3, "target", target_key="u")
    first, second = passages.of_target(shown(world), "t")
    assert (first.text, first.file, first.passage.code) == ("Citat 2", "r-2.docx", "1.4.2")
    assert (second.text, second.file, second.passage.report_id) == ("Citat 1", "r-3.docx", "r-3")
