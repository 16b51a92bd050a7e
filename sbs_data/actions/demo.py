"""The fictional example: read in like any other files, and taken out again in one act."""

from __future__ import annotations

from sbs_data.actions.examine import examine
from sbs_data.actions.imports import ImportResult, import_reports
from sbs_data.actions.progress import Progress
from sbs_data.actions.reading import Reader, read_report
from sbs_data.actions.undo import Undone, undo_all
from sbs_data.clock import Clock, utc_now
from sbs_data.settings import Settings
from sbs_data.store import fold, journal


def load_example(
    settings: Settings,
    progress: Progress | None = None,
    *,
    reader: Reader = read_report,
    clock: Clock = utc_now,
) -> ImportResult:
    """Import the example's files. Those that are there already are left as they are."""
    from sbs_data import example

    candidates = examine(settings, example.documents(), progress, reader=reader)
    return import_reports(settings, candidates, is_example=True, reader=reader, clock=clock)


def remove_example(
    settings: Settings, *, reader: Reader = read_report, clock: Clock = utc_now
) -> Undone | None:
    """Undo every import of the example, as one act; ``None`` when there is none."""
    acts = undo_all(
        settings,
        lambda entry: entry.act == fold.IMPORT and bool(entry.data["is_example"]),
        reader=reader,
        clock=clock,
    )
    return Undone(acts[-1], "Exemplet är borttaget.") if acts else None


def has_example(settings: Settings) -> bool:
    """Whether any report of the example is in force."""
    standing = fold.fold(journal.read(settings.private).entries)
    return any(report.is_example and report.in_force for report in standing.values())
