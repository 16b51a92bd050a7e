"""Take a whole answer from the app inside, so that it can be changed before it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# With these the app inside could answer "not modified", a part of the file, or compressed bytes:
# none of them can be rewritten.
_LEFT_OUT = {b"if-none-match", b"if-modified-since", b"if-range", b"range", b"accept-encoding"}


@dataclass
class Answer:
    """A complete answer: status, headers and body."""

    status: int = 500
    raw_headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytearray = field(default_factory=bytearray)

    @property
    def headers(self) -> MutableHeaders:
        return MutableHeaders(raw=self.raw_headers)

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def plain_request(scope: Scope) -> Scope:
    """The same request as a GET for the whole, uncompressed answer."""
    headers = [(name, value) for name, value in scope["headers"] if name not in _LEFT_OUT]
    return {**scope, "method": "GET", "headers": headers}


def accepts_gzip(scope: Scope) -> bool:
    """True when the browser says that it reads gzip."""
    return "gzip" in Headers(scope=scope).get("accept-encoding", "")


async def capture(
    app: ASGIApp, scope: Scope, receive: Receive, send: Send, wanted: Callable[[Answer], bool]
) -> Answer | None:
    """Run the app; an answer that is ``wanted`` is kept and returned, any other is sent on."""
    answer = Answer()
    keep = False

    async def collect(message: Message) -> None:
        nonlocal keep
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.raw_headers = list(message["headers"])
            keep = wanted(answer)
        if not keep:
            await send(message)
        elif message["type"] == "http.response.body":
            answer.body += message.get("body", b"")

    await app(scope, receive, collect)
    return answer if keep else None
