"""Importing: one transaction, one act in the journal, one new snapshot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sbs_data.actions.answers import Answers, checked, no_such_report
from sbs_data.actions.commit import Draft, Situation, commit
from sbs_data.actions.examine import Candidate
from sbs_data.actions.progress import Progress, silent
from sbs_data.actions.reading import Reader, read_report
from sbs_data.clock import Clock, utc_now
from sbs_data.model import Notice, Report
from sbs_data.settings import Settings
from sbs_data.store import fold


@dataclass(frozen=True, slots=True)
class Imported:
    """A file that is now a report. ``unsaid`` is what nobody has said yet, of ``ANSWERABLE``."""

    file: str
    report_id: str
    goals: int
    notices: tuple[Notice, ...] = ()
    unsaid: tuple[str, ...] = ()
    replaced: str | None = None


@dataclass(slots=True)
class ImportResult:
    """What became of each file. ``act_no`` is ``None`` when nothing was imported."""

    act_no: int | None = None
    imported: list[Imported] = field(default_factory=list)
    unchanged: list[tuple[str, str]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def import_reports(
    settings: Settings,
    candidates: Sequence[Candidate],
    answers: Mapping[str, Answers] | None = None,
    *,
    is_example: bool = False,
    progress: Progress | None = None,
    reader: Reader = read_report,
    clock: Clock = utc_now,
) -> ImportResult:
    """Import what was examined. ``answers`` is by SHA-256; a refused file disturbs no other."""
    said = {sha: (answer, checked(answer)) for sha, answer in (answers or {}).items()}
    tell = progress or silent
    result = ImportResult()

    def decide(situation: Situation) -> Draft | None:
        nonlocal result
        result = ImportResult()  # decided anew if somebody else came first
        return _decide(situation, candidates, said, is_example, result)

    entry = commit(
        settings,
        decide,
        reader=reader,
        clock=clock,
        reports={c.sha256: c.report for c in candidates if c.report is not None},
    )
    result.act_no = entry.no if entry else None
    tell(len(candidates), len(candidates), "")
    return result


def _decide(
    situation: Situation,
    candidates: Sequence[Candidate],
    said: Mapping[str, tuple[Answers, dict[str, str]]],
    is_example: bool,
    result: ImportResult,
) -> Draft | None:
    documents: list[dict[str, object]] = []
    originals: dict[str, bytes] = {}
    for candidate in candidates:
        if candidate.report is None:
            result.refused.append((candidate.file, candidate.refusal or ""))
            continue
        report_id = fold.report_id(candidate.sha256)
        if situation.in_force(report_id) or candidate.sha256 in originals:
            result.unchanged.append((candidate.file, report_id))
            continue
        answer, values = said.get(candidate.sha256, (Answers(), {}))
        if answer.replaces and situation.in_force(answer.replaces) is None:
            result.refused.append((candidate.file, no_such_report(answer.replaces).message))
            continue
        originals[candidate.sha256] = candidate.content
        documents.append(
            {
                "sha256": candidate.sha256,
                "file": candidate.file,
                "answers": values,
                "replaces": answer.replaces or None,
            }
        )
        result.imported.append(
            Imported(
                candidate.file,
                report_id,
                goals=sum(len(i.goals) for i in candidate.report.initiatives),
                notices=candidate.report.warnings,
                unsaid=_unsaid(candidate.report, values),
                replaced=answer.replaces or None,
            )
        )
    if not documents:
        return None
    return Draft(fold.IMPORT, {"documents": documents, "is_example": is_example}, originals)


def _unsaid(report: Report, answers: Mapping[str, str]) -> tuple[str, ...]:
    """What neither the file nor a person has said."""
    missing = [
        what
        for what, value in (
            ("authority", report.authority),
            ("kind", report.kind),
            ("period", report.period),
        )
        if value is None and what not in answers
    ]
    if "school" not in answers and any(not i.schools for i in report.initiatives):
        missing.append("school")
    return tuple(missing)
