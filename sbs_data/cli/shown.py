"""Finding a report among those that are shown."""

from __future__ import annotations

from sbs_data import actions
from sbs_data.errors import DelmalError
from sbs_data.settings import Settings
from sbs_data.store import snapshots


def report_id_of(settings: Settings, named: str) -> str:
    """A report's identity from itself or from its file's name, when only one has that name."""
    actions.prepare(settings)
    pointer = snapshots.current(settings.published)
    assert pointer is not None  # prepare() has published something
    snapshot = snapshots.open_snapshot(settings.published, pointer)
    try:
        found = list(
            snapshot.query(
                "SELECT report_id FROM reports WHERE report_id = $named OR file = $named "
                "ORDER BY report_id",
                {"named": named.encode("utf-8", "replace").decode()},
            )["report_id"]
        )
    finally:
        snapshot.close()
    if len(found) == 1:
        return str(found[0])
    if found:
        raise DelmalError(
            f"Flera rapporter heter ”{named}”: {', '.join(found)}. Ange vilken av dem.",
            code="many_reports",
        )
    raise DelmalError(
        f"Det finns ingen gällande rapport ”{named}”. Ange beteckningen (r-…) som visades vid "
        "importen, eller filens namn.",
        code="no_report",
    )
