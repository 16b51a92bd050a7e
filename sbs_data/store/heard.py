"""What persons have answered of what the reader asks, and which documents it is to be told. Pure.

A question is known by its words (``asked_key``). Its answer is kept under them and under whose
they are: the authority's, so that it holds in every report of it; or, where it gives a goal its
status, those of one redovisning. Where that is not known it is the report's chain of versions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sbs_data.comparing import asked_key, normalised
from sbs_data.model import ANSWERS, Asks, Question, Report, Told, parse_period
from sbs_data.store import fold, goal_refs
from sbs_data.store.journal import Entry

_OF_ONE_REDOVISNING = (Asks.MARKING, Asks.WORD)
"""What is answered with a status: the next redovisning's is another."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question of the reader and the answer that it was told."""

    question: Question
    answer: str

    @property
    def told(self) -> Told:
        """The answer as the reader is told it."""
        return Told(self.question.kind, self.question.quote, self.answer, self.question.other)


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose a document is, as far as anybody has said."""

    authority: str | None = None
    kind: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """How a document was read: what it says of itself, what was told, what it still asks.

    Questions by ``asked_key``.
    """

    says: Identity
    answered: Mapping[str, str]
    left: Collection[str]

    @property
    def keys(self) -> list[str]:
        """All that was asked."""
        return [*self.answered, *(key for key in self.left if key not in self.answered)]


def key_of(question: Question) -> str:
    """What a question is known by in its document."""
    return asked_key(question.kind, question.quote, question.other)


def of_report(report: Report, answered: Iterable[Answered] = ()) -> Heard:
    """How a report was read."""
    told = {key_of(of.question): of.answer for of in answered}
    left = [key for q in report.asked if (key := key_of(q)) not in told]
    return Heard(
        Identity(report.authority, report.kind and str(report.kind), report.period), told, left
    )


def places(identity: Identity, roots: Sequence[str], key: str) -> list[str]:
    """Where an answer to a question may be kept, the place to keep a new one first."""
    of_one = Asks(key.partition("|")[0]) in _OF_ONE_REDOVISNING
    whose = [normalised(identity.authority or "")]
    if of_one:
        whose += [identity.kind or "", _usual(identity.period)]
    found = [] if "" in whose else [" ".join(whose)]
    return [f"{place}|{key}" for place in (*found, *roots)]


def is_any_said(entries: Iterable[Entry]) -> bool:
    """Whether anybody has ever answered a question, undone or not."""
    words = set(fold.ASKED.values())
    return any(entry.act == fold.DECIDE and entry.data["what"] in words for entry in entries)


class Answers:
    """The answers in force, for the documents that they are to be told."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._verdicts = {
            key: verdict
            for (what, key), verdict in fold.verdicts(entries).items()
            if what in fold.ASKED.values()
        }
        # Nearly always there are none, and then nothing more is needed.
        self._standing = fold.fold(entries) if self._verdicts else {}
        self._roots = goal_refs.roots(entries) if self._verdicts else {}

    def __bool__(self) -> bool:
        return bool(self._verdicts)

    def on(self, sha256: str, says: Identity, keys: Iterable[str]) -> dict[str, str]:
        """The answers to a document's questions. ``says`` is what the document itself says."""
        if not self._verdicts:
            return {}
        report_id = fold.report_id(sha256)
        roots = self._roots.get(report_id) or (goal_refs.root_key(report_id),)
        identity = self._settled(report_id, says)
        found = {}
        for key in keys:
            verdict = self.verdict(places(identity, roots, key))
            if verdict is not None and verdict.value in ANSWERS[Asks(key.partition("|")[0])]:
                found[key] = str(verdict.value)
        return found

    def verdict(self, at: Iterable[str]) -> fold.Verdict | None:
        """The first that stands at one of the places."""
        said = (self._verdicts.get(place) for place in at)
        return next((v for v in said if v is not None and v.value is not None), None)

    def unheard(self, heard: Mapping[str, Heard]) -> Iterator[str]:
        """The documents, by SHA-256, that would be read with other answers now."""
        for sha256, of in heard.items():
            if self.on(sha256, of.says, of.keys) != of.answered:
                yield sha256

    def _settled(self, report_id: str, says: Identity) -> Identity:
        """A person's answer wins over the file's."""
        standing = self._standing.get(report_id)
        if standing is None:
            return says
        said = {
            what: answer.value if (answer := standing.answers.get(what)) else getattr(says, what)
            for what in ("authority", "kind", "period")
        }
        return Identity(**said)


def _usual(period: str | None) -> str:
    try:
        return str(parse_period(period)) if period else ""
    except ValueError:
        return normalised(period or "")
