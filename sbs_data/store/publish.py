"""The private database → a new read-only snapshot under a new name, and a pointer to it.

A snapshot is always one whole file. An import fills a new one; a decision copies the one that is
shown and writes anew what persons have said, which takes a fraction of the time.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from sbs_data.errors import DelmalError
from sbs_data.store import content, duck, files
from sbs_data.store.columns import COLUMNS, VIEWS
from sbs_data.store.goal_keys import KeyedGoal, assign
from sbs_data.store.target_keys import StatedTarget, target_key

SCHEMA_VERSION = 2
SCHEMA = (Path(__file__).parent / "published.sql").read_text("utf-8")
FACTS = (Path(__file__).parent / "facts.sql").read_text("utf-8")
STATE = (Path(__file__).parent / "state.sql").read_text("utf-8")
KEYS = (Path(__file__).parent / "keys.sql").read_text("utf-8")
POINTER = "current.json"
KEPT = 3
"""How many snapshots stay: pages that opened an older one finish with it."""

TABLES = (
    "report",
    "initiative",
    "initiative_school",
    "goal",
    "passage",
    "notice",
    "claim",
    "target_decision",
)
_NAME = re.compile(r"snapshot-(\d{6,})\.duckdb")
_GOAL_KEY = pa.schema(
    [("goal_id", pa.string()), ("goal_key", pa.string()), ("is_current", pa.bool_())]
)
_TARGET = pa.schema(
    [("sha256", pa.string()), ("claim_no", pa.int32()), ("target_key", pa.string())]
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Published:
    """What the pointer file says: which snapshot is shown, its digest, and up to which act."""

    schema_version: int
    name: str
    number: int
    act_no: int
    sha256: str


def publish(
    database: Path,
    published: Path,
    *,
    act_no: int,
    at: datetime,
    same_documents: bool = False,
    kept: int = KEPT,
) -> Published:
    """Put a new snapshot in place and point at it. The caller holds the lock.

    ``same_documents`` says that what is shown now holds the same documents: then only what
    persons have said is written anew.
    """
    with files.explained(published):
        published.mkdir(parents=True, exist_ok=True)
        last = read_pointer(published)
        # A name is never used twice: a reader may still hold the file that had it.
        number = max([last.number if last else 0, *_numbers(published)]) + 1
        name = f"snapshot-{number:06d}.duckdb"
        before = last if same_documents else None
        sha256 = place(database, published, name, number, act_no, at, before)
        _damaged.discard(str(published / name))
        shown = Published(SCHEMA_VERSION, name, number, act_no, sha256)
        point(published, shown)
        _sweep(published, shown, kept)
    return shown


def place(
    database: Path,
    published: Path,
    name: str,
    number: int,
    act_no: int,
    at: datetime,
    before: Published | None = None,
) -> str:
    """Build the snapshot beside the others: whole under its own name, or not there.

    Returns its digest.
    """
    temporary = published / f"{name}.tmp"
    numbers = {"number": number, "act_no": act_no}
    try:
        if before is None or not _revised(
            database, published / before.name, temporary, at=at, **numbers
        ):
            build(database, temporary, at=at, **numbers)
        files.sync_file(temporary)
        sha256 = _digest(temporary)
        temporary.replace(published / name)
        _remember_whole(published / name, sha256)
    except Exception:  # on a full disk, half a snapshot is in everybody's way
        with suppress(OSError):
            _remove(temporary)
        raise
    files.sync_folder(published)
    return sha256


def point(published: Path, shown: Published) -> None:
    """Show a snapshot: from here on every new reader opens it."""
    record = {
        "schema_version": shown.schema_version,
        "name": shown.name,
        "number": shown.number,
        "act_no": shown.act_no,
        "sha256": shown.sha256,
    }
    files.write_whole(published / POINTER, json.dumps(record).encode() + b"\n", mode=0o644)


def read_pointer(published: Path) -> Published | None:
    """What is shown; ``None`` when nothing is, or when the pointer says nothing sensible."""
    try:
        record = json.loads((published / POINTER).read_text("utf-8"))
        shown = Published(
            schema_version=int(record["schema_version"]),
            name=str(record["name"]),
            number=int(record["number"]),
            act_no=int(record["act_no"]),
            sha256=str(record.get("sha256", "")),
        )
    except FileNotFoundError:
        return None
    except OSError as error:
        raise files.disk_error(error, published) from error
    except (ValueError, KeyError, TypeError):
        return None
    # A name is a name in this folder, never a way out of it.
    return shown if _NAME.fullmatch(shown.name) else None


def is_whole(published: Path, shown: Published) -> bool:
    """Whether the snapshot is byte for byte what was published; looked at once for each file."""
    path = published / shown.name
    if is_distrusted(path):
        return False
    try:
        if _whole.get(path) != _stamp(path, shown.sha256):
            if _digest(path) != shown.sha256:
                return False
            _remember_whole(path, shown.sha256)
    except OSError:
        return False
    return True


def _remember_whole(path: Path, sha256: str) -> None:
    if len(_whole) > KEPT:
        _whole.clear()
    _whole[path] = _stamp(path, sha256)


def _stamp(path: Path, sha256: str) -> tuple[int, int, str]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size, sha256


_whole: dict[Path, tuple[int, int, str]] = {}
_damaged: set[str] = set()


def distrust(path: Path) -> None:
    """A reader found the snapshot damaged: it is not shown again by this process."""
    _damaged.add(str(path))
    _whole.pop(path, None)


def is_distrusted(path: Path) -> bool:
    """Whether a reader in this process has found the snapshot damaged."""
    return str(path) in _damaged


def build(database: Path, target: Path, *, number: int, act_no: int, at: datetime) -> None:
    """One snapshot file, from the private database, with every view and its comments."""
    _remove(target)
    with duck.writer(target, "built", (database, "private")) as connection:
        connection.execute("BEGIN")
        connection.execute(SCHEMA)
        with _keys(connection):
            connection.execute(FACTS)
        connection.execute(STATE)
        _describe(connection, number, act_no, at)
        _comment(connection)
        connection.execute("COMMIT")


def _revised(
    database: Path, before: Path, target: Path, *, number: int, act_no: int, at: datetime
) -> bool:
    """A copy of a snapshot with what persons have said written anew; False where that won't do."""
    try:
        _remove(target)
        shutil.copyfile(before, target)
        with duck.writer(target, "built", (database, "private")) as connection:
            if duck.rows(connection, _OTHER_DOCUMENTS):
                return False
            # Not in one transaction: a key that is deleted and put back would be taken for two.
            # Nobody sees the file before it is done.
            connection.execute(STATE)
            with _keys(connection):
                connection.execute(KEYS)
            connection.execute("DELETE FROM snapshot")
            _describe(connection, number, act_no, at)
    except (duck.Error, DelmalError, OSError) as error:
        log.warning("a new snapshot instead of a revised one: %s", type(error).__name__)
        return False
    return True


