"""The settings of the server and the look: safe, known to Streamlit, readable, one palette."""

from __future__ import annotations

import tomllib
from itertools import product
from typing import Any

import pytest
from streamlit import config

from sbs_data.figures.palette import PAPER, TONES, Theme
from sbs_data.words.statuses import STATUS
from tests.browser.driving import PROJECT

SETTINGS: dict[str, Any] = tomllib.loads(
    (PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
)
THEMES: tuple[Theme, Theme] = ("light", "dark")
COLOURS = ("green", "yellow", "orange", "red", "gray", "blue", "violet")


def contrast(one: str, other: str) -> float:
    """WCAG 2's contrast ratio of two colours written #RRGGBB."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def pairs() -> list[tuple[str, str]]:
    """Names of the text and the ground colours that meet on the screen."""
    texts = ["textColor", "primaryColor", "linkColor", "dataframeHeaderTextColor"]
    grounds = ["backgroundColor", "secondaryBackgroundColor"]
    meet = list(product(texts + [f"{c}TextColor" for c in COLOURS], grounds))
    meet += [(f"{c}TextColor", f"{c}BackgroundColor") for c in COLOURS]
    meet += [(f"{c}Color", f"{c}BackgroundColor") for c in COLOURS]
    meet += [("textColor", f"{c}BackgroundColor") for c in COLOURS]
    return [*meet, ("codeTextColor", "codeBackgroundColor")]


def test_contrast_is_measured_as_wcag_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_can_be_read_on_its_ground(theme: Theme) -> None:
    colours = SETTINGS["theme"][theme]
    low = {
        (text, ground): round(contrast(colours[text], colours[ground]), 2)
        for text, ground in pairs()
        if contrast(colours[text], colours[ground]) < 4.5
    }
    assert low == {}


@pytest.mark.parametrize("theme", THEMES)
def test_a_buttons_words_can_be_read_on_the_accent(theme: Theme) -> None:
    accent = SETTINGS["theme"][theme]["primaryColor"]
    # Streamlit writes white or black on the accent, whichever reads better.
    assert max(contrast(accent, "#FFFFFF"), contrast(accent, "#000000")) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_streamlit_has_the_palettes_colours(theme: Theme) -> None:
    colours = SETTINGS["theme"][theme]
    paper = PAPER[theme]
    assert colours["backgroundColor"] == paper.ground
    assert colours["textColor"] == paper.ink
    assert colours["primaryColor"] == paper.accent
    assert colours["borderColor"] == paper.hairline
    for status, tone in TONES[theme].items():
        badge = STATUS[status].badge
        assert colours[f"{badge}TextColor"] == tone.ink
        assert colours[f"{badge}BackgroundColor"] == tone.ground


def test_every_setting_is_one_that_streamlit_knows() -> None:
    def names(table: dict[str, Any], prefix: str) -> list[str]:
        found: list[str] = []
        for name, value in table.items():
            full = f"{prefix}{name}"
            found += names(value, f"{full}.") if isinstance(value, dict) else [full]
        return found

    unknown = [name for name in names(SETTINGS, "") if name not in config._config_options_template]
    assert unknown == []


def test_the_server_listens_on_this_machine_only_and_tells_nobody() -> None:
    assert SETTINGS["server"]["address"] == "127.0.0.1"
    assert SETTINGS["server"]["port"] == 8501
    assert SETTINGS["server"]["maxUploadSize"] == 50
    assert SETTINGS["server"]["enableAgentApi"] is False
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["client"]["toolbarMode"] == "viewer"
    assert SETTINGS["client"]["showErrorDetails"] == "none"
    assert "fontFaces" not in SETTINGS["theme"]
