"""What has been selected, in words: the ``Urval:`` line, and how to find more. Plain text."""

from __future__ import annotations

from pages.parts.fields import Fields
from pages.parts.labels import Labels
from sbs_data.figures import sentences
from sbs_data.figures.formats import listed
from sbs_data.figures.palette import STATUS
from sbs_data.model import Status
from sbs_data.questions import Selection


def in_words(selection: Selection, offered: Labels, fields: Fields) -> str:
    """The ``Urval:`` line. Schools and areas are always named, the others where they are chosen."""
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
    return f"Urval: {', '.join(parts)}."


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
