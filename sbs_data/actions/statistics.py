"""Importing statistics: files or fetched answers in, one act in the journal, one new snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from sbs_data.actions.commit import Draft, Situation, commit
from sbs_data.actions.delmal import Delmal
from sbs_data.actions.imports import NotImported, Unchanged
from sbs_data.actions.progress import Progress, silent
from sbs_data.actions.statistics_reading import read_and_stage
from sbs_data.actions.texts import safe_text
from sbs_data.errors import Refused
from sbs_data.store import fold, staging, statistics_acts
from sbs_data.store.observed import About
from sbs_data.store.statistics_acts import ReadAs


@dataclass(frozen=True, slots=True)
class StatisticsFile:
    """A file to read when its turn comes: ``content`` gives it whole or in pieces, and raises
    ``Refused`` where it cannot, as the pieces do.

    ``municipality`` is the kommunkod that an API was asked for, if it was; ``sheets`` are those of
    a workbook that somebody chose.
    """

    file: str
    content: Callable[[], bytes | Iterable[bytes]]
    municipality: str | None = None
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedStatistics:
    """A file whose figures are now in force."""

    file: str
    file_id: str
    kind: str
    source: str
    observations: int
    notices: tuple[str, ...] = ()


@dataclass(slots=True)
class StatisticsResult:
    """What became of each file, in the order given. ``act_no`` is ``None`` when nothing came in."""

    act_no: int | None = None
    outcomes: list[ImportedStatistics | Unchanged | NotImported] = field(default_factory=list)

    @property
    def imported(self) -> list[ImportedStatistics]:
        return [of for of in self.outcomes if isinstance(of, ImportedStatistics)]

    @property
    def refused(self) -> list[tuple[str, str]]:
        """File and why."""
        return [(of.file, of.message) for of in self.outcomes if isinstance(of, NotImported)]


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that has been read and staged."""

    file: str
    file_id: str
    sha256: str
    read_as: ReadAs
    about: About


def import_statistics(
    delmal: Delmal,
    files: Sequence[StatisticsFile],
    *,
    is_example: bool = False,
    progress: Progress | None = None,
) -> StatisticsResult:
    """Read and import statistics files as one act. A refused file disturbs no other.

    What each says is decided by its content alone. The authority's own figures pass disclosure
    control before anything of them is published.
    """
    tell = progress or silent
    result = StatisticsResult()
    with staging.opened(delmal.settings.private) as staged:
        read: list[_Read | NotImported] = []
        for of in files:
            read.append(_read(staged, of))
            tell(len(read), len(files), of.file)

        def decide(situation: Situation) -> Draft | None:
            standing = {
                f.sha256: f.file_id
                for f in statistics_acts.brought(situation.entries)
                if f.in_force
            }
            # Anew each time: somebody else may have come first.
            result.outcomes, new = _decided(read, standing)
            if not new:
                return None
            said = [
                {
                    "sha256": of.sha256,
                    "file": of.file,
                    "municipality": of.read_as.municipality,
                    "id": of.file_id,
                }
                | ({"sheets": list(of.read_as.sheets)} if of.read_as.sheets else {})
                for of in new
            ]
            return Draft(
                fold.STATISTICS,
                {"files": said, "is_example": is_example},
                statistics=[of.sha256 for of in new],
            )

        entry = commit(delmal, decide, staged=staged)
    result.act_no = entry.no if entry else None
    return result


def _read(staged: staging.Staging, of: StatisticsFile) -> _Read | NotImported:
    file = safe_text(of.file)
    try:
        sha256 = _take_in(staged, of.content())
    except Refused as refusal:
        return NotImported(file, refusal.message)
    # A nation's file takes seconds to force to the disk: that is done beside the reading.
    with ThreadPoolExecutor(max_workers=1) as beside:
        forced = beside.submit(staged.force, sha256)
        try:
            read_as = ReadAs(file, of.municipality, of.sheets)
            about = read_and_stage(staged, sha256, staged.original(sha256), read_as)
        except Refused as refusal:
            forced.result()
            staged.forget(sha256)
            return NotImported(file, refusal.message)
        forced.result()
    return _Read(file, statistics_acts.new_id(), sha256, read_as, about)


def _take_in(staged: staging.Staging, content: bytes | Iterable[bytes]) -> str:
    """From here on only the disk holds it."""
    return staged.take_in([content] if isinstance(content, bytes) else content)


def _decided(
    read: Sequence[_Read | NotImported], standing: Mapping[str, str]
) -> tuple[list[ImportedStatistics | Unchanged | NotImported], list[_Read]]:
    """What becomes of each file, and those that are new. ``standing`` are identities by SHA-256."""
    outcomes: list[ImportedStatistics | Unchanged | NotImported] = []
    new: dict[str, _Read] = {}
    for of in read:
        if isinstance(of, NotImported):
            outcomes.append(of)
        elif of.sha256 in standing:
            outcomes.append(Unchanged(of.file, standing[of.sha256]))
        elif of.sha256 in new:
            outcomes.append(Unchanged(of.file, new[of.sha256].file_id))
        else:
            new[of.sha256] = of
            outcomes.append(
                ImportedStatistics(
                    of.file,
                    of.file_id,
                    of.about.kind,
                    of.about.source,
                    of.about.rows,
                    tuple(message for _, message in of.about.notices),
                )
            )
    return outcomes, list(new.values())
