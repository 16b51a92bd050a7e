"""What a fetch gives: a file of answers as the API gave them, each with its address and day."""

from __future__ import annotations

import datetime
import json
import re
from codecs import BOM_UTF8
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from sbs_data.clock import Clock, utc_now
from sbs_data.errors import DelmalError
from sbs_data.model import Notice

Progress = Callable[[int, int, str], None]
"""Called with how many questions are answered, how many there are, and what the last was about."""

_ON_ONE_LINE = bytes.maketrans(b"\r\n", b"  ")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the address it was asked at, its JSON as it came, and in ``body`` as much of it
    as its service's ``looked_at`` says.
    """

    url: str
    content: bytes
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fetched:
    """The answers as one file, ready to import. ``notices`` say what the source had nothing on."""

    file: str
    content: bytes
    municipality: str
    notices: tuple[Notice, ...] = ()


class Fetch(Protocol):
    """How a source is asked about a kommun."""

    def __call__(
        self,
        municipality: str,
        *,
        base_url: str | None = None,
        clock: Clock = utc_now,
        progress: Progress | None = None,
    ) -> Fetched:
        """Its answers as a file; ``base_url`` where it is asked elsewhere than at its own."""
        ...


def silent(done: int, total: int, words: str) -> None:
    """Tell nobody."""


def save(answers: list[Answer], day: datetime.date) -> bytes:
    """The answers as JSON, a line each. The same answers on the same day give the same bytes."""
    return b"[\n" + b",\n".join(_wrapped(a, day.isoformat()) for a in answers) + b"\n]\n"


def _wrapped(answer: Answer, day: str) -> bytes:
    """An answer with its address and day; the answer itself as it came, on one line."""
    about = json.dumps({"url": answer.url, "retrieved_on": day}, separators=(",", ":"))
    # In JSON a line ends only between two values.
    plain = answer.content.removeprefix(BOM_UTF8).translate(_ON_ONE_LINE)
    return about[:-1].encode() + b',"json":' + plain.strip() + b"}"


def checked_code(municipality: str) -> str:
    """The kommunkod, or an error that says what is wrong with it."""
    code = municipality.strip()
    if re.fullmatch(r"[0-9]{3}", code):
        raise DelmalError(
            f"Kommunkoden ”{code}” har tappat sin inledande nolla: skriv 0{code}.",
            code="municipality_code",
        )
    if not re.fullmatch(r"[0-9]{4}", code):
        raise DelmalError(
            f"”{code}” är ingen kommunkod. En kommunkod är fyra siffror, till exempel 0180.",
            code="municipality_code",
        )
    if code.startswith("00"):
        raise DelmalError(
            f"”{code}” är riket eller en region, ingen kommun. Ange kommunens egen kod: riket "
            "hämtas på köpet.",
            code="municipality_code",
        )
    return code
