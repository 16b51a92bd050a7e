"""Fetching statistics from a public API and importing what it answered, as one act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sbs_data.actions.delmal import Delmal
from sbs_data.actions.imports import NotImported, Unchanged
from sbs_data.actions.progress import Progress
from sbs_data.actions.statistics import ImportedStatistics, StatisticsFile, import_statistics
from sbs_data.errors import DelmalError
from sbs_data.measures.sources import BY_NAME

if TYPE_CHECKING:
    from sbs_data.sources import Fetched


@dataclass(frozen=True, slots=True)
class FetchedStatistics:
    """What became of the answers, and what the source had nothing on."""

    outcome: ImportedStatistics | Unchanged | NotImported
    lacking: tuple[str, ...] = ()
    act_no: int | None = None


def fetch_statistics(
    delmal: Delmal, source: str, municipality: str, *, progress: Progress | None = None
) -> FetchedStatistics:
    """Ask a source (by its code) about a kommun, and import the answers as they came.

    Raises :class:`DelmalError` with a Swedish sentence where the source cannot be reached or
    answers wrongly; then nothing is fetched and nothing is kept.
    """
    fetched = _ask(delmal, source, municipality, progress)
    file = StatisticsFile(fetched.file, lambda: fetched.content, fetched.municipality)
    result = import_statistics(delmal, [file])
    lacking = tuple(notice.message for notice in fetched.notices)
    return FetchedStatistics(result.outcomes[0], lacking, result.act_no)


def _ask(delmal: Delmal, source: str, code: str, progress: Progress | None) -> Fetched:
    from sbs_data import sources  # requests and all: only when something is fetched

    fetch = sources.FETCHES.get(source)
    if fetch is None:
        raise DelmalError(
            f"Det finns ingen källa ”{source}”. Välj bland {' och '.join(BY_NAME)}.",
            code="no_source",
        )
    return fetch(
        code,
        base_url=delmal.settings.source_urls.get(source),
        progress=progress,
        clock=delmal.clock,
    )
