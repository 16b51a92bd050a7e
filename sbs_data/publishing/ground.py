"""The ground of every snapshot: the words of the documents in force, in a file of its own.

A snapshot is a copy of it with what persons have said added, and what follows from that. So a
decision writes little, and no word of an earlier decision is left in a free block of what is
published. An import adds its documents to it; where a document has gone out of force, or is read
with other answers, it is made anew, for the same reason.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib import resources
from pathlib import Path

from sbs_data import language
from sbs_data.errors import DelmalError
from sbs_data.publishing import search_index, standing
from sbs_data.publishing.columns import COLUMNS, VIEWS
from sbs_data.store import duck, files, fold, heard, statistics_acts
from sbs_data.store.journal import Journal

SCHEMA = "".join(
    (Path(__file__).parent / name).read_text("utf-8")
    for name in ("published.sql", "published_figures.sql")
)
FACTS = (Path(__file__).parent / "facts.sql").read_text("utf-8")
OWN = (Path(__file__).parent / "ground.sql").read_text("utf-8")
_RULES_FOR_FIGURES = (
    *(path for path in resources.files("sbs_data.disclosure").iterdir() if path.is_file()),
    resources.files("sbs_data.measures") / "catalogue.toml",
    resources.files("sbs_data.measures") / "sources.py",
    resources.files("sbs_data") / "municipalities.py",
    resources.files("sbs_data") / "municipalities.csv",
    resources.files("sbs_data.publishing") / "measure_tables.py",
    resources.files("sbs_data.publishing") / "observations.py",
    resources.files("sbs_data.publishing") / "observations.sql",
    resources.files("sbs_data.publishing") / "series.py",
)
_RULES = hashlib.sha256(
    repr((SCHEMA, FACTS, OWN, COLUMNS, VIEWS, search_index.RULES)).encode()
    + b"".join(sorted(path.read_bytes() for path in _RULES_FOR_FIGURES))
).hexdigest()[:12]
"""A ground that other rules made is of no use: least of all one that they let show more."""
_NAME = re.compile(rf"underlag-{_RULES}-([0-9a-f]{{12}})-([0-9a-f]{{12}})-([0-9a-f]{{64}})\.duckdb")
"""Rules, documents, statistics and content: what a ground is can be told without opening it."""
_IN_FORCE = "SELECT sha256, reading FROM standing.report WHERE in_force"
_LACKING = f"{_IN_FORCE} EXCEPT FROM ground_document"


class Damaged(Exception):
    """The ground is not, byte for byte, what was made."""


def ready(database: Path, known: Journal, figures: Sequence[Path] = ()) -> Path:
    """The ground for what is in force, made or added to where it is lacking. Under the lock.

    ``known`` is the journal. The ground lies beside ``database`` and is on the disk. ``figures``
    are the folders with what the statistics files say, if not that one.
    """
    folder = database.parent
    in_force = _readings(database, known)
    statistics = statistics_acts.digest(known.entries)
    new = folder / "underlag.ny.duckdb"
    try:
        with files.explained(folder):
            _remove(new)
            found = _found(folder)
            # Figures that have changed are no addition: a hidden one must be in no free block.
            if found is not None and _named(found)[1] == statistics:
                if _named(found)[0] == _documents_digest(in_force):
                    return found
                with suppress(Damaged):  # then it is made anew
                    if _held_by(found) <= in_force.items():
                        copy(found, new)
            fill(database, new, known, figures, _analysed(found))
            return _put(new, in_force, statistics)
    finally:
        _remove(new)


def lend(folder: Path, target: Path) -> None:
    """Copy the ground of a folder to another, if there is one. Needs no lock."""
    found = _found(folder)
    if found is not None:
        with suppress(FileNotFoundError):  # another has come in its place
            files.copy(found, target / found.name)


def put(made: Path, folder: Path) -> None:
    """Take over a ground that was made elsewhere. The caller holds the lock."""
    with files.explained(folder):
        made.replace(folder / made.name)
        files.sync_folder(folder)
        _remove_others(folder / made.name)


def fill(
    database: Path,
    target: Path,
    known: Journal,
    figures: Sequence[Path] = (),
    analysed: Mapping[str, language.Word] | None = None,
) -> None:
    """Make the ground, or add to the one at ``target`` what it lacks of the documents in force.

    ``analysed`` are words that an earlier ground knew: reading the dictionary takes seconds.
    """
    is_new = not target.exists()
    if is_new:
        with files.explained(target.parent):
            target.write_bytes(_empty())
    with duck.writer(target, "built", (database, "private")) as connection:
        standing.attach(connection, known)
        # Not in one transaction, which would keep all of it in memory: nobody sees a half file.
        connection.execute(f"CREATE TEMP TABLE lacking AS {_LACKING}")
        connection.execute(FACTS)
        connection.execute("INSERT INTO ground_document FROM lacking")
        if is_new:
            _figures(connection, figures or (database.parent,), known)
        search_index.build(connection, analysed)


@cache
def _empty() -> bytes:
    """A ground with nothing in it: its tables, and what each is. DuckDB takes a third of the time
    of a small snapshot to say that, and it is the same every time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "underlag.duckdb"
        with duck.writer(path, "built") as connection:
            connection.execute("BEGIN")
            connection.execute(SCHEMA)
            connection.execute(OWN)
            _comment(connection)
            connection.execute("COMMIT")
        return path.read_bytes()


