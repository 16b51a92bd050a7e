"""Which målvärden are one and the same: the same measure, number and pupils, of one authority.

Pure. The key follows from what is said, so that a person's decision on it survives a rebuild and
a new import. ”Minst 80 procent” and ”80 procent” are one target; another term is another target.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sbs_data.comparing import normalised

_DIGITS = 10


@dataclass(frozen=True, slots=True)
class StatedTarget:
    """What decides a target's identity. ``period`` is its term, else its school year."""

    authority: str | None
    measure: str | None
    value: float
    unit: str | None
    comparator: str | None
    negated: bool
    gender: str | None
    grades: str | None
    period: str | None
    quote: str


def target_key(said: StatedTarget) -> str:
    """The same for one target however often, and in whatever words, it is said."""
    comparator = "" if said.comparator == "at_least" else said.comparator
    # What is measured is not known: only the same words are surely the same target.
    measure = said.measure or normalised(said.quote)
    parts = (
        normalised(said.authority or ""),
        measure,
        f"{said.value:g}",
        said.unit,
        comparator,
        "not" if said.negated else "",
        said.gender,
        said.grades,
        said.period,
    )
    text = "\n".join(part or "" for part in parts)
    return "t-" + hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
