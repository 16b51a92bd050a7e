"""Gymnasiebehörighet: what it says of a school, a kommun, few pupils, claims, and of nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.frame.addresses import GYMNASIEBEHORIGHET, INSATSEN, LAGESBILD, MAL
from pages.parts.selection import filters
from sbs_data import actions, questions
from sbs_data.actions import Answers, Delmal, NewTarget, StatisticsFile
from sbs_data.settings import PROJECT, Settings
from tests.pages.made_up import OpenPage, headings, links, words

DEMO = PROJECT / "data" / "demo" / "statistik"
SHARED = PROJECT.parent / "shared"
NOT_BREAKING = "\u00a0"


@pytest.fixture(scope="session")
def demo_folder(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, where one målvärde is confirmed, with one set by hand: look, don't change."""
    folder = tmp_path_factory.mktemp("figures")
    shutil.copytree(example_folder, folder, dirs_exist_ok=True)
    delmal = Delmal(Settings(folder, "prov"))
    eleven = NewTarget("eligible_vocational", "school", "99010201", 80.0)
    actions.set_target(delmal, eleven, "Beslut i nämnden.")
    return folder


def _target_key(delmal: Delmal, measure: str) -> str:
    pointer = questions.pointer(delmal.settings.published)
    assert pointer is not None
    snapshot = questions.open_current(delmal.settings.published, pointer)
    rows = questions.stated_targets(snapshot, 20)
    snapshot.close()
    return str(rows[rows["measure"] == measure]["target_key"].iloc[0])


