"""A paragraph of Word → its text, as a reader of the page sees it.

python-docx's own ``text`` loses tracked insertions, content controls and symbols; this walk
follows the markup instead. It is linear, and as deep as the parser let the file be (256).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sbs_data.reports.xml import (
    FALLBACK,
    GONE,
    P_PR,
    R_PR,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    Element,
    R,
    W,
    is_on,
)

_T = W + "t"
_BREAKS = {
    W + "br": "\n",
    W + "cr": "\n",
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "noBreakHyphen": "-",
}
_SYM = W + "sym"
# Shown by their own walk or not part of the line.
_SKIP = GONE | {
    FALLBACK,
    P_PR,
    R_PR,
    SDT_PR,
    W + "txbxContent",
    W + "instrText",
    W + "rPrChange",
    W + "pPrChange",
    W + "rt",
}
_FONTS = W + "rFonts"
_SOFT_HYPHEN = "\u00ad"
_SYMBOL_FONTS = ("wingdings", "symbol", "webdings")
BOXES = frozenset("☐☑☒🗹🗷🗵⬜▢")
"""Signs of a box to tick, ticked or not."""
# What a symbol font shows, where it matters which sign it is: boxes, ticks and crosses.
_SIGNS = {
    "wingdings": dict(zip("lnoqrx¨ûüýþ", "●■☐☐☐☒☐✗✓☒☑", strict=True)),
    "wingdings 2": dict(zip("OPQRSTV£", "✗✓☒☑☒☒✗☐", strict=True)),
    "webdings": dict(zip("acgnr", "✓☐■●✗", strict=True)),
}
_ANY_SIGN = "●"
_PRIVATE = 0xF000


class Run(NamedTuple):
    """A stretch of text and the run that formats it (``None`` for text outside runs)."""

    text: str
    properties: Element | None


def runs(paragraph: Element) -> list[Run]:
    """The paragraph's text in order, run by run; deletions and placeholders left out."""
    found: list[Run] = []
    _add_runs(paragraph, None, found)
    return found


def text(paragraph: Element) -> str:
    """The paragraph's text, soft line breaks as ``\\n``, stripped at both ends."""
    return raw(paragraph).strip()


def raw(paragraph: Element) -> str:
    """The same, not stripped: character for character what :func:`runs` yields."""
    return "".join([run.text for run in runs(paragraph)]).replace(_SOFT_HYPHEN, "")


def _add_runs(element: Element, properties: Element | None, found: list[Run]) -> None:
    for child in element:
        tag = child.tag
        if tag == R:
            _add_run(child, found)
        elif tag == SDT:
            content = None if is_placeholder(child) else child.find(SDT_CONTENT)
            if content is not None:
                _add_runs(content, properties, found)
        elif tag not in _SKIP and isinstance(tag, str):
            _add_piece(child, tag, properties, found)


def _add_run(run: Element, found: list[Run]) -> None:
    properties = None
    for child in run:
        tag = child.tag
        if tag == R_PR:
            properties = child
        elif tag not in _SKIP and isinstance(tag, str):
            _add_piece(child, tag, properties, found)


def _add_piece(child: Element, tag: str, properties: Element | None, found: list[Run]) -> None:
    if tag == _T:
        if child.text:
            found.append(Run(_readable(child.text, properties), properties))
    elif tag in _BREAKS:
        found.append(Run(_BREAKS[tag], properties))
    elif tag == _SYM:
        found.append(Run(symbol(child), properties))
    else:
        _add_runs(child, properties, found)


_PROMPT = re.compile(
    r"^(?:(?:klicka|tryck)\b.{0,30}\bhär\b.{0,60}|välj (?:ett |en )?(?:\w+ )?"
    r"(?:objekt|utvecklingsområde|alternativ|byggblock|datum|område|skola)|(?:click|tap)\b.{0,60}"
    r"|choose (?:an item|a building block))[.…:]*$",
    re.IGNORECASE,
)


def is_prompt(words: str) -> bool:
    """Whether words are a template's prompt to write or choose something."""
    return _PROMPT.match(words) is not None


def is_placeholder(control: Element) -> bool:
    """A content control that still shows its prompt ("Klicka här för att ange text.").

    Its flag alone says nothing: it stays on real words that were pasted or written elsewhere.
    """
    if not is_on(control.find(SDT_PR), "showingPlcHdr"):
        return False
    content = control.find(SDT_CONTENT)
    words = (
        "" if content is None else " ".join("".join(e.text or "" for e in content.iter(_T)).split())
    )
    return not words or is_prompt(words)


def symbol(element: Element) -> str:
    """The one sign of a ``w:sym``."""
    font = (element.get(W + "font") or "").lower()
    try:
        code = int(element.get(W + "char") or "", 16)
    except ValueError:
        return _ANY_SIGN
    if font.startswith(_SYMBOL_FONTS):
        return _sign(font, code)
    is_sign = 0x20 < code < 0x110000 and chr(code).isprintable()
    return chr(code) if is_sign and not _PRIVATE <= code < 0xF900 else _ANY_SIGN


def _sign(font: str, code: int) -> str:
    letter = chr(code - _PRIVATE) if _PRIVATE <= code < _PRIVATE + 0x100 else chr(code % 0x10000)
    return _SIGNS.get(font, {}).get(letter, _ANY_SIGN)


def readable(written: Element) -> str:
    """What Word shows of a ``w:t``."""
    run = written.getparent()
    return _readable(written.text or "", None if run is None else run.find(R_PR))


def _readable(written: str, properties: Element | None) -> str:
    """A bullet typed in a symbol font is stored as a letter: show the sign, not the letter."""
    if properties is None:
        return written
    fonts = next(properties.iterchildren(_FONTS), None)
    if fonts is None:
        return written
    name = (fonts.get(W + "ascii") or "").lower()
    if not name.startswith(_SYMBOL_FONTS):
        return written
    return "".join(c if c.isspace() else _sign(name, ord(c)) for c in written)
