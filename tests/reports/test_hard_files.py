"""Hard files with known truth, where they lie beside the checkout: all of each, and nothing else.

A file is right when every field and goal is as its truth has it, and when something is said or
asked where silence would be wrong.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sbs_data.model import Asks, Goal, Initiative, Report, Status, Told
from sbs_data.reports import read_report

FILES = Path(__file__).resolve().parents[3] / "shared" / "cases" / "word"
pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason="the hard files are not here")

# Not read rightly yet: a name here that is read rightly fails.
NOT_YET: frozenset[str] = frozenset()

# Where two readings are fair: what a person answers to each question of a kind.
ANSWERED = {
    "d12-free-text-coloured-no-blank": {Asks.GOAL: "no_goal"},
    "d17-long-goals-row5-shortened": {Asks.SAME_GOAL: "same"},
}

_TEXTS = (
    "problems",
    "causes",
    "improvements",
    "unmet",
    "expected_effects",
    "observed_effects",
    "lessons",
    "follow_up",
)


def _suggested(goal: Goal) -> Status | None:
    return goal.suggestion if goal.status is Status.UNMARKED else goal.status


def _initiative(found: Initiative, truth: dict[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = {
        "area": found.area,
        "name": found.name,
        "participants_text": found.participants_text,
        "goals": [[g.text, str(g.status)] for g in found.goals],
        **{name: [p.text for p in getattr(found, name)] for name in _TEXTS},
    }
    return {name: read[name] for name in truth}


def differences(report: Report, truth: dict[str, Any]) -> list[str]:
    """What was read otherwise than the truth has it, one line each."""
    wanted = truth["initiatives"]
    if len(report.initiatives) != len(wanted):
        return [f"{len(report.initiatives)} initiatives, not {len(wanted)}"]
    found = []
    for initiative, right in zip(report.initiatives, wanted, strict=True):
        read = _initiative(initiative, right)
        found += [f"{n}: {read[n]!r}, not {right[n]!r}" for n in right if read[n] != right[n]]
    goals = [g for i in report.initiatives for g in i.goals]
    hints = [_suggested(g) for g in goals]
    if truth["suggestions"] is not None and hints != truth["suggestions"]:
        found.append(f"suggestions: {hints!r}, not {truth['suggestions']!r}")
    if truth["notice_expected"] and not (report.warnings or report.asked):
        found.append("nothing is said")
    return found + [
        f"{name}: {getattr(report, name)!r}, not {truth[name]!r}"
        for name in ("authority", "period", "kind")
        if name in truth and getattr(report, name) != truth[name]
    ]


def _read(name: str) -> Report:
    """A hard file, with the answers that it waits for."""
    content = (FILES / f"{name}.docx").read_bytes()
    report = read_report(content, name)
    if name not in ANSWERED:
        return report
    assert {q.kind for q in report.asked} == ANSWERED[name].keys()
    answers = [Told(q.kind, q.quote, ANSWERED[name][q.kind], q.other) for q in report.asked]
    return read_report(content, name, tuple(answers))


@pytest.mark.parametrize("name", sorted(path.stem for path in FILES.glob("*.docx")))
def test_a_hard_file(name: str) -> None:
    truth = json.loads((FILES / f"{name}.json").read_text(encoding="utf-8"))
    try:
        report = _read(name)
        wrong = differences(report, truth)
    except Exception as error:
        wrong = [repr(error)]
    assert bool(wrong) == (name in NOT_YET), wrong
