"""Att avgöra: each kind with each of its answers, the way through the list, what is taken back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from pages.parts.deciding import worklist
from pages.parts.frame.addresses import ATT_AVGORA
from sbs_data import actions, questions
from sbs_data.actions import Delmal
from sbs_data.settings import Settings
from sbs_data.words.worklist_words import ASKINGS, REASONS
from tests.pages import waiting_world
from tests.pages.made_up import OpenPage, import_made_up, say
from tests.pages.waiting_world import waiting

WHY, MANAGERS = REASONS[0], REASONS[1]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world, imported once: a test has a copy of it."""
    folder: Path = tmp_path_factory.mktemp("waiting")
    waiting_world.load(Delmal(Settings(folder, "prov")))
    return folder


@pytest.fixture
def world(prepared: Path) -> Delmal:
    delmal = Delmal.load()
    shutil.copytree(prepared, delmal.settings.data_dir, dirs_exist_ok=True)
    return delmal


def _press(page: AppTest, label: str) -> AppTest:
    button = next(b for b in page.button if b.label.replace("\\", "") == label)
    assert not button.disabled, label
    button.click().run(timeout=60)
    assert not page.exception, page.exception
    assert not page.error, [e.value for e in page.error]
    return page


def _write(page: AppTest, text: str) -> AppTest:
    """Write in the field that is open and send it."""
    fields = [f for f in (*page.text_input, *page.selectbox) if str(f.key).startswith(_FIELDS)]
    field = fields[0]
    if isinstance(field, Selectbox) and text not in field.options:
        field.options.append(text)  # a new one, which AppTest knows of in no other way
    field.set_value(text)
    return _press(page, "Spara")


_FIELDS = ("text ", "choose ")


def _open(open_page: OpenPage, what: str) -> AppTest:
    return open_page(ATT_AVGORA, **{worklist.KIND: ASKINGS[what].word})


def _saved(page: AppTest) -> str:
    return page.success[0].value.replace("\\", "")


def _said(delmal: Delmal) -> list[tuple[str, str]]:
    """What has been decided: what, and the value."""
    at = questions.pointer(delmal.settings.published)
    assert at is not None
    snapshot = questions.open_current(delmal.settings.published, at)
    rows = questions.decisions(snapshot)
    snapshot.close()
    return list(zip(rows["what"], rows["value"], strict=True))


# One row per kind and answer: the buttons, what is decided, and the sentence that tells it.
ANSWERS = [
    *(
        (what, (status, WHY), ("status", code), sentence)
        for what, status, code, sentence in (
            ("unmarked", "Uppnått", "achieved", "är uppnått."),
            ("ambiguous", "På god väg", "on_track", "är på god väg."),
            ("not_repeated", "Påbörjat", "started", "är påbörjat."),
            ("ambiguous", "Ej markerat", "unmarked", "lämnas som ej markerat."),
        )
    ),
    ("unmarked", ("Uppnått", MANAGERS), ("status", "achieved"), "är uppnått."),
    ("match", ("Ja, samma mål",), ("match", "same"), "samma mål."),
    ("match", ("Nej, olika mål",), ("match", "not_same"), "olika mål."),
    ("school_name", ("Ja, samma skola",), ("school", "Björkskolan"), "räknas som ”Björkskolan”."),
    ("school_name", ("Nej, två skolor",), ("school", "Björksskolan"), "är ett eget namn."),
    (
        "area_name",
        ("Ja, samma område",),
        ("area", "Undervisning och lärande"),
        "räknas som ”Undervisning och lärande”.",
    ),
    ("area_name", ("Nej, två områden",), ("area", "Undervisning & lärande"), "ett eget namn."),
    ("school", ("Björkskolan",), ("initiative_schools", '["Björkskolan"]'), "gäller Björkskolan."),
    (
        "school",
        ("Hela huvudmannen",),
        ("initiative_schools", '["Hela huvudmannen"]'),
        "gäller Hela huvudmannen.",
    ),
    ("target", ("Ja, ett målvärde",), ("target", "confirmed"), "målvärdet är bekräftat."),
    ("target", ("Nej, stämmer inte",), ("target", "rejected"), "det är inget målvärde."),
]


@pytest.mark.parametrize(("what", "presses", "decided", "sentence"), ANSWERS)
def test_an_answer_is_saved_told_and_taken_back(
    open_page: OpenPage,
    world: Delmal,
    what: str,
    presses: tuple[str, ...],
    decided: tuple[str, str],
    sentence: str,
) -> None:
    page = _open(open_page, what)
    before = waiting(world, what)
    assert page.header[0].value == ASKINGS[what].question
    for label in presses:
        page = _press(page, label)
    assert _saved(page).startswith("Sparat: ")
    assert _saved(page).endswith(sentence)
    assert _said(world) == [decided]
    left = [row["item_key"] for row in waiting(world, what)]
    assert left == [row["item_key"] for row in before[1:]]
    act = actions.history(world)[-1]
    assert act.who == "prov"
    assert "Okänd" not in act.sentence
    page = _press(page, "Ångra")
    assert _said(world) == []
    assert waiting(world, what) == before
    assert f"**1 av {len(before)}**" in [m.value for m in page.markdown]


