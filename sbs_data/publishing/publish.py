"""The private database and the journal → a new read-only snapshot under a new name, and a pointer.

A snapshot is always one whole file: a copy of the ground, which only an import changes, with what
persons have said and what follows from it.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from sbs_data.meaning.target_keys import StatedTarget, aim_key, read_otherwise, target_key
from sbs_data.publishing import derived, ground, standing
from sbs_data.store import duck, files, statistics_acts
from sbs_data.store.journal import Journal

SCHEMA_VERSION = 6
STATE = (Path(__file__).parent / "state.sql").read_text("utf-8")
POINTER = "current.json"
SHAPE = hashlib.sha256(ground.SCHEMA.encode()).hexdigest()[:12]
"""Of the views and tables: a column that comes within a version is in what is shown at once."""
KEPT = 3
"""How many snapshots stay: pages that opened an older one finish with it."""

TABLES = (
    "report",
    "initiative",
    "initiative_school",
    "goal",
    "passage",
    "notice",
    "asked",
    "claim",
    "target_decision",
    "target_key_before",
    "decision",
    "initiative_form",
    "goal_move",
    "goal_match",
    "school",
    "question",
    "statistics_file",
    "statistics_act",
    "statistics_notice",
    "measure",
    "measure_break",
    "population",
    "unit",
    "series",
    "group_member",
    "observation",
    "observation_earlier",
)
_NAME = re.compile(r"snapshot-(\d{6,})\.duckdb")
_TARGET = pa.schema(
    [
        ("sha256", pa.string()),
        ("claim_no", pa.int32()),
        ("target_key", pa.string()),
        ("aim_key", pa.string()),
    ]
)
_EARLIER = pa.schema([("key_before", pa.string()), ("target_key", pa.string())])
_ACT = pa.schema(
    [
        ("file_no", pa.int32()),
        ("imported_at", pa.timestamp("us")),
        ("imported_by", pa.string()),
        ("import_no", pa.int32()),
    ]
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
    shape: str = SHAPE

    @property
    def is_ours(self) -> bool:
        """Whether it has the views and columns that this program asks for."""
        return (self.schema_version, self.shape) == (SCHEMA_VERSION, SHAPE)


@dataclass(frozen=True, slots=True)
class Before:
    """A whole snapshot to take over from, and the last act whose decisions are in it."""

    path: Path
    act_no: int


def publish(
    database: Path,
    published: Path,
    known: Journal,
    *,
    at: datetime,
    made: Before | None = None,
    anew: bool = False,
    kept: int = KEPT,
) -> Published:
    """Put a new snapshot in place and point at it. The caller holds the lock.

    What can be is taken over from ``made``, else from what is shown; with ``anew`` nothing: the
    journal is not what it was.
    """
    with files.explained(published):
        published.mkdir(parents=True, exist_ok=True)
        last = read_pointer(published)
        # A name is never used twice: a reader may still hold the file that had it.
        number = max([last.number if last else 0, *_numbers(published)]) + 1
        name = f"snapshot-{number:06d}.duckdb"
        on = None if anew else made or before(published, last)
        sha256 = place(database, published, name, number, known, at, on)
        _damaged.discard(str(published / name))
        shown = Published(SCHEMA_VERSION, name, number, known.last_no, sha256)
        point(published, shown)
        _sweep(published, shown, kept)
    return shown


def place(
    database: Path,
    published: Path,
    name: str,
    number: int,
    known: Journal,
    at: datetime,
    before: Before | None = None,
) -> str:
    """Build the snapshot beside the others: whole under its own name, or not there.

    Returns its digest.
    """
    temporary = published / f"{name}.tmp"
    try:
        _build(database, temporary, known, before, number=number, at=at)
        files.sync_file(temporary)
        sha256 = files.digest(temporary)
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
        "shape": shown.shape,
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
            shape=str(record.get("shape", "")),
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
    """Whether the snapshot is byte for byte what was published; looked at once for each file.

    Raises a Swedish sentence where the system lets nobody see.
    """
    path = published / shown.name
    if is_distrusted(path):
        return False
    try:
        if _whole.get(path) != _stamp(path, shown.sha256):
            if files.digest(path) != shown.sha256:
                return False
            _remember_whole(path, shown.sha256)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise files.disk_error(error, published) from error
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


def before(published: Path, shown: Published | None) -> Before | None:
    """What is shown, if it can be taken over from."""
    if shown is None or not shown.is_ours or not is_whole(published, shown):
        return None
    return Before(published / shown.name, shown.act_no)


def _build(
    database: Path,
    target: Path,
    known: Journal,
    before: Before | None,
    *,
    number: int,
    at: datetime,
) -> None:
    """The snapshot by the shortest way, else by the next: what is in the way is no truth."""
    for taken_over in dict.fromkeys((before, None)):
        try:
            on = ground.ready(database, known)
            build(database, target, known, number=number, at=at, on=on, before=taken_over)
            return
        except ground.Damaged:
            ground.remove(database.parent)
        except duck.Error as error:
            if taken_over is None:
                raise
            log.warning("nothing taken over from the snapshot: %s", type(error).__name__)
    on = ground.ready(database, known)
    build(database, target, known, number=number, at=at, on=on)


def build(
    database: Path,
    target: Path,
    known: Journal,
    *,
    number: int,
    at: datetime,
    on: Path | None = None,
    before: Before | None = None,
) -> None:
    """One snapshot file with every view: the ground, what persons have said, what follows from it.

    ``on`` is a ground that is there already. With it, or with ``before``, the file says the same
    and is made sooner.
    """
    _remove(target)
    if on is None:
        ground.fill(database, target, known)
    else:
        ground.copy(on, target)
    others = [(database, "private"), *([(before.path, "before")] if before else [])]
    with duck.writer(target, "built", *others) as connection:
        duck.hasten(connection)
        standing.attach(connection, known)
        derived.attach(connection, known, before_no=None if before is None else before.act_no)
        # Not all in one transaction, which would take memory: nobody sees a half file.
        ground.forget(connection)
        with _targets(connection):
            connection.execute(STATE)
        _statistics_acts(connection, known)
        _describe(connection, number, known.last_no, at)


def _describe(connection: duck.Connection, number: int, act_no: int, at: datetime) -> None:
    connection.execute(
        "INSERT INTO snapshot BY NAME SELECT ? AS schema_version, ? AS snapshot_no, "
        "?::TIMESTAMP AS published_at, ? AS act_no, "
        "coalesce((SELECT bool_or(is_example) FROM (SELECT is_example FROM report UNION ALL "
        "SELECT is_example FROM statistics_file)), false) AS has_example",
        [SCHEMA_VERSION, number, at.astimezone(UTC).replace(tzinfo=None), act_no],
    )


def _statistics_acts(connection: duck.Connection, known: Journal) -> None:
    rows = [
        {
            "file_no": brought.file_no,
            "imported_at": brought.at.astimezone(UTC).replace(tzinfo=None),
            "imported_by": brought.who,
            "import_no": brought.act_no,
        }
        for brought in statistics_acts.brought(known.entries)
        if brought.in_force
    ]
    duck.insert(connection, "statistics_act", pa.Table.from_pylist(rows, schema=_ACT))


@contextmanager
def _targets(connection: duck.Connection) -> Iterator[None]:
    """The keys of the målvärden, which SQL cannot work out, as a table, and those that they had
    when somebody decided on them, where their words are read otherwise now.
    """
    found = duck.rows(
        connection,
        "SELECT c.sha256, c.claim_no, r.authority, c.measure, c.value, c.unit, c.comparator, "
        "c.negated, c.gender, c.grades, coalesce(c.term, c.school_year), c.quote "
        "FROM private.claim c JOIN standing.report r USING (sha256) "
        # How far it is to move is no level to reach.
        "WHERE r.in_force AND c.role = 'target' AND c.value IS NOT NULL AND NOT c.is_change "
        "AND c.unit IS DISTINCT FROM 'percentage_points'",
    )
    stated = [
        (sha256, no, target_key(said), said)
        for sha256, no, *parts in found
        for said in [StatedTarget(*parts)]
    ]
    rows = [
        {"sha256": sha256, "claim_no": no, "target_key": key, "aim_key": aim_key(said)}
        for sha256, no, key, said in stated
    ]
    decided = duck.rows(connection, "SELECT target_key, quote FROM standing.target_decision")
    before = read_otherwise(((key, said) for _, _, key, said in stated), decided)
    earlier = [{"key_before": was, "target_key": now} for was, now in before.items()]
    connection.register("target", pa.Table.from_pylist(rows, schema=_TARGET))
    connection.register("read_otherwise", pa.Table.from_pylist(earlier, schema=_EARLIER))
    try:
        yield
    finally:
        connection.unregister("target")
        connection.unregister("read_otherwise")


def _numbers(published: Path) -> list[int]:
    return [int(m[1]) for path in published.iterdir() if (m := _NAME.fullmatch(path.name))]


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
