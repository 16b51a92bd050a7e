"""Hue decides, not the exact shade."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbs_data.reports.colours import Hue, of_hex, of_highlight


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
        n: of_highlight(n) for n in ("green", "darkGreen", "yellow", "darkYellow", "red", "darkRed")
    }
    assert list(said.values()) == [Hue.GREEN] * 2 + [Hue.YELLOW] * 2 + [Hue.RED] * 2
    assert of_highlight("cyan") is None
    assert of_highlight("lightGray") is None
