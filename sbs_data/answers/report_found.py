"""What a file that has been read and not imported says, as lines to show. Plain text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sbs_data.model import Report, Role, Status
from sbs_data.words import importing_words, places, sentences
from sbs_data.words.formats import how_many, listed, sentence_start, swedish_order
from sbs_data.words.statuses import STATUS


@dataclass(frozen=True, slots=True)
class Found:
    """``facts`` are names and values; ``statuses`` how many goals have each that any has.

    ``unclear`` tells of colours that do not say; ``notices`` what the reader could not use.
    """

    facts: tuple[tuple[str, str], ...]
    statuses: tuple[tuple[Status, int], ...]
    unclear: str
    notices: tuple[str, ...]


def of_file(report: Report) -> Found:
    """What the file says, each with where it says it."""
    every = [goal for initiative in report.initiatives for goal in initiative.goals]
    counts = Counter(goal.status for goal in every)
    unclear = sum(goal.ambiguous for goal in every)
    return Found(
        facts=tuple(_facts(report)),
        statuses=tuple((status, counts[status]) for status in STATUS if counts[status]),
        unclear=importing_words.unclear(unclear) if unclear else "",
        notices=tuple(places.after(notice.message, notice.place) for notice in report.warnings),
    )


def _facts(report: Report) -> list[tuple[str, str]]:
    said = [
        (name, f"{value} ({basis})" if basis else str(value))
        for name, value, basis in (
            ("Huvudman", report.authority, report.authority_basis),
            ("Redovisning", report.kind and sentence_start(report.kind), report.kind_basis),
            ("Period", report.period, report.period_basis),
        )
        if value
    ]
    schools = {school for initiative in report.initiatives for school in initiative.schools}
    if schools:
        said.append(("Skolor", listed(sorted(schools, key=swedish_order))))
    return [*said, ("Innehåll", _contents(report))]


def _contents(report: Report) -> str:
    if report.role is Role.NARRATIVE or not report.initiatives:
        return "löpande text utan matriser"
    goals = sum(len(i.goals) for i in report.initiatives)
    return f"{how_many(len(report.initiatives), 'insats', 'insatser')}, {sentences.goals(goals)}"
