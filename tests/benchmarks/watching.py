"""Two pages in a real Chromium, watched from inside: when a headline and a figure were there.

Each change of the page is looked at as it happens (``MutationObserver``), with the page's own
clock. What counts is when the headline, or the figure, last became something else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.driving import settle

# A figure is seen by its lines' paths and by every word on it.
_WATCH = """
(() => {
    const watch = window.__bench = { start: 0, armed: false, seen: { headline: [], chart: [] } };
    const words = (of) => of?.textContent || null;
    const drawn = () => {
        const figure = document.querySelector('[data-testid="stPlotlyChart"] .main-svg');
        if (!figure) return null;
        const lines = [...document.querySelectorAll('[data-testid="stPlotlyChart"] .js-line')];
        if (!lines.length) return null;
        return lines.map((line) => line.getAttribute('d')).join()
            + words(figure.parentElement);
    };
    const note = (log, now, what) => {
        if (what !== null && what !== log.at(-1)?.what) log.push({ now, what });
    };
    const look = () => {
        const now = performance.now();
        note(watch.seen.headline, now, words(document.querySelector(HEADLINE)));
        note(watch.seen.chart, now, drawn());
    };
    watch.arm = () => {
        watch.seen = { headline: [], chart: [] };
        look();
        watch.armed = true;
    };
    new MutationObserver(look).observe(document, {
        subtree: true, childList: true, characterData: true,
        attributes: true, attributeFilter: ['d'],
    });
    document.addEventListener('click', () => {
        if (watch.armed) { watch.start = performance.now(); watch.armed = false; }
    }, true);
})()
"""
_TAKEN = """() => {
    const { start, seen } = window.__bench;
    const taken = (log) => log.length > LEAST ? log.at(-1).now - start : null;
    return [taken(seen.headline), taken(seen.chart)];
}"""
_ANSWERED = "() => Object.values(window.__bench.seen).every((log) => log.length > LEAST)"
VIEWPORT = {"width": 1280, "height": 900}


@dataclass(frozen=True, slots=True)
class Rival:
    """A page: where it is, what its headline is (CSS), and how its filter is set to one or other.

    ``choose`` opens what has to be opened, and gives the last click: only that one is timed.
    """

    name: str
    url: str
    headline: str
    choose: Callable[[Page, bool], Callable[[], None]]
    pid: int = 0
    """The process that serves it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds until the headline, and until the figure, said what they came to say."""

    headline: float
    chart: float


def cold(browser: Browser, rival: Rival) -> Taken:
    """From the address to the page, in a browser that has never been there."""
    page = visitor(browser, rival).new_page()
    arrive(page, rival)
    taken = _taken(page, rival, least=0)
    page.context.close()
    return taken


def opened(browser: Browser, rival: Rival) -> Page:
    """The page, opened and at rest."""
    page = visitor(browser, rival).new_page()
    arrive(page, rival)
    return page


def arrive(page: Page, rival: Rival) -> None:
    """Open the page and wait until it is at rest, its figure drawn."""
    page.goto(rival.url)
    page.wait_for_function(_ANSWERED.replace("LEAST", "0"))
    settle(page)


def change(page: Page, rival: Rival, *, first: bool) -> Taken:
    """From the click that chooses to the page that answers it."""
    page.bring_to_front()
    click = rival.choose(page, first)
    page.evaluate("window.__bench.arm()")
    click()
    page.wait_for_function(_ANSWERED.replace("LEAST", "1"))
    settle(page)
    return _taken(page, rival, least=1)


def visitor(browser: Browser, rival: Rival) -> BrowserContext:
    """Somebody who has never been here, and is watched from the first moment."""
    context = browser.new_context(
        locale="sv-SE",
        timezone_id="Europe/Stockholm",
        viewport={"width": VIEWPORT["width"], "height": VIEWPORT["height"]},
    )
    context.add_init_script(_WATCH.replace("HEADLINE", repr(rival.headline)))
    return context


def _taken(page: Page, rival: Rival, least: int) -> Taken:
    headline, chart = page.evaluate(_TAKEN.replace("LEAST", str(least)))
    if headline is None or chart is None:
        raise RuntimeError(f"{rival.name}: nothing was seen to change")
    return Taken(float(headline), float(chart))
