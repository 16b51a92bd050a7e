"""The one way to select: the same filters on every page, in the address and remembered.

They are drawn by the front door and not by a page, since Streamlit drops from a link whatever a
widget of the page before was bound to, and a widget of the front door lives on from page to page.
A page asks :func:`selection` what has been selected.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.elements.lib.mutable_popover_container import PopoverContainer

from pages.parts.frame import opened, shell, words
from pages.parts.frame.addresses import Address
from pages.parts.selection import figure_filters, of_what, our_authority
from pages.parts.selection.fields import FIELDS, Fields
from sbs_data import questions
from sbs_data.answers import figure_units, filter_labels, names_followed, selection_line
from sbs_data.answers.choice import Choice
from sbs_data.answers.filter_labels import Labels
from sbs_data.model import Part
from sbs_data.questions import Selection, Shown
from sbs_data.words import labels, selection_words
from sbs_data.words.genders import GENDERS
from sbs_data.words.statuses import STATUS, by_word

SCHOOL, FORM, AREA, PERIOD = "skola", "skolform", "omrade", "period"
STATUS_KEY, FILE, SEARCH, EVERY = "status", "fil", "sok", "alla"
THEME, PART = "tema", "del"
"""The names of the filters in the address."""
PAGE, INITIATIVE_PAGE, REPORT_PAGE, HIT_PAGE = "sida", "insatssida", "rapportsida", "traffsida"
"""Which page of a list. One name for each list: a page is not remembered for another's."""
GOAL, INITIATIVE, REPORT, PLACE = "mal", "insats", "rapport", "plats"
"""What an opened page shows. No filter has these names: Streamlit would take them from the address
when that filter is not on the page."""

SCOPE = (SCHOOL, FORM, AREA, PERIOD)
KEYS = (
    *SCOPE, figure_filters.YEAR, *of_what.KEYS, STATUS_KEY, FILE, SEARCH, EVERY, THEME, PART,
    figure_filters.UNIT,
)  # fmt: skip
PAGES = (PAGE, INITIATIVE_PAGE, REPORT_PAGE, HIT_PAGE)

_WITHIN = (*SCOPE, figure_filters.YEAR, *of_what.KEYS)
"""What comes along in every link: whose, of what and when."""
_MORE = "fler filter"
"""The key of the filters that are drawn when somebody asks for them."""
_ARRIVED_AT = "_arrived_at"
_OPENED = "_opened"
_SELECTION = "_selection"
"""Session state."""
"""Where a word is not plain Swedish, what it means."""
_PART_WIDTH = 360

Query = dict[str, str | list[str]]
"""The parameters of a link."""


def draw_title(address: Address) -> None:
    """The title of a page with filters, which they stand under; others draw their own."""
    if address.path in FIELDS:
        with shell.sheet():
            st.title(address.title, anchor=False)


def draw(address: Address, ahead: Callable[[Address], Callable[[Choice], None] | None]) -> None:
    """Draw the page's filters; keep what they select.

    ``ahead`` takes the place below them, and gives what is to be drawn there before they are.
    """
    fields = FIELDS.get(address.path)
    shown = opened.now()
    offered = filter_labels.labels_of(shown)
    unknown = _arrive(address, offered)
    if fields is None:
        return
    sheet = shell.sheet()
    draw_ahead = ahead(address)
    with sheet:
        our_authority.draw_question(shown)
        if fields.figures:
            _draw_of_figures(shown, unknown, fields, offered, draw_ahead)
            return
        if not _has_something(shown, fields):
            st.session_state[_SELECTION] = Selection()
            return
        with st.container():  # its place is kept: the filters must not move while somebody writes
            _draw_unknown(unknown)
        line = st.container(horizontal=True, vertical_alignment="center")
        selected = _draw_of_targets(offered) if fields.targets else _draw(fields, offered)
        st.session_state[_SELECTION] = selected
        line.text(_in_words(selected, offered, fields), width="stretch")
        line.button(  # there also when it is of no use: what is below it must not move
            "Rensa filter",
            on_click=clear,
            icon=":material/filter_alt_off:",
            disabled=not (selected.is_narrowed or selected.every_account),
        )


