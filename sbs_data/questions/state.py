"""The state of the goals as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from sbs_data.model import SchoolForm, Status
from sbs_data.questions.asking import Asks, ask, with_none
from sbs_data.questions.selection import Selection

ALL = Selection()
_FORMS = (*SchoolForm, "")


@dataclass(frozen=True, slots=True)
class Contents:
    """How much is in a snapshot, and since when."""

    snapshot_no: int
    published_at: datetime
    has_example: bool
    report_count: int
    goal_count: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: names in Swedish order, ``""`` where some goal has none.

    ``reports`` are (report_id, file), ``periods`` latest first, ``forms`` the codes of school forms
    in the order of :class:`SchoolForm`.
    """

    schools: tuple[str, ...]
    areas: tuple[str, ...]
    reports: tuple[tuple[str, str], ...]
    authorities: tuple[str, ...]
    periods: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


def contents(snapshot: Asks) -> Contents:
    """How much the snapshot holds."""
    row = ask(snapshot, "snapshot").iloc[0]
    return Contents(
        snapshot_no=int(row["snapshot_no"]),
        published_at=pd.Timestamp(row["published_at"]).to_pydatetime(),
        has_example=bool(row["has_example"]),
        report_count=int(row["report_count"]),
        goal_count=int(row["goal_count"]),
    )


def status_counts(snapshot: Asks, selection: Selection = ALL) -> dict[Status, int]:
    """Goals in each of the four statuses, zeros too; each goal once from its latest redovisning."""
    rows = ask(snapshot, "scope", "selected", "status_counts", params=selection.parameters)
    found = dict(zip(rows["status"], rows["goal_count"], strict=True))
    return {status: int(found.get(status.value, 0)) for status in Status}


def status_by_school(snapshot: Asks, selection: Selection = ALL) -> pd.DataFrame:
    """One row per school (index; ``""`` last: none said), one column per status, ``total``.

    A selection of one school gives that school's row alone, whatever others share its goals.
    """
    params = selection.parameters
    return _wide(ask(snapshot, "scope", "selected", "status_by_school", params=params))


def status_by_area(snapshot: Asks, selection: Selection = ALL) -> pd.DataFrame:
    """The same table per development area."""
    params = selection.parameters
    return _wide(ask(snapshot, "scope", "selected", "status_by_area", params=params))


def shared_goals(snapshot: Asks, selection: Selection = ALL) -> int:
    """How many goals count at more than one school."""
    rows = ask(snapshot, "scope", "selected", "shared_goals", params=selection.parameters)
    return int(rows["goal_count"].iloc[0])


def undecided(snapshot: Asks, most: int, selection: Selection = ALL) -> pd.DataFrame:
    """What the reports do not say: up to ``most`` of each kind, ``what_count`` of it in all."""
    params = {**selection.scope_parameters, "most": most}
    return with_none(ask(snapshot, "scope", "undecided", params=params))


def choices(snapshot: Asks) -> Choices:
    """What the filters offer."""
    rows = ask(snapshot, "choices")
    value = dict(iter(rows.groupby("kind")))

    def names(kind: str) -> tuple[str, ...]:
        found = [str(v) for v in value[kind]["value"]] if kind in value else []
        return (*(v for v in found if v), *(v for v in found if not v))

    reports = value.get("report")
    pairs = [] if reports is None else zip(reports["value"], reports["label"], strict=True)
    return Choices(
        schools=names("school"),
        areas=names("area"),
        reports=tuple((str(i), str(f)) for i, f in pairs),
        authorities=names("authority"),
        periods=names("period"),
        forms=tuple(sorted(names("form"), key=_FORMS.index)),
    )


def _wide(rows: pd.DataFrame) -> pd.DataFrame:
    """Long to wide: all four statuses as columns, rows in the order they came, ``""`` last."""
    names = list(dict.fromkeys(rows["name"]))
    order = [n for n in names if n] + [n for n in names if not n]
    wide = rows.pivot_table(
        index="name", columns="status", values="goal_count", aggfunc="sum", fill_value=0
    ).reindex(index=order, columns=[s.value for s in Status], fill_value=0)
    wide = wide.astype(int)
    wide["total"] = wide.sum(axis=1)
    return wide
