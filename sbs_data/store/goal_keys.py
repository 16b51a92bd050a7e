"""Which goals are one and the same through the reports of a school, and which of them is current.

Pure. The same goal is the same words in the same place: one authority, the same schools (the
same development area where no school is named) and a text that is equal but for case, spaces
and punctuation, or nearly equal. Two goals of one report are never taken for one unless their
words are equal, and never two that differ in a number, a sex or a *not*: "åk 3" is not "åk 6".
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz

LIKENESS = 90.0
"""How alike two texts must be (0 to 100): a word added or respelled, not another goal."""


@dataclass(frozen=True, slots=True)
class KeyedGoal:
    """What decides a goal's identity. ``order`` counts through everything in order of import."""

    goal_id: str
    report_id: str
    authority: str | None
    schools: tuple[str, ...]
    area: str | None
    text: str
    period_order: int | None
    order: int


@dataclass(frozen=True, slots=True)
class GoalKey:
    """The goal's key and whether this row is the one that counts."""

    key: str
    is_current: bool


@dataclass(slots=True)
class _Cluster:
    """The wordings that are one goal, and the reports that hold it (each by one wording)."""

    first: str
    signature: tuple[str, ...]
    goals: list[KeyedGoal] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)


def assign(goals: Iterable[KeyedGoal]) -> dict[str, GoalKey]:
    """Each goal's key; exactly one goal of each key is current."""
    buckets: dict[str, list[KeyedGoal]] = defaultdict(list)
    for goal in goals:
        buckets[_bucket(goal)].append(goal)
    keys: dict[str, GoalKey] = {}
    for bucket, members in buckets.items():
        for cluster in _clusters(sorted(members, key=lambda g: g.order)):
            key = "k-" + hashlib.sha256(f"{bucket}\n{cluster.first}".encode()).hexdigest()[:16]
            current = _current(cluster.goals)
            for goal in cluster.goals:
                keys[goal.goal_id] = GoalKey(key, goal is current)
    return keys


def normalised(text: str) -> str:
    """Words alone: no case, no punctuation, single spaces."""
    return " ".join(re.sub(r"[^\w%]+", " ", text.casefold()).split())


def _bucket(goal: KeyedGoal) -> str:
    """Goals are only compared within a bucket: the cost follows a school's own reports."""
    schools = sorted({normalised(school) for school in goal.schools})
    where = ["school", *schools] if schools else ["area", normalised(goal.area or "")]
    return "\n".join([normalised(goal.authority or ""), *where])


def _clusters(goals: Sequence[KeyedGoal]) -> list[_Cluster]:
    by_report: dict[str, dict[str, list[KeyedGoal]]] = defaultdict(lambda: defaultdict(list))
    for goal in goals:
        by_report[goal.report_id][normalised(goal.text)].append(goal)
    clusters: list[_Cluster] = []
    by_text: dict[str, _Cluster] = {}
    for report_id, wordings in by_report.items():
        # Equal words find their own before likeness is tried.
        for text in sorted(wordings, key=lambda text: text not in by_text):
            cluster = by_text.get(text)
            if cluster is None or report_id in cluster.reports:
                cluster = _alike(clusters, report_id, text)
            if cluster is None:
                cluster = _Cluster(text, _signature(text))
                clusters.append(cluster)
            cluster.goals += wordings[text]
            cluster.reports.add(report_id)
            by_text.setdefault(text, cluster)
    return clusters


def _alike(clusters: Sequence[_Cluster], report_id: str, text: str) -> _Cluster | None:
    best: _Cluster | None = None
    best_score = 0.0
    signature = _signature(text)
    for cluster in clusters:
        if report_id in cluster.reports or cluster.signature != signature:
            continue
        score = fuzz.ratio(cluster.first, text, score_cutoff=LIKENESS)
        if score >= LIKENESS and score > best_score:
            best, best_score = cluster, score
    return best


@lru_cache(maxsize=4096)
def _signature(text: str) -> tuple[str, ...]:
    """What must not differ between two wordings of one goal."""
    return tuple(sorted(re.findall(r"\d+|\binte\b|\bej\b|\bflick|\bpojk", text)))


def _current(goals: Sequence[KeyedGoal]) -> KeyedGoal:
    """The latest period, then the latest import; within a report the first."""
    latest = max(goals, key=_age)
    return min((g for g in goals if g.report_id == latest.report_id), key=lambda g: g.order)


def _age(goal: KeyedGoal) -> tuple[bool, int, int]:
    return (goal.period_order is not None, goal.period_order or 0, goal.order)
