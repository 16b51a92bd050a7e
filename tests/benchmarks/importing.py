"""Importing many reports in one command, against reading them alone; and one decision, also while
another process imports.

Reading is our own reader on its child processes, from a process just started, as importing is.
"""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sbs_data import actions
from sbs_data.actions import Answers, Delmal
from sbs_data.publishing import snapshots
from sbs_data.settings import PROJECT, Settings
from tests.benchmarks import reports
from tests.benchmarks.processes import Run, run

SIZES = (100, 1000, 3000)
"""The first two tell how the time grows, all of them what the memory does."""
DECISIONS = 5
READ_ALL = """
import sys
from pathlib import Path
from sbs_data.errors import Refused
from sbs_data.reports.isolated import read_all
files = sorted(Path(sys.argv[1]).iterdir())
for read in read_all((path.name, path.read_bytes()) for path in files):
    assert not isinstance(read, Refused), read
"""


def main() -> str:
    """Measure, and give the section for docs/benchmarks.md."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = []
        importing: dict[int, Run] = {}
        for size in SIZES:
            files = folder / f"files-{size}"
            reports.write(files, size)
            read = run([sys.executable, "-c", READ_ALL, str(files)], _environment(folder), PROJECT)
            data = folder / f"data-{size}"
            importing[size] = _import(files, data)
            rows += [_row(f"reading {size} reports", read, read)]
            rows += [_row(f"importing {size} reports", importing[size], read)]
        small, large, largest = SIZES
        exponent = math.log(importing[large].seconds / importing[small].seconds) / math.log(
            large / small
        )
        growth = importing[largest].megabytes / importing[small].megabytes
        delmal = Delmal(Settings(folder / f"data-{large}", "bench"))
        decisions = _decisions(delmal)
        while_importing = f"answer while {largest - large} more come in"
        decisions[while_importing] = _beside_an_import(delmal, folder / f"files-{largest}")
    return "\n".join(
        [
            "## Importing many reports",
            "",
            "| | seconds | ratio to reading | peak of all processes, MB |",
            "|---|---|---|---|",
            *rows,
            "",
            "Importing is one command: archive, journal, fsync, database and snapshot (promised: "
            "at most 3 × reading).",
            "",
            f"Growth exponent from {small} to {large}: **{exponent:.2f}** (promised: at most "
            f"1.05). Memory from {small} to {largest}: **{growth:.2f}** × (promised: flat).",
            "",
            "## One decision",
            "",
            f"| with {large} reports in | median, seconds | slowest |",
            "|---|---|---|",
            *[
                f"| {what} | {statistics.median(taken):.2f} | {max(taken):.2f} |"
                for what, taken in decisions.items()
            ],
            "",
            "Until a new snapshot can be opened (promised: under a second).",
        ]
    )


def _import(files: Path, data: Path) -> Run:
    command = [sys.executable, "-m", "sbs_data", "import", str(files)]
    return run(command, _environment(data), PROJECT)


def _environment(data: Path) -> dict[str, str]:
    return {**os.environ, "SBS_DATA_DIR": str(data), "PYTHONPATH": str(PROJECT)}


def _row(what: str, taken: Run, unit: Run) -> str:
    ratio = taken.seconds / unit.seconds
    return f"| {what} | {taken.seconds:.1f} | {ratio:.2f} | {taken.megabytes:.0f} |"


def _decisions(delmal: Delmal) -> dict[str, list[float]]:
    first = snapshots.current(delmal.settings.published)
    assert first is not None
    snapshot = snapshots.open_snapshot(delmal.settings.published, first)
    report_ids = list(snapshot.query("SELECT report_id FROM reports")["report_id"])
    keys = list(snapshot.query("SELECT target_key FROM stated_targets")["target_key"])
    goals = list(snapshot.query("SELECT goal_id FROM goals")["goal_id"])
    snapshot.close()
    taken: dict[str, list[float]] = {
        "answer": [],
        "confirm a target": [],
        "set a goal's status": [],
        "undo": [],
    }
    for no in range(DECISIONS):
        answers = Answers(authority=f"Svarskommunen {no}", period="VT24")
        for what, act in (
            ("answer", partial(actions.answer, delmal, report_ids[no], answers)),
            ("confirm a target", partial(actions.confirm_target, delmal, keys[-no - 1], True)),
            (
                "set a goal's status",
                partial(actions.decide_status, delmal, goals[no], "started", "Prov"),
            ),
            ("undo", partial(actions.undo, delmal)),
        ):
            taken[what].append(_until_shown(delmal, act))
    return taken


def _beside_an_import(delmal: Delmal, files: Path) -> list[float]:
    """Decide again and again while another process imports."""
    first = snapshots.current(delmal.settings.published)
    assert first is not None
    snapshot = snapshots.open_snapshot(delmal.settings.published, first)
    report_id = str(snapshot.query("SELECT min(report_id) AS first FROM reports")["first"][0])
    snapshot.close()
    command = [sys.executable, "-m", "sbs_data", "import", str(files)]
    environment = _environment(delmal.settings.data_dir)
    process = subprocess.Popen(command, env=environment, cwd=PROJECT, stdout=subprocess.DEVNULL)
    taken: list[float] = []
    while process.poll() is None:
        answers = Answers(authority=f"Svarskommunen {len(taken)}")
        taken.append(_until_shown(delmal, partial(actions.answer, delmal, report_id, answers)))
        time.sleep(1)
    if process.returncode:
        raise RuntimeError(f"{command[:4]} ended with {process.returncode}")
    return taken


def _until_shown(delmal: Delmal, act: Callable[[], object]) -> float:
    before = snapshots.current(delmal.settings.published)
    start = time.perf_counter()
    act()
    pointer = snapshots.current(delmal.settings.published)
    assert pointer is not None
    assert pointer != before
    snapshots.open_snapshot(delmal.settings.published, pointer).close()
    return time.perf_counter() - start


if __name__ == "__main__":
    print(main())
