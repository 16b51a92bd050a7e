"""The schools of an authority, to choose among."""

from __future__ import annotations

from sbs_data import questions
from sbs_data.model import WHOLE_AUTHORITY
from sbs_data.questions import Shown, per_snapshot


@per_snapshot(20)
def every(shown: Shown, authority: str | None) -> tuple[str, ...]:
    """In alphabetical order, the authority itself last."""
    found = [str(name) for name in questions.schools(shown.snapshot, authority)["school"]]
    return (*(n for n in dict.fromkeys(found) if n != WHOLE_AUTHORITY), WHOLE_AUTHORITY)


def others(shown: Shown, authority: str | None, *names: str) -> tuple[str, ...]:
    """The schools besides those named, without the authority itself."""
    left_out = {WHOLE_AUTHORITY, *names}
    return tuple(name for name in every(shown, authority) if name not in left_out)
