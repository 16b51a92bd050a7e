"""Gymnasiebehörighet in a real Chromium, against the smallest page that does the same work.

Ours is the page as it is, on the demo with a whole nation's figures around it; theirs is
``minimal_page.py`` on as many figures. They take turns, so that a busy machine slows them alike,
and what counts is the far end of the median's interval.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from pages.parts.frame.addresses import GYMNASIEBEHORIGHET
from sbs_data.actions import Delmal
from sbs_data.settings import Settings
from tests.benchmarks import crowd, minimal, nation_results, watching
from tests.benchmarks.intervals import paired
from tests.benchmarks.watching import Rival, Taken
from tests.browser.driving import launch, running_server

ROUNDS = 15
"""Of cold loads."""
CHANGES = 240
"""Of each page: even, so that every choice is a change. Single ones differ twofold, and of 90 the
median of the same code was once 1.02 and once 1.12."""
CROWD_ROUNDS = 8
PROMISED = {
    "cold load → headline": "at most 1.2",
    "cold load → figure": "",
    "filter → headline": "at most 1.2",
    "filter → figure": "at most 1.1",
}

Times = dict[str, list[Taken]]
"""By rival, a round each."""


def main() -> str:
    """Measure, and give the section for docs/benchmarks.md."""
    with rivals() as (theirs, ours), sync_playwright() as playwright:
        browser = launch(playwright)
        cold = _in_turn((theirs, ours), ROUNDS, lambda each, _: watching.cold(browser, each))
        changed = _changes(browser, (theirs, ours))
        browser.close()
    rows = [
        _row("cold load → headline", cold, lambda taken: taken.headline),
        _row("cold load → figure", cold, lambda taken: taken.chart),
        _row("filter → headline", changed, lambda taken: taken.headline),
        _row("filter → figure", changed, lambda taken: taken.chart),
    ]
    return "\n".join(
        [
            "## Gymnasiebehörighet in Chromium",
            "",
            "| | ms, the minimal page | ms, ours | ratio (95 %) | promised |",
            "|---|---|---|---|---|",
            *rows,
            "",
            f"{ROUNDS} cold loads and {CHANGES} changes of each, in turn; the ratio is the "
            "median of the pairs, and its upper end is what counts.",
        ]
    )


def people() -> str:
    """Measure ten who filter, and give the section for docs/benchmarks.md."""
    with rivals() as (theirs, ours):
        with sync_playwright() as playwright:
            browser = launch(playwright)
            said = [crowd.listen(browser, rival) for rival in (theirs, ours)]
            browser.close()
        taken = [[crowd.reruns_per_second(each) for each in said] for _ in range(CROWD_ROUNDS)]
    minimal_page, page = zip(*taken, strict=True)
    share = paired(page, minimal_page)
    return "\n".join(
        [
            f"## {crowd.PEOPLE} people who filter without pause",
            "",
            "| | reruns a second |",
            "|---|---|",
            f"| the minimal page | {statistics.median(minimal_page):.1f} |",
            f"| Gymnasiebehörighet | {statistics.median(page):.1f} |",
            "",
            f"Ours against theirs: **{share.middle:.2f}** ({share.low:.2f}–{share.high:.2f}; "
            "promised: at least 3, aim 5; the lower end is what counts).",
        ]
    )


@contextmanager
def rivals() -> Iterator[tuple[Rival, Rival]]:
    """Both pages, each on a server of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        nation_results.load(Delmal(Settings(folder / "ours", "bench")), folder / "files")
        with minimal.server(folder) as theirs, running_server(folder / "ours") as ours:
            yield (
                Rival(
                    "the minimal page",
                    theirs.url,
                    '[data-testid="stMetricValue"]',
                    _picking("Place", "1002", "1001"),
                    theirs.pid,
                ),
                Rival(
                    GYMNASIEBEHORIGHET.title,
                    ours.at(GYMNASIEBEHORIGHET.path),
                    '[data-testid="stMain"] h2',
                    _picking(
                        "Skola eller kommun", "Exempelkommunen, alla skolor", "Kvarnbäckskolan"
                    ),
                    ours.pid,
                ),
            )


def _picking(label: str, one: str, other: str) -> Callable[[Page, bool], Callable[[], None]]:
    def choose(page: Page, first: bool) -> Callable[[], None]:
        page.get_by_label(label, exact=True).click()
        option: Locator = page.get_by_role("option", name=one if first else other, exact=True)
        option.wait_for()
        return option.click

    return choose


def _in_turn(both: Sequence[Rival], rounds: int, measure: Callable[[Rival, int], Taken]) -> Times:
    taken: Times = {each.name: [] for each in both}
    for no in range(rounds):
        for each in both:
            taken[each.name].append(measure(each, no))
    return taken


def _changes(browser: Browser, both: Sequence[Rival]) -> Times:
    opened = {each.name: watching.opened(browser, each) for each in both}

    def change(rival: Rival, no: int) -> Taken:
        return watching.change(opened[rival.name], rival, first=no % 2 == 0)

    _in_turn(both, 2, change)  # what is kept after the first time is kept
    return _in_turn(both, CHANGES, change)


def _row(what: str, times: Times, of: Callable[[Taken], float]) -> str:
    theirs, ours = ([of(taken) for taken in each] for each in times.values())
    share = paired(ours, theirs)
    return (
        f"| {what} | {statistics.median(theirs):.0f} | {statistics.median(ours):.0f} "
        f"| {share.middle:.2f} ({share.low:.2f}–{share.high:.2f}) | {PROMISED[what]} |"
    )


if __name__ == "__main__":
    print(main())
