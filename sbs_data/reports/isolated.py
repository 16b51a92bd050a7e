"""Reading reports in the bounded child, one or many."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from sbs_data import bounded, limits
from sbs_data.errors import Refused
from sbs_data.model import Report, Told
from sbs_data.plain_data import from_plain, to_plain

_TASK = "sbs_data.reports.in_child:read"
_ADVICE = "Öppna den i Word, spara en ny kopia och försök igen."


def read_isolated(content: bytes, file_name: str, told: tuple[Told, ...] = ()) -> Report:
    """:func:`sbs_data.reports.read_report`, in a child of its own. Safe from many threads."""
    if not content or len(content) > limits.MAX_FILE_BYTES:
        from sbs_data.reports.reader import read_report

        return read_report(content, file_name, told)  # refused by its size, before it is opened
    try:
        options = {"told": to_plain(told)}
        return from_plain(Report, bounded.read(_TASK, content, file_name, options))
    except bounded.Unread as unread:
        raise unread.refusal(file_name, _ADVICE) from None


def read_all(files: Iterable[tuple[str, bytes]]) -> Iterator[Report | Refused]:
    """Read many files, in order, on as many children as there are cores (two at most).

    Only a handful of files is held at a time, however many there are.
    """
    workers = max(1, min(limits.MAX_WORKERS, os.cpu_count() or 1))
    with ThreadPoolExecutor(workers, thread_name_prefix="reading") as pool:
        waiting: list[Future[Report | Refused]] = []
        for name, content in files:
            waiting.append(pool.submit(_read_or_refuse, content, name))
            if len(waiting) > 2 * workers:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()


def _read_or_refuse(content: bytes, file_name: str) -> Report | Refused:
    try:
        return read_isolated(content, file_name)
    except Refused as refusal:
        return refusal
