"""Dropped files until they are saved: on disk, so much for each tab and so much in all."""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sbs_data.errors import DelmalError
from sbs_data.web import notice

log = logging.getLogger(__name__)

MEGABYTE = 1024 * 1024
PER_TAB = 500 * MEGABYTE
IN_ALL = 2000 * MEGABYTE
FILES_PER_TAB = 1000

CHUNK_SECONDS = 30.0
"""So long a file may stand still on its way."""
_PUT = re.compile(r"/_stcore/upload_file/(?P<tab>[^/]+)/[^/]+$")
_LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Lying:
    """A file on disk."""

    path: Path
    size: int

    def read(self) -> bytes:
        """Its bytes. Raises ``DelmalError`` when it has gone with its tab."""
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise DelmalError("Filen finns inte kvar. Släpp den på sidan igen.") from error


class Uploads:
    """What lies there, by tab and by the name that Streamlit has for it. For many threads.

    The folder is this server's own for as long as it runs; what an earlier one left is removed.
    """

    def __init__(self, folder: Path, *, per_tab: int = PER_TAB, in_all: int = IN_ALL) -> None:
        self._per_tab, self._in_all = per_tab, in_all
        self._above = folder
        self._folder: Path | None = None
        self._lock: FileLock | None = None
        self._guard = threading.RLock()
        self._lying: dict[str, dict[str, Lying]] = {}
        self._coming: dict[str, int] = {}
        _remove_left(folder)

    @contextmanager
    def room(self, tab: str, size: int) -> Iterator[None]:
        """Room for a file on its way. Raises ``DelmalError`` when there is none."""
        with self._guard:
            self._refuse_too_much(tab, size)
            self._coming[tab] = self._coming.get(tab, 0) + size
        try:
            yield
        finally:
            with self._guard:
                self._coming[tab] -= size
                if not self._coming[tab]:
                    del self._coming[tab]

    def put(self, tab: str, name: str, content: bytes) -> Lying:
        """Lay a file down; one of the same name is replaced.

        Its room was asked for when it came. Raises ``DelmalError`` when the disk will not have it.
        """
        with self._guard:
            self.remove(tab, name)
            try:
                path = self._own_folder() / secrets.token_hex(16)
                path.write_bytes(content)
            except OSError as error:
                raise DelmalError(
                    "Filen togs inte emot, för den gick inte att skriva till serverns disk. Säg "
                    "till den som sköter Delmål."
                ) from error
            lying = Lying(path, len(content))
            self._lying.setdefault(tab, {})[name] = lying
            return lying

    def get(self, tab: str, name: str) -> Lying | None:
        """A file that lies there."""
        with self._guard:
            return self._lying.get(tab, {}).get(name)

    def remove(self, tab: str, name: str) -> None:
        """Remove a file, if it lies there."""
        with self._guard:
            lying = self._lying.get(tab, {}).pop(name, None)
        if lying is not None:
            lying.path.unlink(missing_ok=True)

    def remove_all(self, tab: str) -> None:
        """Remove what a tab has dropped."""
        with self._guard:
            gone = self._lying.pop(tab, {})
        for lying in gone.values():
            lying.path.unlink(missing_ok=True)

    def tabs(self) -> list[str]:
        """The tabs that have something lying here."""
        with self._guard:
            return list(self._lying)

    def close(self) -> None:
        """Remove everything: the server ends."""
        for tab in self.tabs():
            self.remove_all(tab)
        with self._guard:
            if self._folder is not None and self._lock is not None:
                self._lock.release()
                shutil.rmtree(self._folder, ignore_errors=True)
                self._folder = self._lock = None

    def _refuse_too_much(self, tab: str, size: int) -> None:
        lying = self._lying.get(tab, {})
        own = sum(of.size for of in lying.values()) + self._coming.get(tab, 0)
        every = sum(of.size for tab in self._lying.values() for of in tab.values())
        if own + size > self._per_tab or len(lying) >= FILES_PER_TAB:
            raise DelmalError(
                f"Filen togs inte emot, för fliken har redan så mycket som ryms: "
                f"{self._per_tab // MEGABYTE} MB eller {FILES_PER_TAB} filer. Spara det "
                "som ligger där eller ladda om sidan, och släpp sedan resten.",
                code="tab_is_full",
            )
        if every + sum(self._coming.values()) + size > self._in_all:
            raise DelmalError(
                "Filen togs inte emot, för många släpper filer just nu. Försök igen om en stund.",
                code="all_is_full",
            )

    def _own_folder(self) -> Path:
        if self._folder is None:
            folder = self._above / secrets.token_hex(8)
            self._above.mkdir(parents=True, exist_ok=True, mode=0o700)
            folder.mkdir(mode=0o700)
            self._lock = FileLock(folder / _LOCK, thread_local=False)
            self._lock.acquire(timeout=0)
            self._folder = folder
        return self._folder


class UploadMiddleware:
    """Refuses a file that there is no room for before it has come, and one that stands still.

    ``is_open`` says whether a tab is; ``most`` is the largest file, in bytes.
    """

    def __init__(
        self,
        app: ASGIApp,
        uploads: Uploads,
        most: int,
        is_open: Callable[[str], bool],
        chunk_seconds: float = CHUNK_SECONDS,
    ) -> None:
        self.app = app
        self._uploads, self._most, self._is_open = uploads, most, is_open
        self._patience = chunk_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = _PUT.search(scope["path"]) if scope["type"] == "http" else None
        if found is None or scope["method"] != "PUT" or not self._is_open(found["tab"]):
            await self.app(scope, receive, send)
            return
        size = _length(scope)
        if size is not None and size > self._most:
            sentence = f"Filen är för stor: den får vara högst {self._most // MEGABYTE} MB."
            await notice.answer(scope, receive, send, 413, sentence)
            return
        told = _Told(send)
        try:
            with self._uploads.room(found["tab"], self._most if size is None else size):
                await self.app(scope, lambda: self._patiently(receive), told)
        except DelmalError as error:
            log.warning("a dropped file was refused: %s", error.code)
            if not told.has_begun:
                await notice.answer(scope, receive, send, 413, error.message)
        except ClientDisconnect:
            log.warning("a dropped file never came to its end")
            if not told.has_begun:
                await notice.answer(scope, receive, send, 408, "Filen kom inte fram i tid.")

    async def _patiently(self, receive: Receive) -> Message:
        try:
            return await asyncio.wait_for(receive(), self._patience)
        except TimeoutError:
            return {"type": "http.disconnect"}


class _Told:
    """Sends on, and knows whether anything was sent."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.has_begun = False

    async def __call__(self, message: Message) -> None:
        self.has_begun = True
        await self._send(message)


def _length(scope: Scope) -> int | None:
    said = [value for name, value in scope["headers"] if name.lower() == b"content-length"]
    return int(said[0]) if len(said) == 1 and said[0].isdigit() else None


def _remove_left(above: Path) -> None:
    """What servers that have ended left behind; a folder that is locked is somebody's."""
    for folder in above.iterdir() if above.is_dir() else ():
        lock = FileLock(folder / _LOCK)
        with suppress(Timeout, OSError):
            lock.acquire(timeout=0)
            lock.release()
            shutil.rmtree(folder, ignore_errors=True)
