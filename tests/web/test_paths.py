"""What answers what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.types import ASGIApp

from sbs_data.web import PathMiddleware, Site, base_of
from sbs_data.web.paths import FULL
from tests.web.asking import Inside, Reply, ask, scope_of

ICON = b"\x00\x00\x01\x00"


def well() -> None:
    """Everything can be read."""


def unwell() -> None:
    raise OSError("/hemlig/mapp/underlag.duckdb")


def app(
    inside: Inside,
    *,
    base: str = "",
    probe: Callable[[], None] = well,
    is_full: bool = False,
    has_login: bool = False,
) -> ASGIApp:
    site = Site(
        ("start", "mal", "att-avgora"), ICON, probe, base,
        lambda _: FULL if is_full else None, has_login,
    )  # fmt: skip
    return PathMiddleware(inside, site)


def got(
    path: str, *, method: str = "GET", query: str = "", base: str = "", inside: Inside | None = None
) -> Reply:
    return ask(app(inside or Inside(), base=base), scope_of(path, method=method, query=query))


@pytest.mark.parametrize("base", ["", "/delmal", "/a/b"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_every_page_is_answered_with_its_query(base: str, method: str) -> None:
    for page in ("/", "/mal", "/att-avgora"):
        inside = Inside()
        assert got(base + page, method=method, query="skola=x", base=base, inside=inside).status
        assert inside.asked[0]["path"] == base + page
        assert inside.asked[0]["query_string"] == b"skola=x"


UNKNOWN = [
    "/finns-inte", "/MAL", "/mal/x", "/mal//", "//mal", "//", "/./mal", "/../mal", "/mal/..",
    "/mal\x00", "/mal;x", "/mal\\", "\\mal", "/ mal", "/index.html", "/favicon.svg",
    "/manifest.json", "/.env", "/.streamlit/config.toml", "/app.py", "/static", "/static/",
    "/_stcore", "/_stcore/", "/_stcore/metrics", "/_stcore/metrics/",
    "/_stcore/script-health-check", "/_stcore/agent/mcp", "/_stcore/agent/interact",
    "/_stcore/stream", "/_stcore/healthz",
    "/_stcore/upload_file/x", "/_stcore/upload_file/x/y/z", "/mal/_stcore/health", "/healthz",
    "/media/", "/app/static/x", "/auth/login", "/auth/logout", "/oauth2callback", "/halsa/",
    "/robots.txt/", "/Halsa", "/halsa.html", "/metrics", "/st-metrics",
]  # fmt: skip


@pytest.mark.parametrize("base", ["", "/delmal"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "TRACE"])
def test_an_unknown_path_is_a_swedish_404_whatever_is_asked(base: str, method: str) -> None:
    for path in UNKNOWN:
        inside = Inside()
        reply = got(base + path, method=method, base=base, inside=inside)
        assert (reply.status, inside.asked) == ((404 if path[0] == "/" or base else 400), []), path
        if reply.status == 404:
            assert '<html lang="sv">' in reply.text
            assert "Sidan finns inte" in reply.text
            assert f'href="{base}/"' in reply.text
            assert "<script" not in reply.text


def test_what_is_outside_the_base_is_not_there() -> None:
    for path in ("/", "/mal", "/delmalx", "/delmalx/mal", "/static/js/x.js", "/_stcore/health"):
        assert got(path, base="/delmal").status == 404, path


@pytest.mark.parametrize(
    "path", ["http://evil.example/", "http://127.0.0.1:8501/mal", "*", "evil.example:443", ""]
)
def test_a_target_that_is_no_path_is_refused(path: str) -> None:
    inside = Inside()
    assert got(path, inside=inside).status == 400
    assert inside.asked == []


@pytest.mark.parametrize("base", ["", "/delmal"])
def test_what_pages_are_made_of_passes(base: str) -> None:
    for path in (
        "/_stcore/health", "/_stcore/host-config", "/_stcore/upload_file/tab/file",
        "/_stcore/bidi-components/x/y.js", "/static/js/index.js", "/static/media/font.woff2",
        "/media/abc.pdf", "/component/x/index.html",
    ):  # fmt: skip
        inside = Inside(kind=b"text/javascript")
        assert got(base + path, base=base, inside=inside).status == 200, path
        assert len(inside.asked) == 1


def test_a_bundle_file_that_is_not_there_is_no_shell() -> None:
    reply = got("/static/js/gone.js", inside=Inside())
    assert reply.status == 404
    assert "the shell" not in reply.text


@pytest.mark.parametrize("status", [400, 404, 405])
def test_streamlits_english_faults_are_swedish(status: int) -> None:
    reply = got("/media/x", inside=Inside(body=b"Not Found", kind=b"text/plain", status=status))
    assert reply.status == status
    assert "Not Found" not in reply.text
    assert '<html lang="sv">' in reply.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_a_page_is_only_read(method: str) -> None:
    for path in ("/", "/mal", "/halsa", "/robots.txt", "/favicon.ico"):
        inside = Inside()
        reply = got(path, method=method, inside=inside)
        assert (reply.status, reply.headers["allow"], inside.asked) == (405, "GET, HEAD", [])


@pytest.mark.parametrize(
    ("base", "path", "place"),
    [
        ("", "/start", "./?a=1%25"),
        ("", "/start/", "../?a=1%25"),
        ("", "/mal/", "../mal?a=1%25"),
        ("/delmal", "/delmal", "delmal/?a=1%25"),
        ("/a/b", "/a/b", "b/?a=1%25"),
        ("/delmal", "/delmal/start", "./?a=1%25"),
        ("/delmal", "/delmal/mal/", "../mal?a=1%25"),
    ],
)
def test_a_way_on_is_relative_and_keeps_the_query(base: str, path: str, place: str) -> None:
    inside = Inside()
    reply = got(path, query="a=1%25", base=base, inside=inside)
    assert (reply.status, reply.headers["location"], inside.asked) == (307, place, [])


@pytest.mark.parametrize("base", ["", "/delmal"])
def test_robots_and_the_icon_are_real_at_the_root_too(base: str) -> None:
    for place in {"", base}:
        robots = got(f"{place}/robots.txt", base=base)
        assert (robots.status, robots.text) == (200, "User-agent: *\nDisallow: /\n")
        assert robots.headers["content-type"].startswith("text/plain")
        for name in ("favicon.ico", "favicon.png"):
            icon = got(f"{place}/{name}", base=base)
            assert (icon.status, icon.body) == (200, ICON)
            assert icon.headers["content-type"] == "image/x-icon"
        assert got(f"{place}/halsa", base=base).status == 200


def test_a_probe_says_whether_the_data_can_be_read_and_never_where_they_lie() -> None:
    reply = ask(app(Inside()), scope_of("/halsa"))
    assert (reply.status, reply.text) == (200, "Delmål mår bra.\n")
    assert reply.headers["cache-control"] == "no-store"
    reply = ask(app(Inside(), probe=unwell), scope_of("/halsa"))
    assert reply.status == 503
    assert reply.text.startswith("Underlaget går inte att läsa")
    assert "hemlig" not in reply.text


def test_many_probes_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    served = app(Inside(), probe=lambda: read.append(1))
    for _ in range(5):
        ask(served, scope_of("/halsa"))
    assert len(read) == 1
    monkeypatch.setattr("sbs_data.web.paths._PROBED_FOR", 0.0)
    ask(served, scope_of("/halsa"))
    assert len(read) == 2


def test_a_full_server_says_so_on_its_pages_and_still_to_probes() -> None:
    inside = Inside()
    full = app(inside, is_full=True)
    reply = ask(full, scope_of("/mal"))
    assert (reply.status, reply.headers["retry-after"], inside.asked) == (503, "30", [])
    assert "Delmål är fullt just nu" in reply.text
    assert ask(full, scope_of("/halsa")).status == 200


def test_a_login_has_its_addresses_where_there_is_one() -> None:
    for path in ("/auth/login", "/auth/logout", "/oauth2callback"):
        inside = Inside()
        assert ask(app(inside, has_login=True), scope_of(path)).status == 200
        assert len(inside.asked) == 1


def test_one_websocket_is_there_and_no_other() -> None:
    for path, count in (
        ("/delmal/_stcore/stream", 1), ("/_stcore/stream", 0), ("/delmal/_stcore/stream/", 0),
        ("/delmal/", 0), ("http://x/delmal/_stcore/stream", 0),
    ):  # fmt: skip
        inside = Inside()
        reply = ask(app(inside, base="/delmal"), scope_of(path, kind="websocket"))
        assert len(inside.asked) == count
        assert count or reply.status == 404


@pytest.mark.parametrize(("said", "base"), [("delmal", "/delmal"), ("//a/b/", "/a/b"), (None, "")])
def test_a_base_is_written_in_one_way(said: str | None, base: str) -> None:
    assert base_of(said) == base
