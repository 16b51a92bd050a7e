"""What answers what: the pages that are, what they are made of, and a Swedish 404 for the rest.

Streamlit answers whatever it does not know with its shell and 200, and tells anybody of its caches.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from anyio import to_thread
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sbs_data.web import notice

log = logging.getLogger(__name__)

STREAM = "/_stcore/stream"
_FOR_PAGES = re.compile(
    r"/(?:_stcore/(?:health|host-config|upload_file/[^/]+/[^/]+|bidi-components/.+)"
    r"|(?:static|media|component)/.+)"
)
"""What Streamlit's pages ask for by themselves."""
_FOR_LOGIN = re.compile(r"/(?:auth/(?:login|logout)|oauth2callback)")
_SHOWN = ("GET", "HEAD")
_ICONS = ("/favicon.ico", "/favicon.png")
"""Browsers ask for the one, Streamlit's JavaScript for the other before it knows ours."""

MISSING = ("Sidan finns inte", "Här finns ingen sida. Adressen kan vara fel skriven eller gammal.")
_TOLD = {
    400: ("Begäran går inte att läsa", "Adressen eller begäran är fel skriven."),
    404: MISSING,
    405: ("Det går inte att göra så här", "Den här adressen går bara att läsa."),
}
Told = tuple[str, str]
"""A heading, and a sentence or two."""
FULL: Told = (
    "Delmål är fullt just nu",
    "Så många har Delmål öppet att servern inte kan ta emot fler. Stäng flikar som inte används, "
    "eller försök igen om en stund.",
)


def many_of_one(most: int) -> Told:
    """What is said to who has as many tabs open as one visitor may."""
    return (
        "För många flikar är öppna",
        f"Från din adress är redan {most} flikar öppna, och fler än så tar Delmål inte emot från "
        "en och samma adress. Stäng flikar som inte används, eller be den som sköter Delmål att "
        "höja SBS_TABS_PER_VISITOR.",
    )


WELL = "Delmål mår bra.\n"
UNWELL = "Underlaget går inte att läsa. Mer står i serverns logg.\n"
ROBOTS = "User-agent: *\nDisallow: /\n"
_PROBED_FOR = 1.0
"""Seconds that a probe's answer holds: a thousand probes ask no more than one."""


def base_of(path: str | None) -> str:
    """``server.baseUrlPath`` as it stands before a path.

    >>> base_of("/delmal/"), base_of("")
    ('/delmal', '')
    """
    inner = (path or "").strip("/")
    return f"/{inner}" if inner else ""


@dataclass(frozen=True, slots=True)
class Site:
    """What there is: the pages' paths, the start page's first, below ``base``.

    ``probe`` raises what it likes when the data cannot be read. ``too_many`` says why another tab
    of who asks would be too many. ``has_login`` opens the addresses that a login needs.
    """

    pages: tuple[str, ...]
    icon: bytes
    probe: Callable[[], None]
    base: str = ""
    too_many: Callable[[Scope], Told | None] = field(default=lambda _: None)
    has_login: bool = False


