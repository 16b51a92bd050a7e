"""The kommuner that the statistics know, to choose among."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sbs_data import questions
from sbs_data.questions import Shown, per_snapshot, records


@dataclass(frozen=True, slots=True)
class Known:
    """``labels`` by their codes, those of the authorities first, of which ``own`` is the first."""

    labels: Mapping[str, str]
    own: str | None


@per_snapshot(3)
def known(shown: Shown) -> Known:
    """The kommuner by their codes."""
    rows = records(questions.known_municipalities(shown.snapshot))
    labels = {str(row["municipality_code"]): str(row["name"]) for row in rows}
    return Known(
        labels={code: f"{name} ({code})" for code, name in labels.items()},
        own=next((str(row["municipality_code"]) for row in rows if row["is_own"]), None),
    )
