"""The promise to other tools: the views, under any name, documented column by column.

What fails here says which file to mend, and how.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import duckdb
import pytest

from sbs_data import actions
from sbs_data.publishing import publish, snapshots
from sbs_data.publishing.columns import COLUMNS, VIEWS
from sbs_data.store import database, duck
from tests.statistics.exports import GRADES_2025, MUNICIPALITY_HEADER, NORTH, own_csv, siris
from tests.store.kit import Store, document

PROJECT = Path(__file__).parents[2]
DOCS, SAID = "docs/vyer.md", "sbs_data/publishing/columns.py"
Column = tuple[str, str]
"""Name and type."""

PROMISED = {  # the least that each view holds, whatever else
    "goals": "report_id file kind school_year term authority area initiative goal_no goal status "
    "basis decided_by place",
    "goal_schools": "goal_id school",
    "initiatives": "report_id initiative",
    "reports": "report_id file",
    "passages": "report_id part text place",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """One for all tests here: they only read it."""
    return Store.under(tmp_path_factory.mktemp("views") / "data")


@pytest.fixture(scope="module")
def file(store: Store) -> Path:
    store.bring(
        (
            "a.docx",
            document(
                goals={"Ett": "achieved", "Två": "unmarked"},
                period="VT23",
                claims=[{"value": 80}],
                asks=[{"kind": "goal", "quote": "Två"}],
            ),
        ),
        ("b.docx", document(name="b", schools=[])),
    )
    store.bring(("c.docx", document(name="c", claims=[{"value": 90}])))
    store.confirm(str(store.ask("FROM stated_targets WHERE value = 90")["target_key"][0]))
    store.undo(2)
    again = document(goals={"Ett.": "achieved"}, period="VT24", name="Förskolan")
    store.bring(("d.docx", again))
    some_statistics(store)
    pointer = snapshots.current(store.settings.published)
    assert pointer is not None
    return store.settings.published / pointer.name


def some_statistics(store: Store) -> None:
    """Something in every view of the statistics' own."""
    kolada = json.dumps(
        {
            "count": 1,
            "values": [
                {
                    "kpi": "N15424",
                    "municipality": "0999",
                    "period": 2025,
                    "values": [{"gender": "T", "count": 1, "status": "", "value": 80.1}],
                }
            ],
        }
    )
    groups = {"id": "G1", "title": "Liknande kommuner", "members": [{"id": "0998", "title": "B"}]}
    names = [{"id": "0999", "title": "Exempelby", "type": "K"}, groups]
    other = siris_138("79,9")
    store.bring_statistics(
        ("a.csv", siris(footnotes=("Något annat än det vanliga, färre än 7 elever.",))),
        ("b.csv", siris(rows=[("Lillskolan", *NORTH[1:], "78", "67,9", "76,0", "201,6")])),
        ("k.json", kolada.encode()),
        ("n.json", json.dumps({"count": 2, "values": names}).encode()),
        ("m.csv", other),
        ("egna.csv", own_csv({"Mått": "Hög frånvaro"})),
    )
    store.bring(("f.docx", document(name="f", authority="Exempelby kommun", claims=[{}])))
    target = actions.NewTarget("eligible_vocational", "school", "11111111", 80, due="VT26")
    store.decide("set_target", target)
    (key,) = store.ask("SELECT target_key FROM targets WHERE basis = 'person'")["target_key"]
    (initiative,) = store.ask("SELECT initiative_id FROM initiatives WHERE initiative = 'f'")[
        "initiative_id"
    ]
    store.decide("link_target", key, initiative, True)


def siris_138(value: str) -> bytes:
    row = ("Exempelby", "0999", "Länet", "09", "Samtliga", "78", "67,9", value, "201,6")
    return siris((*MUNICIPALITY_HEADER, *GRADES_2025), [row])


def opened(file: Path | None = None) -> duckdb.DuckDBPyConnection:
    """The file by itself, without the program; its windows on one thread, as readers have it."""
    return duckdb.connect(
        str(file or ":memory:"),
        read_only=file is not None,
        config={"threads": duck.READER_THREADS},
    )


def columns(file: Path) -> dict[str, list[tuple[str, str, str | None]]]:
    with opened(file) as connection:
        rows = connection.execute(
            "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() "
            "WHERE table_name IN (SELECT view_name FROM duckdb_views() WHERE NOT internal) "
            "ORDER BY table_name, column_index"
        ).fetchall()
    found: dict[str, list[tuple[str, str, str | None]]] = {}
    for view, *column in rows:
        found.setdefault(view, []).append((column[0], column[1], column[2]))
    return found


@pytest.mark.parametrize("name", ["sbs", "built", "published", "delmal", '"my data"'])
def test_every_view_works_under_any_name(file: Path, name: str) -> None:
    with opened() as connection:
        connection.execute(f"ATTACH '{file}' AS {name} (READ_ONLY)")
        for view in VIEWS:
            assert connection.execute(f"SELECT count(*) FROM {name}.{view}").fetchall()[0][0] > 0


def test_two_snapshots_side_by_side_answer_for_themselves(file: Path, tmp_path: Path) -> None:
    other = Store.under(tmp_path / "other")
    shutil.copytree(file.parents[1], other.settings.data_dir)
    other.bring(("e.docx", document(name="e")))
    newer = other.settings.published / "snapshot-000010.duckdb"
    with opened() as connection:
        connection.execute(f"ATTACH '{file}' AS a (READ_ONLY); ATTACH '{newer}' AS b (READ_ONLY)")
        counts = "SELECT (SELECT count(*) FROM a.goals), (SELECT count(*) FROM b.goals)"
        assert connection.execute(counts).fetchall() == [(5, 6)]


