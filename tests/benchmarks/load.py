"""Sixty people who think, five hundred tabs that nobody looks at, a thousand visits.

A tab is a websocket that says what a browser was heard to say (:mod:`tests.benchmarks.crowd`). An
open tab also looks for new data by itself, as the page has told the browser to: so do these.
"""

from __future__ import annotations

import asyncio
import math
import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from tests.benchmarks import crowd
from tests.benchmarks.crowd import Said
from tests.benchmarks.watching import Rival
from tests.browser.driving import launch

PEOPLE = 60
THINKING = 5.0
SECONDS = 60.0
PATIENCE = 60.0
"""Seconds until a choice counts as not answered."""
ALONE = 40
"""Choices of one visitor."""
IDLE = 500
VISITS = 1000
AT_ONCE = 10
FORGOTTEN_AFTER = 150.0
"""Seconds until a session whose tab is closed has ended: two minutes, and until it is swept."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a server holds."""

    megabytes: float
    descriptors: int


@dataclass(frozen=True, slots=True)
class Answered:
    """Milliseconds of each choice, and how many were not answered."""

    alone: list[float]
    among: list[float]
    errors: int

    @property
    def ratio(self) -> float:
        """The 95th percentile among sixty, in medians of one."""
        return percentile(self.among, 0.95) / statistics.median(self.alone)


def main() -> str:
    """Measure, and give the section for docs/benchmarks.md."""
    from tests.benchmarks.browser import rivals  # it imports this room's sections

    with rivals() as both:
        with sync_playwright() as playwright:
            browser = launch(playwright)
            said = [crowd.listen(browser, rival) for rival in both]
            browser.close()
        answered = [asyncio.run(_people(each)) for each in said]
        idle = asyncio.run(_idle(said[1], both[1]))
        visits = asyncio.run(_visits(said[1], both[1]))
    return "\n".join(
        [
            f"## {PEOPLE} people who think {THINKING:.0f} seconds",
            "",
            "| | ms, one visitor's median | ms, 95 % of sixty's within | ratio | errors |",
            "|---|---|---|---|---|",
            *(_row(rival, of) for rival, of in zip(both, answered, strict=True)),
            "",
            "Promised: at most 10, and no error. Beside each person there is a tab that looks for "
            "new data.",
            "",
            *idle,
            "",
            *visits,
        ]
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so large a share is at or below; without values there is no end to it."""
    if not values:
        return math.inf
    return sorted(values)[max(0, math.ceil(len(values) * share) - 1)]


def _row(rival: Rival, of: Answered) -> str:
    return (
        f"| {rival.name} | {statistics.median(of.alone):.0f} | {percentile(of.among, 0.95):.0f} "
        f"| {of.ratio:.1f} | {of.errors} of {len(of.among) + of.errors} |"
    )


async def _people(said: Said) -> Answered:
    first = await crowd.arrive(said)
    alone = [await _timed(first, choice) for choice in islice(cycle(said.choices), ALONE)]
    await first.close()
    taken: list[float] = []
    errors: list[Exception] = []
    # Everybody has come before the clock begins: a page that is slow to open is not slow to choose.
    people = [await crowd.arrive(said) for _ in range(PEOPLE)]
    stop = time.monotonic() + SECONDS
    async with asyncio.TaskGroup() as group:
        for no, socket in enumerate(people):
            group.create_task(_thinks(socket, said, no, stop, taken, errors))
            group.create_task(_looks(said, stop))
    return Answered(alone, taken, len(errors))


async def _thinks(
    socket: ClientConnection,
    said: Said,
    no: int,
    stop: float,
    taken: list[float],
    errors: list[Exception],
) -> None:
    pause = random.Random(no)
    try:
        await asyncio.sleep(pause.uniform(0, THINKING))
        for choice in cycle(said.choices):
            await asyncio.sleep(pause.uniform(0.8, 1.2) * THINKING)
            if time.monotonic() > stop:
                break
            taken.append(await _timed(socket, choice))
        await socket.close()
    except (OSError, RuntimeError, ConnectionClosed, TimeoutError) as error:
        errors.append(error)


async def _timed(socket: ClientConnection, choice: bytes) -> float:
    since = time.perf_counter()
    await asyncio.wait_for(crowd.rerun(socket, choice), PATIENCE)
    return (time.perf_counter() - since) * 1000


async def _looks(said: Said, stop: float) -> None:
    """A tab that is left open: it looks for new data as often as the page has told it to."""
    socket = await crowd.arrive(said, look := Look())
    while time.monotonic() < stop and look.message:
        await asyncio.sleep(look.seconds)
        await socket.send(look.message)
        while ForwardMsg.FromString(await socket.recv(decode=False)).WhichOneof("type") != (
            "script_finished"
        ):
            pass
    await asyncio.sleep(max(0.0, stop - time.monotonic()))
    await socket.close()


class Look:
    """What a page has told its tab to ask by itself, and how often."""

    def __init__(self) -> None:
        self.message = b""
        self.seconds = 0.0

    def hear(self, told: ForwardMsg) -> None:
        """Take it down, if this is it."""
        if told.WhichOneof("type") == "auto_rerun":
            asks = BackMsg()
            asks.rerun_script.fragment_id = told.auto_rerun.fragment_id
            asks.rerun_script.is_auto_rerun = True
            self.message, self.seconds = asks.SerializeToString(), told.auto_rerun.interval


async def _idle(said: Said, rival: Rival) -> list[str]:
    before = held(rival)
    stop = time.monotonic() + 120
    tabs: list[asyncio.Task[None]] = []
    for _ in range(IDLE // AT_ONCE):
        tabs += [asyncio.create_task(_looks(said, stop)) for _ in range(AT_ONCE)]
        await asyncio.sleep(1)
    await asyncio.sleep(20)
    visitor = await crowd.arrive(said)
    beside = [await _timed(visitor, choice) for choice in islice(cycle(said.choices), 20)]
    among = held(rival)
    await visitor.close()
    await asyncio.gather(*tabs)
    return [
        f"{len(tabs)} tabs that nobody looks at: **{among.megabytes - before.megabytes:.0f}** MB "
        f"more (promised: at most 300), {among.descriptors - before.descriptors} descriptors "
        f"more; one visitor beside them waits {statistics.median(beside):.0f} ms (median).",
    ]


async def _visits(said: Said, rival: Rival) -> list[str]:
    await asyncio.sleep(FORGOTTEN_AFTER)
    before = held(rival)
    for _ in range(VISITS // AT_ONCE):
        await asyncio.gather(*(_visit(said) for _ in range(AT_ONCE)))
    at_once = held(rival)
    await asyncio.sleep(FORGOTTEN_AFTER)
    after = held(rival)
    return [
        f"{VISITS} visits, from {before.megabytes:.0f} MB and {before.descriptors} descriptors: "
        f"{at_once.megabytes:.0f} and {at_once.descriptors} after the last, "
        f"**{after.megabytes:.0f}** and **{after.descriptors}** when their sessions have ended.",
    ]


async def _visit(said: Said) -> None:
    socket = await crowd.arrive(said)
    await socket.close()


def held(rival: Rival) -> Held:
    """What the server of a page holds now."""
    status = Path(f"/proc/{rival.pid}/status").read_text()
    kilobytes = int(status.partition("VmRSS:")[2].split()[0])
    return Held(kilobytes / 1024, len([*Path(f"/proc/{rival.pid}/fd").iterdir()]))
