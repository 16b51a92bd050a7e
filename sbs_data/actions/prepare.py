"""Making sure that there is something to show."""

from __future__ import annotations

from sbs_data.actions.commit import commit, is_up_to_date
from sbs_data.actions.reading import Reader, read_report
from sbs_data.clock import Clock, utc_now
from sbs_data.settings import Settings


def prepare(settings: Settings, *, reader: Reader = read_report, clock: Clock = utc_now) -> None:
    """Publish what the journal holds, if that is not shown already; an empty store too.

    Cheap and idempotent: takes the lock only when something is left to do.
    """
    if not is_up_to_date(settings):
        commit(settings, lambda _: None, reader=reader, clock=clock)
