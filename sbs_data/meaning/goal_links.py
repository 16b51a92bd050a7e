"""Which goals are one and the same through a school's reports, and which may be. Pure.

Goals are compared within one authority and the same schools (the same development area where no
school is named), report by report in order of time. Equal but for case, spaces and punctuation:
the same goal. Nearly equal: linked, and shown as a match with its score until a person confirms or
rejects it. Less alike, or another number, sex, *not* or word: suggested, and not linked before a
person says so. What a person has said goes before everything.

The cost follows the number of reports: equal words are looked up, and the rest of a report is
compared with the goals of the few reports before it, never with them all.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from rapidfuzz import fuzz, process

from sbs_data.comparing import normalised
from sbs_data.meaning.wording import exchanges_a_word, shared_meaning, signature

LIKENESS = 90.0
"""How alike two texts must be (0 to 100): a word added or respelled, not another goal."""

SUGGESTED = 60.0
"""How alike they must be, in whatever order the words come, to be worth a person's look."""
_SHARED = 0.5
"""And so much of the shorter one's words must stand in the other."""

EARLIER_REPORTS = 6
"""So many of the latest reports before it are looked through for a goal's like."""
_MOST_OPEN = 200
"""And at most so many goals of theirs."""

FIRST, SAME_WORDS, LIKE, PERSON = "first", "same_words", "likeness", "person"


@dataclass(frozen=True, slots=True)
class LinkGoal:
    """What decides a goal's identity. ``order`` counts through everything in order of import."""

    goal_id: str
    ref: str
    report_id: str
    authority: str | None
    schools: tuple[str, ...]
    area: str | None
    text: str
    period_order: int | None
    order: int
    redovisning: tuple[str | None, str | None] = (None, None)
    """Kind and period; with either unsaid, the report is a redovisning of its own."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """What persons have said of two goals, by their references, whichever comes first."""

    same: Mapping[str, frozenset[str]]
    not_same: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, said: Iterable[tuple[str, str, bool]]) -> Pairs:
        """From (reference, reference, whether they are one goal)."""
        found: dict[bool, dict[str, set[str]]] = {True: {}, False: {}}
        for one, other, same in said:
            found[same].setdefault(one, set()).add(other)
            found[same].setdefault(other, set()).add(one)
        same_pairs, others = (
            {ref: frozenset(of) for ref, of in found[same].items()} for same in (True, False)
        )
        return cls(same_pairs, others)


NOTHING_SAID = Pairs({}, {})


@dataclass(frozen=True, slots=True)
class Link:
    """How a goal came to be one with an earlier: ``score`` is 0 to 100, None for the first."""

    basis: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two goals that may be one, the later first."""

    goal: LinkGoal
    earlier: LinkGoal
    score: float


@dataclass(slots=True, eq=False)
class Thread:
    """A goal through the reports: its rows in order of time, each with its link."""

    goals: list[LinkGoal] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    key: str = ""

    @property
    def text(self) -> str:
        """The latest wording, normalised."""
        return normalised(self.goals[-1].text)

    @property
    def current(self) -> LinkGoal:
        """The row that counts: of the latest period, then the latest import; there the first."""
        latest = max(self.goals, key=age)
        return min((g for g in self.goals if g.report_id == latest.report_id), key=_in_order)

    def add(self, goals: Sequence[LinkGoal], link: Link) -> None:
        self.goals += goals
        self.links += [link] * len(goals)
        self.reports.add(goals[0].report_id)


@dataclass(slots=True)
class Linked:
    """Every goal in exactly one thread, and what a person may want to join."""

    threads: list[Thread]
    suggestions: list[Suggestion]


@dataclass(slots=True)
class _Bucket:
    """What is known of one school's goals while its reports are gone through."""

    by_text: dict[str, Thread] = field(default_factory=dict)
    recent: deque[list[Thread]] = field(default_factory=lambda: deque(maxlen=EARLIER_REPORTS))


Wordings = dict[str, list[LinkGoal]]
_Scorer = Callable[..., float]


