"""The fictional example: read in like any other files, and taken out again in one act."""

from __future__ import annotations

from functools import partial

from sbs_data.actions.examine import examine
from sbs_data.actions.imports import ImportResult, import_reports
from sbs_data.actions.progress import Progress
from sbs_data.actions.reading import Reader, read_report
from sbs_data.actions.statistics import StatisticsFile, import_statistics
from sbs_data.actions.undo import Undone, undo_all
from sbs_data.clock import Clock, utc_now
from sbs_data.settings import Settings
from sbs_data.store import fold, journal, statistics_acts

_BRINGING = (fold.IMPORT, fold.STATISTICS)


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
    result = import_reports(settings, candidates, is_example=True, reader=reader, clock=clock)
    figures = [
        StatisticsFile(name, partial(bytes, content), municipality)
        for name, content, municipality in example.figures()
    ]
    import_statistics(settings, figures, is_example=True, reader=reader, clock=clock)
    return result


def remove_example(
    settings: Settings, *, reader: Reader = read_report, clock: Clock = utc_now
) -> Undone | None:
    """Undo every import of the example, as one act; ``None`` when there is none."""
    acts = undo_all(
        settings,
        lambda entry: entry.act in _BRINGING and bool(entry.data["is_example"]),
        reader=reader,
        clock=clock,
    )
    return Undone(acts[-1], "Exemplet är borttaget.") if acts else None


def has_example(settings: Settings) -> bool:
    """Whether any report or figure of the example is in force."""
    entries = journal.read(settings.private).entries
    reports, figures = fold.fold(entries).values(), statistics_acts.brought(entries)
    return any(report.is_example and report.in_force for report in reports) or any(
        file.is_example and file.in_force for file in figures
    )
