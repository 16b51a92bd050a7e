"""What the reports say of the pupils' results: målvärden, outcomes, an initiative's own words."""

from __future__ import annotations

from dataclasses import dataclass

from sbs_data import questions
from sbs_data.answers import passages
from sbs_data.answers.passages import Quote
from sbs_data.questions import Record, Selection, Shown, per_snapshot, records
from sbs_data.words import claim_words
from sbs_data.words.claim_words import ROLES, in_words

_KEEP = 100


@dataclass(frozen=True, slots=True)
class Claimed:
    """A result in words, what is said of its reaching, and where it is said."""

    words: str
    reached: str
    quote: str
    place: str


@dataclass(frozen=True, slots=True)
class Target:
    """A målvärde in words, and every place that says it; ``confirmed_by`` is who has."""

    key: str
    words: str
    reached: str
    confirmed_by: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """The first målvärden and outcomes of a selection, and how many there are besides."""

    targets: tuple[Target, ...]
    targets_left: int
    outcomes: tuple[Claimed, ...]
    outcome_count: int


@per_snapshot(_KEEP)
def of_selection(
    shown: Shown, selection: Selection, most_targets: int, most_outcomes: int
) -> Reported:
    """What the selection's reports say."""
    outcomes = records(questions.outcomes(shown.snapshot, most_outcomes, selection))
    stated, left = targets(shown, selection, most_targets)
    return Reported(
        targets=stated,
        targets_left=left,
        outcomes=tuple(_claimed(row, "", f"{row['file']}, ") for row in outcomes),
        outcome_count=_in_all(outcomes, "outcome_count"),
    )


@per_snapshot(_KEEP)
def of_initiative(shown: Shown, initiative_id: str) -> tuple[Claimed, ...]:
    """What one initiative's own words say."""
    rows = records(questions.claims_of_initiative(shown.snapshot, initiative_id))
    return tuple(_claimed(row, f"{ROLES[str(row['role'])]}: ") for row in rows)


@per_snapshot(_KEEP)
def targets(shown: Shown, selection: Selection, most: int) -> tuple[tuple[Target, ...], int]:
    """The målvärden that the reports state, those that wait first; how many there are besides."""
    rows = records(questions.stated_targets(shown.snapshot, most, selection))
    stated = tuple(_target(shown, row) for row in rows)
    return stated, _in_all(rows, "target_count") - len(stated)


def _in_all(rows: list[dict[str, object]], column: str) -> int:
    return int(str(rows[0][column])) if rows else 0


def _target(shown: Shown, row: Record) -> Target:
    key, who = str(row["target_key"]), row["confirmed_by"]
    return Target(
        key=key,
        words=in_words(row),
        reached=claim_words.reached_in_words(row) or "",
        confirmed_by=None if who is None else str(who),
        quotes=passages.of_target(shown, key),
    )


def _claimed(row: Record, role: str, file: str = "") -> Claimed:
    return Claimed(
        words=f"{role}{in_words(row)}",
        reached=claim_words.reached_in_words(row) or "",
        quote=str(row["quote"]),
        place=f"{file}{row['place']}",
    )
