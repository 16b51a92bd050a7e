"""The private database → a new read-only snapshot under a new name, and a pointer to it."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sbs_data.store import content, duck, files
from sbs_data.store.columns import COLUMNS, VIEWS
from sbs_data.store.goal_keys import KeyedGoal, assign

SCHEMA_VERSION = 1
SCHEMA = (Path(__file__).parent / "published.sql").read_text("utf-8")
FILL = (Path(__file__).parent / "publish.sql").read_text("utf-8")
POINTER = "current.json"
KEPT = 3
"""How many snapshots stay: pages that opened an older one finish with it."""

TABLES = ("report", "initiative", "initiative_school", "goal", "passage", "notice")
_NAME = re.compile(r"snapshot-(\d{6,})\.duckdb")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Published:
    """What the pointer file says: which snapshot is shown, and up to which act."""

    schema_version: int
    name: str
    number: int
    act_no: int


def publish(database: Path, published: Path, *, act_no: int, at: datetime) -> Published:
    """Build a snapshot, put it in place and point at it. The caller holds the lock."""
    with files.explained(published):
        published.mkdir(parents=True, exist_ok=True)
        number = max([0, *_numbers(published)]) + 1
        shown = Published(SCHEMA_VERSION, f"snapshot-{number:06d}.duckdb", number, act_no)
        place(database, published, shown, at)
        point(published, shown)
        _sweep(published, shown)
    return shown


def place(database: Path, published: Path, shown: Published, at: datetime) -> None:
    """Build the snapshot beside the others: whole under its own name, or not there."""
    target = published / shown.name
    temporary = published / f"{shown.name}.tmp"
    build(database, temporary, number=shown.number, act_no=shown.act_no, at=at)
    files.sync_file(temporary)
    temporary.replace(target)
    files.sync_folder(published)


def point(published: Path, shown: Published) -> None:
    """Show a snapshot: from here on every new reader opens it."""
    record = {
        "schema_version": shown.schema_version,
        "name": shown.name,
        "number": shown.number,
        "act_no": shown.act_no,
    }
    files.write_whole(published / POINTER, json.dumps(record).encode() + b"\n")


def read_pointer(published: Path) -> Published | None:
    """What is shown; ``None`` when nothing is, or when the pointer says nothing sensible."""
    try:
        record = json.loads((published / POINTER).read_text("utf-8"))
        shown = Published(
            schema_version=int(record["schema_version"]),
            name=str(record["name"]),
            number=int(record["number"]),
            act_no=int(record["act_no"]),
        )
    except FileNotFoundError:
        return None
    except OSError as error:
        raise files.disk_error(error, published) from error
    except (ValueError, KeyError, TypeError):
        return None
    # A name is a name in this folder, never a way out of it.
    return shown if _NAME.fullmatch(shown.name) else None


def build(database: Path, target: Path, *, number: int, act_no: int, at: datetime) -> None:
    """One snapshot file, from the private database, with every view and its comments."""
    _remove(target)
    with duck.writer(target, "built", (database, "private")) as connection:
        connection.execute("BEGIN")
        connection.execute(SCHEMA)
        duck_keys = content.arrow(_goal_keys(connection))
        connection.register("goal_key", duck_keys if duck_keys.num_rows else _no_keys())
        connection.execute(FILL)
        connection.unregister("goal_key")
        connection.execute(
            "INSERT INTO snapshot BY NAME SELECT ? AS schema_version, ? AS snapshot_no, "
            "?::TIMESTAMP AS published_at, ? AS act_no, "
            "coalesce((SELECT bool_or(is_example) FROM report), false) AS has_example",
            [SCHEMA_VERSION, number, at.astimezone(UTC).replace(tzinfo=None), act_no],
        )
        _comment(connection)
        connection.execute("COMMIT")


def _goal_keys(connection: duck.Connection) -> list[content.Row]:
    schools: dict[tuple[str, int], list[str]] = {}
    for sha256, initiative_no, school in duck.rows(
        connection, "SELECT sha256, initiative_no, school FROM private.initiative_school"
    ):
        schools.setdefault((sha256, initiative_no), []).append(school)
    goals = duck.rows(
        connection,
        "SELECT r.report_id, g.sha256, g.initiative_no, g.goal_no, r.authority, i.area, g.goal, "
        "r.period_order, r.answered_school "
        "FROM private.goal g JOIN private.report r USING (sha256) "
        "JOIN private.initiative i USING (sha256, initiative_no) "
        "WHERE r.in_force ORDER BY r.report_order, g.initiative_no, g.goal_no",
    )
    keys = assign(
        KeyedGoal(
            goal_id=f"{report_id}-i{initiative_no}-g{goal_no}",
            report_id=report_id,
            authority=authority,
            schools=tuple(schools.get((sha256, initiative_no)) or ([answered] if answered else [])),
            area=area,
            text=text,
            period_order=period_order,
            order=order,
        )
        for order, (
            report_id,
            sha256,
            initiative_no,
            goal_no,
            authority,
            area,
            text,
            period_order,
            answered,
        ) in enumerate(goals)
    )
    return [
        {"goal_id": goal_id, "goal_key": key.key, "is_current": key.is_current}
        for goal_id, key in keys.items()
    ]


def _no_keys() -> object:
    """The table of keys when there is no goal: the columns must still be there."""
    return content.arrow([{"goal_id": "", "goal_key": "", "is_current": False}]).slice(0, 0)


def _comment(connection: duck.Connection) -> None:
    """Say in the file itself what each view and column is, for whoever opens it elsewhere."""
    comments = [f"VIEW {view} IS '{_escaped(grain)}'" for view, grain in VIEWS.items()]
    comments += [
        f"COLUMN {view}.{column} IS '{_escaped(COLUMNS[column])}'"
        for view in VIEWS
        for column in duck.column_names(connection, view)
    ]
    connection.execute(";".join(f"COMMENT ON {comment}" for comment in comments))


def _escaped(text: str) -> str:
    return text.replace("'", "''")


def _numbers(published: Path) -> list[int]:
    return [int(m[1]) for path in published.iterdir() if (m := _NAME.fullmatch(path.name))]


def _sweep(published: Path, shown: Published) -> None:
    """Remove all but the newest few. A file that will not go is tried again next time."""
    numbers = sorted(_numbers(published), reverse=True)[KEPT:]
    old = [published / f"snapshot-{number:06d}.duckdb" for number in numbers]
    for path in [*old, *published.glob("*.tmp"), *published.glob("*.wal")]:
        if path.name != shown.name:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                log.warning("could not remove %s: %s", path.name, error.strerror)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
