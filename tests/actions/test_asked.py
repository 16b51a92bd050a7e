"""What the reader asks and a person answers: carried, heard again, undone, erased."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sbs_data import actions
from sbs_data.actions import Answers, Delmal, Source
from sbs_data.errors import DelmalError, Refused
from sbs_data.model import ANSWERS, Asks, Report, Told
from sbs_data.store import database, fold, heard, journal
from tests.store.kit import Store, document, read, report_id

WHOSE = "Exempelby kommun"
LINE, OTHER = "Se också bilaga 1", "Fler läser och fler räknar"
ASKED: dict[Asks, dict[str, Any]] = {
    Asks.GOAL: {"quote": LINE},
    Asks.TWO_GOALS: {"quote": OTHER},
    Asks.SAME_GOAL: {"quote": "Alla läser", "other": "Läsning för alla"},
    Asks.LABEL: {"quote": "Hur gick det?"},
    Asks.MATRIX: {"quote": "Vår plan", "other": "Den har tre kolumner."},
    Asks.DESIGN: {"quote": "Alla läser", "other": "röd text"},
    Asks.MARKING: {"quote": "Alla läser", "other": "ett hjärta"},
    Asks.WORD: {"quote": "Alla läser", "other": "uppfylls inte"},
}
GOALS = {"Alla läser": "unmarked", LINE: "unmarked", OTHER: "unmarked"}


def asking(*kinds: Asks, period: str = "VT23", **said: Any) -> bytes:
    """A document that asks the questions of those kinds."""
    known = {
        "authority": WHOSE,
        "kind": "delredovisning",
        "period": period,
        "goals": {**GOALS, **({"Läsning för alla": "achieved"} if Asks.SAME_GOAL in kinds else {})},
    }
    return document(**{**known, **said}, asks=[{"kind": k, **ASKED[k]} for k in kinds])


def left(store: Store) -> list[tuple[object, ...]]:
    """What is asked and open: kind and words."""
    return store.rows(
        "SELECT what, subject FROM undecided WHERE starts_with(what, 'asked_') ORDER BY ALL"
    )


def goals(store: Store) -> dict[object, object]:
    """Every goal and its status."""
    return dict(store.rows("SELECT goal, status FROM goals"))  # type: ignore[arg-type]


def ref(store: Store, asks: Asks) -> str:
    """The only question of a kind, open or answered."""
    found = {
        r
        for (r,) in store.rows(
            "SELECT question_ref FROM asked_questions WHERE asks = $asks", asks=asks
        )
    }
    (one,) = found
    return str(one)


def answer(store: Store, asks: Asks, value: str | None, *report: str) -> int:
    return store.decide("answer_question", ref(store, asks), value, *report)


@pytest.mark.parametrize("asks", Asks)
def test_every_kind_is_asked_once_and_answered(store: Store, asks: Asks) -> None:
    store.bring(("a.docx", asking(asks)))
    quote = ASKED[asks]["quote"]
    assert left(store) == [(f"asked_{asks}", quote)]
    for value in (ANSWERS[asks][0], ANSWERS[asks][-1]):
        act_no = answer(store, asks, value)
        assert left(store) == []
        told = store.rows("SELECT value, is_orphaned, subject FROM decisions")
        assert told[0][:2] == (value, False)
        assert quote in str(told[0][2])
        store.undo(act_no)
        assert left(store) == [(f"asked_{asks}", quote)]
    assert store.faults() == []


def test_the_report_is_what_it_is_read_as_with_the_answer(store: Store) -> None:
    store.bring(("a.docx", asking(Asks.GOAL, Asks.TWO_GOALS, Asks.MARKING)))
    answer(store, Asks.GOAL, "no_goal")
    answer(store, Asks.MARKING, "achieved")
    assert goals(store) == {"Alla läser": "achieved", OTHER: "unmarked"}
    answer(store, Asks.TWO_GOALS, "two")
    assert goals(store) == {
        "Alla läser": "achieved",
        "Fler läser": "unmarked",
        "fler räknar": "unmarked",
    }
    assert store.rebuild().same
    assert store.faults() == []


def test_a_line_that_is_asked_about_is_not_asked_for_its_status_too(store: Store) -> None:
    store.bring(("a.docx", asking(Asks.GOAL, Asks.SAME_GOAL)))
    waits = store.rows("SELECT what, subject FROM undecided WHERE goal_id IS NOT NULL ORDER BY ALL")
    assert waits == [("unmarked", OTHER)]
    answer(store, Asks.GOAL, "goal")
    answer(store, Asks.SAME_GOAL, "different")
    waits = store.rows("SELECT subject FROM undecided WHERE what = 'unmarked' ORDER BY ALL")
    assert waits == [("Alla läser",), (OTHER,), (LINE,)]


def test_while_the_colour_may_be_design_no_status_is_asked_for(store: Store) -> None:
    store.bring(("a.docx", asking(Asks.DESIGN)))
    assert store.rows("SELECT what FROM undecided") == [("asked_design",)]
    answer(store, Asks.DESIGN, "design")
    assert store.rows("SELECT DISTINCT what FROM undecided") == [("unmarked",)]


def test_an_answer_is_heard_by_the_same_file_again_and_by_a_new_version(store: Store) -> None:
    first = asking(Asks.GOAL, Asks.WORD)
    store.bring(("a.docx", first))
    answer(store, Asks.GOAL, "no_goal")
    answer(store, Asks.WORD, "started")
    store.undo(1)
    assert left(store) == []
    assert [o for (o,) in store.rows("SELECT is_orphaned FROM decisions")] == [True, True]
    store.bring(("a.docx", first))
    assert (left(store), goals(store)[("Alla läser")]) == ([], "started")
    newer = asking(Asks.GOAL, Asks.WORD, name="Med ett tillägg")
    store.bring(("ny.docx", newer), replaces=report_id(first))
    assert store.files() == ["ny.docx"]
    assert (left(store), goals(store)[("Alla läser")]) == ([], "started")
    assert LINE not in goals(store)
    assert store.rebuild().same
    assert store.faults() == []


def test_the_command_line_hears_what_was_answered_before(store: Store) -> None:
    store.bring(("a.docx", asking(Asks.GOAL)))
    answer(store, Asks.GOAL, "no_goal")
    other = asking(Asks.GOAL, name="Annan insats")
    actions.import_files(store.delmal, [Source("b.docx", lambda: other)], Answers())
    assert left(store) == []
    assert store.faults() == []


def test_what_the_next_redovisning_is_asked_a_status_for_it_is_asked_again(store: Store) -> None:
    store.bring(("a.docx", asking(Asks.MARKING, Asks.GOAL)))
    answer(store, Asks.MARKING, "achieved")
    answer(store, Asks.GOAL, "no_goal")
    store.bring(("b.docx", asking(Asks.MARKING, Asks.GOAL, period="VT24")))
    assert left(store) == [("asked_marking", "Alla läser")]
    answer(
        store, Asks.MARKING, "started", report_id(asking(Asks.MARKING, Asks.GOAL, period="VT24"))
    )
    by_period = store.rows(
        "SELECT period, status FROM goals WHERE goal = 'Alla läser' ORDER BY ALL"
    )
    assert by_period == [("VT23", "achieved"), ("VT24", "started")]
    assert store.faults() == []


def test_one_question_in_two_reports_is_one(store: Store) -> None:
    one, two = asking(Asks.LABEL), asking(Asks.LABEL, period="VT24")
    store.bring(("a.docx", one), ("b.docx", two))
    assert left(store) == [("asked_label", "Hur gick det?")]
    answer(store, Asks.LABEL, "observed_effect")
    assert left(store) == []
    assert store.rows("SELECT answer FROM asked_questions") == [("observed_effect",)] * 2
    answer(store, Asks.LABEL, None)
    assert len(store.rows("FROM asked_questions WHERE answer IS NULL")) == 2
    assert store.faults() == []


def test_an_answer_is_of_its_own_authority(store: Store) -> None:
    ours, theirs = asking(Asks.GOAL), asking(Asks.GOAL, authority="Grannby kommun")
    store.bring(("a.docx", ours), ("b.docx", theirs))
    assert len(left(store)) == 2
    with pytest.raises(DelmalError, match=r"flera redovisningar.*b\.docx") as refusal:
        answer(store, Asks.GOAL, "no_goal")
    assert refusal.value.code == "many_reports"
    answer(store, Asks.GOAL, "no_goal", report_id(ours))
    assert left(store) == [("asked_goal", LINE)]
    assert store.rows("SELECT authority FROM goals WHERE goal = $line", line=LINE) == [
        ("Grannby kommun",)
    ]


def test_an_answer_given_before_the_authority_is_known_stays_with_its_report(store: Store) -> None:
    said = {"goals": GOALS, "period": "VT23", "asks": [{"kind": "goal", **ASKED[Asks.GOAL]}]}
    store.bring(("a.docx", document(**said)), ("b.docx", document(**said, name="B")))
    assert len(left(store)) == 2
    answer(store, Asks.GOAL, "no_goal", report_id(document(**said)))
    assert len(left(store)) == 1
    store.answer(report_id(document(**said)), authority=WHOSE)
    assert len(left(store)) == 1
    assert store.faults() == []
    assert [o for (o,) in store.rows("SELECT is_orphaned FROM decisions")] == [False]
    answer(store, Asks.GOAL, None, report_id(document(**said)))
    assert len(left(store)) == 2


def test_an_authority_that_is_told_later_brings_its_answers(store: Store) -> None:
    store.bring(("a.docx", asking(Asks.GOAL)))
    answer(store, Asks.GOAL, "no_goal")
    nameless = document(
        goals=GOALS, asks=[{"kind": "goal", **ASKED[Asks.GOAL]}], kind="delredovisning"
    )
    store.bring(("b.docx", nameless))
    assert len(left(store)) == 1
    store.answer(report_id(nameless), authority=WHOSE)
    assert left(store) == []
    assert store.faults() == []
    store.bring(
        ("c.docx", document(goals={LINE: "unmarked"}, asks=[{"kind": "goal", "quote": LINE}])),
        authority=WHOSE,
    )
    assert left(store) == []
    assert store.faults() == []


def test_what_an_answer_leads_to_is_asked_and_answered_in_turn(store: Store) -> None:
    more = {"kind": "goal", "quote": LINE}
    content = document(
        authority=WHOSE, goals=GOALS, asks=[{"kind": "matrix", "quote": "Plan", "then": [more]}]
    )
    store.bring(("a.docx", content))
    assert left(store) == [("asked_matrix", "Plan")]
    first = answer(store, Asks.MATRIX, "matrix")
    assert left(store) == [("asked_goal", LINE)]
    answer(store, Asks.GOAL, "no_goal")
    assert left(store) == []
    assert store.rebuild().same
    store.undo(first)
    assert left(store) == [("asked_matrix", "Plan")]
    orphaned = "SELECT what, is_orphaned FROM decisions"
    assert store.rows(orphaned) == [("asked_goal", True)]
    assert store.faults() == []
    answer(store, Asks.MATRIX, "matrix")
    assert left(store) == []
    assert LINE not in goals(store)
    assert store.faults() == []


def test_no_answer_takes_a_report_away(store: Store) -> None:
    def refusing(content: bytes, name: str, told: tuple[Told, ...] = ()) -> Report:
        if told:
            raise Refused("Ingen redovisning.", code="not_sbs")
        return read(content, name)

    it = Store(store.settings, store.clock)
    delmal = replace(store.delmal, reader=refusing)
    it.bring(("a.docx", asking(Asks.MATRIX)))
    actions.answer_question(delmal, ref(it, Asks.MATRIX), "no_matrix")
    assert it.files() == ["a.docx"]
    assert left(it) == []
    assert actions.check(delmal) == []


def test_a_reader_that_says_whose_it_is_otherwise_when_told_is_read_once(store: Store) -> None:
    """What would never settle is let be, and nothing waits for ever."""
    reads: list[tuple[Told, ...]] = []

    def fickle(content: bytes, name: str, told: tuple[Told, ...] = ()) -> Report:
        reads.append(told)
        report = read(content, name, told)
        return replace(report, authority="Grannby kommun") if told else report

    store.bring(("a.docx", asking(Asks.GOAL)))
    actions.answer_question(replace(store.delmal, reader=fickle), ref(store, Asks.GOAL), "no_goal")
    assert len(reads) < 8


@pytest.mark.parametrize("value", ["", "yes", "achieved"])
def test_what_is_no_answer_is_refused(store: Store, value: str) -> None:
    store.bring(("a.docx", asking(Asks.GOAL)))
    with pytest.raises(DelmalError, match="goal eller no_goal") as refusal:
        answer(store, Asks.GOAL, value)
    assert refusal.value.code == "no_such_answer"
    with pytest.raises(DelmalError, match="Ingen gällande rapport ställer"):
        store.decide("answer_question", "q-0000", "goal")
    assert len(journal.read(store.settings.private).entries) == 1


def test_the_same_answer_twice_is_refused_and_another_takes_its_place(store: Store) -> None:
    store.bring(("a.docx", asking(Asks.WORD)))
    answer(store, Asks.WORD, "started")
    with pytest.raises(DelmalError, match="redan bestämt så"):
        answer(store, Asks.WORD, "started")
    answer(store, Asks.WORD, "achieved")
    assert goals(store)["Alla läser"] == "achieved"
    answer(store, Asks.WORD, None)
    assert left(store) == [("asked_word", "Alla läser")]
    with pytest.raises(DelmalError, match="redan taget tillbaka"):
        answer(store, Asks.WORD, None)


def test_a_crash_after_the_line_in_the_journal_is_made_good(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.bring(("a.docx", asking(Asks.GOAL)))
    question = ref(store, Asks.GOAL)

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(database, "swap_in", crash)
        with pytest.raises(KeyboardInterrupt):
            store.decide("answer_question", question, "no_goal")
    assert any("asked" in fault for fault in store.faults())
    store.prepare()
    assert left(store) == []
    assert LINE not in goals(store)
    assert store.faults() == []


def test_erasing_takes_the_answers_to_what_no_other_report_asks(store: Store) -> None:
    one = asking(Asks.GOAL, Asks.LABEL)
    two = asking(Asks.LABEL, period="VT24", goals={"Alla räknar": "unmarked"})
    store.bring(("a.docx", one), ("b.docx", two))
    answer(store, Asks.GOAL, "no_goal")
    answer(store, Asks.LABEL, "lesson")
    store.erase(report_id(one))
    text = (store.settings.private / journal.NAME).read_text("utf-8").casefold()
    assert "se också bilaga" not in text
    assert store.rows("SELECT what FROM decisions") == [("asked_label",)]
    assert left(store) == []
    assert store.faults() == []
    for path in store.settings.data_dir.rglob("*"):
        if path.is_file():
            assert LINE.encode() not in path.read_bytes(), path


def test_an_answer_that_leads_nowhere_now_is_erased_with_its_report(store: Store) -> None:
    more = {"kind": "goal", "quote": LINE}
    content = document(
        authority=WHOSE, goals=GOALS, asks=[{"kind": "matrix", "quote": "Plan", "then": [more]}]
    )
    store.bring(("a.docx", content), ("b.docx", asking(Asks.WORD)))
    first = answer(store, Asks.MATRIX, "matrix")
    answer(store, Asks.GOAL, "no_goal")
    answer(store, Asks.WORD, "started")
    store.undo(first)
    store.erase(report_id(content))
    assert "se också bilaga" not in (store.settings.private / journal.NAME).read_text().casefold()
    assert store.rows("SELECT what, is_orphaned FROM decisions") == [("asked_word", False)]
    assert store.faults() == []


def test_the_database_says_how_each_document_was_read(store: Store) -> None:
    store.bring(("a.docx", asking(Asks.GOAL, Asks.WORD)))
    answer(store, Asks.GOAL, "no_goal")
    (of,) = database.heard(database.path_of(store.settings.private)).values()
    assert of.says == heard.Identity(WHOSE, "delredovisning", "VT23")
    assert of.answered == {"goal|se också bilaga 1|": "no_goal"}
    assert of.left == ["word|alla läser|uppfylls inte"]


def test_a_decision_on_anything_else_reads_no_document_again(store: Store) -> None:
    reads: list[str] = []

    def counting(content: bytes, name: str, told: tuple[Told, ...] = ()) -> Report:
        reads.append(name)
        return read(content, name, told)

    store.bring(("a.docx", asking(Asks.GOAL)), ("b.docx", document(authority=WHOSE)))
    delmal: Delmal = replace(store.delmal, reader=counting)
    actions.answer_question(delmal, ref(store, Asks.GOAL), "no_goal")
    assert reads == ["a.docx", "a.docx"]  # as it stands, and with the answer
    reads.clear()
    actions.harmonise_area(delmal, "Undervisning", "Lärande")
    actions.undo(delmal)
    assert reads == []


def test_an_answer_that_this_version_does_not_know_is_not_told(store: Store) -> None:
    store.bring(("a.docx", asking(Asks.GOAL)))
    known = journal.read(store.settings.private)
    data = {
        "what": fold.ASKED[Asks.GOAL],
        "key": f"exempelby kommun|goal|{LINE.casefold()}|",
        "value": "maybe",
        "reason": "",
        "subject": LINE,
    }
    entry = journal.next_entry(known, at=store.clock(), who="x", act=fold.DECIDE, data=data)
    answers = heard.Answers([*known.entries, entry])
    assert answers.on("0" * 64, heard.Identity(WHOSE), ["goal|se också bilaga 1|"]) == {}
