"""Text from outside, made fit to be stored."""

from __future__ import annotations

from sbs_data.errors import DelmalError

LONGEST = 200


def tidy(text: str | None, what: str) -> str | None:
    """One line without stray spaces; ``None`` for nothing said."""
    line = " ".join(safe_text(text or "").split())
    if len(line) > LONGEST:
        raise DelmalError(f"{what} är för långt: högst {LONGEST} tecken.", code="too_long")
    return line or None


def safe_text(text: str) -> str:
    """Text that can be stored: a file name may hold bytes that are no characters at all."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
