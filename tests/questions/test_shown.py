"""What is shown: answers kept for one snapshot, and for no other."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from sbs_data import actions, questions
from sbs_data.actions import Delmal
from sbs_data.questions import Asks, Shown, per_snapshot
from sbs_data.settings import Settings

ASKED: list[tuple[object, ...]] = []


@pytest.fixture(autouse=True)
def _nothing_asked() -> None:
    ASKED.clear()


def show(folder: Path) -> Shown:
    delmal = Delmal(Settings(folder, "prov"))
    actions.prepare(delmal)
    pointer = questions.pointer(delmal.settings.published)
    assert pointer is not None
    return questions.show(delmal.settings.published, pointer)


def codes(snapshot: Asks, /, *said: object, **more: object) -> pd.DataFrame:
    ASKED.append((*said, *more.items()))
    return snapshot.query("SELECT 1 AS one")


@per_snapshot(3)
def record(shown: Shown, number: int = 0) -> str:
    ASKED.append((shown.folder.parent.name, number))
    return f"{shown.name} {number}"


def test_a_question_is_asked_once_for_each_of_its_arguments(tmp_path: Path) -> None:
    shown = show(tmp_path)
    for said in ([1, 2], [1, 2], [2, 1]):
        shown.ask(codes, said)
    shown.ask(codes, [1, 2], more=["a"])
    assert ASKED == [([1, 2],), ([2, 1],), ([1, 2], ("more", ["a"]))]


def test_who_changes_an_answer_changes_nobody_elses(tmp_path: Path) -> None:
    shown = show(tmp_path)
    mine = shown.ask(codes)
    mine["one"] = 2
    mine.loc[0, "two"] = 3
    assert shown.ask(codes).to_dict("list") == {"one": [1]}


def test_two_folders_that_have_a_snapshot_of_one_name_are_two(tmp_path: Path) -> None:
    one, other = show(tmp_path / "one"), show(tmp_path / "other")
    assert one.name == other.name
    assert record(one) == record(other)
    assert [said[0] for said in ASKED] == ["one", "other"]


def test_a_new_snapshot_is_asked_anew(tmp_path: Path) -> None:
    before = show(tmp_path)
    record(before)
    actions.load_example(Delmal(Settings(tmp_path, "prov")))
    after = show(tmp_path)
    assert record(after) != record(before)
    assert len(ASKED) == 2


def test_a_record_is_made_once_for_each_of_its_arguments(tmp_path: Path) -> None:
    shown = show(tmp_path)
    for number in (1, 1, 2):
        record(shown, number)
    record(shown, number=2)
    assert [said[1] for said in ASKED] == [1, 2, 2]
