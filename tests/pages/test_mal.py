"""Mål: the list, the filters in the address, a goal opened."""

from __future__ import annotations

import re

import pytest

from pages.parts.frame.addresses import MAL, MALET
from sbs_data import questions
from sbs_data.actions import Delmal
from sbs_data.questions import Selection
from tests.example import truth
from tests.pages.made_up import OpenPage, hostile_report, import_made_up, links, say
from tests.pages.three_reports import GOAL, LATER


def _all_goals(delmal: Delmal) -> list[dict[str, object]]:
    at = questions.pointer(delmal.settings.published)
    assert at is not None
    snapshot = questions.open_current(delmal.settings.published, at)
    page = questions.goal_page(snapshot, Selection(every_account=True), 1, 1000)
    snapshot.close()
    return [{str(k): v for k, v in row.items()} for row in page.goals.to_dict("records")]


def test_every_goal_is_listed_with_its_words(open_page: OpenPage, example: Delmal) -> None:
    goals = _all_goals(example)
    assert len(goals) > 10
    pages = [open_page(MAL, alla="true", sida=str(no + 1)) for no in range(-(-len(goals) // 20))]
    assert {page.header[0].value for page in pages} == {f"{len(goals)} mål i urvalet"}
    words = " ".join(say(page) for page in pages)
    for goal in goals:
        assert str(goal["goal"]) in words


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ({"status": ["Uppnått", "Påbörjat"]}, "uppnått eller påbörjat"),
        ({"skola": "Björkskolan"}, "Björkskolan"),
        ({"sok": "språk"}, "med orden ”språk”"),
        ({"alla": "true"}, "alla redovisningar"),
    ],
)
def test_a_link_narrows_the_list_and_says_so(
    open_page: OpenPage,
    example: Delmal,  # noqa: ARG001
    query: dict[str, str | list[str]],
    line: str,
) -> None:
    page = open_page(MAL, **query)
    assert line in page.text[0].value
    assert "mål i urvalet" in page.header[0].value


def test_filters_together_are_cleared_together(
    open_page: OpenPage,
    example: Delmal,  # noqa: ARG001
) -> None:
    page = open_page(MAL, skola="Björkskolan", status="Uppnått", sok="xyzzy")
    assert page.header[0].value == "Inga mål i urvalet"
    assert "Inget mål stämmer med både söktexten, skolan och statusen." in say(page)
    next(b for b in page.button if b.label == "Rensa filter").click().run()
    assert page.text[0].value == (
        "Urval: alla skolor, alla utvecklingsområden, alla statusar, "
        "senaste redovisningen av varje mål."
    )


def test_unknown_values_in_the_address_are_ignored_with_a_sentence(
    open_page: OpenPage,
    example: Delmal,  # noqa: ARG001
) -> None:
    page = open_page(
        MAL, skola="Finns inte", omrade=":red[x]", status="Klart", fil="x", alla="kanske",
        sida="99999", annat="1",
    )  # fmt: skip
    assert "Adressen frågar efter ”Finns inte”, ”:red[x]”, ”Klart”, ”x” och ”kanske”" in say(page)
    assert f"{len(truth.current())} mål i urvalet" in [heading.value for heading in page.header]


def test_a_goal_that_is_not_there_is_a_sentence_and_a_way_back(
    open_page: OpenPage,
    example: Delmal,  # noqa: ARG001
) -> None:
    page = open_page(MALET, mal="r-nej-i1-g1' OR 1=1")
    assert "finns inte bland de importerade rapporterna" in say(page)
    assert "Välj ett mål i listan" in say(open_page(MALET))


@pytest.mark.usefixtures("world")
def test_an_opened_goal_goes_from_problem_to_effect_with_places(open_page: OpenPage) -> None:
    to = links(open_page(MAL, sok=GOAL))["Öppna mål 1"]
    page = open_page(MALET, mal=to.split("mal=")[1])
    titles = [heading.value for heading in page.header]
    assert titles == [
        "Målet genom tiden", "Problem", "Orsaker", "Målet i rapporten", "Vad som setts",
        "Vad som inte har uppnåtts", "Väntad effekt", "Sedd effekt", "Lärdomar",
    ]  # fmt: skip
    for row in (2, 4, 8):
        door = next(to for label, to in links(page).items() if f"rad {row}" in label)
        assert re.search(rf"rapporten\?rapport=r-\w+&plats=\d+\.{row}\.\d+$", door)
    assert f"Fil: {LATER}" in say(page)


def test_a_hint_in_the_words_is_shown_as_a_hint(open_page: OpenPage) -> None:
    import_made_up(Delmal.load(), hostile_report("Vi har börjat"))
    page = open_page(MAL, status="Ej markerat")
    hint = [m.value for m in page.markdown if "Orden antyder" in m.value]
    assert len(hint) == 1
    assert "förslag\\, inte ett besked" in hint[0]


def test_many_goals_come_a_page_at_a_time(open_page: OpenPage) -> None:
    import_made_up(Delmal.load(), *(hostile_report(f"mål {no}") for no in range(20)))
    first = open_page(MAL)
    assert first.header[0].value == "40 mål i urvalet"
    assert any("Visar 1–20" in m.value for m in first.markdown)
    second = open_page(MAL, sida="2")
    assert any("Visar 21–40" in m.value for m in second.markdown)


def test_nothing_imported_says_what_to_do_first(open_page: OpenPage) -> None:
    assert "Här är det tomt än." in say(open_page(MAL))
