"""Saved answers of the public APIs: JSON, as the API gave it, or wrapped with its address and date.

A file may hold one answer, or a list of wrapped ones, so that pages and metadata that were fetched
together stay together.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sbs_data import limits
from sbs_data.errors import Refused
from sbs_data.statistics import encoding, strict_json
from sbs_data.statistics.faults import shortened

_BODIES = ("json", "answer", "body")
_DATES = ("retrieved_at", "retrieved_on", "generatedAt")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its JSON, the address it was asked at and the day, where the file says."""

    body: dict[str, Any]
    url: str = ""
    retrieved_on: datetime.date | None = None


def looks_like_json(content: bytes) -> bool:
    """True for a file that begins as a JSON object or list."""
    return content[:64].replace(b"\xef\xbb\xbf", b"").lstrip()[:1] in (b"{", b"[")


def load(content: bytes, file_name: str) -> list[Answer]:
    """The answers of a file, in order. Raises :class:`Refused` where it is no JSON of that kind."""
    if len(content) > limits.MAX_FILE_BYTES:
        raise Refused(
            f"”{file_name}” är större än {limits.MAX_FILE_BYTES // limits.MIB} MB. Hämta färre "
            "mått eller år i taget.",
            code="too_large",
        )
    try:
        found = list(_unwrapped(strict_json.loads(_words(content, file_name))))
    except strict_json.Twice as twice:
        raise Refused(
            f"”{file_name}” har ”{shortened(twice.name)}” två gånger i samma uppgift, och vilken "
            "som gäller går inte att veta. Hämta filen på nytt.",
            code="twice",
        ) from None
    except (ValueError, RecursionError) as error:
        where = ""
        if isinstance(error, json.JSONDecodeError):
            where = f" (rad {error.lineno}, kolumn {error.colno})"
        raise Refused(
            f"”{file_name}” är ingen hel JSON-fil{where}: den är skadad eller avbruten. Hämta den "
            "på nytt.",
            code="damaged",
        ) from None
    if not found:
        raise Refused(f"”{file_name}” innehåller inga svar att läsa.", code="no_rows")
    return found


def _words(content: bytes, file_name: str) -> str:
    """The file's words: an API answers in UTF-8, so what is not has been through something."""
    found = encoding.utf8(content, file_name)
    if found.notices:
        raise Refused(
            f"”{file_name}” är inte sparad som UTF-8, som ett svar alltid är. Hämta det på nytt.",
            code="encoding",
        )
    return found.text()


def _unwrapped(data: Any, url: str = "", day: datetime.date | None = None) -> Iterator[Answer]:
    """Take the wrappings off, one layer at a time."""
    if isinstance(data, list):
        for item in data:
            yield from _unwrapped(item, url, day)
    elif isinstance(data, dict):
        inner = next((k for k in _BODIES if isinstance(data.get(k), dict | list)), None)
        is_wrapped = inner is not None and "url" in data
        if is_wrapped and isinstance(data["url"], str):
            yield from _unwrapped(data[inner], data["url"], _day(data) or day)
        else:
            yield Answer(data, url, day)


def _day(data: dict[str, Any]) -> datetime.date | None:
    for key in _DATES:
        if isinstance(data.get(key), str):
            try:
                return datetime.date.fromisoformat(data[key][:10])
            except ValueError:
                continue
    return None
