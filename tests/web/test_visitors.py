"""How many tabs one visitor may have, and who that is."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from sbs_data.errors import DelmalError
from sbs_data.web import Crowd, SocketMiddleware, guard, places_for_one, visitor_of
from sbs_data.web.listening import Guard
from tests.web.asking import Inside, Reply, ask, scope_of

PROXIED = guard(["10.0.0.5", "10.0.1.0/24", "127.0.0.1"], has_login=False)
HEADER = "x-forwarded-for"


def seen(peer: str | None, *forwarded: str, by: Guard = PROXIED, **more: Any) -> str | None:
    headers = [("host", "x"), *((HEADER, value) for value in forwarded)]
    client = None if peer is None else (peer, 5555)
    return visitor_of(scope_of("/", headers=headers, client=client, **more), by)


@pytest.mark.parametrize(
    ("peer", "forwarded", "visitor"),
    [
        ("203.0.113.9", [], "203.0.113.9"),
        ("::ffff:203.0.113.9", [], "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", [], "2001:db8:1:2::/64"),
        ("fe80::1%eth0", [], "fe80::/64"),
        ("::5", [], "::/64"),
        # Who is no proxy of ours says nothing of others.
        ("203.0.113.9", ["198.51.100.7"], "203.0.113.9"),
        ("10.0.0.5", ["198.51.100.7"], "198.51.100.7"),
        ("127.0.0.1", ["198.51.100.7"], "198.51.100.7"),
        # The proxy's word is the last; what stands before it the visitor wrote.
        ("10.0.0.5", ["1.1.1.1, 198.51.100.7"], "198.51.100.7"),
        ("10.0.0.5", ["1.1.1.1", "198.51.100.7"], "198.51.100.7"),
        ("10.0.0.5", ["198.51.100.7, 10.0.1.9,10.0.0.5"], "198.51.100.7"),
        ("10.0.0.5", ["198.51.100.7:4711"], "198.51.100.7"),
        ("10.0.0.5", ['"[2001:db8::7]:4711"'], "2001:db8::/64"),
        ("10.0.0.5", ["2001:db8::7"], "2001:db8::/64"),
        # Nobody can tell.
        ("10.0.0.5", [], None),
        ("10.0.0.5", ["unknown"], None),
        ("10.0.0.5", ["198.51.100.7, unknown"], None),
        ("10.0.0.5", [""], None),
        ("10.0.0.5", ["10.0.1.9"], None),
        ("10.0.0.5", ["127.0.0.1", "::1"], None),
        ("10.0.0.5", ["\xff\xfe"], None),
        (None, ["198.51.100.7"], None),
        ("/run/delmal.sock", [], None),
    ],
)
def test_who_asks(peer: str | None, forwarded: list[str], visitor: str | None) -> None:
    assert seen(peer, *forwarded) == visitor


@pytest.mark.parametrize("peer", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_an_unnamed_proxy_on_this_machine_is_nobody_in_particular(peer: str) -> None:
    assert seen(peer, "198.51.100.7", by=Guard()) is None


def test_a_servers_own_trust_in_a_header_counts_for_nothing() -> None:
    """uvicorn has put the header's address in the client's place, and kept the peer apart."""
    told = {"state": {"peer": ("203.0.113.9", 5555)}}
    assert seen("198.51.100.7", by=Guard(), **told) == "203.0.113.9"


def open_tabs(crowd: Crowd, addresses: list[str]) -> list[Reply]:
    """Tabs that are all open at the same time, the last one first to be closed."""
    replies: list[Reply] = []
    left = list(addresses)

    async def within(scope: Scope, receive: Receive, send: Send) -> None:
        if left:
            await served(tab(left.pop(0)), receive, send)
        else:
            await Inside()(scope, receive, send)

    def tab(address: str) -> Scope:
        return scope_of("/x", kind="websocket", client=(address, 5555))

    served = SocketMiddleware(within, crowd, lambda _: "heard")
    replies.append(ask(served, tab(left.pop(0))))
    return replies


def crowd_of(places: int, one: int) -> Crowd:
    return Crowd(places, one, lambda scope: visitor_of(scope, Guard(has_login=True)))


def test_one_visitors_tabs_are_counted_and_nobody_elses() -> None:
    one, other, here = "203.0.113.9", "198.51.100.7", "127.0.0.1"
    crowd = crowd_of(9, 2)
    (reply,) = open_tabs(crowd, [one, one, other, here, here, here, one])
    assert reply.status == 503
    assert "Från din adress är redan 2 flikar öppna" in reply.text
    assert "SBS_TABS_PER_VISITOR" in reply.text
    assert (crowd.count, dict(crowd._of)) == (0, {})
    (reply,) = open_tabs(crowd, [one, other, one])
    assert reply.status == 0  # a websocket that was let in has no status


def test_the_whole_cap_stays() -> None:
    (reply,) = open_tabs(crowd_of(3, 2), ["203.0.113.9", "198.51.100.7", "127.0.0.1", "192.0.2.1"])
    assert (reply.status, "Delmål är fullt" in reply.text) == (503, True)


def test_a_whole_ipv6_network_is_one_visitor() -> None:
    (reply,) = open_tabs(crowd_of(9, 2), [f"2001:db8::{no}" for no in (1, 2, 3)])
    assert reply.status == 503


@pytest.mark.parametrize("asked", ["0", "-1", "x", "1.5", "²", "１０", "1\x1b[2K"])
def test_a_setting_that_is_no_number_is_told(asked: str) -> None:
    with pytest.raises(DelmalError, match=r"^SBS_TABS_PER_VISITOR är ”") as told:
        places_for_one(100, asked)
    assert told.value.message.isprintable()


def test_a_setting_counts() -> None:
    assert places_for_one(100, "7") == 7
    assert places_for_one(100, "9" * 5_000) > 100
