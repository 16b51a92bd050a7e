"""Målet: the goal through time, its matches, its status set by hand, its school mended."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.frame.addresses import MAL, MALET, RAPPORTEN
from sbs_data import actions, questions
from sbs_data.actions import Delmal
from sbs_data.model import Kind, Status
from sbs_data.words.statuses import by_word
from sbs_data.words.worklist_words import REASONS
from tests.example import truth
from tests.pages import waiting_world
from tests.pages.made_up import OpenPage, import_made_up, say
from tests.pages.waiting_world import waiting

BACK_AGAIN = "Elevhälsan har"
"""How a goal begins that goes forward and then back."""


def _ask(delmal: Delmal, sql: str, **params: object) -> list[dict[str, object]]:
    at = questions.pointer(delmal.settings.published)
    assert at is not None
    snapshot = questions.open_current(delmal.settings.published, at)
    rows = snapshot.query(sql, params)
    snapshot.close()
    return [{str(k): v for k, v in row.items()} for row in rows.to_dict("records")]


def _goal_id(delmal: Delmal, words: str, period: str = "VT25") -> str:
    sql = "SELECT goal_id FROM goals WHERE starts_with(goal, $words) AND period = $period"
    return str(_ask(delmal, sql, words=words, period=period)[0]["goal_id"])


def _markdown(page: AppTest) -> str:
    return "\n".join(m.value.replace("\\", "") for m in page.markdown)


def _press(page: AppTest, label: str) -> AppTest:
    next(b for b in page.button if b.label.replace("\\", "") == label).click().run(timeout=60)
    assert not page.exception, page.exception
    return page


def test_a_goal_is_told_through_its_redovisningar(open_page: OpenPage, example: Delmal) -> None:
    page = open_page(MALET, mal=_goal_id(example, BACK_AGAIN))
    assert "Vägen dit: på god väg VT23 → uppnått VT24 → på god väg VT25." in say(page)
    shown = _markdown(page)
    for words in ("Delredovisning VT23", "Framåt, från på god väg", "Bakåt, från uppnått"):
        assert words in shown
    doors = [link.proto for link in page.get("page_link")]
    assert sum(door.label.startswith("Öppna VT2") for door in doors) == 2
    told = next(t for t in truth.threads() if t[0].text.startswith(BACK_AGAIN))
    assert sum(door.page == RAPPORTEN.path for door in doors) >= len(told)


def test_a_rewording_is_marked_and_its_link_is_a_question(
    open_page: OpenPage, example: Delmal
) -> None:
    page = open_page(MALET, mal=_goal_id(example, "Elever som behöver mer lästräning"))
    assert ":blue-background[**alltid**]" in _markdown(page)
    assert "96\u00a0% lika ord. Samma mål?" in _markdown(page)
    page = _press(page, "Samma mål")
    assert "de två räknas som samma mål" in page.success[0].value
    assert "Samma mål, enligt prov." in _markdown(page)
    page = _press(page, "Ta tillbaka")
    assert "Samma mål?" in _markdown(page)


def test_a_goal_that_may_be_the_same_is_joined_and_parted(
    open_page: OpenPage, example: Delmal
) -> None:
    page = open_page(MALET, mal=_goal_id(example, "Minst 80 procent"))
    assert "Målet finns än så länge i en enda redovisning." in say(page)
    assert ":gray-background[~~75~~] :blue-background[**80**]" in _markdown(page)
    page = _press(page, "Olika mål")
    assert "Olika mål, enligt prov." in _markdown(page)
    page = _press(page, "Ta tillbaka")
    page = _press(page, "Samma mål")
    assert "Vägen dit:" in say(page)
    assert "Samma mål, enligt prov." in _markdown(page)


def _set(page: AppTest, status: str, ready: str | None = None, own: str = "") -> AppTest:
    """Fill in the form and send it."""
    radio = next(r for r in page.radio if r.label == "Status")
    assert status in radio.options
    radio.set_value(_status(status))
    if ready:
        next(b for b in page.button_group if b.label == "Varför?").set_value(ready)
    next(f for f in page.text_input if f.label == "Eget skäl").set_value(own)
    return _press(page, "Spara statusen")


def _status(word: str) -> object:
    return by_word(word)


def test_a_status_is_set_by_hand_shown_as_such_and_taken_back(
    open_page: OpenPage, example: Delmal
) -> None:
    page = open_page(MALET, mal=_goal_id(example, BACK_AGAIN))
    page = _set(page, "Uppnått", REASONS[1])
    shown = say(page)
    assert "Satt av prov " in shown
    assert f": {REASONS[1]}." in shown
    assert "Rapporten: på god väg, gul skuggning." in _markdown(page)
    assert "angivet av prov" in _markdown(page)
    assert "Uppnått sedan VT24. Vägen dit: på god väg VT23 → uppnått VT24." in shown
    listed = open_page(MAL, sok="ärendegång")
    assert "angivet av prov" in _markdown(listed)
    page = _press(page, "Ta tillbaka")
    assert "som rapporten säger" in page.success[0].value
    assert "Satt av prov" not in say(page)


def test_a_reason_of_ones_own_comes_before_a_ready_one(
    open_page: OpenPage, example: Delmal
) -> None:
    page = open_page(MALET, mal=_goal_id(example, BACK_AGAIN))
    page = _set(page, "Påbörjat", REASONS[0], "Samtal med *skolan*")
    assert ": Samtal med *skolan*." in say(page)


@pytest.mark.parametrize(
    ("status", "fault"), [("Uppnått", "Skriv varför"), (None, "Välj en status")]
)
def test_a_status_without_a_reason_or_a_reason_without_a_status_is_a_sentence(
    open_page: OpenPage, example: Delmal, status: str | None, fault: str
) -> None:
    before = actions.history(example)
    page = open_page(MALET, mal=_goal_id(example, BACK_AGAIN))
    page = _set(page, status) if status else _press(page, "Spara statusen")
    assert fault in page.error[0].value
    assert actions.history(example) == before


def test_a_wrong_mapping_of_a_school_is_mended_with_one_click(
    open_page: OpenPage, example: Delmal
) -> None:
    written, right = "Kvarnbäcksskolan", "Kvarnbäckskolan"
    actions.map_school(example, "Exempelkommunen", written, right)
    goal = _ask(example, "SELECT goal_id FROM goal_schools WHERE school_written = $w", w=written)[0]
    page = open_page(MALET, mal=str(goal["goal_id"]))
    assert f"Skola: {right}" in say(page)
    assert f"I rapporten står ”{written}”." in _markdown(page)
    page = _press(page, "Nej, en egen skola")
    assert f"Skola: {written}" in say(page)


def test_another_school_is_chosen_for_the_initiative(open_page: OpenPage, example: Delmal) -> None:
    page = open_page(MALET, mal=_goal_id(example, BACK_AGAIN))
    schools = next(m for m in page.multiselect if m.label == "Insatsen gäller")
    schools.set_value(["Björkskolan", "Kvarnbäckskolan"])
    page = _press(page, "Spara skolorna")
    assert "Skola: Björkskolan och Kvarnbäckskolan" in say(page)
    assert "Skolan är angiven av en person, inte av rapporten." in _markdown(page)


@pytest.mark.usefixtures("example")
def test_the_list_says_how_each_goal_has_moved(open_page: OpenPage) -> None:
    shown = _markdown(open_page(MAL, sok="ärendegång"))
    assert ":material/south_east: var uppnått VT24" in shown
    shown = _markdown(open_page(MAL, sok="gemensam planeringstid"))
    assert "oförändrat sedan VT23" in shown


def test_a_goal_without_colour_is_decided_from_its_own_page(
    open_page: OpenPage, example: Delmal
) -> None:
    row = waiting(example, "unmarked")[0]
    page = _set(open_page(MALET, mal=str(row["goal_id"])), "På god väg", REASONS[2])
    assert "Rapporten: ej markerat, ingen färg." in _markdown(page)
    assert waiting(example, "unmarked") == []


def test_hostile_words_in_a_match_are_what_they_are(open_page: OpenPage) -> None:
    delmal = Delmal.load()
    text = "**Alla** elever :red[läser] varje ~~dag~~ i skolan och <b>hemma</b>."
    made = waiting_world
    one, other = (
        made.report(
            f"{period}.docx", Kind.INTERIM, period,
            made.initiative("1. X", "Alm", "Y", made.goal(words, 1, Status.STARTED)),
        )
        for period, words in (("VT23", text), ("VT24", text.replace("varje", ":blue[varje]")))
    )  # fmt: skip
    import_made_up(delmal, one, other)
    page = open_page(MALET, mal=_goal_id(delmal, "**Alla**", "VT24"))
    shown = "\n".join(m.value for m in page.markdown)
    assert r":blue-background[**\:blue\[varje\]**]" in shown
    assert r"\*\*Alla\*\* elever" in shown
    assert "**Alla**" not in shown.replace(r"\*\*Alla\*\*", "")
