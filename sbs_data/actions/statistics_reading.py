"""Statistics bytes → figures in a staging folder, by the statistics room's readers in a child."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from sbs_data.errors import DelmalError, Refused
from sbs_data.store import archive, observed
from sbs_data.store.staging import Staging

_TASK = "sbs_data.store.in_child:figures"


def is_statistics(content: bytes, file_name: str) -> bool:
    """Whether a file is a statistics file, or a table that should have been one."""
    from sbs_data.statistics import isolated

    return isolated.recognise(content, file_name) is not None


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
    from sbs_data.statistics import isolated

    target = staged.new_figures()
    options = {"municipality": municipality, "target": str(target)}
    about = observed.of_record(isolated.ask(_TASK, content, file_name, options))
    staged.take_figures(sha256(), target, about, (file_name, municipality))
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
