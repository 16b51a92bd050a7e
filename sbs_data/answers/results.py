"""What the statistics say of a selection's pupils: as Gymnasiebehörighet says it, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sbs_data.answers import (
    claims_against,
    claims_met,
    eligibility_page,
    figure_units,
    source_lines,
    until_year,
)
from sbs_data.answers.choice import EVERYBODY, FIRST_MEASURE, MEASURES, Choice, year_order
from sbs_data.answers.claims_met import Met
from sbs_data.answers.eligibility_page import EligibilityPage
from sbs_data.answers.figure_units import Unit
from sbs_data.answers.overview import Results
from sbs_data.answers.source_lines import Place
from sbs_data.model import WHOLE_AUTHORITY, SchoolForm, Term, parse_period
from sbs_data.questions import Selection, Shown, per_snapshot

_CLAIMS = 6
"""Of those that meet a figure: the first of them, what differs foremost."""
_KEEP = 100
_WITH_GRADE_9 = (None, SchoolForm.GRADES_7_9, SchoolForm.AUTHORITY)
"""School forms whose selection figures of åk 9 belong to."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a selection has: the page of its unit, and its claims that meet a figure."""

    choice: Choice | None
    view: EligibilityPage | None
    met: tuple[Met, ...]


def told_of(shown: Shown, selection: Selection, today: date) -> Told:
    """What there is to show; kept by the parts that it is made of."""
    choice = _choice(shown, selection)
    view = None if choice is None else eligibility_page.for_choice(shown, choice, (), today)
    if view is None or view.spec is None:
        choice, view = None, None
    until = year_order(_year(selection.period))
    met = until_year.until(claims_met.confirmed(shown, selection.school), until)
    return Told(choice, view, until_year.within(met, selection))


def of_selection(shown: Shown, selection: Selection, today: date) -> Results | None:
    """The record; ``None`` where nothing is known of anybody in the selection."""
    has = told_of(shown, selection, today)
    if has.view is None and not has.met:
        return None
    first = has.met[:_CLAIMS]
    return Results(
        title="" if has.view is None else has.view.title,
        headline="" if has.view is None else f"{has.view.headline} {has.view.more}".strip(),
        claims=tuple(claims_against.in_short(met.meeting, met.whose) for met in first),
        claim_count=len(has.met),
        basis=next((met.meeting.basis for met in first if met.meeting.basis), ""),
        source=_source(has),
    )


def _choice(shown: Shown, selection: Selection) -> Choice | None:
    """What the page of figures would show of the selection, where it shows anything of it."""
    measure = selection.measure or FIRST_MEASURE
    unit = _unit(shown, selection.school, selection.form)
    if unit is None or measure not in MEASURES:
        return None
    gender = selection.gender or EVERYBODY
    return Choice(unit, measure, gender, selection.school, year=_year(selection.period))


@per_snapshot(_KEEP)
def _unit(shown: Shown, school: str | None, form: str | None) -> Unit | None:
    """The selected school; of all schools the only one with figures, else the only kommun."""
    units = figure_units.every(shown)
    if not units or form not in _WITH_GRADE_9:
        return None
    if school not in (None, WHOLE_AUTHORITY):
        return figure_units.of_school(units, school)
    kommuner = {unit.municipality_code or unit.code for unit in units.values()}
    only = figure_units.only_school(units)
    if only or len(kommuner) > 1:
        return only
    first = next(iter(units.values()))
    # Of several schools none is the one to show, where the kommun has no figures of its own.
    return None if first.is_school and len(units) > 1 else first


def _year(period: str | None) -> str | None:
    """The läsår whose grades were known when a redovisning of the period was written."""
    try:
        said = parse_period(period or "")
    except ValueError:
        return None
    if isinstance(said, Term):  # in the autumn, the spring's grades are the latest
        return str(Term(said.year, "VT").school_year)
    return str(said)


def _source(has: Told) -> str:
    """``Källa: Skolverket (SIRIS, rapport 139), hämtad … Senast publicerat: våren 2025 …``."""
    if has.view is not None:
        told: Sequence[str | None] = (has.view.source, has.view.published)
    else:
        facts = [met.meeting.fact for met in has.met if met.meeting.fact is not None]
        places = [Place(fact.source, "", "", fact.published_on, None) for fact in facts]
        told = (source_lines.sources(places),)
    return " ".join(["Källa:", *(part for part in told if part)])
