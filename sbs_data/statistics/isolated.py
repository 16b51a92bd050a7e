"""Reading statistics files in the bounded child: nothing here opens one itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from sbs_data import bounded
from sbs_data.plain_data import from_plain
from sbs_data.statistics.glimpse import Glimpse, Shape, Wrong
from sbs_data.statistics.looked import Looked
from sbs_data.statistics.result import Kind

_ROOM = "sbs_data.statistics.in_child"
_ADVICE = (
    "Hämta filen på nytt där den kom ifrån, eller dela upp uppgifterna på flera filer, och försök "
    "igen."
)


def recognise(content: bytes, file_name: str) -> Kind | None:
    """:func:`sbs_data.statistics.recognise`, in a child. Never raises."""
    try:
        kind = bounded.read(f"{_ROOM}:recognise", content, file_name)
    except bounded.Unread:
        return Kind.UNKNOWN_TABLE
    return kind and Kind(kind)


def look(content: bytes, file_name: str, sheets: Sequence[str] = ()) -> Looked:
    """:func:`sbs_data.statistics.looked.look`, in a child. Raises :class:`Refused`."""
    options = {"sheets": list(sheets)}
    return from_plain(Looked, ask(f"{_ROOM}:look", content, file_name, options))


def answer(content: bytes, shape: Mapping[str, Shape], most: int) -> Glimpse | Wrong:
    """:func:`sbs_data.statistics.glimpse.glimpse`, in a child.

    ``"too_much"`` too where the child could not end: no honest answer is of that kind.
    """
    try:
        found = bounded.read(f"{_ROOM}:answer", content, "", {"shape": shape, "most": most})
    except bounded.Unread:
        return "too_much"
    return cast("Wrong", found) if isinstance(found, str) else Glimpse(*found)


def ask(
    task: str, content: bytes | Path, file_name: str, options: dict[str, Any] | None = None
) -> Any:
    """What a task of another room's says of a statistics file. Raises :class:`Refused`."""
    try:
        return bounded.read(task, content, file_name, options)
    except bounded.Unread as unread:
        raise unread.refusal(file_name, _ADVICE) from None