def _draw_of_figures(
    shown: Shown,
    unknown: list[str],
    fields: Fields,
    offered: Labels,
    draw_ahead: Callable[[Choice], None] | None,
) -> None:
    """The filters of a page of figures: there also where nothing but statistics is imported."""
    units = figure_units.every(shown)
    if not units:
        st.session_state[_SELECTION] = Selection(school=st.session_state.get(SCHOOL))
        figure_filters.forget()
        return
    with st.container():
        _draw_unknown(unknown)
    line = st.container(horizontal=True, vertical_alignment="center")
    # Forms and areas are the reports'.
    has_more = fields.forms_and_areas and shown.contents.report_count > 0
    found = figure_filters.draw(
        units,
        SCHOOL,
        lambda: _choice(labels.SCHOOL, "Alla skolor", SCHOOL, offered),
        (lambda: _form_and_area(offered)) if has_more else None,
        draw_ahead,
        every_school=fields.every_school,
        both_sexes=fields.both_sexes,
    )
    st.session_state[_SELECTION] = Selection(school=found.school, form=found.form, area=found.area)
    left_out = of_what.left_out(offered.measures)
    line.text(selection_line.of_figures(found, offered, left_out), width="stretch")
    line.button(
        "Rensa filter",
        on_click=clear,
        icon=":material/filter_alt_off:",
        disabled=not figure_filters.is_narrowed(found, units),
    )


def _in_words(selected: Selection, offered: Labels, fields: Fields) -> str:
    if fields.targets:
        return selection_line.of_targets(selected, offered)
    return selection_line.of_reports(selected, offered, fields.accounts, status=fields.status)


def _has_something(shown: Shown, fields: Fields) -> bool:
    """Whether there is anything to select from: a målvärde may be set without any report."""
    if shown.contents.report_count:
        return True
    return fields.targets and bool(shown.ask(questions.target_unit_names))


def selection() -> Selection:
    """What the filters of this page select."""
    selected = st.session_state.get(_SELECTION)
    return selected if isinstance(selected, Selection) else Selection()


def opened_thing(key: str) -> str | None:
    """What an opened page shows, by its parameter.

    Streamlit leaves the browser's address as it was when a page links to itself: it is told here.
    """
    asked = st.query_params.get(key)
    seen = st.session_state.get(_OPENED)
    if asked is not None and seen is not None and seen[0] == key and seen[1] != asked:
        st.query_params.from_dict(st.query_params.to_dict())
    st.session_state[_OPENED] = None if asked is None else (key, asked)
    return asked


def _arrive(address: Address, offered: Labels) -> list[str]:
    """Take over what the address asks for, when a page is opened; what it asks for in vain.

    The widgets may be there already, and then Streamlit lets their values win over the address.
    """
    if st.session_state.get(_ARRIVED_AT) != address.path:
        st.session_state[_ARRIVED_AT] = address.path
        for key in KEYS:
            if asked := st.query_params.get_all(key):
                _take_over(key, _wanted(key, asked, offered))
        fields = FIELDS.get(address.path)
        if fields is not None and (fields.figures or fields.results or fields.targets):
            of_what.arrive(figures=fields.figures)
        if st.query_params.get(figure_filters.UNIT):
            figure_filters.arrived(st.session_state.get(SCHOOL))
        _tell_address()
    return [
        value
        for key in KEYS
        for value in dict.fromkeys(st.query_params.get_all(key))
        if value and key != SEARCH and not _is_known(key, value, offered)
    ]


def _tell_address() -> None:
    """Bring what is remembered to the address of the page that is opened.

    The browser drops what belonged to a field that it did not show, behind "Fler filter" or on a
    page without it; Streamlit tells it anew of what is set by the page.
    """
    for key in KEYS:
        value = st.session_state.get(key)
        if value and key not in st.query_params:
            st.session_state[key] = value


def _take_over(key: str, wanted: object) -> None:
    if key in of_what.KEYS:
        of_what.choose(key, wanted)
    elif st.session_state.get(key, _nothing(key)) != wanted:
        st.session_state[key] = wanted


def _nothing(key: str) -> object:
    """The value of a filter that selects nothing."""
    empty: dict[str, object] = {STATUS_KEY: [], SEARCH: "", EVERY: False}
    return empty.get(key)


def _wanted(key: str, asked: list[str], offered: Labels) -> object:
    """The value of a widget that the address asks for; the last counts, and empty is none."""
    last = asked[-1]
    if key == SEARCH:
        return last
    if key == STATUS_KEY:
        return [v for v in dict.fromkeys(asked) if by_word(v)] if last else []
    if key == EVERY:
        return last == "true"
    if not _is_known(key, last, offered):
        return _nothing(key)
    if key == THEME:
        return last
    return _meant(key, last, offered)


