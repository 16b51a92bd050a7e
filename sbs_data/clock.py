"""The time, handed in from outside so that a test can say what it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def stockholm_today(clock: Clock = utc_now) -> date:
    """The day it is in Sweden, which decides what has been published."""
    return clock().astimezone(STOCKHOLM).date()
