"""The installation that is acted on."""

from __future__ import annotations

from dataclasses import dataclass

from sbs_data import settings
from sbs_data.actions.reading import Reader, read_report
from sbs_data.clock import Clock, utc_now
from sbs_data.settings import Settings


@dataclass(frozen=True, slots=True)
class Delmal:
    """One installation: where its data lie and who acts, what reads a Word file, what time it is.

    Pages and command line hold the one of the environment; a test hands in its own reader and
    clock.
    """

    settings: Settings
    reader: Reader = read_report
    clock: Clock = utc_now

    @classmethod
    def load(cls) -> Delmal:
        """The installation that the environment names."""
        return cls(settings.load())
