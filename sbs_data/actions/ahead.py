"""What takes long of an import, done before the lock is taken: no decision has to wait for it.

The new documents are put in a copy of the database, and ground and snapshot are made of that, as
if nobody came between. Under the lock it is seen whether what was copied still stands; then all
of it is put in place, and what others have decided meanwhile is worked out from there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from sbs_data.actions.delmal import Delmal
from sbs_data.publishing import ground, publish
from sbs_data.store import (
    database,
    erasing,
    files,
    fold,
    heard,
    journal,
    staging,
    statistics_acts,
)
from sbs_data.store.heard import Heard

WORTH_IT = 50
"""With fewer documents than this in all, everything is done under the lock before it matters."""
ROWS_WORTH_IT = 50_000
"""And so with fewer new figures than this."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What was done: with which new documents on top of which, and after which act.

    ``heard`` is how those were read that ask something. ``copy`` is the database, ``on`` the
    ground. ``statistics`` is the digest of the statistics files it was made with.
    """

    held: Collection[str]
    heard: Mapping[str, Heard]
    new: Collection[str]
    act_no: int
    copy: Path
    on: Path
    snapshot: Path
    statistics: str

    def holds(
        self,
        path: Path,
        held: database.Held,
        new: Collection[str],
        after: journal.Journal,
    ) -> bool:
        """Whether it is what is to be done now, for ``after``, on the database at ``path``."""
        return (
            self.held == held.documents
            and self.new == set(new)
            and self.heard == heard_before(path, held, after)
            and self.statistics == statistics_acts.digest(after.entries)
        )

    def put_revised(self, path: Path, after: journal.Journal) -> None:
        """Make its database the revised copy of the one at ``path``."""
        self.copy.replace(database.revised_path(path))
        database.mark(database.revised_path(path), after)

    @property
    def before(self) -> publish.Before:
        """What the new snapshot can take over from."""
        return publish.Before(self.snapshot, self.act_no)


def heard_before(path: Path, held: database.Held, after: journal.Journal) -> dict[str, Heard]:
    """How the documents of the database were read, if anybody has ever answered a question."""
    if not held.documents or not heard.is_any_said(after.entries):
        return {}
    return database.heard(path)


def work(
    delmal: Delmal,
    known: journal.Journal,
    after: journal.Journal,
    staged: staging.Staging,
    told: Collection[str] = (),
) -> Ahead | None:
    """Do what can be done without the lock for ``after``, which is ``known`` and an act more.

    ``told`` are the documents that were read again, with other answers.
    Nothing that is read here is ever changed in place: it is whole, if perhaps soon not the last.
    """
    settings = delmal.settings
    path = database.path_of(settings.private)
    held = database.held(path)
    documents = fold.documents(after.entries).keys()
    new = (documents - held.documents) | (held.documents & set(told))
    shown = publish.read_pointer(settings.published)
    if (
        not (new or staged.figures)
        or not new <= staged.documents
        or held.is_older
        or erasing.is_unfinished(known, held, shown.act_no if shown else 0)
    ):
        return None
    before = heard_before(path, held, after)
    copy = staged.folder / database.NAME
    with files.explained(settings.private):
        with database.revised(path, copy) as connection:
            database.stage(connection, staged, new)
            database.commit(connection, after)
        ground.lend(settings.private, staged.folder)
        on = ground.ready(copy, after, (settings.private, staged.folder))
        snapshot = staged.folder / "snapshot.duckdb"
        publish.build(
            copy,
            snapshot,
            after,
            number=0,
            at=delmal.clock(),
            on=on,
            before=publish.before(settings.published, shown),
        )
    return Ahead(
        held.documents,
        before,
        frozenset(new),
        known.last_no,
        copy,
        on,
        snapshot,
        statistics_acts.digest(after.entries),
    )