_OTHER_DOCUMENTS = """
    (SELECT sha256 FROM report EXCEPT ALL SELECT sha256 FROM private.report WHERE in_force)
    UNION ALL
    (SELECT sha256 FROM private.report WHERE in_force EXCEPT ALL SELECT sha256 FROM report)
    LIMIT 1"""


def _describe(connection: duck.Connection, number: int, act_no: int, at: datetime) -> None:
    connection.execute(
        "INSERT INTO snapshot BY NAME SELECT ? AS schema_version, ? AS snapshot_no, "
        "?::TIMESTAMP AS published_at, ? AS act_no, "
        "coalesce((SELECT bool_or(is_example) FROM report), false) AS has_example",
        [SCHEMA_VERSION, number, at.astimezone(UTC).replace(tzinfo=None), act_no],
    )


@contextmanager
def _keys(connection: duck.Connection) -> Iterator[None]:
    """The keys that SQL cannot work out, as tables."""
    tables = {
        "goal_key": pa.Table.from_pylist(_goal_keys(connection), schema=_GOAL_KEY),
        "target": pa.Table.from_pylist(_targets(connection), schema=_TARGET),
    }
    for name, rows in tables.items():
        connection.register(name, rows)
    try:
        yield
    finally:
        for name in tables:
            connection.unregister(name)


def _targets(connection: duck.Connection) -> list[content.Row]:
    rows = duck.rows(
        connection,
        "SELECT c.sha256, c.claim_no, r.authority, c.measure, c.value, c.unit, c.comparator, "
        "c.negated, c.gender, c.grades, coalesce(c.term, c.school_year), c.quote "
        "FROM private.claim c JOIN private.report r USING (sha256) "
        "WHERE r.in_force AND c.role = 'target' AND c.value IS NOT NULL",
    )
    return [
        {"sha256": sha256, "claim_no": no, "target_key": target_key(StatedTarget(*said))}
        for sha256, no, *said in rows
    ]


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


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sweep(published: Path, shown: Published, kept: int) -> None:
    """Remove all but the newest few. A file that will not go is tried again next time."""
    numbers = sorted(_numbers(published), reverse=True)[kept:]
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
