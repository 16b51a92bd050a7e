"""Initiatives in a list, and one opened with all that its report says of it. Plain text."""

from __future__ import annotations

from dataclasses import dataclass

from sbs_data import questions
from sbs_data.answers import claims_against, claims_met, passages, until_year
from sbs_data.answers.claims_met import Met
from sbs_data.answers.goal_rows import Standing, Tally, account, standing, tally, where
from sbs_data.answers.passages import Chain, Passage
from sbs_data.model import Part
from sbs_data.questions import Record, Selection, Shown, per_snapshot, records, said
from sbs_data.words import sentences

_KEEP = 100


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """An initiative in a list; ``met`` are its claims that meet the statistics."""

    initiative_id: str
    name: str
    where: str
    tally: Tally
    chain: Chain
    met: tuple[Met, ...]


@dataclass(frozen=True, slots=True)
class InitiativeRows:
    """Some initiatives of a selection, the first of them number ``first``."""

    initiatives: tuple[InitiativeRow, ...]
    note: str
    first: int


@dataclass(frozen=True, slots=True)
class Account:
    """The same initiative as another redovisning tells it."""

    initiative_id: str
    account: str
    about: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class GoalOf:
    """A goal of an initiative."""

    goal_id: str
    passage: Passage
    standing: Standing


@dataclass(frozen=True, slots=True)
class Opened:
    """An initiative with all that is told of it; ``later`` is the latest redovisning after it."""

    initiative_id: str
    name: str
    facts: tuple[tuple[str, str], ...]
    passage: Passage
    chain: Chain
    goals: tuple[GoalOf, ...]
    accounts: tuple[Account, ...]
    later: Account | None


@per_snapshot(_KEEP)
def page(
    shown: Shown, selection: Selection, number: int, most: int, parts: tuple[Part, ...]
) -> InitiativeRows:
    """A page of the selected initiatives, with what they say in ``parts`` of the matrix."""
    found = questions.initiative_page(shown.snapshot, selection, number, most)
    rows = records(found.initiatives)
    first = (found.page - 1) * most + 1
    ids = tuple(str(row["initiative_id"]) for row in rows)
    met = {
        of: until_year.within(every, selection)
        for of, every in claims_met.of_initiatives(shown, ids).items()
    }
    words = records(questions.initiative_passages(shown.snapshot, ids, parts))
    told = tuple(
        InitiativeRow(
            initiative_id=of,
            name=str(row["initiative"]),
            where=where(row),
            tally=tally(row),
            chain=passages.by_part(each for each in words if each["initiative_id"] == of),
            met=met[of],
        )
        for of, row in zip(ids, rows, strict=True)
    )
    shows = sentences.shows(first, len(rows), found.hits) if found.pages > 1 else ""
    basis = f" {claims_against.IN_A_LIST}" if any(met.values()) else ""
    return InitiativeRows(told, f"{shows}{sentences.INITIATIVES_LISTED}{basis}", first)


@per_snapshot(_KEEP)
def opened(shown: Shown, initiative_id: str) -> Opened | None:
    """The initiative; ``None`` when there is none by that id."""
    row = questions.initiative(shown.snapshot, initiative_id)
    if row is None:
        return None
    others = records(questions.initiative_accounts(shown.snapshot, initiative_id))
    goals = records(questions.initiative_goals(shown.snapshot, initiative_id))
    return Opened(
        initiative_id=initiative_id,
        name=str(row["initiative"]),
        facts=tuple((name, value) for name, value in _facts(row) if value),
        passage=passages.of(row, str(row["initiative"])),
        chain=passages.chain(shown, initiative_id),
        goals=tuple(_goal(goal) for goal in goals),
        accounts=tuple(_account(other) for other in others),
        later=next((_account(other) for other in others if other["is_later"]), None),
    )


def _facts(row: Record) -> tuple[tuple[str, str | None], ...]:
    return (
        ("Skola", said(row, "schools") or sentences.SCHOOL_UNSAID),
        ("Utvecklingsområde", said(row, "area") or sentences.AREA_UNSAID),
        ("Redovisning", account(row)),
        ("Huvudman", said(row, "authority") or sentences.AUTHORITY_UNSAID),
        ("Deltagare", said(row, "participants_text")),
        ("Hänvisningar", said(row, "reference_text")),
        ("Skolor som nämns i texten", said(row, "mentioned_schools")),
        ("Fil", str(row["file"])),
    )


def _goal(row: Record) -> GoalOf:
    goal_id = str(row["goal_id"])
    return GoalOf(goal_id, passages.of(row, str(row["goal"])), standing(row))


def _account(row: Record) -> Account:
    return Account(
        initiative_id=str(row["initiative_id"]),
        account=account(row),
        about=f"{row['initiative']} · {row['file']}",
        tally=tally(row),
    )
