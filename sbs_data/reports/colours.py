"""Colour → what it says: a status, "between the hues", or nothing. By hue, never by exact hex."""

from __future__ import annotations

import colorsys
from enum import Enum

from lxml import etree

from sbs_data.model import Status
from sbs_data.reports.xml import A, Element, W


class Hue(Enum):
    """What a colour says. ``BETWEEN``: a colour a person must name."""

    GREEN = Status.ACHIEVED
    YELLOW = Status.ON_TRACK
    RED = Status.STARTED
    BETWEEN = None

    @property
    def word(self) -> str:
        """The colour's Swedish name, as in "gul text"."""
        return {"GREEN": "grön", "YELLOW": "gul", "RED": "röd"}.get(self.name, "oklar färg")


# HSL degrees. People write yellow in amber, gold or orange, since yellow on white is hard to read.
_RED_BELOW, _RED_ABOVE = 15, 335
_YELLOW = (15, 65)
_GREEN = (70, 170)
# Less colour than this is black, white or grey to the eye.
_LEAST_CHROMA = 0.05
_LEAST_SATURATION = 0.12

_HIGHLIGHTS = {
    "green": Hue.GREEN,
    "darkGreen": Hue.GREEN,
    "yellow": Hue.YELLOW,
    "darkYellow": Hue.YELLOW,
    "red": Hue.RED,
    "darkRed": Hue.RED,
}

_SIGNS = {
    "🟢": Hue.GREEN,
    "🟩": Hue.GREEN,
    "🟡": Hue.YELLOW,
    "🟨": Hue.YELLOW,
    "🟠": Hue.YELLOW,
    "🟧": Hue.YELLOW,
    "🔴": Hue.RED,
    "🟥": Hue.RED,
}


def of_hex(rgb: str | None) -> Hue | None:
    """What a six-digit hex colour says; ``None`` for auto, grey, blue and nonsense.

    >>> of_hex("00B050"), of_hex("FFC000"), of_hex("C00000"), of_hex("404040")
    (<Hue.GREEN: <Status.ACHIEVED: 'achieved'>>, <Hue.YELLOW: <Status.ON_TRACK: 'on_track'>>, \
<Hue.RED: <Status.STARTED: 'started'>>, None)
    """
    channels = _channels(rgb)
    if channels is None:
        return None
    hue, _, saturation = colorsys.rgb_to_hls(*channels)
    if max(channels) - min(channels) < _LEAST_CHROMA or saturation < _LEAST_SATURATION:
        return None
    degrees = round(hue * 360, 6)  # else the noise of floats decides what 15° is
    if degrees < _RED_BELOW or degrees > _RED_ABOVE:
        return Hue.RED
    if _YELLOW[0] <= degrees <= _YELLOW[1]:
        return Hue.YELLOW
    if _GREEN[0] <= degrees <= _GREEN[1]:
        return Hue.GREEN
    return Hue.BETWEEN if _YELLOW[1] < degrees < _GREEN[0] else None


def of_highlight(name: str) -> Hue | None:
    """What a highlighter pen says (``green`` is Word's bright green)."""
    return _HIGHLIGHTS.get(name)


def of_sign(sign: str) -> Hue | None:
    """What a sign that carries its own colour says (🟢)."""
    return _SIGNS.get(sign)


_THEME_NAMES = {
    "dark1": "dk1",
    "text1": "dk1",
    "light1": "lt1",
    "background1": "lt1",
    "dark2": "dk2",
    "text2": "dk2",
    "light2": "lt2",
    "background2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}


class Theme:
    """The document's theme colours, for colours given by name with tint or shade."""

    def __init__(self, part: bytes | None) -> None:
        self._part = part
        self._colours: dict[str, str] | None = None

    def resolve(self, element: Element, prefix: str = "") -> Hue | None:
        """What a ``w:color`` (prefix ``theme``) or ``w:shd`` (``themeFill``) element says.

        The theme's name goes before the hex beside it, as in Word.
        """
        name_key, tint_key, shade_key, hex_key = {
            "fill": ("themeFill", "themeFillTint", "themeFillShade", "fill"),
            "color": ("themeColor", "themeTint", "themeShade", "color"),
            "": ("themeColor", "themeTint", "themeShade", "val"),
        }[prefix]
        name = element.get(W + name_key)
        if name and name != "none":
            base = self._table().get(_THEME_NAMES.get(name, name))
            if base is not None:
                return of_hex(_adjust(base, element.get(W + tint_key), element.get(W + shade_key)))
        return of_hex(element.get(W + hex_key))

    def _table(self) -> dict[str, str]:
        if self._colours is None:
            self._colours = _theme_colours(self._part)
        return self._colours


def _theme_colours(part: bytes | None) -> dict[str, str]:
    if part is None:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        scheme = etree.fromstring(part, parser).find(f".//{A}clrScheme")
    except etree.XMLSyntaxError:
        return {}
    colours = {}
    for entry in scheme if scheme is not None else ():
        for colour in entry:
            rgb = colour.get("lastClr") or colour.get("val")
            if isinstance(entry.tag, str) and rgb:
                colours[etree.QName(entry).localname] = rgb
    return colours


def _adjust(rgb: str, tint: str | None, shade: str | None) -> str | None:
    """Tint lightens and shade darkens, in HSL (ECMA-376 part 1, 17.3.2.6)."""
    channels = _channels(rgb)
    if channels is None:
        return None
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels)
    try:
        if tint:
            share = int(tint, 16) / 255
            lightness = lightness * share + (1 - share)
        if shade:
            lightness *= int(shade, 16) / 255
    except ValueError:
        return rgb
    changed = colorsys.hls_to_rgb(hue, lightness, saturation)
    return "".join(f"{round(c * 255):02X}" for c in changed)


def _channels(rgb: str | None) -> tuple[float, float, float] | None:
    if rgb is None or len(rgb) != 6:
        return None
    try:
        red, green, blue = bytes.fromhex(rgb)
    except ValueError:
        return None
    return red / 255, green / 255, blue / 255