def _meant(key: str, value: str, offered: Labels) -> str | None:
    """The choice that a word of the address means; of an old link's name, what it means now."""
    found = next((of for of, word in _options(key, offered).items() if word == value), None)
    if found is not None:
        return found
    if key == figure_filters.UNIT:
        unit = figure_units.asked_for(opened.now(), value)
        return None if unit is None else unit.key
    if key == SCHOOL:
        school = names_followed.school(opened.now(), value)
        return school if school in offered.schools else None
    return None


def _is_known(key: str, value: str, offered: Labels) -> bool:
    if key == STATUS_KEY:
        return by_word(value) is not None
    if key == EVERY:
        return value in ("true", "false")
    return _meant(key, value, offered) is not None


def _options(key: str, offered: Labels) -> dict[str, str]:
    if key in (figure_filters.UNIT, figure_filters.YEAR):
        return figure_filters.options(key)
    return {
        of_what.MEASURE: offered.measures,
        of_what.GENDER: GENDERS,
        SCHOOL: offered.schools,
        FORM: offered.forms,
        AREA: offered.areas,
        PERIOD: offered.periods,
        FILE: offered.reports,
        THEME: offered.themes,
        PART: offered.parts,
    }[key]


def _draw_unknown(values: list[str]) -> None:
    """A gentle sentence where the address asks for something that is not there."""
    if values:
        with st.container(border=True):
            st.text(selection_words.unknown(values), width="stretch")


def _draw(fields: Fields, offered: Labels) -> Selection:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        school = _choice(labels.SCHOOL, "Alla skolor", SCHOOL, offered)
        form = _choice("Skolform", "Alla skolformer", FORM, offered)
        area = _choice(labels.AREA, "Alla områden", AREA, offered, means=selection_words.AREA)
        period = _choice("Period", fields.no_period, PERIOD, offered, means=selection_words.PERIOD)
        measure, gender = _results(offered) if fields.results else (None, None)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sought = _sought(fields) if fields.words else ""
        report = _choice("Rapport", "Alla rapporter", FILE, offered) if fields.reports else None
    statuses, every = _statuses(fields) if fields.status else ([], False)
    theme, part = _theme_and_part(offered) if fields.passages else (None, None)
    return Selection(
        school=school,
        form=form,
        area=area,
        period=period,
        statuses=tuple(s for word in statuses if (s := by_word(word)) is not None),
        report_id=report,
        words=sought,
        theme=theme,
        part=Part(part) if part else None,
        measure=measure,
        gender=gender,
        every_account=every,
    )


def _draw_of_targets(offered: Labels) -> Selection:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        school = _choice(labels.SCHOOL, "Alla skolor", SCHOOL, offered)
        measure, gender = _measure_and_gender(offered)
        form, area = _form_and_area(offered)
    return Selection(school=school, form=form, area=area, measure=measure, gender=gender)


def _form_and_area(offered: Labels) -> tuple[str | None, str | None]:
    """Drawn when somebody opens them, or when one of them is chosen: what counts is in the link."""
    more = _more()
    if not (more.open or any(map(_is_asked_for, (FORM, AREA)))):
        return None, None
    with more:
        return (
            _choice("Skolform", "Alla skolformer", FORM, offered),
            _choice(labels.AREA, "Alla områden", AREA, offered, means=selection_words.AREA),
        )


def _results(offered: Labels) -> tuple[str | None, str | None]:
    """The same of what only parts of the page are narrowed by."""
    more = _more()
    if not (more.open or any(map(_is_asked_for, of_what.KEYS))):
        return None, None
    with more:
        words.note(selection_words.RESULTS_ONLY)
        return _measure_and_gender(offered)


def _more() -> PopoverContainer:
    return st.popover("Fler filter", key=_MORE, icon=":material/tune:", on_change="rerun")


def _is_asked_for(key: str) -> bool:
    value = of_what.chosen(key) if key in of_what.KEYS else st.session_state.get(key)
    return value is not None or bool(st.query_params.get(key))


def _measure_and_gender(offered: Labels) -> tuple[str | None, str | None]:
    measure = _choice(labels.MEASURE, "Alla mått", of_what.MEASURE, offered)
    genders = {key: word for key, word in GENDERS.items() if key != "all"}
    gender = _select(labels.PUPILS, GENDERS["all"], of_what.GENDER, genders)
    of_what.choose(of_what.MEASURE, measure)
    of_what.choose(of_what.GENDER, gender)
    return measure, gender


