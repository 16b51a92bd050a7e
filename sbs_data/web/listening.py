"""Who can reach the server at all: this machine alone, unless something keeps others out.

Until somebody has to log in, an address that other machines reach would show everybody everything.
"""

from __future__ import annotations

import errno
import ipaddress
import socket
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.types import Scope

from sbs_data import printable
from sbs_data.errors import DelmalError

_NOT_OURS = {
    getattr(errno, name, None)
    for name in ("EADDRNOTAVAIL", "EAFNOSUPPORT", "EINVAL", "ENODEV", "WSAEADDRNOTAVAIL")
} - {None}

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class Guard:
    """What keeps others out when the server listens beyond this machine.

    ``proxies`` are the networks that a trusted proxy asks from; with ``has_login`` everybody may
    ask, since each has to say who he is.
    """

    proxies: tuple[Network, ...] = ()
    has_login: bool = False

    def admits(self, local: str | None, peer: str | None) -> bool:
        """Whether a connection is answered, by the addresses of its two ends."""
        if self.has_login or local is None or is_loopback(local):
            return True
        if peer is None:
            return False
        return is_loopback(peer) or self.is_proxy(peer)

    def is_proxy(self, address: str) -> bool:
        """Whether a trusted proxy asks from there."""
        found = _address(address)
        return found is not None and any(found in network for network in self.proxies)


def guard(proxies: Sequence[str], *, has_login: bool) -> Guard:
    """The guard of the settings. Raises ``DelmalError`` for what is no proxy's address."""
    return Guard(tuple(_network(proxy) for proxy in proxies), has_login)


def refusal(address: str | None, by: Guard) -> str | None:
    """Why a server must not start at ``server.address``; ``None`` when it may.

    No address at all is every address, to Streamlit.
    """
    if by.has_login or by.proxies or not is_wide(address):
        return None
    name = printable.line(address or "")
    said = f"adressen ”{name}” (server.address)" if address else "en tom adress (server.address)"
    return (
        f"Delmål startar inte, för {said} kan nås från andra datorer utan inloggning: låt den vara "
        "127.0.0.1 med en proxy framför, eller ange proxyns adress i SBS_TRUSTED_PROXY eller en "
        "inloggning under [auth] i secrets.toml."
    )


def cannot_listen(error: Exception, address: str, port: int) -> str:
    """Why a server can't listen at an address and a port, of what stopped it."""
    number, address = getattr(error, "errno", None), printable.line(address)
    if isinstance(error, OverflowError):
        why = f"”{port}” (server.port) är ingen port: välj en mellan 1 och 65535 med --port."
    elif isinstance(error, socket.gaierror | ValueError | TypeError):
        why = (
            f"adressen ”{address}” (server.address) går inte att slå upp: ange datorns adress i "
            "siffror, till exempel 127.0.0.1, med --address."
        )
    elif number == errno.EADDRINUSE:
        why = (
            f"port {port} på {address} är upptagen. Är översikten redan igång? Välj annars en "
            "annan port med --port."
        )
    elif isinstance(error, PermissionError):
        why = (
            f"port {port} får inte användas av den som startar: välj en annan, helst över 1023, "
            "med --port."
        )
    elif number in _NOT_OURS:
        why = (
            f"den här datorn har inte adressen ”{address}” (server.address): ange en av dess egna, "
            "till exempel 127.0.0.1, med --address."
        )
    else:
        code = errno.errorcode.get(number or 0, type(error).__name__)
        why = (
            f"adressen ”{address}” och port {port} går inte att lyssna på (fel {code}): välj andra "
            "med --address och --port."
        )
    return f"Delmål startar inte, för {why}"


def no_socket_file(address: str) -> str:
    """Why a server can't listen at a file."""
    name = printable.line(address)
    return (
        f"Delmål startar inte, för en Unix-socket (”{name}”, server.address) går inte att lyssna "
        "på: låt adressen vara 127.0.0.1 och proxyn fråga den."
    )


NO_CERTIFICATE = (
    "Delmål startar inte, för certifikatet (server.sslCertFile) eller dess nyckel "
    "(server.sslKeyFile) saknas eller går inte att läsa: ange båda filerna, eller ingen av dem."
)


def is_wide(address: str | None) -> bool:
    """Whether somebody on another machine could reach a server at this address.

    >>> [is_wide(a) for a in ("127.0.0.1", "::1", "0.0.0.0", "::", "0", "", None, "10.0.0.5")]
    [False, False, True, True, True, True, True, True]
    """
    if not address:
        return True
    if address.startswith("unix:"):
        return False
    # As the socket will: with its family, names looked up, short forms such as "0" spelled out.
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        found = socket.getaddrinfo(address, None, family, socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return True
    return not all(is_loopback(str(of[4][0])) for of in found)


def is_loopback(address: str) -> bool:
    """Whether an IP address is this machine's own; a path is one, of a Unix socket.

    >>> [is_loopback(a) for a in ("127.0.0.1", "::ffff:127.0.0.1", "192.168.1.4", "/run/x.sock")]
    [True, True, False, True]
    """
    found = _address(address)
    return address.startswith(("/", "@")) if found is None else found.is_loopback


def peer_of(scope: Scope) -> str | None:
    """Who really asks: a trusted ``X-Forwarded-For`` has taken the address's place by now."""
    peer = scope.get("state", {}).get("peer") or scope.get("client")
    return str(peer[0]) if peer else None


def plain(address: str) -> str:
    """An address as it is compared: the older kind is not wrapped in the newer."""
    return str(_address(address) or address)


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        found = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return mapped or found


def _network(text: str) -> Network:
    try:
        network = ipaddress.ip_network(text, strict=False)
        if network.prefixlen:  # else it is everybody
            return network
    except ValueError:
        pass
    raise DelmalError(
        f"SBS_TRUSTED_PROXY är ”{text}”, som inte är en proxys adress: skriv till exempel 10.0.0.5 "
        "eller 10.0.0.0/28, flera med komma emellan.",
        code="bad_proxy",
    )
