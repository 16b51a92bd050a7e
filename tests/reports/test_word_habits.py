"""What Word does to a document that a simpler reader would lose or invent."""

from __future__ import annotations

from tests.reports.reading import GREEN, A, B, goals, initiative, read
from tests.reports.word import (
    ANSWERS,
    LABELS,
    cell,
    coloured,
    control,
    document,
    matrix,
    para,
    row,
    run,
    table,
)

TRACKED = 'w:id="1" w:author="X" w:date="2024-01-01T00:00:00Z"'


def test_text_in_content_controls_is_read() -> None:
    inside = para("Ett ", control(run("viktigt")), run(" problem."))
    assert [p.text for p in initiative({2: [inside, control(para("Ett till."))]}).problems] == [
        "Ett viktigt problem.",
        "Ett till.",
    ]


def test_a_placeholder_is_no_text() -> None:
    prompt = para(control(run("Klicka här för att ange text."), placeholder=True))
    assert initiative({9: [prompt]}).lessons == ()


def test_the_residue_of_a_placeholder_is_dropped_with_a_warning() -> None:
    report = read(matrix({9: ["k här för att ange text.", "Det tar tid."]}))
    assert [p.text for p in report.initiatives[0].lessons] == ["Det tar tid."]
    assert "placeholder" in [w.code for w in report.warnings]


def test_insertions_count_and_deletions_do_not() -> None:
    line = (
        f"<w:p><w:r><w:t>Resultaten har </w:t></w:r><w:del {TRACKED}><w:r><w:delText>sjunkit"
        f"</w:delText></w:r></w:del><w:ins {TRACKED}><w:r><w:t>stigit.</w:t></w:r></w:ins></w:p>"
    )
    assert [p.text for p in initiative({8: [line]}).observed_effects] == ["Resultaten har stigit."]


def test_rows_and_cells_inside_content_controls() -> None:
    rows = [
        control(row(cell(LABELS[n]), control(cell(*ANSWERS[n]))))
        if n in (2, 4)
        else row(cell(LABELS[n]), cell(*ANSWERS[n]))
        for n in LABELS
    ]
    (found,) = read(table(*rows)).initiatives
    assert [p.text for p in found.problems] == list(ANSWERS[2])
    assert [g.text for g in found.goals] == list(ANSWERS[4])


def test_a_label_merged_over_several_rows_keeps_its_answers_together() -> None:
    start, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [row(cell(LABELS[n]), cell(*ANSWERS[n])) for n in (1, 2, 3)]
    rows.append(row(cell(LABELS[4], properties=start), cell(A)))
    rows.append(row(cell(properties=go_on), cell(B)))
    rows.append(row(cell(LABELS[5], properties=start), cell(para(coloured(A, GREEN)))))
    rows.append(row(cell(properties=go_on), cell(B)))
    (found,) = read(table(*rows)).initiatives
    assert [(g.text, g.status, g.place.row) for g in found.goals] == [
        (A, "achieved", 4),
        (B, "unmarked", 5),
    ]


def test_a_row_that_begins_further_in_and_spans_columns() -> None:
    rows = [row(cell(LABELS[n]), cell(*ANSWERS[n])) for n in (1, 2, 3, 4)]
    rows.append(
        row(
            cell(LABELS[9]),
            cell("Det tar tid.", properties='<w:gridSpan w:val="3"/>'),
            properties='<w:gridBefore w:val="1"/>',
        )
    )
    assert [p.text for p in read(table(*rows)).initiatives[0].lessons] == ["Det tar tid."]


def test_a_row_that_begins_under_the_answer_goes_on_with_it() -> None:
    rows = [row(cell(LABELS[n]), cell(*ANSWERS[n])) for n in (1, 2, 3, 4, 9)]
    further_in = '<w:gridBefore w:val="1"/>'
    rows.append(row(cell("Problem är till för att lösas."), properties=further_in))
    (found,) = read(table(*rows)).initiatives
    assert [p.text for p in found.lessons] == [*ANSWERS[9], "Problem är till för att lösas."]


