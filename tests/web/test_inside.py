"""Streamlit's own parts that are replaced: each is where it was, and does what it did."""

from __future__ import annotations

import asyncio
import gc
import inspect
import time
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import streamlit as st
from streamlit.elements.widgets import file_uploader
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.runtime import (
    Runtime,
    memory_session_storage,
    memory_uploaded_file_manager,
    websocket_session_manager,
)
from streamlit.runtime.secrets import secrets_singleton
from streamlit.runtime.session_manager import SessionInfo, SessionStorage
from streamlit.runtime.uploaded_file_manager import UploadedFileManager, UploadedFileRec

from sbs_data.errors import DelmalError
from sbs_data.web import Uploads, inside
from tests.web.tabs import hello

PLACES = (
    (memory_uploaded_file_manager, "MemoryUploadedFileManager"),
    (memory_session_storage, "MemorySessionStorage"),
    (websocket_session_manager, "AppSession"),
    (file_uploader, "UploadedFile"),
)


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    return Uploads(tmp_path / "uploads")


@pytest.fixture
def parts(uploads: Uploads, monkeypatch: pytest.MonkeyPatch) -> Iterator[inside.Inside]:
    """Put in place for one test."""
    for module, name in PLACES:
        monkeypatch.setattr(module, name, getattr(module, name))
    monkeypatch.setattr(Runtime, "_instance", None)
    made = inside.Inside(uploads)
    made.install()
    yield made
    Runtime._instance = None


