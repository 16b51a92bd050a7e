"""Which names the server answers to, and whose pages may speak to it.

A web page anywhere can let its own name lead to this machine (DNS rebinding), and then read what it
is answered: only the Host header tells. And a websocket is open to any page that asks: only the
Origin header tells. So a request counts by its one Host, and an Origin by exact host and port.
"""

from __future__ import annotations

import ipaddress
import logging
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from starlette.types import ASGIApp, Receive, Scope, Send

from sbs_data.errors import DelmalError
from sbs_data.web import notice
from sbs_data.web.listening import Guard, peer_of, plain

log = logging.getLogger(__name__)

_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::(?P<port>[0-9]{1,5}))?")
_ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<host>[^/?#@\s]+)", re.IGNORECASE)
_PUBLIC = re.compile(r"(?:(?P<scheme>https?)://)?(?P<host>[^/?#@\s]+)/?", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}
_OWN = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names of this machine that nobody else's server can have."""

WRONG_NAME = (
    "Delmål svarar inte på den här adressen. Öppna Delmål på den adress som du har fått. Den som "
    "sköter Delmål anger namnet i SBS_PUBLIC_NAME."
)
WRONG_PAGE = "En annan webbsida får inte hämta något ur Delmål."
WRONG_PEER = "Delmål svarar bara proxyn som anges i SBS_TRUSTED_PROXY."

Host = tuple[str, int | None]
"""A name as it is compared, and its port where one is said."""


@dataclass(frozen=True, slots=True)
class Public:
    """A public name: what a browser has in its address bar before the first slash."""

    scheme: str
    name: str
    port: int


def public_names(texts: Sequence[str]) -> tuple[Public, ...]:
    """The settings' public names; without a scheme it is https. Raises ``DelmalError``."""
    return tuple(_public(text) for text in texts)


def read_host(text: str) -> Host | None:
    """A Host header, or what an origin says after its scheme. ``None`` where it is neither.

    >>> read_host("LocalHost.:8501"), read_host("[0:0::1]"), read_host("a@localhost")
    (('localhost', 8501), ('::1', None), None)
    """
    found = _HOST.fullmatch(text)
    if found is None:
        return None
    name = found["name"].lower()
    if name.startswith("["):
        try:
            name = ipaddress.IPv6Address(name[1:-1]).compressed
        except ValueError:
            return None
    else:
        name = name.removesuffix(".")
    port = int(found["port"]) if found["port"] else None
    is_one = bool(name) and ".." not in name and (port is None or 0 < port < 65536)
    return (name, port) if is_one else None


class HostMiddleware:
    """Lets through what was asked of one of our names, by one of our own pages or by none."""

    def __init__(self, app: ASGIApp, public: Sequence[Public] = (), guard: Guard | None = None):
        self.app = app
        self._public = tuple(public)
        self._guard = guard or Guard()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        fault = self._fault(scope)
        if fault is None:
            await self.app(self._as_one(scope), receive, send)
            return
        status, sentence = fault
        log.warning("refused (%d): host %.200r, origin %.200r", status, *_both(scope))
        text = notice.page("Fel adress" if status == 421 else "Inte tillåtet", sentence)
        await notice.answer(scope, receive, send, status, text)

    def _fault(self, scope: Scope) -> tuple[int, str] | None:
        local, peer = _end(scope, "server"), peer_of(scope)
        if not self._guard.admits(local, peer):
            return 403, WRONG_PEER
        hosts, origins = _both(scope)
        host = read_host(hosts[0]) if len(hosts) == 1 else None
        # An address of figures is no name that could be led elsewhere.
        own = _OWN if local is None else {*_OWN, plain(local)}
        if host is None or not (host[0] in own or self._is_public(host)):
            return 421, WRONG_NAME
        if origins and not (len(origins) == 1 and self._is_same(origins[0], host, own)):
            return 403, WRONG_PAGE
        return None

    def _is_public(self, host: Host) -> bool:
        name, port = host
        return any(name == of.name and port in (None, of.port) for of in self._public)

    def _is_same(self, origin: str, host: Host, own: Collection[str]) -> bool:
        found = _ORIGIN.fullmatch(origin)
        asks = read_host(found["host"]) if found else None
        if found is None or asks is None or asks[0] != host[0]:
            return False
        scheme, (name, port) = found["scheme"].lower(), asks
        asking = Public(scheme, name, port or _PORTS[scheme])
        if asking in self._public:
            return True
        return name in own and asking.port == (host[1] or _PORTS[scheme])

    def _as_one(self, scope: Scope) -> Scope:
        """Streamlit compares Origin and Host letter by letter, and they say the same by now."""
        _, origins = _both(scope)
        if scope["type"] != "websocket" or not origins:
            return scope
        host = origins[0].partition("://")[2].encode("latin-1")
        headers = [(name, host if name == b"host" else of) for name, of in scope["headers"]]
        return {**scope, "headers": headers}


def _both(scope: Scope) -> tuple[list[str], list[str]]:
    """Every Host and every Origin of a request."""
    said: dict[bytes, list[str]] = {b"host": [], b"origin": []}
    for name, value in scope["headers"]:
        if name.lower() in said:
            said[name.lower()].append(value.decode("latin-1"))
    return said[b"host"], said[b"origin"]


def _end(scope: Scope, which: str) -> str | None:
    end = scope.get(which)
    return str(end[0]) if end else None


def _public(text: str) -> Public:
    found = _PUBLIC.fullmatch(text)
    host = None
    if found is not None:
        try:
            said = found["host"]
            host = read_host(said if said.isascii() else said.encode("idna").decode("ascii"))
        except UnicodeError:
            host = None
    if found is None or host is None:
        raise DelmalError(
            f"SBS_PUBLIC_NAME är ”{text}”, som inte är ett namn på en webbplats: skriv till "
            "exempel delmal.kommunen.se eller https://delmal.kommunen.se:8443, flera med komma "
            "emellan.",
            code="bad_public_name",
        )
    scheme = (found["scheme"] or "https").lower()
    return Public(scheme, host[0], host[1] or _PORTS[scheme])
