"""uvicorn's own protocol, bounded: what is late, and what is one too many."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send
from uvicorn.config import Config
from uvicorn.protocols.http.auto import AutoHTTPProtocol
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import Server

from sbs_data.web import heads

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
LATE = 0.15
ASK = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"

peers: list[object] = []


class Bounded(H11Protocol):
    """Ours alone: the class that other tests' servers use stays as it is."""


heads.bound(Bounded, most=3, seconds=LATE)


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        while (await receive())["type"] != "websocket.disconnect":
            pass
        return
    peers.append(scope["state"]["peer"])
    if scope["path"] == "/slow":
        await asyncio.sleep(3 * LATE)
    await PlainTextResponse("yes")(scope, receive, send)


def talk(*talks: Talk) -> None:
    """Serve, and let each talk in turn on a connection of its own."""

    async def all_of_it() -> None:
        config = Config(
            app, port=0, http=Bounded, lifespan="off", log_level="critical", ws="websockets-sansio"
        )
        server = Server(config)
        running = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.005)
        port = server.servers[0].sockets[0].getsockname()[1]
        for each in talks:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            await asyncio.wait_for(each(reader, writer), 10)
            writer.close()
        server.should_exit = True
        await running

    asyncio.run(all_of_it())


async def is_given_up(reader: asyncio.StreamReader) -> bool:
    since = time.monotonic()
    told = await reader.read()
    return b" 408 " in told and LATE * 0.8 < time.monotonic() - since < 10 * LATE


def test_a_head_that_never_ends_is_given_up() -> None:
    async def nothing(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        assert await is_given_up(reader)

    async def half(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(ASK[:-2])
        assert await is_given_up(reader)

    talk(nothing, half)


def test_a_byte_at_a_time_wins_no_time() -> None:
    async def trickle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def drip() -> None:
            for byte in ASK[:-1]:
                writer.write(bytes([byte]))
                await asyncio.sleep(LATE / 5)

        dripping = asyncio.create_task(drip())
        assert await is_given_up(reader)
        dripping.cancel()

    talk(trickle)


def test_the_second_head_is_bounded_as_the_first() -> None:
    async def twice(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(ASK)
        assert b"yes" in await reader.readuntil(b"yes")
        writer.write(ASK[:-2])
        assert await is_given_up(reader)

    talk(twice)


def test_what_is_asked_whole_has_its_time() -> None:
    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(ASK.replace(b"/ ", b"/slow "))
        assert b"yes" in await reader.readuntil(b"yes")

    async def tab(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        upgrade = (
            b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        )
        writer.write(ASK[:-2] + upgrade)
        assert b" 101 " in await reader.readuntil(b"\r\n\r\n")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(reader.read(1), 3 * LATE)

    talk(slow, tab)


def test_one_connection_too_many_is_told_and_closed() -> None:
    async def crowd(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host, port = writer.get_extra_info("peername")
        others = [await asyncio.open_connection(host, port) for _ in range(3)]
        told = await others[-1][0].read()
        assert b" 503 " in told
        assert "Delmål är fullt just nu" in told.decode()
        writer.write(ASK)
        assert b"yes" in await reader.readuntil(b"yes")
        for _, other in others:
            other.close()

    talk(crowd)


def test_who_is_at_the_other_end_is_known_whatever_the_headers_say() -> None:
    async def forwarded(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(ASK[:-2] + b"X-Forwarded-For: 10.0.0.5\r\n\r\n")
        await reader.readuntil(b"yes")
        assert peers[-1] == writer.get_extra_info("sockname")

    talk(forwarded)


def test_it_is_the_protocol_that_is_served_with() -> None:
    # Streamlit leaves it to uvicorn, which takes httptools where somebody has installed it.
    assert Config(app).http == "auto"
    assert AutoHTTPProtocol is H11Protocol
    for part in ("connection_made", "data_received", "connection_lost"):
        assert part in vars(H11Protocol)


def test_descriptors_leave_room_for_the_rest() -> None:
    for limit in (64, 256, 1024, 65_536):
        tabs, connections = heads.tabs_for(limit), heads.connections_for(limit)
        assert 0 < tabs < connections < limit
    assert heads.tabs_for(1024) > 500
    assert heads.descriptors(want=64) >= 64