def test_streamlit_takes_them(parts: inside.Inside, tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text("")
    runtime = st.App(tmp_path / "page.py")._create_runtime()
    assert isinstance(runtime.uploaded_file_mgr, inside._OnDisk)
    assert isinstance(runtime._session_mgr._session_storage, inside._Waiting)  # type: ignore[attr-defined]
    assert runtime._session_mgr._uploaded_file_mgr is runtime.uploaded_file_mgr  # type: ignore[attr-defined]
    assert len(parts._waiting) == 1


def test_a_session_is_made_with_a_loop_that_takes_nothing(
    parts: inside.Inside, uploads: Uploads
) -> None:
    async def made() -> Any:
        session = inside._Session(
            SimpleNamespace(main_script_path="x.py", is_hello=False),
            inside._OnDisk(uploads, "/x"),
            cast("Any", None),
            None,
            {},
        )
        loop = session._script_event_loop
        assert isinstance(loop, inside._LateLoop)
        assert not loop.is_closed()
        session.shutdown()
        assert loop.is_closed()
        assert loop._made is None
        return session

    assert getattr(websocket_session_manager, "AppSession") is inside._Session  # noqa: B009 (not told)
    assert parts
    assert asyncio.run(made())


def test_a_late_loop_is_a_loop_to_whoever_runs_it() -> None:
    async def seven() -> int:
        await asyncio.sleep(0)
        return 7

    loop = inside._LateLoop()  # type: ignore[abstract]
    assert (loop.is_running(), loop.is_closed()) == (False, False)
    assert loop.run_until_complete(seven()) == 7
    loop.close()
    assert loop.is_closed()
    with pytest.raises(RuntimeError, match="closed"):
        loop.run_until_complete(gone := seven())
    gone.close()
    public = {name for name in vars(asyncio.AbstractEventLoop) if not name.startswith("_")}
    assert public <= set(vars(inside._LateLoop))


def told(**what: Any) -> bytes:
    message = BackMsg()
    for name, value in what.items():
        setattr(message, name, value)
    return bytes(message.SerializeToString())


def test_what_a_tab_may_say() -> None:
    assert inside.judge(hello()) == "heard"
    assert inside.judge(told(stop_script=True)) == "heard"
    assert inside.judge(told(clear_cache=True)) == "dropped"
    assert inside.judge(told(clear_cache=False)) == "dropped"  # Streamlit asks which, not whether
    assert inside.judge(told(debug_shutdown_runtime=True)) == "dropped"
    assert inside.judge(told(debug_disconnect_websocket=True)) == "dropped"
    assert inside.judge(hello() + told(clear_cache=True)) == "dropped"  # the last counts
    assert inside.judge(told(clear_cache=True) + hello()) == "heard"
    for broken in (b"\xff\xff", b"", b"text", hello()[:-1] + b"\xff\xff\xff"):
        assert inside.judge(broken) == "broken"


def test_every_message_there_is_has_been_looked_at() -> None:
    kinds = {field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields}
    assert kinds == {
        "clear_cache", "set_run_on_save", "stop_script", "rerun_script", "load_git_info",
        "debug_disconnect_websocket", "debug_shutdown_runtime", "file_urls_request",
        "app_heartbeat", "backend_operation_request",
    }  # fmt: skip


def record(name: str, content: bytes) -> UploadedFileRec:
    return UploadedFileRec(name, f"{name}.csv", "text/csv", content)


def test_a_dropped_file_is_read_from_the_disk(uploads: Uploads, tmp_path: Path) -> None:
    manager = inside._OnDisk(uploads, "/_stcore/upload_file")
    manager.add_file("tab", record("a", b"0123456789"))
    (kept,) = manager.get_files("tab", ["a", "nothing"])
    assert manager.get_files("other", ["a"]) == []
    file = inside._Dropped(kept, FileURLs())
    assert (file.name, file.size, file.file_id) == ("a.csv", 10, "a")
    assert file.getbuffer().nbytes == 0  # nothing of it is in memory
    assert file.getvalue() == deepcopy(file).getvalue() == b"0123456789"
    assert [p.read_bytes() for p in tmp_path.rglob("*") if p.is_file() and p.name != "lock"] == [
        b"0123456789"
    ]
    url = manager.get_upload_urls("tab", ["a.csv"])[0]
    assert url.upload_url == f"/_stcore/upload_file/tab/{url.file_id}"
    manager.remove_file("tab", "a")
    assert manager.get_files("tab", ["a"]) == []
    with pytest.raises(DelmalError):
        file.getvalue()
    manager.add_file("tab", record("b", b"x"))
    (kept,) = manager.get_files("tab", ["b"])
    inside._Dropped(
        kept, FileURLs()
    ).let_go()  # saved: its room is free, and Streamlit still has it
    assert uploads.get("tab", "b") is None
    assert len(manager.get_files("tab", ["b"])) == 1
    manager.remove_session_files("tab")
    assert (manager.get_files("tab", ["b"]), uploads.tabs(), manager._told) == ([], [], {})
    assert (manager.stats_families, manager.get_stats()) == ((), {})


def test_an_ordinary_uploaded_file_is_as_it_was() -> None:
    file = inside._Dropped(record("a", b"abc"), FileURLs())
    file.let_go()
    assert file.getvalue() == b"abc"


def test_the_manager_and_the_storage_have_all_that_streamlit_asks_for() -> None:
    for ours, theirs in ((inside._OnDisk, UploadedFileManager), (inside._Waiting, SessionStorage)):
        for name, method in inspect.getmembers(theirs, inspect.isfunction):
            if not name.startswith("_"):
                wanted = list(inspect.signature(method).parameters)
                got = list(inspect.signature(getattr(ours, name)).parameters)
                assert got[: len(wanted)] == wanted, name


class Session:
    """As much of a session as a storage sees."""

    def __init__(self, name: str, ended: list[str]) -> None:
        self.id, self._ended = name, ended

    def shutdown(self) -> None:
        self._ended.append(self.id)


def test_a_session_without_a_tab_ends_when_its_time_is_out() -> None:
    ended: list[str] = []
    waiting = inside._Waiting(ttl_seconds=0.05, most=2)
    infos = [SessionInfo(None, cast("Any", Session(name, ended))) for name in "abc"]
    for info in infos:
        waiting.save(info)
    assert ended == ["a"]  # no more than so many
    assert waiting.get("b") is infos[1]
    assert waiting.get("a") is None
    assert waiting.list() == infos[1:]
    waiting.delete("b")  # its tab came back
    time.sleep(0.06)
    assert (waiting.get("c"), waiting.list()) == (None, [])
    waiting.expire()
    assert ended == ["a", "c"]


def test_files_of_a_tab_that_is_gone_are_swept(
    parts: inside.Inside, uploads: Uploads, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = parts._wait(60)
    waiting.save(SessionInfo(None, cast("Any", Session("waits", []))))
    monkeypatch.setattr(inside, "is_open", lambda tab: tab == "open")
    for tab in ("open", "waits", "gone"):
        uploads.put(tab, "1", b"x")
    parts.sweep_once()
    assert uploads.tabs() == ["open", "waits"]


@pytest.mark.parametrize(
    ("auth", "is_login"),
    [
        (None, False),
        ({}, False),
        ({"redirect_uri": "x", "cookie_secret": "y"}, False),
        ({"client_id": "a", "server_metadata_url": "b"}, False),
        ({"redirect_uri": "x", "cookie_secret": "y", "client_id": "a"}, False),
        ({"redirect_uri": "x", "cookie_secret": "y", "client_id": "a",
          "server_metadata_url": "b"}, True),
        ({"redirect_uri": "x", "cookie_secret": "y",
          "entra": {"client_id": "a", "server_metadata_url": "b"}}, True),
    ],
)  # fmt: skip
def test_a_login_is_one_that_somebody_can_be_asked_by(
    auth: dict[str, object] | None, is_login: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(secrets_singleton, "load_if_toml_exists", lambda: auth is not None)
    monkeypatch.setattr(secrets_singleton, "_secrets", {"auth": auth or {}})
    assert inside.has_login() is is_login
    gc.collect()
