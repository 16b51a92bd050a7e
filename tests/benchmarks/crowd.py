"""Ten people who filter without pause: how many reruns a second the server answers.

What a browser says when somebody chooses is taken down once, and said again over ten websockets of
their own: the server's part, without ten browsers on the same machine.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Protocol

from playwright.sync_api import Browser, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.benchmarks import watching
from tests.benchmarks.watching import Rival

PEOPLE = 10
SECONDS = 4.0
CHOICES = 4
_ENDED_WELL = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a browser says to a server: on arrival, and at each choice, over and over."""

    url: str
    arrival: bytes
    choices: tuple[bytes, ...]


def listen(browser: Browser, rival: Rival) -> Said:
    """Choose back and forth in a real browser, and take down what it says."""
    said: list[bytes] = []

    def take_down(frame: bytes | str) -> None:
        if isinstance(frame, bytes) and _is_rerun(frame):
            said.append(frame)

    def follow(socket: WebSocket) -> None:
        socket.on("framesent", take_down)

    page = watching.visitor(browser, rival).new_page()
    page.on("websocket", follow)
    watching.arrive(page, rival)
    arrival, *_ = said
    # What a browser has been told once, it says that it knows: by the third time it knows it all.
    watching.change(page, rival, first=True)
    watching.change(page, rival, first=False)
    said.clear()
    for no in range(CHOICES):
        watching.change(page, rival, first=no % 2 == 0)
    page.context.close()
    return Said(rival.url, arrival, tuple(said))


def _is_rerun(frame: bytes) -> bool:
    """Whether it is a choice: a part of a page that runs by itself is nobody's."""
    told = BackMsg.FromString(frame)
    return told.WhichOneof("type") == "rerun_script" and not told.rerun_script.is_auto_rerun


def reruns_per_second(said: Said, people: int = PEOPLE, seconds: float = SECONDS) -> float:
    """How many reruns were answered to the end, of all people together."""
    return asyncio.run(_crowd(said, people, seconds))


async def _crowd(said: Said, people: int, seconds: float) -> float:
    sockets = [await arrive(said) for _ in range(people)]
    start = time.perf_counter()
    counts = await asyncio.gather(
        *(_filter(socket, said.choices, start + seconds) for socket in sockets)
    )
    taken = time.perf_counter() - start
    for socket in sockets:
        await socket.close()
    return sum(counts) / taken


class Hears(Protocol):
    """Somebody who is told what a server says."""

    def hear(self, told: ForwardMsg) -> None: ...


async def arrive(said: Said, listener: Hears | None = None) -> ClientConnection:
    """A tab of its own, with its page drawn."""
    host = said.url.split("/")[2]
    socket = await connect(
        f"ws://{host}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        max_size=None,
        compression=None,
        ping_interval=None,  # no browser asks whether a busy server is still there
        open_timeout=120,
    )
    await rerun(socket, said.arrival, listener)
    return socket


async def _filter(socket: ClientConnection, choices: Sequence[bytes], until: float) -> int:
    answered = 0
    for choice in cycle(choices):
        if time.perf_counter() > until:
            break
        await rerun(socket, choice)
        answered += 1
    return answered


async def rerun(socket: ClientConnection, told: bytes, listener: Hears | None = None) -> None:
    """Say it, and wait until the page is drawn. Raises ``RuntimeError`` when it ended badly."""
    await socket.send(told)
    is_drawn = False
    while True:
        frame = await socket.recv()
        if isinstance(frame, str):
            continue
        message = ForwardMsg.FromString(frame)
        if listener is not None:
            listener.hear(message)
        is_drawn = is_drawn or message.WhichOneof("type") == "delta"
        if message.WhichOneof("type") == "script_finished":
            if message.script_finished not in _ENDED_WELL or not is_drawn:
                raise RuntimeError(f"a rerun ended with {message.script_finished}")
            return
