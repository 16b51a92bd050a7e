"""Streamlit's own parts that a server for many needs otherwise. The one file here that knows them.

Streamlit 1.67 makes them itself and has no setting for any, so each is put in its place by name;
tests/web/test_inside.py says when an upgrade has moved one.

- Dropped files lie on disk (:mod:`sbs_data.web.uploads`), not in the server's memory.
- A session has an event loop only when somebody runs it, which nobody does here: the loop is three
  of the four descriptors that a tab took, and it outlived the tab.
- A session whose tab is gone ends when its time is out, not when some other tab closes after that.
- An address, a port or a certificate that can't be used is told in a sentence, not a traceback.
"""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from google.protobuf.message import DecodeError
from streamlit import config
from streamlit.elements.widgets import file_uploader
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.runtime import (
    app_session,
    get_instance,
    memory_session_storage,
    memory_uploaded_file_manager,
    websocket_session_manager,
)
from streamlit.runtime.secrets import secrets_singleton
from streamlit.runtime.session_manager import SessionInfo, SessionStorage
from streamlit.runtime.stats import CacheStat
from streamlit.runtime.uploaded_file_manager import (
    UploadedFile,
    UploadedFileManager,
    UploadedFileRec,
    UploadFileUrlInfo,
)

from sbs_data.web import listening
from sbs_data.web.sockets import Verdict
from sbs_data.web.uploads import Lying, Uploads

SWEEP_SECONDS = 20.0

_FOR_EVERYBODY = {"clear_cache", "debug_disconnect_websocket", "debug_shutdown_runtime"}
"""What one tab may not do to the others. The last two are Streamlit's own, for its tests."""

_MemoryManager = memory_uploaded_file_manager.MemoryUploadedFileManager


def judge(frame: bytes) -> Verdict:
    """What becomes of a message from a tab."""
    message = BackMsg()
    try:
        message.ParseFromString(frame)
    except DecodeError:
        return "broken"
    kind = message.WhichOneof("type")
    if kind is None:
        return "broken"
    return "dropped" if kind in _FOR_EVERYBODY else "heard"


def has_login() -> bool:
    """Whether a login provider is set up: ``[auth]`` in ``secrets.toml``, with who is asked."""
    if not secrets_singleton.load_if_toml_exists():
        return False
    auth = secrets_singleton.get("auth")
    if not auth or not auth.get("redirect_uri") or not auth.get("cookie_secret"):
        return False
    providers = [auth, *(of for of in auth.values() if hasattr(of, "get"))]
    return any(of.get("client_id") and of.get("server_metadata_url") for of in providers)


def is_open(session_id: str) -> bool:
    """Whether a tab is open."""
    return get_instance().is_active_session(session_id)


def most_bytes() -> int:
    """The largest file that Streamlit takes."""
    return int(config.get_option("server.maxUploadSize")) * 1024 * 1024


def run(arguments: Sequence[str]) -> None:
    """``streamlit run``, to the end of the server. Raises ``SystemExit``, with a sentence where it
    can't listen. Asked before anything of ours is imported: Streamlit listens first.
    """
    from streamlit.web import cli

    tell_why_not()
    try:
        cli.main(["run", *arguments], prog_name="streamlit")
    except OSError:
        if not config.get_option("server.sslCertFile"):
            raise
        raise SystemExit(listening.NO_CERTIFICATE) from None


def tell_why_not() -> None:
    """Put a sentence in place of each traceback that a server ends with before it listens."""
    from streamlit.web.server.starlette import starlette_server as server

    bind, is_file, certificate = (
        server._bind_server_socket,
        server._server_address_is_unix_socket,
        server._validate_ssl_config,
    )

    def told_bind(address: str, bound: str, port: int, backlog: int) -> tuple[socket.socket, str]:
        try:
            return bind(address, bound, port, backlog)
        except (OSError, OverflowError, ValueError, TypeError) as error:
            raise SystemExit(listening.cannot_listen(error, address, port)) from None

    def told_is_file() -> bool:
        if is_file():
            raise SystemExit(listening.no_socket_file(config.get_option("server.address")))
        return False

    def told_certificate() -> tuple[str | None, str | None]:
        files = [config.get_option(f"server.ssl{name}File") for name in ("Cert", "Key")]
        if any(files) and not all(files):
            raise SystemExit(listening.NO_CERTIFICATE)
        return certificate()

    for name, ours in (
        ("_bind_server_socket", told_bind),
        ("_server_address_is_unix_socket", told_is_file),
        ("_validate_ssl_config", told_certificate),
    ):
        setattr(server, name, ours)


class Inside:
    """The parts, put in place before the first :class:`streamlit.App` is asked for anything."""

    def __init__(self, uploads: Uploads) -> None:
        self._uploads = uploads
        self._waiting: list[_Waiting] = []

    def install(self) -> None:
        """Put them in place."""
        for module, name, ours in (
            (
                memory_uploaded_file_manager,
                "MemoryUploadedFileManager",
                partial(_OnDisk, self._uploads),
            ),
            (memory_session_storage, "MemorySessionStorage", self._wait),
            (websocket_session_manager, "AppSession", _Session),
            (file_uploader, "UploadedFile", _Dropped),
        ):
            setattr(module, name, ours)

    async def sweep(self) -> None:
        """End what has had its time, for as long as the server runs."""
        while True:
            await asyncio.sleep(SWEEP_SECONDS)
            self.sweep_once()

    def sweep_once(self) -> None:
        """End the sessions that have waited long enough, and remove files that are nobody's."""
        for waiting in self._waiting:
            waiting.expire()
        for tab in self._uploads.tabs():
            if not is_open(tab) and not any(waiting.get(tab) for waiting in self._waiting):
                self._uploads.remove_all(tab)

    def _wait(self, ttl_seconds: int) -> _Waiting:
        self._waiting.append(_Waiting(ttl_seconds))
        return self._waiting[-1]


