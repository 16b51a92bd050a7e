"""Files dropped together: which bilaga goes with which huvuddokument, and what it takes from it.

A bilaga holds the matrices and seldom says whose they are; its huvuddokument does. Where exactly
one huvuddokument can be meant, the bilaga takes what it leaves out itself; else it is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sbs_data.comparing import normalised
from sbs_data.model import Report, Role, SchoolYear, Term, parse_period

TAKEN = ("authority", "kind", "period")
"""What a bilaga can take from its huvuddokument."""


@dataclass(frozen=True, slots=True)
class Card:
    """What tells a file's place among others: its role, what it says, what its text hints at."""

    role: Role
    has_initiatives: bool
    said: Mapping[str, str | None]
    hints: Mapping[str, tuple[str, ...]]


def card(report: Report) -> Card:
    """A file's card."""
    return Card(
        report.role,
        bool(report.initiatives),
        {
            "authority": report.authority,
            "kind": report.kind and str(report.kind),
            "period": report.period,
        },
        {
            "authority": tuple(s.value for s in report.authority_suggestions),
            "period": tuple(s.value for s in report.period_suggestions),
        },
    )


def mains(cards: Sequence[Card | None]) -> list[int | None]:
    """For each file the place of its huvuddokument, ``None`` where it has none for certain.

    A file that could not be read is ``None``.
    """
    narratives = [n for n, c in enumerate(cards) if c and c.role is Role.NARRATIVE]
    others = [n for n, c in enumerate(cards) if c and c.role is Role.BOTH and c.said["authority"]]
    found: list[int | None] = []
    for n, each in enumerate(cards):
        fit = [
            m
            for m in narratives or others
            if m != n and each is not None and _may_follow(each, _card(cards, m))
        ]
        found.append(fit[0] if len(fit) == 1 else None)
    return found


def _card(cards: Sequence[Card | None], n: int) -> Card:
    found = cards[n]
    assert found is not None  # only those that could be read are huvuddokument
    return found


def _may_follow(bilaga: Card, main: Card) -> bool:
    """Whether it has matrices, leaves something out, and says nothing else than the other."""
    if not bilaga.has_initiatives or all(bilaga.said.values()):
        return False
    if main.role is Role.BOTH and bilaga.role is not Role.MATRIX:
        return False
    return all(
        not bilaga.said[what] or not main.said[what] or _alike(bilaga.said[what], main.said[what])
        for what in TAKEN
    )


def taken(bilaga: Card, main: Mapping[str, str | None]) -> dict[str, str | None]:
    """What the bilaga takes of what its huvuddokument says or is told; ``None``: unsaid there too.

    Not what its own text speaks against: then it is asked.
    """
    return {
        what: main[what]
        for what in TAKEN
        if not bilaga.said[what] and not _is_against(bilaga.hints.get(what, ()), main[what])
    }


def _is_against(hints: Sequence[str], value: str | None) -> bool:
    return bool(value and hints) and not any(_alike(hint, value) for hint in hints)


def _alike(one: str | None, other: str | None) -> bool:
    """Equal, or a term and its school year."""
    if normalised(one or "") == normalised(other or ""):
        return True
    periods = [_period(one), _period(other)]
    if None in periods:
        return False
    years = {p.school_year if isinstance(p, Term) else p for p in periods}
    return len(years) == 1 and not all(isinstance(p, Term) for p in periods)


def _period(text: str | None) -> Term | SchoolYear | None:
    try:
        return parse_period(text) if text else None
    except ValueError:
        return None
