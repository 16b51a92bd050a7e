"""Word bytes → ``Report``, by the reader or by a stand-in that a test hands in.

A document is read as it stands first. Where it asks something that a person has answered it is
read again, and told so: until it asks nothing more that is known.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sbs_data.actions.progress import Progress, silent
from sbs_data.errors import DelmalError, Refused
from sbs_data.model import Report, Told
from sbs_data.store import archive, heard
from sbs_data.store.heard import Answered, Answers
from sbs_data.store.staging import Staging


class Reader(Protocol):
    """What makes a report of a file, and hears what persons have told of it."""

    def __call__(
        self, content: bytes, file_name: str, told: tuple[Told, ...] = (), /
    ) -> Report: ...


@dataclass(frozen=True, slots=True)
class Read:
    """A report, and the answers that it was read with."""

    report: Report
    answered: tuple[Answered, ...] = ()


log = logging.getLogger(__name__)


def read_report(content: bytes, file_name: str, told: tuple[Told, ...] = (), /) -> Report:
    """The project's reader in its own bounded process, imported only when something is read."""
    from sbs_data.reports import isolated

    return isolated.read_isolated(content, file_name, told)


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


def read_told(
    reader: Reader, files: Iterable[tuple[str, bytes]], answers: Answers
) -> Iterator[Read | Refused]:
    """Read many files, in order, each with what persons have answered of it."""
    waiting: deque[tuple[str, bytes]] = deque()

    def passing() -> Iterator[tuple[str, bytes]]:
        for file in files:
            waiting.append(file)
            yield file

    for read in read_many(reader, passing()):
        name, content = waiting.popleft()
        yield read if isinstance(read, Refused) else _tell(reader, content, name, read, answers)


def _tell(reader: Reader, content: bytes, name: str, plain: Report, answers: Answers) -> Read:
    """Tell what is known of what the report asks, as long as that makes it ask more."""
    report, answered = plain, dict[str, Answered]()
    while answers:
        asked = {heard.key_of(q): q for q in report.asked}
        says = heard.of_report(report).says
        told = answers.on(archive.digest(content), says, asked.keys() - answered.keys())
        if not told:
            break
        answered |= {key: Answered(q, told[key]) for key, q in asked.items() if key in told}
        try:
            said = tuple(of.told for of in answered.values())
            report = read_safely(reader, content, name, said)
        except Refused:
            # No answer takes a report away: it stands as it was read without.
            log.warning("a report could not be read with what was answered")
            break
    return Read(report, tuple(answered.values()))


def read_all(files: Iterable[tuple[str, bytes]]) -> Iterator[Report | Refused]:
    """Read files and touch nothing: what each says, or why it was refused, in order."""
    return read_many(read_report, files)


def let_go(reader: Reader) -> None:
    """End the reading processes after long work: their memory is for the merge."""
    if reader is read_report:
        from sbs_data import bounded

        bounded.close_idle()


def read_safely(
    reader: Reader, content: bytes, file_name: str, told: tuple[Told, ...] = ()
) -> Report:
    """Read a file; a fault in the reader is a refusal of this file and of nothing else."""
    try:
        return reader(content, file_name, told) if told else reader(content, file_name)
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
    answers: Answers,
    progress: Progress | None = None,
) -> None:
    """Read kept originals again, or those that wait to be kept, with what has been answered.

    ``documents`` maps SHA-256 to file name.
    """
    tell = progress or silent

    def original(sha256: str) -> bytes:
        waiting = staged.original(sha256)
        return waiting.read_bytes() if waiting.exists() else archive.get(private, sha256)

    files = ((file, original(sha256)) for sha256, file in documents.items())
    names = iter(documents.values())
    for done, read in enumerate(read_told(reader, files, answers), start=1):
        file = next(names)
        if isinstance(read, Refused):
            raise DelmalError(
                f"Originalet till ”{file}” i arkivet går inte längre att läsa: {read.message}",
                code="original_refused",
            ) from read
        staged.add(read.report, read.answered)
        tell(done, len(documents), file)
