"""What of the figures and of the claims belongs to a selection: until which läsår, and of what.

And what is to be said of that which is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from sbs_data.answers.claims_met import Met
from sbs_data.measures.facts import Fact
from sbs_data.questions import Selection

LATER = "Senare läsår finns, men visas inte i urvalet."


def about(year: str | None, whole: Sequence[Fact], spoken_of: Sequence[Fact]) -> tuple[str, ...]:
    """That ``year`` itself has no figure, and that later ones are left out; where that is so."""
    if year is None:
        return ()
    told = []
    if spoken_of and all(fact.school_year != year for fact in spoken_of):
        told.append(f"Uppgift för läsåret {year} saknas: den senaste före det visas.")
    if any(fact.school_year > year for fact in whole):
        told.append(LATER)
    return tuple(told)


def until(every: Sequence[Met], last_year: int | None) -> tuple[Met, ...]:
    """Of what the reports claim: not what meets a figure of a later year."""
    return tuple(
        met
        for met in every
        if last_year is None or met.meeting.fact is None or met.meeting.fact.year_order <= last_year
    )


def within(every: Sequence[Met], selection: Selection) -> tuple[Met, ...]:
    """Of claims that meet a figure: those of the selected measure and pupils."""
    return tuple(
        met
        for met in every
        if met.meeting.fact is not None
        and selection.measure in (None, met.meeting.fact.measure)
        and selection.gender in (None, met.gender)
    )


def nothing(year: str | None) -> str:
    """`` till och med läsåret 2022/23``, where a page has nothing to show; else nothing."""
    return "" if year is None else f" till och med läsåret {year}"
