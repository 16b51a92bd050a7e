"""Lägesbild as a record: what the page says, worked out once and drawn by the screen, the PDF and
the Word file alike, so that they cannot say different things.

Pure: from the answers of ``sbs_data.questions`` to plain Swedish text and numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

import pandas as pd

from sbs_data.clock import STOCKHOLM
from sbs_data.figures.stacked import Row
from sbs_data.model import Status
from sbs_data.words import movement, reported_words, sentences, status_totals
from sbs_data.words.formats import date as date_in_words
from sbs_data.words.formats import date_and_time, how_many, number
from sbs_data.words.status_totals import StatusTotal
from sbs_data.words.statuses import STATUS
from sbs_data.words.waiting import Waiting, waiting_for

TITLE = "Lägesbild"
SCHOOLS, AREAS = "Mål per skola", "Mål per utvecklingsområde"
MOVED = "Vad har rört sig"
STILL = "Vad har stått still längst"
WAITING = "Vad väntar på beslut"
FRESH = "Hur färska är redovisningarna"
TARGETS = "Det här säger rapporterna om elevernas resultat"
RESULTS = "Det här visar statistiken om elevernas resultat"
READING = "Så kan siffrorna läsas"
NOTHING_WAITS = "Ingenting väntar på beslut. Rapporterna säger vad som behövs."


@dataclass(frozen=True, slots=True)
class Results:
    """What the statistics say of the selection's pupils, and of what the reports claim of them.

    ``title`` says of what and of whom ``headline`` is; both are ``""`` where the selection has no
    unit with figures. ``claims`` are the first of ``claim_count``.
    """

    title: str = ""
    headline: str = ""
    claims: tuple[str, ...] = ()
    claim_count: int = 0
    basis: str = ""
    """What the comparison of the claims rests on."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The answers that a Lägesbild is made of; see the questions of the same names.

    ``moved``, ``still`` and ``dropped`` are the first of as many as their ``…_count`` columns say;
    ``results`` is ``None`` where there are no figures to speak of.
    """

    total: StatusTotal
    moves: Mapping[str, int]
    moved: pd.DataFrame
    still: pd.DataFrame
    dropped: pd.DataFrame
    waiting: Mapping[str, int]
    freshness: pd.DataFrame
    by_school: pd.DataFrame
    by_area: pd.DataFrame
    shared: int
    targets: pd.DataFrame
    report_count: int
    published_at: datetime
    has_example: bool = False
    is_earlier: bool = False
    """Whether it is of a period that is not the latest."""
    results: Results | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A goal whose status differs from that of the redovisning before."""

    goal_id: str
    goal: str
    schools: str
    move: str
    was: Status
    now: Status
    between: str
    reworded: str | None
    """What changed in words."""
    doubt: str | None
    """Where nobody has said that it is the same goal."""
    decided: str | None
    """Where a person has set the status."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be known besides, in sentences."""
        return tuple(note for note in (self.reworded, self.doubt, self.decided) if note)


@dataclass(frozen=True, slots=True)
class Still:
    """A goal that is not reached and has had one status through several redovisningar."""

    goal_id: str
    goal: str
    schools: str
    status: Status
    stood: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A goal that the school's latest redovisning says nothing of."""

    goal_id: str
    goal: str
    schools: str
    status: Status
    told: str
    """The redovisning that told it last."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """A school's latest redovisning. ``name`` has the authority too where two share a name."""

    school: str
    name: str
    report_id: str
    account: str
    imported: str


@dataclass(frozen=True, slots=True)
class Overview:
    """All that Lägesbild says. Texts are plain; what stands in a report is as it stands there."""

    selection: str
    headline: str
    movement: str
    is_compared: bool
    """False where no goal stands in more than one redovisning."""
    own_account: str
    counts: Mapping[Status, int]
    """Of the goals that count; ``unrepeated`` of the unmarked the report's answer leaves out."""
    unrepeated: int
    moved: tuple[Moved, ...]
    moved_count: int
    still: tuple[Still, ...]
    still_count: int
    dropped: tuple[Dropped, ...]
    dropped_count: int
    new_count: int
    """Goals of one redovisning only, where others can be compared."""
    waiting: tuple[Waiting, ...]
    fresh: tuple[Fresh, ...]
    schools: tuple[Row, ...]
    areas: tuple[Row, ...]
    shared: str | None
    in_tables: str | None
    targets: tuple[str, ...]
    target_count: int
    results: Results | None
    source: str
    made_on: date

    @property
    def made(self) -> str:
        """The day it was taken out, in words."""
        return date_in_words(datetime.combine(self.made_on, time(12), STOCKHOLM))

    @property
    def counted(self) -> Mapping[Status, int]:
        """The goals of each status: what is not repeated is not unmarked."""
        marked = self.counts[Status.UNMARKED] - self.unrepeated
        return {**self.counts, Status.UNMARKED: marked}

    @property
    def waiting_count(self) -> int:
        return sum(item.count for item in self.waiting)

    @property
    def reading(self) -> tuple[str, ...]:
        """How the numbers may be read: sentences, the most needed first."""
        achieved, on_track, started = (
            STATUS[status].singular for status in (Status.ACHIEVED, Status.ON_TRACK, Status.STARTED)
        )
        told = (
            f"Färgerna är skolornas egna: grönt betyder {achieved}, gult {on_track} och rött "
            f"{started}. "
            "Rött är alltså inte ett underkänt.",
            f"{STATUS[Status.UNMARKED].word} betyder att rapporten inte ger målet någon entydig "
            "färg. Det säger ingenting om hur det har gått.",
            "Talen gäller det som står i skolans senaste redovisning. Varje mål räknas en gång.",
            "Målen är olika stora och olika svåra. Antalet säger hur många, inte hur mycket, "
            "och lämpar sig inte för att jämföra skolor med varandra.",
        )
        compared = (
            f"Framåt betyder minst ett steg från {started} mot {achieved}, bakåt tvärtom. "
            "Målets senaste redovisning jämförs med den närmast före där samma mål finns.",
        )
        return (*told, *compared) if self.is_compared else told


