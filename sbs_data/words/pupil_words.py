"""How many pupils a share stands for, in words."""

from __future__ import annotations

from sbs_data.measures.facts import Fact
from sbs_data.words.formats import how_many, number


def behind(fact: Fact) -> str | None:
    """What the share stands for: ``45 av 56 (beräknat)``; ``None`` where nothing is known."""
    if fact.pupils is None:
        return None
    if fact.reached is not None and fact.value is not None:
        told = f"{number(fact.reached)} av {number(fact.pupils)}"
        return told if fact.is_counted else f"{told} (beräknat)"
    told = how_many(fact.pupils, "elev", "elever")
    return told + {
        "worked_out": " (beräknat)",
        "other_level": " (uppgift på en annan nivå)",
    }.get(fact.pupils_basis or "", "")
