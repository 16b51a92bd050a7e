"""A page of our own, where Streamlit would have none or an English one: one sentence, no script."""

from __future__ import annotations

import html
from collections.abc import Mapping

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

_PAGE = """<!DOCTYPE html>
<html lang="sv"><head><meta charset="utf-8"><title>{title} – Delmål</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><style>
:root {{ color-scheme: light dark; }}
body {{ font: 1.125rem/1.6 "Source Sans", "Source Sans 3", sans-serif; max-width: 38rem;
  margin: 4rem auto; padding: 0 1.5rem; color: #1A1F2B; background: #FFFFFF; }}
a {{ color: #1F4E79; }}
@media (prefers-color-scheme: dark) {{ body {{ color: #E6EAF0; background: #12161D; }}
  a {{ color: #8DB8E0; }} }}
</style></head><body><h1>{title}</h1><p>{sentence}</p>{way}</body></html>
"""


def page(title: str, sentence: str, home: str | None = None) -> str:
    """The page as HTML; ``home`` is the start page's address, where there is a way to it."""
    way = f'<p><a href="{html.escape(home)}">Till startsidan</a></p>' if home else ""
    return _PAGE.format(title=html.escape(title), sentence=html.escape(sentence), way=way)


async def answer(
    scope: Scope,
    receive: Receive,
    send: Send,
    status: int,
    text: str,
    *,
    headers: Mapping[str, str] | None = None,
) -> None:
    """Answer with a page or a plain sentence, a websocket's handshake as well as a request."""
    media_type = "text/html" if text.startswith("<!DOCTYPE") else "text/plain"
    said = {"Cache-Control": "no-store", **(headers or {})}
    response = Response(text, status, said, media_type)
    if scope["type"] == "http":
        await response(scope, receive, send)
    elif "websocket.http.response" in scope.get("extensions", {}):
        await send(
            {
                "type": "websocket.http.response.start",
                "status": status,
                "headers": response.raw_headers,
            }
        )
        await send({"type": "websocket.http.response.body", "body": bytes(response.body)})
    else:
        await send({"type": "websocket.close", "code": 1008})
