"""What the machine refused where nobody was prepared for it: its cause, for pages and commands."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from sbs_data.errors import DelmalError
from sbs_data.store import duck, files


def cause_of(error: BaseException, data_dir: Path) -> DelmalError | None:
    """The machine's refusal behind an error, as a sentence; ``None`` where there is none.

    ``data_dir`` is named where the system doesn't say what it was about.
    """
    found: BaseException | None = error
    while found is not None:
        refused = _refusal(found)
        if refused is not None:
            place = Path(os.fsdecode(refused.filename)).parent if _named(refused) else data_dir
            return files.disk_error(refused, place)
        found = found.__cause__
    return None


def _refusal(error: BaseException) -> OSError | None:
    if isinstance(error, MemoryError):
        return OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))
    if isinstance(error, duck.Error):
        return duck.refusal(error)
    if not isinstance(error, OSError) or error.errno is None:
        return None
    # A connection that was cut and the like has no name, and is nothing of the disk's.
    return error if _named(error) or files.is_whole_machines(error) else None


def _named(error: OSError) -> bool:
    return isinstance(error.filename, str | bytes)
