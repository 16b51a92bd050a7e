"""Läsår, mått, elever, form and area: in the address, said, remembered, cleared."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.frame.addresses import (
    FLICKOR_OCH_POJKAR,
    GYMNASIEBEHORIGHET,
    INSATSER,
    LAGESBILD,
    MAL,
    MALVARDEN,
    RAPPORTER,
    SKOLOR,
    Address,
)
from tests.pages.made_up import OpenPage, links, say, words

pytestmark = pytest.mark.usefixtures("demo")

SCHOOL = "Kvarnbäckskolan"
MERIT = "Meritvärde (17 ämnen)"
AREA = "Undervisning och lärande"
FIGURES = (GYMNASIEBEHORIGHET, SKOLOR, FLICKOR_OCH_POJKAR)
UNTIL = "till och med läsåret 2022/23"
LATER = "Senare läsår finns, men visas inte i urvalet."
PERCENT = "\u00a0%"

ON = [
    # A page, a filter of it in the address, and what its Urval line then says.
    *((page, {"lasar": "2022/23"}, UNTIL) for page in FIGURES),
    *((page, {"matt": MERIT}, "meritvärde (17 ämnen)") for page in (*FIGURES, MALVARDEN)),
    *((page, {"kon": "Flickor"}, "flickor.") for page in (GYMNASIEBEHORIGHET, SKOLOR, MALVARDEN)),
    (SKOLOR, {"skolform": "Årskurs 7–9"}, "rapporternas skolor i Exempelkommunen, årskurs 7–9"),
    (SKOLOR, {"omrade": AREA}, f"rapporternas skolor i Exempelkommunen, {AREA}"),
    (MALVARDEN, {"skola": SCHOOL}, f"Urval: {SCHOOL}"),
    (MALVARDEN, {"skolform": "Årskurs 7–9"}, "alla skolor och kommuner, årskurs 7–9"),
    (MALVARDEN, {"omrade": AREA}, f"alla skolor och kommuner, {AREA}"),
    (LAGESBILD, {"matt": MERIT}, "målvärden och resultat om meritvärde (17 ämnen)"),
    (LAGESBILD, {"kon": "Flickor"}, "målvärden och resultat för flickor"),
    (INSATSER, {"matt": MERIT}, "målvärden och resultat om meritvärde (17 ämnen)"),
    (INSATSER, {"kon": "Flickor"}, "målvärden och resultat för flickor"),
]


def _line(page: AppTest) -> str:
    return next(str(t.value) for t in page.text if str(t.value).startswith("Urval: "))


def _years(page: AppTest) -> set[str]:
    """The terms that the figure has."""
    [chart] = page.get("plotly_chart")
    drawn: Any = json.loads(chart.proto.spec)["data"]
    return {when for trace in drawn if trace.get("meta") == "values" for when in trace["x"]}


def _cells(page: AppTest) -> str:
    return str([table.value.values.tolist() for table in page.table])


def _claims(page: AppTest) -> str:
    """What the page says besides its filters."""
    return words(page).replace(_line(page), "")


def _select(page: AppTest, label: str, value: str | None) -> AppTest:
    next(s for s in page.selectbox if s.label == label).set_value(value).run()
    assert not page.exception, page.exception
    return page


def _labels(page: AppTest) -> list[str]:
    return [s.label for s in page.selectbox]


def _clear(page: AppTest) -> AppTest:
    button = next(b for b in page.button if b.label == "Rensa filter")
    assert not button.disabled
    return button.click().run()


def _go(page: AppTest, address: Address) -> AppTest:
    page.query_params.clear()  # as the browser's menu does with the other page's own
    page.switch_page(address.file.name).run()
    assert not page.exception, page.exception
    return page


@pytest.mark.parametrize(("address", "query", "said"), ON, ids=lambda v: str(v)[:40])
def test_a_filter_in_the_address_is_said_and_cleared(
    open_page: OpenPage, address: Address, query: dict[str, str], said: str
) -> None:
    nothing = _line(open_page(address))
    page = open_page(address, **query)
    assert said in _line(page)
    assert _line(_clear(page)) == nothing


@pytest.mark.parametrize("address", [*FIGURES, MALVARDEN], ids=lambda a: a.path)
def test_an_unknown_value_is_said_and_not_used(open_page: OpenPage, address: Address) -> None:
    nothing = _line(open_page(address))
    for key in ("skola", "skolform", "omrade", "lasar", "matt", "kon"):
        page = open_page(address, **{key: ":red[Finns inte]"})
        assert "Adressen frågar efter ”:red[Finns inte]”, som inte finns här." in say(page), key
        assert _line(page) == nothing, key


def test_what_is_chosen_on_one_page_is_chosen_on_the_next(open_page: OpenPage) -> None:
    page = open_page(GYMNASIEBEHORIGHET)
    page = _select(page, "Läsår", "2022/23")
    page = _select(page, "Mått", "merit_rating")
    page = _select(page, "Elever", "boys")
    for address in (SKOLOR, GYMNASIEBEHORIGHET):
        assert "meritvärde (17 ämnen), pojkar, " + UNTIL in _line(_go(page, address))
    both = _line(_go(page, FLICKOR_OCH_POJKAR))
    assert "meritvärde (17 ämnen), flickor och pojkar, " + UNTIL in both
    assert "meritvärde (17 ämnen), pojkar" in _line(_go(page, MALVARDEN))
    assert "resultat om meritvärde (17 ämnen) för pojkar" in _line(_go(page, LAGESBILD))
    # What a page has no use for neither narrows it nor is lost.
    assert "meritvärde" not in _line(_go(page, RAPPORTER))
    assert "pojkar, " + UNTIL in _line(_go(page, SKOLOR))
    page = _clear(page)
    assert _line(page).endswith("behöriga till yrkesprogram, alla elever.")
    assert "meritvärde" not in _line(_go(page, LAGESBILD))


def test_the_form_and_the_area_come_along_both_ways(open_page: OpenPage) -> None:
    page = open_page(MAL, skolform="Årskurs 7–9", omrade=AREA)
    page = _go(page, SKOLOR)
    assert f"rapporternas skolor i Exempelkommunen, årskurs 7–9, {AREA}" in _line(page)
    assert {"Skolform", "Utvecklingsområde"} <= set(_labels(page))
    page = _select(page, "Skolform", None)
    assert f"alla skolor, {AREA}" in _line(_go(page, MAL))


def test_every_link_says_what_is_chosen(open_page: OpenPage) -> None:
    page = open_page(LAGESBILD, matt=MERIT, skola=SCHOOL)
    page = _go(page, GYMNASIEBEHORIGHET)
    page = _select(page, "Läsår", "2023/24")
    to = next(to for to in links(_go(page, LAGESBILD)).values() if "status=" in to)
    for said in (f"matt={MERIT}", "lasar=2023/24", f"skola={SCHOOL}"):
        assert f"{said}&" in f"{to}&"
    card = links(_go(page, SKOLOR))["Friskolan Lingonriset, gymnasiebehörighet"]
    for said in (f"matt={MERIT}", "lasar=2023/24", "enhet=99010201"):
        assert f"{said}&" in f"{card}&"
    page = _select(_go(page, GYMNASIEBEHORIGHET), "Skola eller kommun", "9901-located")
    kept = next(to for to in links(_go(page, LAGESBILD)).values() if "status=" in to)
    assert "enhet=9901-alla&" in f"{kept}&"


def test_the_first_measure_is_everybodys_until_a_page_of_reports_says_it(
    open_page: OpenPage,
) -> None:
    page = _go(open_page(GYMNASIEBEHORIGHET), LAGESBILD)
    assert "om behöriga" not in _line(page), "what figures show anyway is nobody's choice"
    page = open_page(MALVARDEN)
    page = _select(page, "Mått", "eligible_vocational")
    assert "behöriga till yrkesprogram" in _line(page)
    page = _go(page, GYMNASIEBEHORIGHET)
    assert "behöriga till yrkesprogram" in _line(_go(page, MALVARDEN))


def test_a_measure_that_a_page_cannot_show_is_said_and_kept(open_page: OpenPage) -> None:
    page = open_page(MALVARDEN, matt="Hög frånvaro")
    assert "hög frånvaro" in _line(page)
    page = _go(page, GYMNASIEBEHORIGHET)
    assert _line(page).endswith(
        "behöriga till yrkesprogram, alla elever. Måttet hög frånvaro finns inte på den här sidan."
    )
    assert "hög frånvaro" in _line(_go(page, MALVARDEN))
    page = _select(_go(page, GYMNASIEBEHORIGHET), "Mått", "merit_rating")
    assert "meritvärde (17 ämnen)" in _line(_go(page, MALVARDEN))


class TestSchoolYear:
    def test_the_headline_and_the_figure_end_with_it(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET, lasar="2022/23", tabell="true")
        assert page.header[0].value == (
            "Våren 2023 var 45 av 62 elever som slutade nian behöriga till gymnasiets yrkesprogram "
            f"(72,6{PERCENT})."
        )
        assert _years(page) == {"VT21", "VT22", "VT23"}
        assert page.table[0].value["Termin"].tolist() == ["VT23", "VT22", "VT21"]
        said = words(page)
        assert LATER in said
        # What is published is no matter of choice.
        assert "Senast publicerat: våren 2025." in said
        sentences = said.replace("Senast publicerat: våren 2025. VT26", "")
        assert "våren 2024" not in sentences
        assert "våren 2025" not in sentences

    def test_the_latest_leaves_nothing_out(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET, lasar="2024/25")
        assert LATER not in words(page)
        assert page.header[0].value == open_page(GYMNASIEBEHORIGHET).header[0].value

    def test_skolor_shows_the_schools_as_they_stood(self, open_page: OpenPage) -> None:
        page = open_page(SKOLOR, lasar="2021/22")
        said = words(page)
        assert page.header[0].value.startswith("Våren 2022 ")
        assert "VT22: 70,0" in said
        assert LATER in said
        assert "mot det väntade våren 2022." in said
        assert "mot det väntade våren 2025." not in said
        assert _years(page) <= {"VT21", "VT22"}

    def test_a_school_that_has_nothing_so_early_is_named(self, open_page: OpenPage) -> None:
        said = words(open_page(SKOLOR, lasar="2021/22", matt=MERIT))
        assert "Friskolan Tussilagon har ingen uppgift till och med läsåret 2021/22." in said

    def test_one_that_was_alone_then_is_not_said_to_be_the_only_one(
        self, open_page: OpenPage
    ) -> None:
        page = open_page(SKOLOR, lasar="2020/21", matt=MERIT)
        assert "Bara en skola har årskurs 9" not in words(page)

    def test_girls_and_boys_as_they_stood(self, open_page: OpenPage) -> None:
        page = open_page(FLICKOR_OCH_POJKAR, lasar="2022/23")
        assert page.header[0].value.startswith(f"{SCHOOL}: våren 2023 var 77,4{PERCENT} av flick")
        assert _years(page) == {"VT21", "VT22", "VT23"}
        assert LATER in words(page)
        assert "Senast publicerat: våren 2025." in words(page)

    def test_own_figures_are_those_of_the_year(self, open_page: OpenPage) -> None:
        now = open_page(SKOLOR, skola="Björkskolan")
        then = open_page(SKOLOR, skola="Björkskolan", lasar="2022/23")
        assert "VT25" in _cells(now)
        assert "VT23" in _cells(then)
        assert not {"VT24", "VT25", "HT23", "HT24"} & set(re.findall(r"[VH]T\d\d", _cells(then)))


class TestFormAndArea:
    def test_schools_that_no_report_is_about_are_left_out_and_it_is_said(
        self, open_page: OpenPage
    ) -> None:
        page = open_page(SKOLOR, skolform="Årskurs 7–9")
        assert _line(page).endswith("Skolor som ingen rapport gäller är inte med.")
        said = words(page)
        assert "Friskolan" not in said
        assert page.header[0].value.startswith(f"{SCHOOL}, våren 2025 var 47 av 61")
        assert "Bara en skola har årskurs 9" not in said, "there are others in the kommun"
        # The levels beside are not narrowed.
        assert "Exempelkommunen, alla skolor: +0,6" in said

    def test_a_form_without_grade_9_shows_its_schools(self, open_page: OpenPage) -> None:
        page = open_page(SKOLOR, skolform="Förskola")
        assert "Förskolan Tallkotten" in words(page)
        assert page.header[0].value == (
            "Ingen skola i Exempelkommunen som passar urvalet har uppgifter att visa."
        )
        assert SCHOOL not in words(page)

    def test_the_selected_school_that_does_not_pass_is_told_of(self, open_page: OpenPage) -> None:
        page = open_page(SKOLOR, skolform="Förskola", skola=SCHOOL)
        assert f"{SCHOOL} är vald, men stämmer inte med urvalet" in words(page)

    def test_nothing_that_passes_says_how_to_find_more(self, open_page: OpenPage) -> None:
        # The whole authority is no school.
        page = open_page(SKOLOR, skolform="Hela huvudmannen")
        assert "Ingen skola stämmer med skolformen. Ta bort filtret för att se fler." in say(page)


class TestMoreFilters:
    @pytest.mark.parametrize(
        ("address", "labels"),
        [(SKOLOR, {"Skolform", "Utvecklingsområde"}), (LAGESBILD, {"Mått", "Elever"})],
        ids=lambda v: str(getattr(v, "path", "")),
    )
    def test_they_are_drawn_when_somebody_opens_them(
        self, open_page: OpenPage, address: Address, labels: set[str]
    ) -> None:
        page = open_page(address)
        assert not labels & set(_labels(page))
        page.session_state["fler filter"] = True
        page.run()
        assert labels <= set(_labels(page))

    def test_what_is_active_stays_when_they_are_closed(self, open_page: OpenPage) -> None:
        page = open_page(LAGESBILD)
        page.session_state["fler filter"] = True
        page.run()
        page = _select(page, "Mått", "merit_rating")
        page.session_state["fler filter"] = False
        page.run()
        assert "om meritvärde (17 ämnen)" in _line(page)
        assert "Mått" in _labels(page), "else Streamlit takes it out of the address"
        page.run()
        assert "om meritvärde (17 ämnen)" in _line(page)

    def test_they_narrow_what_the_reports_say_of_results(self, open_page: OpenPage) -> None:
        everything, merit = open_page(LAGESBILD), open_page(LAGESBILD, matt=MERIT)
        assert "Frånvaro" in words(everything)
        assert "Målvärde: Frånvaro" not in words(merit)
        assert "Meritvärde: " in words(merit)
        assert [m.value for m in merit.metric] == [m.value for m in everything.metric]

    def test_the_claims_of_initiatives_are_narrowed_and_the_initiatives_are_not(
        self, open_page: OpenPage
    ) -> None:
        everything, merit = open_page(INSATSER), open_page(INSATSER, matt=MERIT)
        assert merit.header[0].value == everything.header[0].value
        assert "behöriga till" in _claims(everything)
        assert "behöriga till" not in _claims(merit)
        assert "eritvärde" in _claims(merit)

    def test_gymnasiebehorighet_draws_one_more_field_and_no_more(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET)
        assert _labels(page) == ["Skola eller kommun", "Läsår", "Mått", "Elever"]
        assert not page.get("popover")
