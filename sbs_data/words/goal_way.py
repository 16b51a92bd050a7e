"""One goal's way through the redovisningar, in Swedish. Plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sbs_data.words import sentences
from sbs_data.words.statuses import look
from sbs_data.words.worklist_words import alike, likeness

Row = Mapping[str, object]
"""A row of the view ``goal_moves``."""

THIS_ACCOUNT = "Det är den här redovisningen du läser."
TOLD_LATER = "En senare redovisning tar upp samma mål."
PERIOD_UNSAID = "period ej angiven"

_STEPS = {
    "up": "Framåt, från {before}",
    "down": "Bakåt, från {before}",
    "same": "Oförändrat",
    "marked": "Har fått en status, var {before}",
    "unmarked": "Inte längre markerat, var {before}",
    "first": "Första redovisningen med målet",
}


def headline(history: Sequence[Row]) -> str:
    """How it stands and since when, and the way there.

    >>> rows = [
    ...     {"status": "started", "period": "VT23", "since_period": "VT23"},
    ...     {"status": "achieved", "period": "VT24", "since_period": "VT24"},
    ... ]
    >>> headline(rows)
    'Uppnått sedan VT24. Vägen dit: påbörjat VT23 → uppnått VT24.'
    """
    last = history[-1]
    since = last["since_period"]
    now = look(str(last["status"])).word + (f" sedan {since}" if since else "")
    steps = _way(history)
    if len(history) == 1:
        return f"{now}. Målet finns än så länge i en enda redovisning."
    if len(steps) == 1:
        return f"{now}, oförändrat genom {len(history)} redovisningar."
    return f"{now}. Vägen dit: {' → '.join(steps)}."


def step(row: Row) -> str:
    """What happened since the redovisning before: ``Framåt, från påbörjat``."""
    before = row["previous_status"]
    words = "" if before is None else look(str(before)).singular
    return _STEPS.get(str(row["move"]), "").format(before=words)


def decided(row: Row, day: str) -> str:
    """Who has set a status and why: ``Satt av Anna 22 november 2026: uppgift från rektor``."""
    reason = row["status_reason"]
    return f"Satt av {row['decided_by']} {day}" + (f": {reason}" if reason else "")


def in_report(row: Row) -> str:
    """What the report's own colour says: ``Rapporten: påbörjat, röd överstrykning``."""
    status = look(str(row["report_status"])).singular
    detail = row["report_basis_detail"] or sentences.NO_COLOUR
    return f"Rapporten: {status}, {detail}"


def open_it(period: str | None) -> str:
    """The door to a goal in another redovisning."""
    return f"Öppna {period or 'redovisningen'}"


def linked(score: float) -> str:
    """That likeness has tied a goal to the redovisning before, to be answered."""
    return f"Kopplat till förra redovisningen: {likeness(score)}. Samma mål?"


def may_be_same(score: float) -> str:
    """That two goals are alike, to be answered."""
    return f"{alike(score, 'suggested')} Samma mål?"


def said_same(who: object) -> str:
    """Who has said that two are one."""
    return f"Samma mål, enligt {who}."


def said_different(who: object) -> str:
    """Who has said that they are not."""
    return f"Olika mål, enligt {who}."


def line(row: Row) -> str | None:
    """The movement in a list of goals: ``var på god väg VT24``; ``None`` where there is nothing.

    Of a goal that stands still: since when.
    """
    move = row.get("move")
    if move in (None, "first"):
        return None
    if move == "same":
        since = row["since_period"]
        return f"oförändrat sedan {since}" if since else "oförändrat"
    was = look(str(row["previous_status"])).singular
    period = row["previous_period"]
    return f"var {was} {period}" if period else f"var {was} i förra redovisningen"


def _way(history: Sequence[Row]) -> list[str]:
    """Each status with the period it was first told in, where it changed."""
    steps: list[str] = []
    before = None
    for row in history:
        if row["status"] != before:
            period = row["period"] or PERIOD_UNSAID
            steps.append(f"{look(str(row['status'])).singular} {period}")
        before = row["status"]
    return steps
