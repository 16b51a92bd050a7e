"""What a tab may say, and how many tabs there are."""

from __future__ import annotations

import asyncio
import logging

import pytest
from starlette.types import Message, Receive, Scope, Send

from sbs_data.web.sockets import Crowd, SocketMiddleware, Verdict
from tests.web.asking import Inside, Reply, ask, scope_of

CONNECT: Message = {"type": "websocket.connect"}


def judge(frame: bytes) -> Verdict:
    verdicts: dict[bytes, Verdict] = {b"clear": "dropped", b"?": "broken"}
    return verdicts.get(frame, "heard")


def said(*frames: bytes | str, inside: Inside) -> Reply:
    messages: list[Message] = [
        {"type": "websocket.receive", ("text" if isinstance(of, str) else "bytes"): of}
        for of in frames
    ]
    scope = scope_of("/_stcore/stream", kind="websocket")
    return ask(SocketMiddleware(inside, Crowd(9), judge), scope, messages)


def heard(inside: Inside) -> list[object]:
    return [of.get("bytes") for of in inside.heard if of["type"] == "websocket.receive"]


def test_what_touches_everybody_is_dropped_and_the_rest_heard() -> None:
    inside = Inside()
    said(b"a", b"clear", b"b", b"clear", inside=inside)
    assert heard(inside) == [b"a", b"b"]


@pytest.mark.parametrize(("frame", "code"), [("text", 1003), ("", 1003), (b"?", 1002)])
def test_what_no_page_says_ends_the_tab_with_one_line(
    frame: bytes | str, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    inside = Inside()
    with caplog.at_level(logging.INFO):
        reply = said(b"a", frame, b"b", inside=inside)
    assert heard(inside) == [b"a"]
    assert inside.heard[-1] == {"type": "websocket.disconnect", "code": code}
    # Nothing is sent after the close, whatever the app inside still wants to say.
    assert reply.sent[-1] == {"type": "websocket.close", "code": code}
    (line,) = caplog.records
    assert line.exc_info is None


def test_one_tab_too_many_is_told_in_swedish_and_a_place_is_free_again() -> None:
    crowd, inside = Crowd(1), Inside()
    full: list[Reply] = []

    async def within(scope: Scope, receive: Receive, send: Send) -> None:
        second = await asyncio.to_thread(ask, served, scope_of("/x", kind="websocket"))
        full.append(second)
        await inside(scope, receive, send)

    served = SocketMiddleware(within, crowd, judge)
    for _ in range(2):
        ask(served, scope_of("/x", kind="websocket"))
        assert crowd.count == 0
    assert [reply.status for reply in full] == [503, 503]
    assert "Delmål är fullt just nu" in full[0].text
    assert len(inside.asked) == 2


def test_a_place_is_free_after_a_fault_too() -> None:
    crowd = Crowd(1)

    async def broken(*_: object) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        ask(SocketMiddleware(broken, crowd, judge), scope_of("/x", kind="websocket"))
    assert crowd.count == 0


def test_a_tab_that_says_nothing_is_closed_and_one_that_has_spoken_may_be_silent() -> None:
    async def silent(_: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        ended.append((await receive())["type"])

    async def never() -> Message:
        await asyncio.sleep(3600)
        return {}

    async def send(message: Message) -> None:
        sent.append(message["type"])

    ended: list[str] = []
    sent: list[str] = []
    served = SocketMiddleware(silent, Crowd(1), judge, first_word_seconds=0.01)
    asyncio.run(served(scope_of("/x", kind="websocket"), never, send))
    assert (ended, sent) == (["websocket.disconnect"], ["websocket.accept", "websocket.close"])

    async def talks(_: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        while len(ended) < 2:
            ended.append((await receive())["type"])

    async def slowly() -> Message:
        if waits:
            await asyncio.sleep(waits.pop())
        return {"type": "websocket.receive", "bytes": b"a"}

    ended.clear()
    waits = [0.1, 0.0]
    served = SocketMiddleware(talks, Crowd(1), judge, first_word_seconds=0.05)
    asyncio.run(served(scope_of("/x", kind="websocket"), slowly, send))
    assert ended == ["websocket.receive", "websocket.receive"]
