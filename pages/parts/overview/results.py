"""What the statistics say of a selection's pupils: as Gymnasiebehörighet says it, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from pages.parts.figures import figure_claims, figure_pages, figure_text, figure_years
from pages.parts.figures.figure_claims import Met
from pages.parts.figures.figure_facts import Place
from pages.parts.figures.figure_view import View
from pages.parts.frame import addresses, data, words
from pages.parts.selection import figure_filters, figure_units, filters, of_what
from pages.parts.selection.figure_filters import Choice
from pages.parts.selection.figure_units import Unit
from sbs_data.answers import claims_against, overview
from sbs_data.answers.overview import Results
from sbs_data.model import WHOLE_AUTHORITY, SchoolForm, Term, parse_period
from sbs_data.questions import Selection

_CLAIMS = 6
"""Of those that meet a figure: the first of them, what differs foremost."""
_KEEP = 100
_WITH_GRADE_9 = (None, SchoolForm.GRADES_7_9, SchoolForm.AUTHORITY)
"""School forms whose selection figures of åk 9 belong to."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a selection has: the page of its unit, and its claims that meet a figure."""

    choice: Choice | None
    view: View | None
    met: tuple[Met, ...]


def found(shown: data.Data, selection: Selection) -> Shown:
    """What there is to show; kept by the parts that it is made of."""
    choice = _choice(shown, selection)
    view = None if choice is None else figure_pages.of(shown, choice, ())
    if view is None or view.spec is None:
        choice, view = None, None
    until = figure_filters.year_order(_year(selection.period))
    met = figure_years.until(figure_claims.confirmed(shown, selection.school), until)
    return Shown(choice, view, figure_years.within(met, selection))


def of(shown: data.Data, selection: Selection) -> Results | None:
    """The record; ``None`` where nothing is known of anybody in the selection."""
    has = found(shown, selection)
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


def draw(shown: data.Data, selection: Selection, results: Results | None) -> None:
    """On Lägesbild: the sentence with its source and the way to the rest of it, and the claims."""
    if results is None:
        return
    has = found(shown, selection)
    if results.headline and has.choice is not None:
        st.subheader(overview.RESULTS, anchor=False)
        words.note(f"{results.title}:")
        st.text(results.headline, width="stretch")
        words.note(results.source)
        addresses.link(
            addresses.GYMNASIEBEHORIGHET, "Läs mer under Gymnasiebehörighet", _door(has.choice)
        )
    figure_claims.draw_confirmed(has.met)


def _door(choice: Choice) -> filters.Query:
    """The page of figures with just this choice."""
    query: filters.Query = {figure_filters.UNIT: choice.unit.label}
    if choice.year is not None:
        query[figure_filters.YEAR] = choice.year
    for key, value in ((of_what.MEASURE, choice.measure), (of_what.GENDER, choice.gender)):
        if value != of_what.DEFAULTS[key]:
            query[key] = of_what.OF_FIGURES[key][value]
    return filters.view(query)


def _choice(shown: data.Data, selection: Selection) -> Choice | None:
    """What the page of figures would show of the selection, where it shows anything of it."""
    measure = selection.measure or of_what.DEFAULTS[of_what.MEASURE]
    unit = _unit(str(shown.settings.published), shown.name, selection.school, selection.form, shown)
    if unit is None or measure not in of_what.MEASURES:
        return None
    gender = selection.gender or of_what.DEFAULTS[of_what.GENDER]
    return Choice(unit, measure, gender, selection.school, year=_year(selection.period))


@st.cache_resource(max_entries=_KEEP, show_spinner=False)
def _unit(
    published: str,  # noqa: ARG001 (with the name, what the answer is kept under)
    name: str,  # noqa: ARG001
    school: str | None,
    form: str | None,
    _shown: data.Data,
) -> Unit | None:
    """The selected school; of all schools the only one with figures, else the only kommun."""
    units = figure_units.of(_shown)
    if not units or form not in _WITH_GRADE_9:
        return None
    if school not in (None, WHOLE_AUTHORITY):
        return figure_units.of_school(units, school)
    kommuner = {unit.municipality_code or unit.code for unit in units.values()}
    only = figure_units.only_school(units)
    return only if only or len(kommuner) > 1 else next(iter(units.values()))


def _year(period: str | None) -> str | None:
    """The läsår whose grades were known when a redovisning of the period was written."""
    try:
        said = parse_period(period or "")
    except ValueError:
        return None
    if isinstance(said, Term):  # in the autumn, the spring's grades are the latest
        return str(Term(said.year, "VT").school_year)
    return str(said)


def _source(has: Shown) -> str:
    """``Källa: Skolverket (SIRIS, rapport 139), hämtad … Senast publicerat: våren 2025 …``."""
    if has.view is not None:
        told: Sequence[str | None] = (has.view.source, has.view.published)
    else:
        facts = [met.meeting.fact for met in has.met if met.meeting.fact is not None]
        places = [Place(fact.source, "", "", fact.published_on, None) for fact in facts]
        told = (figure_text.sources(places),)
    return " ".join(["Källa:", *(part for part in told if part)])
