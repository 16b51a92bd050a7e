"""What writers do to the template that nobody thought of: read as meant, or asked about."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sbs_data.model import Asks, Goal, Report, Status, Told
from sbs_data.reports import read_report
from tests.reports import layout_museum as museum
from tests.reports.reading import GREEN, RED, YELLOW, A, B, goals, initiative, read
from tests.reports.word import (
    LABELS,
    cell,
    coloured,
    document,
    highlighted,
    listed,
    matrix,
    para,
    row,
    run,
    table,
)

C = "Frånvaron följs upp inom två dagar."
FREE = "Fler elever räcker upp handen."
STRUCK = '<w:strike/><w:color w:val="FF0000"/>'


def _statuses(found: Sequence[Goal]) -> list[tuple[str, str]]:
    return [(g.text, str(g.status)) for g in found]


def _only(report: Report) -> list[Goal]:
    return [goal for each in report.initiatives for goal in each.goals]


def _words(report: Report) -> str:
    passages = [p for each in report.initiatives for _, p in each.passages()]
    passages += [p for each in report.initiatives for p in each.questions]
    passages += [p for section in report.sections for p in section.paragraphs]
    return "\n".join(p.text for p in passages)


# --- what is no goal ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        "Här skriver ni målen från er åtgärdsplan.",
        "Här ska ni ange målen.",
        "Skriv ett mål på varje rad.",
        "Ange målen så som de står i åtgärdsplanen.",
        "Ta bort denna text innan ni skickar in.",
        "Ni ska upprepa era mål i rätt färg.",
    ],
)
def test_what_the_template_tells_the_writer_is_no_goal(told: str) -> None:
    found = initiative({4: [told, A, B], 5: [told, para(coloured(A, GREEN)), B, FREE]})
    assert _statuses(found.goals) == [(A, "achieved"), (B, "unmarked")]
    assert [p.text for p in found.improvements] == [FREE]
    assert told in [p.text for p in (*found.other, *found.questions)]


@pytest.mark.parametrize("sign", ["o\t", "o ", "\uf0b7 ", "\uf0a7\t", "» "])
def test_typed_bullets_are_no_part_of_a_goal(sign: str) -> None:
    found = goals([para(coloured(A, GREEN)), B], [f"{sign}{A}", f"{sign}{B}"])
    assert _statuses(found) == [(A, "achieved"), (B, "unmarked")]


def test_a_lead_in_above_the_repeated_goals_is_no_improvement() -> None:
    lead_in = "Så här långt har vi kommit:"
    found = initiative({5: [lead_in, para(coloured(A, GREEN)), FREE]})
    assert [p.text for p in found.improvements] == [FREE]
    assert lead_in in [p.text for p in found.questions]


@pytest.mark.parametrize("heading", ["Organisationsmål", "Personalmål", "Barnmål"])
def test_one_word_that_ends_in_goal_heads_goals(heading: str) -> None:
    report = read(matrix({4: [heading, A, B], 5: [heading, para(coloured(A, RED)), B]}))
    assert _statuses(_only(report)) == [(A, "started"), (B, "unmarked")]
    assert not report.asked


def test_a_numbered_heading_above_its_sub_goals_is_no_goal() -> None:
    four = ["Mål 1 Trygghet", f"Delmål 1a: {A}", f"Delmål 1b: {B}", f"Mål 2: {C}"]
    found = initiative({4: four, 5: [para(coloured(line, GREEN)) for line in four[1:]]})
    assert [g.text for g in found.goals] == [A, B, C]
    assert [p.text for p in found.other] == ["Trygghet"]


def test_a_goal_above_its_sub_goals_stays_one() -> None:
    found = goals([A], [f"Mål 1: {A}", f"Mål 1a: {B}", f"Mål 1b: {C}"])
    assert [g.text for g in found] == [A, B, C]


@pytest.mark.parametrize(
    "note", ["Lisa, fyll på med siffran här", "Kolla detta!", "@Maria kan du lägga in siffran",
             "TODO siffror", "?? stämmer detta"]
)  # fmt: skip
def test_what_writers_tell_each_other_is_no_goal(note: str) -> None:
    five = [para(coloured(A, GREEN)), para(coloured(B, RED)), para(coloured(note, YELLOW)), FREE]
    report = read(matrix({4: [A, B], 5: five}))
    assert _statuses(_only(report)) == [(A, "achieved"), (B, "started")]
    assert note in _words(report)


@pytest.mark.parametrize(
    "line",
    [highlighted("Siffran är från i fjol.", "yellow"), coloured("Uppgift från Anna", YELLOW)],
)
def test_a_line_that_looks_otherwise_than_the_goals_is_asked_about(line: str) -> None:
    """In another kind of colour, or without the full stop that the goals have."""
    report = read(
        matrix({4: [A, B], 5: [para(coloured(A, GREEN)), para(coloured(B, RED)), para(line)]})
    )
    assert [g.text for g in _only(report)] == [A, B]
    assert [q.kind for q in report.asked] == [Asks.GOAL]


def test_a_goal_of_row_five_that_looks_as_the_others_is_one() -> None:
    report = read(matrix({4: [A], 5: [para(coloured(A, GREEN)), para(coloured(C, YELLOW))]}))
    assert _statuses(_only(report)) == [(A, "achieved"), (C, "on_track")]
    assert not report.asked


# --- how a goal is repeated -----------------------------------------------------------------------


@pytest.mark.parametrize("parts", [2, 3])
def test_a_goal_pasted_over_several_paragraphs_is_one(parts: int) -> None:
    words = C.split()
    size = -(-len(words) // parts)
    pieces = [" ".join(words[n : n + size]) for n in range(0, len(words), size)]
    five = [*(para(coloured(piece, GREEN)) for piece in pieces), para(coloured(A, RED)), FREE]
    report = read(matrix({4: [C, A], 5: five}))
    assert _statuses(_only(report)) == [(C, "achieved"), (A, "started")]
    assert [p.text for p in report.initiatives[0].improvements] == [FREE]
    assert not report.asked


def test_a_goal_cut_by_a_blank_line_is_not_put_together() -> None:
    first, second = "Frånvaron följs upp", "inom två dagar."
    report = read(matrix({4: [C, A], 5: [para(coloured(first, GREEN)), "", second]}))
    assert second in [p.text for p in report.initiatives[0].improvements]


def test_a_number_and_a_catchword_are_the_goal() -> None:
    four = [f"M1. {A}", f"M2. {C}"]
    five = [para(coloured("M2 – Frånvaron", GREEN)), para(coloured("M1 – Planerar", YELLOW))]
    report = read(matrix({4: four, 5: five}))
    assert _statuses(_only(report)) == [(A, "on_track"), (C, "achieved")]
    assert not report.asked


def test_a_number_with_other_words_is_asked_about() -> None:
    five = [para(coloured("M1 – Trygghet", GREEN)), para(coloured("M2 – Lugn", YELLOW))]
    report = read(matrix({4: [f"M1. {A}", f"M2. {C}"], 5: five}))
    assert [q.kind for q in report.asked] == [Asks.SAME_GOAL, Asks.SAME_GOAL]
    assert {g.status for g in _only(report)} == {Status.UNMARKED}


# --- words with a line through them ---------------------------------------------------------------


def _struck(answer: str | None = None) -> Report:
    five = [para(coloured(A, GREEN)), para(run(C, STRUCK)), FREE]
    content = document(matrix({4: [A, C], 5: five}))
    if answer is None:
        return read_report(content, "prov.docx")
    (asked,) = read_report(content, "prov.docx").asked
    told = Told(asked.kind, asked.quote, answer, asked.other)
    return read_report(content, "prov.docx", (told,))


def test_a_struck_goal_counts_for_nothing_until_somebody_says() -> None:
    report = _struck()
    assert _statuses(_only(report)) == [(A, "achieved"), (C, "unmarked")]
    assert [(q.kind, q.quote) for q in report.asked] == [(Asks.GOAL, C)]
    assert "struck" in [n.code for n in report.warnings]
    assert _only(report)[1].suggestion is Status.STARTED


def test_a_struck_goal_is_what_somebody_says() -> None:
    assert _statuses(_only(_struck("goal"))) == [(A, "achieved"), (C, "started")]
    dropped = _struck("no_goal")
    assert _statuses(_only(dropped)) == [(A, "achieved")]
    assert C in _words(dropped)


def test_a_goal_struck_in_row_four_is_asked_about_too() -> None:
    report = read(matrix({4: [A, para(run(C, STRUCK))], 5: [para(coloured(A, GREEN))]}))
    assert [(q.kind, q.quote) for q in report.asked] == [(Asks.GOAL, C)]


def test_struck_words_elsewhere_are_told_of_and_kept() -> None:
    report = read(matrix({2: [para("Det är ", run("inte ", "<w:dstrike/>"), "lätt.")]}))
    (told,) = [n for n in report.warnings if n.code == "struck"]
    assert "”inte”" in told.message
    assert "Det är inte lätt." in _words(report)


def test_a_strike_that_is_switched_off_strikes_nothing() -> None:
    report = read(matrix({5: [para(run(A, '<w:strike w:val="0"/><w:color w:val="00B050"/>'))]}))
    assert not report.asked
    assert not [n for n in report.warnings if n.code == "struck"]


# --- one goal a row -------------------------------------------------------------------------------


def _row(goal: str, *cells: str) -> str:
    return row(cell(goal), *cells)


def _by_goal(*rows: str, head: Sequence[str]) -> Report:
    return read(para("Insats 3: Läxhjälp"), table(museum.head(*head), *rows))


def test_the_column_of_colours_may_have_any_head_or_none() -> None:
    for heads in (("", "Mål"), ("Trafikljus", "Mål"), ("Ekskolan", "Mål")):
        report = _by_goal(
            row(museum.shaded(GREEN), cell(A)), row(museum.shaded("FFFF00"), cell(B)), head=heads
        )
        assert _statuses(_only(report)) == [(A, "achieved"), (B, "on_track")], heads
        assert report.initiatives[0].name == "Insats 3: Läxhjälp"
        assert not report.asked


def test_ticked_columns_are_suggestions() -> None:
    head = ("Mål", "Uppnått", "På god väg", "Påbörjat")
    report = _by_goal(
        _row(A, cell("☒"), cell("☐"), cell("☐")), _row(B, cell(), cell(), cell("x")), head=head
    )
    assert [(g.status, g.suggestion) for g in _only(report)] == [
        (Status.UNMARKED, Status.ACHIEVED), (Status.UNMARKED, Status.STARTED),
    ]  # fmt: skip
    assert not report.asked
    assert not report.initiatives[0].improvements


def test_two_schools_with_two_colours_are_for_a_person_to_decide() -> None:
    head = ("Mål", "Ekskolan", "Granskolan")
    report = _by_goal(
        _row(A, museum.shaded(GREEN), museum.shaded(RED)),
        _row(B, museum.shaded(YELLOW), museum.shaded(YELLOW)),
        head=head,
    )
    first, second = _only(report)
    assert (first.status, first.ambiguous) == (Status.UNMARKED, True)
    assert second.status is Status.ON_TRACK


def test_numbers_comments_and_words_of_a_row_have_their_places() -> None:
    head = ("Nr", "Mål", "Kommentar", "Status")
    report = _by_goal(
        row(cell("1"), cell(A), cell("Alla har gjort det."), museum.shaded(GREEN, "Uppnått")),
        row(cell("2"), cell(B), cell("Vi väntar."), museum.shaded(GREEN, "Påbörjat")),
        head=head,
    )
    (only,) = report.initiatives
    assert _statuses(only.goals) == [(A, "achieved"), (B, "achieved")]
    assert [p.text for p in only.improvements] == ["Alla har gjort det.", "Vi väntar."]
    assert {p.text for p in only.questions} >= {"Nr", "1", "2", "Kommentar", "Status"}
    assert [(q.kind, q.other) for q in report.asked] == [(Asks.WORD, "Påbörjat")]


def test_banded_rows_are_no_marks_of_the_goals() -> None:
    """Whatever the rows are coloured in, the column of statuses counts."""
    banded = [
        row(museum.shaded("E2EFD9", goal), museum.shaded("E2EFD9"), cell("Påbörjat"))
        for goal in (A, B, C)
    ]
    report = read(table(museum.head("Mål", "Insats", "Status"), *banded))
    assert {g.status for g in _only(report)} == {Status.UNMARKED}
    assert {g.suggestion for g in _only(report)} == {Status.STARTED}


def test_a_table_of_goals_and_figures_is_no_matrix() -> None:
    report = read(
        matrix(), table(museum.head("Mål", "2021", "2022"), _row(C, cell("7"), cell("9")))
    )
    assert len(report.initiatives) == 1


# --- layouts --------------------------------------------------------------------------------------


def test_an_answer_below_its_label_beside_its_number() -> None:
    wide = '<w:gridSpan w:val="3"/>'
    rows = [
        r
        for n in LABELS
        for r in (
            row(cell(LABELS[n], properties=wide)),
            row(cell(f"Fråga {n}"), cell(*museum.ANSWERS[n], properties='<w:gridSpan w:val="2"/>')),
        )
    ]
    report = read(table(*rows))
    assert _statuses(_only(report)) == museum.GOALS
    assert not report.asked
    assert "Fråga 7" in _words(report)


@pytest.mark.parametrize("again", ["forts.", "Forts", "(fortsättning)", "Fortsättning från ovan"])
def test_a_label_that_only_goes_on(again: str) -> None:
    head = museum.head("Fråga", "Huvudmannens svar")
    five = [para(coloured(A, GREEN))], [para(coloured(B, RED)), "Fler läxor görs i skolan."]
    report = read(
        table(head, *museum.rows((1, 2, 3, 4)), row(cell(LABELS[5]), cell(*five[0]))),
        para(""),
        table(head, row(cell(again), cell(*five[1])), *museum.rows((6, 7, 8, 9, 10))),
    )
    assert _statuses(_only(report)) == museum.GOALS
    assert not report.asked
    assert again in _words(report)


def test_a_heading_that_names_the_initiative() -> None:
    rest = [p for n in range(2, 11) for p in (*museum.headings(LABELS[n]),
            *museum.paragraphs(museum.ANSWERS[n]))]  # fmt: skip
    report = read(*museum.headings("Insats 4: Läxhjälp vid Granskolan"), para("Nio lärare."), *rest)
    (only,) = report.initiatives
    assert only.name == "Insats 4: Läxhjälp vid Granskolan"
    assert only.participants_text == "Nio lärare."
    assert _statuses(only.goals) == museum.GOALS


def test_a_head_of_a_table_within_an_answer_is_kept() -> None:
    inner = table(
        museum.head("Mål", "Bedömning", "Kommentar"),
        _row(A, museum.shaded(GREEN), cell("Alla gör det.")),
        _row(B, museum.shaded(RED), cell("Vi väntar.")),
    )
    report = read(matrix({5: [inner]}))
    assert _statuses(_only(report)) == [(A, "achieved"), (B, "started")]
    assert {p.text for p in report.initiatives[0].questions} >= {"Bedömning", "Kommentar"}
    assert [p.text for p in report.initiatives[0].improvements] == ["Alla gör det.", "Vi väntar."]


# --- a summary beside the matrix ------------------------------------------------------------------


def _summary(*said: tuple[str, str, str]) -> str:
    rows = (_row(goal, museum.shaded(colour, words)) for goal, colour, words in said)
    return table(museum.head("Mål", "Bedömning"), *rows)


MARKED = matrix({4: [A, B], 5: [para(coloured(A, GREEN)), para(coloured(B, YELLOW))]})


@pytest.mark.parametrize("first", [True, False])
def test_a_summary_counts_no_goal_twice(first: bool) -> None:
    same = _summary((A, GREEN, "Uppnått"), (B, YELLOW, "På god väg"))
    report = read(*((same, MARKED) if first else (MARKED, same)))
    assert _statuses(_only(report)) == [(A, "achieved"), (B, "on_track")]
    assert not report.asked
    assert "Bedömning" in _words(report)


def test_a_summary_that_says_another_thing_is_asked_about() -> None:
    content = document(MARKED, _summary((A, GREEN, "Uppnått"), (B, GREEN, "Uppnått")))
    report = read_report(content, "prov.docx")
    assert _statuses(_only(report)) == [(A, "achieved"), (B, "on_track")]
    (asked,) = report.asked
    assert (asked.kind, asked.quote, asked.other) == (Asks.WORD, B, "Uppnått")
    assert asked.other_place is not None
    assert asked.other_place.table == 2
    told = Told(asked.kind, asked.quote, "achieved", asked.other)
    again = read_report(content, "prov.docx", (told,))
    assert _statuses(_only(again)) == [(A, "achieved"), (B, "achieved")]
    assert not again.asked


def test_a_summary_is_a_hint_where_the_matrix_is_silent() -> None:
    report = read(matrix({4: [A, B], 5: [FREE]}), _summary((A, GREEN, ""), (B, RED, "")))
    assert [(g.status, g.suggestion) for g in _only(report)] == [
        (Status.UNMARKED, Status.ACHIEVED), (Status.UNMARKED, Status.STARTED),
    ]  # fmt: skip


def test_a_summary_of_two_initiatives_with_one_goal_settles_neither() -> None:
    report = read(MARKED, MARKED, _summary((A, RED, "Påbörjat")))
    assert [g.status for g in _only(report)] == [Status.ACHIEVED, Status.ON_TRACK] * 2
    assert not report.asked


def test_a_list_of_bullets_still_is_one() -> None:
    found = goals([listed(coloured(A, GREEN)), listed(B)], [listed(A), listed(B)])
    assert _statuses(found) == [(A, "achieved"), (B, "unmarked")]
