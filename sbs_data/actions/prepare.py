"""Making sure that there is something to show."""

from __future__ import annotations

from sbs_data.actions.commit import commit, is_up_to_date
from sbs_data.actions.delmal import Delmal


def prepare(delmal: Delmal) -> None:
    """Publish what the journal holds, if that is not shown already; an empty store too.

    Cheap and idempotent: takes the lock only when something is left to do.
    """
    if not is_up_to_date(delmal.settings):
        commit(delmal, lambda _: None)
