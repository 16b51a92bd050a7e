"""What persons have decided, read aloud, and what becomes of it. Plain text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sbs_data.words.formats import date_and_time, how_many

NOTHING = "Ingen har beslutat något än."
ORPHANED = (
    "En ny version av en rapport, eller en ångrad import, kan lämna ett beslut ensamt. "
    "Det finns kvar och gäller igen om orden kommer tillbaka."
)

_WHATS: Mapping[str, str] = {
    "status": "Status",
    "match": "Samma mål",
    "school": "Skolnamn",
    "initiative_schools": "Skola",
    "area": "Områdesnamn",
    "school_forms": "Skolform",
    "replaces": "Ersätter",
    "target": "Målvärde",
    "target_value": "Målvärde",
    "target_link": "Målvärde för insatsen",
    "school_unit": "Skolenhet",
    "authority_unit": "Kommun",
}
_SAID: Mapping[str, str] = {
    "same": "samma mål",
    "not_same": "olika mål",
    "confirmed": "bekräftat",
    "rejected": "stämmer inte",
    "linked": "hör hit",
}
REPLACES = "räknas i stället för en annan rapport"


def sentence(what: str, subject: str, said: str) -> str:
    """``Status: ”Alla läser” – uppnått``."""
    return f"{_WHATS.get(what, what)}: ”{' '.join(subject.split())}” – {said}"


def said(value: str) -> str:
    """A decided word; a name as it is."""
    return _SAID.get(value, f"”{value}”")


def by_whom(decided_by: object, at: datetime, reason: object) -> str:
    """``prov · 22 november 2026 kl. 14.05 · skäl: uppgift från rektor``."""
    why = f" · skäl: {reason}" if reason else ""
    return f"{decided_by} · {date_and_time(at)}{why}"


def taken_back(what: str) -> str:
    """What became of it when a decision is taken back."""
    return f"Taget tillbaka: {what}."


def every(count: int) -> str:
    """What the list of decisions holds."""
    return (
        f"{how_many(count, 'beslut gäller', 'beslut gäller')}, det senaste först. "
        "Allt som har gjorts, också det ångrade, står i historiken under Importera."
    )


def orphaned(count: int) -> str:
    """How many decisions are of nothing that is in the reports now."""
    return f"{how_many(count, 'beslut', 'beslut')} som inget mål eller namn har längre"
