"""What stands in the own table beside its figures: notes and sums, left out and told."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sbs_data import comparing
from sbs_data.measures import catalogue
from sbs_data.model import Notice
from sbs_data.statistics.coded import Coded
from sbs_data.statistics.faults import shortened

Mask = NDArray[np.bool_]

_TEXTS = ("measure", "school", "name", "municipality", "term", "occasion", "grade")
_NUMBERS = ("pupils", "count", "share")
_SUM = re.compile(
    r"(?:total|del)?summa\b.*|total(?:t|en|er|a)?\b.*|medel(?:värde|tal)?\b.*|"
    r"(?:genom)?snitt(?:et)?\b.*|median\b.*|samtliga(?: skolor)?|alla(?: skolor)?"
)
_TOLD = 10
_LEAST_OF_A_NAME = 4


def told_apart(
    written: Mapping[str, Coded], rows: NDArray[np.int64]
) -> tuple[Mask, tuple[Notice, ...]]:
    """True for the rows of figures, and what is told of the others; empty ones need no word.

    A row that says for whom, when or of what is one of figures, however faulty.
    """
    is_empty = np.ones(len(rows), np.bool_)
    for column in written.values():
        is_empty &= column.is_missing
    says_nothing = _says_nothing(written) & ~is_empty
    if not says_nothing.any():
        return ~is_empty, ()
    has_number = np.zeros(len(rows), np.bool_)
    for field in _NUMBERS:
        has_number |= ~written[field].is_missing
    left_out: list[int] = []
    notices: list[Notice] = []
    for row in np.flatnonzero(says_nothing).tolist():
        words = [w for f in _TEXTS if (w := written[f].text(row))]
        is_sum = bool(words) and _SUM.fullmatch(comparing.folded(words[0]).rstrip(":")) is not None
        if not words or (has_number[row] and not is_sum):
            continue
        left_out.append(row)
        if len(left_out) <= _TOLD:
            what = "är en summering" if is_sum else "är ingen uppgift"
            told = shortened(" ".join(words))
            message = f"Rad {rows[row]} {what} och lästes inte: ”{told}”."
            notices.append(Notice("note_row", message))
    if len(left_out) > _TOLD:
        more = len(left_out) - _TOLD
        notices.append(Notice("note_row", f"{more} rader till är inga uppgifter och lästes inte."))
    is_figure = ~is_empty
    is_figure[left_out] = False
    return is_figure, tuple(notices)


def _says_nothing(written: Mapping[str, Coded]) -> Mask:
    """Rows without läsår, sex, code and measure."""
    found = written["school_year"].is_missing & written["gender"].is_missing
    for field in ("school", "municipality"):
        found &= ~written[field].where_not(lambda word: not any(s.isnumeric() for s in word))
    return found & ~written["measure"].where_not(lambda word: not _begins_a_measure(word))


def _begins_a_measure(word: str) -> bool:
    """True for a measure's name, and for the beginning of one: a row that was cut off there."""
    folded = comparing.folded(word)
    return catalogue.by_name(word) is not None or (
        len(folded) >= _LEAST_OF_A_NAME
        and any(comparing.folded(m.name).startswith(folded) for m in catalogue.measures().values())
    )
