"""Insatser: the list, what is read across it, and one initiative from problem to lessons."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.frame.addresses import INSATSEN, INSATSER
from tests.pages.made_up import OpenPage, links, say
from tests.pages.three_reports import EARLIER, GOAL, LATER, PRESCHOOL, PRESCHOOLS


def _badges(page: AppTest) -> list[str]:
    return [str(m.value) for m in page.markdown if "-badge[" in str(m.value)]


def _opened(open_page: OpenPage, label: str) -> AppTest:
    to = links(open_page(INSATSER))[label]
    return open_page(INSATSEN, insats=to.split("insats=")[1])


@pytest.mark.usefixtures("world")
def test_each_initiative_is_listed_once_with_how_its_goals_stand(open_page: OpenPage) -> None:
    page = open_page(INSATSER)
    assert page.header[0].value == "2 insatser i urvalet"
    words = " ".join(str(m.value) for m in page.markdown)
    assert "**Läsning**" in words
    assert "**Lek**" in words
    assert "Slutredovisning VT25" in words
    assert "Delredovisning VT24" not in words, "an earlier account is behind the latest"
    badges = " ".join(_badges(page))
    assert "1 uppnått" in badges
    assert "1 på god väg" in badges


@pytest.mark.usefixtures("world")
def test_an_earlier_period_is_shown_as_it_was(open_page: OpenPage) -> None:
    page = open_page(INSATSER, period="VT24")
    assert page.header[0].value == "1 insats i urvalet"
    assert "1 påbörjat" in " ".join(_badges(page))


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"status": "Påbörjat"}, 0),
        ({"status": ["Uppnått", "På god väg"]}, 2),
        ({"sok": "LÄRDOMEN tallen"}, 1),
        ({"sok": "orsaken problemet"}, 2),
        ({"sok": "zebra"}, 0),
        ({"sok": "mallen kortfattat"}, 0),
    ],
)
@pytest.mark.usefixtures("world")
def test_status_and_words_narrow_it(
    open_page: OpenPage, query: dict[str, str | list[str]], count: int
) -> None:
    heading = open_page(INSATSER, **query).header[0].value
    assert heading.startswith(str(count) if count else "Inga")


@pytest.mark.usefixtures("world")
def test_what_was_expected_and_seen_is_read_across_the_initiatives(open_page: OpenPage) -> None:
    assert "Det väntade" not in say(open_page(INSATSER))
    page = open_page(INSATSER, las="Väntat och sett")
    words = say(page)
    for file in (LATER, PRESCHOOLS):
        assert f"Det väntade i {file}" in words
        assert f"Det sedda i {file}" in words
    assert "Lärdomen" not in words
    assert "Lärdomen i" in say(open_page(INSATSER, las="Lärdomar"))


@pytest.mark.usefixtures("world")
def test_an_unknown_reading_is_the_first(open_page: OpenPage) -> None:
    page = open_page(INSATSER, las="Finns inte")
    assert "Det väntade" not in say(page)
    assert page.header[0].value == "2 insatser i urvalet"


@pytest.mark.usefixtures("world")
def test_an_opened_initiative_goes_from_problem_to_lessons_with_places(
    open_page: OpenPage,
) -> None:
    page = _opened(open_page, "Öppna insats 1")
    assert page.title[0].value == "Läsning"
    assert [h.value for h in page.header] == [
        "Problem", "Orsaker", "Mål", "Vad som setts", "Vad som inte har uppnåtts",
        "Väntad och sedd effekt", "Lärdomar", "Uppföljning", "Samma insats i andra redovisningar",
    ]  # fmt: skip
    words = say(page)
    parts = ("Problemet", "Orsaken", "Framsteget", "Det som återstår", "Det väntade", "Det sedda")
    for part in parts:
        assert f"{part} i {LATER}" in words
    assert GOAL in words
    assert any("Uppnått" in badge for badge in _badges(page))
    doors = [to for label, to in links(page).items() if "rad " in label]
    assert {to.split("plats=")[1] for to in doors} >= {"1.2.1", "1.3.1", "1.8.1", "1.9.1"}


@pytest.mark.usefixtures("world")
def test_expected_and_seen_stand_in_columns_of_their_own(open_page: OpenPage) -> None:
    page = _opened(open_page, "Öppna insats 1")
    columns = [[str(t.value) for t in column.text] for column in page.columns]
    assert [f"Det väntade i {LATER}"] in columns
    assert [f"Det sedda i {LATER}"] in columns


@pytest.mark.usefixtures("world")
def test_the_same_initiative_in_another_redovisning_is_a_link_both_ways(
    open_page: OpenPage,
) -> None:
    later = _opened(open_page, "Öppna insats 1")
    to = links(later)["Öppna Delredovisning VT24"]
    earlier = open_page(INSATSEN, insats=to.split("insats=")[1])
    assert f"Problemet i {EARLIER}" in say(earlier)
    assert any("En senare redovisning tar upp samma insats" in m.value for m in earlier.markdown)
    assert "Öppna Slutredovisning VT25" in links(earlier)
    assert not any("En senare redovisning" in m.value for m in later.markdown)


@pytest.mark.usefixtures("world")
def test_a_preschools_initiative_is_as_whole_as_a_schools(open_page: OpenPage) -> None:
    page = open_page(INSATSER, skolform="Förskola", las="Lärdomar")
    assert page.header[0].value == "1 insats i urvalet"
    assert f"Lärdomen i {PRESCHOOLS}" in say(page)
    assert any(PRESCHOOL in m.value for m in page.markdown)


@pytest.mark.usefixtures("world")
def test_an_initiative_that_is_not_there_is_a_sentence_and_a_way_back(open_page: OpenPage) -> None:
    page = open_page(INSATSEN, insats="r-nej-i1' OR 1=1")
    assert "finns inte bland de importerade rapporterna" in say(page)
    assert "Till listan med insatser" in links(page)
    assert "Välj en insats i listan" in say(open_page(INSATSEN))


def test_nothing_imported_says_what_to_do_first(open_page: OpenPage) -> None:
    for address in (INSATSER, INSATSEN):
        page = open_page(address)
        assert "Här är det tomt än." in say(page)
        assert page.title[0].value == address.title