def from_found(found: Found, selection: str, made_on: date) -> Overview:
    """The record. ``selection`` is the ``Urval:`` line, ``made_on`` the day in Stockholm."""
    compared = movement.comparable(found.moves)
    return Overview(
        selection=selection,
        headline=status_totals.headline(found.total, made_on, is_past=found.is_earlier),
        movement=movement.movement(found.moves),
        is_compared=bool(compared),
        own_account=status_totals.own_account(found.total),
        counts=dict(found.total.counts),
        unrepeated=found.total.unrepeated,
        moved=tuple(_moved(row) for row in found.moved.to_dict("records")),
        moved_count=_in_all(found.moved, "moved_count"),
        still=tuple(_still(row) for row in found.still.to_dict("records")),
        still_count=_in_all(found.still, "still_count"),
        dropped=tuple(_dropped(row) for row in found.dropped.to_dict("records")),
        dropped_count=_in_all(found.dropped, "dropped_count"),
        new_count=found.moves.get("first", 0) if compared else 0,
        waiting=waiting_for(found.waiting),
        fresh=tuple(_fresh(row) for row in found.freshness.to_dict("records")),
        schools=_rows(found.by_school, sentences.SCHOOL_UNSAID),
        areas=_rows(found.by_area, sentences.AREA_UNSAID),
        shared=_shared(found.shared),
        in_tables=status_totals.unrepeated_in_tables(found.total.unrepeated),
        targets=tuple(reported_words.stated(row) for row in found.targets.to_dict("records")),
        target_count=_in_all(found.targets, "target_count"),
        results=found.results,
        source=_source(found),
        made_on=made_on,
    )


def _in_all(rows: pd.DataFrame, column: str) -> int:
    return 0 if rows.empty else int(rows[column].iloc[0])


def _text(row: Mapping[str, object], column: str) -> str | None:
    value = row[column]
    return None if value is None or value == "" else str(value)


def _goal(row: Mapping[str, object]) -> dict[str, str]:
    return {
        "goal_id": str(row["goal_id"]),
        "goal": " ".join(str(row["goal"]).split()),
        "schools": _text(row, "schools") or sentences.SCHOOL_UNSAID,
    }


def _moved(row: Mapping[str, object]) -> Moved:
    is_guess = row["link_basis"] == "likeness" and row["link_decided_by"] is None
    score = None if row["link_score"] is None else float(str(row["link_score"]))
    by_person = row["basis"] == "person"
    return Moved(
        **_goal(row),
        move=str(row["move"]),
        was=Status(str(row["previous_status"])),
        now=Status(str(row["status"])),
        between=movement.between(_text(row, "previous_period"), _text(row, "period")),
        reworded=movement.reworded(_text(row, "previous_goal"), str(row["goal"])),
        doubt=movement.guessed(score) if is_guess else None,
        decided=f"Statusen är angiven av {row['decided_by']}." if by_person else None,
    )


def _still(row: Mapping[str, object]) -> Still:
    return Still(
        **_goal(row),
        status=Status(str(row["status"])),
        stood=movement.stood(_text(row, "since_period"), int(str(row["accounts"]))),
    )


def _dropped(row: Mapping[str, object]) -> Dropped:
    return Dropped(
        **_goal(row),
        status=Status(str(row["status"])),
        told=sentences.redovisning(_text(row, "kind"), _text(row, "period")),
    )


def _fresh(row: Mapping[str, object]) -> Fresh:
    return Fresh(
        school=str(row["school"]),
        name=str(row["name"]),
        report_id=str(row["report_id"]),
        account=sentences.redovisning(_text(row, "kind"), _text(row, "period")),
        imported=date_in_words(pd.Timestamp(str(row["imported_at"])).to_pydatetime()),
    )


def _rows(table: pd.DataFrame, unsaid: str) -> tuple[Row, ...]:
    """Bars in the order of the table; ``""`` is "not said"."""
    return tuple(
        Row(str(name) or unsaid, {status: int(row[status.value]) for status in Status})
        for name, row in table.iterrows()
    )


def _shared(count: int) -> str | None:
    if not count:
        return None
    return (
        f"{sentences.goals(count)} gäller flera skolor och räknas hos var och en av dem, "
        "men bara en gång i helheten."
    )


def table(rows: Iterable[Row], of_what: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The numbers of a figure as heads and rows of a table."""
    head = (of_what, *(look.word for look in STATUS.values()), "Alla mål")
    return head, tuple(
        (row.name, *(number(row.counts[status]) for status in STATUS), number(row.total))
        for row in rows
    )


def _source(found: Found) -> str:
    made_up = " Exempelkommunen är påhittad, liksom dess skolor och rapporter."
    return (
        f"{how_many(found.report_count, 'rapport', 'rapporter')}, som skolorna och huvudmannen "
        f"har lämnat till Skolverket. Uppdaterat {date_and_time(found.published_at)}."
        f"{made_up if found.has_example else ''}"
    )
