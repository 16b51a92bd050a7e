"""Målvärden: those that count, in words with their source; confirmed, set, linked, taken back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from pages.parts.frame.addresses import BESLUT, MALVARDEN
from sbs_data import actions, example, questions
from sbs_data.actions import Delmal, NewTarget, StatisticsFile
from sbs_data.settings import Settings
from tests.pages.made_up import OpenPage, hostile_report, import_made_up, links, say
from tests.questions.world import HOSTILE
from tests.reports.word import document, matrix, para

FILES = {name: content for name, content, _ in example.figures()}
SCHOOL, CODE = "Kvarnbäckskolan", "99010102"
STATED = "Delmålet på 80 % behörighet till yrkesprogram nåddes VT25."
EXPECTED = "Fler elever blir behöriga till yrkesprogram: minst 85 % VT26."


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report that states two målvärden, and a school's figures."""
    folder = tmp_path_factory.mktemp("målvärden")
    delmal = Delmal(Settings(folder, "prov"))
    content = document(
        para("Exempelkommunen"),
        matrix({1: ["1. Stöd till skolledningen", SCHOOL], 7: [EXPECTED], 8: [STATED]}),
    )
    actions.import_reports(delmal, actions.examine(delmal, [("bilaga.docx", content)]))

    def file(name: str) -> StatisticsFile:
        content: Callable[[], bytes] = lambda: FILES[name]  # noqa: E731
        return StatisticsFile(name, content)

    names = ("139-2024-25", "138-2024-25")
    actions.import_statistics(delmal, [file(f"exempelkommunen-siris-{n}.csv") for n in names])
    return folder


@pytest.fixture
def world(data_dir: Path, once: Path) -> Delmal:
    shutil.copytree(once, data_dir, dirs_exist_ok=True)
    return Delmal.load()


def _press(page: AppTest, label: str, key: str = "") -> AppTest:
    next(b for b in page.button if b.label == label and key in str(b.key)).click()
    page.run(timeout=60)
    assert not page.exception, page.exception
    return page


def _targets(delmal: Delmal) -> list[dict[str, object]]:
    at = questions.pointer(delmal.settings.published)
    assert at is not None
    snapshot = questions.open_current(delmal.settings.published, at)
    rows = questions.target_values(snapshot).to_dict("records")
    snapshot.close()
    return [{str(k): v for k, v in row.items()} for row in rows]


def _bold(page: AppTest) -> list[str]:
    """The målvärden as the cards' headings say them."""
    values = [str(m.value).replace("\\", "") for m in page.markdown]
    return [value.strip("*") for value in values if value.startswith("**")]


def _notes(page: AppTest) -> str:
    return "\n".join(str(m.value).replace("\\", "") for m in page.markdown)


def _set(delmal: Delmal, value: float = 80, **more: str) -> int:
    target = NewTarget("eligible_vocational", "school", CODE, value, **more)
    return actions.set_target(delmal, target, "Beslut i nämnden")


def test_nothing_at_all_says_what_is_needed(open_page: OpenPage) -> None:
    page = open_page(MALVARDEN)
    assert "Inget målvärde gäller än." in say(page)
    assert "Importera statistik först." in say(page)
    assert "Till Importera" in links(page)


def test_stated_ones_wait_with_their_quotes_and_count_when_confirmed(
    open_page: OpenPage, world: Delmal
) -> None:
    page = open_page(MALVARDEN)
    assert f"”{STATED}”" in say(page)
    assert "2 målvärden väntar på att någon läser citatet." in _notes(page)
    first = str(next(b for b in page.button if b.label == "Bekräfta").key).split()[-1]
    page = _press(page, "Bekräfta", first)
    (target,) = _targets(world)
    assert target["target_key"] == first
    assert "1 målvärde gäller." in say(page)
    assert "Bekräftat av prov" in _notes(page)
    assert any("i rapporten" in label or "rad 8" in label for label in links(page))


def test_a_rejected_one_neither_counts_nor_waits(open_page: OpenPage, world: Delmal) -> None:
    page = _press(_press(open_page(MALVARDEN), "Stämmer inte"), "Stämmer inte")
    assert _targets(world) == []
    assert not any(h.value == "Att bekräfta" for h in page.header)


def test_one_set_by_hand_is_said_in_words_with_who_when_and_why(
    open_page: OpenPage, world: Delmal
) -> None:
    page = _fill(open_page(MALVARDEN), value="82,5 %", due="VT26", reason="Beslut i nämnden")
    page = _press(page, "Spara målvärdet")
    assert f"Sparat: målvärdet för {SCHOOL} gäller nu." in page.success[0].value.replace("\\", "")
    (target,) = _targets(world)
    assert (target["value"], target["comparator"], target["term"]) == (82.5, "at_least", "VT26")
    assert f"Minst 82,5 procent behöriga till yrkesprogram vid {SCHOOL}, VT26" in _bold(page)
    assert "Angivet för hand av prov" in _notes(page)
    assert "Skäl: Beslut i nämnden" in _notes(page)
    assert all(not field.value for field in page.text_input)


