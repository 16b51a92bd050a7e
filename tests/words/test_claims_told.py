"""What is said of a claim: held line by line in a table, and by rules for every combination.

``claims_told.txt`` is for an editor to read. After a change that is meant:
``python -m tests.words.claim_table``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import cycle, product
from typing import Any

import pytest

from sbs_data.measures import catalogue
from sbs_data.words.claim_words import ROLES, in_words
from sbs_data.words.target_words import UNKNOWN_MEASURE
from tests.words.claim_table import (
    FILE,
    OF_TARGETS,
    PUPILS,
    REACHED,
    TEMPLATES,
    WHEN,
    Row,
    cores,
    counted,
    text,
)

NEVER = re.compile(
    r"None|nan|\bTrue|\bFalse|  |\s[,.:;)]|[:,]\s*[,.:]|\(\)|\{|_|\.\.|\( "
    r"|\b(\w+) \1\b"  # nothing is said twice
)
"""What no sentence holds: a gap that shows, a value of the program's own, a word twice."""
TURNED = re.compile(r"\b[Ii]nte\b|\bvarken\b|motsatsen")
SEEN, TO_COME = re.compile(r"\bhar (?:ökat|minskat)\b|ligger kvar"), re.compile(r"\bska\b")


def test_the_table_is_as_an_editor_has_read_it() -> None:
    written = FILE.read_text(encoding="utf-8").splitlines()
    found = text().splitlines()
    wrong = [f"- {a}\n+ {b}" for a, b in zip(written, found, strict=False) if a != b]
    assert (wrong[:5], len(written)) == ([], len(found)), (
        "read what has changed, then: python -m tests.words.claim_table"
    )


def test_every_part_and_template_has_lines_in_it() -> None:
    table = FILE.read_text(encoding="utf-8")
    for named in (*TEMPLATES, *OF_TARGETS, *ROLES, *(m.code for m in catalogue.spoken_of())):
        assert f"\n{named} " in table or f" · {named} " in table, named
    assert {line.split("]")[0].split("[")[-1] for line in table.splitlines() if "→ [" in line} == {
        "Stämmer överens", "Skiljer sig åt", "Går inte att jämföra", "Inget utfall angivet",
        "Säger både och",
    }  # fmt: skip


def _whole() -> Iterable[Row]:
    """Every core with pupils, times and reaching taken in turn, so that all of them meet."""
    turns = cycle(product(PUPILS, WHEN, REACHED.values()))
    for core in cores():
        pupils, when, reached = next(turns)
        yield {**core, **pupils, **when, **(reached if core["role"] == "target" else {})}


def _faults(row: Row, said: str) -> list[str]:
    told = said.replace("\u00a0", " ").replace(UNKNOWN_MEASURE, "Läs citatet")
    number = "" if row["value"] is None else f"{row['value']:g}".replace(".", ",")
    found = {
        "holds what none may": NEVER.search(told),
        "says too little": number not in told or (row["term"] or "") not in told,
        "has no ”inte”": row["negated"] and not TURNED.search(told),
    }
    if row["reached"] is None and row["reached_file"] is None and "bekräftat" not in told:
        is_still = row["direction"] == "unchanged"
        found["has an ”inte” too many"] = (
            not row["negated"] and not is_still and TURNED.search(told)
        )
    if row["role"] == "target" and row["reached"] is None and row["reached_file"] is None:
        found["tells an aim as a fact"] = SEEN.search(told)
    elif row["role"] != "target":
        found["tells a fact as an aim"] = TO_COME.search(told)
    return [what for what, fault in found.items() if fault]


def test_every_combination_is_told_in_whole_sentences() -> None:
    wrong, count = [], 0
    for row in _whole():
        every = {**TEMPLATES, **OF_TARGETS} if row["role"] == "target" else TEMPLATES
        for name, told in every.items():
            of_target = name in ("A4", "Waits beside own follow-up", *OF_TARGETS)
            if of_target and row["role"] != "target":
                continue
            given: Row | None = counted(row) if name in OF_TARGETS else row
            if given is None:
                continue
            if name == "Beslut":  # what a person set has no "inte"
                given = {**given, "negated": False}
            said, count = told(given), count + 1
            wrong += [f"{name}: {said}: {what}" for what in _faults(given, said)]
    assert count > 50_000
    assert not wrong, "\n".join(sorted(set(wrong))[:20]) + f"\n{len(wrong)} in all"


@pytest.mark.parametrize("core", [{"value": 78.0, "unit": "percent"}, {"direction": "up"}])
def test_pupils_and_time_come_after_what_is_said(core: dict[str, Any]) -> None:
    base = next(iter(cores()))
    row = {**base, "value": None, "unit": None, "direction": None, **core}
    for pupils, when in product(PUPILS, WHEN):
        assert in_words({**row, **pupils, **when}).startswith(in_words(row))
