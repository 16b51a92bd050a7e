"""Text from anywhere, made fit for one line on a terminal, in a log or in the history.

What steers a terminal, ends a line or turns the direction of writing could show something else than
what was done: another name, a line of its own, words read backwards.
"""

from __future__ import annotations

import unicodedata

_KEPT = "\u00ad\u200c\u200d"
"""Soft hyphen and the joiners: they belong to how words and signs are written."""
_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_STEERING = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Control, format (bidi overrides, invisible tags), lone surrogates, line and paragraph ends."""
_MARK = "\ufffd"


def line(text: str) -> str:
    """The text on one line: a break is a space, what steers is the sign for a lost character.

    >>> line("Anna\\n  2  Bo\\x1b[2K")
    'Anna   2  Bo\ufffd[2K'
    """
    if text.isprintable():
        return text
    return "".join(_fit(sign) if _steers(sign) else sign for sign in text)


def lines(text: str) -> str:
    """The same, with its line breaks as plain ones."""
    return "\n".join(line(part) for part in text.splitlines())


def json_text(written: str) -> str:
    """JSON that says the same, with what steers as escapes. Its own line breaks stay."""
    return "".join(_escaped(sign) if sign != "\n" and _steers(sign) else sign for sign in written)


def _steers(sign: str) -> bool:
    return unicodedata.category(sign) in _STEERING and sign not in _KEPT


def _fit(sign: str) -> str:
    return " " if sign in _BREAKS else _MARK


def _escaped(sign: str) -> str:
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
