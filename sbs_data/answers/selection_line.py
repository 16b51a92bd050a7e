"""What has been selected, in words: the ``Urval:`` line, and how to find more. Plain text."""

from __future__ import annotations

from sbs_data.answers.choice import MEASURES, Choice
from sbs_data.answers.filter_labels import Labels
from sbs_data.model import Status
from sbs_data.questions import Selection
from sbs_data.words import selection_words
from sbs_data.words.formats import listed
from sbs_data.words.genders import GENDERS
from sbs_data.words.sentences import within
from sbs_data.words.statuses import STATUS


def of_reports(selection: Selection, offered: Labels, accounts: str, *, status: bool) -> str:
    """The ``Urval:`` line. Schools and areas are always named, the others where they are chosen.

    ``accounts`` are those that are shown when none are chosen; with ``status`` the page has a
    filter of statuses.
    """
    parts = [_named(selection.school, offered.schools, "alla skolor")]
    if selection.form is not None:
        parts.append(within(_named(selection.form, offered.forms, "")))
    parts.append(_named(selection.area, offered.areas, "alla utvecklingsområden"))
    if status:
        parts.append(_statuses(selection.statuses))
    parts.append(_accounts(selection, offered, accounts))
    if selection.theme:
        parts.append(f"temat {within(_named(selection.theme, offered.themes, ''))}")
    if selection.part:
        parts.append(f"delen {within(_named(selection.part, offered.parts, ''))}")
    if selection.words.strip():
        parts.append(f"med orden ”{selection.words.strip()}”")
    if selection.measure or selection.gender:
        parts.append(_results(selection, offered))
    return selection_words.line(parts)


def of_targets(selection: Selection, offered: Labels) -> str:
    """The ``Urval:`` line of Målvärden."""
    parts = [
        _named(selection.school, offered.schools, "alla skolor och kommuner"),
        *_within(selection.form, selection.area, offered),
        within(_named(selection.measure, offered.measures, "alla mått")),
        within(GENDERS[selection.gender or "all"]),
    ]
    return selection_words.line(parts)


def of_figures(found: Choice, offered: Labels, left_out: str | None) -> str:
    """The ``Urval:`` line of a page of figures.

    ``left_out`` is a chosen measure that such a page cannot show.
    """
    who = "flickor och pojkar" if found.both_sexes else GENDERS[found.gender]
    narrow = _within(found.form, found.area, offered)
    which = "rapporternas skolor" if narrow else "alla skolor"
    parts = [
        f"{which} i {found.municipality}" if found.every_school else found.unit.label,
        *narrow,
        within(MEASURES[found.measure]),
        within(who),
    ]
    if found.year is not None:
        parts.append(f"till och med läsåret {found.year}")
    told = [selection_words.line(parts)]
    if found.every_school and found.school:
        told.append(selection_words.pointed_out(found.school))
    if narrow:
        told.append(selection_words.REPORTED_ONLY)
    if left_out:
        told.append(selection_words.not_here(left_out))
    return " ".join(told)


def _within(form: str | None, area: str | None, offered: Labels) -> list[str]:
    """The form and the area, where they are chosen."""
    told = [] if form is None else [within(_named(form, offered.forms, ""))]
    return told if area is None else [*told, _named(area, offered.areas, "")]


def _results(selection: Selection, offered: Labels) -> str:
    """Only what the page says of results is narrowed by these."""
    what = "målvärden och resultat"
    if selection.measure:
        what += f" om {within(_named(selection.measure, offered.measures, ''))}"
    if selection.gender:
        what += f" för {within(GENDERS[selection.gender])}"
    return what


def wider(selection: Selection, what: str = "Inget mål", nothing: str = "inga mål") -> str:
    """Why nothing was found, and how to find more: :func:`selection_words.wider`."""
    narrow = [
        name
        for name, is_set in (
            ("söktexten", selection.words.strip()),
            ("skolan", selection.school is not None),
            ("skolformen", selection.form is not None),
            ("området", selection.area is not None),
            ("perioden", selection.period is not None),
            ("statusen", selection.statuses),
            ("rapporten", selection.report_id),
        )
        if is_set
    ]
    return selection_words.wider(narrow, what, nothing)


def _named(value: str | None, labels: dict[str, str], nothing: str) -> str:
    return nothing if value is None else labels.get(value, value)


def _accounts(selection: Selection, offered: Labels, otherwise: str) -> str:
    if selection.report_id:
        return f"rapporten {offered.reports.get(selection.report_id, '')}"
    if selection.period is not None:
        period = _named(selection.period, offered.periods, "")
        return f"redovisningar för {period}" if selection.period else "redovisningar utan period"
    return "alla redovisningar" if selection.every_account else otherwise


def _statuses(statuses: tuple[Status, ...]) -> str:
    if not statuses:
        return "alla statusar"
    words = [STATUS[status].singular for status in STATUS if status in statuses]
    return listed(words).replace(" och ", " eller ")
