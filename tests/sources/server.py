"""A local HTTP server that answers as a test says: a world of its own, and faults on the way."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass(frozen=True)
class Reply:
    """What is sent back. ``cut``: the connection ends before the body does."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    cut: bool = False

    @property
    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


World = Callable[[str, dict[str, str]], Reply]


@dataclass
class Api:
    """A running server: where it is, what it was asked, and what it answers."""

    world: World
    url: str = ""
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    waiting: list[tuple[str, Reply]] = field(default_factory=list)
    standing: list[tuple[str, Reply]] = field(default_factory=list)

    def once(self, path: str, *replies: Reply) -> None:
        """Answer the next questions below ``path`` with these, one each, before the world does."""
        self.waiting += [(path, reply) for reply in replies]

    def always(self, path: str, reply: Reply) -> None:
        """Answer every question below ``path`` with this."""
        self.standing.append((path, reply))

    def paths(self, below: str) -> list[str]:
        """The paths below this that were asked, without their queries."""
        return [p for a in self.asked if (p := urlsplit(a).path).startswith(below)]

    def reply(self, address: str) -> Reply:
        parts = urlsplit(address)
        path = unquote(parts.path)
        for at, (below, reply) in enumerate(self.waiting):
            if path.startswith(below):
                del self.waiting[at]
                return reply
        for below, reply in self.standing:
            if path.startswith(below):
                return reply
        return self.world(path, dict(parse_qsl(parts.query)))


@contextmanager
def serving(world: World) -> Iterator[Api]:
    """A server on a free port of this machine, for as long as the block lasts."""
    api = Api(world)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one piece: two wait 40 ms for each other

        def do_GET(self) -> None:
            api.asked.append(self.path)
            api.headers.append(dict(self.headers))
            reply = api.reply(self.path)
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.content_type)
            self.send_header("Content-Length", str(len(reply.content) + (500 if reply.cut else 0)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.content)
            self.close_connection = reply.cut

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    api.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield api
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
