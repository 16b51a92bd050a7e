"""Which visitor a request is of, as far as an address can tell.

An address that many may be behind tells nothing: this machine's own, where an unnamed proxy asks,
and a named proxy's that doesn't say for whom it asks.
"""

from __future__ import annotations

import ipaddress
import re

from starlette.types import Scope

from sbs_data.web.listening import Guard, is_loopback, peer_of, plain

_HEADER = b"x-forwarded-for"
_WITH_PORT = re.compile(r"\[(?P<six>[^\]]+)\](?::\d+)?|(?P<four>[0-9.]+):\d+")
_ONE_HOUSEHOLD = 64
"""Of an IPv6 address so many bits are the connection's: its owner chooses the rest."""


def visitor_of(scope: Scope, by: Guard) -> str | None:
    """The visitor's address, of IPv6 its network; ``None`` where it could be anybody's."""
    peer = peer_of(scope)
    if peer is None:
        return None
    if by.is_proxy(peer):
        peer = _forwarded(scope, by)
    return None if peer is None or is_loopback(peer) else _network(peer)


def _forwarded(scope: Scope, by: Guard) -> str | None:
    """The last address that no proxy of ours has: what stands before it, the visitor wrote."""
    said = b",".join(value for name, value in scope["headers"] if name.lower() == _HEADER)
    for part in reversed(said.decode("latin-1").split(",")):
        text = part.strip().strip('"')
        found = _WITH_PORT.fullmatch(text)
        address = (found["six"] or found["four"]) if found else text
        if not by.is_proxy(address):
            return address
    return None


def _network(address: str) -> str | None:
    try:
        found = ipaddress.ip_address(plain(address))
    except ValueError:
        return None
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(ipaddress.IPv6Network((int(found), _ONE_HOUSEHOLD), strict=False))
