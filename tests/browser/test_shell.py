"""The page around the pages, as a browser sees it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sbs_data.store import journal
from tests.browser.driving import PROJECT, Mother, Server, settle

WIDGETS = """
import streamlit as st

st.file_uploader("Filer", accept_multiple_files=True)
st.selectbox("En", ["a", "b"], index=None)
st.multiselect("Flera", ["a", "b"])
st.text_input("Sök")
st.dataframe({"a": [1, 2]})
st.plotly_chart({"data": [{"type": "bar", "x": ["a"], "y": [1]}]})
said = "hem" + "ligt"
if st.button("Gå sönder"):
    raise ValueError(said)
if st.button("Full disk"):
    raise OSError(28, "No space left on device", "/srv/hemligt/x")
"""

APP = """
import sys
from pathlib import Path

sys.path.insert(0, {project!r})
import streamlit as st
from starlette.middleware import Middleware

import app as real
from sbs_data import web

app = st.App(
    Path(__file__).with_name("widgets.py"),
    middleware=[
        Middleware(web.HeaderMiddleware),
        Middleware(web.ShellMiddleware, icon=real.ICON),
        Middleware(web.AssetMiddleware, swaps=web.load_swaps()),
    ],
    on_script_error=real.show_failure,
)
"""


@pytest.fixture(scope="module")
def widgets(mother: Mother, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Streamlit's own controls behind our middleware, on a page of their own."""
    folder = tmp_path_factory.mktemp("widgets")
    (folder / "widgets.py").write_text(WIDGETS, encoding="utf-8")
    main = folder / "controls.py"
    main.write_text(APP.format(project=str(PROJECT)), encoding="utf-8")
    settings = folder / ".streamlit"
    settings.mkdir()
    config = (PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    (settings / "config.toml").write_text(config, encoding="utf-8")
    with mother.serve(folder / "data", main) as server:
        yield server


def test_the_page_is_swedish_and_named(page: Page, shared_empty_server: Server) -> None:
    page.goto(shared_empty_server.url)
    assert page.locator("html").get_attribute("lang") == "sv"
    settle(page)
    assert page.locator("html").get_attribute("lang") == "sv"
    expect(page).to_have_title("Delmål")


def test_nothing_is_fetched_from_anywhere_else(page: Page, shared_empty_server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(shared_empty_server.url)
    settle(page)
    elsewhere = [
        url for url in asked if not url.startswith((shared_empty_server.url, "data:", "blob:"))
    ]
    assert elsewhere == []
    assert len(asked) > 10


def test_a_first_visit_is_light(page: Page, shared_empty_server: Server) -> None:
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto(shared_empty_server.url)
    settle(page)
    assert 100_000 < sum(sizes) < 2_500_000


def test_streamlits_own_controls_speak_swedish(page: Page, widgets: Server) -> None:
    page.goto(widgets.url)
    settle(page)
    uploader = page.get_by_test_id("stFileUploader")
    expect(uploader.get_by_role("button", name="Välj filer")).to_be_visible()
    expect(uploader).to_contain_text("högst 50\u00a0MB per fil")
    expect(page.get_by_placeholder("Välj", exact=True)).to_have_count(2)
    page.get_by_role("textbox", name="Sök").fill("läsa")
    expect(page.get_by_test_id("InputInstructions").first).to_have_text(
        "Tryck Enter för att bekräfta"
    )
    page.get_by_role("textbox", name="Sök").press("Enter")
    settle(page)
    one = page.get_by_test_id("stSelectbox").get_by_role("combobox")
    one.fill("zzz")
    expect(page.get_by_text("Inga träffar")).to_be_visible()


def test_the_main_menu_speaks_swedish(page: Page, shared_empty_server: Server) -> None:
    page.goto(shared_empty_server.url)
    settle(page)
    page.get_by_role("button", name="Huvudmeny").click()
    expect(page.get_by_test_id("stMainMenuList")).to_contain_text("Skriv ut")


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (413, "Filen togs inte emot: spara först"),
        (None, "Filen togs inte emot: servern svarar inte."),
    ],
)
def test_a_file_that_is_not_taken_is_told_in_our_words_alone(
    page: Page, console: list[str], widgets: Server, answer: int | None, told: str
) -> None:
    page.route(
        "**/_stcore/upload_file/**",
        lambda route: route.fulfill(status=answer, body="Nej.") if answer else route.abort(),
    )
    page.goto(widgets.url)
    settle(page)
    page.locator("input[type=file]").set_input_files(
        {"name": "a.docx", "mimeType": "application/octet-stream", "buffer": b"x"}
    )
    uploader = page.get_by_test_id("stFileUploader")
    expect(uploader).to_contain_text(told)
    expect(uploader).not_to_contain_text("Error")
    console.clear()  # the browser and Streamlit complain of the refusal there


def test_a_failure_is_one_swedish_sentence_and_its_detail_is_in_the_log(
    page: Page, widgets: Server
) -> None:
    page.goto(widgets.url)
    settle(page)
    page.get_by_role("button", name="Gå sönder").click()
    expect(page.get_by_role("alert")).to_contain_text("Sidan kunde inte visas.")
    expect(page.locator("body")).not_to_contain_text("ValueError")
    expect(page.locator("body")).not_to_contain_text("hemligt")
    log = (widgets.data_dir / "private" / "logs" / "delmal.log").read_text(encoding="utf-8")
    assert "builtins.ValueError" in log
    assert 'widgets.py", line' in log
    assert "hemligt" not in log
    assert "hemligt" not in widgets.log.read_text(encoding="utf-8")


def test_a_full_disk_is_told_as_one(page: Page, widgets: Server) -> None:
    page.goto(widgets.url)
    settle(page)
    page.get_by_role("button", name="Full disk").click()
    expect(page.get_by_test_id("stMain")).to_contain_text(
        "Disken är full: det finns inte plats i /srv/hemligt."
    )
    expect(page.locator("body")).not_to_contain_text("Sidan kunde inte visas.")
    log = (widgets.data_dir / "private" / "logs" / "delmal.log").read_text(encoding="utf-8")
    assert "builtins.OSError" in log


def test_a_file_that_the_machine_keeps_is_told_where_the_page_wants_it(
    page: Page, mother: Mother, tmp_path: Path
) -> None:
    with mother.serve(tmp_path / "data") as server:
        page.goto(server.url)
        settle(page)
        (server.data_dir / "private" / journal.NAME).mkdir()
        page.goto(f"{server.url}/importera")
        settle(page)
        main = page.get_by_test_id("stMain")
        expect(main).to_contain_text("finns en mapp där en fil skulle ha legat")
        expect(main).not_to_contain_text("Sidan kunde inte visas.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ground_follows_the_readers_choice_of_theme(
    scheme: str, page: Page, shared_empty_server: Server
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(shared_empty_server.url)
    settle(page)
    ground = page.get_by_test_id("stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 22, 29)"}[scheme]
