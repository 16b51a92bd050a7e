"""The record that Lägesbild is drawn from and taken out from, made once per view and snapshot."""

from __future__ import annotations

from datetime import date

from sbs_data import questions
from sbs_data.answers import overview, results, status_total
from sbs_data.answers.overview import Found, Overview
from sbs_data.questions import Selection, Shown, per_snapshot

_KEEP = 50
_GOALS = 60
"""Of a list of goals: the worst of them; a narrower selection shows the others."""
_TARGETS = 6


@per_snapshot(_KEEP)
def of_selection(shown: Shown, selection: Selection, line: str, today: date) -> Overview:
    """What is to be said of a selection today; ``line`` says in words what is selected."""
    snapshot, contents = shown.snapshot, shown.contents
    periods = shown.ask(questions.choices).periods
    found = Found(
        total=status_total.from_rows(questions.status_total(snapshot, selection)),
        moves=questions.moves(snapshot, selection),
        moved=questions.moved(snapshot, _GOALS, selection),
        still=questions.still(snapshot, _GOALS, selection),
        dropped=questions.dropped(snapshot, _GOALS, selection),
        waiting=questions.waiting(snapshot, selection),
        freshness=questions.freshness(snapshot, selection),
        by_school=questions.status_by_school(snapshot, selection),
        by_area=questions.status_by_area(snapshot, selection),
        shared=questions.shared_goals(snapshot, selection),
        targets=questions.stated_targets(snapshot, _TARGETS, selection),
        report_count=contents.report_count,
        published_at=contents.published_at,
        has_example=contents.has_example,
        is_earlier=bool(selection.period) and selection.period not in periods[:1],
        results=results.of_selection(shown, selection, today),
    )
    return overview.from_found(found, line, today)