def _choice(
    label: str,
    nothing: str,
    key: str,
    offered: Labels,
    width: int | None = None,
    *,
    means: str | None = None,
) -> str | None:
    return _select(label, nothing, key, _options(key, offered), width, means=means)


def _select(
    label: str,
    nothing: str,
    key: str,
    options: dict[str, str],
    width: int | None = None,
    *,
    means: str | None = None,
) -> str | None:
    return st.selectbox(
        label, list(options), index=None, placeholder=nothing, key=key, bind="query-params",
        format_func=lambda value: options.get(value, value), width=width or "stretch",
        on_change=to_first_page, help=means,
    )  # fmt: skip


def _sought(fields: Fields) -> str:
    return st.text_input(
        fields.words or "", key=SEARCH, bind="query-params", type="search", live="400ms",
        placeholder=fields.hint, icon=":material/search:", width="stretch",
        on_change=to_first_page,
    )  # fmt: skip


def _statuses(fields: Fields) -> tuple[list[str], bool]:
    every = False
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
        statuses = st.pills(
            labels.STATUS, [look.word for look in STATUS.values()], selection_mode="multi",
            key=STATUS_KEY, bind="query-params", on_change=to_first_page,
        )  # fmt: skip
        if fields.reports:
            every = st.toggle(
                "Visa även äldre redovisningar", key=EVERY, bind="query-params",
                help=selection_words.EVERY_ACCOUNT,
                on_change=to_first_page,
            )  # fmt: skip
    return statuses, every


def _theme_and_part(offered: Labels) -> tuple[str | None, str | None]:
    keys = {name: key for key, name in offered.themes.items()}
    theme = st.pills("Tema", list(keys), key=THEME, bind="query-params", on_change=to_first_page)
    part = _choice(labels.PART_OF_REPORT, "Alla delar", PART, offered, _PART_WIDTH)
    return keys.get(theme or ""), part


def to_first_page() -> None:
    """Another selection is another list (a callback)."""
    for key in PAGES:
        if key in st.session_state:
            st.session_state[key] = 1


def clear() -> None:
    """Back to everything (a button's callback)."""
    for key in KEYS:
        st.session_state[key] = _nothing(key)
    for key in of_what.KEYS:
        of_what.choose(key, None)
    to_first_page()


def widen() -> None:
    """Whose, of what, when and where: everything. What is looked for stays (a callback)."""
    for key in (*SCOPE, PART):
        st.session_state[key] = None
    to_first_page()


def look_for(sought: str) -> None:
    """Search for other words (a callback)."""
    st.session_state[SEARCH] = sought
    to_first_page()


def view(query: Query, *, within: bool = True) -> Query:
    """The parameters of a link to just this view.

    ``within`` keeps whose, of what and when as they are selected now; what else is remembered is
    told apart as empty, so that the link shows what it says.
    """
    kept = remembered()
    # Whose figures follows the school that a link names.
    along = _WITHIN if SCHOOL in query else (*_WITHIN, figure_filters.UNIT)
    scope = {key: value for key, value in kept.items() if within and key in along}
    told = {**scope, **query}
    return told | dict.fromkeys((key for key in kept if key not in told), "")


def remembered() -> Query:
    """All that is selected, on whatever page, as parameters of a link."""
    offered = filter_labels.labels_of(opened.now())
    query: Query = {}
    for key in KEYS:
        value = of_what.chosen(key) if key in of_what.KEYS else st.session_state.get(key)
        if value is None or value == _nothing(key):
            continue
        if key == STATUS_KEY:
            query[key] = list(value)
        elif key in (SEARCH, THEME):
            query[key] = str(value)
        else:
            query[key] = "true" if key == EVERY else _options(key, offered).get(value, value)
    return query


def file_label(report_id: str) -> str | None:
    """The name of a report in the filter of reports; ``None`` where it has no goals to filter."""
    return filter_labels.labels_of(opened.now()).reports.get(report_id)


def way_back(page_key: str) -> Query:
    """The parameters of a link back to a list as it was left."""
    query = remembered()
    page = st.session_state.get(page_key)
    return {**query, page_key: str(page)} if isinstance(page, int) and page > 1 else query
