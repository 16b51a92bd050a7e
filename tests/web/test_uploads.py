"""Dropped files lie on disk, within bounds, and go with their tab."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from filelock import FileLock
from starlette.requests import ClientDisconnect
from starlette.types import Message, Receive, Scope, Send

from sbs_data.errors import DelmalError
from sbs_data.web import UploadMiddleware, Uploads
from sbs_data.web.uploads import FILES_PER_TAB, MEGABYTE
from tests.web.asking import Inside, Reply, ask, scope_of


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    return Uploads(tmp_path / "uploads", per_tab=10, in_all=25)


def on_disk(folder: Path) -> list[bytes]:
    return sorted(p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != "lock")


def test_a_file_lies_on_disk_until_it_or_its_tab_goes(uploads: Uploads, tmp_path: Path) -> None:
    for tab, name, content in (("a", "1", b"one"), ("a", "2", b"two"), ("b", "1", b"three")):
        assert uploads.put(tab, name, content).read() == content
    assert on_disk(tmp_path) == [b"one", b"three", b"two"]
    uploads.put("a", "1", b"anew")
    uploads.remove("a", "2")
    uploads.remove("nobody", "2")
    assert on_disk(tmp_path) == [b"anew", b"three"]
    uploads.remove_all("a")
    assert (on_disk(tmp_path), uploads.tabs()) == ([b"three"], ["b"])
    assert uploads.get("a", "1") is None
    uploads.close()
    assert [*(tmp_path / "uploads").iterdir()] == []


def test_its_place_is_the_servers_alone(uploads: Uploads, tmp_path: Path) -> None:
    uploads.put("../../x", "../y", b"one")  # names are a tab's to choose
    (folder,) = (tmp_path / "uploads").iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert on_disk(folder) == [b"one"]


def test_what_an_ended_server_left_is_removed_and_a_running_ones_is_not(tmp_path: Path) -> None:
    left, running = tmp_path / "left", tmp_path / "running"
    for folder in (left, running):
        folder.mkdir()
        (folder / "x").write_bytes(b"x")
    with FileLock(running / "lock"):
        Uploads(tmp_path)
        assert [*tmp_path.iterdir()] == [running]


def test_a_file_that_has_gone_is_told(uploads: Uploads) -> None:
    lying = uploads.put("a", "1", b"one")
    uploads.remove_all("a")
    with pytest.raises(DelmalError, match="finns inte kvar"):
        lying.read()


def test_so_much_for_a_tab_and_so_much_in_all(uploads: Uploads) -> None:
    uploads.put("a", "1", b"12345")
    with uploads.room("a", 5), pytest.raises(DelmalError, match="fliken har redan") as refused:
        uploads.room("a", 1).__enter__()
    assert refused.value.code == "tab_is_full"
    full = pytest.raises(DelmalError, match="många släpper filer just nu")
    with uploads.room("b", 10), uploads.room("c", 10), full:
        uploads.room("d", 1).__enter__()
    with uploads.room("d", 10):  # what was on its way never came
        pass


def test_empty_files_are_counted_too(uploads: Uploads) -> None:
    for no in range(FILES_PER_TAB):
        uploads.put("a", str(no), b"")
    with pytest.raises(DelmalError, match=f"{FILES_PER_TAB} filer"):
        uploads.room("a", 0).__enter__()


def test_a_disk_that_will_not_have_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DelmalError, match="serverns disk"):
        Uploads(tmp_path / "file" / "below").put("a", "1", b"x")


def put(
    app: UploadMiddleware, size: int | str | None, tab: str = "tab", method: str = "PUT"
) -> Reply:
    headers = [("host", "x")] if size is None else [("host", "x"), ("content-length", str(size))]
    path = f"/delmal/_stcore/upload_file/{tab}/file"
    return ask(app, scope_of(path, method=method, headers=headers))


def test_a_file_without_room_is_refused_before_it_comes(uploads: Uploads) -> None:
    inside = Inside()
    app = UploadMiddleware(inside, uploads, 8, lambda tab: tab == "tab")
    assert put(app, 8).status == 200
    assert len(inside.asked) == 1
    uploads.put("tab", "1", b"123")
    for size in (8, None, "x"):  # one that does not say is taken for the largest
        reply = put(app, size)
        assert (reply.status, len(inside.asked)) == (413, 1)
        assert "fliken har redan" in reply.text
    assert put(app, 9).text.startswith("Filen är för stor")
    assert put(app, 7).status == 200


def test_a_tab_that_is_not_open_takes_nobodys_room(uploads: Uploads) -> None:
    inside = Inside()
    app = UploadMiddleware(inside, uploads, 100, lambda _: False)
    assert put(app, 90).status == 200  # Streamlit itself refuses it
    assert put(app, 90, method="DELETE").status == 200


def test_what_the_disk_refuses_is_told_by_the_server(uploads: Uploads) -> None:
    async def inside(*_: object) -> None:
        raise DelmalError("Det gick inte.")

    reply = put(UploadMiddleware(inside, uploads, 8, lambda _: True), 8)
    assert (reply.status, reply.text) == (413, "Det gick inte.")


def test_a_file_that_stands_still_is_given_up(uploads: Uploads) -> None:
    async def inside(_: Scope, receive: Receive, __: Send) -> None:
        if (await receive())["type"] == "http.disconnect":
            raise ClientDisconnect

    async def never() -> Message:
        await asyncio.sleep(3600)
        return {}

    async def send(message: Message) -> None:
        sent.append(message)

    sent: list[Message] = []
    app = UploadMiddleware(inside, uploads, 8, lambda _: True, chunk_seconds=0.01)
    path = "/_stcore/upload_file/tab/file"
    asyncio.run(app(scope_of(path, method="PUT"), never, send))
    assert sent[0]["status"] == 408
    with uploads.room("tab", 10):  # and its room is free
        pass


def test_the_bounds_are_as_the_sentence_says(tmp_path: Path) -> None:
    with pytest.raises(DelmalError, match="500 MB eller 1000 filer"):
        Uploads(tmp_path).room("a", 501 * MEGABYTE).__enter__()
