"""Which term or school year a number is of."""

from __future__ import annotations

from dataclasses import dataclass

from sbs_data.model import SchoolYear, Term, find_periods
from sbs_data.reports.claims.sentences import words

_DATES_NOTHING = words(
    r"\b(?:än|sedan|sen|jämfört med|jämförelse med|mot|efter|före|innan|gentemot|från och med|"
    r"fr\.?\s?o\.?\s?m\.?|"
    r"från|mellan|tidigare än|skillnad från|förhållande till)\s+(?:(?:läsåret|läsåren|under|i|för|"
    r"resultatet|våren|den|vid|slutet|starten|av)\s+)*$"
)
_FILLER = words(
    r"^\W*(?:(?:i|under|på|vid|efter|för|från|redan|nu|och|att|även|läsåret|slutet|av|till|"
    r"betygen|mellan|alltså)\s+)*\(?$"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A period and where it stands. ``is_leading``: it begins the clause, and holds on."""

    start: int
    end: int
    period: Term | SchoolYear
    is_leading: bool


def find(sentence: str) -> list[Dated]:
    """Those that date something, in order. What a result is compared with does not."""
    found: list[Dated] = []
    at = 0
    for period, said in find_periods(sentence):
        start = sentence.find(said, at)
        at = start + len(said)
        before = sentence[:start]
        if not _DATES_NOTHING.search(before.lower()):
            found.append(Dated(start, at, period, _FILLER.search(before.lower()) is not None))
    return found


def spans(sentence: str) -> list[tuple[int, int]]:
    """Where any period stands: its numbers are no others."""
    found, at = [], 0
    for _, said in find_periods(sentence):
        start = sentence.find(said, at)
        at = start + len(said)
        found.append((start, at))
    return found


def said(period: Term | SchoolYear | None) -> tuple[str | None, str | None]:
    """Term and school year of a claim."""
    if period is None:
        return None, None
    if isinstance(period, Term):
        return str(period), str(period.school_year)
    return None, str(period)
