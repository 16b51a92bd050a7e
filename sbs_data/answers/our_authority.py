"""Whose the dashboard is, and what there is to choose among where that is not clear."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sbs_data import questions
from sbs_data.answers import unit_mappings
from sbs_data.questions import Shown, per_snapshot, records, said
from sbs_data.words import our_authority_words as words


@dataclass(frozen=True, slots=True)
class Ours:
    """The huvudman. ``municipality_code`` is ``None`` for an enskild one."""

    name: str
    municipality_code: str | None
    stands: str
    is_said: bool


@dataclass(frozen=True, slots=True)
class Asking:
    """``labels`` are the huvudmän by code or name; ``schools`` the skolenheter by code."""

    labels: Mapping[str, str]
    schools: Mapping[str, str]


@per_snapshot(3)
def of(shown: Shown) -> Ours | None:
    """The huvudman; ``None`` where nobody has said, and what is imported does not tell."""
    found = questions.our_authority(shown.snapshot)
    if found is None:
        return None
    code = said(found, "municipality_code")
    name = said(found, "authority") or str(code)
    stands = words.stands(name, code, said(found, "decided_by"))
    return Ours(name, code, stands, found["basis"] == "person")


@per_snapshot(3)
def is_open(shown: Shown) -> bool:
    """Whether somebody must say whose it is: what is imported names several."""
    if of(shown) is not None:
        return False
    named = records(questions.our_authority_choices(shown.snapshot))
    return any(row["is_named"] for row in named)


@per_snapshot(3)
def asking(shown: Shown) -> Asking:
    """What there is to choose among."""
    rows = records(questions.our_authority_choices(shown.snapshot))
    labels = {str(row["whose"]): words.choice(str(row["name"]), str(row["whose"])) for row in rows}
    return Asking(labels, unit_mappings.choices(shown, None))
