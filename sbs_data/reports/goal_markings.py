"""What may be a marking but says no status itself: hearts, ticks, shapes, lines, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sbs_data.reports import colours
from sbs_data.reports.colours import Hue
from sbs_data.reports.goal_kinds import is_status_only
from sbs_data.reports.grounds import Grounds
from sbs_data.reports.walk import Cell, Paragraph
from sbs_data.reports.xml import P_PR, R_PR, W14, A, Element, R, W, child_of

_SIGNS = {
    **dict.fromkeys("💚", "ett grönt hjärta"),
    **dict.fromkeys("💛🧡", "ett gult hjärta"),
    **dict.fromkeys("❤", "ett rött hjärta"),
    **dict.fromkeys("♥♡🖤🤍💙💜", "ett hjärta"),
    **dict.fromkeys("✅✔✓", "en bock"),
    **dict.fromkeys("☑☒🗹🗷🗵", "en ikryssad ruta"),
    **dict.fromkeys("❌✖✗✘❎", "ett kryss"),
    "👍": "en tumme upp",
    "👎": "en tumme ned",
    **dict.fromkeys("🙂😀😃😄😊☺", "en glad gubbe"),
    "😐": "en neutral gubbe",
    **dict.fromkeys("☹🙁😞😟😢", "en ledsen gubbe"),
}
CROSSES = frozenset({"X", "x", "✓", "✔", "✗", "✘", "☒", "☑", "🗹", "🗷", "●", "•", "■", "1"})
"""What stands alone in a cell to tick its column."""
UNTICKED = frozenset({"☐", "⬜", "▢", "□", "○", "◯"})
"""What stands there where the column isn't ticked."""
_LINES = ("bdr", "pBdr", "tcBorders")
_EFFECTS = tuple(W14 + name for name in ("textOutline", "glow", "shadow"))
_DRAWN = tuple(W + name for name in ("drawing", "pict", "object"))
_TEXT_BOX = W + "txbxContent"
_VML = "{urn:schemas-microsoft-com:vml}"
_HEX = re.compile(r"^#?([0-9a-fA-F]{6})\b")
_NAMED = {
    "green": "008000",
    "lime": "00FF00",
    "yellow": "FFFF00",
    "orange": "FFA500",
    "red": "FF0000",
}
_ADJECTIVES = {Hue.GREEN: "grön", Hue.YELLOW: "gul", Hue.RED: "röd", Hue.BETWEEN: "gulgrön"}


def is_mark(words: str) -> bool:
    """Whether a cell's words can be a mark and nothing else: none, a tick, signs or a status."""
    is_signs = words in CROSSES or not any(map(str.isalnum, words))
    return is_signs or is_status_only(words)


def of_signs(words: str) -> str | None:
    """The first sign of a few words that may be a marking ("ett hjärta")."""
    return next((_SIGNS[c] for c in words if c in _SIGNS), None)


def of_lines(paragraph: Paragraph, grounds: Grounds) -> str | None:
    """A coloured underline, border or outline of a paragraph's letters, or of its cell."""
    for run in paragraph.element.iter(R):
        properties = child_of(run, R_PR)
        if properties is None:
            continue
        under = child_of(properties, W + "u")
        hue = None if under is None else colours.of_hex(_line_colour(under, grounds))
        if hue is not None:
            return f"{_ADJECTIVES[hue]} understrykning"
        for effect in _EFFECTS:
            found = properties.find(effect)
            hue = None if found is None else _drawn_hue(found, grounds)
            if hue is not None:
                return f"{_ADJECTIVES[hue]} kontur"
    holders = [child_of(r, R_PR) for r in paragraph.element.iter(R)]
    holders += [child_of(paragraph.element, P_PR), _cell_properties(paragraph.cell)]
    for holder in holders:
        for line in _lines(holder):
            hue = colours.of_hex(_line_colour(line, grounds))
            if hue is not None:
                return f"{_ADJECTIVES[hue]} kantlinje"
    return None


def _cell_properties(cell: Cell | None) -> Element | None:
    return None if cell is None else cell.properties


def _lines(holder: Element | None) -> Iterator[Element]:
    for name in _LINES:
        found = None if holder is None else child_of(holder, W + name)
        if found is not None:
            yield found
            yield from (side for side in found if isinstance(side.tag, str))


def _line_colour(line: Element, grounds: Grounds) -> str | None:
    return grounds.styles.theme.rgb(line, "color")


def of_drawings(paragraph: Paragraph, grounds: Grounds) -> str | None:
    """A drawn shape or a picture in a paragraph; a text box is neither."""
    for drawn in paragraph.element.iter(*_DRAWN):
        if next(drawn.iter(_TEXT_BOX), None) is not None:
            continue
        hue = _drawn_hue(drawn, grounds)
        if hue is not None:
            return f"en ritad {_ADJECTIVES[hue]} form"
        is_picture = any(
            isinstance(e.tag, str) and e.tag.rpartition("}")[2] in ("pic", "imagedata", "OLEObject")
            for e in drawn.iter()
        )
        return "en bild" if is_picture else "en ritad form"
    return None


def _drawn_hue(drawn: Element, grounds: Grounds) -> Hue | None:
    for space in (A, W14):
        for fill in drawn.iter(f"{space}solidFill", f"{space}gradFill", f"{space}glow"):
            for colour in fill.iter(f"{space}srgbClr", f"{space}schemeClr", f"{space}prstClr"):
                hue = colours.of_hex(grounds.styles.theme.drawn(colour))
                if hue is not None:
                    return hue
    for shape in drawn.iter():
        if isinstance(shape.tag, str) and shape.tag.startswith(_VML):
            written = shape.get("fillcolor") or ""
            found = _HEX.match(written)
            hue = colours.of_hex(found[1] if found else _NAMED.get(written.split(" ")[0].lower()))
            if hue is not None:
                return hue
    return None
