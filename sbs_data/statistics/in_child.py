"""What the bounded child does with a statistics file, and with an answer that may become one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sbs_data.plain_data import to_plain
from sbs_data.statistics import looked, reader
from sbs_data.statistics.glimpse import Glimpse, glimpse


def recognise(content: bytes, file_name: str) -> str | None:
    """The file's kind, if it is a statistics file at all."""
    return reader.recognise(content, file_name)


def look(content: bytes, file_name: str, *, sheets: Sequence[str] = ()) -> Any:
    """What the file holds, as plain data."""
    return to_plain(looked.look(content, file_name, sheets))


def answer(content: bytes, _file_name: str, *, shape: Any, most: int) -> Any:
    """What stands in the places of ``shape``, or in a word what is wrong with the answer."""
    found = glimpse(content, shape, most)
    return [found.body, found.count] if isinstance(found, Glimpse) else found
