"""Whose name is asked for, and whose page asks."""

from __future__ import annotations

from typing import Any

import pytest

from sbs_data.errors import DelmalError
from sbs_data.web import HostMiddleware, guard, public_names
from sbs_data.web.hosts import Public
from tests.web.asking import Headers, Inside, Reply, ask, scope_of

PUBLIC = ("delmal.kommunen.se", "https://annan.se:8443", "http://vanlig.se")


def asked(
    headers: Headers,
    *,
    kind: str = "http",
    local: str = "127.0.0.1",
    inside: Inside | None = None,
    peer: tuple[str, ...] = (),
) -> Reply:
    app = HostMiddleware(
        inside or Inside(), public_names(PUBLIC), guard(["10.0.0.0/29"], has_login=False)
    )
    more: dict[str, Any] = {"client": (peer[0], 1)} if peer else {}
    if len(peer) > 1:  # what X-Forwarded-For made of it, and who it is
        more["state"] = {"peer": (peer[1], 1)}
    scope = scope_of("/mal", kind=kind, headers=headers, server=(local, 8501), **more)
    return ask(app, scope)


OURS = [
    "127.0.0.1:8501", "localhost:8501", "LOCALHOST:8501", "localhost.:8501", "localhost",
    "localhost:9000",  # through a tunnel
    "[::1]:8501", "[0:0:0:0:0:0:0:1]:8501",
    "delmal.kommunen.se", "delmal.kommunen.se:443", "DELMAL.Kommunen.SE.", "annan.se:8443",
    "annan.se",  # a proxy that says $host
    "vanlig.se:80",
]  # fmt: skip
FOREIGN = [
    "evil.example", "evil.example:8501", "127.0.0.1.evil.example", "localhost.evil.example",
    "xlocalhost", "evil.example#localhost", "localhost@evil.example", "evil.example/localhost",
    "localhost:8501@evil.example", "0.0.0.0:8501", "0:8501", "127.1:8501", "2130706433",
    "0x7f.0.0.1", "[::]:8501", "[::ffff:127.0.0.1]:8501", "127.0.0.2:8501", "10.0.0.5",
    "delmal.kommunen.se:80", "delmal.kommunen.se:8443", "annan.se:443", "sub.delmal.kommunen.se",
    "delmal.kommunen.se..", ".", "", " ", "localhost:", "localhost:0", "localhost:99999",
    "localhost:8501, evil.example", "localhost evil.example", "[::1", "[]", "[zz]", "löcalhost",
]  # fmt: skip


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize("host", OURS)
def test_our_own_names_are_answered(host: str, kind: str) -> None:
    inside = Inside()
    asked([("host", host)], kind=kind, inside=inside)
    assert len(inside.asked) == 1


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize("host", FOREIGN)
def test_another_name_reads_nothing(host: str, kind: str) -> None:
    inside = Inside()
    reply = asked([("host", host)], kind=kind, inside=inside)
    assert (reply.status, inside.asked) == (421, [])
    assert "SBS_PUBLIC_NAME" in reply.text


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("host", "localhost"), ("host", "evil.example")],
        [("host", "evil.example"), ("host", "localhost")],
        [("host", "localhost"), ("host", "localhost")],
        [("x-forwarded-host", "localhost")],
        [("host", "evil.example"), ("x-forwarded-host", "localhost")],
        [("host", "evil.example"), ("forwarded", "host=localhost")],
    ],
)
def test_the_one_host_header_is_all_that_counts(headers: Headers) -> None:
    assert asked(headers).status == 421
    ours = [("host", "localhost"), ("x-forwarded-host", "evil.example")]
    assert asked(ours).status == 200


def test_an_older_websocket_server_closes_before_anything_is_said() -> None:
    inside = Inside()
    scope = scope_of("/x", kind="websocket", headers=[("host", "evil.example")], extensions={})
    reply = ask(HostMiddleware(inside), scope)
    assert reply.sent == [{"type": "websocket.close", "code": 1008}]
    assert inside.asked == []


