"""Rapporter: the list, a report read place by place, and the search through all of them."""

from __future__ import annotations

import dataclasses

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.frame.addresses import RAPPORTEN, RAPPORTER
from pages.parts.reports import search_view
from sbs_data.actions import Delmal
from sbs_data.answers import search_hits
from sbs_data.model import Passage, Place
from sbs_data.words import escaped
from tests.pages.made_up import OpenPage, hostile_report, import_made_up, links, say
from tests.pages.three_reports import EARLIER, GOAL, LATER, PRESCHOOLS, SCHOOL


def _markdown(page: AppTest) -> str:
    return "\n".join(str(m.value) for m in page.markdown)


def _report_id(open_page: OpenPage, file: str) -> str:
    return links(open_page(RAPPORTER))[escaped.markdown(file)].split("rapport=")[1]


@pytest.mark.usefixtures("world")
def test_the_files_of_a_redovisning_stand_together_the_latest_first(open_page: OpenPage) -> None:
    page = open_page(RAPPORTER)
    assert page.header[0].value == "2 redovisningar i 3 rapporter"
    words = _markdown(page)
    assert words.index("Slutredovisning VT25 · Provkommunen") < words.index("Delredovisning VT24")
    assert words.count("Slutredovisning VT25 · Provkommunen") == 1
    files = [label for label in links(page) if "docx" in label]
    assert files == [escaped.markdown(f) for f in (LATER, PRESCHOOLS, EARLIER)]
    assert "2 saker som inte kunde användas" in words
    assert SCHOOL in words


@pytest.mark.usefixtures("world")
def test_a_report_is_read_as_it_was_understood(open_page: OpenPage) -> None:
    page = open_page(RAPPORTEN, rapport=_report_id(open_page, LATER))
    assert page.title[0].value == escaped.markdown(LATER)
    words = _markdown(page)
    rows = ("Problemet i", "Orsaken i", GOAL, "Framsteget i", "Det som återstår i", "Det väntade i")
    places = [words.index(escaped.markdown(row)) for row in rows]
    assert places == sorted(places), "in the order of the template"
    assert "tabell 1\\, rad 8\\, stycke 1" in words
    assert words.count(escaped.markdown(GOAL)) == 2, "as written, and as marked"
    assert "Uppnått" in words
    assert "Öppna mål 1" in links(page)


@pytest.mark.usefixtures("world")
def test_what_the_reader_could_not_use_stands_where_it_belongs(open_page: OpenPage) -> None:
    words = _markdown(open_page(RAPPORTEN, rapport=_report_id(open_page, LATER)))
    in_row = words.index("Raden har ingen fråga")
    assert words.index("Det som återstår i") < in_row < words.index("Det väntade i")
    assert words.index("Dokumentet saknar datum") < words.index("Problemet i")
    assert words.count("Raden har ingen fråga") == 1


@pytest.mark.usefixtures("world")
def test_running_text_has_its_headings_and_the_templates_words_stand_back(
    open_page: OpenPage,
) -> None:
    page = open_page(RAPPORTEN, rapport=_report_id(open_page, LATER), plats="..4")
    assert page.selectbox[0].options[int(page.selectbox[0].index or 0)] == "Löpande text"
    words = _markdown(page)
    assert "**Likvärdighet**" in words
    assert ":gray[Beskriv kortfattat\\.]" in words
    assert "mallens ord" in words


@pytest.mark.usefixtures("world")
def test_a_place_in_the_address_comes_first_and_stands_out(open_page: OpenPage) -> None:
    report_id = _report_id(open_page, LATER)
    page = open_page(RAPPORTEN, rapport=report_id, plats="1.8.1")
    marked = [m.value for m in page.markdown if ":blue-background[" in m.value]
    assert len(marked) == 2, "first on the page, and in its chapter"
    assert all("Det sedda i" in m for m in marked)
    words = _markdown(page)
    assert words.index(marked[0]) < words.index("Dokumentet saknar datum")


@pytest.mark.parametrize("place", ["9.9.9", "nonsens", "1.8", "²..", "-1.4.1", "1.4.1'--"])
@pytest.mark.usefixtures("world")
def test_a_place_that_is_not_there_is_a_sentence_above_the_report(
    open_page: OpenPage, place: str
) -> None:
    page = open_page(RAPPORTEN, rapport=_report_id(open_page, LATER), plats=place)
    assert "Platsen i adressen finns inte i rapporten." in say(page)
    assert "Problemet i" in _markdown(page)


@pytest.mark.usefixtures("world")
def test_a_report_that_is_not_there_is_a_sentence_and_a_way_back(open_page: OpenPage) -> None:
    page = open_page(RAPPORTEN, rapport="r-nej' OR 1=1")
    assert "Rapporten i adressen finns inte" in say(page)
    assert "Till listan med rapporter" in links(page)
    assert "Välj en rapport i listan" in say(open_page(RAPPORTEN))


@pytest.mark.usefixtures("world")
def test_the_goals_of_a_report_are_a_link_away_whatever_is_selected(open_page: OpenPage) -> None:
    report_id = _report_id(open_page, LATER)
    page = open_page(RAPPORTER, skola=SCHOOL)
    page.switch_page("rapporten.py")
    page.query_params["rapport"] = report_id
    page.run()
    to = links(page)["Visa målen i rapporten"]
    assert f"fil={LATER}" in to
    assert "skola=&" in f"{to}&"


