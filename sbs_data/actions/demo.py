"""The fictional example: read in like any other files, and taken out again in one act."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from sbs_data import questions
from sbs_data.actions import decision_frame
from sbs_data.actions.delmal import Delmal
from sbs_data.actions.examine import examine
from sbs_data.actions.imports import ImportResult, import_reports
from sbs_data.actions.progress import Progress
from sbs_data.actions.statistics import StatisticsFile, import_statistics
from sbs_data.actions.targets import confirm_target
from sbs_data.actions.undo import Undone, undo_all
from sbs_data.actions.units import NOT_IN_REGISTER, map_school_unit
from sbs_data.store import fold, statistics_acts, understood
from sbs_data.store.journal import Entry

_BRINGING = (fold.IMPORT, fold.STATISTICS)
PERSON = "Exempelpersonen"
"""Who has confirmed the målvärden that the example's reports say again and again; not those said
once or twice, so that there is something to decide. And who says that a förskola is in no register.
"""


def load_example(delmal: Delmal, progress: Progress | None = None) -> ImportResult:
    """Import the example's files, and decide what makes them worth looking at.

    What is there already is left as it is, and so is what somebody has decided.
    """
    from sbs_data import example

    candidates = examine(delmal, example.documents(), progress)
    result = import_reports(delmal, candidates, is_example=True)
    figures = [
        StatisticsFile(name, partial(bytes, content), municipality)
        for name, content, municipality in example.figures()
    ]
    import_statistics(delmal, figures, is_example=True)
    _decide(delmal)
    return result


def _decide(delmal: Delmal) -> None:
    with decision_frame.shown(delmal) as snapshot:
        keys = questions.example_targets(snapshot)
        unmapped = questions.example_schools_without_unit(snapshot)
    as_person = replace(delmal, settings=replace(delmal.settings, who=PERSON))
    for key in keys:
        confirm_target(as_person, key, True)
    for authority, school in unmapped:
        map_school_unit(as_person, authority, school, NOT_IN_REGISTER)


def remove_example(delmal: Delmal) -> Undone | None:
    """Undo every import of the example and what was decided with it, as one act; ``None`` when
    there is none.
    """
    acts = undo_all(delmal, _is_of_the_example)
    return Undone(acts[-1], "Exemplet är borttaget.") if acts else None


def _is_of_the_example(entry: Entry) -> bool:
    if entry.act in _BRINGING:
        return bool(entry.data["is_example"])
    return entry.act in (fold.CONFIRM_TARGET, fold.DECIDE) and entry.who == PERSON


def has_example(delmal: Delmal) -> bool:
    """Whether any report or figure of the example is in force."""
    entries = understood.read(delmal.settings.private).entries
    reports, figures = fold.fold(entries).values(), statistics_acts.brought(entries)
    return any(report.is_example and report.in_force for report in reports) or any(
        file.is_example and file.in_force for file in figures
    )
