"""A status that words hint at: beside a goal, in brackets after it, or in a heading above it."""

from __future__ import annotations

import re

from sbs_data.model import Status
from sbs_data.reports.goal_lines import AROUND, Line, slice_of
from sbs_data.reports.goal_words import key

_HINTS: tuple[tuple[Status | None, str], ...] = (
    (None, r"\b(?:inte|ej|icke)\b"),
    (Status.ON_TRACK, r"\b(?:gul\w*|på (?:god )?väg|delvis|till viss del)\b"),
    (Status.STARTED, r"\b(?:röd\w*|rött|påbörja\w*)\b"),
    (Status.ACHIEVED, r"\b(?:grön\w*|upp(?:nått|nådd|nådda|nåtts|fyllt|fylld|fyllda)|klart?)\b"),
)
_HINT_PATTERNS = tuple((status, re.compile(p, re.IGNORECASE)) for status, p in _HINTS)
# A line that says what status the goals below it have.
HEADING = re.compile(
    r"^(?:mål som (?:är|har)? ?)?(?:grön\w*|gul\w*|röd\w*|rött|uppnå\w*|på god väg|påbörja\w*)"
    r"(?: mål\w*)?(?: (?:grön\w*|gul\w*|röd\w*|rött|uppnå\w*|på god väg|påbörja\w*))?$"
)
# The template's explanation of the colours, copied along.
LEGEND = re.compile(r"grön.*uppnå.*gul.*på god väg.*rö[dt].*påbörja", re.IGNORECASE | re.DOTALL)
_LONGEST_HINT = 60


def hint(line: Line, start: int, end: int, lines: list[Line]) -> tuple[Status, str] | None:
    """A status in words beside the goal ("(grönt)") or in the heading above it ("Uppnått:")."""
    beside = slice_of(line, end, line.end)
    inside = re.search(r"\(([^()]*)\)\s*[.:]?\s*$", slice_of(line, start, end))
    for words in (beside, inside[0] if inside else ""):
        status = status_of(words)
        if status is not None:
            return status, words.strip(AROUND)
    for above in reversed(lines[: next(n for n, other in enumerate(lines) if other is line)]):
        if not above.goals:
            if HEADING.match(key(above.words)):
                status = status_of(above.words)
                return (status, above.words.strip()) if status else None
            return None
    return None


def status_of(words: str) -> Status | None:
    """The status that a few words name, first sentence only; ``None`` where they name none."""
    first = re.split(r"(?<=[.!?])\s", words.strip(AROUND), maxsplit=1)[0]
    if not first or len(first) > _LONGEST_HINT:
        return None
    for status, pattern in _HINT_PATTERNS:
        if pattern.search(first):
            return status
    return None
