"""The websockets of open tabs: how many, and what they may say.

Each tab has one for as long as it is open. One visitor's must neither take the descriptors that the
others need nor say what touches them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Literal

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sbs_data.web import notice
from sbs_data.web.paths import FULL

log = logging.getLogger(__name__)

Verdict = Literal["heard", "dropped", "broken"]
Judge = Callable[[bytes], Verdict]

FIRST_WORD_SECONDS = 30.0
"""A page says what it wants as soon as it is there."""
_UNREADABLE = 1003
_PROTOCOL_ERROR = 1002


class Crowd:
    """The tabs that are open, and how many there is room for."""

    def __init__(self, places: int) -> None:
        self.places = places
        self.count = 0

    def is_full(self) -> bool:
        """Whether another tab would be one too many."""
        return self.count >= self.places


class SocketMiddleware:
    """Counts the tabs, and drops or ends what a page of ours would never say."""

    def __init__(
        self,
        app: ASGIApp,
        crowd: Crowd,
        judge: Judge,
        first_word_seconds: float = FIRST_WORD_SECONDS,
    ) -> None:
        self.app = app
        self._crowd = crowd
        self._judge = judge
        self._patience = first_word_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        if self._crowd.is_full():
            log.warning("%d tabs are open, and one more was refused", self._crowd.count)
            sentence = f"{FULL[0]}. {FULL[1]}"
            await notice.answer(scope, receive, send, 503, sentence, headers={"Retry-After": "30"})
            return
        self._crowd.count += 1
        try:
            tab = _Tab(receive, send, self._judge, self._patience)
            await self.app(scope, tab.receive, tab.send)
        finally:
            self._crowd.count -= 1


class _Tab:
    """One websocket, seen from the app inside."""

    def __init__(self, receive: Receive, send: Send, judge: Judge, patience: float) -> None:
        self._receive, self._send, self._judge = receive, send, judge
        self._patience: float | None = patience
        self._is_open = False
        self._has_ended = False

    async def send(self, message: Message) -> None:
        """Sent on, until the end has been told: what comes later has nobody to go to."""
        if self._has_ended:
            return
        self._is_open = self._is_open or message["type"] == "websocket.accept"
        self._has_ended = message["type"] == "websocket.close"
        await self._send(message)

    async def receive(self) -> Message:
        """The next message that the app inside is to hear."""
        while True:
            patience = self._patience if self._is_open else None
            try:
                message = await asyncio.wait_for(self._receive(), patience)
            except TimeoutError:
                return await self._end(_PROTOCOL_ERROR, "said nothing")
            if message["type"] != "websocket.receive":
                return message
            self._patience = None
            frame = message.get("bytes")
            if frame is None:
                return await self._end(_UNREADABLE, "sent text, which no page of ours does")
            verdict = self._judge(frame)
            if verdict == "heard":
                return message
            if verdict == "broken":
                return await self._end(_PROTOCOL_ERROR, "sent what cannot be read")
            log.warning("a tab asked for what would touch everybody, and was not heard")

    async def _end(self, code: int, why: str) -> Message:
        log.warning("a tab %s, and was closed", why)
        await self.send({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}
