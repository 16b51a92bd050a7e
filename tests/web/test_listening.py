"""Who can reach the server at all."""

from __future__ import annotations

import errno
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit import config
from streamlit.web.server.starlette import starlette_server

from sbs_data.errors import DelmalError
from sbs_data.web import guard, inside, refusal
from sbs_data.web.listening import NO_CERTIFICATE, Guard, is_wide

PROJECT = Path(__file__).parents[2]
NOBODY = Guard()
WIDE = [
    "0.0.0.0", "::", "0", "0.0", "00.0.0.0", "0x0", "", None, "10.0.0.5", "192.168.1.4", "fe80::1",
    "::ffff:0.0.0.0", "::ffff:10.0.0.5", "169.254.1.1", "finns-inte.invalid",
]  # fmt: skip
NARROW = ["127.0.0.1", "127.0.0.2", "127.1", "::1", "localhost", "::ffff:127.0.0.1", "unix:///x"]


@pytest.mark.parametrize("address", WIDE)
def test_an_address_that_others_reach_is_refused(address: str | None) -> None:
    sentence = refusal(address, NOBODY)
    assert sentence is not None
    assert (f"”{address}”" if address else "en tom adress") in sentence
    assert sentence.startswith("Delmål startar inte, för ")
    assert ". " not in sentence  # one sentence
    for by in (guard(["10.0.0.5"], has_login=False), guard([], has_login=True)):
        assert refusal(address, by) is None


@pytest.mark.parametrize("address", NARROW)
def test_this_machines_own_is_not(address: str) -> None:
    assert refusal(address, NOBODY) is None


def test_a_name_is_as_wide_as_the_widest_it_leads_to(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(*_: object) -> list[object]:
        return [(2, 1, 6, "", (of, 0)) for of in ("127.0.0.1", "10.0.0.5")]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    assert is_wide("server.kommunen.se")


@pytest.mark.parametrize("text", ["proxy.kommunen.se", "0.0.0.0/0", "::/0", "10.0.0.300", "*"])
def test_what_is_no_proxys_address_is_refused(text: str) -> None:
    with pytest.raises(DelmalError, match="SBS_TRUSTED_PROXY"):
        guard([text], has_login=False)


def test_who_is_admitted() -> None:
    by = guard(["10.0.0.5", "fd00::/64"], has_login=False)
    assert by.admits("127.0.0.1", "203.0.113.9")  # as a proxy on this machine says it
    assert by.admits("10.9.9.9", "10.0.0.5")
    assert by.admits("10.9.9.9", "::ffff:10.0.0.5")
    assert by.admits("fd00::9", "fd00::1")
    assert not by.admits("10.9.9.9", "10.0.0.6")
    assert not by.admits("10.9.9.9", None)
    assert not by.admits("::ffff:10.9.9.9", "10.0.0.6")
    assert not NOBODY.admits("10.9.9.9", "10.0.0.5")
    assert guard([], has_login=True).admits("10.9.9.9", "10.0.0.6")
    assert NOBODY.admits("/run/delmal.sock", None)


# What Streamlit would end in a traceback of.

LACKED = "198.51.100.3"  # for examples in documents: no machine has it


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """As the server starts, with the sentences in place."""
    for name in ("_bind_server_socket", "_server_address_is_unix_socket", "_validate_ssl_config"):
        monkeypatch.setattr(starlette_server, name, getattr(starlette_server, name))
    inside.tell_why_not()
    return monkeypatch


def bound(address: str, port: int) -> str:
    with pytest.raises(SystemExit) as ended:
        starlette_server._bind_server_socket(address, address, port, 1)
    sentence = str(ended.value.code)
    assert sentence.startswith("Delmål startar inte, för ")
    return sentence


@pytest.mark.usefixtures("told")
def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        sentence = bound("127.0.0.1", port)
    assert f"port {port} på 127.0.0.1 är upptagen" in sentence
    assert "--port" in sentence


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("address", [LACKED, "2001:db8::7"])
def test_an_address_that_the_machine_lacks_is_told(address: str) -> None:
    sentence = bound(address, 0)
    assert f"har inte adressen ”{address}”" in sentence
    assert "--address" in sentence


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    "address", ["finns-inte.invalid", "unix:/x", "[::1]", "å" * 90, "127.0.0.1\0", "1.2.3.4\x1b[2K"]
)
def test_what_is_no_address_is_told(address: str) -> None:
    sentence = bound(address, 0)
    assert "går inte att slå upp" in sentence
    assert sentence.isprintable()


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("port", [-1, 65_536, 10**30])
def test_what_is_no_port_is_told(port: int) -> None:
    assert f"”{port}” (server.port) är ingen port" in bound("127.0.0.1", port)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "får inte användas"),
        (errno.EPERM, "får inte användas"),
        (errno.EAFNOSUPPORT, "har inte adressen"),
        (errno.EMFILE, "fel EMFILE"),
    ],
)
def test_what_the_system_refuses_is_told(
    number: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    for name in ("_server_address_is_unix_socket", "_validate_ssl_config"):
        monkeypatch.setattr(starlette_server, name, getattr(starlette_server, name))
    monkeypatch.setattr(starlette_server, "_bind_server_socket", refused)
    inside.tell_why_not()
    assert words in bound("127.0.0.1", 80)


@pytest.mark.usefixtures("told")
def test_what_can_be_listened_to_is() -> None:
    made, address = starlette_server._bind_server_socket("127.0.0.1", "127.0.0.1", 0, 1)
    with made:
        assert (address, made.getsockname()[1] > 0) == ("127.0.0.1", True)
    assert starlette_server._server_address_is_unix_socket() is False
    assert starlette_server._validate_ssl_config() == (None, None)


def test_a_certificate_without_its_key_is_told(told: pytest.MonkeyPatch) -> None:
    told.setattr(config, "get_option", {"server.sslCertFile": "x"}.get)
    with pytest.raises(SystemExit, match=re.escape(NO_CERTIFICATE)):
        starlette_server._validate_ssl_config()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (["--address", LACKED], f"har inte adressen ”{LACKED}”"),
        (["--address", "unix:///tmp/x.sock"], "”unix:///tmp/x.sock”"),
        ({"SSL_CERT_FILE": "x", "SSL_KEY_FILE": "x"}, NO_CERTIFICATE),
    ],
)
def test_a_server_that_can_not_start_says_one_sentence_and_ends(
    tmp_path: Path, said: list[str] | dict[str, str], sentence: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    settings = said if isinstance(said, dict) else {}
    ended = subprocess.run(
        [sys.executable, "-m", "sbs_data", "serve", "--port", str(port)]
        + (said if isinstance(said, list) else []),
        cwd=PROJECT,
        env=os.environ
        | {"SBS_DATA_DIR": str(tmp_path / "data")}
        | {f"STREAMLIT_SERVER_{name}": value for name, value in settings.items()},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 1
    first, told, *more = ended.stderr.splitlines()
    assert (first, more, ended.stdout) == ("Startar översikten …", [], "")
    assert sentence in told
    assert told.startswith("Delmål startar inte, för ")
