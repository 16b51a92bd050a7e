"""The figures beside what the reports say: claims in the list, own follow-up, and Lägesbild."""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from pages.parts.frame import opened
from pages.parts.frame.addresses import GYMNASIEBEHORIGHET, INSATSEN, INSATSER, LAGESBILD, MALET
from sbs_data import actions, exports, kept, questions
from sbs_data.actions import Delmal
from sbs_data.answers import claims_against, follow_up, overview, overview_page, results
from sbs_data.clock import stockholm_today
from sbs_data.questions import Selection
from sbs_data.settings import Settings
from tests.pages.made_up import OpenPage, headings, links, say

FINAL = "exempelkommunen-slutredovisning-vt25-bilaga.docx"
BIRCH, ATTENDANCE, LEADERS = 2, 6, 4
"""The numbers of initiatives in the final report: Björkskolan's first, Kvarnbäckskolan's third
and first.
"""


@pytest.fixture(scope="session")
def confirmed_folder(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, its målvärden of absence and eligibility confirmed: look, don't change."""
    folder = tmp_path_factory.mktemp("confirmed")
    shutil.copytree(example_folder, folder, dirs_exist_ok=True)
    delmal = Delmal(Settings(folder, "prov"))
    waiting = (
        "SELECT target_key FROM stated_targets WHERE measure IS NOT NULL AND confirmed_by IS NULL"
    )
    for key in _ask(folder, waiting):
        actions.confirm_target(delmal, key, True)
    return folder


@pytest.fixture
def confirmed(
    data_dir: Path,  # noqa: ARG001 (which would else point elsewhere)
    confirmed_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    monkeypatch.setenv("SBS_DATA_DIR", str(confirmed_folder))
    return confirmed_folder


def _ask(folder: Path, sql: str) -> list[str]:
    pointer = questions.pointer(folder / "published")
    assert pointer is not None
    snapshot = questions.open_current(folder / "published", pointer)
    rows = snapshot.query(sql)
    snapshot.close()
    return [str(value) for value in rows.iloc[:, 0]]


def _initiative(folder: Path, no: int) -> str:
    where = f"file = '{FINAL}' AND initiative_no = {no}"
    [found] = _ask(folder, f"SELECT initiative_id FROM initiatives WHERE {where}")
    return found


def _goals(folder: Path, no: int) -> list[str]:
    initiative = _initiative(folder, no)
    where = f"initiative_id = '{initiative}' ORDER BY goal_no"
    return _ask(folder, f"SELECT goal_id FROM goals WHERE {where}")


def _told(page: AppTest) -> str:
    return "\n".join(str(m.value) for m in page.markdown).replace("\\", "")


# --- claims in the list of initiatives


def test_the_list_holds_each_initiatives_claims_against_the_statistics(
    open_page: OpenPage, confirmed: Path
) -> None:
    page = open_page(INSATSER, skola="Kvarnbäckskolan")
    told = _told(page)
    assert "Skiljer sig åt] :small[:gray[Kvarnbäckskolan]]" in told
    assert "i statistiken nåddes inte 80" in told
    assert "Stämmer överens] :small[:gray[Exempelkommunen, kommunala skolor" in told
    assert "Och 1 uppgift till mot statistiken: öppna insatsen." in told
    assert told.count(claims_against.BASIS) == 1, "said once of them all"
    opened = _told(open_page(INSATSEN, insats=_initiative(confirmed, LEADERS)))
    assert "i statistiken nåddes inte 80" in opened


@pytest.mark.usefixtures("confirmed")
def test_a_school_without_figures_has_no_claims_in_the_list(open_page: OpenPage) -> None:
    told = _told(open_page(INSATSER, skola="Björkskolan"))
    assert claims_against.BASIS not in told
    assert "Skolverkets statistik" not in told


@pytest.mark.usefixtures("confirmed")
def test_the_whole_page_of_the_list_is_one_question(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Sequence[str]] = []
    ask = questions.figure_claims

    def count(*args: object, **kwargs: object) -> object:
        if isinstance(ids := kwargs.get("initiative_ids"), tuple):
            asked.append(ids)
        return ask(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(questions, "figure_claims", count)
    kept.forget()
    open_page(INSATSER)
    assert [len(ids) for ids in asked] == [9], "all of the page's at once"


# --- own follow-up


def test_what_the_school_follows_up_stands_beside_the_initiative(
    open_page: OpenPage, confirmed: Path
) -> None:
    page = open_page(INSATSEN, insats=_initiative(confirmed, BIRCH))
    at = headings(page).index(follow_up.TITLE)
    assert headings(page)[at - 1] == "Mål"
    told = _told(page)
    assert "**Hög frånvaro** :small[:gray[Björkskolan, läsåret 2024/25]]" in told
    assert "Målvärde: Högst 5 procent hög frånvaro vid Björkskolan, VT25." in told
    latest, before = "Tillfälle 4, VT25: visas inte, eftersom", "Tillfälle 2, HT24: 11,0"
    assert told.index(latest) < told.index(before)
    assert "Egen uppföljning: läsår 2024/25, VT25, avstämning 4; läsår 2024/25, HT24" in told
    assert "Trivs i skolan" not in told, "nothing ties it to the initiative"
    door = links(page)["Skolans övriga uppföljning finns på sidan Skolor"]
    assert door.startswith("skolor?skola=Björkskolan")


def test_judgements_stand_beside_the_grades_they_judge(
    open_page: OpenPage, confirmed: Path
) -> None:
    told = _told(open_page(INSATSEN, insats=_initiative(confirmed, LEADERS)))
    assert "Avstämning 4, VT25: visas i steg om fem elever" in told
    assert "Avstämning 1, HT24: 54,1\u00a0%, 33 av 61 elever" in told
    assert follow_up.JUDGED in told
    assert "Egna siffror visas inte när gruppen har färre än tio elever" in told


def test_the_goal_that_states_it_says_so_and_its_neighbour_does_not(
    open_page: OpenPage, confirmed: Path
) -> None:
    *others, states = _goals(confirmed, ATTENDANCE)
    told = _told(open_page(MALET, mal=states))
    assert f"{follow_up.THIS_GOAL}]" in told
    assert "Tillfälle 2, HT24: 16,0" in told
    assert follow_up.OF_THE_INITIATIVE not in told
    told = _told(open_page(MALET, mal=others[0]))
    assert f"{follow_up.THIS_GOAL}]" not in told
    assert follow_up.OF_THE_INITIATIVE in told
    assert "Tillfälle 2, HT24: 16,0" in told


def test_an_initiative_that_nothing_ties_shows_none_of_it(
    open_page: OpenPage, example: Delmal
) -> None:
    folder = example.settings.data_dir
    for act in actions.history(example):
        if act.kind == "confirm_target":
            actions.undo(example, act.no)
    page = open_page(INSATSEN, insats=_initiative(folder, BIRCH + 1))
    told = _told(page)
    assert follow_up.TITLE in headings(page)
    assert follow_up.NOTHING_TIES in told
    assert "Skolans egen uppföljning finns på sidan Skolor" in links(page)
    assert "Avstämning" not in told
    waits = open_page(INSATSEN, insats=_initiative(folder, BIRCH))
    assert "Målvärdet i texten (frånvaro: högst 5" in _told(waits)
    assert "Bekräfta målvärdet under Målvärden" in links(waits)
    assert "Tillfälle" not in _told(waits)


@pytest.mark.usefixtures("world")
def test_without_follow_up_there_is_no_heading(open_page: OpenPage) -> None:
    page = open_page(INSATSER)
    opened = open_page(INSATSEN, insats=links(page)["Öppna insats 1"].split("insats=")[1])
    assert follow_up.TITLE not in headings(opened)


# --- Lägesbild and the A4


@pytest.mark.usefixtures("confirmed")
def test_lagesbild_says_the_sentence_of_gymnasiebehorighet(open_page: OpenPage) -> None:
    page = open_page(LAGESBILD)
    headline = str(open_page(GYMNASIEBEHORIGHET).header[0].value)
    assert overview.RESULTS in headings(page)
    assert headline in say(page)
    assert "47 av 61" in headline
    assert "Källa: Skolverket (SIRIS, rapport 5)" in _told(page)
    door = links(page)["Läs mer under Gymnasiebehörighet"]
    assert door.startswith("gymnasiebehorighet?enhet=99010102")


@pytest.mark.usefixtures("confirmed")
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"skola": "Kvarnbäckskolan"}, "Våren 2025 var 47 av 61"),
        ({"skola": "Björkskolan"}, None),
        ({"skola": "Hela huvudmannen"}, "Våren 2025 var 47 av 61"),
        ({"skolform": "Förskola"}, None),
        ({"period": "VT23"}, "Våren 2023 var 45 av 62"),
    ],
)
def test_the_figures_are_those_of_the_selection(
    open_page: OpenPage, query: dict[str, str], said: str | None
) -> None:
    page = open_page(LAGESBILD, **query)
    assert (overview.RESULTS in headings(page)) is (said is not None)
    if said is not None:
        assert said in say(page)


