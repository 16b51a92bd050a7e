"""Who can reach the server at all."""

from __future__ import annotations

import socket

import pytest

from sbs_data.errors import DelmalError
from sbs_data.web import guard, refusal
from sbs_data.web.listening import Guard, is_wide

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