def _figures(connection: duck.Connection, folders: Sequence[Path], known: Journal) -> None:
    # Here and not above: whoever only reads snapshots needs no reader of statistics.
    from sbs_data.publishing import observations

    with duck.roomy(connection):
        observations.fill(connection, folders, known)


def copy(ground: Path, target: Path) -> None:
    """Copy the ground, and see on the way that it is what was made."""
    if files.copy(ground, target) != _named(ground)[2]:
        _remove(target)
        raise Damaged


def forget(connection: duck.Connection) -> None:
    """Take what the ground says of itself out of a copy of it."""
    connection.execute("DROP TABLE ground_document")


def remove(folder: Path) -> None:
    """Remove every ground: the next snapshot is made from database and journal alone."""
    for path in folder.glob("underlag*"):
        path.unlink(missing_ok=True)


def _readings(database: Path, known: Journal) -> dict[str, str]:
    """Every document in force, and what tells how it was read."""
    read_with: dict[str, str] = {}
    if heard.is_any_said(known.entries):
        with duck.reading(database, "private") as connection:
            read_with = standing.read_with(connection)
    return {
        report.sha256: read_with.get(report.sha256, "")
        for report in fold.fold(known.entries).values()
        if report.in_force
    }


def _held_by(ground: Path) -> set[tuple[str, str]]:
    """The documents in a ground, each with how it was read."""
    try:
        with duck.reading(ground, "built") as connection:
            return set(duck.rows(connection, "FROM ground_document"))
    except DelmalError as error:
        if files.is_of_the_machine(error):
            raise
        raise Damaged from error
    except duck.Error as error:
        raise Damaged from error


def _analysed(ground: Path | None) -> dict[str, language.Word]:
    """What a ground that is still what was made knows of words. Its rules are ours, by its name."""
    if ground is None or files.digest(ground) != _named(ground)[2]:
        return {}
    try:
        with duck.reading(ground, "built") as connection:
            return search_index.known(connection)
    except (DelmalError, duck.Error):
        return {}


def _found(folder: Path) -> Path | None:
    return next((path for path in folder.glob("underlag-*") if _NAME.fullmatch(path.name)), None)


def _named(ground: Path) -> tuple[str, str, str]:
    """What a ground's name says: of its documents, of the statistics, and of its content."""
    match = _NAME.fullmatch(ground.name)
    assert match is not None  # nothing else is found or put
    return match[1], match[2], match[3]


def _documents_digest(documents: Mapping[str, str]) -> str:
    said = "\n".join(sorted(f"{sha} {reading}" for sha, reading in documents.items()))
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def _put(new: Path, documents: Mapping[str, str], statistics: str) -> Path:
    """Give a new ground its name, and remove the others."""
    new.chmod(0o600)
    files.sync_file(new)
    said = f"{_documents_digest(documents)}-{statistics}-{files.digest(new)}"
    name = f"underlag-{_RULES}-{said}.duckdb"
    path = new.with_name(name)
    new.replace(path)
    files.sync_folder(path.parent)
    _remove_others(path)
    return path


def _remove_others(path: Path) -> None:
    for other in path.parent.glob("underlag-*"):
        if other != path:
            other.unlink()


def _comment(connection: duck.Connection) -> None:
    """Say in the file itself what each view and column is, for whoever opens it elsewhere."""
    comments = [f"VIEW {view} IS '{_escaped(grain)}'" for view, grain in VIEWS.items()]
    comments += [
        f"COLUMN {view}.{column} IS '{_escaped(COLUMNS[column])}'"
        for view in VIEWS
        for column in duck.column_names(connection, view)
        if column in COLUMNS  # a test says where one is lacking
    ]
    connection.execute(";".join(f"COMMENT ON {comment}" for comment in comments))


def _escaped(text: str) -> str:
    return text.replace("'", "''")


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
