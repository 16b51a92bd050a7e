"""The decisions: numbered in order, each with the day it was made."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

RECORDS = (Path(__file__).resolve().parents[2] / "docs" / "decisions.md").read_text("utf-8")
HEADING = re.compile(r"^### (.+)$", re.MULTILINE)


def test_each_decision_has_its_number_and_its_day() -> None:
    found = [re.fullmatch(r"(\d+)\. .+ \((\d{4}-\d\d-\d\d)\)", h) for h in HEADING.findall(RECORDS)]
    assert None not in found, [h for h in HEADING.findall(RECORDS) if not h.endswith(")")]
    numbers = [int(match[1]) for match in found if match]
    days = [date.fromisoformat(match[2]) for match in found if match]
    assert numbers == list(range(1, len(numbers) + 1))
    assert days == sorted(days), "newest last"
