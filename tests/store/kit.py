"""Hand-made documents and a stand-in for the reader: the store is tested without any Word file."""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from sbs_data import actions
from sbs_data.actions import Answers, Delmal, ImportResult
from sbs_data.errors import Refused
from sbs_data.model import (
    Asks,
    Basis,
    Claim,
    ClaimRole,
    Goal,
    Initiative,
    Kind,
    Notice,
    Passage,
    Place,
    Question,
    Report,
    Role,
    Section,
    Status,
    Suggestion,
    Told,
)
from sbs_data.plain_data import from_plain, to_plain
from sbs_data.publishing import snapshots
from sbs_data.reports.asking import Asking
from sbs_data.settings import Settings
from sbs_data.store import archive


def document(**said: Any) -> bytes:
    """A document for :func:`read`: what it says, as JSON. Goals are ``{"text": "status"}``.

    ``asks`` is what is asked of it: ``{"kind": …, "quote": …, "other": …, "then": [more]}``, where
    ``then`` is asked when that has been answered.
    """
    return json.dumps(said, sort_keys=True).encode()


def read(content: bytes, file_name: str, told: tuple[Told, ...] = ()) -> Report:
    """Stands in for the reader: what :func:`document` wrote, and what it was told."""
    try:
        said = json.loads(content)
    except ValueError:
        raise Refused(f"”{file_name}” är ingen Word-fil.", code="not_word") from None
    asking = Asking(told)
    goals = _told_goals(said, asking, said.get("asks", ()))
    return Report(
        file=file_name,
        sha256=archive.digest(content),
        role=Role(said.get("role", "matrix")),
        kind=Kind(said["kind"]) if "kind" in said else None,
        kind_basis="rubriken" if "kind" in said else None,
        authority=said.get("authority"),
        authority_basis="sidhuvudet" if "authority" in said else None,
        period=said.get("period"),
        period_basis="rubriken" if "period" in said else None,
        period_suggestions=tuple(
            Suggestion(period, "våren 2023", Place(paragraph=3))
            for period in said.get("hints", ["VT23"])
        ),
        initiatives=()
        if said.get("role") == "narrative"
        else (_initiative({**said, "goals": goals}),),
        sections=(Section("Sammanfattning", Place(paragraph=9), (_passage("Löpande text", 10),)),),
        claims=tuple(_claim(claim) for claim in said.get("claims", ())),
        warnings=(Notice("no_colour", "Inget mål har färg.", Place(1, 5, 1)),),
        asked=asking.open,
    )


def _told_goals(
    said: dict[str, Any], asking: Asking, asks: Iterable[dict[str, Any]]
) -> dict[str, str]:
    """The goals, after what was answered of them."""
    goals = dict(said.get("goals", {"Alla elever når målen": "achieved"}))
    lines = list(goals)
    for one in asks:
        kind, quote, other = Asks(one["kind"]), one["quote"], one.get("other")
        place, at = (
            Place(1, 4, lines.index(o) + 1) if o in lines else None for o in (quote, other)
        )
        question = Question(kind, quote, place or Place(1, 7, 1), 1, other, at)
        answer = asking.ask(question)
        if answer is None:
            continue
        if kind in (Asks.MARKING, Asks.WORD):
            goals[quote] = answer
        elif answer == "no_goal":
            goals.pop(quote, None)
        elif answer == "two":
            status = goals.pop(quote)
            goals |= dict.fromkeys(quote.split(" och "), status)
        elif answer == "same":
            goals[quote] = goals.pop(other)
        goals = _told_goals({"goals": goals}, asking, one.get("then", ()))
    return goals


def _initiative(said: dict[str, Any]) -> Initiative:
    goals = said.get("goals", {"Alla elever når målen": "achieved"})
    return Initiative(
        area=said.get("area", "Undervisning"),
        name=said.get("name", "Kollegialt lärande"),
        place=Place(1, 1, 1),
        schools=tuple(said.get("schools", ["Lillskolan"])),
        references=("Dnr 1",),
        heading=(Passage("Kollegialt lärande", Place(1, 1, 1)),),
        problems=(Passage("Låga resultat", Place(1, 2, 1)),),
        goals=tuple(
            Goal(
                text,
                Place(1, 4, no),
                status=Status(status),
                basis=Basis.NONE if status == "unmarked" else Basis.HIGHLIGHT,
                status_place=Place(1, 5, no),
            )
            for no, (text, status) in enumerate(goals.items(), start=1)
        ),
    )


def _claim(said: dict[str, Any]) -> Claim:
    words = {"quote": "Minst 80 procent", "role": "target", "measure": "eligible_vocational"}
    return from_plain(
        Claim,
        {**to_plain(Claim("", Place(paragraph=10), ClaimRole.TARGET)), **words, **said},
    )


def _passage(text: str, paragraph: int) -> Passage:
    return Passage(text, Place(paragraph=paragraph))


