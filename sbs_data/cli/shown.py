"""Finding a report among those that are shown."""

from __future__ import annotations

from sbs_data import actions
from sbs_data.actions import Delmal
from sbs_data.errors import DelmalError
from sbs_data.publishing import snapshots


def report_id_of(delmal: Delmal, named: str) -> str:
    """A report's identity from itself or from its file's name, when only one has that name."""
    found = _ask(
        delmal,
        "SELECT report_id FROM reports WHERE $named IN (report_id, file) ORDER BY report_id",
        named=named.encode("utf-8", "replace").decode(),
    )
    if len(found) == 1:
        return str(found[0])
    if found:
        raise DelmalError(
            f"Flera rapporter heter ”{named}”: {', '.join(map(str, found))}. Ange vilken av dem.",
            code="many_reports",
        )
    raise DelmalError(
        f"Det finns ingen gällande rapport ”{named}”. Ange beteckningen (r-…) som visades vid "
        "importen, eller filens namn.",
        code="no_report",
    )


def only_authority(delmal: Delmal) -> str | None:
    """The authority of the reports, where they have one and the same; ``None`` where none says."""
    found = _ask(delmal, "SELECT DISTINCT authority FROM reports WHERE authority IS NOT NULL")
    if len(found) > 1:
        raise DelmalError(
            "Rapporterna gäller flera huvudmän. Ange vilken med --authority.",
            code="many_authorities",
        )
    return str(found[0]) if found else None


def _ask(delmal: Delmal, sql: str, **params: object) -> list[object]:
    """The first column of an answer."""
    actions.prepare(delmal)
    pointer = snapshots.current(delmal.settings.published)
    assert pointer is not None  # prepare() has published something
    snapshot = snapshots.open_snapshot(delmal.settings.published, pointer)
    try:
        return list(snapshot.query(sql, params).iloc[:, 0])
    finally:
        snapshot.close()
