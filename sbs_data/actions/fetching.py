"""Fetching statistics from a public API and importing what it answered, as one act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sbs_data.actions.imports import NotImported, Unchanged
from sbs_data.actions.progress import Progress
from sbs_data.actions.reading import Reader, read_report
from sbs_data.actions.statistics import ImportedStatistics, StatisticsFile, import_statistics
from sbs_data.clock import Clock, utc_now
from sbs_data.errors import DelmalError
from sbs_data.settings import Settings

if TYPE_CHECKING:
    from sbs_data.sources import Fetched

SOURCES = ("kolada", "skolverket")
"""The APIs that can be asked."""


@dataclass(frozen=True, slots=True)
class FetchedStatistics:
    """What became of the answers, and what the source had nothing on."""

    outcome: ImportedStatistics | Unchanged | NotImported
    lacking: tuple[str, ...] = ()
    act_no: int | None = None


def fetch_statistics(
    settings: Settings,
    source: str,
    municipality: str,
    *,
    progress: Progress | None = None,
    reader: Reader = read_report,
    clock: Clock = utc_now,
) -> FetchedStatistics:
    """Ask ``kolada`` or ``skolverket`` about a kommun, and import the answers as they came.

    Raises :class:`DelmalError` with a Swedish sentence where the source cannot be reached or
    answers wrongly; then nothing is fetched and nothing is kept.
    """
    fetched = _ask(settings, source)(municipality, progress, clock)
    file = StatisticsFile(fetched.file, lambda: fetched.content, fetched.municipality)
    result = import_statistics(settings, [file], reader=reader, clock=clock)
    lacking = tuple(notice.message for notice in fetched.notices)
    return FetchedStatistics(result.outcomes[0], lacking, result.act_no)


def _ask(settings: Settings, source: str) -> Callable[[str, Progress | None, Clock], Fetched]:
    from sbs_data import sources  # requests and all: only when something is fetched

    if source == "kolada":
        return lambda code, progress, clock: sources.fetch_kolada(
            code, base_url=settings.kolada_url, progress=progress, clock=clock
        )
    if source == "skolverket":
        return lambda code, progress, clock: sources.fetch_skolverket(
            code, base_url=settings.skolverket_url, progress=progress, clock=clock
        )
    raise DelmalError(
        f"Det finns ingen källa ”{source}”. Välj bland {' och '.join(SOURCES)}.", code="no_source"
    )
