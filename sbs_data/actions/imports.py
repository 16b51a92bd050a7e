"""Importing: one transaction, one act in the journal, one new snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

from sbs_data.actions.answers import Answers, checked, no_such_report
from sbs_data.actions.commit import Draft, Situation, commit
from sbs_data.actions.delmal import Delmal
from sbs_data.actions.examine import Candidate
from sbs_data.actions.progress import Progress, silent
from sbs_data.actions.reading import Reader, let_go, read_told
from sbs_data.actions.texts import safe_text
from sbs_data.errors import Refused
from sbs_data.meaning import together
from sbs_data.model import Notice, Report
from sbs_data.store import archive, fold, heard, staging, understood
from sbs_data.words import understood_words
from sbs_data.words.understood_words import Understood


@dataclass(frozen=True, slots=True)
class Imported:
    """A file that is now a report. ``unsaid`` is what nobody has said yet, of ``ANSWERABLE``."""

    file: str
    report_id: str
    understood: Understood
    notices: tuple[Notice, ...] = ()
    unsaid: tuple[str, ...] = ()
    replaced: str | None = None
    follows: str | None = None
    """The huvuddokument of the same import that it takes its identity from."""

    @property
    def goals(self) -> int:
        """How many goals it has."""
        return self.understood.goal_count


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file whose bytes are in force already."""

    file: str
    report_id: str


@dataclass(frozen=True, slots=True)
class NotImported:
    """A file that was refused, and the sentence that says why."""

    file: str
    message: str


