"""The middleware around a small app that answers as Streamlit's server does."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from anyio.from_thread import start_blocking_portal
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sbs_data.web import AssetMiddleware, HeaderMiddleware, ShellMiddleware
from sbs_data.web.assets import TRANSLATED, UNTOUCHED
from sbs_data.web.headers import HEADERS

SWAPS = {"index": {"label:`Print`": "label:`Skriv ut`"}}
ICON = '<svg xmlns="http://www.w3.org/2000/svg"/>'
SHELL = """<!-- licence --><!DOCTYPE html>
<html lang="en"><head><link rel="shortcut icon" href="./favicon.png" />
<title>Streamlit</title><link rel="service-desc" href="./x.json" />
<script>
      window.prerenderReady = false
    </script>
<script type="module" src="./static/js/index.A1.js"></script></head>
<body><noscript><p>You need to enable JavaScript</p></noscript><div id="root"></div></body></html>
"""
JAVASCRIPT = "text/javascript; charset=utf-8"


@dataclass
class Reply:
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass
class Inside:
    """Plays Streamlit's server, and remembers what it was asked."""

    asked: list[Scope] = field(default_factory=list)

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        self.asked.append(scope)
        files = {
            "/static/js/index.A1.js": (JAVASCRIPT, b"x={label:`Print`}"),
            "/static/js/other.B2.js": (JAVASCRIPT, b"y={label:`Print`}"),
            "/static/css/index.C3.css": ("text/css; charset=utf-8", b"a{}"),
            "/media/file.docx": ("application/octet-stream", b"PK"),
            "/_stcore/health": ("text/plain", b"ok"),
        }
        content_type, body = files.get(scope["path"], ("text/html; charset=utf-8", SHELL.encode()))
        if scope["method"] == "HEAD":
            body = b""
        headers = [(b"content-type", content_type.encode()), (b"etag", b'"old"')]
        headers.append((b"content-length", str(len(body)).encode()))
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        half = len(body) // 2  # in two pieces, as files come
        await send({"type": "http.response.body", "body": body[:half], "more_body": True})
        await send({"type": "http.response.body", "body": body[half:]})


@pytest.fixture
def inside() -> Inside:
    return Inside()


@pytest.fixture
def served(inside: Inside, tmp_path: Path) -> ASGIApp:
    icon = tmp_path / "icon.svg"
    icon.write_text(ICON, encoding="utf-8")
    return HeaderMiddleware(ShellMiddleware(AssetMiddleware(inside, SWAPS), icon))


def run(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """In a thread of its own: a browser driven by an earlier test keeps a loop running in this."""
    with start_blocking_portal() as portal:
        portal.call(app, scope, receive, send)


def ask(app: ASGIApp, path: str, method: str = "GET", **headers: str) -> Reply:
    """One request, through the whole stack."""
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": raw}
    reply = Reply()

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            reply.status = message["status"]
            reply.headers = {k.decode().lower(): v.decode() for k, v in message["headers"]}
        else:
            reply.body += message.get("body", b"")

    run(app, scope, receive, send)
    return reply


@pytest.mark.parametrize("path", ["/", "/mal", "/finns-inte", "/index.html"])
def test_every_page_is_a_swedish_shell(served: ASGIApp, path: str) -> None:
    reply = ask(served, path, accept_encoding="gzip", if_none_match='"old"')
    page = reply.body.decode()
    assert '<html lang="sv">' in page
    assert "<title>Delmål</title>" in page
    assert "Delmål behöver JavaScript" in page
    assert 'href="data:image/svg+xml;base64,' in page
    assert '<script type="module" src="./static/js/index.A1.js">' in page
    for gone in ("Streamlit", "prerender", "service-desc", "favicon.png", "licence", "You need"):
        assert gone not in page
    assert int(reply.headers["content-length"]) == len(reply.body)
    assert reply.headers["cache-control"] == "no-cache"
    assert "etag" not in reply.headers


def test_the_shell_has_no_inline_script_that_the_policy_would_stop(served: ASGIApp) -> None:
    assert b"<script>" not in ask(served, "/").body
    assert "script-src 'self';" in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path", ["/", "/static/js/index.A1.js", "/_stcore/health", "/media/f.docx"]
)
def test_every_answer_has_the_security_headers(served: ASGIApp, path: str) -> None:
    headers = ask(served, path).headers
    for name, value in HEADERS.items():
        assert headers[name.lower()] == value


def test_other_answers_pass_untouched(served: ASGIApp, inside: Inside) -> None:
    reply = ask(served, "/media/file.docx", range="bytes=0-1", if_none_match='"x"')
    assert reply.body == b"PK"
    assert reply.headers["etag"] == '"old"'
    assert dict(inside.asked[0]["headers"]) == {b"range": b"bytes=0-1", b"if-none-match": b'"x"'}


def test_javascript_comes_in_swedish_and_compressed(served: ASGIApp) -> None:
    reply = ask(served, "/static/js/index.A1.js", accept_encoding="gzip, br")
    assert gzip.decompress(reply.body).decode() == "x={label:`Skriv ut`}"
    assert reply.headers["content-encoding"] == "gzip"
    assert reply.headers["vary"] == "Accept-Encoding"
    assert reply.headers["content-type"] == JAVASCRIPT
    assert int(reply.headers["content-length"]) == len(reply.body)
    assert reply.headers["cache-control"] == TRANSLATED
    assert reply.headers["etag"] != '"old"'


def test_a_browser_without_gzip_gets_plain_bytes(served: ASGIApp) -> None:
    reply = ask(served, "/static/js/index.A1.js")
    assert reply.body.decode() == "x={label:`Skriv ut`}"
    assert "content-encoding" not in reply.headers


def test_a_file_without_words_of_ours_keeps_its_long_life(served: ASGIApp) -> None:
    reply = ask(served, "/static/js/other.B2.js")
    assert reply.body == b"y={label:`Print`}"
    assert reply.headers["cache-control"] == UNTOUCHED
    assert ask(served, "/static/css/index.C3.css").body == b"a{}"


def test_a_file_is_prepared_once(served: ASGIApp, inside: Inside) -> None:
    first = ask(served, "/static/js/index.A1.js", accept_encoding="gzip")
    second = ask(served, "/static/js/index.A1.js", accept_encoding="gzip")
    assert first == second
    assert len(inside.asked) == 1


def test_a_file_the_browser_has_is_not_sent_again(served: ASGIApp) -> None:
    first = ask(served, "/static/js/index.A1.js")
    again = ask(served, "/static/js/index.A1.js", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_head_tells_the_length_of_what_get_would_send(served: ASGIApp) -> None:
    for path in ("/static/js/index.A1.js", "/mal"):
        get, head = ask(served, path), ask(served, path, method="HEAD")
        assert head.headers["content-length"] == get.headers["content-length"]


def test_a_missing_bundle_file_is_not_kept(served: ASGIApp, inside: Inside) -> None:
    for _ in range(2):
        assert ask(served, "/static/js/gone.js").body == SHELL.encode()
    assert len(inside.asked) == 2


def test_a_websocket_and_the_servers_life_pass_by(served: ASGIApp, inside: Inside) -> None:
    async def receive() -> Message:
        return {}

    async def send(_: Message) -> None:
        return None

    for kind in ("websocket", "lifespan"):
        scope: Scope = {"type": kind, "path": "/_stcore/stream", "method": "GET", "headers": []}
        run(served, scope, receive, send)
        assert inside.asked[-1] is scope
