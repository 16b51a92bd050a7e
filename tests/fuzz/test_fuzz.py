"""No damage to a file makes the reader crash, hang or swell: a record or one sentence."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from sbs_data.errors import Refused
from sbs_data.reports import isolated, report_to_dict
from tests.fuzz.mutations import mutate, seeds

FEW, MANY = 250, 10_000


def _fuzz(numbers: range) -> Counter[str]:
    healthy = seeds()
    outcomes: Counter[str] = Counter()
    for number in numbers:
        content = mutate(number, healthy)
        (found,) = isolated.read_all([(f"{number}.docx", content)])
        if isinstance(found, Refused):
            # The child is bounded, so a fault is a refusal to the user; here it is a failure.
            assert found.code != "reader_fault", f"seed {number}"
            assert f"”{number}.docx”" in found.message, f"seed {number}"
            outcomes[found.code] += 1
        else:
            json.dumps(report_to_dict(found))
            outcomes["read"] += 1
    return outcomes


def test_healthy_files_are_read() -> None:
    for content in seeds():
        assert isolated.read_isolated(content, "frisk.docx")


def test_a_few_damaged_files() -> None:
    outcomes = _fuzz(range(FEW))
    assert outcomes["read"] > FEW / 5, "damage so harsh that it tests only the door"
    assert outcomes["damaged"] > 0


@pytest.mark.long
def test_many_damaged_files() -> None:
    outcomes = _fuzz(range(MANY))
    print(dict(outcomes.most_common()))
    assert sum(outcomes.values()) == MANY
