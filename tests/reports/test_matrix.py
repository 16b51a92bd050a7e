"""The ten rows of the template, each where it stands."""

from __future__ import annotations

import pytest

from sbs_data.model import Asks, Part, Place, Told
from sbs_data.reports import read_report
from tests.reports.reading import read
from tests.reports.word import (
    ANSWERS,
    BREAK,
    cell,
    control,
    document,
    matrix,
    para,
    row,
    run,
    table,
)


def test_every_row_is_read_into_its_own_part() -> None:
    (found,) = read(para("Välj utvecklingsområde: Undervisning och lärande"), matrix()).initiatives
    assert found.area == "Undervisning och lärande"
    assert found.area_place == Place(paragraph=2)
    assert found.name == "Handledning i matematik vid Ekskolan enligt U2020/01234/S."
    assert found.participants_text == "Åtta lärare."
    assert found.references == ("U2020/01234/S",)
    assert found.schools == ("Ekskolan",)
    texts = {part: [p.text for kind, p in found.passages() if kind is part] for part in Part}
    for number, part in enumerate(list(Part)[:10], start=1):
        assert texts[part] == list(ANSWERS[number]), f"row {number}"


def test_every_paragraph_keeps_its_table_row_and_number() -> None:
    (found,) = read(matrix({3: ["Första orsaken.", "", "Andra orsaken."]})).initiatives
    assert [p.place for p in found.causes] == [Place(1, 3, 1), Place(1, 3, 3)]
    assert [g.place for g in found.goals] == [Place(1, 4, 1), Place(1, 4, 2)]
    assert found.improvements[0].place == Place(1, 5, 1)


def test_several_initiatives_share_the_area_above_them() -> None:
    report = read(
        para("Välj utvecklingsområde: Styrning"),
        matrix(),
        matrix({1: ["Stöd till Lillåns skola"]}),
        para("Välj utvecklingsområde: Undervisning"),
        matrix(),
    )
    assert [(i.area, i.schools, i.place.table) for i in report.initiatives] == [
        ("Styrning", ("Ekskolan",), 1),
        ("Styrning", ("Lillåns skola",), 2),
        ("Undervisning", ("Ekskolan",), 3),
    ]


def test_the_area_is_read_from_the_templates_dropdown() -> None:
    chosen = para("Välj utvecklingsområde: ", control(run("Elevhälsa")))
    assert read(chosen, matrix()).initiatives[0].area == "Elevhälsa"


def test_an_area_that_was_never_chosen_is_missing_and_said_so() -> None:
    prompt = para("Välj utvecklingsområde: ", control(run("Välj ett objekt."), placeholder=True))
    report = read(prompt, matrix())
    assert report.initiatives[0].area is None
    assert "area_missing" in [w.code for w in report.warnings]


def test_goals_on_soft_lines_are_goals_of_their_own() -> None:
    lines = para("Mål ett är tydligt.", BREAK, "Mål två är mätbart", BREAK, "och tidsatt.")
    (found,) = read(matrix({4: [lines]})).initiatives
    assert [g.text for g in found.goals] == [
        "Mål ett är tydligt.",
        "Mål två är mätbart och tidsatt.",
    ]


def test_a_soft_line_goes_on_with_a_sentence_and_not_with_a_new_one() -> None:
    lines = para("Alla läser;", BREAK, "alla räknar.", BREAK, "alla skriver", BREAK, "att lära.")
    (found,) = read(matrix({4: [lines]})).initiatives
    assert [g.text for g in found.goals] == [
        "Alla läser;", "alla räknar.", "alla skriver", "att lära.",
    ]  # fmt: skip


def test_a_second_matrix_under_an_area_that_was_never_chosen_is_warned_of_once() -> None:
    report = read(para("Välj utvecklingsområde:"), matrix(), matrix())
    assert [w.code for w in report.warnings].count("area_missing") == 1
    assert [i.area for i in report.initiatives] == [None, None]


def test_text_after_a_matrix_is_no_area() -> None:
    report = read(para("Välj utvecklingsområde:"), matrix(), para("Elevhälsa"), matrix())
    assert [i.area for i in report.initiatives] == [None, None]
    assert "Elevhälsa" in [p.text for s in report.sections for p in s.paragraphs]


