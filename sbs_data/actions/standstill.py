"""Whether anything can be changed at all, and why not: for pages that would otherwise let try."""

from __future__ import annotations

from pathlib import Path

from sbs_data.actions.delmal import Delmal
from sbs_data.errors import DelmalError
from sbs_data.kept import kept
from sbs_data.store import journal, understood


def standstill(delmal: Delmal) -> str | None:
    """Why nothing can be changed or published, as a sentence; ``None`` as a rule.

    Looked at anew when the journal has changed, so a page can ask each time it is drawn.
    """
    private = delmal.settings.private
    try:
        found = (private / journal.NAME).stat()
    except OSError:  # nothing has been done, or whoever tries is told why not
        return None
    return _refusal(private, found.st_mtime_ns, found.st_size)


@kept(4)
def _refusal(private: Path, _changed_ns: int, _size: int) -> str | None:
    try:
        understood.read(private)
    except DelmalError as error:
        return error.message
    return None