@pytest.mark.parametrize(
    ("what", "label", "value"),
    [
        ("authority", "Provkommunen", "Provkommunen"),
        ("kind", "Slutredovisning", "slutredovisning"),
        ("kind", "Delredovisning", "delredovisning"),
        ("period", "VT24", "VT24"),
        ("period", "VT23", "VT23"),
    ],
)
def test_what_a_report_leaves_out_is_answered_of_the_report(
    open_page: OpenPage, world: Delmal, what: str, label: str, value: str
) -> None:
    page = _press(_open(open_page, what), label)
    assert _saved(page) == f"Sparat: ”tyst.docx” gäller {value}."
    assert waiting(world, what) == []
    _press(page, "Ångra")
    assert len(waiting(world, what)) == 1


@pytest.mark.parametrize(
    ("what", "button", "written"),
    [
        ("authority", "En annan …", "Annankommunen"),
        ("period", "En annan …", "våren 2022"),
        ("school", "En annan …", "Nyskolan"),
        ("school_name", "En annan skola …", "Granskolan"),
        ("area_name", "Ett annat …", "Lärande"),
    ],
)
def test_another_answer_is_written(
    open_page: OpenPage, world: Delmal, what: str, button: str, written: str
) -> None:
    page = _press(_open(open_page, what), button)
    page = _write(page, written)
    assert written in _saved(page)
    assert waiting(world, what) == []


def test_nothing_written_is_nothing_saved(open_page: OpenPage, world: Delmal) -> None:
    page = _press(_open(open_page, "authority"), "En annan …")
    next(b for b in page.button if b.label == "Spara").click().run()
    assert page.error[0].value == "Skriv något först."
    _press(page, "Avbryt")
    assert "Spara" not in [b.label for b in page.button]
    assert len(actions.history(world)) == 1


def test_a_period_that_is_none_is_a_sentence_and_nothing_saved(
    open_page: OpenPage, world: Delmal
) -> None:
    page = _press(_open(open_page, "period"), "En annan …")
    next(f for f in page.text_input if str(f.key).startswith("text ")).set_value("i våras")
    next(b for b in page.button if b.label == "Spara").click().run()
    assert "är ingen termin eller läsår" in page.error[0].value.replace("\\", "")
    assert len(waiting(world, "period")) == 1


@pytest.mark.parametrize(
    ("label", "standing"),
    [
        ("Båda räknas", {"vt24.docx", "vt24-igen.docx"}),
        ("Bara ”vt24-igen.docx”", {"vt24-igen.docx"}),
        ("Bara ”vt24.docx”", {"vt24.docx"}),
    ],
)
def test_of_two_reports_of_one_period_a_person_says_which_counts(
    open_page: OpenPage, world: Delmal, label: str, standing: set[str]
) -> None:
    page = _open(open_page, "same_period")
    assert "finns också i ”vt24.docx”" in say(page)
    _press(page, label)
    at = questions.pointer(world.settings.published)
    assert at is not None
    snapshot = questions.open_current(world.settings.published, at)
    files = set(questions.reports(snapshot)["file"])
    snapshot.close()
    assert files == standing | {"vt23.docx", "tyst.docx"}
    assert waiting(world, "same_period") == []


def test_a_reason_is_asked_for_when_a_status_is_chosen(open_page: OpenPage, world: Delmal) -> None:
    page = _open(open_page, "unmarked")
    reasons = [b for b in page.button if b.label in (*REASONS, "Eget skäl …")]
    assert len(reasons) == len(REASONS) + 1
    assert all(b.disabled for b in reasons)
    page = _press(page, "Uppnått")
    assert "Varför uppnått?" in say(page)
    assert not any(b.disabled for b in page.button if b.label in REASONS)
    assert len(actions.history(world)) == 1, "a status without a reason is nothing yet"


def test_ones_own_reason_is_written_and_offered_for_the_next(
    open_page: OpenPage, world: Delmal
) -> None:
    page = _press(
        _press(open_page(ATT_AVGORA, sak=_key(world, "ambiguous")), "Uppnått"), "Eget skäl …"
    )
    page = _write(page, "Samtal den 3 maj: [klart]")
    assert _said(world) == [("status", "achieved")]
    assert "Skäl: Samtal den 3 maj: [klart]" in actions.history(world)[-1].sentence
    page = _press(_press(page, "Påbörjat"), "Samtal den 3 maj: [klart]")
    assert _said(world) == [("status", "started"), ("status", "achieved")]


def _key(delmal: Delmal, what: str) -> str:
    return str(waiting(delmal, what)[0]["item_key"])


def test_a_link_opens_one_thing_and_the_arrows_go_round(open_page: OpenPage, world: Delmal) -> None:
    count = len(waiting(world))
    page = open_page(ATT_AVGORA, sak=_key(world, "target"))
    assert page.header[0].value == ASKINGS["target"].question
    assert f"**{count} av {count}**" in [m.value for m in page.markdown]
    page = _press(page, "Nästa")
    assert page.header[0].value == ASKINGS["authority"].question
    page = _press(page, "Förra")
    assert page.header[0].value == ASKINGS["target"].question


