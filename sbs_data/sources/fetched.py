"""What a fetch gives: a file of answers as the API gave them, each with its address and day."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from sbs_data.clock import Clock, utc_now
from sbs_data.errors import DelmalError
from sbs_data.model import Notice

Progress = Callable[[int, int, str], None]
"""Called with how many questions are answered, how many there are, and what the last was about."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the address it was asked at, and its JSON."""

    url: str
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
    lines = (
        json.dumps(
            {"url": a.url, "retrieved_on": day.isoformat(), "json": a.body},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for a in answers
    )
    # Half a surrogate pair has no UTF-8; with a backslash it is what JSON writes for it.
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode("utf-8", "backslashreplace")


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
