"""Which målvärden are one and the same: the same measure, number and pupils, of one authority.

Pure. The key follows from what is said, so that a person's decision on it survives a rebuild and
a new import. ”Minst 80 procent” and ”80 procent” are one target; another term is another target.

A better reader may find more in the same words: a term, whose pupils. What was decided on those
words then holds for what they are read as now. Where they are read as something else, it doesn't:
another number, girls for boys, turned; then it is asked again.
"""

from __future__ import annotations

import hashlib
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sbs_data.comparing import normalised
from sbs_data.measures import catalogue
from sbs_data.model import Term, parse_period

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


_FOUND_MORE: Mapping[str, Any] = {
    "measure": None,
    "unit": None,
    "comparator": None,
    "gender": None,
    "grades": None,
    "period": None,
}
"""What may have been left unsaid when fewer of the words were understood."""


def read_otherwise(
    stated: Iterable[tuple[str, StatedTarget]], decided: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """The keys that decisions lie under, and the key that the same words have now.

    ``stated`` are keys with what they were made of, ``decided`` keys with the words that were
    decided on. Only keys that nothing has now are in it, and only where their words can be but
    one target.
    """
    words: dict[str, dict[str, list[StatedTarget]]] = defaultdict(lambda: defaultdict(list))
    known: set[str] = set()
    for key, said in stated:
        known.add(key)
        words[normalised(said.quote)][key].append(said)
    found: dict[str, str] = {}
    for before, quote in decided:
        if before in known:
            continue
        now = [
            key
            for key, several in words.get(normalised(quote), {}).items()
            if any(before in _with_less_found(said) for said in several)
        ]
        if len(now) == 1:
            found[before] = now[0]
    return found


def _with_less_found(said: StatedTarget) -> Iterator[str]:
    names = [name for name in _FOUND_MORE if getattr(said, name) is not None]
    for count in range(1, len(names) + 1):
        for fewer in itertools.combinations(names, count):
            yield target_key(replace(said, **{name: _FOUND_MORE[name] for name in fewer}))
    if said.period and isinstance(period := parse_period(said.period), Term):
        yield from _with_less_found(replace(said, period=str(period.school_year)))
        yield target_key(replace(said, period=str(period.school_year)))


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


def aim_key(said: StatedTarget) -> str | None:
    """The same for targets of which one can be higher than another: of one measure, of the same
    pupils and time. ``above`` where less is better, else ``below``; ``None`` where the measure
    isn't known.
    """
    if said.measure is None:
        return None
    of = catalogue.measures().get(said.measure)
    less_is_better = (of is not None and not of.higher_is_better) is not said.negated
    is_bound = said.comparator in ("at_most", "less_than", "at_least", "more_than")
    is_above = said.comparator in ("at_most", "less_than") if is_bound else less_is_better
    alike = replace(said, grades=_grades(said), comparator=None, value=0.0)
    return f"{'above' if is_above else 'below'}-{target_key(alike)}"


def _grades(said: StatedTarget) -> str | None:
    """None where the measure is of that årskurs anyway."""
    of = catalogue.measures().get(said.measure or "")
    return None if of is not None and said.grades == of.grade else said.grades
