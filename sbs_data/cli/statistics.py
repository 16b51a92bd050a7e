"""Statistics files on the command line: told from reports, and taken in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sbs_data import actions
from sbs_data.actions import Delmal, ImportedStatistics, NotImported, StatisticsFile, Unchanged
from sbs_data.cli import paths
from sbs_data.cli.frame import progress_bar
from sbs_data.words.formats import number


@dataclass(frozen=True, slots=True)
class Figures:
    """What became of each statistics file, as a record. ``act_no``: as of the action."""

    act_no: int | None = None
    outcomes: Sequence[dict[str, Any]] = ()

    @property
    def is_refused(self) -> bool:
        """Whether any file was refused."""
        return any(of["status"] == "refused" for of in self.outcomes)


def is_statistics(path: Path) -> bool:
    """Whether a file is for the readers of statistics: by its name, else by its content."""
    return actions.is_statistics_file(path.name, partial(paths.content_of, path))


def import_figures(delmal: Delmal, files: Sequence[Path], sheets: tuple[str, ...] = ()) -> Figures:
    """Import the files as one act, of a workbook the sheets that are said."""
    if not files:
        return Figures()
    sources = [
        StatisticsFile(path.name, partial(paths.statistics_of, path), sheets=sheets)
        for path in files
    ]
    with progress_bar("Läser statistik") as tell:
        result = actions.import_statistics(delmal, sources, progress=tell)
    outcomes = [_outcome(p, of) for p, of in zip(files, result.outcomes, strict=True)]
    return Figures(result.act_no, outcomes)


def sentence(of: ImportedStatistics) -> str:
    """What came in, in a sentence, with what the reader wants a person to know."""
    said = f"Importerad ({of.file_id}), {number(of.observations)} uppgifter från {of.source}."
    return " ".join([said, *of.notices])


def _outcome(path: Path, of: ImportedStatistics | Unchanged | NotImported) -> dict[str, Any]:
    file = str(path).encode("utf-8", "replace").decode()
    if isinstance(of, ImportedStatistics):
        return {
            "file": file,
            "status": "imported",
            "file_id": of.file_id,
            "kind": of.kind,
            "source": of.source,
            "observations": of.observations,
            "warnings": list(of.notices),
            "message": sentence(of),
        }
    if isinstance(of, Unchanged):
        message = f"Filen finns redan importerad ({of.report_id}), inget ändrades."
        return {"file": file, "status": "unchanged", "file_id": of.report_id, "message": message}
    return {"file": file, "status": "refused", "file_id": None, "message": of.message}
