"""Asking one public API: its own host and no other, bounded answers, patience when it is busy."""

from __future__ import annotations

import email.utils
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, NoReturn, Self
from urllib.parse import SplitResult, urlencode, urljoin, urlsplit, urlunsplit

import requests
import stamina
from requests import exceptions
from urllib3.exceptions import MaxRetryError

from sbs_data.clock import Clock
from sbs_data.sources import limits, trouble
from sbs_data.sources.fetched import Answer
from sbs_data.sources.trouble import Again, NotFound
from sbs_data.statistics import isolated
from sbs_data.statistics.glimpse import Glimpse, Shape

_DEFAULT_PORTS = {"https": 443, "http": 80}
_DAY = 24 * 60 * 60.0
_BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)


@dataclass(frozen=True, slots=True)
class Service:
    """A public API: its name to a reader, where it is, what it wants to be asked for, the setting
    that can point elsewhere, and what is looked at of its answers before they are kept.
    """

    name: str
    url: str
    accept: str
    setting: str
    looked_at: Mapping[str, Shape]


@dataclass(frozen=True, slots=True)
class _Sent:
    """What came back, as it came."""

    content: bytes
    content_type: str


class _Session(requests.Session):
    """Looks into no redirect: it would take in the body too, however large. We follow it."""

    def get_redirect_target(self, resp: requests.Response) -> None:  # noqa: ARG002
        return None


