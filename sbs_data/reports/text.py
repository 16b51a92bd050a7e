"""A paragraph of Word → its text, as a reader of the page sees it.

python-docx's own ``text`` loses tracked insertions, content controls and symbols; this walk
follows the markup instead. It is linear, and as deep as the parser let the file be (256).
"""

from __future__ import annotations

from collections.abc import Iterator
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
    W + "sym": "●",  # a picture sign from a symbol font; which one carries no word
}
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
_SOFT_HYPHEN = "\u00ad"
_SYMBOL_FONTS = ("wingdings", "symbol", "webdings")


class Run(NamedTuple):
    """A stretch of text and the run that formats it (``None`` for text outside runs)."""

    text: str
    properties: Element | None


def runs(paragraph: Element) -> Iterator[Run]:
    """The paragraph's text in order, run by run; deletions and placeholders left out."""
    return _runs(paragraph, None)


def text(paragraph: Element) -> str:
    """The paragraph's text, soft line breaks as ``\\n``, stripped at both ends."""
    return raw(paragraph).strip()


def raw(paragraph: Element) -> str:
    """The same, not stripped: character for character what :func:`runs` yields."""
    return "".join([run.text for run in runs(paragraph)]).replace(_SOFT_HYPHEN, "")


def _runs(element: Element, properties: Element | None) -> Iterator[Run]:
    for child in element:
        tag = child.tag
        if tag == R:
            yield from _of_run(child)
        elif tag == SDT:
            content = None if is_placeholder(child) else child.find(SDT_CONTENT)
            if content is not None:
                yield from _runs(content, properties)
        elif tag not in _SKIP and isinstance(tag, str):
            yield from _of_run_child(child, tag, properties)


def _of_run(run: Element) -> Iterator[Run]:
    properties = None
    for child in run:
        tag = child.tag
        if tag == _T:
            if child.text:
                yield Run(_readable(child.text, properties), properties)
        elif tag == R_PR:
            properties = child
        elif tag not in _SKIP and isinstance(tag, str):
            yield from _of_run_child(child, tag, properties)


def _of_run_child(child: Element, tag: str, properties: Element | None) -> Iterator[Run]:
    if tag == _T:
        if child.text:
            yield Run(_readable(child.text, properties), properties)
    elif tag in _BREAKS:
        yield Run(_BREAKS[tag], properties)
    else:
        yield from _runs(child, properties)


def is_placeholder(control: Element) -> bool:
    """A content control that still shows its prompt ("Klicka här för att ange text.")."""
    return is_on(control.find(SDT_PR), "showingPlcHdr")


def _readable(written: str, properties: Element | None) -> str:
    """A bullet typed in a symbol font is stored as a letter: show the sign, not the letter."""
    if properties is None:
        return written
    fonts = properties.find(W + "rFonts")
    if fonts is None:
        return written
    name = (fonts.get(W + "ascii") or "").lower()
    if not name.startswith(_SYMBOL_FONTS):
        return written
    return "".join("●" if not c.isspace() else c for c in written)
