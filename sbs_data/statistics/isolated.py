"""Reading statistics files in the bounded child: nothing here opens one itself."""

from __future__ import annotations

from typing import Any

from sbs_data import bounded
from sbs_data.plain_data import from_plain
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


def look(content: bytes, file_name: str) -> Looked:
    """:func:`sbs_data.statistics.looked.look`, in a child. Raises :class:`Refused`."""
    return from_plain(Looked, ask(f"{_ROOM}:look", content, file_name))


def ask(task: str, content: bytes, file_name: str, options: dict[str, Any] | None = None) -> Any:
    """What a task of another room's says of a statistics file. Raises :class:`Refused`."""
    try:
        return bounded.read(task, content, file_name, options)
    except bounded.Unread as unread:
        raise unread.refusal(file_name, _ADVICE) from None