@pytest.mark.usefixtures("confirmed")
def test_the_record_taken_out_says_what_the_page_says(open_page: OpenPage) -> None:
    shown = opened.now()
    view = overview_page.of_selection(shown, Selection(), "", stockholm_today())
    assert view.results is not None
    page = open_page(LAGESBILD)
    assert view.results.headline in say(page)
    assert view.results.source in _told(page)
    [claim] = view.results.claims
    assert claim.startswith("Skiljer sig åt, Kvarnbäckskolan: Rapporten anger ett målvärde")
    assert claim.split(": ", 1)[1] in _told(page)
    text = "\n".join(p.text for p in Document(io.BytesIO(exports.to_word(view))).paragraphs)
    assert "47 av 61 elever som slutade nian" in text
    assert overview.RESULTS in text


@pytest.mark.usefixtures("world")
def test_without_figures_neither_page_nor_paper_has_the_section(open_page: OpenPage) -> None:
    assert overview.RESULTS not in headings(open_page(LAGESBILD))
    shown = opened.now()
    assert results.of_selection(shown, Selection(), stockholm_today()) is None
    doc = Document(
        io.BytesIO(
            exports.to_word(overview_page.of_selection(shown, Selection(), "", stockholm_today()))
        )
    )
    assert overview.RESULTS not in [p.text for p in doc.paragraphs]
