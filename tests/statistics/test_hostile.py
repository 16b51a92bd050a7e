"""Statistics files made to hurt, through the child that reads them in earnest."""

from __future__ import annotations

import time
from collections.abc import Iterator
from html import escape

import pytest

from sbs_data import bounded, limits
from sbs_data.bounded import Why
from sbs_data.errors import Refused
from sbs_data.statistics import Kind, isolated
from sbs_data.statistics.own import COLUMNS
from tests.statistics import hostile
from tests.statistics.exports import own_csv

FAULTS = {str(Why.CRASH), str(Why.FAULT), str(Why.TOO_SLOW)}
MOST_SECONDS = 20.0
"""On a busy machine; on an idle one each takes less than two."""


@pytest.fixture(autouse=True, scope="module")
def _no_child_is_left() -> Iterator[None]:
    yield
    bounded.close_idle()


def _told(content: bytes, name: str) -> tuple[str, str]:
    """The code and the sentence of a refusal."""
    try:
        return "", isolated.look(content, name).refusal or ""
    except Refused as refusal:
        return refusal.code, refusal.message


@pytest.mark.parametrize("name", hostile.EVERY)
def test_a_file_made_to_hurt_is_refused_with_a_sentence_in_seconds(name: str) -> None:
    content = hostile.EVERY[name]()
    began = time.monotonic()
    assert isolated.recognise(content, name) in (None, *Kind)
    code, told = _told(content, name)
    assert code not in FAULTS, told
    assert time.monotonic() - began < MOST_SECONDS
    assert told.startswith(f"”{name}” ")
    assert len(told) < 100 * limits.MAX_FAULT_LENGTH


@pytest.mark.parametrize("name", hostile.honest())
def test_honest_files_are_read(name: str) -> None:
    assert isolated.look(hostile.honest()[name], name).refusal is None


def test_a_small_workbook_is_read_as_it_stands() -> None:
    with pytest.raises(Refused) as refusal:
        isolated.look(hostile.package(), "litet.xlsx")
    assert refusal.value.code == "unknown_table"


@pytest.mark.parametrize("target", ["/xl/worksheets/sheet1.xml", "./worksheets/sheet1.xml"])
def test_a_part_may_be_told_from_the_top(target: str) -> None:
    parts = {hostile.RELS: hostile.relations(("r1", "worksheet", target))}
    with pytest.raises(Refused) as refusal:
        isolated.look(hostile.package(parts), "litet.xlsx")
    assert refusal.value.code == "unknown_table"


def test_what_stands_around_the_data_is_no_matter() -> None:
    """Form controls place themselves by rows, and conditions have formulas."""
    after = (
        '<conditionalFormatting sqref="A1"><cfRule type="expression"><formula>A1</formula>'
        '</cfRule></conditionalFormatting><controls><from xmlns="urn:x"><row>3</row><c/><v>2</v>'
        "<f>A1</f></from></controls><extLst><ext/></extLst>"
    )
    parts = {hostile.SHEET: hostile.sheet(hostile.ONE, after=after)}
    with pytest.raises(Refused) as refusal:
        isolated.look(hostile.package(parts), "litet.xlsx")
    assert refusal.value.code == "unknown_table"


@pytest.mark.long
def test_a_workbook_of_as_many_rows_as_are_read_keeps_within_its_memory() -> None:
    words = [c.header for c in COLUMNS] + ["Hög frånvaro", "2025/26", "HT", "1", "Alla", "F"]
    shared = "".join(f"<si><t>{escape(word)}</t></si>" for word in words)
    head = "".join(f'<c t="s"><v>{n}</v></c>' for n in range(len(COLUMNS)))
    first, *rest = (f'<c t="s"><v>{n}</v></c>' for n in range(len(COLUMNS), len(words)))
    rows = [
        f"<row>{first}<c><v>{10_000_000 + n}</v></c><c/><c/>{rest[0]}{rest[1]}{rest[2]}{rest[4]}"
        f"{rest[3]}<c><v>60</v></c><c><v>12</v></c></row>"
        for n in range(limits.MAX_ROWS - 1)
    ]
    parts = {
        hostile.SHEET: hostile.sheet(f"<row>{head}</row>", *rows),
        hostile.SHARED: f'<sst xmlns="{hostile.MAIN}">{shared}</sst>',
    }
    looked = isolated.look(hostile.package(parts), "stor.xlsx")
    assert looked.refusal is None
    assert looked.observations == len(rows)


def test_a_fault_repeats_no_more_than_a_person_reads() -> None:
    content = own_csv({"Läsår": "x" * 30_000})
    looked = isolated.look(content, "lång.csv")
    assert len(looked.faults[0]) < 2 * limits.MAX_FAULT_LENGTH