SAME = [
    ("127.0.0.1:8501", "http://127.0.0.1:8501"),
    ("localhost:8501", "http://LOCALHOST:8501"),
    ("localhost", "http://localhost"),
    ("localhost:443", "https://localhost"),
    ("[::1]:8501", "http://[::1]:8501"),
    ("delmal.kommunen.se", "https://delmal.kommunen.se"),
    ("delmal.kommunen.se:443", "https://delmal.kommunen.se:443"),
    ("annan.se:8443", "https://annan.se:8443"),
    ("annan.se", "https://annan.se:8443"),
    ("vanlig.se", "http://vanlig.se"),
]
OTHER = [
    ("127.0.0.1:8501", "http://localhost:8501"),
    ("localhost:8501", "http://127.0.0.1:8501"),
    ("[::1]:8501", "http://127.0.0.1:8501"),
    ("127.0.0.1:8501", "http://127.0.0.1:3000"),
    ("127.0.0.1:8501", "http://127.0.0.1"),
    ("127.0.0.1:8501", "http://evil.example"),
    ("127.0.0.1:8501", "http://127.0.0.1:8501.evil.example"),
    ("127.0.0.1:8501", "http://evil.example:8501"),
    ("127.0.0.1:8501", "null"),
    ("127.0.0.1:8501", ""),
    ("127.0.0.1:8501", "file://"),
    ("127.0.0.1:8501", "chrome-extension://abc"),
    ("127.0.0.1:8501", "http://127.0.0.1:8501/"),
    ("127.0.0.1:8501", "http://127.0.0.1:8501 http://evil.example"),
    ("127.0.0.1:8501", "http://evil.example@127.0.0.1:8501"),
    ("127.0.0.1:8501", "127.0.0.1:8501"),
    ("delmal.kommunen.se", "http://delmal.kommunen.se"),
    ("delmal.kommunen.se", "https://delmal.kommunen.se:8443"),
    ("delmal.kommunen.se", "https://annan.se:8443"),
    ("annan.se:8443", "https://annan.se"),
    ("vanlig.se", "https://vanlig.se"),
    ("delmal.kommunen.se", "http://localhost:8501"),
]


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_page_of_ours_may_speak(kind: str) -> None:
    for host, origin in SAME:
        inside = Inside()
        asked([("host", host), ("origin", origin)], kind=kind, inside=inside)
        assert len(inside.asked) == 1, (host, origin)


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_page_of_anothers_may_not(kind: str) -> None:
    for host, origin in OTHER:
        inside = Inside()
        reply = asked([("host", host), ("origin", origin)], kind=kind, inside=inside)
        assert (reply.status, inside.asked) == (403, []), (host, origin)


def test_two_origins_are_nobodys() -> None:
    own = ("origin", "http://localhost:8501")
    assert asked([("host", "localhost:8501"), own, own]).status == 403


def test_streamlit_sees_origin_and_host_alike() -> None:
    # It compares them letter by letter, and else asks the internet for this machine's address.
    for host, origin in SAME:
        inside = Inside()
        asked([("host", host), ("origin", origin)], kind="websocket", inside=inside)
        headers = dict(inside.asked[0]["headers"])
        assert headers[b"origin"].partition(b"://")[2] == headers[b"host"]


def test_an_address_of_figures_is_answered_where_it_is_the_servers_own() -> None:
    peer = ("10.0.0.2",)
    assert asked([("host", "10.9.8.7:8501")], local="10.9.8.7", peer=peer).status == 200
    assert asked([("host", "10.9.8.7:8501")], local="::ffff:10.9.8.7", peer=peer).status == 200
    assert asked([("host", "10.9.8.6:8501")], local="10.9.8.7", peer=peer).status == 421


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_beyond_this_machine_the_trusted_proxy_alone_is_answered(kind: str) -> None:
    host = [("host", "delmal.kommunen.se")]
    for peer, ok in (
        (("10.0.0.2",), True),
        (("127.0.0.1",), True),
        (("10.0.0.9",), False),
        (("192.168.1.4",), False),
        (("10.0.0.2", "192.168.1.4"), False),  # it wrote an X-Forwarded-For of its own
        (("192.168.1.4", "10.0.0.2"), True),  # the proxy says for whom it asks
    ):
        inside = Inside()
        reply = asked(host, kind=kind, local="10.9.8.7", peer=peer, inside=inside)
        assert bool(inside.asked) is ok, peer
        assert ok or reply.status == 403


def test_a_public_name_is_a_sites() -> None:
    assert public_names(["Delmål.se", "http://a.se:8080/", "a.se:8443"]) == (
        Public("https", "xn--delml-pra.se", 443),
        Public("http", "a.se", 8080),
        Public("https", "a.se", 8443),
    )


@pytest.mark.parametrize(
    "text", ["*", "*.se", "a.se/x", "ftp://a.se", "a@b.se", "a.se:0", "https://"]
)
def test_what_is_no_sites_name_is_refused(text: str) -> None:
    with pytest.raises(DelmalError, match="SBS_PUBLIC_NAME") as refused:
        public_names([text])
    assert f"”{text}”" in refused.value.message
