"""What can go wrong in a way a person can mend. The message is one Swedish sentence or two."""

from __future__ import annotations


class DelmalError(Exception):
    """Says what is wrong, where, and what to do; shown to the user exactly as written."""

    def __init__(self, message: str, *, code: str = "error") -> None:
        super().__init__(message)
        self.message = message
        self.code = code


class Refused(DelmalError):
    """A file that was not imported. The message names the file."""
