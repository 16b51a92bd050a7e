"""The rooms and their walls: imports only go downward, and an import that climbs is caught."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]

CLIMBS = [
    ("sbs_data/reports/climbs.py", "import sbs_data.store", "Imports only go downward"),
    ("sbs_data/store/climbs.py", "import sbs_data.actions", "Imports only go downward"),
    ("sbs_data/store/climbs.py", "import sbs_data.meaning", "Imports only go downward"),
    ("sbs_data/meaning/climbs.py", "import sbs_data.publishing", "Imports only go downward"),
    ("sbs_data/meaning/climbs.py", "import sbs_data.store.duck", "Meaning knows acts and words"),
    ("sbs_data/words/climbs.py", "import sbs_data.figures", "Imports only go downward"),
    ("sbs_data/words/climbs.py", "import plotly", "Words are sentences"),
    ("sbs_data/figures/climbs.py", "import sbs_data.settings", "Figures know"),
    ("sbs_data/figures/climbs.py", "import sbs_data.answers", "Imports only go downward"),
    ("sbs_data/answers/climbs.py", "import streamlit", "knows Streamlit"),
    ("sbs_data/answers/climbs.py", "import sbs_data.publishing", "Answers make a record"),
    ("sbs_data/measures/climbs.py", "import sbs_data.statistics", "Imports only go downward"),
    ("sbs_data/actions/climbs.py", "import pages", "Imports only go downward"),
    ("sbs_data/questions/climbs.py", "import streamlit", "knows Streamlit"),
    ("sbs_data/questions/climbs.py", "import duckdb", "opens DuckDB"),
    ("sbs_data/questions/climbs.py", "import sbs_data.meaning", "Questions look at the published"),
    (
        "sbs_data/questions/climbs.py",
        "import sbs_data.store.fold",
        "Questions look at the published",
    ),
    ("sbs_data/actions/climbs.py", "import sbs_data.publishing.snapshots", "Only questions open"),
    ("sbs_data/cli/climbs.py", "import sbs_data.publishing.snapshots", "Only questions open"),
    ("pages/parts/frame/climbs.py", "import pages.parts.figures", "The pages' parts only look"),
    ("pages/climbs.py", "import sbs_data.store", "A page asks questions"),
    ("pages/climbs.py", "import sbs_data.reports", "A page asks questions"),
    ("pages/climbs.py", "import sbs_data.publishing", "A page asks questions"),
    ("sbs_data/exports/climbs.py", "import sbs_data.questions", "Exports set a record on paper"),
    ("sbs_data/exports/climbs.py", "import sbs_data.store", "Exports set a record on paper"),
    ("sbs_data/language/climbs.py", "import duckdb", "Language knows words"),
    ("sbs_data/analysis/climbs.py", "import pandas", "Analysis takes numbers"),
    ("sbs_data/web/climbs.py", "import sbs_data.model", "The server's middleware"),
    ("sbs_data/web/climbs.py", "import streamlit", "knows Streamlit"),
    ("sbs_data/disclosure/climbs.py", "import sbs_data.settings", "Imports only go downward"),
    ("sbs_data/bounded/climbs.py", "import sbs_data.reports", "Imports only go downward"),
    ("pages/climbs.py", "import sbs_data.bounded", "A page asks questions"),
]

WITH_SQL = ("store", "publishing")
"""The rooms that write the private database and make a snapshot of it."""
SQL = re.compile(
    r"\s*(SELECT|FROM|WITH|VALUES|INSERT|UPDATE|DELETE|CREATE|DROP|ATTACH|COPY|PRAGMA)\s"
)


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [str(program), "--no-cache"],
        cwd=folder,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the code that a test may spoil."""
    for name in ("sbs_data", "pages"):
        shutil.copytree(
            PROJECT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_walls_hold() -> None:
    result = lint(PROJECT)
    assert result.returncode == 0, result.stdout


def test_an_import_that_climbs_is_caught(tree: Path) -> None:
    for file, line, wall in CLIMBS:
        climber = tree / file
        climber.write_text(f"{line}\n", encoding="utf-8")
        result = lint(tree)
        climber.unlink()
        broken = [row for row in result.stdout.splitlines() if " BROKEN" in row]
        assert result.returncode == 1, f"{file}: {line} passed"
        assert any(wall in row for row in broken), f"{file}: {line} broke {broken}"


def asking_in_python(tree: Path) -> Iterator[str]:
    """Where Python has SQL in a text, or puts it to a snapshot by itself."""
    for file in [*tree.glob("*.py"), *tree.glob("sbs_data/**/*.py"), *tree.glob("pages/**/*.py")]:
        place = file.relative_to(tree)
        if place.parts[:1] == ("sbs_data",) and place.parts[1] in WITH_SQL:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if SQL.match(node.value):
                    yield f"{place}:{node.lineno}"
            elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".query"):
                yield f"{place}:{node.lineno}"


def test_the_snapshot_is_asked_in_the_sql_files_of_questions_and_nowhere_else(tree: Path) -> None:
    found = list(asking_in_python(PROJECT))
    assert {place.partition(":")[0] for place in found} == {"sbs_data/questions/asking.py"}, found
    for place, text in (
        ("pages/asks.py", 'TEXT = "SELECT file FROM reports"'),
        ("sbs_data/actions/asks.py", 'TEXT = f"""\n    FROM goals WHERE goal_id = {1}"""'),
        ("sbs_data/cli/asks.py", "def ask(shown, sql): return shown.query(sql)"),
        ("sbs_data/questions/asks.py", 'TEXT = "WITH a AS (FROM goals) FROM a"'),
    ):
        (tree / place).write_text(text, encoding="utf-8")
        assert any(found.startswith(place) for found in asking_in_python(tree)), text


def test_nobody_goes_by_a_journal_that_is_not_understood() -> None:
    """``journal.read`` gives acts of any version: only the gate itself and the history take it."""
    using = {
        path.relative_to(PROJECT).as_posix()
        for path in (PROJECT / "sbs_data").rglob("*.py")
        if "journal.read(" in path.read_text("utf-8")
    }
    assert using == {"sbs_data/store/understood.py", "sbs_data/actions/undo.py"}