@pytest.fixture
def demo(data_dir: Path, demo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001
    monkeypatch.setenv("SBS_DATA_DIR", str(demo_folder))
    return demo_folder


def _import(delmal: Delmal, *files: Path) -> None:
    def content(file: Path) -> StatisticsFile:
        return StatisticsFile(file.name, file.read_bytes)

    result = actions.import_statistics(delmal, [content(file) for file in files])
    assert result.act_no is not None, result.outcomes


def _spec(page: AppTest) -> Any:
    [chart] = page.get("plotly_chart")
    return json.loads(chart.proto.spec)


def _lines(page: AppTest) -> dict[str, list[float | None]]:
    return {t["name"]: t["y"] for t in _spec(page)["data"] if t.get("meta") == "values"}


def _select(page: AppTest, label: str, value: str) -> AppTest:
    return next(s for s in page.selectbox if s.label == label).set_value(value).run()


def _line(page: AppTest) -> str:
    return next(str(t.value) for t in page.text if str(t.value).startswith("Urval: "))


@pytest.mark.usefixtures("demo")
class TestASchool:
    def test_it_is_the_reports_only_one_in_grade_9_and_says_so(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET)
        assert _line(page) == ("Urval: Kvarnbäckskolan, behöriga till yrkesprogram, alla elever.")
        assert "Bara en av rapporternas skolor har årskurs 9: Kvarnbäckskolan." in words(page)

    def test_its_parts_stand_under_headings_in_the_readers_order(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET)
        assert headings(page) == [
            page.header[0].value,
            "Så kan resultatet tolkas",
            "Vad rapporterna anger",
            "Källa",
            "Det här är inte känt, eller beräknat",
        ]

    def test_the_headline_is_the_latest_year_with_pupils_and_the_way_to_the_target(
        self, open_page: OpenPage
    ) -> None:
        page = open_page(GYMNASIEBEHORIGHET)
        assert page.header[0].value == (
            "Våren 2025 var 47 av 61 elever som slutade nian behöriga till gymnasiets "
            f"yrkesprogram (77,0{NOT_BREAKING}%)."
        )
        assert f"För 80{NOT_BREAKING}% hade det behövts två till." in words(page)

    def test_the_figure_has_the_course_the_target_the_band_and_the_break(
        self, open_page: OpenPage
    ) -> None:
        page = open_page(GYMNASIEBEHORIGHET)
        lines = _lines(page)
        assert lines["Kvarnbäckskolan, samtliga elever"] == [70.5, 70.0, 72.6, 75.0, 77.0]
        assert lines["Riket, samtliga elever"] == [86.2, 85.0, 85.2, 83.7]
        assert set(lines) == {
            "Kvarnbäckskolan, samtliga elever",
            "Exempelkommunen, alla skolor",
            "Riket, samtliga elever",
            "Liknande kommuner, kommunala skolor",
        }
        spec = _spec(page)
        assert [t for t in spec["data"] if t.get("meta") == "band"]
        assert {s["name"] for s in spec["layout"]["shapes"]} == {"target", "break"}

    def test_the_similar_kommuner_are_an_unweighted_mean_with_their_range(
        self, open_page: OpenPage
    ) -> None:
        page = open_page(GYMNASIEBEHORIGHET)
        told = "I sju liknande kommuner var andelen i genomsnitt 77,9\u00a0% våren 2025 ("
        assert told in words(page)
        # One of them has no value in VT22.
        hover = next(
            t["hovertext"][1]
            for t in _spec(page)["data"]
            if t.get("name") == "Liknande kommuner, kommunala skolor"
        )
        assert "medelvärde av 6 av 7 kommuner" in hover

    def test_what_it_stands_beside_is_chosen_and_in_the_address(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET, jamfor="Riket")
        assert set(_lines(page)) == {
            "Kvarnbäckskolan, samtliga elever",
            "Riket, samtliga elever",
        }
        assert "Liknande kommuner grundskola" not in words(page)

    def test_the_table_has_the_figures_numbers_and_their_places(self, open_page: OpenPage) -> None:
        assert not open_page(GYMNASIEBEHORIGHET).table
        page = open_page(GYMNASIEBEHORIGHET, tabell="true")
        [table] = page.table
        rows = table.value
        assert rows["Termin"].tolist() == ["VT25", "VT24", "VT23", "VT22", "VT21"]
        own = [cell.replace("\\", "") for cell in rows.iloc[:, 1]]
        assert own[0] == f"77,0{NOT_BREAKING}%, 47 av 61 (beräknat)"
        drawn = _lines(page)["Kvarnbäckskolan, samtliga elever"]
        assert [float(cell.split(NOT_BREAKING)[0].replace(",", ".")) for cell in own] == drawn[::-1]
        assert "exempelkommunen-siris-5-2024-25.csv, rad" in words(page)

    def test_source_definition_freshness_and_what_is_not_known(self, open_page: OpenPage) -> None:
        said = words(open_page(GYMNASIEBEHORIGHET))
        assert "Skolverket (SIRIS, rapport 5)" in said
        assert "Andel elever i årskurs 9 med minst betyget E i svenska" in said
        assert "Senast publicerat: våren 2025. VT26" in said
        assert "Rikets uppgift för våren 2025 är inte importerad." in said
        assert "47 är beräknat ur andelen" in said

    def test_a_source_that_says_otherwise_is_told(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET, matt="Meritvärde (17 ämnen)")
        assert page.header[0].value == "Våren 2025 var meritvärdet i genomsnitt 215,8."
        assert "Källorna säger olika om våren 2024" in words(page)
        assert "Medelvärdet" not in words(page)

    @pytest.mark.parametrize("measure", ["estetiska programmet", "ekonomi", "natur"])
    def test_a_measure_without_figures_says_so_and_draws_nothing(
        self, open_page: OpenPage, measure: str
    ) -> None:
        word = next(w for w in _measures() if measure in w)
        page = open_page(GYMNASIEBEHORIGHET, matt=word)
        if not page.get("plotly_chart"):
            assert "finns inte för Kvarnbäckskolan" in words(page)
        assert word.lower() in _line(page).lower()

    def test_girls_are_called_girls(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET, kon="Flickor")
        assert "var 23 av 31 flickor som slutade nian" in page.header[0].value
        assert _lines(page)["Kvarnbäckskolan, flickor"] == [83.9, 80.0, 77.4, 75.0, 74.2]
        assert "samtliga elever" not in words(page)

    def test_a_schools_merit_rating_is_not_published_by_sex(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET, kon="Flickor", matt="Meritvärde (17 ämnen)")
        assert "Meritvärdet publiceras inte per kön på skolnivå." in words(page)
        assert not page.get("plotly_chart")


def _measures() -> list[str]:
    from sbs_data.answers.choice import MEASURES

    return list(MEASURES.values())


@pytest.mark.usefixtures("demo")
class TestFewPupils:
    def test_one_to_four_of_eleven_is_neither_over_nor_under(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET, enhet="Friskolan Lingonriset")
        assert "var 1–4 av 11 elever som slutade nian inte behöriga" in page.header[0].value
        said = words(page)
        assert f"Om 80{NOT_BREAKING}% nåddes kan inte avgöras." in said
        assert f"under 80{NOT_BREAKING}%" not in said
        assert f"över 80{NOT_BREAKING}%" not in said
        ranges = [t for t in _spec(page)["data"] if t.get("meta") == "range"]
        assert [round(end, 1) for end in ranges[-1]["y"]] == [63.6, 90.9]

    def test_a_true_hundred_is_a_value(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET, enhet="Friskolan Lingonriset")
        assert _lines(page)["Friskolan Lingonriset, samtliga elever"].count(100.0) == 1

    def test_what_is_not_shown_is_no_zero(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET, enhet="Friskolan Tussilagon")
        drawn = _lines(page)["Friskolan Tussilagon, samtliga elever"]
        assert drawn.count(None) == 3
        assert 0 not in drawn
        notes = [a["text"] for a in _spec(page)["layout"]["annotations"]]
        assert any("visas inte" in note for note in notes)

    def test_pupils_that_a_share_does_not_fit_are_told(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET, enhet="Friskolan Tussilagon")
        assert "andelen svarar inte mot ett helt antal av dem" in words(page)

    def test_the_authoritys_target_is_not_an_independent_schools(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET, enhet="Friskolan Tussilagon")
        assert "target" not in {s["name"] for s in _spec(page)["layout"].get("shapes", [])}


@pytest.mark.usefixtures("demo")
class TestWhichUnit:
    def test_a_school_without_grade_9_says_so_and_shows_the_kommun(
        self, open_page: OpenPage
    ) -> None:
        page = open_page(GYMNASIEBEHORIGHET, skola="Björkskolan")
        assert (
            "Björkskolan har inga uppgifter om årskurs 9. "
            "Här visas Exempelkommunen, kommunala skolor." in words(page)
        )
        assert "Exempelkommunen, kommunala skolor" in _lines(page)

    def test_it_follows_the_school_that_is_selected_elsewhere(self, open_page: OpenPage) -> None:
        page = open_page(MAL)
        page = _select(page, "Skola", "Björkskolan")
        page.switch_page("gymnasiebehorighet.py").run()
        assert _line(page).startswith("Urval: Exempelkommunen, kommunala skolor")
        page.switch_page("mal.py").run()
        page = _select(page, "Skola", "Kvarnbäckskolan")
        page.query_params.clear()  # as the browser's menu does with the other page's own
        page.switch_page("gymnasiebehorighet.py").run()
        assert _line(page).startswith("Urval: Kvarnbäckskolan")

    def test_a_school_chosen_here_is_selected_elsewhere(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET, skola="Björkskolan")
        page = _select(page, "Skola eller kommun", "99010102")
        page.query_params.clear()  # as the browser's menu does with the other page's own
        page.switch_page("mal.py").run()
        assert "Urval: Kvarnbäckskolan" in _line(page)
        page.switch_page("gymnasiebehorighet.py").run()
        page = _select(page, "Skola eller kommun", "9901-located")
        assert "Exempelkommunen, alla skolor" in _lines(page)
        page.switch_page("mal.py").run()
        assert "Urval: alla skolor" in _line(page)

    def test_the_unit_in_the_address_counts_whatever_is_remembered(
        self, open_page: OpenPage
    ) -> None:
        page = open_page(MAL, skola="Björkskolan")
        page.switch_page("gymnasiebehorighet.py")
        page.query_params["enhet"] = "Friskolan Tussilagon"
        page.run()
        assert _line(page).startswith("Urval: Friskolan Tussilagon")

    def test_a_school_is_in_the_address_by_its_code(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET, skola="Björkskolan")
        assert page.query_params["skola"] == "Björkskolan", "it is another than what is shown"
        page = _select(page, "Skola eller kommun", "99010201")
        assert page.query_params["enhet"] == "99010201"
        assert "skola" not in page.query_params
        page = _select(page, "Skola eller kommun", "9901-located")
        assert page.query_params["enhet"] == "9901-alla"
        assert _line(open_page(GYMNASIEBEHORIGHET, enhet="99010201")).startswith(
            "Urval: Friskolan Lingonriset"
        )

    def test_a_selected_school_is_its_unit_in_the_address(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET, skola="Kvarnbäckskolan")
        assert page.query_params["enhet"] == "99010102"
        assert "skola" not in page.query_params

    def test_an_unknown_value_is_said_and_not_used(self, open_page: OpenPage) -> None:
        for key in (filters.SCHOOL, "enhet", "matt", "kon"):
            page = open_page(GYMNASIEBEHORIGHET, **{key: ":red[Finns inte]"})
            assert "Adressen frågar efter ”:red[Finns inte]”, som inte finns här." in words(page)
            assert _line(page).startswith("Urval: Kvarnbäckskolan, behöriga")

    def test_what_is_chosen_can_be_cleared(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET)
        clear = next(b for b in page.button if b.label == "Rensa filter")
        assert clear.disabled
        page = open_page(
            GYMNASIEBEHORIGHET, enhet="Friskolan Tussilagon", matt="Meritvärde (17 ämnen)"
        )
        next(b for b in page.button if b.label == "Rensa filter").click().run()
        assert _line(page) == "Urval: Kvarnbäckskolan, behöriga till yrkesprogram, alla elever."

    def test_links_elsewhere_say_what_is_chosen_here(self, open_page: OpenPage) -> None:
        page = open_page(GYMNASIEBEHORIGHET, kon="Flickor")
        page.switch_page("lagesbild.py").run()
        assert any("kon=Flickor&" in f"{to}&" for to in links(page).values())


@pytest.mark.usefixtures("demo")
class TestClaims:
    def test_what_differs_comes_first_with_the_quote_that_says_it(
        self, open_page: OpenPage
    ) -> None:
        said = words(open_page(GYMNASIEBEHORIGHET))
        assert "och att det har nåtts. Skolverkets statistik visar 77,0" in said
        assert "Uppgifterna skiljer sig åt: i statistiken nåddes inte 80" in said
        assert "”Delmålet 80 procent nåddes vårterminen 2025: 50 av 61 elever" in said
        doors = " ".join(links(open_page(GYMNASIEBEHORIGHET))).replace("\\", "")
        assert "tabell 4, rad 8, stycke 1, exempelkommunen-slutredovisning" in doors

    def test_those_who_are_not_eligible_are_counted_the_other_way(
        self, open_page: OpenPage
    ) -> None:
        page = open_page(GYMNASIEBEHORIGHET)
        folded = next(e for e in page.expander if e.label.endswith("till"))
        assert "18 av 60" not in words(page)
        page.session_state[f"claims {folded.label.split()[0]}"] = True
        page.run()
        assert "alltså 30,0" in words(page)

    def test_the_merit_rating_by_sex_is_held_against_the_kommuns(self, open_page: OpenPage) -> None:
        said = words(open_page(GYMNASIEBEHORIGHET, matt="Meritvärde (17 ämnen)"))
        assert "Exempelkommunen, kommunala skolor, som är samma elever" in said
        assert "Koladas statistik visar 222,4 våren 2025 för flickor." in said

    def test_a_confirmed_one_that_meets_a_figure_is_on_the_first_page(
        self, open_page: OpenPage
    ) -> None:
        page = open_page(LAGESBILD)
        assert "Rapporternas målvärden mot statistiken" in headings(page)
        assert "i statistiken nåddes inte 80" in words(page)
        other = open_page(LAGESBILD, skola="Björkskolan")
        assert "Rapporternas målvärden mot statistiken" not in headings(other)

    def test_an_initiative_shows_its_own(self, open_page: OpenPage, demo_folder: Path) -> None:
        pointer = questions.pointer(Settings(demo_folder, "prov").published)
        assert pointer is not None
        snapshot = questions.open_current(demo_folder / "published", pointer)
        rows = questions.figure_claims(snapshot, ["99010102"], ["eligible_vocational"])
        snapshot.close()
        initiative = str(rows["initiative_id"].dropna().iloc[0])
        page = open_page(INSATSEN, insats=initiative)
        assert "Insatsens uppgifter mot statistiken" in headings(page)
        assert "Skolverkets statistik visar 77,0" in words(page)


def test_a_target_that_nobody_has_confirmed_is_not_drawn(
    open_page: OpenPage, demo_folder: Path, data_dir: Path
) -> None:
    shutil.copytree(demo_folder, data_dir, dirs_exist_ok=True)
    delmal = Delmal(Settings(data_dir, "prov"))
    for act in actions.history(delmal):
        if act.kind in ("set_target", "confirm_target"):
            actions.undo(delmal, act.no)
    page = open_page(GYMNASIEBEHORIGHET)
    assert "target" not in {s["name"] for s in _spec(page)["layout"]["shapes"]}
    assert "Rapportens målvärde är inte bekräftat av någon" in words(page)
    assert "Rapporternas målvärden mot statistiken" not in headings(open_page(LAGESBILD))


def test_without_statistics_it_says_what_to_do_first(open_page: OpenPage) -> None:
    page = open_page(GYMNASIEBEHORIGHET)
    assert page.header[0].value == "Ingen statistik är importerad än"
    assert "Gå till Importera och välj Hämta statistik" in words(page)
    assert "Till Importera" in links(page)
    assert not page.selectbox


@pytest.mark.usefixtures("world")
def test_with_reports_alone_it_says_the_same(open_page: OpenPage) -> None:
    page = open_page(GYMNASIEBEHORIGHET)
    assert page.header[0].value == "Ingen statistik är importerad än"
    assert not [b for b in page.button if b.label == "Läs in exemplet"]


def test_a_kommun_alone_without_any_report(open_page: OpenPage, data_dir: Path) -> None:
    _import(Delmal(Settings(data_dir, "prov")), *sorted(DEMO.glob("*-siris-138-*.csv")))
    page = open_page(GYMNASIEBEHORIGHET)
    assert _line(page).startswith("Urval: Exempelkommunen, kommunala skolor")
    assert list(_lines(page)) == [
        "Exempelkommunen, kommunala skolor",
        "Exempelkommunen, alla skolor",
    ]
    assert "Ingen uppgift om riket är importerad för de här åren." in words(page)
    assert "Vad rapporterna anger" not in headings(page)


@pytest.fixture
def norberg(data_dir: Path) -> Path:
    """The two real reports with the school's real figures, mapped and confirmed by a person."""
    if not SHARED.is_dir():
        pytest.skip("the real files are not beside the checkout")
    delmal = Delmal(Settings(data_dir, "prov"))
    answers = SHARED / "data" / "skolverket_api_v4"
    _import(
        delmal,
        answers / "statistics_gr_NORBERG_Centralskolan_22347371.json",
        answers / "openapi_example_v4_statistics_national-values_gr.json",
        SHARED / "data" / "skolverket_slutbetyg_ak9_2025_utdrag.csv",
    )
    files = [(f.name, f.read_bytes()) for f in sorted((SHARED / "reports").glob("*.docx"))]
    candidates = actions.examine(delmal, files)
    said = {c.sha256: Answers(authority="Norbergs kommun") for c in candidates}
    actions.import_reports(delmal, candidates, answers=said)
    actions.map_school_unit(delmal, "Norbergs kommun", "Centralskolan", "22347371")
    actions.confirm_target(delmal, _target_key(delmal, "eligible_vocational"), True)
    return data_dir


@pytest.mark.usefixtures("norberg")
def test_norberg_to_the_decimal(open_page: OpenPage) -> None:
    page = open_page(GYMNASIEBEHORIGHET, tabell="true")
    percent = f"{NOT_BREAKING}%"
    assert page.header[0].value == (
        "Våren 2025 var 59 av 78 elever som slutade nian behöriga till gymnasiets yrkesprogram "
        f"(75,6{percent})."
    )
    assert words(page).count(
        f"För 80{percent} hade det behövts fyra till. Våren 2023 nåddes 80{percent} med knapp "
        f"marginal: en behörig elev färre hade gett 78,6{percent}. Det är olika elever varje år."
    )
    own = "Centralskolan, samtliga elever"
    assert _lines(page)[own] == [76.2, 77.9, 80.4, 77.1, 75.6]
    cells = [cell.replace("\\", "") for cell in page.table[0].value.iloc[:, 1]]
    assert cells == [
        f"75,6{percent}, 59 av 78 (beräknat)",
        f"77,1{percent}",
        f"80,4{percent}, 45 av 56 (beräknat)",
        f"77,9{percent}, 53 av 68 (beräknat)",
        f"76,2{percent}, 48 av 63 (beräknat)",
    ]
    said = words(page)
    assert "Uppgifterna stämmer överens: 80" in said
    assert "Antalet elever är inte känt för våren 2024." in said
    assert "delmålet missat" not in said.lower()
