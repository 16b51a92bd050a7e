"""What went wrong inside the program, for whoever mends it. Never a word of any report."""

from __future__ import annotations

import copy
import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from sbs_data import printable
from sbs_data.settings import Settings

MAX_BYTES = 1_000_000
KEPT = 5


def path_of(settings: Settings) -> Path:
    """The log file."""
    return settings.private / "logs" / "delmal.log"


def configure(settings: Settings) -> Path | None:
    """Send warnings and worse to a log that rotates. ``None`` where it cannot be written.

    May be called again: one log is kept open, the one of these settings.
    """
    path = path_of(settings)
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h, _LogFile)]:
        if Path(handler.baseFilename) == path and path.parent.is_dir():
            return path
        root.removeHandler(handler)
        handler.close()
    try:
        settings.private.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.parent.mkdir(exist_ok=True, mode=0o700)
        new = _LogFile(path, maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8")
    except OSError:
        return None
    new.setLevel(logging.WARNING)
    new.setFormatter(_WithoutText("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(new)
    return path


class _LogFile(RotatingFileHandler):
    """Ours, to be told from other handlers."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """A full disk takes no log either; a traceback on the screen would help nobody."""


class _WithoutText(logging.Formatter):
    """Where an error arose and its kind, but not its message: that may quote a report."""

    def format(self, record: logging.LogRecord) -> str:
        # A copy: another handler may have left its own wording, message and all, on the record.
        record = copy.copy(record)
        record.exc_text = None
        return super().format(record)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the library's name
        return printable.line(super().formatMessage(record))

    def formatException(  # noqa: N802 - the library's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            lines += traceback.format_tb(error.__traceback__)
            lines.append(f"{type(error).__module__}.{type(error).__qualname__}\n")
            error = error.__cause__
        return "".join(lines).rstrip()
