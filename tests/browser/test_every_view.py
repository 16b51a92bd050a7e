"""Every page × theme × width, with the demo and with nothing: whole, Swedish and readable.

What a picture would show and a test can say; `make screenshots` takes the pictures.
"""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page

from pages.parts.frame.addresses import ALL
from tests.browser.driving import Server, settle

PATHS = tuple(address.path for address in ALL)
# A page about one thing, and the list whose first link leads to it.
OPENED_FROM = {"malet": "mal", "insatsen": "insatser", "rapporten": "rapporter"}
Scheme = Literal["light", "dark"]

# What Streamlit, pandas or a slip of ours would leave in English or unsaid.
SLIPS = (
    r"\b(?:nan|NaN|NaT|None|null|undefined|Loading|Running|Press Enter|Choose|No results|Error)\b"
)

# How far the text stands out from what is behind it (WCAG 2.1, relative luminance), worst first.
FAINT = """() => {
    const rgba = (css) => {
        const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
        canvas.fillStyle = css; canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const over = (top, below) => {
        const a = top[3] / 255;
        return [0, 1, 2].map((i) => top[i] * a + below[i] * (1 - a)).concat(255);
    };
    const behind = (element) => {
        const layers = [];
        for (let e = element; e; e = e.parentElement) {
            const colour = rgba(getComputedStyle(e).backgroundColor);
            if (colour[3]) layers.push(colour);
            if (colour[3] === 255) break;
        }
        return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 255]);
    };
    const luminance = (colour) => [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
        const c = colour[i] / 255;
        return sum + weight * (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    }, 0);
    const faint = [];
    const texts = document.createTreeWalker(
        document.querySelector('[data-testid="stMain"]'), NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const element = node.parentElement;
        const words = node.textContent.trim();
        if (!words || element.closest('svg, style, [aria-hidden="true"], :disabled')) continue;
        if (!element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
        const style = getComputedStyle(element);
        const ground = behind(element);
        const ink = over(rgba(style.color), ground);
        const [low, high] = [luminance(ink), luminance(ground)].sort((a, b) => a - b);
        const ratio = (high + 0.05) / (low + 0.05);
        const size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
        if (ratio < (large ? 3 : 4.5)) faint.push(`${ratio.toFixed(2)} ${words.slice(0, 60)}`);
    }
    return faint.sort();
}"""

# Wider than the page, or words that their box cuts off.
CUT = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    const cut = [];
    if (main.scrollWidth > main.clientWidth + 1) cut.push(`page ${main.scrollWidth} px`);
    for (const e of main.querySelectorAll('h1, h2, h3, h4, p, li, th, td, button, a, label')) {
        if (!e.checkVisibility() || e.closest('[data-testid="stDataFrame"]')) continue;
        const style = getComputedStyle(e);
        if (style.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1)
            cut.push(e.textContent.trim().slice(0, 60));
    }
    return cut;
}"""


@pytest.mark.long
@pytest.mark.parametrize("width", [390, 1024, 1600])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("filled", [True, False], ids=["demo", "empty"])
def test_a_view_is_whole_swedish_and_readable(
    page: Page,
    shared_demo_server: Server,
    shared_empty_server: Server,
    filled: bool,
    path: str,
    scheme: Scheme,
    width: int,
) -> None:
    server = shared_demo_server if filled else shared_empty_server
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    if filled and path in OPENED_FROM:
        page.goto(server.at(OPENED_FROM[path]))
        settle(page)
        page.locator(f'[data-testid="stMain"] a[href*="{path}?"]').first.click()
        page.wait_for_url(f"**/{path}?*")
    else:
        page.goto(server.at(path))
    settle(page)
    main = page.get_by_test_id("stMain")
    assert main.get_by_role("heading", level=1).count() == 1
    assert page.locator("html").get_attribute("lang") == "sv"
    said = main.evaluate("(e, slips) => e.innerText.match(new RegExp(slips, 'g'))", SLIPS)
    assert said is None
    assert page.evaluate(CUT) == []
    assert page.evaluate(FAINT) == []
    assert page.get_by_test_id("stException").count() == 0


def test_a_grey_word_on_grey_and_a_cut_line_are_found(
    page: Page, shared_demo_server: Server
) -> None:
    """The two looks above can fail."""
    page.goto(shared_demo_server.at("handbok"))
    settle(page)
    page.get_by_test_id("stMain").evaluate(
        "e => { e.insertAdjacentHTML('beforeend', "
        '\'<p style="color:#999;background:#eee">Svagt</p>'
        '<p style="overflow:hidden;white-space:nowrap;width:60px">Hela den här meningen</p>\') }'
    )
    assert any(found.endswith(" Svagt") for found in page.evaluate(FAINT))
    assert page.evaluate(CUT) == ["Hela den här meningen"]
