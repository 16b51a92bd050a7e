"""Colour → what it says: a status, "between the hues", or nothing. By hue, never by exact hex."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable
from enum import Enum

from lxml import etree

from sbs_data.model import Status
from sbs_data.reports.xml import W14, A, Element, W


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
_SHARE = re.compile(r"(-?\d+(?:\.\d+)?)(%?)$")
_LEAST_CHROMA = 0.05
_LEAST_SATURATION = 0.12

# A pattern whose one colour covers less than this is what its other colour says.
_LEAST_PATTERN = 0.05
_HIGHLIGHTS = {
    "green": "00FF00",
    "darkGreen": "008000",
    "yellow": "FFFF00",
    "darkYellow": "808000",
    "red": "FF0000",
    "darkRed": "800000",
    "black": "000000",
    "white": "FFFFFF",
}
# How much of a pattern is its foreground (ECMA-376 part 1, 17.18.78); "pctNN" says it itself.
_PATTERNS = {
    "solid": 1.0,
    "horzStripe": 0.5,
    "vertStripe": 0.5,
    "diagStripe": 0.5,
    "reverseDiagStripe": 0.5,
    "horzCross": 0.75,
    "diagCross": 0.75,
    "thinHorzStripe": 0.25,
    "thinVertStripe": 0.25,
    "thinDiagStripe": 0.25,
    "thinReverseDiagStripe": 0.25,
    "thinHorzCross": 0.44,
    "thinDiagCross": 0.44,
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


def of_highlight(name: str) -> str | None:
    """The colour of a highlighter pen (``green`` is Word's bright green), six hex digits."""
    return _HIGHLIGHTS.get(name)


def of_sign(sign: str) -> Hue | None:
    """What a sign that carries its own colour says (🟢)."""
    return _SIGNS.get(sign)


def of_pattern(pattern: str, foreground: str | None, fill: str | None) -> tuple[str, Hue | None]:
    """The tint that Word shows of a shading's two colours (``None`` is auto), and what it says.

    Two colours that say different things are between them, however they are mixed.
    """
    share = _PATTERNS.get(pattern, 0.0)
    if pattern.startswith("pct") and pattern[3:].isascii() and pattern[3:].isdigit():
        share = min(int(pattern[3:]), 100) / 100
    over, under = _channels(foreground) or (0.0, 0.0, 0.0), _channels(fill) or (1.0, 1.0, 1.0)
    tint = _hex(a * share + b * (1 - share) for a, b in zip(over, under, strict=True))
    if share < _LEAST_PATTERN:
        return tint, of_hex(fill)
    if share > 1 - _LEAST_PATTERN:
        return tint, of_hex(foreground)
    first, second = of_hex(foreground), of_hex(fill)
    if first is not second and _is_coloured(over) and _is_coloured(under):
        return tint, Hue.BETWEEN if first or second else None
    # The lightest tint on white is still that colour; what is nearly black is none.
    return tint, first if not _is_coloured(under) and sum(under) > sum(over) else of_hex(tint)


def _is_coloured(channels: tuple[float, float, float]) -> bool:
    return max(channels) - min(channels) >= _LEAST_CHROMA


def of_blend(shades: list[str]) -> tuple[str | None, Hue | None]:
    """What a gradient says: its colours' one hue, or between them."""
    said = {hue for shade in shades if (hue := of_hex(shade)) is not None}
    shown = shades[0] if shades else None
    if len(said) > 1:
        return shown, Hue.BETWEEN
    return shown, next(iter(said), None)


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


_SCHEME_NAMES = {**_THEME_NAMES, "tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_KEYS = {
    prefix: tuple(W + name for name in names)
    for prefix, names in {
        "fill": ("themeFill", "themeFillTint", "themeFillShade", "fill"),
        "color": ("themeColor", "themeTint", "themeShade", "color"),
        "": ("themeColor", "themeTint", "themeShade", "val"),
    }.items()
}
_PRESETS = {
    "green": "008000",
    "lime": "00FF00",
    "limeGreen": "32CD32",
    "forestGreen": "228B22",
    "darkGreen": "006400",
    "yellow": "FFFF00",
    "gold": "FFD700",
    "orange": "FFA500",
    "red": "FF0000",
    "darkRed": "8B0000",
    "crimson": "DC143C",
    "black": "000000",
    "white": "FFFFFF",
}


class Theme:
    """The document's theme colours, for colours given by name with tint or shade."""

    def __init__(self, part: bytes | None) -> None:
        self._part = part
        self._colours: dict[str, str] | None = None

    def rgb(self, element: Element, prefix: str = "") -> str | None:
        """The colour of a ``w:color`` or ``w:u`` element, or of a ``w:shd`` (``fill``, ``color``).

        Six hex digits, ``None`` for auto and nonsense. The theme's name goes before the hex beside
        it, as in Word.
        """
        name_key, tint_key, shade_key, hex_key = _KEYS[prefix]
        name = element.get(name_key)
        if name and name != "none":
            base = self._table().get(_THEME_NAMES.get(name, name))
            if base is not None:
                return _adjust(base, element.get(tint_key), element.get(shade_key))
        written = element.get(hex_key)
        return written.upper() if written is not None and _channels(written) else None

    def drawn(self, colour: Element) -> str | None:
        """The colour of DrawingML's ``srgbClr``, ``schemeClr`` and their kin, Word 2010's too."""
        name = etree.QName(colour).localname
        written = _plain(colour, "val")
        if name == "schemeClr":
            written = self._table().get(_SCHEME_NAMES.get(written or "", written or ""))
        elif name == "sysClr":
            written = _plain(colour, "lastClr")
        elif name == "prstClr":
            written = _PRESETS.get(written or "")
        channels = _channels(written)
        if channels is None:
            return None
        for change in colour:
            if not isinstance(change.tag, str):
                continue
            how, share = etree.QName(change).localname, _share(_plain(change, "val"))
            if how == "alpha" and share == (1 if change.tag.startswith(W14) else 0):
                return None  # wholly transparent; in part, the hue is the same
            channels = _changed(channels, how, share)
        return _hex(channels)

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
    return _hex(colorsys.hls_to_rgb(hue, lightness, saturation))


def _changed(
    channels: tuple[float, float, float], change: str, share: float
) -> tuple[float, float, float]:
    """DrawingML's changes to a colour; those that are not known change nothing."""
    red, green, blue = channels
    if change == "shade":
        return red * share, green * share, blue * share
    if change == "tint":
        return 1 - (1 - red) * share, 1 - (1 - green) * share, 1 - (1 - blue) * share
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if change == "lumMod":
        lightness *= share
    elif change == "lumOff":
        lightness += share
    elif change == "satMod":
        saturation *= share
    return colorsys.hls_to_rgb(hue, min(max(lightness, 0), 1), min(max(saturation, 0), 1))


def _share(written: str | None) -> float:
    """DrawingML's thousandths of a percent, or as Strict writes it, ``75%``; 1 of anything else."""
    found = _SHARE.match(written or "")
    if found is None:
        return 1.0
    return float(found[1]) / (100 if found[2] else 100_000)


def _plain(element: Element, name: str) -> str | None:
    """An attribute whatever its namespace: Word 2010's have one, DrawingML's have none."""
    return next((v for k, v in element.items() if k.rpartition("}")[2] == name), None)


def _hex(channels: Iterable[float]) -> str:
    return "".join(f"{round(min(max(c, 0), 1) * 255):02X}" for c in channels)


def _channels(rgb: str | None) -> tuple[float, float, float] | None:
    if rgb is None or len(rgb) != 6:
        return None
    try:
        red, green, blue = bytes.fromhex(rgb)
    except ValueError:
        return None
    return red / 255, green / 255, blue / 255
