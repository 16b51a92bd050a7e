"""The HTML page that Streamlit's own JavaScript starts in: made Swedish, and free of scripts."""

from __future__ import annotations

import base64
import html
import re
from pathlib import Path

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from sbs_data.web.capture import Answer, capture, plain_request

LANGUAGE = "sv"
TITLE = "Delmål"
NOSCRIPT = (
    "<p>Delmål behöver JavaScript för att visa sidan. "
    "Slå på JavaScript i webbläsaren och ladda om.</p>"
)

# Never pages: the server's own interfaces, files and bundles.
_NOT_PAGES = re.compile(r"/(?:_stcore|static|media|component|_bidi_component|app/static)/")

_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_HTML_LANGUAGE = re.compile(r"<html\b[^>]*>")
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_ICON = re.compile(r'<link rel="shortcut icon"[^>]*>')
# Points at an interface for programs that is not switched on here.
_SERVICE_LINK = re.compile(r'<link rel="service-desc"[^>]*>\s*')
# Only a prerendering service reads what it sets; without it the policy needs no inline scripts.
_INLINE_SCRIPT = re.compile(r"<script>\s*window\.prerenderReady = false\s*</script>\s*")


def rewrite_shell(page: str, icon: str) -> str:
    """Streamlit's ``index.html`` in Swedish, with our title and icon.

    >>> rewrite_shell('<html lang="en"><title>Streamlit</title></html>', "")
    '<html lang="sv"><title>Delmål</title></html>'
    """
    for pattern, text in (
        (_COMMENT, ""),
        (_HTML_LANGUAGE, f'<html lang="{LANGUAGE}">'),
        (_TITLE, f"<title>{TITLE}</title>"),
        (_NOSCRIPT, f"<noscript>{NOSCRIPT}</noscript>"),
        (_ICON, f'<link rel="shortcut icon" href="{html.escape(icon)}">'),
        (_SERVICE_LINK, ""),
        (_INLINE_SCRIPT, ""),
    ):
        page = pattern.sub(text.replace("\\", r"\\"), page)
    return page


class ShellMiddleware:
    """Rewrites every HTML page on its way out."""

    def __init__(self, app: ASGIApp, icon: Path) -> None:
        self.app = app
        encoded = base64.b64encode(icon.read_bytes()).decode("ascii")
        self._icon = f"data:image/svg+xml;base64,{encoded}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asks_for_page = (
            scope["type"] == "http"
            and scope["method"] in ("GET", "HEAD")
            and not _NOT_PAGES.search(scope["path"])
        )
        if not asks_for_page:
            await self.app(scope, receive, send)
            return
        answer = await capture(self.app, plain_request(scope), receive, send, _is_page)
        if answer is None:
            return
        page = rewrite_shell(answer.body.decode("utf-8"), self._icon)
        response = Response(page, answer.status, media_type="text/html")
        response.headers["Cache-Control"] = "no-cache"
        await response(scope, receive, send)


def _is_page(answer: Answer) -> bool:
    return answer.status == 200 and answer.content_type == "text/html"