@dataclass(slots=True)
class ImportResult:
    """What became of each file, in the order given. ``act_no`` is ``None`` when nothing came in."""

    act_no: int | None = None
    outcomes: list[Imported | Unchanged | NotImported] = field(default_factory=list)

    @property
    def imported(self) -> list[Imported]:
        return [of for of in self.outcomes if isinstance(of, Imported)]

    @property
    def goal_count(self) -> int:
        """How many goals came in."""
        return sum(of.goals for of in self.imported)

    @property
    def waiting(self) -> list[str]:
        """The files that came in and leave something unsaid."""
        return [of.file for of in self.imported if of.unsaid]

    @property
    def unchanged(self) -> list[tuple[str, str]]:
        """File and the report it is already."""
        return [(of.file, of.report_id) for of in self.outcomes if isinstance(of, Unchanged)]

    @property
    def refused(self) -> list[tuple[str, str]]:
        """File and why."""
        return [(of.file, of.message) for of in self.outcomes if isinstance(of, NotImported)]


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read when its turn comes: ``content`` raises ``Refused`` where it cannot."""

    file: str
    content: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class _Brought:
    """A file that has been read and staged: what is asked of it when the import is decided."""

    file: str
    sha256: str
    understood: Understood
    notices: tuple[Notice, ...]
    unsaid: tuple[str, ...]
    card: together.Card


def import_reports(
    delmal: Delmal,
    candidates: Iterable[Candidate],
    answers: Mapping[str, Answers] | None = None,
    *,
    is_example: bool = False,
    progress: Progress | None = None,
) -> ImportResult:
    """Import what was examined. ``answers`` is by SHA-256; a refused file disturbs no other.

    The candidates are taken one at a time: they need not all be in memory.
    """
    said = {sha: (answer, checked(answer)) for sha, answer in (answers or {}).items()}
    tell = progress or silent
    with staging.opened(delmal.settings.private) as staged:
        brought = [_stage_candidate(staged, candidate) for candidate in candidates]
        result = _import(
            delmal, brought, lambda sha: said.get(sha, _NOTHING_SAID), staged, is_example=is_example
        )
    tell(len(brought), len(brought), "")
    return result


def import_files(
    delmal: Delmal,
    sources: Sequence[Source],
    answers: Answers | None = None,
    *,
    progress: Progress | None = None,
) -> ImportResult:
    """Read and import files as one act, with only a handful in memory at a time.

    ``answers`` are for all of them.
    """
    said = (answers or Answers(), checked(answers or Answers()))
    tell = progress or silent
    with staging.opened(delmal.settings.private) as staged:
        brought: list[_Brought | NotImported] = []
        known = heard.Answers(understood.read(delmal.settings.private).entries)
        for of in _read_and_stage(sources, delmal.reader, staged, known):
            brought.append(of)
            tell(len(brought), len(sources), of.file)
        let_go(delmal.reader)
        return _import(delmal, brought, lambda _: said, staged, is_example=False)


_NOTHING_SAID: tuple[Answers, dict[str, str]] = (Answers(), {})
_Said = Callable[[str], tuple[Answers, dict[str, str]]]


def changed_since(file: str) -> str:
    """What is said of a file that is not the one that was examined."""
    return f"”{file}” har ändrats sedan den lästes. Släpp den på sidan igen."


def _stage_candidate(staged: staging.Staging, candidate: Candidate) -> _Brought | NotImported:
    if candidate.report is None:
        return NotImported(candidate.file, candidate.refusal or "")
    if archive.digest(candidate.content) != candidate.sha256:
        return NotImported(candidate.file, changed_since(candidate.file))
    staged.keep(candidate.sha256, candidate.content)
    staged.add(candidate.report, candidate.answered)
    return _brought(candidate.file, candidate.sha256, candidate.report)


def _read_and_stage(
    sources: Sequence[Source], reader: Reader, staged: staging.Staging, known: heard.Answers
) -> Iterator[_Brought | NotImported]:
    """Each file in turn: its bytes to the disk, itself to the reader, its rows to the disk."""
    waiting: list[tuple[str, str | Refused]] = []

    def contents() -> Iterator[tuple[str, bytes]]:
        for source in sources:
            file = safe_text(source.file)
            try:
                content = source.content()
            except Refused as refusal:
                waiting.append((file, refusal))
                continue
            sha256 = archive.digest(content)
            staged.keep(sha256, content)
            waiting.append((file, sha256))
            yield file, content

    def refused_meanwhile() -> Iterator[NotImported]:
        while waiting and isinstance(waiting[0][1], Refused):
            file, refusal = waiting.pop(0)
            yield NotImported(file, str(refusal))

    for read in read_told(reader, contents(), known):
        yield from refused_meanwhile()
        file, sha256 = waiting.pop(0)
        assert isinstance(sha256, str)  # a refusal was taken just now
        if isinstance(read, Refused):
            staged.forget(sha256)
            yield NotImported(file, read.message)
        else:
            staged.add(read.report, read.answered)
            yield _brought(file, sha256, read.report)
    yield from refused_meanwhile()


def _brought(file: str, sha256: str, report: Report) -> _Brought:
    unsaid = [
        what
        for what, value in (
            ("authority", report.authority),
            ("kind", report.kind),
            ("period", report.period),
        )
        if value is None
    ]
    if any(not initiative.schools for initiative in report.initiatives):
        unsaid.append("school")
    understood = understood_words.of(report)
    return _Brought(file, sha256, understood, report.warnings, tuple(unsaid), together.card(report))


def _import(
    delmal: Delmal,
    brought: Sequence[_Brought | NotImported],
    said: _Said,
    staged: staging.Staging,
    *,
    is_example: bool,
) -> ImportResult:
    result = ImportResult()

    def decide(situation: Situation) -> Draft | None:
        documents: dict[str, dict[str, object]] = {}
        # Anew each time: somebody else may have come first.
        follows = _follows(situation, brought, said)
        result.outcomes = [_decide(situation, of, said, documents, follows) for of in brought]
        if not documents:
            return None
        data = {"documents": list(documents.values()), "is_example": is_example}
        return Draft(fold.IMPORT, data, tuple(documents))

    entry = commit(delmal, decide, staged=staged)
    result.act_no = entry.no if entry else None
    return result


def _follows(
    situation: Situation, brought: Sequence[_Brought | NotImported], said: _Said
) -> dict[str, fold.Follows]:
    """The bilagor that take from a huvuddokument of the same import, and what, by SHA-256."""
    files = list({of.sha256: of for of in brought if isinstance(of, _Brought)}.values())
    whole = [_with_answers(of, situation, said) for of in files]
    found: dict[str, fold.Follows] = {}
    for of, own, main in zip(files, whole, together.mains(whole), strict=True):
        if main is None or said(of.sha256)[0].alone:
            continue
        taken = together.taken(own, whole[main].said)
        if taken:
            name, sha256 = files[main].file, files[main].sha256
            found[of.sha256] = fold.Follows(fold.report_id(sha256), name, taken)
    return found


def _with_answers(of: _Brought, situation: Situation, said: _Said) -> together.Card:
    """A file's card with what persons say of it, now or when it came in before."""
    standing = situation.in_force(fold.report_id(of.sha256))
    before = {what: each.value for what, each in standing.answers.items()} if standing else {}
    answered = {**before, **said(of.sha256)[1]}
    every = {what: answered.get(what, value) for what, value in of.card.said.items()}
    return replace(of.card, said=every)


def _said_by(follows: fold.Follows | None) -> Mapping[str, str | None]:
    return follows.said if follows else {}


def _decide(
    situation: Situation,
    of: _Brought | NotImported,
    said: _Said,
    documents: dict[str, dict[str, object]],
    follows: Mapping[str, fold.Follows],
) -> Imported | Unchanged | NotImported:
    """What becomes of one file. What is to be written of it is added to ``documents``."""
    if isinstance(of, NotImported):
        return of
    report_id = fold.report_id(of.sha256)
    if situation.in_force(report_id) or of.sha256 in documents:
        return Unchanged(of.file, report_id)
    answer, values = said(of.sha256)
    if answer.replaces and situation.in_force(answer.replaces) is None:
        return NotImported(of.file, no_such_report(answer.replaces).message)
    documents[of.sha256] = {
        "sha256": of.sha256,
        "file": of.file,
        "answers": values,
        "replaces": answer.replaces or None,
    }
    of_main = follows.get(of.sha256)
    if of_main is not None:
        documents[of.sha256]["follows"] = asdict(of_main)
    return Imported(
        of.file,
        report_id,
        understood=of.understood,
        notices=of.notices,
        # What the huvuddokument leaves out too is asked of that.
        unsaid=tuple(w for w in of.unsaid if w not in values and w not in _said_by(of_main)),
        replaced=answer.replaces or None,
        follows=of_main.file if of_main else None,
    )
