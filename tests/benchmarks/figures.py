"""Importing a nation's figures in one command, against DuckDB's own reading of the same file."""

from __future__ import annotations

import math
import os
import sys
import tempfile
from pathlib import Path

from sbs_data.settings import PROJECT
from tests.benchmarks import nation
from tests.benchmarks.processes import Run, run

SCHOOLS = (83, 830, 4710)
"""0.1, 1 and 6 million figures."""
READ_CSV = """
import sys
import duckdb
with duckdb.connect(sys.argv[2]) as connection:
    connection.execute("CREATE TABLE figures AS FROM read_csv(?, delim = ';')", [sys.argv[1]])
"""


def main() -> str:
    """Measure, and give the section for docs/benchmarks.md."""
    rows: list[str] = []
    taken: list[tuple[int, Run]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for schools in SCHOOLS:
            file = folder / f"{schools}.csv"
            figures = nation.write(file, schools)
            environment = {
                **os.environ,
                "SBS_DATA_DIR": str(folder / f"data-{schools}"),
                "PYTHONPATH": str(PROJECT),
            }
            target = str(folder / f"{schools}.duckdb")
            read = run([sys.executable, "-c", READ_CSV, str(file), target], environment, PROJECT)
            command = [sys.executable, "-m", "sbs_data", "import", str(file)]
            imported = run(command, environment, PROJECT)
            taken.append((figures, imported))
            rows.append(_row(f"`read_csv` of {figures:,} figures", read, read))
            rows.append(_row(f"importing {figures:,} figures", imported, read))
    (few, quick), (many, slow) = taken[0], taken[-1]
    exponent = math.log(slow.seconds / quick.seconds) / math.log(many / few)
    return "\n".join(
        [
            "## Importing a nation's figures",
            "",
            "| | seconds | ratio to `read_csv` | peak, MB |",
            "|---|---|---|---|",
            *rows,
            "",
            "Importing is one command: read, checked row by row, archived, kept, disclosure "
            "control of every figure, snapshot (promised: at most 3 × `read_csv` into a table, at "
            f"six million). Growth exponent from {few:,} to {many:,}: **{exponent:.2f}**.",
        ]
    )


def _row(what: str, taken: Run, unit: Run) -> str:
    ratio = taken.seconds / unit.seconds
    return f"| {what} | {taken.seconds:.1f} | {ratio:.2f} | {taken.megabytes:.0f} |"
