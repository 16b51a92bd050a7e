"""What has been selected, in words: the ``Urval:`` line, and how to find more. Plain text."""

from __future__ import annotations

from pages.parts.selection import of_what
from pages.parts.selection.fields import Fields
from pages.parts.selection.labels import Labels
from sbs_data.answers.choice import MEASURES, Choice
from sbs_data.model import Status
from sbs_data.questions import Selection
from sbs_data.words import sentences
from sbs_data.words.formats import listed
from sbs_data.words.genders import GENDERS
from sbs_data.words.statuses import STATUS


def in_words(selection: Selection, offered: Labels, fields: Fields) -> str:
    """The ``Urval:`` line. Schools and areas are always named, the others where they are chosen."""
    if fields.targets:
        return of_targets(selection, offered)
    parts = [_named(selection.school, offered.schools, "alla skolor")]
    if selection.form is not None:
        parts.append(sentences.within(_named(selection.form, offered.forms, "")))
    parts.append(_named(selection.area, offered.areas, "alla utvecklingsområden"))
    if fields.status:
        parts.append(_statuses(selection.statuses))
    parts.append(_accounts(selection, offered, fields))
    if selection.theme:
        parts.append(f"temat {sentences.within(_named(selection.theme, offered.themes, ''))}")
    if selection.part:
        parts.append(f"delen {sentences.within(_named(selection.part, offered.parts, ''))}")
    if selection.words.strip():
        parts.append(f"med orden ”{selection.words.strip()}”")
    if selection.measure or selection.gender:
        parts.append(_results(selection, offered))
    return f"Urval: {', '.join(parts)}."


def of_targets(selection: Selection, offered: Labels) -> str:
    """The ``Urval:`` line of Målvärden."""
    parts = [
        _named(selection.school, offered.schools, "alla skolor och kommuner"),
        *_within(selection.form, selection.area, offered),
        sentences.within(_named(selection.measure, offered.measures, "alla mått")),
        sentences.within(GENDERS[selection.gender or "all"]),
    ]
    return f"Urval: {', '.join(parts)}."


def of_figures(found: Choice, offered: Labels) -> str:
    """The ``Urval:`` line of a page of figures."""
    who = "flickor och pojkar" if found.both_sexes else GENDERS[found.gender]
    within = _within(found.form, found.area, offered)
    which = "rapporternas skolor" if within else "alla skolor"
    parts = [
        f"{which} i {found.municipality}" if found.every_school else found.unit.label,
        *within,
        sentences.within(MEASURES[found.measure]),
        sentences.within(who),
    ]
    if found.year is not None:
        parts.append(f"till och med läsåret {found.year}")
    told = [f"Urval: {', '.join(parts)}."]
    if found.every_school and found.school:
        told.append(f"Vald skola: {found.school}.")
    if within:
        told.append("Skolor som ingen rapport gäller är inte med.")
    if other := of_what.left_out(offered.measures):
        told.append(f"Måttet {sentences.within(other)} finns inte på den här sidan.")
    return " ".join(told)


def _within(form: str | None, area: str | None, offered: Labels) -> list[str]:
    """The form and the area, where they are chosen."""
    told = [] if form is None else [sentences.within(_named(form, offered.forms, ""))]
    return told if area is None else [*told, _named(area, offered.areas, "")]


def _results(selection: Selection, offered: Labels) -> str:
    """Only what the page says of results is narrowed by these."""
    what = "målvärden och resultat"
    if selection.measure:
        what += f" om {sentences.within(_named(selection.measure, offered.measures, ''))}"
    if selection.gender:
        what += f" för {sentences.within(GENDERS[selection.gender])}"
    return what


def wider(selection: Selection, what: str = "Inget mål", nothing: str = "inga mål") -> str:
    """Why nothing was found, and how to find more.

    ``what`` is none of the things looked for, ``nothing`` the same in the plural.
    """
    narrow: list[str] = [
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
    if not narrow:
        return f"Rapporterna innehåller {nothing}."
    if len(narrow) == 1:
        return f"{what} stämmer med {narrow[0]}. Ta bort filtret för att se fler."
    return f"{what} stämmer med både {listed(narrow)}. Ta bort något av filtren för att se fler."


def _named(value: str | None, labels: dict[str, str], nothing: str) -> str:
    return nothing if value is None else labels.get(value, value)


def _accounts(selection: Selection, offered: Labels, fields: Fields) -> str:
    if selection.report_id:
        return f"rapporten {offered.reports.get(selection.report_id, '')}"
    if selection.period is not None:
        period = _named(selection.period, offered.periods, "")
        return f"redovisningar för {period}" if selection.period else "redovisningar utan period"
    return "alla redovisningar" if selection.every_account else fields.accounts


def _statuses(statuses: tuple[Status, ...]) -> str:
    if not statuses:
        return "alla statusar"
    words = [STATUS[status].singular for status in STATUS if status in statuses]
    return listed(words).replace(" och ", " eller ")
