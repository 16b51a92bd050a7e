"""What the bounded child does with a Word file."""

from __future__ import annotations

from typing import Any

from sbs_data.model import Told
from sbs_data.plain_data import from_plain, to_plain
from sbs_data.reports.reader import read_report


def read(content: bytes, file_name: str, *, told: Any) -> Any:
    """The report as plain data, after what persons have told of it."""
    return to_plain(read_report(content, file_name, from_plain(tuple[Told, ...], told)))
