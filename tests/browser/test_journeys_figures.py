"""The filters of the pages of figures: set once, the same on the next page and in a copied link."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.driving import Server, go, settle

YEAR, MEASURE, GIRLS = "2022/23", "Meritvärde (17 ämnen)", "Flickor"
UNTIL = f"till och med läsåret {YEAR}"


def _choose(page: Page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()
    settle(page)


def _line(page: Page) -> str:
    line = page.get_by_text(re.compile("^Urval: "))
    expect(line).to_have_count(1)
    return line.inner_text()


def _menu(page: Page, title: str) -> None:
    go(page, title)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    settle(page)


def _told(page: Page) -> tuple[str, str, list[str]]:
    """What a page says: its line, its headline and what its fields show."""
    headline = page.get_by_role("heading", level=2).first.inner_text()
    fields = [field.input_value() for field in page.get_by_role("combobox").all()]
    return _line(page), headline, fields


def test_what_is_chosen_comes_along_and_a_copied_link_shows_the_same(
    page: Page, shared_demo_server: Server, browser: Browser
) -> None:
    page.goto(shared_demo_server.at("gymnasiebehorighet"))
    settle(page)
    _choose(page, "Läsår", YEAR)
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Våren 2023")
    _choose(page, "Mått", MEASURE)
    _choose(page, "Elever", GIRLS)
    assert _line(page).endswith(f"meritvärde (17 ämnen), flickor, {UNTIL}.")
    told = {"gymnasiebehorighet": (page.url, _told(page))}
    for title, path in (("Skolor", "skolor"), ("Flickor och pojkar", "flickor-och-pojkar")):
        _menu(page, title)
        assert "meritvärde (17 ämnen), flickor" in _line(page)
        assert UNTIL in _line(page)
        for said in ("lasar=2022%2F23", "matt=Meritv"):
            assert said in page.url, (title, page.url)
        told[path] = (page.url, _told(page))
    for url, seen in told.values():
        visitor = browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 900})
        other = visitor.new_page()
        other.goto(url)
        settle(other)
        assert _told(other) == seen
        visitor.close()


def test_filters_behind_the_button_are_in_the_link_and_never_silent(
    page: Page, shared_demo_server: Server
) -> None:
    page.goto(shared_demo_server.at("skolor"))
    settle(page)
    expect(page.get_by_label("Skolform")).to_have_count(0)
    page.get_by_role("button", name="Fler filter").click()
    _choose(page, "Skolform", "Årskurs 7–9")
    page.keyboard.press("Escape")
    settle(page)
    expect(page.get_by_text("Urval: rapporternas skolor")).to_be_visible()
    assert "skolform=" in page.url
    _menu(page, "Mål")
    expect(page.get_by_text("Urval: alla skolor, årskurs 7–9")).to_be_visible()
    assert "skolform=" in page.url
    _menu(page, "Skolor")
    expect(page.get_by_text("Urval: rapporternas skolor")).to_be_visible()
    assert "skolform=" in page.url
    page.reload()
    settle(page)
    expect(page.get_by_text("Urval: rapporternas skolor")).to_be_visible()
    page.get_by_role("button", name="Rensa filter").click()
    expect(page.get_by_text("Urval: alla skolor")).to_be_visible()
    settle(page)
    assert "skolform=" not in page.url


def test_a_measure_comes_along_to_what_the_reports_say(
    page: Page, shared_demo_server: Server
) -> None:
    page.goto(shared_demo_server.at("gymnasiebehorighet"))
    settle(page)
    _choose(page, "Mått", MEASURE)
    for title in ("Lägesbild", "Målvärden", "Gymnasiebehörighet"):
        _menu(page, title)
        assert "meritvärde (17 ämnen)" in _line(page)
        assert "matt=Meritv" in page.url, (title, page.url)
    page.get_by_role("button", name="Rensa filter").click()
    expect(page.get_by_text("behöriga till yrkesprogram, alla elever.")).to_be_visible()
    settle(page)
    assert "matt=" not in page.url
    _menu(page, "Lägesbild")
    assert "meritvärde" not in _line(page)


def test_a_choice_leaves_the_menu_as_it_is(page: Page, shared_demo_server: Server) -> None:
    answered: list[str | None] = []

    def keep(payload: bytes | str) -> None:
        if isinstance(payload, bytes):
            answered.append(ForwardMsg.FromString(payload).WhichOneof("type"))

    page.on("websocket", lambda socket: socket.on("framereceived", keep))
    page.goto(shared_demo_server.at("gymnasiebehorighet"))
    settle(page)
    assert "navigation" in answered
    answered.clear()
    _choose(page, "Mått", MEASURE)
    assert "meritvärde (17 ämnen)" in _line(page)
    assert "delta" in answered
    assert "navigation" not in answered


def test_what_the_figure_can_answer_asks_no_server(page: Page, shared_demo_server: Server) -> None:
    asked: list[BackMsg] = []
    page.on("websocket", lambda socket: socket.on("framesent", _listen(asked)))
    page.goto(shared_demo_server.at("flickor-och-pojkar"))
    settle(page)
    figure = page.get_by_test_id("stPlotlyChart")
    assert asked, "the page itself was asked for"
    asked.clear()
    views = (("Flickor minus pojkar", "0"), ("Alla", r"80\s%"), ("Flickor och pojkar", r"80\s%"))
    for view, shows in views:
        figure.locator(".updatemenu-button", has_text=re.compile(f"^{view}$")).click()
        expect(figure.locator(".ytick", has_text=re.compile(f"^{shows}$")).first).to_be_visible()
    figure.locator(".point").last.hover(force=True)
    expect(figure.locator(".hovertext").first).to_be_visible()
    assert asked == []


def test_a_school_is_shown_in_every_panel_without_the_server(
    page: Page, shared_demo_server: Server
) -> None:
    asked: list[BackMsg] = []
    page.on("websocket", lambda socket: socket.on("framesent", _listen(asked)))
    page.goto(shared_demo_server.at("skolor"))
    settle(page)
    figure = page.get_by_test_id("stPlotlyChart")
    lines = figure.locator(".scatter .js-line")
    drawn = lines.count()
    asked.clear()
    figure.locator(".updatemenu-header").click()
    figure.locator(".updatemenu-dropdown-button").last.click()
    expect(lines).to_have_count(drawn + 2)  # the school's, in the two other schools' panels
    assert asked == []


def _listen(asked: list[BackMsg]) -> Callable[[bytes | str], None]:
    """Keeps what a visitor's browser asks; that it looks for new data by itself is left out."""

    def listen(payload: bytes | str) -> None:
        message = BackMsg()
        message.ParseFromString(payload if isinstance(payload, bytes) else payload.encode())
        if not message.rerun_script.is_auto_rerun:
            asked.append(message)

    return listen


def test_a_school_chosen_on_a_page_takes_the_place_of_the_links_in_the_address(
    page: Page, shared_demo_server: Server, browser: Browser
) -> None:
    page.goto(shared_demo_server.at("gymnasiebehorighet?skola=Björkskolan"))
    settle(page)
    _choose(page, "Skola eller kommun", "Kvarnbäckskolan")
    expect(page).to_have_url(re.compile(r"gymnasiebehorighet\?enhet=99010102$"))
    told = _told(page)
    context = browser.new_context(locale="sv-SE")
    try:
        other = context.new_page()
        other.goto(page.url)
        settle(other)
        assert _told(other) == told
        assert other.url == page.url
    finally:
        context.close()
