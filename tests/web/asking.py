"""Asking an ASGI app, and a real server, what a browser would never ask."""

from __future__ import annotations

import atexit
import socket
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from anyio.from_thread import BlockingPortal, start_blocking_portal
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Headers = Sequence[tuple[str, str]]

LOCAL = ("127.0.0.1", 8501)


@dataclass
class Reply:
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    sent: list[Message] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Inside:
    """Plays Streamlit's server: says yes, and remembers what it was asked."""

    asked: list[Scope] = field(default_factory=list)
    heard: list[Message] = field(default_factory=list)
    body: bytes = b"<!DOCTYPE html>the shell"
    kind: bytes = b"text/html; charset=utf-8"
    status: int = 200

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.append(scope)
        if scope["type"] == "websocket":
            await send({"type": "websocket.accept"})
            while not self.heard or self.heard[-1]["type"] != "websocket.disconnect":
                self.heard.append(await receive())
            await send({"type": "websocket.send", "bytes": b"too late"})
            return
        if scope["method"] == "PUT":
            while (await receive()).get("more_body"):
                pass
        start = {"type": "http.response.start", "status": self.status}
        await send({**start, "headers": [(b"content-type", self.kind)]})
        await send({"type": "http.response.body", "body": self.body})


def scope_of(
    path: str,
    *,
    kind: str = "http",
    method: str = "GET",
    query: str = "",
    headers: Headers | None = None,
    **more: Any,
) -> Scope:
    """A request's scope, from this machine to this machine."""
    said = [("host", "127.0.0.1:8501")] if headers is None else headers
    return {
        "type": kind,
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in said],
        "server": LOCAL,
        "client": ("127.0.0.1", 5555),
        "extensions": {"websocket.http.response": {}} if kind == "websocket" else {},
        **more,
    }


def ask(app: ASGIApp, scope: Scope, incoming: Sequence[Message] = ()) -> Reply:
    """One request or websocket, to its end; ``incoming`` is what the other end sends."""
    reply = Reply()
    first = {"type": "http.request", "body": b"", "more_body": False}
    waiting = list(incoming) or [first]

    async def receive() -> Message:
        return waiting.pop(0) if waiting else {"type": "websocket.disconnect", "code": 1005}

    async def send(message: Message) -> None:
        reply.sent.append(message)
        if message["type"].endswith("response.start"):
            reply.status = message["status"]
            reply.headers = {k.decode().lower(): v.decode() for k, v in message["headers"]}
        elif message["type"].endswith("response.body"):
            reply.body += message.get("body", b"")

    _portal().call(app, scope, receive, send)
    return reply


@cache
def _portal() -> BlockingPortal:
    """A loop in a thread of its own: a browser driven by an earlier test has one in this."""
    open_ = ExitStack()
    atexit.register(open_.close)
    return open_.enter_context(start_blocking_portal())


def raw(url: str, request: bytes, *, seconds: float = 10.0) -> bytes:
    """Bytes to a server, and all it answers until it closes."""
    at = urlsplit(url)
    with socket.create_connection((at.hostname, at.port), timeout=seconds) as line:
        line.sendall(request)
        answer = b""
        while part := line.recv(65536):
            answer += part
    return answer


def request(path: str, headers: Mapping[str, str] | Headers = (), *, method: str = "GET") -> bytes:
    """A request that closes its connection; it has the headers that are given and no other."""
    pairs = headers.items() if isinstance(headers, Mapping) else headers
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in pairs)]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1")


def status_of(answer: bytes) -> int:
    """The status of an answer; 0 where there was none."""
    return int(answer.split(b" ", 2)[1]) if answer else 0