class _Waiting(SessionStorage):
    """Sessions without a tab, in case it comes back. One that is let go of is ended at once."""

    def __init__(self, ttl_seconds: float, most: int = 128) -> None:
        self._seconds, self._most = ttl_seconds, most
        self._kept: dict[str, tuple[float, SessionInfo]] = {}
        """With when its time is out, the first of them first."""

    def get(self, session_id: str) -> SessionInfo | None:
        until, found = self._kept.get(session_id, (0.0, None))
        return found if time.monotonic() < until else None

    def save(self, session_info: SessionInfo) -> None:
        self.expire(leave=self._most - 1)
        self._kept.pop(session_info.session.id, None)
        until = time.monotonic() + self._seconds
        self._kept[session_info.session.id] = until, session_info

    def delete(self, session_id: str) -> None:
        del self._kept[session_id]

    def list(self) -> list[SessionInfo]:
        return [found for until, found in self._kept.values() if time.monotonic() < until]

    def expire(self, leave: int | None = None) -> None:
        """End those whose time is out, and the first to be so until ``leave`` are left."""
        now = time.monotonic()
        for name, (until, found) in tuple(self._kept.items()):
            if until <= now or (leave is not None and len(self._kept) > leave):
                del self._kept[name]
                found.session.shutdown()


class _OnDisk(UploadedFileManager):
    """Streamlit's manager of dropped files, with the files on disk."""

    def __init__(self, uploads: Uploads, endpoint: str) -> None:
        self._uploads = uploads
        self._urls = _MemoryManager(endpoint)
        self._told: dict[tuple[str, str], UploadedFileRec] = {}

    @property
    def stats_families(self) -> Sequence[str]:
        return ()

    def get_stats(
        self,
        family_names: Sequence[str] | None = None,  # noqa: ARG002 (Streamlit's signature)
    ) -> dict[str, list[CacheStat]]:
        return {}

    def get_upload_urls(
        self, session_id: str, file_names: Sequence[str]
    ) -> list[UploadFileUrlInfo]:
        return self._urls.get_upload_urls(session_id, file_names)

    def add_file(self, session_id: str, file: UploadedFileRec) -> None:
        """Lay it down. Raises ``DelmalError`` when the disk will not have it."""
        lying = self._uploads.put(session_id, file.file_id, file.data)
        let_go = partial(self._uploads.remove, session_id, file.file_id)
        self._told[session_id, file.file_id] = file._replace(data=_Elsewhere(lying, let_go))

    def get_files(self, session_id: str, file_ids: Sequence[str]) -> list[UploadedFileRec]:
        # Also those that were let go of: without them Streamlit says that a choice was changed.
        found = [self._told.get((session_id, name)) for name in file_ids]
        return [record for record in found if record is not None]

    def remove_file(self, session_id: str, file_id: str) -> None:
        self._uploads.remove(session_id, file_id)
        self._told.pop((session_id, file_id), None)

    def remove_session_files(self, session_id: str) -> None:
        self._uploads.remove_all(session_id)
        for key in [key for key in self._told if key[0] == session_id]:
            self._told.pop(key, None)


class _Elsewhere(bytes):
    """Stands where Streamlit has a file's bytes: as long as they are, and holds none of them."""

    lying: Lying
    let_go: Callable[[], None]

    def __new__(cls, lying: Lying, let_go: Callable[[], None]) -> _Elsewhere:
        made = super().__new__(cls)
        made.lying, made.let_go = lying, let_go
        return made

    def __len__(self) -> int:
        return self.lying.size

    def __deepcopy__(self, memo: object) -> _Elsewhere:
        return self  # Streamlit copies what a page is given


class _Dropped(UploadedFile):
    """A dropped file as a page has it: read from the disk when it is asked for."""

    def __init__(self, record: UploadedFileRec, file_urls: FileURLs) -> None:
        super().__init__(record, file_urls)
        self._there = record.data if isinstance(record.data, _Elsewhere) else None

    def getvalue(self) -> bytes:
        """Its bytes. Raises ``DelmalError`` when it has gone meanwhile."""
        return super().getvalue() if self._there is None else self._there.lying.read()

    def let_go(self) -> None:
        """Give its room back: the page needs it no more."""
        if self._there is not None:
            self._there.let_go()


class _Session(app_session.AppSession):
    """A tab's session, with a loop that takes descriptors only when somebody runs it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._script_event_loop.close()
        # Nothing of it is abstract: each method is passed on, below.
        self._script_event_loop = _LateLoop()  # type: ignore[abstract]


class _LateLoop(asyncio.AbstractEventLoop):
    """An event loop that is made when it is first used."""

    def __init__(self) -> None:
        self._made: asyncio.AbstractEventLoop | None = None
        self._has_ended = False

    def real(self) -> asyncio.AbstractEventLoop:
        if self._has_ended:
            raise RuntimeError("Event loop is closed")
        if self._made is None:
            self._made = asyncio.new_event_loop()
        return self._made

    def is_running(self) -> bool:
        return self._made is not None and self._made.is_running()

    def is_closed(self) -> bool:
        return self._has_ended

    def close(self) -> None:
        if self._made is not None:
            self._made.close()
        self._has_ended = True


def _passed_on(name: str) -> Callable[..., Any]:
    def call(self: _LateLoop, *args: Any, **kwargs: Any) -> Any:
        return getattr(self.real(), name)(*args, **kwargs)

    return call


for _name in vars(asyncio.AbstractEventLoop):
    if not _name.startswith("_") and _name not in vars(_LateLoop):
        setattr(_LateLoop, _name, _passed_on(_name))
