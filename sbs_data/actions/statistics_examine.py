"""Looking at statistics files before anything is imported, and the table to fill in."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sbs_data import questions
from sbs_data.actions.delmal import Delmal
from sbs_data.actions.progress import Progress, silent
from sbs_data.actions.statistics_reading import is_statistics
from sbs_data.actions.texts import safe_text
from sbs_data.answers import undecided_units
from sbs_data.errors import DelmalError, Refused
from sbs_data.store import archive, statistics_acts, understood
from sbs_data.words import name_words

if TYPE_CHECKING:
    from sbs_data.statistics.looked import Looked

WORD_FILES = (".docx", ".docm", ".dotx", ".dotm", ".doc")
"""Names of reports. The reader refuses the last with a sentence on what to do."""

STATISTICS_FILES = (".csv", ".tsv", ".xlsx", ".xls", ".xlsb", ".ods", ".json")
"""Names of statistics: what such a file is, its content tells."""

OWN = "own"
"""The ``kind`` of the authority's own figures, which pass disclosure control."""


@dataclass(frozen=True, slots=True)
class StatisticsCandidate:
    """A statistics file that has been looked at: what it holds, or a ``refusal`` that says why not.

    ``faults`` are those of a table that has some, each with its row; ``more_faults`` counts the
    rest. ``already`` is the id of the file in force with the same bytes. ``sheets`` are those of a
    workbook that somebody has to choose among, ``chosen`` those that were. ``units`` are each a
    name, a code, and how many figures it has in each of ``school_years``.
    """

    file: str
    sha256: str
    content: bytes
    kind: str | None = None
    source: str = ""
    observations: int = 0
    school_years: tuple[str, ...] = ()
    schools: int = 0
    municipalities: int = 0
    published_on: datetime.date | None = None
    retrieved_on: datetime.date | None = None
    notices: tuple[str, ...] = ()
    refusal: str | None = None
    faults: tuple[str, ...] = ()
    more_faults: int = 0
    already: str | None = None
    sheets: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    units: tuple[tuple[str, str, tuple[int, ...]], ...] = ()
    more_units: int = 0

    @property
    def is_new(self) -> bool:
        """Whether there is anything of it to save."""
        return self.refusal is None and self.already is None and not self.sheets


def is_statistics_file(file_name: str, content: Callable[[], bytes]) -> bool:
    """Whether a file is for the readers of statistics: by its name, else by its content.

    ``content`` is asked for only when the name does not tell; it may raise ``Refused``.
    """
    name = file_name.lower()
    if name.endswith(STATISTICS_FILES):
        return True
    if name.endswith(WORD_FILES):
        return False
    try:
        return is_statistics(content(), file_name)
    except Refused:
        return False


def examine_statistics(
    delmal: Delmal, files: Iterable[tuple[str, bytes]], progress: Progress | None = None
) -> list[StatisticsCandidate]:
    """Read statistics files and import nothing. Never waits for a writer."""
    every = [(safe_text(name), content) for name, content in files]
    entries = understood.read(delmal.settings.private).entries
    standing = {of.sha256: of.file_id for of in statistics_acts.brought(entries) if of.in_force}
    tell = progress or silent
    candidates: list[StatisticsCandidate] = []
    for name, content in every:
        candidates.append(_look_at(delmal, name, content, standing))
        tell(len(candidates), len(every), name)
    return candidates


def examine_sheets(
    delmal: Delmal, file: str, content: bytes, sheets: Sequence[str]
) -> StatisticsCandidate:
    """The same of the sheets of a workbook that somebody chose."""
    entries = understood.read(delmal.settings.private).entries
    standing = {of.sha256: of.file_id for of in statistics_acts.brought(entries) if of.in_force}
    return _look_at(delmal, safe_text(file), content, standing, tuple(sheets))


def statistics_template() -> bytes:
    """The Excel table for the authority's own figures, with drop-downs and an example."""
    from sbs_data.statistics import template

    return template()


def statistics_template_csv() -> bytes:
    """The same table as CSV."""
    from sbs_data.statistics import template_csv

    return template_csv()


def _look_at(
    delmal: Delmal,
    file: str,
    content: bytes,
    standing: dict[str, str],
    sheets: tuple[str, ...] = (),
) -> StatisticsCandidate:
    from sbs_data.statistics import isolated

    sha256 = archive.digest(content)
    try:
        looked = isolated.look(content, file, sheets)
    except DelmalError as refusal:
        return StatisticsCandidate(file, sha256, content, refusal=refusal.message)
    told = _told(file, sha256, content, looked, standing.get(sha256))
    hints = _likely(delmal, looked.faults)
    return replace(told, chosen=sheets, faults=(*told.faults, *hints))


def _likely(delmal: Delmal, faults: Iterable[str]) -> tuple[str, ...]:
    """Of the schools that a table names without a code, which codes they are likely to have."""
    from sbs_data.statistics.faults import NAME_ONLY

    name_only = re.compile("(.+?)".join(map(re.escape, NAME_ONLY.split("{}"))))
    found = (name_only.search(fault) for fault in faults)
    names = list(dict.fromkeys(match[1] for match in found if match))
    at = questions.pointer(delmal.settings.published) if names else None
    if at is None:
        return ()
    shown = questions.show(delmal.settings.published, at)
    likely = {name: undecided_units.likely_codes(shown, name) for name in names}
    return tuple(name_words.may_be(name, [*of.values()]) for name, of in likely.items() if of)


def _told(
    file: str, sha256: str, content: bytes, looked: Looked, already: str | None
) -> StatisticsCandidate:
    return StatisticsCandidate(
        file,
        sha256,
        content,
        kind=looked.kind and str(looked.kind),
        source=looked.source,
        observations=looked.observations,
        school_years=looked.school_years,
        schools=looked.schools,
        municipalities=looked.municipalities,
        published_on=_day(looked.published_on),
        retrieved_on=_day(looked.retrieved_on),
        notices=looked.notices,
        refusal=looked.refusal,
        faults=looked.faults,
        more_faults=looked.more_faults,
        already=already,
        sheets=looked.sheets,
        units=tuple((of.name, of.code, of.figures) for of in looked.units),
        more_units=looked.more_units,
    )


def _day(iso: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(iso) if iso else None
