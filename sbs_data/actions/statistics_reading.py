"""Statistics bytes → figures in a staging folder, by the statistics room's readers."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sbs_data.errors import DelmalError, Refused
from sbs_data.store import archive, observed
from sbs_data.store.staging import Staging

if TYPE_CHECKING:
    from sbs_data.statistics import Statistics

log = logging.getLogger(__name__)


def is_statistics(content: bytes, file_name: str) -> bool:
    """Whether a file is a statistics file, or a table that should have been one."""
    from sbs_data.statistics import recognise

    return recognise(content, file_name) is not None


def read_and_stage(
    staged: Staging,
    sha256: Callable[[], str],
    content: bytes,
    file_name: str,
    municipality: str | None,
) -> observed.About:
    """Read a statistics file and put its figures in the folder; ``sha256`` is asked for when read.

    Raises :class:`Refused` with a Swedish sentence; a fault in a reader is a refusal of this file.
    """
    from sbs_data.statistics import read_statistics

    try:
        read = read_statistics(content, file_name, municipality=municipality)
    except DelmalError:
        raise
    except Exception as error:
        log.exception("a reader of statistics failed")
        raise Refused(
            f"”{file_name}” kunde inte läsas på grund av ett fel i programmet. Hämta filen på nytt "
            "där den kom ifrån och försök igen.",
            code="reader_fault",
        ) from error
    about = _about(read)
    staged.add_figures(sha256(), read.table, about)
    return about


def read_archived_figures(
    private: Path, files: Mapping[str, tuple[str, str | None]], staged: Staging
) -> None:
    """Read kept originals again. ``files`` is by SHA-256: name, and the kommunkod asked for."""
    for sha256, (file, municipality) in files.items():
        if sha256 in staged.figures:
            continue
        content = archive.get(private, sha256, archive.STATISTICS)
        try:
            read_and_stage(staged, partial(str, sha256), content, file, municipality)
        except Refused as refusal:
            raise DelmalError(
                f"Originalet till ”{file}” i arkivet går inte längre att läsa: {refusal.message}",
                code="original_refused",
            ) from refusal


def _about(read: Statistics) -> observed.About:
    return observed.describe(
        read.table,
        kind=str(read.kind),
        source=read.source,
        published_on=read.published_on,
        retrieved_on=read.retrieved_on,
        notices=((notice.code, notice.message) for notice in read.notices),
        names=read.names.items(),
        groups=read.groups.items(),
    )
