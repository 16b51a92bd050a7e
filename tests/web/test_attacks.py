"""A real server, spoken to as no browser of ours would: what must not be read, and not be stopped.

Two servers in all: one as it comes, and one behind a proxy, below a path, with few descriptors.
"""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from pages.parts.frame.addresses import ALL
from sbs_data import actions
from sbs_data.actions import Delmal
from sbs_data.settings import Settings
from sbs_data.web import heads
from tests.browser.driving import Mother, Server
from tests.web.asking import raw, request, status_of
from tests.web.tabs import descriptors, drawn, several, soon, tab

FEW = 256


def made(folder: Path) -> Path:
    actions.prepare(Delmal(Settings(folder, "prov")))
    return folder


@pytest.fixture(scope="module")
def plain(mother: Mother, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server as it comes."""
    with mother.serve(made(tmp_path_factory.mktemp("plain") / "data")) as server:
        yield server


@pytest.fixture(scope="module")
def proxied(mother: Mother, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Behind a proxy, below a path, with few descriptors."""
    with mother.serve(
        made(tmp_path_factory.mktemp("proxied") / "data"),
        options=["--server.baseUrlPath=delmal"],
        extra={
            "SBS_PUBLIC_NAME": "delmal.kommunen.se",
            "SBS_TRUSTED_PROXY": "127.0.0.1",
            "SBS_TABS_PER_VISITOR": "3",
        },
        descriptors=FEW,
        base="/delmal",
    ) as server:
        yield server


def host_of(server: Server) -> str:
    return urlsplit(server.url).netloc


def get(server: Server, path: str, *more: tuple[str, str], host: str | None = None) -> bytes:
    return raw(server.url, request(path, [("Host", host or host_of(server)), *more]))


class Said:
    """What a server writes to its log and its console from now on."""

    def __init__(self, server: Server) -> None:
        self._files = (server.data_dir / "private" / "logs" / "delmal.log", server.log)
        self._since = [len(self._read(file)) for file in self._files]

    def text(self) -> str:
        return "".join(
            self._read(file)[since:] for file, since in zip(self._files, self._since, strict=True)
        )

    def _read(self, file: Path) -> str:
        return file.read_text("utf-8") if file.exists() else ""


def until_closed(socket: ClientConnection) -> None:
    while True:
        socket.recv(timeout=10)


def test_a_foreign_name_reads_nothing_over_http(plain: Server) -> None:
    for path in ("/", "/mal", "/_stcore/health", "/_stcore/host-config", "/halsa", "/robots.txt"):
        assert status_of(get(plain, path)) == 200, path
        answer = get(plain, path, host=f"evil.example:{urlsplit(plain.url).port}")
        assert status_of(answer) == 421, path
        assert b'id="root"' not in answer
        assert "Delmål svarar inte på den här adressen" in answer.decode()


def test_a_foreign_name_or_page_reads_nothing_over_a_websocket(plain: Server) -> None:
    shake = [("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Version", "13"),
             ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")]  # fmt: skip
    own = host_of(plain)
    for host, origin, status in (
        ("evil.example", "http://evil.example", 421),
        ("evil.example", None, 421),
        (own, "http://evil.example", 403),
        (own, "http://127.0.0.1:3000", 403),
        (own, own.replace("127.0.0.1", "http://localhost"), 403),
        (own, "null", 403),
    ):
        said = [("Host", host), *shake, *([("Origin", origin)] if origin else [])]
        lines = ["GET /_stcore/stream HTTP/1.1", *(f"{name}: {value}" for name, value in said)]
        assert status_of(raw(plain.url, "\r\n".join([*lines, "", ""]).encode())) == status
    for fine in (f"http://{own}", None):
        with tab(plain, fine) as socket:
            drawn(socket)


def test_odd_requests_are_refused_before_they_reach_streamlit(plain: Server) -> None:
    own = ("Host", host_of(plain))
    for path, headers, status in (
        ("http://evil.example/", [own], 400),
        (f"http://{own[1]}/mal", [own], 400),
        ("/", [own, ("Host", "evil.example")], 400),
        ("/", [], 400),
        ("/", [own, ("Origin", "http://evil.example")], 403),
        ("/", [("Host", "evil.example"), ("X-Forwarded-Host", own[1])], 421),
        ("/%2e%2e/%2e%2e/etc/passwd", [own], 404),
        ("/static/%2e%2e/index.html", [own], 400),
        ("/static%2fjs%2f..%2f..%2findex.html", [own], 400),
        ("/_stcore/metrics", [own], 404),
        ("/_stcore/script-health-check", [own], 404),
        ("/%5fstcore/metrics", [own], 404),
        ("//_stcore/metrics", [own], 404),
        ("/finns-inte?skola=x", [own], 404),
    ):
        answer = raw(plain.url, request(path, headers))
        assert status_of(answer) == status, path
        assert b'id="root"' not in answer, path
        if status == 404:
            assert '<html lang="sv">' in answer.decode()
    assert status_of(raw(plain.url, b"GET / HTTP/1.0\r\n\r\n")) == 421


@pytest.mark.parametrize("which", ["plain", "proxied"])
def test_every_page_is_there_with_its_query(which: str, request: pytest.FixtureRequest) -> None:
    server: Server = request.getfixturevalue(which)
    base = urlsplit(server.url).path
    for address in ALL[1:]:
        assert b'id="root"' in get(server, f"{base}/{address.path}?skola=x"), address
    assert b'id="root"' in get(server, f"{base}/?skola=x")
    for path, place in (
        (f"{base}/{ALL[0].path}?a=1", b"location: ./?a=1\r\n"),
        (f"{base}/{ALL[1].path}/?a=1", b"location: ../" + ALL[1].path.encode() + b"?a=1\r\n"),
    ):
        assert place in get(server, path)


def test_below_a_path_everything_is_below_it_and_the_public_name_counts(proxied: Server) -> None:
    for path in ("/delmal/", "/delmal/mal", "/delmal/_stcore/health", "/delmal/halsa"):
        answer = get(proxied, path, host="delmal.kommunen.se")
        assert status_of(answer) == 200, path
    assert b"location: delmal/?a=1\r\n" in get(proxied, "/delmal?a=1", host="delmal.kommunen.se")
    for path in ("/", "/mal", "/_stcore/health", "/delmalx/", "/static/js/x.js"):
        assert status_of(get(proxied, path)) == 404, path
    for path in ("/robots.txt", "/favicon.ico", "/halsa"):
        assert status_of(get(proxied, path)) == 200
    assert get(proxied, "/favicon.ico").partition(b"\r\n\r\n")[2][:4] == b"\x00\x00\x01\x00"
    with tab(proxied) as socket:
        drawn(socket)


def test_one_tab_cannot_empty_what_all_have_kept(plain: Server) -> None:
    clear = BackMsg()
    clear.clear_cache = True
    said = Said(plain)
    with tab(plain) as socket:
        drawn(socket)
        socket.send(clear.SerializeToString())
        drawn(socket)
    assert soon(lambda: "was not heard" in said.text())


@pytest.mark.parametrize("frame", ["text", "", b"\xff\xff", b"", ["te", "xt"]])
def test_what_no_page_says_is_one_line_and_no_traceback(
    plain: Server, frame: str | bytes | list[str]
) -> None:
    said = Said(plain)
    with tab(plain) as socket:
        drawn(socket)
        socket.send(frame)
        with pytest.raises(ConnectionClosed):
            until_closed(socket)
    assert soon(lambda: "was closed" in said.text())
    assert said.text().count("\n") == 1
    assert "Traceback" not in said.text()


def test_bytes_that_are_no_text_are_no_traceback(plain: Server) -> None:
    said = Said(plain)
    with tab(plain) as socket:
        drawn(socket)
        socket.socket.sendall(b"\x81\x81\x00\x00\x00\x00\xff")  # a text frame that is not UTF-8
        with pytest.raises(ConnectionClosed):
            until_closed(socket)
    drawn_again(plain)
    assert said.text() == "Invalid UTF-8 sequence received from client.\n"


def drawn_again(server: Server) -> None:
    with tab(server) as socket:
        drawn(socket)


def test_a_tab_takes_one_descriptor_and_leaves_none(plain: Server) -> None:
    drawn_again(plain)
    assert soon(lambda: descriptors(plain) == descriptors(plain))
    before = descriptors(plain)
    with several(plain, 8):
        assert soon(lambda: descriptors(plain) <= before + 8)
    assert soon(lambda: descriptors(plain) <= before)


def test_tabs_beyond_what_there_is_room_for_are_told_and_the_others_stay(proxied: Server) -> None:
    places = heads.tabs_for(FEW)
    with ExitStack() as stack:
        for _ in range(places):
            first = stack.enter_context(tab(proxied))
        for _ in range(3):
            with pytest.raises(InvalidStatus) as refused, tab(proxied):
                pass
            assert refused.value.response.status_code == 503
            assert "Delmål är fullt just nu" in refused.value.response.body.decode()
        page = get(proxied, "/delmal/")
        assert status_of(page) == 503
        assert "Delmål är fullt just nu" in page.decode()
        assert status_of(get(proxied, "/delmal/halsa")) == 200
        drawn(first)
    assert soon(lambda: status_of(get(proxied, "/delmal/")) == 200)
    drawn_again(proxied)


def test_one_visitors_tabs_beyond_their_part_are_told_and_others_come_in(proxied: Server) -> None:
    one, other = ({"X-Forwarded-For": f"1.1.1.1, {at}"} for at in ("203.0.113.9", "192.0.2.1"))
    with ExitStack() as stack:
        for _ in range(3):
            first = stack.enter_context(tab(proxied, headers=one))
        with pytest.raises(InvalidStatus) as refused, tab(proxied, headers=one):
            pass
        assert refused.value.response.status_code == 503
        assert "Från din adress är redan 3 flikar öppna" in refused.value.response.body.decode()
        page = get(proxied, "/delmal/", *one.items())
        assert (status_of(page), "redan 3 flikar" in page.decode()) == (503, True)
        assert status_of(get(proxied, "/delmal/", *other.items())) == 200
        with tab(proxied, headers=other) as second:
            drawn(second)
        drawn(first)
    assert soon(lambda: status_of(get(proxied, "/delmal/", *one.items())) == 200)


def test_connections_that_ask_for_nothing_stop_nobody(proxied: Server) -> None:
    at, said = urlsplit(proxied.url), Said(proxied)
    with ExitStack() as stack:
        idle = [
            stack.enter_context(socket.create_connection((at.hostname, at.port), timeout=10))
            for _ in range(FEW + 20)
        ]
        last = idle[-1].recv(65536)
        assert status_of(last) == 503
        assert "Delmål är fullt just nu" in last.decode()
    assert soon(lambda: status_of(get(proxied, "/delmal/halsa")) == 200)
    assert "Too many open files" not in said.text()


def upload(
    server: Server, session: str, size: int, *, chunked: bool = False, name: str = "f"
) -> tuple[int, str]:
    """The status and the text of an upload, as Streamlit's JavaScript sends it."""
    at = urlsplit(server.url)
    with_cookie = http.client.HTTPConnection(at.hostname or "", at.port, timeout=20)
    with_cookie.request("GET", f"{at.path}/_stcore/health")
    cookie = (with_cookie.getresponse().headers["Set-Cookie"] or "").partition(";")[0]
    with_cookie.close()
    edge = "x0x"
    head = (
        f'--{edge}\r\nContent-Disposition: form-data; name="f"; filename="f.csv"\r\n'
        "Content-Type: text/csv\r\n\r\n"
    )
    body = head.encode() + b"x" * size + f"\r\n--{edge}--\r\n".encode()
    line = http.client.HTTPConnection(at.hostname or "", at.port, timeout=20)
    headers = {
        "Content-Type": f"multipart/form-data; boundary={edge}",
        "Cookie": cookie,
        "X-Xsrftoken": cookie.partition("=")[2],
    }
    path = f"{at.path}/_stcore/upload_file/{session}/{name}"
    line.request("PUT", path, iter([body]) if chunked else body, headers, encode_chunked=chunked)
    answer = line.getresponse()
    told = answer.status, answer.read().decode()
    line.close()
    return told


def test_a_dropped_file_lies_on_disk_and_goes_with_its_tab(plain: Server) -> None:
    folder = plain.data_dir / "private" / "uploads"
    with tab(plain) as socket:
        session = drawn(socket)
        assert upload(plain, session, 3000)[0] == 204
        assert upload(plain, session, 2000, chunked=True, name="g")[0] == 204
        lying = [p for p in folder.rglob("*") if p.is_file() and p.name != "lock"]
        assert sorted(p.stat().st_size for p in lying) == [2000, 3000]
        status, told = upload(plain, session, 51 * 1024 * 1024)
        assert (status, told) == (413, "Filen är för stor: den får vara högst 50 MB.")
        assert upload(plain, "nobody", 10)[0] == 400


@pytest.mark.parametrize(
    ("options", "extra"),
    [
        (["--server.address=0.0.0.0"], {}),
        (["--server.address="], {}),
        ([], {"STREAMLIT_SERVER_ADDRESS": "::"}),
    ],
)
def test_a_server_that_others_would_reach_does_not_start(
    options: list[str], extra: dict[str, str], mother: Mother, tmp_path: Path
) -> None:
    with (
        pytest.raises(RuntimeError) as told,
        mother.serve(tmp_path, options=options, extra=extra),
    ):
        pass
    said = str(told.value).splitlines()[1:]
    # The second line is one that only a server born of the mother writes.
    assert [line for line in said if not line.startswith("terminate called")] == said[:1]
    assert said[0].startswith("Delmål startar inte, för ")


def test_with_a_trusted_proxy_it_starts_and_answers_this_machine_and_the_proxy(
    mother: Mother, tmp_path: Path
) -> None:
    own = {"SBS_TRUSTED_PROXY": "192.0.2.77"}
    with mother.serve(
        made(tmp_path / "data"), options=["--server.address=0.0.0.0"], extra=own
    ) as server:
        assert status_of(get(server, "/halsa")) == 200
        for name in socket.gethostbyname_ex(socket.gethostname())[2]:
            if not name.startswith("127."):
                url = f"http://{name}:{urlsplit(server.url).port}"
                assert status_of(raw(url, request("/halsa", {"Host": "127.0.0.1"}))) == 403


def test_a_probe_tells_when_the_data_cannot_be_read_and_when_they_can_again(
    plain: Server,
) -> None:
    (snapshot,) = (plain.data_dir / "published").glob("snapshot-*.duckdb")
    snapshot.write_bytes(b"\x00" * 5000)
    assert soon(lambda: status_of(get(plain, "/halsa")) == 503)
    assert soon(lambda: status_of(get(plain, "/halsa")) == 200)  # made anew from the journal
