"""What stands beside a goal: signs, status cells, words, boxes, and what may be a marking."""

from __future__ import annotations

import pytest

from sbs_data.model import Asks, Goal, Question, Report, Told
from sbs_data.reports import read_report
from tests.reports.reading import GREEN, RED, YELLOW, A, B, read
from tests.reports.word import (
    ANSWERS,
    LABELS,
    cell,
    coloured,
    document,
    matrix,
    para,
    row,
    run,
    table,
)

ACHIEVED, ON_TRACK, STARTED, UNMARKED = "achieved", "on_track", "started", "unmarked"
FREE = "Lärarna möts varje vecka."
C = "Alla elever lånar en bok i veckan."


def shade(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def status(goal: Goal) -> str:
    return "?" if goal.ambiguous else str(goal.status)


def answered(*row_five: str, told: tuple[Told, ...] = (), **options: object) -> Report:
    content = document(matrix({4: [A, B], 5: list(row_five)}), **options)  # type: ignore[arg-type]
    return read_report(content, "prov.docx", told)


def pairs(report: Report) -> list[tuple[str, str | None]]:
    (found,) = report.initiatives
    assert [g.text for g in found.goals] == [A, B]
    return [(status(g), g.suggestion and str(g.suggestion)) for g in found.goals]


def free(report: Report) -> list[str]:
    return [p.text for p in report.initiatives[0].improvements]


# --- coloured signs ------------------------------------------------------------------------------

SIGNS = {
    "after the goal": ([f"{A} 🟢", f"{B} 🔴", "", FREE], [ACHIEVED, STARTED]),
    "after the goal, with a variation selector": (
        [f"{A} 🟢\ufe0f", f"{B}🟨"],
        [ACHIEVED, ON_TRACK],
    ),
    "coloured by its font, after": (
        [para(A, " ", coloured("●", GREEN)), para(B, coloured(" ■", YELLOW))],
        [ACHIEVED, ON_TRACK],
    ),
    "above": (["🟢", A, "🔴", B, "", FREE], [ACHIEVED, STARTED]),
    "below": ([A, "🟢", B, "🔴", FREE], [ACHIEVED, STARTED]),
    "below, coloured by its font": (
        [A, para(coloured("⬤", GREEN)), B, para(coloured("⬤", RED))],
        [ACHIEVED, STARTED],
    ),
    "before and after agree": ([f"🟢 {A} 🟢", B], [ACHIEVED, UNMARKED]),
    "before and after do not": ([f"🟢 {A} 🔴", B], ["?", UNMARKED]),
    "one above two goals": (["🟢", A, B], ["?", "?"]),
    "letters go before the sign": ([para(coloured(A, GREEN), " 🔴"), B], [ACHIEVED, UNMARKED]),
    "a coloured full stop is no sign": ([para(A[:-1], coloured(".", RED)), B], [UNMARKED] * 2),
    "a coloured word after the goal": (
        [para(f"{A} ", coloured("Uppnått", GREEN)), para(f"{B} – ", coloured("påbörjat", RED))],
        [ACHIEVED, STARTED],
    ),
    "a coloured word on the line below": (
        [A, para(coloured("Uppnått", GREEN)), B, para(coloured("Påbörjat", RED))],
        [ACHIEVED, STARTED],
    ),
    "a coloured word before": (
        [para(coloured("Grönt: ", GREEN), A), para(coloured("Rött: ", RED), B)],
        [ACHIEVED, STARTED],
    ),
    "blue and white circles say nothing": ([f"🔵 {A}", f"{B} ⚪"], [UNMARKED, UNMARKED]),
}


@pytest.mark.parametrize("case", SIGNS)
def test_signs(case: str) -> None:
    row_five, truth = SIGNS[case]
    report = answered(*row_five)
    assert [s for s, _ in pairs(report)] == truth
    assert free(report) == ([FREE] if FREE in row_five else [])
    assert report.asked == ()


# --- cells beside --------------------------------------------------------------------------------


def status_row(goal: str, fill: str, word: str = "") -> str:
    return row(cell(goal), cell(word, properties=shade(fill) if fill else ""))


CELLS = {
    "an empty coloured cell": (
        table(status_row(A, GREEN), status_row(B, RED)),
        [(ACHIEVED, None), (STARTED, None)],
    ),
    "with a word that agrees": (
        table(status_row(A, GREEN, "Ja"), status_row(B, YELLOW, "Delvis")),
        [(ACHIEVED, ACHIEVED), (ON_TRACK, ON_TRACK)],
    ),
    "a word alone is a suggestion": (
        table(status_row(A, "", "Delvis"), status_row(B, "", "Nej")),
        [(UNMARKED, ON_TRACK), (UNMARKED, None)],
    ),
    "the status first": (
        table(
            row(cell(properties=shade(GREEN)), cell(A)), row(cell(properties=shade(RED)), cell(B))
        ),
        [(ACHIEVED, None), (STARTED, None)],
    ),
    "a sign in the cell": (
        table(row(cell(A), cell("🟢")), row(cell(B), cell(para(coloured("■", RED))))),
        [(ACHIEVED, None), (STARTED, None)],
    ),
    "a coloured word in the cell": (
        table(row(cell(A), cell(para(coloured("Klart", GREEN)))), row(cell(B), cell("Pågår"))),
        [(ACHIEVED, ACHIEVED), (UNMARKED, ON_TRACK)],
    ),
    "under a head": (
        table(row(cell("Mål"), cell("Status")), status_row(A, GREEN), status_row(B, "")),
        [(ACHIEVED, None), (UNMARKED, None)],
    ),
    "the goal in another colour than its cell": (
        table(row(cell(para(coloured(A, RED))), cell(properties=shade(GREEN))), status_row(B, "")),
        [("?", None), (UNMARKED, None)],
    ),
    "one coloured cell beside two goals": (
        table(row(cell(A, B), cell(properties=shade(GREEN)))),
        [("?", None), ("?", None)],
    ),
    "as many signs as goals": (
        table(row(cell(A, B), cell("🟢", "🔴"))),
        [(ACHIEVED, None), (STARTED, None)],
    ),
}


@pytest.mark.parametrize("case", CELLS)
def test_cells(case: str) -> None:
    nested, truth = CELLS[case]
    report = answered(nested, FREE)
    assert pairs(report) == truth
    assert free(report) == [FREE]


def test_a_comment_beside_a_goal_is_free_text() -> None:
    words = "Vi har börjat i två arbetslag och går vidare med resten av skolan under nästa läsår."
    report = answered(table(row(cell(A), cell(words, properties=shade(GREEN)))), B)
    assert pairs(report)[0] == (UNMARKED, None)
    assert free(report) == [words]


def test_a_third_column_of_the_matrix() -> None:
    rows = [row(cell(LABELS[n]), cell(*ANSWERS[n]), cell()) for n in (1, 2, 3)]
    rows.append(row(cell(LABELS[4]), cell(A, B), cell()))
    signs = cell(para(coloured("■", GREEN)), para(coloured("■", RED)))
    rows.append(row(cell(LABELS[5]), cell(A, B, "", FREE), signs))
    report = read(table(*rows))
    assert [s for s, _ in pairs(report)] == [ACHIEVED, STARTED]
    assert free(report) == [FREE]


def test_a_row_for_each_goal_with_its_status_beside() -> None:
    rows = [row(cell(LABELS[n]), cell(*ANSWERS[n]), cell()) for n in (1, 2, 3)]
    rows.append(row(cell(LABELS[4]), cell(A, B), cell()))
    begin, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows.append(
        row(cell(LABELS[5], properties=begin), cell(A), cell("Ja", properties=shade(GREEN)))
    )
    rows.append(row(cell(properties=go_on), cell(B), cell("Nej", properties=shade(RED))))
    assert pairs(read(table(*rows))) == [(ACHIEVED, ACHIEVED), (STARTED, None)]


# --- words ---------------------------------------------------------------------------------------

WORDS: dict[str, tuple[list[str], list[str | None]]] = {
    "below each goal": ([A, "Uppnått", B, "På god väg", "", FREE], [ACHIEVED, ON_TRACK]),
    "before each goal": ([f"Grönt: {A}", f"På god väg – {B}"], [ACHIEVED, ON_TRACK]),
    "in brackets before": ([f"(Delvis) {A}", f"2. Rött: {B}"], [ON_TRACK, STARTED]),
    "as Stratsys says it": ([f"{A} Uppfylls helt", f"{B} Uppfylls inte"], [ACHIEVED, None]),
    "done and going on": ([f"{A} – genomfört", f"{B} (pågår)"], [ACHIEVED, ON_TRACK]),
    "not begun": ([f"{A} Ej påbörjat", f"{B}: Nej"], [None, None]),
    "denied at the end": ([f"{A} Uppnått, men inte i alla klasser.", B], [None, None]),
    "boxes on the line": (
        [f"{A} ☒ Uppnått ☐ På god väg ☐ Påbörjat", f"{B} ☐ Uppnått ☐ På god väg ☑ Påbörjat"],
        [ACHIEVED, STARTED],
    ),
    "boxes on the next line": (
        [A, "☐ Ja ☒ Delvis ☐ Nej", B, "☐ Ja ☐ Delvis ☐ Nej"],
        [ON_TRACK, None],
    ),
    "boxes after their words": ([f"{A} Uppnått ☒ På god väg ☐", B], [ACHIEVED, None]),
    "two boxes ticked": ([f"{A} ☒ Uppnått ☒ På god väg ☐ Påbörjat", B], [None, None]),
    "brackets as boxes": (
        [f"{A} [x] Uppnått [ ] Påbörjat", f"{B} ( ) Ja (x) Nej"],
        [ACHIEVED, None],
    ),
    "a symbol font's boxes": (
        [
            para(
                f"{A} ",
                '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
                " Uppnått ",
                '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
                " Påbörjat",
            ),
            B,
        ],
        [ACHIEVED, None],
    ),
    "a heading of the next group": (["Uppnått:", A, "Påbörjat:", B], [ACHIEVED, STARTED]),
}


@pytest.mark.parametrize("case", WORDS)
def test_words(case: str) -> None:
    row_five, truth = WORDS[case]
    report = answered(*row_five)
    assert pairs(report) == [(UNMARKED, hint) for hint in truth]
    assert free(report) == ([FREE] if FREE in row_five else [])
    assert report.asked == ()


def test_what_is_denied_is_kept_in_its_words() -> None:
    (first, _) = answered(f"{A} Uppfylls inte. {FREE}", B).initiatives[0].goals
    assert (first.suggestion, first.suggestion_quote) == (None, "Uppfylls inte")


def test_what_goes_on_after_a_status_is_free_text() -> None:
    report = answered(f"{A} Uppnått. {FREE}", B)
    assert (pairs(report)[0], free(report)) == ((UNMARKED, ACHIEVED), [FREE])


def test_a_sentence_that_only_mentions_a_status_is_free_text_too() -> None:
    words = "Rutinen är inte klar än."
    report = answered(f"{A} {words}", B)
    assert (pairs(report)[0], free(report)) == ((UNMARKED, None), [words])


def test_brackets_that_row_four_has_are_the_goals_own() -> None:
    goal = "Alla planerar tillsammans (påbörjat 2021)."
    report = read(matrix({4: [goal, B], 5: [para(coloured(goal, GREEN)), B]}))
    first = report.initiatives[0].goals[0]
    assert (first.status, first.suggestion, report.asked) == (ACHIEVED, None, ())


# --- asked ---------------------------------------------------------------------------------------


def _only(report: Report) -> Question:
    (found,) = report.asked
    return found


@pytest.mark.parametrize(
    ("row_five", "word"),
    [
        ([para(coloured(A, RED), " (grönt)"), B], "(grönt)"),
        ([para(coloured(A, GREEN), " Inte uppnått."), B], "Inte uppnått"),
        ([table(row(cell(A, properties=shade(GREEN)), cell("Delvis"))), B], "Delvis"),
        ([para(coloured(A, GREEN)), "Påbörjat", B, "Uppnått"], "Påbörjat"),
        ([f"Grönt: {A} 🔴", B], "Grönt"),
    ],
)
def test_a_word_against_the_colour_is_asked_and_the_colour_holds(
    row_five: list[str], word: str
) -> None:
    report = answered(*row_five)
    asked = _only(report)
    assert (asked.kind, asked.quote, asked.other) == (Asks.WORD, A, word)
    first = report.initiatives[0].goals[0]
    assert first.status in (ACHIEVED, STARTED)
    for answer in (ACHIEVED, ON_TRACK, STARTED):
        told = answered(*row_five, told=(Told(Asks.WORD, A, answer, word),))
        assert (told.initiatives[0].goals[0].status, told.asked) == (answer, ())


def _drawn(inside: str, *, kind: str = "w:drawing") -> str:
    a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    v = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    return f"<w:r><{kind} {a} {v}>{inside}</{kind}></w:r>"


ELLIPSE = '<a:spPr><a:solidFill><a:srgbClr val="00B050"/></a:solidFill></a:spPr>'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
OUTLINE = (
    f'<w14:textOutline {W14}><w14:solidFill><w14:srgbClr w14:val="FF0000"/></w14:solidFill>'
    "</w14:textOutline>"
)
LINE = '<w:top w:val="single" w:color="FFC000"/>'

MARKINGS = {
    "a heart": ([f"💚 {A}", B], "ett grönt hjärta"),
    "a heart after": ([f"{A} ❤️", B], "ett rött hjärta"),
    "a tick": ([f"✓ {A}", B], "en bock"),
    "a tick on a line of its own": ([A, "✔", B], "en bock"),
    "a cross": ([f"{A} ✗", B], "ett kryss"),
    "a ticked box without a word": ([f"☒ {A}", B], "en ikryssad ruta"),
    "a thumb in a cell": ([table(row(cell(A), cell("👍"))), B], "en tumme upp"),
    "an underline": (
        [para(run(A, f'<w:u w:val="single" w:color="{GREEN}"/>')), B],
        "grön understrykning",
    ),
    "a frame of the letters": (
        [para(run(A, f'<w:bdr w:val="single" w:color="{RED}"/>')), B],
        "röd kantlinje",
    ),
    "a frame of the paragraph": (
        [para(A, properties=f"<w:pBdr>{LINE}</w:pBdr>"), B],
        "gul kantlinje",
    ),
    "a frame of the cell": (
        [table(row(cell(A, properties=f"<w:tcBorders>{LINE}</w:tcBorders>"))), B],
        "gul kantlinje",
    ),
    "an outline": ([para(run(A, OUTLINE)), B], "röd kontur"),
    "a drawn shape": ([para(_drawn(ELLIPSE), A), B], "en ritad grön form"),
    "a shape of an older kind": (
        [para(_drawn('<v:oval fillcolor="#ffc000 [3207]"/>', kind="w:pict"), A), B],
        "en ritad gul form",
    ),
    "a shape named by a word": (
        [para(_drawn('<v:oval fillcolor="red"/>', kind="w:pict"), A), B],
        "en ritad röd form",
    ),
    "a shape without colour": ([para(_drawn("<a:spPr/>"), A), B], "en ritad form"),
    "a shape alone above": ([para(_drawn(ELLIPSE)), A, B], "en ritad grön form"),
    "a shape in the cell beside": (
        [table(row(cell(A), cell(para(_drawn(ELLIPSE))))), B],
        "en ritad grön form",
    ),
    "a picture": ([para(_drawn("<a:pic/>"), A), B], "en bild"),
}


@pytest.mark.parametrize("case", MARKINGS)
def test_what_may_be_a_marking_is_asked(case: str) -> None:
    row_five, name = MARKINGS[case]
    report = answered(*row_five)
    assert [s for s, _ in pairs(report)] == [UNMARKED, UNMARKED]
    asked = report.asked[0]
    assert (asked.kind, asked.quote, asked.other) == (Asks.MARKING, A, name)
    assert asked.place.row == 5
    told = answered(*row_five, told=(Told(Asks.MARKING, A, ON_TRACK, name),))
    first = told.initiatives[0].goals[0]
    assert (first.status, first.basis_detail) == (
        ON_TRACK,
        f"{name} vid målet, tolkat av en person",
    )
    assert asked not in told.asked
    none = answered(*row_five, told=(Told(Asks.MARKING, A, UNMARKED, name),))
    assert (status(none.initiatives[0].goals[0]), none.asked) == (UNMARKED, told.asked)


def test_one_kind_of_sign_is_asked_of_once_and_the_answer_is_for_all_of_it() -> None:
    lines = [f"✓ {A}", f"✓ {B}"]
    assert _only(answered(*lines)).quote == A
    told = answered(*lines, told=(Told(Asks.MARKING, A, ACHIEVED, "en bock"),))
    assert ([s for s, _ in pairs(told)], told.asked) == ([ACHIEVED, ACHIEVED], ())


def test_each_picture_is_asked_of_for_itself() -> None:
    picture = _drawn("<a:pic/>")
    assert [q.quote for q in answered(para(picture, A), para(picture, B)).asked] == [A, B]


def test_where_the_colour_says_it_no_sign_is_asked_of() -> None:
    assert answered(para("💚 ", coloured(A, RED)), f"✓ {B} 🟢").asked == ()


def test_a_text_box_is_no_marking() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>I en ruta.</w:t></w:r></w:p></w:txbxContent>"
    assert answered(para(_drawn(box, kind="w:pict"), A), B).asked == ()


HOUSE = (
    '<w:style w:type="paragraph" w:styleId="Rubrik3"><w:name w:val="heading 3"/>'
    '<w:rPr><w:color w:val="2E7D32"/></w:rPr></w:style>',
)


@pytest.mark.parametrize(
    ("answer", "statuses"),
    [(None, ["?", "?"]), ("marking", [ACHIEVED, ACHIEVED]), ("design", [UNMARKED, UNMARKED])],
)
def test_a_colour_that_may_be_design_is_asked_of_once(
    answer: str | None, statuses: list[str]
) -> None:
    style = '<w:pStyle w:val="Rubrik3"/>'
    lines = [para(A, properties=style), para(B, properties=style), para(FREE, properties=style)]
    other = "grön färg från formatmall"
    told = () if answer is None else (Told(Asks.DESIGN, B, answer, other),)
    report = answered(*lines, styles=HOUSE, told=told)
    asked = [(q.kind, q.quote, q.other) for q in report.asked if q.kind is Asks.DESIGN]
    assert asked == ([] if answer else [(Asks.DESIGN, A, other)])
    assert [status(g) for g in report.initiatives[0].goals[:2]] == statuses


def test_a_colour_that_other_answers_have_too_is_asked_of() -> None:
    brand = [para(coloured(words, "7A1F1F")) for words in ("Ett.", "Två.")]
    lines = [para(coloured(A, "7A1F1F")), para(coloured(B, GREEN)), para(coloured(FREE, "7A1F1F"))]
    report = read(matrix({2: [brand[0]], 3: [brand[1]], 4: [A, B], 5: lines}))
    assert [s for s, _ in pairs(report)] == ["?", ACHIEVED]
    assert (_only(report).kind, _only(report).other) == (Asks.DESIGN, "röd text")
    assert free(report) == [FREE]


def test_signs_before_or_after_each_of_several_goals_on_a_line() -> None:
    assert [s for s, _ in pairs(answered(f"{A} 🟢 {B} 🔴"))] == [ACHIEVED, STARTED]
    assert [s for s, _ in pairs(answered(f"🟢 {A} 🔴 {B}"))] == [ACHIEVED, STARTED]


@pytest.mark.parametrize("cross", ["X", "✓", "●"])
def test_a_cross_under_a_status(cross: str) -> None:
    nested = table(
        row(cell("Mål"), cell("Uppnått"), cell("På god väg")),
        row(cell(A), cell(cross), cell()),
        row(cell(B), cell(), cell(cross)),
    )
    report = answered(nested, FREE)
    assert pairs(report) == [(UNMARKED, ACHIEVED), (UNMARKED, ON_TRACK)]
    assert (free(report), report.asked) == ([FREE], ())
    assert report.initiatives[0].goals[0].suggestion_quote == f"Uppnått: {cross}"


def test_boxes_on_a_line_each() -> None:
    boxes = ["☐ Uppnått", "☒ På god väg", "☐ Påbörjat"]
    report = answered(A, *boxes, B, "☒ Uppnått", *boxes[2:], "", FREE)
    assert pairs(report) == [(UNMARKED, ON_TRACK), (UNMARKED, ACHIEVED)]
    assert free(report) == [FREE]


def test_a_picture_where_the_goals_should_be_is_told() -> None:
    report = answered(para(_drawn("<a:pic/>")), FREE)
    assert [n.place.paragraph for n in report.warnings if n.code == "picture"] == [1]
    assert not [n for n in answered(para(_drawn("<a:pic/>")), A, B).warnings if n.code == "picture"]


MORE = {
    "behind the number": ([f"1. 🟩 {A}", f"2. 🟥 {B}"], [ACHIEVED, STARTED]),
    "a coloured number": (
        [para(coloured("1. ", GREEN), A), para(coloured("2. ", RED), B)],
        [ACHIEVED, STARTED],
    ),
    "above, with its word": (["🟢 Uppnått", A, "🔴 Påbörjat:", B], [ACHIEVED, STARTED]),
    "below a comment": (
        [A, "Vi går vidare.", "🟢", B, "Vi har börjat.", "🔴"],
        [ACHIEVED, STARTED],
    ),
    "a key to the signs": (
        ["🟢 = uppnått 🟡 = på god väg 🔴 = påbörjat", f"{A} 🟢", f"{B} 🔴"],
        [ACHIEVED, STARTED],
    ),
}


@pytest.mark.parametrize("case", MORE)
def test_signs_among_other_things(case: str) -> None:
    row_five, truth = MORE[case]
    report = answered(*row_five)
    assert [s for s, _ in pairs(report)] == truth
    assert report.asked == ()
    assert free(report) == [words for words in row_five if words.startswith("Vi ")]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("Uppnått: X På god väg: Påbörjat:", ACHIEVED),
        ("Uppnått: På god väg: X Påbörjat:", ON_TRACK),
        ("Uppnått X På god väg", None),
        ("✓ Påbörjat", STARTED),
        ("Uppnått ✓", ACHIEVED),
    ],
)
def test_a_cross_among_words(words: str, hint: str | None) -> None:
    assert pairs(answered(f"{A} {words}", B))[0] == (UNMARKED, hint)


def test_boxes_above_each_goal() -> None:
    report = answered("☒ Uppnått ☐ Påbörjat", A, "☐ Uppnått ☒ Påbörjat", B, "", FREE)
    assert (pairs(report), free(report)) == ([(UNMARKED, ACHIEVED), (UNMARKED, STARTED)], [FREE])


def test_a_coloured_cell_beside_a_goal_is_no_goal_of_its_own() -> None:
    nested = table(
        row(cell("Mål", properties=shade(GREEN)), cell("Status", properties=shade(GREEN))),
        status_row(A, "C6EFCE", "Uppnått, alla planerar"),
        status_row(B, ""),
    )
    report = answered(nested, FREE)
    assert (pairs(report)[0], free(report)) == ((ACHIEVED, ACHIEVED), [FREE])