class Client:
    """One fetch from one service. Everything it raises is a :class:`DelmalError` in Swedish."""

    def __init__(self, service: Service, base_url: str | None, clock: Clock) -> None:
        """Without ``base_url`` the service is asked where it is, over https."""
        self.service = service.name
        self._looked_at = service.looked_at
        self._clock = clock
        self._base = _base(service, base_url)
        self._bytes_left = limits.MAX_BYTES
        self._requests_left = limits.MAX_REQUESTS
        self._values_left = limits.MAX_VALUES
        self._session = _Session()
        self._session.headers.update({"Accept": service.accept, "User-Agent": "Delmal"})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def address(self, path: str, **query: str | int) -> str:
        """The address of a path below the base."""
        below = self._base.path.rstrip("/") + path
        return urlunsplit((*self._base[:2], below, urlencode(query), ""))

    def stay(self, address: str, asked: str) -> str:
        """An address that the service gave in its answer to ``asked``, over our own scheme.

        A server behind a proxy may write http where it is asked over https. Another host is
        refused.
        """
        try:
            there = urlsplit(urljoin(asked, address))
            is_here = (there.hostname, _port(there)) == (self._base.hostname, _port(self._base))
        except ValueError:
            is_here = False
        if not is_here:
            raise trouble.elsewhere(self.service, self._base.netloc, address)
        return urlunsplit((*self._base[:2], there.path, there.query, ""))

    def get(self, url: str) -> Answer:
        """The answer at an address of this client's, asked for again while that makes sense."""
        try:
            for attempt in stamina.retry_context(
                on=_how_long,
                attempts=limits.ATTEMPTS,
                timeout=None,
                wait_initial=limits.FIRST_WAIT_SECONDS,
                wait_max=limits.LONGEST_WAIT_SECONDS,
            ):
                with attempt:
                    return self._follow(url)
        except Again as again:
            raise again.error from None
        raise AssertionError("the last attempt answers or raises")

    def find(self, url: str) -> Answer | None:
        """Like :meth:`get`, but ``None`` where the service knows nothing at that address."""
        try:
            return self.get(url)
        except NotFound:
            return None

    def _follow(self, url: str) -> Answer:
        asked = url
        for _ in range(limits.MAX_REDIRECTS + 1):
            sent = self._ask(asked)
            if isinstance(sent, _Sent):
                body = self._read(sent, asked)
                return Answer(url, sent.content, body)
            asked = sent
        raise trouble.endless(self.service, url)

    def _ask(self, url: str) -> _Sent | str:
        """What is sent from an address, or the address that it has moved to."""
        if not self._requests_left:
            raise trouble.too_much(self.service)
        self._requests_left -= 1
        with self._told(url):
            waits = (limits.CONNECT_SECONDS, limits.READ_SECONDS)
            with self._session.get(
                url, stream=True, allow_redirects=False, timeout=waits
            ) as response:
                if response.is_redirect:
                    return self.stay(response.headers["Location"], url)
                if response.status_code != HTTPStatus.OK:
                    self._refuse(response, url)
                return _Sent(self._content(response, url), response.headers.get("Content-Type", ""))

    @contextmanager
    def _told(self, url: str) -> Iterator[None]:
        """The library's errors in our words; what may pass is worth asking again."""
        host = self._base.netloc
        try:
            yield
        except exceptions.SSLError:
            raise trouble.certificate(self.service, host) from None
        except exceptions.ConnectTimeout:
            raise Again(trouble.offline(self.service, host)) from None
        except exceptions.Timeout:
            raise Again(trouble.slow(self.service, url)) from None
        except exceptions.ConnectionError as error:
            never_there = bool(error.args) and isinstance(error.args[0], MaxRetryError)
            words = (
                trouble.offline(self.service, host)
                if never_there
                else trouble.cut(self.service, url)
            )
            raise Again(words) from None
        except (exceptions.ChunkedEncodingError, exceptions.ContentDecodingError):
            raise Again(trouble.cut(self.service, url)) from None
        except exceptions.RequestException:
            # What is left is about the address itself, and the base is the only part we don't write
            raise trouble.offline(self.service, host) from None

    def _refuse(self, response: requests.Response, url: str) -> NoReturn:
        """Raise for an answer that is none."""
        status = response.status_code
        if status == HTTPStatus.NOT_FOUND:
            raise NotFound(self.service, url)
        if status in _BUSY:
            seconds = _retry_after(response.headers.get("Retry-After", ""), self._clock())
            is_429 = status == HTTPStatus.TOO_MANY_REQUESTS
            error = (
                trouble.busy(self.service, seconds)
                if is_429
                else trouble.broken(self.service, status, url)
            )
            if seconds is not None and seconds > limits.LONGEST_WAIT_SECONDS:
                raise error
            raise Again(error, seconds)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise Again(trouble.broken(self.service, status, url))
        raise trouble.not_accepted(self.service, status, url)

    def _content(self, response: requests.Response, url: str) -> bytes:
        """The answer's bytes, as long as there is room and time for them."""
        until = time.monotonic() + limits.ANSWER_SECONDS
        content = bytearray()
        for piece in response.iter_content(limits.PIECE_BYTES):
            content += piece
            if len(content) > self._bytes_left:
                raise trouble.too_much(self.service)
            if time.monotonic() > until:
                raise Again(trouble.slow(self.service, url))
        self._bytes_left -= len(content)
        return bytes(content)

    def _read(self, sent: _Sent, url: str) -> dict[str, Any]:
        """What is looked at of an answer. It is read where it can harm nobody."""
        found = isolated.answer(sent.content, self._looked_at, self._values_left)
        if isinstance(found, Glimpse):
            self._values_left -= found.count
            return found.body
        if found == "too_much":
            raise trouble.too_much(self.service)
        if found == "strange":
            raise trouble.strange(self.service, url)
        if "json" in sent.content_type.lower():  # it was JSON when it was sent
            raise Again(trouble.cut(self.service, url))
        raise trouble.no_json(self.service, url, sent.content_type)


def _base(service: Service, base_url: str | None) -> SplitResult:
    try:
        base = urlsplit(base_url or service.url)
        is_right = base.scheme in _DEFAULT_PORTS and bool(base.hostname)
        _port(base)
    except ValueError:
        is_right = False
    if not is_right:
        raise trouble.base_address(service.setting, base_url or service.url)
    return base


def _port(parts: SplitResult) -> int | None:
    """The port that an address names, ``None`` for its scheme's own. Raises ``ValueError``."""
    return None if parts.port == _DEFAULT_PORTS.get(parts.scheme) else parts.port


def _how_long(error: Exception) -> bool | float:
    """Whether to ask again, and after how many seconds where the server said so."""
    if not isinstance(error, Again):
        return False
    return True if error.seconds is None else error.seconds


def _retry_after(header: str, now: datetime) -> float | None:
    """The seconds of a ``Retry-After``, which says them or a time; ``None`` where it does not."""
    if header.strip().isdecimal():
        return min(float(header), _DAY)
    try:
        at = email.utils.parsedate_to_datetime(header)
    except ValueError:
        return None
    return min(max(0.0, (at.astimezone(UTC) - now).total_seconds()), _DAY)
