"""Word bytes → ``Report``, by the reader or by a stand-in that a test hands in."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from sbs_data.actions.progress import Progress, silent
from sbs_data.errors import DelmalError, Refused
from sbs_data.model import Report
from sbs_data.store import archive
from sbs_data.store.staging import Staging

Reader = Callable[[bytes, str], Report]

log = logging.getLogger(__name__)


def read_report(content: bytes, file_name: str) -> Report:
    """The project's reader in its own bounded process, imported only when something is read."""
    from sbs_data.reports import isolated

    return isolated.read_isolated(content, file_name)


def read_many(reader: Reader, files: Iterable[tuple[str, bytes]]) -> Iterator[Report | Refused]:
    """Read many files, in order, with only a handful in memory at a time."""
    if reader is read_report:
        from sbs_data.reports import isolated

        yield from isolated.read_all(files)
        return
    for name, content in files:
        try:
            yield read_safely(reader, content, name)
        except Refused as refusal:
            yield refusal


def read_all(files: Iterable[tuple[str, bytes]]) -> Iterator[Report | Refused]:
    """Read files and touch nothing: what each says, or why it was refused, in order."""
    return read_many(read_report, files)


def let_go(reader: Reader) -> None:
    """End the reading processes after long work: their memory is for the merge."""
    if reader is read_report:
        from sbs_data import bounded

        bounded.close_idle()


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
    staged: Staging,
    progress: Progress | None = None,
) -> None:
    """Read kept originals again. ``documents`` maps SHA-256 to file name."""
    tell = progress or silent
    files = ((file, archive.get(private, sha256)) for sha256, file in documents.items())
    names = iter(documents.values())
    for done, read in enumerate(read_many(reader, files), start=1):
        file = next(names)
        if isinstance(read, Refused):
            raise DelmalError(
                f"Originalet till ”{file}” i arkivet går inte längre att läsa: {read.message}",
                code="original_refused",
            ) from read
        staged.add(read)
        tell(done, len(documents), file)
