"""What a connection may take before it has asked for anything. The one file that knows uvicorn.

A connection costs a descriptor from the moment it is made, and uvicorn waits for ever for the end
of a request's headers. Streamlit makes uvicorn's settings itself, and there is none for either, so
three methods of its protocol are wrapped here; tests/web/test_heads.py says when they change.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from sbs_data.web.paths import FULL

log = logging.getLogger(__name__)

HEAD_SECONDS = 15.0
"""So long the headers of a request may take, the first and each one after it."""

RESERVED = 128
"""Descriptors for everything else: the data, files read and written, the reader's child."""
_TIMER = "_delmal_head_timer"
_MARK = "_delmal_is_bounded"


def descriptors(want: int = 65_536) -> int:
    """How many descriptors this process may have, raised as far as it may raise it itself."""
    try:
        import resource
    except ImportError:  # Windows counts otherwise, and high
        return 8192
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = want if hard == resource.RLIM_INFINITY else min(want, hard)
    if soft == resource.RLIM_INFINITY or soft >= most:
        return want if soft == resource.RLIM_INFINITY else soft
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    return most


def connections_for(limit: int) -> int:
    """How many connections there is room for with so many descriptors.

    >>> [connections_for(n) for n in (1024, 256, 64)]
    [896, 128, 32]
    """
    return max(limit - RESERVED, limit // 2)


def tabs_for(limit: int) -> int:
    """How many tabs: each holds one connection, and needs some more while it loads.

    >>> [tabs_for(n) for n in (1024, 256, 64)]
    [672, 96, 24]
    """
    return connections_for(limit) * 3 // 4


def bound(protocol: Any, most: int, seconds: float = HEAD_SECONDS) -> None:
    """Let a protocol of uvicorn's close what is late with its headers or is one too many.

    It also keeps who is at the other end in the scope's state, where ``X-Forwarded-For`` cannot
    reach it.
    """
    if getattr(protocol, _MARK, False):
        return
    made, received, lost = (
        protocol.connection_made, protocol.data_received, protocol.connection_lost,
    )  # fmt: skip

    def connection_made(self: Any, transport: asyncio.Transport) -> None:
        made(self, transport)
        self.app_state = {**self.app_state, "peer": self.client}
        if len(self.connections) > most:
            log.warning("%d connections are open, and one more was closed", most)
            transport.write(_FULL_ANSWER)
            transport.close()
        else:
            _await_head(self, seconds)

    def data_received(self: Any, data: bytes) -> None:
        if self.transport.is_closing():
            return
        received(self, data)
        if _is_waiting(self):
            _await_head(self, seconds)
        else:
            _stop_waiting(self)

    def connection_lost(self: Any, exc: Exception | None) -> None:
        _stop_waiting(self)
        lost(self, exc)

    protocol.connection_made = connection_made
    protocol.data_received = data_received
    protocol.connection_lost = connection_lost
    setattr(protocol, _MARK, True)


def bound_uvicorn(most: int) -> None:
    """Bound the protocol that uvicorn speaks HTTP with, and let it tell a stranger's bytes in a
    line: it has a traceback for a text frame that is no text.
    """
    from uvicorn.protocols.http.auto import AutoHTTPProtocol

    bound(AutoHTTPProtocol, most)
    logging.getLogger("uvicorn.error").addFilter(in_a_line)


def in_a_line(record: logging.LogRecord) -> bool:
    """Leave the traceback out of what uvicorn says of bytes that it was sent."""
    if str(record.msg).startswith("Invalid UTF-8"):
        record.exc_info = record.exc_text = None
    return True


def _is_waiting(connection: Any) -> bool:
    """Whether the next thing to come is a request's headers, or what is left of them."""
    if connection.transport.is_closing() or connection.transport.get_protocol() is not connection:
        return False  # gone, or a websocket by now
    cycle = connection.cycle
    return cycle is None or cycle.response_complete


def _await_head(connection: Any, seconds: float) -> None:
    if getattr(connection, _TIMER, None) is None:  # one byte at a time wins no time
        setattr(connection, _TIMER, connection.loop.call_later(seconds, _give_up, connection))


def _stop_waiting(connection: Any) -> None:
    timer = getattr(connection, _TIMER, None)
    if timer is not None:
        timer.cancel()
        setattr(connection, _TIMER, None)


def _give_up(connection: Any) -> None:
    setattr(connection, _TIMER, None)
    if _is_waiting(connection):
        connection.transport.write(_LATE_ANSWER)
        connection.transport.close()


def _answer(status: str, sentence: str) -> bytes:
    body = f"{sentence}\n".encode()
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\nRetry-After: 30\r\nConnection: close\r\n\r\n"
    )
    return head.encode("ascii") + body


_FULL_ANSWER = _answer("503 Service Unavailable", f"{FULL[0]}. {FULL[1]}")
_LATE_ANSWER = _answer("408 Request Timeout", "Begäran kom inte fram i tid.")