@dataclass
class Ticking:
    """A clock that goes a minute for every look at it."""

    now: datetime = datetime(2026, 1, 1, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@dataclass
class Store:
    """A store in a folder of its own, with the stand-in reader and the ticking clock."""

    settings: Settings
    clock: Ticking = field(default_factory=Ticking)

    @classmethod
    def under(cls, folder: Path) -> Store:
        return cls(Settings(data_dir=folder, who="Anna Andersson"))

    @property
    def delmal(self) -> Delmal:
        return Delmal(self.settings, read, self.clock)

    def prepare(self) -> None:
        actions.prepare(self.delmal)

    def begin(self, *files: tuple[str, bytes], **answers: Any) -> None:
        """As :meth:`bring`, for what the test is not about: made once, then copied.

        Where the bringing itself is watched or broken, bring.
        """
        key = (files, tuple(sorted(answers.items())))
        self._begin(key, lambda store: store.bring(*files, **answers))

    def begin_with_statistics(self, *files: tuple[str, bytes]) -> None:
        """As :meth:`begin`, with :meth:`bring_statistics`."""
        self._begin(("statistics", files), lambda store: store.bring_statistics(*files))

    def begin_as(self, make: Callable[[Store], object]) -> None:
        """As :meth:`begin`, with all that a function does."""
        self._begin(make, make)

    def _begin(self, key: Hashable, make: Callable[[Store], object]) -> None:
        if key not in _MADE:
            made = Store.under(Path(tempfile.mkdtemp()) / "data")
            atexit.register(shutil.rmtree, made.settings.data_dir.parent)
            make(made)
            _MADE[key] = made
        assert not self.settings.private.exists(), "begun already"
        shutil.copytree(_MADE[key].settings.data_dir, self.settings.data_dir, dirs_exist_ok=True)
        self.clock.now = _MADE[key].clock.now

    def bring(
        self, *files: tuple[str, bytes], is_example: bool = False, **answers: Any
    ) -> ImportResult:
        candidates = actions.examine(self.delmal, files)
        return actions.import_reports(
            self.delmal,
            candidates,
            {c.sha256: Answers(**answers) for c in candidates},
            is_example=is_example,
        )

    def bring_statistics(
        self, *files: tuple[str, bytes], is_example: bool = False
    ) -> actions.StatisticsResult:
        return actions.import_statistics(
            self.delmal,
            [actions.StatisticsFile(name, partial(bytes, content)) for name, content in files],
            is_example=is_example,
        )

    def answer(self, report_id: str, **answers: Any) -> int:
        return actions.answer(self.delmal, report_id, Answers(**answers))

    def confirm(self, target_key: str, confirmed: bool = True) -> int:
        return actions.confirm_target(self.delmal, target_key, confirmed)

    def decide(self, act: str, *said: object) -> int:
        """Any decision by its name: ``decide("decide_status", goal_id, "achieved", "skäl")``."""
        made = getattr(actions, act)(self.delmal, *said)
        return int(made)

    def goal_id(self, content: bytes, no: int = 1) -> str:
        """A goal of a document's first initiative."""
        return f"{report_id(content)}-i1-g{no}"

    def rows(self, sql: str, **params: object) -> list[tuple[object, ...]]:
        """An answer as tuples, NULL as None."""
        found = self.ask(sql, **params)
        found = found.astype(object).where(found.notna(), None)
        return [tuple(row) for row in found.itertuples(index=False)]

    def erase(self, report_id: str) -> int:
        return actions.erase(self.delmal, report_id)

    def restore(self, source: Path) -> actions.Backup:
        return actions.restore(self.delmal, source)

    def undo(self, act_no: int | None = None) -> actions.Undone:
        return actions.undo(self.delmal, act_no)

    def rebuild(self) -> actions.RebuildResult:
        return actions.rebuild(self.delmal)

    def faults(self) -> list[str]:
        return actions.check(self.delmal)

    def ask(self, sql: str, **params: object) -> pd.DataFrame:
        pointer = snapshots.current(self.settings.published)
        assert pointer is not None
        path = self.settings.published / pointer.name
        at = path.stat() if path.exists() else None
        shown = (path, at and (at.st_mtime_ns, at.st_size, at.st_ino))
        if shown not in _OPEN:
            for opened in _OPEN.values():
                opened.close()
            _OPEN.clear()
            _OPEN[shown] = snapshots.open_snapshot(self.settings.published, pointer)
        return _OPEN[shown].query(sql, params)

    def targets(self) -> list[tuple[object, ...]]:
        """Each target with how often it is said and who has confirmed or rejected it."""
        rows = self.ask(
            "SELECT target_key, quote_count, confirmed_by, rejected_by FROM stated_targets "
            "ORDER BY ALL"
        )
        rows = rows.astype(object).where(rows.notna(), None)
        return [tuple(row) for row in rows.itertuples(index=False)]

    def files(self) -> list[str]:
        """The files of the reports in force, in order of import."""
        return list(self.ask("SELECT file FROM reports ORDER BY import_no, file")["file"])


_OPEN: dict[Hashable, snapshots.Snapshot] = {}
"""The one asked last: most tests ask more than once."""
_MADE: dict[Hashable, Store] = {}
"""What tests of this process have begun with: look, don't change."""


def report_id(content: bytes) -> str:
    """The identity that a document gets."""
    return f"r-{archive.digest(content)[:12]}"