def test_a_matrix_in_one_column() -> None:
    rows = []
    for n in LABELS:
        rows += [row(cell(LABELS[n])), row(cell(*ANSWERS[n]))]
    (found,) = read(table(*rows)).initiatives
    assert [g.text for g in found.goals] == list(ANSWERS[4])
    assert [p.text for p in found.lessons] == list(ANSWERS[9])
    assert found.schools == ("Ekskolan",)


def test_question_and_answer_in_the_same_cell() -> None:
    rows = [row(cell(LABELS[n], *ANSWERS[n])) for n in LABELS]
    (found,) = read(table(*rows)).initiatives
    assert [p.text for p in found.problems] == list(ANSWERS[2])
    assert [g.text for g in found.goals] == list(ANSWERS[4])


def test_questions_further_down_in_the_cells_of_one_column() -> None:
    rows = [row(cell("Mer om det.", LABELS[n], *ANSWERS[n])) for n in LABELS]
    (found,) = read(table(*rows)).initiatives
    assert [p.text for p in found.problems] == [*ANSWERS[2], "Mer om det."]
    assert [p.text for p in found.lessons] == [*ANSWERS[9], "Mer om det."]


def test_two_matrices_copied_into_one_table() -> None:
    rows = [row(cell(LABELS[n]), cell(*ANSWERS[n])) for n in LABELS]
    report = read(table(*rows, *rows))
    assert [(i.place.row, len(i.goals)) for i in report.initiatives] == [(1, 2), (11, 2)]


def test_tabs_hyphens_and_soft_hyphens() -> None:
    line = (
        "<w:p><w:r><w:t>sam</w:t><w:softHyphen/><w:t>verkan F</w:t><w:noBreakHyphen/><w:t>9</w:t>"
        "<w:tab/><w:t>ja</w:t></w:r></w:p>"
    )
    assert [p.text for p in initiative({2: [line]}).problems] == ["samverkan F-9\tja"]


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>I en ruta.</w:t></w:r></w:p></w:txbxContent>"
    line = f"<w:p><w:r><w:t>Utanför.</w:t></w:r><w:r><w:pict>{box}</w:pict></w:r></w:p>"
    assert [p.text for p in initiative({2: [line]}).problems] == ["Utanför.", "I en ruta."]


def test_a_deleted_row_is_gone_but_rows_keep_their_numbers() -> None:
    rows = [row(cell(LABELS[n]), cell(*ANSWERS[n])) for n in LABELS]
    rows[1] = row(cell(LABELS[2]), cell("Borttaget."), properties=f"<w:del {TRACKED}/>")
    (found,) = read(table(*rows)).initiatives
    assert found.problems == ()
    assert found.causes[0].place.row == 3


def test_list_items_are_goals_and_their_lead_in_is_not() -> None:
    from tests.reports.word import listed

    found = goals([A], ["Eleverna ska:", listed("läsa mer."), listed("räkna bättre.")])
    assert [g.text for g in found] == ["läsa mer.", "räkna bättre."]


def test_reading_is_linear_in_rows() -> None:
    """200 rows of six cells took 17 s by the usual way; here the work is counted, not timed."""
    from sbs_data.reports import text

    calls = 0
    real = text.runs

    def counting(paragraph):  # type: ignore[no-untyped-def]
        nonlocal calls
        calls += 1
        return real(paragraph)

    def work(rows: int) -> int:
        nonlocal calls
        calls = 0
        extra = [row(*(cell(f"{r}.{c}") for c in range(6))) for r in range(rows)]
        head = [row(cell(LABELS[n]), cell(*ANSWERS[n])) for n in LABELS]
        content = document(table(*head, *extra))
        text.runs = counting
        try:
            from sbs_data.reports import read_report

            read_report(content, "stor.docx")
        finally:
            text.runs = real
        return calls

    small, large = work(50), work(500)
    assert large < 11 * small