class PathMiddleware:
    """Answers what is ours, lets through what Streamlit's pages need, and knows nothing else."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self.app = app
        self._site = site
        self._pulse = _Pulse(site.probe)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind, path, base = scope["type"], scope.get("path", ""), self._site.base
        inner = path[len(base) :] if path.startswith(f"{base}/") else None
        if kind == "lifespan" or (kind == "websocket" and inner == STREAM):
            await self.app(scope, receive, send)
        elif kind == "websocket" or not path.startswith("/"):  # a whole address, or a star
            await self._tell(scope, receive, send, 404 if kind == "websocket" else 400)
        elif (own := await self._own(scope, path)) is not None:
            await own(scope, receive, send)
        elif inner is not None and self._is_for_pages(inner):
            await self.app(scope, receive, _Swedish(self, scope, receive, send, inner))
        else:
            await self._answer_page(scope, receive, send, inner)

    def _is_for_pages(self, inner: str) -> bool:
        if _FOR_PAGES.fullmatch(inner):
            return True
        return self._site.has_login and _FOR_LOGIN.fullmatch(inner) is not None

    async def _own(self, scope: Scope, path: str) -> Response | None:
        """What robots and probes ask for: at the root too, where they look."""
        name = path.removeprefix(self._site.base)
        if name not in ("/halsa", "/robots.txt", *_ICONS):
            return None
        if scope["method"] not in _SHOWN:
            return _not_allowed()
        if name == "/robots.txt":
            return Response(ROBOTS, media_type="text/plain", headers={"Cache-Control": "no-cache"})
        if name in _ICONS:
            kept = {"Cache-Control": "public, max-age=86400"}
            return Response(self._site.icon, media_type="image/x-icon", headers=kept)
        is_well = await self._pulse.feel()
        return Response(
            WELL if is_well else UNWELL, 200 if is_well else 503, {"Cache-Control": "no-store"},
            "text/plain",
        )  # fmt: skip

    async def _answer_page(
        self, scope: Scope, receive: Receive, send: Send, inner: str | None
    ) -> None:
        site = self._site
        if inner is None and scope["path"] == site.base:  # the folder without its slash
            await _to(scope, f"{site.base.rpartition('/')[2]}/")(scope, receive, send)
            return
        page = (inner or "//").removeprefix("/")
        if page and page.removesuffix("/") not in site.pages:
            await self._tell(scope, receive, send, 404)
        elif scope["method"] not in _SHOWN:
            await _not_allowed()(scope, receive, send)
        elif page.endswith("/"):
            at = page.removesuffix("/")
            await _to(scope, "../" if at == site.pages[0] else f"../{at}")(scope, receive, send)
        elif page == site.pages[0]:
            await _to(scope, "./")(scope, receive, send)
        elif (told := site.too_many(scope)) is not None:
            text, wait = notice.page(*told, home=None), {"Retry-After": "30"}
            await notice.answer(scope, receive, send, 503, text, headers=wait)
        else:
            await self.app(scope, receive, send)

    async def _tell(self, scope: Scope, receive: Receive, send: Send, status: int) -> None:
        text = notice.page(*_TOLD[status], home=f"{self._site.base}/")
        await notice.answer(scope, receive, send, status, text)


class _Swedish:
    """Sends on what Streamlit answers, but for its English faults and its shell in their place."""

    def __init__(
        self, of: PathMiddleware, scope: Scope, receive: Receive, send: Send, inner: str
    ) -> None:
        self._of, self._scope, self._receive, self._send = of, scope, receive, send
        self._is_bundle = inner.startswith("/static/")
        self._is_told = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and (status := self._fault(message)):
            self._is_told = True
            await self._of._tell(self._scope, self._receive, self._send, status)
        elif not self._is_told:
            await self._send(message)

    def _fault(self, message: Message) -> int | None:
        status = int(message["status"])
        if status in _TOLD:
            return status
        kinds = [value for name, value in message["headers"] if name.lower() == b"content-type"]
        is_shell = self._is_bundle and any(kind.startswith(b"text/html") for kind in kinds)
        return 404 if is_shell else None


class _Pulse:
    """Whether the data can be read: felt once for all who ask at the same time."""

    def __init__(self, probe: Callable[[], None]) -> None:
        self._probe = probe
        self._guard = asyncio.Lock()
        self._felt: tuple[float, bool] | None = None

    async def feel(self) -> bool:
        async with self._guard:
            if self._felt is None or time.monotonic() - self._felt[0] > _PROBED_FOR:
                is_well = await to_thread.run_sync(self._try)
                self._felt = time.monotonic(), is_well
            return self._felt[1]

    def _try(self) -> bool:
        try:
            self._probe()
        except Exception as error:
            log.error("the probe could not read the data", exc_info=error)
            return False
        return True


def _not_allowed() -> Response:
    headers = {"Allow": ", ".join(_SHOWN), "Cache-Control": "no-store"}
    return Response(notice.page(*_TOLD[405]), 405, headers, "text/html")


def _to(scope: Scope, place: str) -> RedirectResponse:
    """A way on that is right whatever a proxy has put before the path: it is relative."""
    query = scope["query_string"].decode("latin-1")
    where = f"{place}?{query}" if query else place
    return RedirectResponse(where, headers={"Cache-Control": "no-cache"})
