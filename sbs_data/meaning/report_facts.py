"""The documents in force as the derivations see them: plain records, in order of import."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sbs_data.store.fold import Verdict


@dataclass(frozen=True, slots=True)
class GoalFact:
    """A goal as the report has it."""

    goal_id: str
    text: str
    status: str


@dataclass(slots=True)
class InitiativeFact:
    """An initiative as the report has it."""

    initiative_id: str
    schools: tuple[str, ...]
    name: str
    participants: str
    area: str | None
    goals: list[GoalFact] = field(default_factory=list)


@dataclass(slots=True)
class ReportFact:
    """A report in force. ``roots`` are where decisions on it may be kept (see ``goal_refs``).

    ``answered_school`` is what a person said for the initiatives that name no school, ``reading``
    tells one reading of the document from another.
    """

    report_id: str
    roots: tuple[str, ...]
    file: str
    authority: str | None
    kind: str | None
    period: str | None
    period_order: int | None
    answered_school: str | None
    reading: str = ""
    initiatives: list[InitiativeFact] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Said:
    """What persons have decided, by what and key."""

    verdicts: Mapping[tuple[str, str], Verdict]

    def verdicts_on(self, what: str) -> dict[str, Verdict]:
        """The decisions of one kind, by key."""
        return {key: verdict for (kind, key), verdict in self.verdicts.items() if kind == what}


Facts = Sequence[ReportFact]


def initiatives(facts: Facts) -> Iterable[tuple[ReportFact, InitiativeFact]]:
    """Every initiative with its report."""
    for report in facts:
        for initiative in report.initiatives:
            yield report, initiative
