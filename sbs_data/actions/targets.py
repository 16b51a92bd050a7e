"""What a person decides about a målvärde that the reports say."""

from __future__ import annotations

from sbs_data.actions.commit import Draft, Situation, commit
from sbs_data.actions.prepare import prepare
from sbs_data.actions.reading import Reader, read_report
from sbs_data.clock import Clock, utc_now
from sbs_data.errors import DelmalError
from sbs_data.settings import Settings
from sbs_data.store import fold, snapshots


def confirm_target(
    settings: Settings,
    target_key: str,
    confirmed: bool,
    *,
    reader: Reader = read_report,
    clock: Clock = utc_now,
) -> int:
    """Confirm a target that the reports say, or reject it. Returns the act's number.

    The latest decision counts. It stays when no report says the target any more, and is back when
    one does.
    """
    prepare(settings, reader=reader, clock=clock)

    def decide(situation: Situation) -> Draft:
        quote = _quote(settings, target_key)
        known = fold.decisions(situation.entries).get(target_key)
        if known is not None and known.confirmed == confirmed:
            said = "bekräftat" if confirmed else "avvisat"
            raise DelmalError(
                f"Målvärdet är redan {said} av {known.who}. Ingenting har ändrats.",
                code="already_decided",
            )
        return Draft(
            fold.CONFIRM_TARGET,
            {"target_key": target_key, "confirmed": confirmed, "quote": quote},
        )

    entry = commit(settings, decide, reader=reader, clock=clock)
    assert entry is not None  # decide() always gives a draft
    return entry.no


def _quote(settings: Settings, target_key: str) -> str:
    pointer = snapshots.current(settings.published)
    assert pointer is not None  # prepare() has published something
    snapshot = snapshots.open_snapshot(settings.published, pointer)
    try:
        said = snapshot.query(
            "SELECT quote FROM stated_targets WHERE target_key = $key UNION ALL "
            "SELECT quote FROM orphaned_decisions WHERE target_key = $key",
            {"key": target_key},
        )
    finally:
        snapshot.close()
    if said.empty:
        raise DelmalError(
            f"Inget målvärde i rapporterna har beteckningen ”{target_key}”.", code="no_target"
        )
    return str(said["quote"].iloc[0])
