"""Hue decides, not the exact shade."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sbs_data.reports.colours import Hue, Theme, of_blend, of_hex, of_highlight, of_pattern


@pytest.mark.parametrize(
    ("shade", "said"),
    [
        ("00B050", Hue.GREEN),
        ("92D050", Hue.GREEN),
        ("385623", Hue.GREEN),
        ("E2EFD9", Hue.GREEN),
        ("E4F3EA", Hue.GREEN),
        ("FFC000", Hue.YELLOW),
        ("FFFF00", Hue.YELLOW),
        ("ED7D31", Hue.YELLOW),
        ("FFF2CC", Hue.YELLOW),
        ("7F6000", Hue.YELLOW),
        ("FF0000", Hue.RED),
        ("C00000", Hue.RED),
        ("800000", Hue.RED),
        ("FF7C80", Hue.RED),
        ("FF0066", Hue.RED),
        ("0070C0", None),
        ("7030A0", None),
        ("000000", None),
        ("FFFFFF", None),
        ("808080", None),
        ("E7E6E6", None),
        ("3B3838", None),
        ("auto", None),
        ("", None),
        ("XYZXYZ", None),
        (None, None),
    ],
)
def test_shades_that_people_use(shade: str | None, said: Hue | None) -> None:
    assert of_hex(shade) is said


def _hex(degrees: float, lightness: float, saturation: float) -> str:
    channels = colorsys.hls_to_rgb(degrees / 360, lightness, saturation)
    return "".join(f"{round(c * 255):02X}" for c in channels)


_CLEAR = {"lightness": st.floats(0.25, 0.75), "saturation": st.floats(0.4, 1.0)}


@given(degrees=st.floats(18, 62), **_CLEAR)
def test_every_clear_colour_from_amber_to_yellow_is_yellow(
    degrees: float, lightness: float, saturation: float
) -> None:
    assert of_hex(_hex(degrees, lightness, saturation)) is Hue.YELLOW


@given(degrees=st.floats(73, 167), **_CLEAR)
def test_every_clear_green_is_green(degrees: float, lightness: float, saturation: float) -> None:
    assert of_hex(_hex(degrees, lightness, saturation)) is Hue.GREEN


@given(degrees=st.one_of(st.floats(0, 12), st.floats(338, 360)), **_CLEAR)
def test_every_clear_red_is_red(degrees: float, lightness: float, saturation: float) -> None:
    assert of_hex(_hex(degrees, lightness, saturation)) is Hue.RED


@given(degrees=st.floats(66.5, 68.5), **_CLEAR)
def test_between_yellow_and_green_a_person_decides(
    degrees: float, lightness: float, saturation: float
) -> None:
    assert of_hex(_hex(degrees, lightness, saturation)) is Hue.BETWEEN


@given(degrees=st.floats(173, 332), **_CLEAR)
def test_blue_and_violet_say_nothing(degrees: float, lightness: float, saturation: float) -> None:
    assert of_hex(_hex(degrees, lightness, saturation)) is None


# The channels of a colour whose hue is just that many degrees, in twelfths of how far they are
# apart, and the step to the next higher hue.
_EDGES = {
    15: ((12, 3, 0), (0, 1, 0)),
    65: ((11, 12, 0), (-1, 0, 0)),
    70: ((10, 12, 0), (-1, 0, 0)),
    170: ((0, 12, 10), (0, 0, 1)),
    335: ((12, 0, 5), (0, 0, -1)),
}


@pytest.mark.parametrize(
    ("degrees", "below", "at", "above"),
    [
        (15, Hue.RED, Hue.YELLOW, Hue.YELLOW),
        (65, Hue.YELLOW, Hue.YELLOW, Hue.BETWEEN),
        (70, Hue.BETWEEN, Hue.GREEN, Hue.GREEN),
        (170, Hue.GREEN, Hue.GREEN, None),
        (335, None, None, Hue.RED),
    ],
)
def test_the_edges_of_the_bands(
    degrees: int, below: Hue | None, at: Hue | None, above: Hue | None
) -> None:
    channels, step = _EDGES[degrees]

    def shades(far: int) -> set[Hue | None]:
        """What is said so far from the edge, of every such shade from dark to light."""
        return {
            of_hex(
                bytes(low + c * apart + far * s for c, s in zip(channels, step, strict=True)).hex()
            )
            for apart in range(10, 21)
            for low in range(1, 255 - 12 * apart)
        }

    assert (shades(-1), shades(0), shades(1)) == ({below}, {at}, {above})


@pytest.mark.parametrize(
    ("shade", "said"),
    [
        ("FFFFF2", Hue.YELLOW),
        ("FFFFF3", None),
        ("0D0D00", Hue.YELLOW),
        ("0C0C00", None),
        ("909071", Hue.YELLOW),
        ("8F8F71", None),
    ],
)
def test_what_is_nearly_white_black_or_grey_says_nothing(shade: str, said: Hue | None) -> None:
    assert of_hex(shade) is said


@given(grey=st.integers(0, 255))
def test_no_grey_says_anything(grey: int) -> None:
    assert of_hex(f"{grey:02X}" * 3) is None


def test_highlighter_pens() -> None:
    said = {
        n: of_hex(of_highlight(n))
        for n in ("green", "darkGreen", "yellow", "darkYellow", "red", "darkRed")
    }
    assert list(said.values()) == [Hue.GREEN] * 2 + [Hue.YELLOW] * 2 + [Hue.RED] * 2
    assert of_highlight("cyan") is None
    assert of_highlight("lightGray") is None


@pytest.mark.parametrize(
    ("pattern", "foreground", "fill", "said"),
    [
        ("pct25", "00B050", None, Hue.GREEN),
        ("pct5", "00B050", None, Hue.GREEN),
        ("pct10", "FF0000", "FFFFFF", Hue.RED),
        ("pct80", "FFC000", None, Hue.YELLOW),
        ("pct50", None, "FFC000", Hue.YELLOW),  # black dots on amber
        ("pct95", None, "00B050", None),  # hardly anything shines through
        ("solid", "FF0000", "00B050", Hue.RED),
        ("clear", "FF0000", "00B050", Hue.GREEN),
        ("pct5", "FF0000", "00B050", Hue.BETWEEN),
        ("diagStripe", "FF0000", None, Hue.RED),
        ("thinHorzCross", "00B050", None, Hue.GREEN),
        ("horzStripe", "FFC000", "0070C0", Hue.BETWEEN),
        ("diagCross", "00B050", "92D050", Hue.GREEN),
        ("pct25", "808080", None, None),
        ("pct40", "0070C0", None, None),
        ("pctX", "0070C0", "00B050", Hue.GREEN),
    ],
)
def test_a_pattern_says_the_tint_that_is_seen(
    pattern: str, foreground: str | None, fill: str | None, said: Hue | None
) -> None:
    assert of_pattern(pattern, foreground, fill)[1] is said


def test_the_tint_of_a_pattern_is_its_two_colours_mixed() -> None:
    assert of_pattern("pct25", "00B050", None)[0] == "BFEBD3"
    assert of_pattern("pct50", None, "FFFFFF")[0] == "808080"


@pytest.mark.parametrize(
    ("shades", "said"),
    [
        (["00B050", "FFFFFF"], Hue.GREEN),
        (["00B050", "FF0000"], Hue.BETWEEN),
        (["FFFFFF", "000000"], None),
        ([], None),
    ],
)
def test_a_gradient_says_its_one_hue(shades: list[str], said: Hue | None) -> None:
    assert of_blend(shades)[1] is said


_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"


@pytest.mark.parametrize(
    ("colour", "rgb"),
    [
        ('<c:srgbClr c:val="00B050"/>', "00B050"),
        ('<c:srgbClr c:val="00B050"><c:lumMod c:val="50000"/></c:srgbClr>', "005828"),
        # As Strict writes it.
        ('<c:srgbClr c:val="00B050"><c:lumMod c:val="50%"/></c:srgbClr>', "005828"),
        ('<c:srgbClr c:val="00B050"><c:lumMod c:val="50.0%"/></c:srgbClr>', "005828"),
        ('<c:srgbClr c:val="00B050"><c:alpha c:val="60000"/></c:srgbClr>', "00B050"),
        ('<c:srgbClr c:val="00B050"><c:alpha c:val="100000"/></c:srgbClr>', None),
        ('<c:srgbClr c:val="FF0000"><c:shade c:val="50000"/></c:srgbClr>', "800000"),
        ('<c:srgbClr c:val="FF0000"><c:tint c:val="50000"/></c:srgbClr>', "FF8080"),
        ('<c:srgbClr c:val="FF0000"><c:lumOff c:val="25000"/></c:srgbClr>', "FF8080"),
        ('<c:srgbClr c:val="FF0000"><c:satMod c:val="0"/></c:srgbClr>', "808080"),
        ('<c:srgbClr c:val="FF0000"><c:lumMod/><c:odd c:val="x"/></c:srgbClr>', "FF0000"),
        ('<c:schemeClr c:val="accent6"/>', "70AD47"),
        ('<c:schemeClr c:val="tx1"/>', "111111"),
        ('<c:schemeClr c:val="accent9"/>', None),
        ('<c:sysClr c:val="windowText" c:lastClr="222222"/>', "222222"),
        ('<c:prstClr c:val="red"/>', "FF0000"),
        ('<c:prstClr c:val="beige"/>', None),
    ],
)
def test_colours_of_drawings_and_of_word_2010(colour: str, rgb: str | None) -> None:
    theme = Theme(
        f'<a:theme xmlns:a="{_DRAWING}"><a:themeElements><a:clrScheme name="x">'
        '<a:dk1><a:sysClr val="windowText" lastClr="111111"/></a:dk1>'
        '<a:accent6><a:srgbClr val="70AD47"/></a:accent6>'
        "</a:clrScheme></a:themeElements></a:theme>".encode()
    )
    found = etree.fromstring(f'<x xmlns:c="{_WORD_2010}">{colour}</x>')[0]
    assert theme.drawn(found) == rgb


@pytest.mark.parametrize(("alpha", "rgb"), [("0", None), ("40000", "00B050"), ("100000", "00B050")])
def test_alpha_covers_in_a_drawing(alpha: str, rgb: str | None) -> None:
    written = f'<c:srgbClr xmlns:c="{_DRAWING}" val="00B050"><c:alpha val="{alpha}"/></c:srgbClr>'
    assert Theme(None).drawn(etree.fromstring(written)) == rgb
