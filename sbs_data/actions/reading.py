"""Word bytes → ``Report``, by the reader or by a stand-in that a test hands in."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path

from sbs_data.actions.progress import Progress, silent
from sbs_data.errors import DelmalError, Refused
from sbs_data.model import Report
from sbs_data.store import archive

Reader = Callable[[bytes, str], Report]

log = logging.getLogger(__name__)


def read_report(content: bytes, file_name: str) -> Report:
    """The project's reader, imported only when something is to be read."""
    from sbs_data import reports

    return reports.read_report(content, file_name)


def read_safely(reader: Reader, content: bytes, file_name: str) -> Report:
    """Read a file; a fault in the reader is a refusal of this file and of nothing else."""
    try:
        return reader(content, file_name)
    except DelmalError:
        raise
    except Exception as error:
        log.exception("the reader failed")
        raise Refused(
            f"”{file_name}” kunde inte läsas på grund av ett fel i programmet. Öppna filen i "
            "Word, spara den på nytt som .docx och försök igen.",
            code="reader_fault",
        ) from error


def read_archived(
    private: Path,
    documents: Mapping[str, str],
    reader: Reader,
    progress: Progress | None = None,
) -> dict[str, Report]:
    """Read kept originals again. ``documents`` maps SHA-256 to file name."""
    tell = progress or silent
    found: dict[str, Report] = {}
    for done, (sha256, file) in enumerate(documents.items(), start=1):
        try:
            found[sha256] = read_safely(reader, archive.get(private, sha256), file)
        except Refused as error:
            raise DelmalError(
                f"Originalet till ”{file}” i arkivet går inte längre att läsa: {error.message}",
                code="original_refused",
            ) from error
        tell(done, len(documents), file)
    return found
