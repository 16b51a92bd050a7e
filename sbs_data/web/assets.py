"""Streamlit's JavaScript and CSS: in Swedish, compressed once, kept in memory.

Streamlit sends its bundle uncompressed and leaves compression to a reverse proxy; a municipality's
first installation has none. Compressing each file once costs what one visit costs.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from sbs_data.web.capture import Answer, accepts_gzip, capture, plain_request
from sbs_data.web.swedish import Swaps, chunk_of, translate

_PATH = re.compile(r"/static/(?:js|css)/(?P<name>[\w.-]+\.(?:js|css))$")
_TYPES = {"text/javascript", "application/javascript", "text/css"}

MAX_FILES = 600
"""The bundle has some three hundred files; nothing else is ever kept."""

# A file's name carries a hash of Streamlit's bytes, so an untouched one never changes. One with
# our words in it can, with a new version of the table: ask again after an hour.
UNTOUCHED = "public, max-age=31536000, immutable"
TRANSLATED = "public, max-age=3600, stale-while-revalidate=86400"


@dataclass(frozen=True, slots=True)
class _Asset:
    compressed: bytes
    content_type: str
    etag: str
    cache_control: str


class AssetMiddleware:
    """Answers for the bundle itself after the first time a file is asked for."""

    def __init__(self, app: ASGIApp, swaps: Swaps) -> None:
        self.app = app
        self._swaps = swaps
        self._kept: dict[str, _Asset] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        match = _PATH.search(scope["path"]) if scope["type"] == "http" else None
        if match is None or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        name = match["name"]
        asset = self._kept.get(name)
        if asset is None:
            answer = await capture(self.app, plain_request(scope), receive, send, _is_asset)
            if answer is None:
                return
            asset = await to_thread.run_sync(self._prepare, name, answer)
            if len(self._kept) < MAX_FILES:
                self._kept[name] = asset
        await _respond(asset, scope)(scope, receive, send)

    def _prepare(self, name: str, answer: Answer) -> _Asset:
        body = bytes(answer.body)
        if chunk_of(name) in self._swaps and name.endswith(".js"):
            body = translate(name, body.decode("utf-8"), self._swaps).encode("utf-8")
        return _Asset(
            compressed=gzip.compress(body, compresslevel=6, mtime=0),
            content_type=answer.headers["content-type"],
            etag=f'W/"{hashlib.sha256(body).hexdigest()[:24]}"',
            cache_control=UNTOUCHED if body == answer.body else TRANSLATED,
        )


def _is_asset(answer: Answer) -> bool:
    return answer.status == 200 and answer.content_type in _TYPES


def _respond(asset: _Asset, scope: Scope) -> Response:
    headers = {
        "ETag": asset.etag,
        "Cache-Control": asset.cache_control,
        "Vary": "Accept-Encoding",
    }
    if asset.etag in Headers(scope=scope).get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if accepts_gzip(scope):
        body = asset.compressed
        headers["Content-Encoding"] = "gzip"
    else:
        body = gzip.decompress(asset.compressed)
    return Response(body, headers=headers, media_type=asset.content_type)