def test_the_promised_columns_are_there(file: Path) -> None:
    found = {view: {column for column, *_ in of} for view, of in columns(file).items()}
    for view, names in PROMISED.items():
        assert set(names.split()) <= found[view]


def test_every_view_and_column_has_its_comment_in_the_file(file: Path) -> None:
    with opened(file) as connection:
        grains = dict(
            connection.execute(
                "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal"
            ).fetchall()
        )
    assert grains == VIEWS, f"{SAID}: a line in VIEWS for each view, and no other"
    comments = {c: comment for of in columns(file).values() for c, _, comment in of}
    unsaid = sorted(comments.keys() - COLUMNS.keys())
    assert unsaid == [], f"{SAID}: COLUMNS lacks {unsaid}: say of each what it is, in English"
    unused = sorted(COLUMNS.keys() - comments.keys())
    assert unused == [], f"{SAID}: no view has {unused}: take them out of COLUMNS"
    assert comments == COLUMNS


def test_the_documentation_lists_every_column_and_no_other(file: Path) -> None:
    parts = re.split(r"^## (\w+)\n", (PROJECT / DOCS).read_text("utf-8"), flags=re.MULTILINE)[1:]
    documented = {
        view: re.findall(r"^\| `(\w+)` \| ([\w\[\]]+) \| (?=\S)", text, flags=re.MULTILINE)
        for view, text in zip(parts[::2], parts[1::2], strict=True)
    }
    actual = {view: [(name, kind) for name, kind, _ in of] for view, of in columns(file).items()}
    views = sorted(documented.keys() ^ actual.keys())
    assert views == [], f"{DOCS}: a part for each view and no other, but for {views}"
    mend = [line for view in actual for line in to_mend(view, documented[view], actual[view])]
    assert mend == [], "\n".join(mend)


def to_mend(view: str, documented: Sequence[Column], actual: Sequence[Column]) -> Iterator[str]:
    """What to take out of a view's table in the documentation, and what to put where."""
    for _, a, b, c, d in SequenceMatcher(None, documented, actual, autojunk=False).get_opcodes():
        if documented[a:b] == actual[c:d]:
            continue
        where = f"after `{actual[c - 1][0]}`" if c else "first"
        for name, _ in documented[a:b]:
            yield f"{DOCS}, ## {view}: take out the row of `{name}`"
        for name, kind in actual[c:d]:
            yield f"{DOCS}, ## {view}, {where}: | `{name}` | {kind} | <what it is, in Swedish> |"
            where = f"after `{name}`"


def test_what_is_to_be_mended_is_told_row_by_row() -> None:
    said, is_so = [("a", "DATE"), ("b", "DATE")], [("a", "DATE"), ("c", "DATE"), ("d", "DOUBLE")]
    assert list(to_mend("v", said, is_so)) == [
        "docs/vyer.md, ## v: take out the row of `b`",
        "docs/vyer.md, ## v, after `a`: | `c` | DATE | <what it is, in Swedish> |",
        "docs/vyer.md, ## v, after `c`: | `d` | DOUBLE | <what it is, in Swedish> |",
    ]
    assert list(to_mend("v", is_so, is_so)) == []


@pytest.mark.parametrize(
    ("where", "words", "version"),
    [
        (DOCS, r"\*\*Schemaversion (\d+)\.", publish.SCHEMA_VERSION),
        ("sbs_data/publishing/published.sql", r"Schema version (\d+)\.", publish.SCHEMA_VERSION),
        ("sbs_data/store/private.sql", r"Schema\n-- version (\d+)\.", database.SCHEMA_VERSION),
    ],
)
def test_a_schema_version_that_is_told_is_the_one_that_counts(
    where: str, words: str, version: int
) -> None:
    told = re.findall(words, (PROJECT / where).read_text("utf-8"))
    assert told == [str(version)], f"{where}: the schema version is {version}"


def test_the_documentation_says_what_each_version_changed() -> None:
    told = re.findall(r"\bVersion (\d+) ", (PROJECT / DOCS).read_text("utf-8"))
    since = [str(no) for no in range(2, publish.SCHEMA_VERSION + 1)]
    assert told == since, f"{DOCS}: a sentence on version {publish.SCHEMA_VERSION}, at the head"


def test_what_the_views_say_of_a_goal(store: Store, file: Path) -> None:
    assert file.exists()
    goal = store.ask("FROM goals WHERE goal = 'Ett'").iloc[0]
    assert goal["goal_id"] == f"{goal['report_id']}-i1-g1"
    assert (goal["status"], goal["basis"], goal["decided_by"]) == (
        "achieved",
        "highlight",
        "report",
    )
    assert goal["place"] == "tabell 1, rad 4, stycke 1"
    assert goal["status_place"] == "tabell 1, rad 5, stycke 1"
    assert (goal["term"], goal["school_year"], goal["period_order"]) == ("VT23", "2022/23", 4046)
    unmarked = store.ask("SELECT decided_by FROM goals WHERE goal = 'Två'")
    assert unmarked["decided_by"].isna().all()


def test_every_paragraph_is_a_passage_in_order(store: Store, file: Path) -> None:
    assert file.exists()
    passages = store.ask(
        "SELECT part, text, place, heading FROM passages WHERE file = 'a.docx' ORDER BY passage_no"
    )
    assert list(passages["part"]) == ["initiative", "problem", "goal", "goal", "section"]
    assert list(passages["text"])[2:4] == ["Ett", "Två"]
    assert list(passages["place"])[4] == "stycke 10"
    assert list(passages["heading"])[4] == "Sammanfattning"
