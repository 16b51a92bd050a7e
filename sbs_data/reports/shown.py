"""What Word shows of a part, and nothing else: done once, before anything is read.

Hidden runs, deleted cells and deleted paragraph marks leave the tree; a form field that shows its
choice without a word of text is written out. A part that has none of it is left after a look at
its bytes, which is nearly every part.
"""

from __future__ import annotations

from itertools import islice

from lxml import etree

from sbs_data.reports import text
from sbs_data.reports.xml import (
    P_PR,
    R_PR,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    TC,
    TC_PR,
    VAL,
    W14,
    Element,
    P,
    R,
    T,
    W,
    is_on,
    value,
)

# A field that Word writes ends within fewer runs than this.
_LONGEST_FIELD = 50
_TICKED, _UNTICKED = "☒", "☐"
# What may stand between two paragraphs without being anything on the page.
_NOTHING = frozenset(
    W + name
    for name in (
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "permStart",
        "permEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
    )
)


class Hidden:
    """The styles that hide their text. Most documents have none, and theirs are never looked at."""

    def __init__(self, styles: Element | None = None) -> None:
        found = () if styles is None else styles.iterchildren(W + "style")
        self._styles: dict[str | None, Element] = {s.get(W + "styleId"): s for s in found}
        self._known: dict[str | None, bool] = {}

    @property
    def may_be(self) -> bool:
        """Whether any style hides anything."""
        return bool(self._styles)

    def by(self, style_id: str | None) -> bool:
        """Whether a style, or what it is based on, hides its text."""
        seen: list[str | None] = []
        said = False
        while style_id in self._styles:
            if style_id in self._known:
                said = self._known[style_id]
                break
            self._known[style_id] = False  # a style based on itself ends here
            seen.append(style_id)
            properties = self._styles[style_id].find(R_PR)
            if properties is not None and properties.find(W + "vanish") is not None:
                said = is_on(properties, "vanish")
                break
            style_id = value(self._styles[style_id], "basedOn")
        self._known.update(dict.fromkeys(seen, said))
        return said


def keep_shown(root: Element, written: bytes, hidden: Hidden) -> None:
    """Change a part's tree to what Word shows of it. ``written`` are the bytes it was read from."""
    if b"ddList" in written or b"checkBox" in written:
        _write_out_fields(root)
    if b":checkbox" in written:
        _write_out_boxes(root)
    if b":cellDel" in written:
        _drop_cells(root)
    may_hide = b"vanish" in written or hidden.may_be
    if may_hide:
        _drop_hidden(root, hidden)
    if may_hide or b":del" in written or b":moveFrom" in written:
        _join(root, hidden)


def _write_out_fields(root: Element) -> None:
    """A form field's choice stands in its settings: put it where Word shows it."""
    for begin in list(root.iter(W + "fldChar")):
        data = begin.find(W + "ffData")
        run = begin.getparent()
        if data is None or run is None or run.tag != R or _has_result(run):
            continue
        shown = _choice(data.find(W + "ddList")) or _box(data.find(W + "checkBox"))
        if shown:
            _write(begin, shown)


def _has_result(run: Element) -> bool:
    """Whether a field, from the run that begins it to its end, has words of its own."""
    depth = 0
    for sibling in (run, *islice(run.itersiblings(R), _LONGEST_FIELD)):
        for child in sibling:
            if child.tag == W + "fldChar":
                kind = child.get(W + "fldCharType")
                depth += {"begin": 1, "end": -1}.get(kind or "", 0)
                if depth == 0:
                    return False
            elif child.tag == T and depth and (child.text or "").strip():
                return True
    return False


def _choice(drop_down: Element | None) -> str:
    if drop_down is None:
        return ""
    entries = [entry.get(VAL, "") for entry in drop_down.iterchildren(W + "listEntry")]
    at = value(drop_down, "result") or value(drop_down, "default") or "0"
    return entries[int(at)] if at.isascii() and at.isdigit() and int(at) < len(entries) else ""


def _box(box: Element | None) -> str:
    if box is None:
        return ""
    name = "checked" if box.find(W + "checked") is not None else "default"
    return _TICKED if is_on(box, name) else _UNTICKED


def _write(after: Element, words: str) -> None:
    shown = etree.Element(T)
    shown.text = words
    after.addnext(shown)


def _write_out_boxes(root: Element) -> None:
    """A ticked box may show any sign at all: say ☒ or ☐ where the sign is none that is known."""
    for control in root.iter(SDT):
        box = control.find(f"{SDT_PR}/{W14}checkbox")
        content = control.find(SDT_CONTENT)
        if box is None or content is None:
            continue
        signs = [e for e in content.iter(T, W + "sym") if e.tag != T or (e.text or "").strip()]
        if not signs or any(_is_box(sign) for sign in signs):
            continue
        ticked = box.find(W14 + "checked")
        is_ticked = ticked is not None and ticked.get(W14 + "val", "1") in ("1", "true", "on")
        _write(signs[0], _TICKED if is_ticked else _UNTICKED)
        for sign in signs:
            _remove(sign)


def _is_box(sign: Element) -> bool:
    shown = text.symbol(sign) if sign.tag != T else text.readable(sign)
    return any(c in text.BOXES for c in shown)


def _drop_cells(root: Element) -> None:
    for cell in list(root.iter(TC)):
        properties = cell.find(TC_PR)
        if properties is not None and properties.find(W + "cellDel") is not None:
            _remove(cell)


def _drop_hidden(root: Element, hidden: Hidden) -> None:
    for run in list(root.iter(R)):
        if _is_hidden(run.find(R_PR), _paragraph_style(run, hidden), hidden):
            _remove(run)


def _paragraph_style(run: Element, hidden: Hidden) -> str | None:
    if not hidden.may_be:
        return None
    paragraph = next(run.iterancestors(P), None)
    return None if paragraph is None else value(paragraph.find(P_PR), "pStyle")


def _is_hidden(properties: Element | None, paragraph_style: str | None, hidden: Hidden) -> bool:
    """What is set in the run decides; else the styles, two of which cancel each other out."""
    if properties is not None and properties.find(W + "vanish") is not None:
        return is_on(properties, "vanish")
    return hidden.by(paragraph_style) != hidden.by(value(properties, "rStyle"))


def _join(root: Element, hidden: Hidden) -> None:
    """Paragraphs whose mark Word does not show go on in the next one, whose form they take."""
    gone = [p for p in root.iter(P) if _mark_is_gone(p, hidden)]
    for paragraph in reversed(gone):  # the last first: each word is moved once
        following = _next(paragraph)
        if following is not None:
            _move(paragraph, following)


def _mark_is_gone(paragraph: Element, hidden: Hidden) -> bool:
    properties = paragraph.find(P_PR)
    if properties is None:
        return False
    mark = properties.find(R_PR)
    if mark is not None and (
        mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None
    ):
        return True
    return _is_hidden(mark, value(properties, "pStyle"), hidden)


def _next(paragraph: Element) -> Element | None:
    """The paragraph that follows in the same cell or body, with nothing between."""
    for sibling in paragraph.itersiblings():
        if sibling.tag == P:
            return sibling
        if sibling.tag not in _NOTHING:
            return None
    return None


def _move(paragraph: Element, into: Element) -> None:
    first = next((c for c in into if c.tag != P_PR), None)
    for child in [c for c in paragraph if c.tag != P_PR]:
        if first is None:
            into.append(child)
        else:
            first.addprevious(child)
    _remove(paragraph)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
