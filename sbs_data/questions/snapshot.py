"""Which snapshot is published now, and opening it: the pages' only door to the store."""

from __future__ import annotations

from pathlib import Path

from sbs_data.publishing.snapshots import Pointer, Snapshot, current, open_snapshot

__all__ = ["Pointer", "Snapshot", "open_current", "pointer"]


def pointer(published: Path) -> Pointer | None:
    """The published snapshot's name and number; ``None`` before the first is published."""
    return current(published)


def open_current(published: Path, at: Pointer) -> Snapshot:
    """The snapshot at a pointer, read-only. Raises ``DelmalError`` when it is damaged."""
    return open_snapshot(published, at)
