"""Statistics bytes → figures in a staging folder, by the statistics room's readers in a child."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sbs_data import bounded
from sbs_data.errors import DelmalError, Refused
from sbs_data.store import archive, observed
from sbs_data.store.staging import Staging
from sbs_data.store.statistics_acts import ReadAs, figures_key, sha256_of

NO_LONGER_READ = "no_longer_read"
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
            if refusal.code in tuple(bounded.Why):  # this machine, now: another may read it
                raise DelmalError(
                    f"Originalet till ”{read_as.file}” i arkivet går inte att läsa just nu: "
                    f"{refusal.message}",
                    code="original_refused",
                ) from refusal
            _say_nothing_of(
                staged, key, read_as, observed.about(observed.path_of(private, key)), refusal
            )


def _say_nothing_of(
    staged: Staging, key: str, read_as: ReadAs, before: observed.About | None, refusal: Refused
) -> None:
    """A file that was taken once, and is refused by rules that have come since: none of its
    figures is shown, why is told where the files are listed, and all else goes on."""
    target = staged.new_figures()
    about = observed.About(
        kind=before.kind if before else observed.OWN,
        source=before.source if before else "Okänd källa",
        rows=0,
        published_on=None,
        retrieved_on=None,
        notices=[(NO_LONGER_READ, f"Inga uppgifter ur filen visas längre. {refusal.message}")],
        units=[],
        groups=[],
        slices=[],
    )
    observed.write_nothing(target, about)
    staged.take_figures(key, target, about, read_as)
