"""Which report a command means, and whose, among those that are shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sbs_data import actions, questions
from sbs_data.actions import Delmal
from sbs_data.errors import DelmalError
from sbs_data.questions import Snapshot


def report_id_of(delmal: Delmal, named: str) -> str:
    """A report's identity from itself or from its file's name, when only one has that name."""
    with _shown(delmal) as snapshot:
        found = questions.report_ids(snapshot, named.encode("utf-8", "replace").decode())
    if len(found) == 1:
        return found[0]
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


def only_authority(delmal: Delmal) -> str | None:
    """The authority of the reports, where they have one and the same; ``None`` where none says."""
    with _shown(delmal) as snapshot:
        found = questions.authorities(snapshot)
    if len(found) > 1:
        raise DelmalError(
            "Rapporterna gäller flera huvudmän. Ange vilken med --authority.",
            code="many_authorities",
        )
    return found[0] if found else None


@contextmanager
def _shown(delmal: Delmal) -> Iterator[Snapshot]:
    actions.prepare(delmal)
    with questions.opened(delmal.settings.published) as snapshot:
        assert snapshot is not None  # prepare() has published something
        yield snapshot