def test_a_long_report_comes_some_paragraphs_at_a_time(open_page: OpenPage) -> None:
    short = hostile_report("lang")
    problems = tuple(Passage(f"Rad {no} här", Place(1, 2, no)) for no in range(1, 301))
    initiative = dataclasses.replace(short.initiatives[0], problems=problems)
    whole = dataclasses.replace(short, initiatives=(initiative,))
    import_made_up(Delmal.load(), whole)
    report_id = _report_id(open_page, "lang.docx")
    first = open_page(RAPPORTEN, rapport=report_id)
    words = _markdown(first)
    assert "60 åt gången" in words
    assert "Rad 10 här" in words
    assert "Rad 200 här" not in words
    assert "Rad 200 här" in _markdown(open_page(RAPPORTEN, rapport=report_id, plats="1.2.200"))


@pytest.mark.usefixtures("world")
def test_a_search_finds_a_word_in_a_compound_and_marks_it(open_page: OpenPage) -> None:
    page = open_page(RAPPORTER, sok="frånvaro")
    assert page.header[0].value == "3 träffar"
    hits = [m.value for m in page.markdown if ":blue-background[" in m.value]
    assert len(hits) == 3
    assert all(":blue-background[**skolfrånvaro**]" in hit for hit in hits)
    assert "frånvaro" in page.text[0].value


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"skola": SCHOOL}, 2),
        ({"skolform": "Förskola"}, 1),
        ({"omrade": "Trygghet"}, 2),
        ({"period": "VT24"}, 1),
        ({"del": "Lärdomar"}, 3),
        ({"del": "Problem"}, 0),
    ],
)
@pytest.mark.usefixtures("world")
def test_every_filter_narrows_a_search(
    open_page: OpenPage, query: dict[str, str], count: int
) -> None:
    page = open_page(RAPPORTER, sok="frånvaro", **query)
    assert page.header[0].value.startswith(str(count) if count else "Inga träffar")


@pytest.mark.usefixtures("world")
def test_a_hit_is_a_door_to_its_place_and_to_its_initiative(open_page: OpenPage) -> None:
    page = open_page(RAPPORTER, sok="frånvaro", skolform="Förskola")
    to = links(page)
    report_id = _report_id(open_page, PRESCHOOLS)
    assert to["Läs träff 1 i rapporten"] == f"rapporten?rapport={report_id}&plats=1.9.1"
    assert to["Öppna insatsen i träff 1"] == f"insatsen?insats={report_id}-i1"


@pytest.mark.usefixtures("world")
def test_a_goal_that_is_found_is_a_door_to_the_goal(open_page: OpenPage) -> None:
    page = open_page(RAPPORTER, sok="leker", **{"del": "Mål"})
    to = links(page)["Öppna målet i träff 1"]
    assert to == f"malet?mal={_report_id(open_page, PRESCHOOLS)}-i1-g1"


@pytest.mark.usefixtures("world")
def test_a_theme_finds_running_text(open_page: OpenPage) -> None:
    page = open_page(RAPPORTER, tema="Likvärdighet")
    assert "temat likvärdighet" in page.text[0].value
    assert page.header[0].value == "3 träffar"
    assert "lika villkor" in _markdown(page).replace(":blue-background[**", "").replace("**]", "")


@pytest.mark.usefixtures("world")
def test_no_hits_says_which_word_is_missing(open_page: OpenPage) -> None:
    page = open_page(RAPPORTER, sok="zebrafink")
    assert page.header[0].value == "Inga träffar"
    assert "Ingenting i urvalet innehåller ”zebrafink”." in say(page)


@pytest.mark.usefixtures("world")
def test_a_misspelt_word_is_offered_as_it_may_have_been_meant(open_page: OpenPage) -> None:
    page = open_page(RAPPORTER, sok="skolfrånvato")
    button = next(b for b in page.button if "Sök i stället" in b.label)
    assert "skolfrånvaro" in button.label
    button.click().run()
    assert page.header[0].value == "3 träffar"


@pytest.mark.usefixtures("world")
def test_hits_elsewhere_are_a_button_away(open_page: OpenPage) -> None:
    page = open_page(RAPPORTER, sok="leker", skola=SCHOOL)
    assert page.header[0].value == "Inga träffar"
    next(b for b in page.button if b.label.startswith("Sök i alla rapporter")).click().run()
    assert page.header[0].value != "Inga träffar"
    assert "leker" in page.text[0].value


def test_many_hits_come_a_page_at_a_time(open_page: OpenPage) -> None:
    import_made_up(Delmal.load(), *(hostile_report(f"fågel {no}") for no in range(30)))
    page = open_page(RAPPORTER, sok="fågel")
    count = int(page.header[0].value.split()[0].replace("\u00a0", ""))
    assert count > search_view.PAGE_SIZE
    assert "Läs träff 20 i rapporten" in links(page)
    assert "Läs träff 21 i rapporten" not in links(page)
    second = open_page(RAPPORTER, sok="fågel", traffsida="2")
    assert "Läs träff 21 i rapporten" in links(second)


def test_a_long_passage_is_cut_around_its_match_and_between_words() -> None:
    text = f"{'ord ' * 300}frånvaron {'mer ' * 300}".strip()
    at = text.index("frånvaron")
    shown = search_view.marked(search_hits.excerpt(text, [(at, at + 9)]))
    assert shown.startswith("… ord ord")
    assert shown.endswith("mer mer …")
    assert ":blue-background[**frånvaron**]" in shown
    assert len(shown) < 600
    assert search_view.marked(search_hits.excerpt("kort", [])) == "kort"


def test_nothing_imported_says_what_to_do_first(open_page: OpenPage) -> None:
    for address in (RAPPORTER, RAPPORTEN):
        page = open_page(address)
        assert "Här är det tomt än." in say(page)
        assert page.title[0].value == address.title
