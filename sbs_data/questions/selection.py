"""What is selected: the parameters the SQL takes and the sentence the reader sees."""

from __future__ import annotations

from dataclasses import dataclass

from sbs_data.model import Status

NONE_SAID = ""
"""Selects goals whose report names no school (or no area): no real name is empty."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A selection of goals. ``None`` and empty mean "all"."""

    school: str | None = None
    area: str | None = None
    statuses: tuple[Status, ...] = ()
    report_id: str | None = None
    words: str = ""
    every_account: bool = False
    """Goals as told in every redovisning, not only the latest that holds each."""

    @property
    def parameters(self) -> dict[str, object]:
        """The named parameters of ``selected.sql``."""
        return {
            "school": self.school,
            "area": self.area,
            "statuses": [status.value for status in self.statuses],
            "report_id": self.report_id,
            "words": self.words.split(),
            "every_account": self.every_account,
        }

    @property
    def is_narrowed(self) -> bool:
        """True when something is left out that another choice would show."""
        return bool(
            self.school is not None
            or self.area is not None
            or self.statuses
            or self.report_id
            or self.words.strip()
        )