def test_without_a_due_term_that_is_said(open_page: OpenPage, world: Delmal) -> None:
    _set(world, gender="girls")
    assert _bold(open_page(MALVARDEN))[0] == (
        f"Minst 80 procent behöriga till yrkesprogram för flickor vid {SCHOOL}, "
        "inget slutdatum angivet"
    )


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"value": "många"}, "är inget tal"),
        ({"value": ""}, "Skriv värdet med siffror"),
        ({"value": "nan"}, "är inget tal"),
        ({"value": "180"}, "mellan 0 och 100"),
        ({"reason": " "}, "Skriv varför"),
        ({"due": "snart"}, "varken termin eller läsår"),
        ({"unit": None}, "Välj skola eller kommun"),
    ],
)
def test_what_is_left_out_or_wrong_is_a_sentence_and_nothing_is_saved(
    open_page: OpenPage, world: Delmal, said: dict[str, str | None], sentence: str
) -> None:
    page = _fill(open_page(MALVARDEN), **{"value": "80", "reason": "Beslut", **said})
    page = _press(page, "Spara målvärdet")
    assert sentence in page.error[0].value
    assert _targets(world) == []


def test_each_is_taken_back_with_a_click(open_page: OpenPage, world: Delmal) -> None:
    _set(world)
    page = _press(open_page(MALVARDEN), "Bekräfta")
    assert len(_targets(world)) == 2
    page = _press(page, "Ta tillbaka", "take back m-")
    assert [target["basis"] for target in _targets(world)] == ["report"]
    page = _press(page, "Ta tillbaka", "take back t-")
    assert _targets(world) == []
    assert "Taget tillbaka" in page.success[0].value
    assert "2 målvärden väntar" in _notes(page)


def test_an_initiative_is_suggested_with_its_quote_linked_and_parted_again(
    open_page: OpenPage, world: Delmal
) -> None:
    _set(world)
    page = open_page(MALVARDEN)
    assert any(e.label == "1 insats kan höra hit" for e in page.expander)
    assert f"”{EXPECTED}” (bland de förväntade effekterna)" in say(page)
    page = _press(page, "Hör hit")
    assert "enligt prov" in _notes(page)
    assert not page.expander
    page = _press(page, "Ångra kopplingen")
    page = _press(page, "Hör inte hit")
    assert any(e.label == "1 insats hör inte hit" for e in page.expander)
    page = _press(page, "Ångra")
    assert any(e.label == "1 insats kan höra hit" for e in page.expander)


def test_each_filter_narrows_those_that_count(open_page: OpenPage, world: Delmal) -> None:
    _set(world)
    _set(world, gender="girls")
    kommun = NewTarget("merit_rating", "municipality", "9901", 230)
    # Those that wait are narrowed by the same.
    assert "2 målvärden väntar" in _notes(open_page(MALVARDEN, skola=SCHOOL))
    assert "målvärden väntar" not in _notes(open_page(MALVARDEN, kon="Flickor"))
    actions.set_target(world, kommun, "Beslut")
    page = open_page(MALVARDEN)
    assert "3 målvärden gäller." in say(page)
    assert "Urval: alla skolor och kommuner, alla mått, alla elever." in say(page)
    for query, count in (
        ({"skola": SCHOOL}, f"2 målvärden gäller för {SCHOOL}."),
        ({"matt": "Meritvärde (17 ämnen)"}, "1 målvärde gäller."),
        ({"kon": "Flickor"}, "1 målvärde gäller."),
        ({"matt": "Meritvärde (17 ämnen)", "kon": "Flickor"}, "stämmer med urvalet."),
    ):
        assert count in say(open_page(MALVARDEN, **query)), query


def test_those_of_girls_alone_are_said_to_be_and_can_be_left(
    open_page: OpenPage, world: Delmal
) -> None:
    _set(world)
    _set(world, gender="girls")
    page = open_page(MALVARDEN, kon="Flickor", skola=SCHOOL)
    assert f"Urval: {SCHOOL}, alla mått, flickor." in say(page)
    assert len([words for words in _bold(page) if words.startswith("Minst")]) == 1
    page = _press(page, "Rensa filter")
    assert "2 målvärden gäller." in say(page)


def test_many_are_shown_some_at_a_time(open_page: OpenPage, world: Delmal) -> None:
    for year in range(26, 34):
        _set(world, due=f"VT{year}")
    page = open_page(MALVARDEN)
    assert "8 målvärden gäller." in say(page)
    assert sum(b.label == "Ta tillbaka" for b in page.button) == 6


def test_what_was_decided_stands_in_words_among_the_decisions(
    open_page: OpenPage, world: Delmal
) -> None:
    _set(world, due="VT26")
    _press(open_page(MALVARDEN), "Hör hit")
    words = say(open_page(BESLUT))
    assert f", {SCHOOL}” – minst 80 procent, VT26" in words
    assert "Målvärde för insatsen: ”1. Stöd till skolledningen” – hör hit" in words


@pytest.mark.parametrize("text", HOSTILE)
def test_report_text_is_shown_as_written(open_page: OpenPage, text: str) -> None:
    import_made_up(Delmal.load(), hostile_report(text))
    page = _press(open_page(MALVARDEN), "Bekräfta")
    assert f"”{text}”" in say(page)
    assert not any(text in str(m.value) for m in page.markdown if len(text) > 8 and "[" in text)


def _fill(page: AppTest, **said: str | None) -> AppTest:
    _choose(page, "measure", "eligible_vocational")
    page.run()
    unit = ("school", CODE)
    if "unit" not in said:
        _choose(page, "unit", unit)
    for name in ("value", "due", "reason"):
        field = next(t for t in page.text_input if str(t.key).startswith(name))
        field.set_value(said.get(name) or "")
    return page


def _choose(page: AppTest, key: str, value: object) -> None:
    field: Selectbox[object] = next(s for s in page.selectbox if str(s.key).startswith(key))
    field.set_value(value)
