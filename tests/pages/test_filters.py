"""The filters: on every page, in the address, remembered, cleared, gentle with the unknown."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.frame.addresses import INSATSER, LAGESBILD, MAL, RAPPORTER, Address
from pages.parts.selection import filters
from pages.parts.selection.fields import FIELDS
from tests.pages.made_up import OpenPage, links, say
from tests.pages.three_reports import SCHOOL

PAGES = (LAGESBILD, MAL, INSATSER, RAPPORTER)
CLEAR = "Rensa filter"

NARROWED = [
    # The parameter, what the Urval line says of it, and how many goals, initiatives and
    # redovisningar there are then.
    ({"skola": SCHOOL}, SCHOOL, (1, 1, 2)),
    ({"skolform": "Förskola"}, "förskola", (1, 1, 1)),
    ({"omrade": "Trygghet"}, "Trygghet", (1, 1, 2)),
    ({"period": "VT24"}, "redovisningar för VT24", (1, 1, 1)),
    ({"period": "VT25"}, "redovisningar för VT25", (2, 2, 1)),
]


pytestmark = pytest.mark.usefixtures("world")


def _line(page: AppTest) -> str:
    return next(str(t.value) for t in page.text if str(t.value).startswith("Urval: "))


def _shown(page: AppTest, address: Address) -> int:
    """How many goals, initiatives or redovisningar the page says that it shows."""
    if address is LAGESBILD:
        return sum(int(metric.value) for metric in page.metric)
    heading = next(h.value for h in page.header)
    return 0 if heading.startswith("Ing") else int(heading.split()[0])


def _press(page: AppTest, label: str) -> AppTest:
    button = next(b for b in page.button if b.label == label)
    assert not button.disabled
    return button.click().run()


def test_every_page_that_selects_is_tried_here() -> None:
    # Each has a test file of its own.
    elsewhere = {"avgora", "gymnasiebehorighet", "skolor", "flickor-och-pojkar", "malvarden"}
    assert {address.path for address in PAGES} == set(FIELDS) - elsewhere, (
        "tests/pages/test_filters.py: elsewhere, with a test file of its own; or in PAGES"
    )


@pytest.mark.parametrize("address", PAGES, ids=lambda a: a.path)
def test_nothing_chosen_is_everything(open_page: OpenPage, address: Address) -> None:
    page = open_page(address)
    assert page.title[0].value == address.title
    assert _line(page).startswith("Urval: alla skolor, alla utvecklingsområden")
    assert _shown(page, address) == 2
    assert next(b for b in page.button if b.label == CLEAR).disabled


@pytest.mark.parametrize("address", PAGES, ids=lambda a: a.path)
@pytest.mark.parametrize(("query", "words", "counts"), NARROWED, ids=lambda v: str(v)[:24])
def test_a_filter_in_the_address_narrows_every_page(
    open_page: OpenPage,
    address: Address,
    query: dict[str, str],
    words: str,
    counts: tuple[int, int, int],
) -> None:
    page = open_page(address, **query)
    assert words in _line(page)
    goals, initiatives, accounts = counts
    expected = {INSATSER: initiatives, RAPPORTER: accounts}.get(address, goals)
    assert _shown(page, address) == expected
    page = _press(page, CLEAR)
    assert words not in _line(page)
    assert _shown(page, address) == 2


@pytest.mark.parametrize("address", PAGES, ids=lambda a: a.path)
@pytest.mark.parametrize("key", filters.KEYS)
def test_an_unknown_value_is_said_and_not_used(
    open_page: OpenPage, address: Address, key: str
) -> None:
    if key == filters.SEARCH:
        return  # any words can be looked for
    page = open_page(address, **{key: ":red[Finns inte]"})
    assert "Adressen frågar efter ”:red[Finns inte]”, som inte finns här." in say(page)
    assert _shown(page, address) == 2
    assert "Finns inte" not in _line(page)


@pytest.mark.parametrize("address", PAGES, ids=lambda a: a.path)
def test_a_selection_that_is_empty_says_why_and_how_to_widen_it(
    open_page: OpenPage, address: Address
) -> None:
    page = open_page(address, skola=SCHOOL, omrade="Undervisning")
    assert "stämmer med både skolan och området. Ta bort något av filtren" in say(page)
    assert _shown(_press(page, CLEAR), address) == 2


def test_what_is_chosen_on_one_page_is_chosen_on_the_others(open_page: OpenPage) -> None:
    page = open_page(MAL)
    next(s for s in page.selectbox if s.label == "Skola").set_value(SCHOOL).run()
    for address in (INSATSER, RAPPORTER, LAGESBILD, MAL):
        page.switch_page(address.file.name).run()
        assert SCHOOL in _line(page)


def test_a_status_is_remembered_past_a_page_that_has_none(open_page: OpenPage) -> None:
    page = open_page(MAL, status="Uppnått")
    page.switch_page("rapporter.py").run()
    assert "uppnått" not in _line(page)
    page.switch_page("mal.py").run()
    assert "uppnått" in _line(page)


def test_a_link_shows_what_it_says_whatever_is_remembered(open_page: OpenPage) -> None:
    page = open_page(MAL, sok="läser", alla="true", skola=SCHOOL)
    page.switch_page("lagesbild.py").run()
    to = links(page)["Visa uppnådda"]
    assert "status=Uppnått" in to
    assert f"skola={SCHOOL}" in to
    assert "sok=&" in f"{to}&"
    assert "alla=&" in f"{to}&"


def test_an_empty_parameter_clears_what_is_remembered(open_page: OpenPage) -> None:
    page = open_page(MAL, sok="zebra")
    page.switch_page("insatser.py")
    page.query_params["sok"] = ""
    page.run()
    assert "zebra" not in _line(page)
    assert _shown(page, INSATSER) == 2


def test_another_selection_starts_from_the_first_page(open_page: OpenPage) -> None:
    page = open_page(MAL)
    page.session_state[filters.PAGE] = 3
    next(s for s in page.selectbox if s.label == "Skola").set_value(SCHOOL).run()
    assert page.session_state[filters.PAGE] == 1


def test_opened_things_have_parameters_that_no_filter_has() -> None:
    opened = {filters.GOAL, filters.INITIATIVE, filters.REPORT, filters.PLACE}
    assert not opened & {*filters.KEYS, *filters.PAGES}