@pytest.mark.parametrize(
    ("number", "label", "field"),
    [
        (2, "a) Vilka problem utgick ni från?", "problems"),
        (3, "b) Vilka orsaker fanns till problemen?", "causes"),
        (6, "Mål som ni ej har uppnått, och orsaker till det", "unmet"),
        (7, "f) Förväntade effekter på elevernas måluppfyllelse", "expected_effects"),
        (8, "Vilka effekter ser ni hittills på elevernas resultat?", "observed_effects"),
        (9, "Lärdomar", "lessons"),
        (10, "Vem har varit delaktig i uppföljningen?", "follow_up"),
    ],
)
def test_labels_are_known_by_the_words_that_matter(number: int, label: str, field: str) -> None:
    rows = [row(cell("Namn på insats"), cell("Stöd till Ekskolan"))]
    rows += [row(cell("Mål"), cell("Ett mål.")), row(cell("Problem"), cell("Ett problem."))]
    rows.append(row(cell(label), cell(f"Svar på rad {number}.")))
    (found,) = read(table(*rows)).initiatives
    assert f"Svar på rad {number}." in [p.text for p in getattr(found, field)]


def test_a_row_with_an_unknown_label_is_kept_and_warned_of() -> None:
    rows = [
        row(cell("Namn på insats"), cell("Stöd till Ekskolan")),
        row(cell("Problem"), cell("Ett problem.")),
        row(cell("Mål"), cell("Ett mål.")),
        row(cell("Budget för läsåret"), cell("Två miljoner.")),
    ]
    report = read(table(*rows))
    assert [p.text for p in report.initiatives[0].other] == ["Budget för läsåret", "Två miljoner."]
    (warning,) = [w for w in report.warnings if w.code == "unknown_label"]
    assert warning.place == Place(1, 4)
    assert "Budget för läsåret" in warning.message


def test_words_that_deny_a_green_goal_are_pointed_out() -> None:
    green = para(run("Ett mål.", '<w:color w:val="00B050"/>'))
    report = read(
        matrix(
            {4: ["Ett mål."], 5: [green], 6: ["Inget av målen är uppnått i sin helhet. Men snart."]}
        )
    )
    (warning,) = [w for w in report.warnings if w.code == "words_against_colour"]
    assert "Inget av målen är uppnått i sin helhet." in warning.message
    assert warning.place == Place(1, 6, 1)


TOLD_ROWS = [
    row(cell("Namn på insats"), cell("Stöd till Ekskolan")),
    row(cell("Problem"), cell("Ett problem.")),
    row(cell("Mål"), cell("Ett mål.")),
    row(cell("Så tog vi oss an det"), cell("Med läsning.")),
    row(cell("", properties="<w:vMerge/>"), cell("Varje dag.")),
    row(cell("Lärdomar"), cell("Det tar tid.")),
]


def test_a_label_that_was_not_understood_is_asked_about_and_keeps_its_answer() -> None:
    report = read(table(*TOLD_ROWS))
    (found,) = report.initiatives
    assert [p.text for p in found.other] == ["Så tog vi oss an det", "Med läsning.", "Varje dag."]
    assert [p.text for p in found.lessons] == ["Det tar tid."]
    (question,) = report.asked
    assert (question.kind, question.quote, question.place) == (
        Asks.LABEL, "Så tog vi oss an det", Place(1, 4, 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "field"),
    [("problem", "problems"), ("improvement", "improvements"), ("follow_up", "follow_up")],
)
def test_a_label_that_is_told_is_read_as_that_row(answer: str, field: str) -> None:
    told = (Told(Asks.LABEL, "Så tog vi oss an det", answer),)
    report = read_report(document(table(*TOLD_ROWS)), "prov.docx", told)
    (found,) = report.initiatives
    assert [p.text for p in getattr(found, field)][-2:] == ["Med läsning.", "Varje dag."]
    assert (found.other, report.asked) == ((), ())


def test_a_label_that_is_told_to_be_none_stays_itself_and_is_not_asked_again() -> None:
    told = (Told(Asks.LABEL, "Så tog vi oss an det", "none"),)
    report = read_report(document(table(*TOLD_ROWS)), "prov.docx", told)
    assert report.asked == ()
    assert report.initiatives[0].other[0].text == "Så tog vi oss an det"


def test_a_second_label_with_a_word_of_the_first_moves_no_answer() -> None:
    rows = [*TOLD_ROWS[:3], row(cell("Problem som kvarstår"), cell("Frånvaron."))]
    report = read(table(*rows))
    assert [p.text for p in report.initiatives[0].problems] == ["Ett problem."]
    assert [p.text for p in report.initiatives[0].other] == ["Problem som kvarstår", "Frånvaron."]
    assert [q.quote for q in report.asked] == ["Problem som kvarstår"]
