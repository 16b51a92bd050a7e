"""What the bounded child does with a statistics file."""

from __future__ import annotations

from typing import Any

from sbs_data.plain_data import to_plain
from sbs_data.statistics import looked, reader


def recognise(content: bytes, file_name: str) -> str | None:
    """The file's kind, if it is a statistics file at all."""
    return reader.recognise(content, file_name)


def look(content: bytes, file_name: str) -> Any:
    """What the file holds, as plain data."""
    return to_plain(looked.look(content, file_name))