def link(goals: Iterable[LinkGoal], pairs: Pairs = NOTHING_SAID) -> Linked:
    """Put the same goals together; whatever order they are given in."""
    reports: dict[str, list[LinkGoal]] = defaultdict(list)
    for goal in sorted(goals, key=_in_order):
        reports[goal.report_id].append(goal)
    linking = _Linking(pairs)
    for report in sorted(reports.values(), key=lambda report: age(report[0])):
        wordings: dict[str, Wordings] = defaultdict(lambda: defaultdict(list))
        for goal in report:
            wordings[bucket_of(goal)][normalised(goal.text)].append(goal)
        for bucket, of in wordings.items():
            linking.take(bucket, of)
    _name(linking.threads)
    return Linked(linking.threads, linking.likely())


def bucket_of(goal: LinkGoal) -> str:
    """Goals are only compared within a bucket: the cost follows a school's own reports."""
    return _bucket(goal.authority, goal.schools, goal.area)


@lru_cache(maxsize=1 << 12)
def _bucket(authority: str | None, schools: tuple[str, ...], area: str | None) -> str:
    names = sorted({normalised(school) for school in schools})
    where = ["school", *names] if names else ["area", normalised(area or "")]
    return "\n".join([normalised(authority or ""), *where])


class _Linking:
    """Goes through the reports in order of time, one bucket of one report after another."""

    def __init__(self, pairs: Pairs) -> None:
        self.pairs = pairs
        self.threads: list[Thread] = []
        self.suggestions: list[tuple[Suggestion, Thread, Thread]] = []
        self.buckets: dict[str, _Bucket] = defaultdict(_Bucket)
        self.thread_of: dict[str, Thread] = {}  # by reference, of goals that somebody spoke of

    def take(self, name: str, wordings: Wordings) -> None:
        bucket = self.buckets[name]
        placed: dict[str, Thread] = {}
        for place in (self._as_said, self._same_words, self._alike):
            left = {text: goals for text, goals in wordings.items() if text not in placed}
            if left:
                place(bucket, left, placed)
        for text, goals in wordings.items():
            if text not in placed:
                placed[text] = Thread()
                placed[text].add(goals, Link(FIRST))
                self.threads.append(placed[text])
            for goal in goals:
                if goal.ref in self.pairs.same:
                    self.thread_of[goal.ref] = placed[text]
        if bucket.recent:
            self._suggest(bucket, wordings, placed)
        bucket.by_text.update(placed)
        bucket.recent.append(list(dict.fromkeys(placed.values())))

    def _as_said(self, _: _Bucket, left: Wordings, placed: dict[str, Thread]) -> None:
        if not self.pairs.same:
            return
        for text, goals in left.items():
            partners = [ref for g in goals for ref in sorted(self.pairs.same.get(g.ref, ()))]
            thread = next((t for r in partners if (t := self.thread_of.get(r))), None)
            if thread is not None:
                score = likeness(thread.text, text)
                thread.add(goals, Link(PERSON, score))
                placed[text] = thread

    def _same_words(self, bucket: _Bucket, left: Wordings, placed: dict[str, Thread]) -> None:
        for text, goals in left.items():
            thread = bucket.by_text.get(text)
            if thread is not None and self._may_join(goals, thread):
                thread.add(goals, Link(SAME_WORDS, 100.0))
                placed[text] = thread

    def _alike(self, bucket: _Bucket, left: Wordings, placed: dict[str, Thread]) -> None:
        texts = list(left)
        threads = [t for t in _open(bucket) if left[texts[0]][0].report_id not in t.reports]
        if not threads:
            return
        latest = [thread.text for thread in threads]
        scores = _scores(texts, latest, fuzz.ratio, LIKENESS)
        found = [(float(scores[i, j]), i, j) for i, j in zip(*np.nonzero(scores), strict=True)]
        for score, i, j in sorted(found, key=lambda f: (-f[0], f[1], f[2])):  # the most alike first
            goals, thread = left[texts[i]], threads[j]
            if (
                texts[i] not in placed
                and self._may_join(goals, thread)
                and signature(texts[i]) == signature(latest[j])
                and not exchanges_a_word(texts[i], latest[j])
            ):
                thread.add(goals, Link(LIKE, score))
                placed[texts[i]] = thread

    def _may_join(self, goals: Sequence[LinkGoal], thread: Thread) -> bool:
        return goals[0].report_id not in thread.reports and not self._is_rejected(goals, thread)

    def _is_rejected(self, goals: Sequence[LinkGoal], thread: Thread) -> bool:
        if not self.pairs.not_same:
            return False
        rejected = {ref for g in goals for ref in self.pairs.not_same.get(g.ref, ())}
        return bool(rejected) and any(goal.ref in rejected for goal in thread.goals)

    def _suggest(self, bucket: _Bucket, wordings: Wordings, placed: Mapping[str, Thread]) -> None:
        """Pairs that are each other's best, of goals that begin here and goals not told again."""
        begun = [text for text in wordings if len(placed[text].reports) == 1]
        here = set(placed.values())
        closed = [thread for thread in _open(bucket) if thread not in here]
        if not begun or not closed:
            return
        latest = [thread.text for thread in closed]
        scores = _scores(begun, latest, fuzz.token_sort_ratio, SUGGESTED)
        for i, text in enumerate(begun):
            for j, thread in enumerate(closed):
                if scores[i, j] and not self._is_likely(wordings[text], text, thread):
                    scores[i, j] = 0.0
        for i, text in enumerate(begun):
            j = int(scores[i].argmax())
            if scores[i, j] and int(scores[:, j].argmax()) == i:
                pair = Suggestion(wordings[text][0], closed[j].goals[-1], float(scores[i, j]))
                self.suggestions.append((pair, placed[text], closed[j]))

    def _is_likely(self, goals: Sequence[LinkGoal], text: str, thread: Thread) -> bool:
        """Never two goals of one redovisning, nor a pair that somebody has rejected."""
        redovisning = goals[0].redovisning
        if None not in redovisning and redovisning == thread.goals[-1].redovisning:
            return False
        if shared_meaning(text, thread.text) < _SHARED:
            return False
        return not self._is_rejected(goals, thread)

    def likely(self) -> list[Suggestion]:
        """The suggestions that still hold: a later report may have told both goals."""
        return [pair for pair, one, other in self.suggestions if not one.reports & other.reports]


