"""The kommuner of Sweden by their codes, and what each is called.

``municipalities.csv``: SCB's "Län och kommuner i kodnummerordning" as it stands since 2007, each
name as Kolada lists it (April 2026). ``also`` is a name that no rule makes.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sbs_data.comparing import normalised

_FILE = Path(__file__).with_suffix(".csv")
_OFFICES = ("kommun", "stad")


@dataclass(frozen=True, slots=True)
class Municipality:
    """A kommun: its code of four digits, its name, and another that it is known by, if any."""

    code: str
    name: str
    also: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """What the kommun is called where it is a huvudman, as words alone: ``norberg``,
        ``norbergs kommun``.
        """
        names = (self.name, *(f"{self.name}{s} {of}" for of in _OFFICES for s in ("", "s")))
        return tuple(normalised(name) for name in (*names, self.also) if name)


@cache
def every() -> Mapping[str, Municipality]:
    """All of them by their codes, in the order of the codes."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        return {row["code"]: Municipality(row["code"], row["name"], row["also"]) for row in rows}
