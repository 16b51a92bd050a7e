"""Looking at files before anything is imported: what they hold and what they do not say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sbs_data import questions
from sbs_data.actions.delmal import Delmal
from sbs_data.actions.progress import Progress, silent
from sbs_data.actions.reading import Read, read_told
from sbs_data.actions.texts import safe_text
from sbs_data.errors import DelmalError, Refused
from sbs_data.model import Kind, Report, parse_period
from sbs_data.settings import Settings
from sbs_data.store import archive, heard, understood
from sbs_data.store.heard import Answered


@dataclass(frozen=True, slots=True)
class Existing:
    """A report in force that a new file may be a newer version of."""

    report_id: str
    file: str
    imported_at: datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that has been looked at: either a ``report`` or a ``refusal`` that says why not.

    ``already`` is the report in force with the same bytes, ``answered`` what the file was read
    with of what persons have answered before.
    """

    file: str
    sha256: str
    content: bytes
    report: Report | None
    refusal: str | None
    already: str | None = None
    same_redovisning: tuple[Existing, ...] = ()
    refusal_code: str | None = None
    answered: tuple[Answered, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether there is anything of it to save."""
        return self.report is not None and self.already is None


@dataclass(frozen=True, slots=True)
class _Shown:
    existing: Existing
    sha256: str
    redovisning: tuple[str | None, str | None, str | None]


def examine(
    delmal: Delmal, files: Iterable[tuple[str, bytes]], progress: Progress | None = None
) -> list[Candidate]:
    """Read files and import nothing. Never waits for a writer."""
    shown = _shown(delmal.settings)
    every = [(safe_text(name), content) for name, content in files]
    tell = progress or silent
    candidates: list[Candidate] = []
    answers = _answers(delmal.settings)
    for (name, content), read in zip(every, read_told(delmal.reader, every, answers), strict=True):
        candidates.append(_candidate(shown, name, content, read))
        tell(len(candidates), len(every), name)
    return candidates


def same_redovisning(
    delmal: Delmal, authority: str | None, kind: Kind | None, period: str | None
) -> tuple[Existing, ...]:
    """Reports in force of one redovisning: for a page that has been told what a file left out."""
    return _same(_shown(delmal.settings), (authority, kind and str(kind), _usual(period)))


def _answers(settings: Settings) -> heard.Answers:
    """What has been answered; nothing where the journal cannot be gone by, which saving tells."""
    try:
        return heard.Answers(understood.read(settings.private).entries)
    except DelmalError:
        return heard.Answers(())


def _candidate(shown: list[_Shown], file: str, content: bytes, read: Read | Refused) -> Candidate:
    sha256 = archive.digest(content)
    if isinstance(read, Refused):
        return Candidate(file, sha256, content, None, read.message, refusal_code=read.code)
    report = read.report
    already = next((s.existing.report_id for s in shown if s.sha256 == sha256), None)
    redovisning = (report.authority, report.kind and str(report.kind), _usual(report.period))
    return Candidate(
        file,
        sha256,
        content,
        report,
        None,
        already=already,
        same_redovisning=() if already else _same(shown, redovisning),
        answered=read.answered,
    )


def _same(
    shown: list[_Shown], redovisning: tuple[str | None, str | None, str | None]
) -> tuple[Existing, ...]:
    """None where anything is unsaid: what is not known cannot be the same."""
    if None in redovisning:
        return ()
    return tuple(s.existing for s in shown if s.redovisning == redovisning)


def _usual(period: str | None) -> str | None:
    try:
        return str(parse_period(period)) if period else None
    except ValueError:
        return period


def _shown(settings: Settings) -> list[_Shown]:
    with questions.opened(settings.published) as snapshot:
        if snapshot is None:
            return []
        rows = questions.report_files(snapshot)
    return [
        _Shown(
            Existing(row.report_id, row.file, row.imported_at.to_pydatetime().replace(tzinfo=UTC)),
            row.sha256,
            (row.authority, row.kind, row.period),
        )
        for row in rows.itertuples(index=False)
    ]
