"""The filters of Mål: each bound to the address, so that a view is a link."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import streamlit as st

from sbs_data.figures import sentences
from sbs_data.figures.formats import listed
from sbs_data.figures.palette import STATUS, by_word
from sbs_data.model import Status
from sbs_data.questions import Choices, Selection

SCHOOL, AREA, STATUS_KEY, REPORT, SEARCH, EVERY, PAGE, GOAL = (
    "skola", "omrade", "status", "rapport", "sok", "alla", "sida", "mal",
)  # fmt: skip
"""The names of the parameters in the address."""
KEYS = (SCHOOL, AREA, STATUS_KEY, REPORT, SEARCH, EVERY)


@dataclass(frozen=True, slots=True)
class Labels:
    """What the filters offer, in the words of the screen and of the address."""

    schools: dict[str, str]
    areas: dict[str, str]
    reports: dict[str, str]

    @classmethod
    def of(cls, choices: Choices) -> Labels:
        """Labels of all choices; files of the same name are told apart by their id."""
        count = Counter(file for _, file in choices.reports)
        return cls(
            schools={s: s or sentences.SCHOOL_UNSAID for s in choices.schools},
            areas={a: a or sentences.AREA_UNSAID for a in choices.areas},
            reports={
                report_id: file if count[file] == 1 else f"{file} ({report_id})"
                for report_id, file in choices.reports
            },
        )


def unknown_in_address(labels: Labels) -> list[str]:
    """Values in the address that no filter has. To be asked before the filters are drawn."""
    known = (
        (SCHOOL, set(labels.schools.values())),
        (AREA, set(labels.areas.values())),
        (STATUS_KEY, {look.word for look in STATUS.values()}),
        (REPORT, set(labels.reports.values())),
        (EVERY, {"true", "false"}),
    )
    return [
        value
        for key, values in known
        for value in st.query_params.get_all(key)
        if value and value not in values
    ]


def draw(labels: Labels) -> Selection:
    """Draw the filters; what they select."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(
            "Sök i målen", key=SEARCH, bind="query-params", type="search", live="400ms",
            placeholder="till exempel läsning", icon=":material/search:", width="stretch",
        )  # fmt: skip
        school = _choice("Skola", "Alla skolor", labels.schools, SCHOOL)
        area = _choice("Utvecklingsområde", "Alla områden", labels.areas, AREA)
        report = _choice("Rapport", "Alla rapporter", labels.reports, REPORT)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
        chosen = st.pills(
            "Status", [look.word for look in STATUS.values()],
            selection_mode="multi", key=STATUS_KEY, bind="query-params",
        )  # fmt: skip
        every = st.toggle(
            "Visa även äldre redovisningar", key=EVERY, bind="query-params",
            help="Annars visas varje mål en gång, ur den senaste redovisning där det finns.",
        )  # fmt: skip
    return Selection(
        school=school,
        area=area,
        statuses=tuple(s for word in chosen if (s := by_word(word)) is not None),
        report_id=report,
        words=words or "",
        every_account=every,
    )


def _choice(label: str, nothing: str, labels: dict[str, str], key: str) -> str | None:
    return st.selectbox(
        label, list(labels), index=None, placeholder=nothing, key=key, bind="query-params",
        format_func=lambda value: labels.get(value, value), width="stretch",
    )  # fmt: skip


def clear() -> None:
    """Back to everything (a button's callback)."""
    for key in (SCHOOL, AREA, REPORT):
        st.session_state[key] = None
    st.session_state[STATUS_KEY] = []
    st.session_state[SEARCH] = ""
    st.session_state[EVERY] = False


def in_words(selection: Selection, labels: Labels) -> str:
    """The ``Urval:`` line. Plain text."""
    parts = [
        _named(selection.school, labels.schools, "alla skolor"),
        _named(selection.area, labels.areas, "alla utvecklingsområden"),
        _statuses(selection.statuses),
    ]
    if selection.report_id:
        parts.append(f"rapporten {labels.reports.get(selection.report_id, '')}")
    else:
        parts.append(
            "alla redovisningar"
            if selection.every_account
            else "senaste redovisningen av varje mål"
        )
    if selection.words.strip():
        parts.append(f"med orden ”{selection.words.strip()}”")
    return f"Urval: {', '.join(parts)}."


def _named(value: str | None, labels: dict[str, str], nothing: str) -> str:
    return nothing if value is None else labels.get(value, value)


def _statuses(statuses: tuple[Status, ...]) -> str:
    if not statuses:
        return "alla statusar"
    words = [STATUS[status].singular for status in STATUS if status in statuses]
    return listed(words).replace(" och ", " eller ")


def wider(selection: Selection) -> str:
    """Why nothing was found, and how to find more. Plain text."""
    narrow = [
        name
        for name, is_set in (
            ("söktexten", selection.words.strip()),
            ("skolan", selection.school is not None),
            ("området", selection.area is not None),
            ("statusen", selection.statuses),
            ("rapporten", selection.report_id),
        )
        if is_set
    ]
    if not narrow:
        return "Rapporterna innehåller inga mål."
    if len(narrow) == 1:
        return f"Inget mål stämmer med {narrow[0]}. Ta bort filtret för att se fler."
    return f"Inget mål stämmer med både {listed(narrow)}. Ta bort något av filtren för att se fler."


def address(selection: Selection, labels: Labels) -> dict[str, str | list[str]]:
    """The selection as parameters of a link."""
    query: dict[str, str | list[str]] = {}
    if selection.school is not None:
        query[SCHOOL] = labels.schools.get(selection.school, selection.school)
    if selection.area is not None:
        query[AREA] = labels.areas.get(selection.area, selection.area)
    if selection.report_id:
        query[REPORT] = labels.reports.get(selection.report_id, selection.report_id)
    if selection.statuses:
        query[STATUS_KEY] = [STATUS[s].word for s in selection.statuses]
    if selection.words.strip():
        query[SEARCH] = selection.words
    if selection.every_account:
        query[EVERY] = "true"
    return query
