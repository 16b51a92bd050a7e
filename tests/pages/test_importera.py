"""Importera: what was found, what is asked, saving, refusing, answering later, taking back."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.frame.addresses import ATT_AVGORA, IMPORTERA, LAGESBILD, MALVARDEN, NAMN, Address
from sbs_data import actions, example, questions
from sbs_data.actions import Answers, Delmal
from sbs_data.model import Kind
from sbs_data.store import journal
from tests.example import truth
from tests.pages.made_up import OpenPage, hostile_report, import_made_up, say
from tests.reports import word

FIRST = truth.reports()["vt23-bjorkskolan"]
FINAL = truth.reports()["vt25-bilaga"]
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _drop(page: AppTest, *files: tuple[str, bytes]) -> AppTest:
    page.file_uploader[0].set_value([(name, content, WORD) for name, content in files])
    return page.run(timeout=60)


def _press(page: AppTest, label: str) -> AppTest:
    next(b for b in page.button if b.label == label).click()
    page.run(timeout=60)
    assert not page.exception, page.exception
    return page


def _reports(delmal: Delmal) -> list[dict[str, object]]:
    at = questions.pointer(delmal.settings.published)
    assert at is not None
    snapshot = questions.open_current(delmal.settings.published, at)
    rows = questions.reports(snapshot).to_dict("records")
    snapshot.close()
    return [{str(k): v for k, v in row.items()} for row in rows]


def test_what_a_file_holds_is_shown_and_nothing_is_saved_yet(open_page: OpenPage) -> None:
    page = _drop(open_page(IMPORTERA), *example.documents()[:1])
    words = say(page)
    assert "Huvudman: Exempelkommunen (" in words
    assert f"Period: {FIRST.period} (" in words
    told = [m.value.replace("\\", "") for m in page.markdown if m.value.startswith("**")]
    assert told[0].startswith(f"**{len(truth.rows_of(FIRST.key))} mål: ")
    for row in truth.rows_of(FIRST.key):
        assert row.text in words
    assert _reports(Delmal.load()) == []


def test_saving_is_one_act_and_leads_on(open_page: OpenPage) -> None:
    page = _drop(open_page(IMPORTERA), *example.documents())
    count = len(example.documents())
    goals = sum(len(truth.rows_of(report)) for report in truth.reports())
    page = _press(page, f"Spara {count} rapporter")
    assert page.success[0].value == f"{count} rapporter är sparade, med {goals} mål."
    assert len(_reports(Delmal.load())) == count
    assert [act.kind for act in actions.history(Delmal.load())] == ["import"]
    assert page.file_uploader[0].value == []


def test_a_file_dropped_again_says_so(open_page: OpenPage) -> None:
    delmal = Delmal.load()
    actions.import_reports(delmal, actions.examine(delmal, example.documents()[:1]))
    page = _drop(open_page(IMPORTERA), *example.documents()[:1])
    assert "är redan importerad" in page.info[0].value
    assert not any(b.label.startswith("Spara") for b in page.button)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("tom.docx", b"", "tom"),
        ("rapport.pdf.docx", b"%PDF-1.4", "PDF"),
        ("gammal.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "gammal\\.doc"),
        ("avhuggen.docx", b"PK\x03\x04" + b"\0" * 40, "avhuggen\\.docx"),
    ],
)
def test_a_refused_file_is_a_sentence_that_names_it_and_the_others_go_on(
    open_page: OpenPage, name: str, content: bytes, words: str
) -> None:
    page = _drop(open_page(IMPORTERA), (name, content), *example.documents()[:1])
    assert len(page.error) == 1
    assert words in page.error[0].value
    page = _press(page, "Spara 1 rapport")
    goals = len(truth.rows_of(FIRST.key))
    assert [report["goal_count"] for report in _reports(Delmal.load())] == [goals]
    assert words in page.error[0].value


def test_what_the_file_does_not_say_is_asked_and_the_answer_is_kept(open_page: OpenPage) -> None:
    page = _drop(open_page(IMPORTERA), ("bilaga.docx", _silent_report()))
    keys = {str(w.key).split()[0] for w in [*page.selectbox, *page.text_input]}
    assert keys - {"fetch"} == {"authority", "period", "school"}
    period = page.text_input[0]
    period.set_value("nån gång").run()
    assert "är ingen termin eller läsår" in page.error[0].value
    assert next(b for b in page.button if b.label == "Spara 1 rapport").disabled
    period.set_value("vårterminen 2023").run()
    page = _press(page, "Spara 1 rapport")
    report = _reports(Delmal.load())[0]
    assert report["period"] == "VT23"
    assert report["authority"] is None
    assert "Det återstår att svara på något om ”bilaga" in page.info[0].value.replace("\\", "")


def test_an_answer_can_be_given_later_and_taken_back(open_page: OpenPage) -> None:
    delmal = Delmal.load()
    import_made_up(delmal, hostile_report("Ett"))
    report_id = str(_reports(delmal)[0]["report_id"])
    page = open_page(IMPORTERA, rapport=report_id)
    assert page.expander[0].label == "Ett\\.docx"
    page.text_input[0].set_value("2022/23").run()
    page = _press(page, "Spara svar")
    assert _reports(delmal)[0]["period"] == "2022/23"
    page = _press(page, "Ångra händelse 2")
    assert _reports(delmal)[0]["period"] is None
    assert "Ångrade händelse 2" in page.success[0].value


def test_a_new_version_replaces_only_when_somebody_says_so(open_page: OpenPage) -> None:
    delmal = Delmal.load()
    documents = example.documents()
    final = FINAL.file, dict(documents)[FINAL.file]
    candidates = actions.examine(delmal, documents[:1])
    said = {candidates[0].sha256: Answers("Exempelkommunen", Kind.FINAL, "VT25")}
    actions.import_reports(delmal, candidates, said)
    page = _drop(open_page(IMPORTERA), final)
    question = page.radio[0]
    assert question.value is None
    assert question.options[0] == "Nej, båda ska finnas kvar"
    page = _press(page, "Spara 1 rapport")
    assert len(_reports(delmal)) == 2
    page = _press(page, "Ångra händelse 2")
    page = _drop(page, final)
    page.radio[0].set_value(str(_reports(delmal)[0]["report_id"])).run()
    _press(page, "Spara 1 rapport")
    assert [report["file"] for report in _reports(delmal)] == [FINAL.file]


def test_the_example_goes_when_real_files_come_unless_kept(
    open_page: OpenPage, example: Delmal
) -> None:
    page = _drop(open_page(IMPORTERA), ("bilaga.docx", _silent_report()))
    assert page.checkbox[0].value is True
    _press(page, "Spara 1 rapport")
    assert [report["file"] for report in _reports(example)] == ["bilaga.docx"]


def test_the_example_is_removed_with_one_click(open_page: OpenPage, example: Delmal) -> None:
    _press(open_page(IMPORTERA), "Ta bort exemplet")
    assert _reports(example) == []


def test_names_and_small_groups_are_warned_of_before_saving(open_page: OpenPage) -> None:
    page = _drop(open_page(IMPORTERA), ("bilaga.docx", _silent_report()))
    assert any("inga elever går att känna igen" in m.value for m in page.markdown)


def _silent_report() -> bytes:
    """A bilaga that names no huvudman, no period and no school."""
    goal = "Alla elever läser varje dag."
    return word.document(
        word.matrix(
            {
                1: ["1. Läsning i alla ämnen", "Deltagare: lärare"],
                4: [goal],
                5: [word.para(word.coloured(goal, "00B050"))],
            }
        ),
    )


@pytest.mark.parametrize("address", [IMPORTERA, ATT_AVGORA, MALVARDEN, NAMN], ids=lambda a: a.path)
def test_a_journal_of_newer_code_is_told_where_one_imports_or_decides(
    open_page: OpenPage, data_dir: Path, address: Address
) -> None:
    delmal = Delmal.load()
    actions.import_reports(delmal, actions.examine(delmal, example.documents()[:1]))
    private = data_dir / "private"
    known = journal.read(private)
    entry = journal.next_entry(known, at=known.entries[0].at, who="Bo", act="purge", data={})
    journal.append(private, known, entry)
    page = open_page(address)
    assert not page.exception
    assert [i for i in page.info if "nyare version av programmet" in i.value]
    shown = open_page(LAGESBILD)  # what was shown is shown, and says nothing of it
    assert not shown.exception
    assert "1 rapport, som skolorna och huvudmannen har lämnat" in say(shown)
    assert "nyare version av programmet" not in say(shown)
