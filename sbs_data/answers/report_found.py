"""What a file that has been read and not imported says, as lines to show. Plain text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sbs_data.model import Goal, Report, Role, Status
from sbs_data.words import gap_words, places, understood_words
from sbs_data.words.formats import how_many, listed, sentence_start, swedish_order


@dataclass(frozen=True, slots=True)
class FoundGoal:
    """A goal as it is read: its words, its status, what that rests on, and where it stands."""

    goal: str
    status: Status
    note: str


@dataclass(frozen=True, slots=True)
class FoundInitiative:
    """An initiative and its goals."""

    name: str
    goals: tuple[FoundGoal, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """``facts`` are names and values; ``understood`` sums up in a line what was read of goals.

    ``initiatives`` are those that have goals; ``notices`` what the reader could not use.
    """

    facts: tuple[tuple[str, str], ...]
    understood: str
    initiatives: tuple[FoundInitiative, ...]
    notices: tuple[str, ...]

    @property
    def goal_count(self) -> int:
        """How many goals there are."""
        return sum(len(of.goals) for of in self.initiatives)


def of_file(
    report: Report, taken: Mapping[str, str | None] | None = None, basis: str = ""
) -> Found:
    """What the file says, each with where it says it.

    ``taken`` is what it takes from its huvuddokument instead, resting on ``basis``.
    """
    return Found(
        facts=tuple(_facts(report, taken or {}, basis)),
        understood=understood_words.line(understood_words.of(report)),
        initiatives=tuple(
            FoundInitiative(initiative.name, tuple(map(_goal, initiative.goals)))
            for initiative in report.initiatives
            if initiative.goals
        ),
        notices=tuple(places.after(notice.message, notice.place) for notice in report.warnings),
    )


def _goal(goal: Goal) -> FoundGoal:
    where = places.in_words(goal.status_place or goal.place)
    return FoundGoal(goal.text, goal.status, f"{understood_words.rests_on(goal)} · {where}")


_NAMES = {"authority": "Huvudman", "kind": "Redovisning", "period": "Period"}


def _facts(
    report: Report, taken: Mapping[str, str | None], from_main: str
) -> list[tuple[str, str]]:
    own = {
        "authority": (report.authority, report.authority_basis),
        "kind": (report.kind and str(report.kind), report.kind_basis),
        "period": (report.period, report.period_basis),
    }
    every = {**own, **{what: (value, from_main) for what, value in taken.items()}}
    said = [
        (_NAMES[what], f"{_shown(what, value)} ({basis})" if basis else _shown(what, value))
        for what, (value, basis) in every.items()
        if value
    ]
    said += [(_NAMES[what], gap_words.WITH_MAIN) for what, value in taken.items() if not value]
    schools = {school for initiative in report.initiatives for school in initiative.schools}
    if schools:
        said.append(("Skolor", listed(sorted(schools, key=swedish_order))))
    return [*said, ("Innehåll", _contents(report))]


def _shown(what: str, value: str) -> str:
    return sentence_start(value) if what == "kind" else value


def _contents(report: Report) -> str:
    if report.role is Role.NARRATIVE or not report.initiatives:
        return "löpande text utan matriser"
    return how_many(len(report.initiatives), "insats", "insatser")