def test_the_next_thing_comes_when_one_is_answered_and_the_last_leads_to_the_first(
    open_page: OpenPage, world: Delmal
) -> None:
    page = open_page(ATT_AVGORA, sak=_key(world, "not_repeated"))
    page = _press(_press(page, "Uppnått"), WHY)
    assert page.header[0].value == ASKINGS["match"].question
    page = _press(_press(page, "Nästa"), "Nästa")
    page = _press(page, "Ja, ett målvärde")
    assert page.header[0].value == ASKINGS["authority"].question


def test_answers_one_after_the_other_are_taken_back_one_after_the_other(
    open_page: OpenPage, world: Delmal
) -> None:
    before = waiting(world)
    page = open_page(ATT_AVGORA, vad=ASKINGS["match"].word)
    page = _press(_press(page, "Nej, olika mål"), "Ja, samma mål")
    assert "Ingenting väntar i urvalet" in [s.value for s in page.header]
    page = _press(_press(page, "Ångra"), "Ångra")
    assert waiting(world) == before
    assert next(b for b in page.button if b.label == "Ångra").disabled


def test_two_wordings_show_what_changed_by_more_than_colour(
    open_page: OpenPage, world: Delmal
) -> None:
    page = open_page(ATT_AVGORA, sak=_key(world, "match"))
    marked = " ".join(m.value for m in page.markdown)
    assert ":blue-background[**alltid**]" in marked
    page = _press(page, "Nästa")
    marked = " ".join(m.value for m in page.markdown)
    assert ":gray-background[~~75~~]" in marked
    assert ":blue-background[**80**]" in marked
    assert "”75” har blivit ”80”" in say(page)


def test_the_filters_narrow_what_waits(open_page: OpenPage, world: Delmal) -> None:
    page = open_page(ATT_AVGORA, skola="Björksskolan")
    assert "Björksskolan" in page.text[0].value
    count = next(m.value for m in page.markdown if " av " in m.value and "**" in m.value)
    assert int(count.strip("*").split(" av ")[1]) < len(waiting(world))


def test_unknown_values_in_the_address_are_said_and_all_is_shown(
    open_page: OpenPage, world: Delmal
) -> None:
    page = open_page(ATT_AVGORA, vad=":red[x]", sak="finns|inte", skola="Borta")
    assert "”:red[x]” är inget som kan avgöras" in say(page)
    assert "”Borta”" in say(page)
    assert f"**1 av {len(waiting(world))}**" in [m.value for m in page.markdown]


def test_somebody_elses_answer_does_not_move_the_reader(open_page: OpenPage, world: Delmal) -> None:
    page = open_page(ATT_AVGORA, sak=_key(world, "unmarked"))
    shown = page.subheader[0].value
    key = str(waiting(world, "target")[0]["target_key"])
    first = waiting(world, "school_name")[0]
    actions.confirm_target(world, key, True)
    actions.map_school(world, "Provkommunen", str(first["subject"]), str(first["subject"]))
    page.run()
    assert page.subheader[0].value == shown


def test_what_somebody_else_has_answered_is_a_sentence(
    open_page: OpenPage, world: Delmal, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _open(open_page, "target")
    key = str(waiting(world, "target")[0]["target_key"])

    def twice(answer: Callable[..., int]) -> Callable[..., int]:
        def act(*said: object, **more: object) -> int:
            monkeypatch.undo()
            monkeypatch.setenv("SBS_DATA_DIR", str(world.settings.data_dir))
            answer(world, key, True)
            return answer(*said, **more)

        return act

    monkeypatch.setattr(actions, "confirm_target", twice(actions.confirm_target))
    next(b for b in page.button if b.label == "Ja\\, ett målvärde").click().run()
    assert "redan bekräftat" in page.error[0].value


def test_all_decided_is_well_done_and_where_to_go(open_page: OpenPage) -> None:
    import_made_up(Delmal.load(), waiting_world.reports()[0])
    page = open_page(ATT_AVGORA)
    assert "Bra jobbat: ingenting väntar på beslut" in [s.value for s in page.header]
    links = [str(link.proto.page) for link in page.get("page_link")]
    assert {"", "importera"} <= set(links), "to the start page, which is Lägesbild"


def test_nothing_imported_says_what_to_do_first(open_page: OpenPage) -> None:
    assert "Här är det tomt än." in say(open_page(ATT_AVGORA))


def test_a_decision_on_what_is_gone_is_kept_and_told_apart(
    open_page: OpenPage, world: Delmal
) -> None:
    goal = str(waiting(world, "unmarked")[0]["goal_id"])
    actions.decide_status(world, goal, "achieved", WHY)
    actions.undo(world, 1)
    assert "Här är det tomt än." in say(open_page(ATT_AVGORA))
    import_made_up(world, waiting_world.reports()[0])
    page = open_page(ATT_AVGORA)
    assert "1 beslut som inget mål eller namn har längre" in [e.label for e in page.expander]
    assert waiting_world.UNMARKED in say(page)
    _press(page, "Ta tillbaka")
    assert _said(world) == []
