"""Statistics bytes → figures in a staging folder, by the statistics room's readers in a child."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sbs_data.errors import DelmalError, Refused
from sbs_data.store import archive, observed
from sbs_data.store.staging import Staging
from sbs_data.store.statistics_acts import ReadAs, figures_key, sha256_of

_TASK = "sbs_data.store.in_child:figures"


def is_statistics(content: bytes, file_name: str) -> bool:
    """Whether a file is a statistics file, or a table that should have been one."""
    from sbs_data.statistics import isolated

    return isolated.recognise(content, file_name) is not None


def read_and_stage(staged: Staging, sha256: str, original: Path, read_as: ReadAs) -> observed.About:
    """Read a statistics file where it lies and put its figures in the folder.

    Its bytes are held by the child alone. Raises :class:`Refused` with a Swedish sentence; a fault
    in a reader is a refusal of this file.
    """
    from sbs_data.statistics import isolated

    target = staged.new_figures()
    options = {
        "municipality": read_as.municipality,
        "sheets": list(read_as.sheets),
        "target": str(target),
    }
    about = observed.of_record(isolated.ask(_TASK, original, read_as.file, options))
    staged.take_figures(figures_key(sha256, read_as.sheets), target, about, read_as)
    return about


def read_archived_figures(private: Path, files: Mapping[str, ReadAs], staged: Staging) -> None:
    """Read kept originals again, each as it was read. ``files`` is by the key of their figures."""
    for key, read_as in files.items():
        if key in staged.figures:
            continue
        sha256 = sha256_of(key)
        original = archive.checked(private, sha256, archive.STATISTICS)
        try:
            read_and_stage(staged, sha256, original, read_as)
        except Refused as refusal:
            raise DelmalError(
                f"Originalet till ”{read_as.file}” i arkivet går inte längre att läsa: "
                f"{refusal.message}",
                code="original_refused",
            ) from refusal
