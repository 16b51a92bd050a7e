"""The websockets of open tabs: how many, and what they may say.

Each tab has one for as long as it is open. One visitor's must neither take the descriptors that the
others need nor say what touches them.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sbs_data import printable
from sbs_data.errors import DelmalError
from sbs_data.web import notice
from sbs_data.web.paths import FULL, Told, many_of_one

log = logging.getLogger(__name__)

Verdict = Literal["heard", "dropped", "broken"]
Judge = Callable[[bytes], Verdict]

MOST_OF_ONE = 200
"""Tabs of one visitor, where there is room for many more."""

FIRST_WORD_SECONDS = 30.0
"""A page says what it wants as soon as it is there."""
_UNREADABLE = 1003
_PROTOCOL_ERROR = 1002


class Crowd:
    """The tabs that are open, how many there is room for, and how many for one visitor.

    ``visitor_of`` says whose a request is, as far as that can be told.
    """

    def __init__(
        self,
        places: int,
        per_visitor: int | None = None,
        visitor_of: Callable[[Scope], str | None] = lambda _: None,
    ) -> None:
        self.places, self.per_visitor = places, per_visitor or places
        self._visitor_of = visitor_of
        self.count = 0
        self._of: Counter[str] = Counter()

    def refusal(self, scope: Scope) -> Told | None:
        """Why another tab of who asks would be one too many; ``None`` when it wouldn't."""
        if self.count >= self.places:
            return FULL
        visitor = self._visitor_of(scope)
        is_many = visitor is not None and self._of[visitor] >= self.per_visitor
        return many_of_one(self.per_visitor) if is_many else None

    @contextmanager
    def place(self, scope: Scope) -> Iterator[None]:
        """One more tab, for as long as it is open."""
        visitor = self._visitor_of(scope)
        self.count += 1
        if visitor is not None:
            self._of[visitor] += 1
        try:
            yield
        finally:
            self.count -= 1
            if visitor is not None:
                self._of[visitor] -= 1
                self._of += Counter()  # keeps nobody who has none


def places_for_one(places: int, asked: str) -> int:
    """How many tabs one visitor may have: as the setting says, else a part of all.

    Generous: a whole town hall may have one address. Raises ``DelmalError`` for no number.

    >>> [places_for_one(n, "") for n in (49_000, 672, 96, 2)]
    [200, 168, 24, 1]
    """
    if not asked:
        return max(1, min(MOST_OF_ONE, places // 4))
    if not (asked.isascii() and asked.isdecimal() and int(asked[:9]) > 0):
        raise DelmalError(
            f"SBS_TABS_PER_VISITOR är ”{printable.line(asked)}”, men ska vara hur många flikar en "
            "besökare får ha öppna, till exempel 200.",
            code="bad_tabs",
        )
    return int(asked[:9])


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
        refusal = self._crowd.refusal(scope)
        if refusal is not None:
            log.warning("%d tabs are open, and one more was refused", self._crowd.count)
            sentence = ". ".join(refusal)
            await notice.answer(scope, receive, send, 503, sentence, headers={"Retry-After": "30"})
            return
        with self._crowd.place(scope):
            tab = _Tab(receive, send, self._judge, self._patience)
            await self.app(scope, tab.receive, tab.send)


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
