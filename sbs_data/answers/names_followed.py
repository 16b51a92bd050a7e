"""What a name in an old link means now: names change, and two may bear the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set

from sbs_data import questions
from sbs_data.comparing import normalised
from sbs_data.questions import Shown, per_snapshot, records, said

Meant = Mapping[str, Set[str]]
"""By the name as words alone, all that it may mean."""


def school(shown: Shown, text: str) -> str | None:
    """The school of the reports that a name means; ``None`` where it is nobody's, or several's."""
    found = _followed(shown)[0].get(normalised(text), frozenset())
    return next(iter(found)) if len(found) == 1 else None


def codes(shown: Shown, text: str) -> set[str]:
    """The skolenheter that a name may mean, by their codes."""
    return set(_followed(shown)[1].get(normalised(text), ()))


@per_snapshot(3)
def _followed(shown: Shown) -> tuple[Meant, Meant]:
    schools: defaultdict[str, set[str]] = defaultdict(set)
    units: defaultdict[str, set[str]] = defaultdict(set)
    for row in records(questions.followed_names(shown.snapshot)):
        name = str(row["name_key"])
        if (of := said(row, "school")) is not None:
            schools[name].add(of)
        if (code := said(row, "unit_code")) is not None:
            units[name].add(code)
    return schools, units
