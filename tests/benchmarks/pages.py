"""A page's rerun with a thousand reports in, or a nation's figures, against the same page with the
example.

Run as Streamlit runs it, but without a browser: what is timed is our own work in a rerun, after
the page has been opened once.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from streamlit.testing.v1 import AppTest

from pages.parts.frame.addresses import (
    ATT_AVGORA,
    BESLUT,
    FLICKOR_OCH_POJKAR,
    GYMNASIEBEHORIGHET,
    IMPORTERA,
    INSATSEN,
    INSATSER,
    LAGESBILD,
    MAL,
    MALET,
    MALVARDEN,
    NAMN,
    RAPPORTEN,
    RAPPORTER,
    SKOLOR,
    Address,
)
from pages.parts.selection import filters
from sbs_data import actions, questions
from sbs_data.actions import Delmal
from sbs_data.settings import PROJECT, Settings
from tests.benchmarks import nation_results, reports
from tests.benchmarks.pairs import interleaved, ratio

REPORTS, ROUNDS, BATCH = 1000, 15, 100
PAGES = (
    *(LAGESBILD, MAL, MALET, INSATSER, INSATSEN, RAPPORTER, RAPPORTEN),
    *(ATT_AVGORA, NAMN, BESLUT, IMPORTERA),
)
OF_FIGURES = (
    *(GYMNASIEBEHORIGHET, SKOLOR, FLICKOR_OCH_POJKAR, MALVARDEN),
    *(LAGESBILD, INSATSER),
)
"""The pages that show statistics."""


def main() -> str:
    """Measure, and give the section for docs/benchmarks.md."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many, nation = folder / "few", folder / "many", folder / "nation"
        actions.load_example(Delmal(Settings(few, "bench")))
        _import(folder / "files", Delmal(Settings(many, "bench")))
        of_reports = [_measure(address, few, many) for address in PAGES]
        nation_results.load(Delmal(Settings(nation, "bench")), folder / "exports")
        of_figures = [_measure(address, few, nation) for address in OF_FIGURES]
    return "\n".join(
        [
            *_table(f"A page's rerun with {REPORTS} reports", of_reports),
            "",
            *_table("A page's rerun on the synthetic nation", of_figures),
        ]
    )


def _table(title: str, rows: Sequence[str]) -> list[str]:
    return [
        f"## {title}",
        "",
        "| page | ms with the example | ms | ratio (promised: at most 1.5) |",
        "|---|---|---|---|",
        *rows,
    ]


def _import(files: Path, delmal: Delmal) -> None:
    reports.write(files, REPORTS)
    found = sorted(files.iterdir())
    for start in range(0, len(found), BATCH):
        batch = [(path.name, path.read_bytes()) for path in found[start : start + BATCH]]
        actions.import_reports(delmal, actions.examine(delmal, batch))


def _measure(address: Address, few: Path, many: Path) -> str:
    opened = {data: open_page(address, data) for data in (few, many)}

    def rerun(data: Path) -> None:
        os.environ["SBS_DATA_DIR"] = str(data)
        opened[data].run()

    seconds = interleaved({"few": lambda: rerun(few), "many": lambda: rerun(many)}, ROUNDS)
    demo, thousand = (1000 * statistics.median(seconds[name]) for name in ("few", "many"))
    return (
        f"| {address.title} | {demo:.0f} | {thousand:.0f} | {ratio(seconds, 'many', 'few'):.2f} |"
    )


def open_page(address: Address, data: Path) -> AppTest:
    """The page, opened as a reader does who comes there first."""
    os.environ["SBS_DATA_DIR"] = str(data)
    app = AppTest.from_file(str(PROJECT / "pages" / "front_door.py"), default_timeout=120)
    if address is not LAGESBILD:
        app.run()
        app.switch_page(address.file.name)
    if address in (MALET, INSATSEN, RAPPORTEN):
        goal_id = _some_goal(data)
        initiative_id = goal_id.rsplit("-g", 1)[0]
        report_id = initiative_id.rsplit("-i", 1)[0]
        opened = {MALET: goal_id, INSATSEN: initiative_id, RAPPORTEN: report_id}
        names = {
            MALET: filters.GOAL, INSATSEN: filters.INITIATIVE, RAPPORTEN: filters.REPORT,
        }  # fmt: skip
        app.query_params[names[address]] = opened[address]
    app.run()
    assert not app.exception, app.exception
    return app


def _some_goal(data: Path) -> str:
    published = Settings(data, "bench").published
    pointer = questions.pointer(published)
    assert pointer is not None
    snapshot = questions.open_current(published, pointer)
    goals = questions.goal_page(snapshot, questions.Selection(), 1, 1).goals
    snapshot.close()
    return str(goals["goal_id"].iloc[0])


if __name__ == "__main__":
    print(main())
