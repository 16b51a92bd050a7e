"""Tabs without a browser: they say what Streamlit's JavaScript says, or something else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.browser.driving import Server


def hello(query: str = "", page: str = "") -> bytes:
    """What a tab says first."""
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = page
    return bytes(message.SerializeToString())


@contextmanager
def tab(
    server: Server, origin: str | None = None, headers: Mapping[str, str] | None = None
) -> Iterator[ClientConnection]:
    """An open websocket that has said nothing."""
    at = server.at("_stcore/stream").replace("http", "ws", 1)
    with connect(
        at,
        subprotocols=["streamlit"],  # type: ignore[list-item]
        origin=origin,  # type: ignore[arg-type]
        additional_headers=headers,
        max_size=None,
        compression=None,
        open_timeout=20,
    ) as socket:
        yield socket


def drawn(socket: ClientConnection, message: bytes | None = None) -> str:
    """Say it, and wait until the page is drawn; the session's name, where it was told."""
    socket.send(hello() if message is None else message)
    session = ""
    while True:
        told = ForwardMsg.FromString(socket.recv(timeout=20, decode=False))
        if told.WhichOneof("type") == "new_session":
            session = told.new_session.initialize.session_id
        if told.WhichOneof("type") == "script_finished":
            return session


@contextmanager
def several(server: Server, count: int) -> Iterator[list[ClientConnection]]:
    """So many tabs, each with its page drawn."""
    with ExitStack() as stack:
        tabs = [stack.enter_context(tab(server)) for _ in range(count)]
        for each in tabs:
            drawn(each)
        yield tabs


def descriptors(server: Server) -> int:
    """How many a server holds."""
    return len([*Path(f"/proc/{server.pid}/fd").iterdir()])


def soon(is_so: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Whether it becomes so."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