def likeness(one: str, other: str) -> float:
    """How alike two normalised texts are, 0 to 100, in whatever order the words come."""
    if one == other:
        return 100.0
    return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))


def _open(bucket: _Bucket) -> list[Thread]:
    """The goals of the latest reports, the latest first."""
    found = dict.fromkeys(thread for threads in reversed(bucket.recent) for thread in threads)
    return list(found)[:_MOST_OPEN]


def _scores(
    texts: Sequence[str], others: Sequence[str], scorer: _Scorer, least: float
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """How alike each of the one is to each of the other; 0 where it is less than ``least``."""
    return process.cdist(texts, others, scorer=scorer, score_cutoff=least, dtype=np.float32)


def _name(threads: Iterable[Thread]) -> None:
    """A key from the wording that was imported first; told apart where two goals share it."""
    taken: Counter[str] = Counter()
    for first, thread in sorted(
        ((min(thread.goals, key=_in_order), thread) for thread in threads),
        key=lambda pair: pair[0].order,
    ):
        base = f"{bucket_of(first)}\n{normalised(first.text)}"
        taken[base] += 1
        place = base if taken[base] == 1 else f"{base}\n{taken[base]}"
        thread.key = "k-" + hashlib.sha256(place.encode()).hexdigest()[:16]


def _in_order(goal: LinkGoal) -> int:
    return goal.order


def age(goal: LinkGoal) -> tuple[bool, int, int]:
    """Sorts by period, then by import; a report of no known period is the oldest."""
    return (goal.period_order is not None, goal.period_order or 0, goal.order)
