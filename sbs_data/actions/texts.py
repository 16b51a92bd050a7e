"""Text from outside, made fit to be stored."""

from __future__ import annotations

import unicodedata

from sbs_data import printable
from sbs_data.errors import DelmalError
from sbs_data.settings import NOBODY, Settings

LONGEST = 200
_MUCH = 10 * LONGEST


def tidy(text: str | None, what: str) -> str | None:
    """One line without stray spaces; ``None`` for nothing said."""
    line = " ".join(safe_text(text or "").split())
    if len(line) > LONGEST:
        raise DelmalError(f"{what} är för långt: högst {LONGEST} tecken.", code="too_long")
    return line or None


def safe_text(text: str) -> str:
    """Text on one line that can be stored and shown: a file name may hold bytes that are no
    characters at all, or that steer a terminal.
    """
    return printable.line(_characters(text))


def safe_lines(text: str) -> str:
    """The same, of what may have several lines."""
    return printable.lines(_characters(text))


def who_of(settings: Settings) -> str:
    """Whoever acts, as the journal names them: on one line, and no longer than a name."""
    name = " ".join(safe_text(settings.who[:_MUCH]).split())
    return name[:LONGEST].strip() or NOBODY


def _characters(text: str) -> str:
    """In whole letters: macOS writes the å of a file name as an a and a ring."""
    kept = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return unicodedata.normalize("NFC", kept)
