"""Whose colour it is: the goal's own, its cell's, or the design of the table or the house."""

from __future__ import annotations

import pytest

from sbs_data.model import Goal
from tests.reports.reading import GREEN, RED, YELLOW, A, B, goals, read
from tests.reports.word import (
    ANSWERS,
    LABELS,
    cell,
    coloured,
    highlighted,
    matrix,
    para,
    row,
    run,
    table,
)

ACHIEVED, ON_TRACK, STARTED, UNMARKED = "achieved", "on_track", "started", "unmarked"
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def shade(fill: str, pattern: str = "clear", colour: str = "auto") -> str:
    return f'<w:shd w:val="{pattern}" w:color="{colour}" w:fill="{fill}"/>'


def statuses(found: list[Goal]) -> list[str]:
    assert [g.text for g in found] == [A, B]
    return ["?" if g.ambiguous else str(g.status) for g in found]


def filled(text: str, fill: str) -> str:
    inner = f"<w14:textFill {W14}>{fill}</w14:textFill>"
    return run(text, f'<w:color w:val="000000"/>{inner}')


def solid(rgb: str, changes: str = "") -> str:
    return f'<w14:solidFill><w14:srgbClr w14:val="{rgb}">{changes}</w14:srgbClr></w14:solidFill>'


def gradient(*shades: str) -> str:
    stops = "".join(f'<w14:gs w14:pos="0"><w14:srgbClr w14:val="{s}"/></w14:gs>' for s in shades)
    return f"<w14:gradFill><w14:gsLst>{stops}</w14:gsLst></w14:gradFill>"


def inner(*rows: str, style: str = "", shading: str = "", look: str = "04A0") -> str:
    return table(
        *rows,
        properties=f'<w:tblStyle w:val="{style}"/>{shading}<w:tblLook w:val="{look}"/>',
    )


def table_style(name: str, whole: str = "", **parts: str) -> str:
    conditions = "".join(
        f'<w:tblStylePr w:type="{kind}"><w:tcPr>{shade(fill)}</w:tcPr></w:tblStylePr>'
        for kind, fill in parts.items()
    )
    base = f"<w:tcPr>{shade(whole)}</w:tcPr>" if whole else ""
    return (
        f'<w:style w:type="table" w:styleId="{name}"><w:name w:val="{name}"/>{base}{conditions}'
        "</w:style>"
    )


STYLES = (
    table_style("Gron", "C6EFCE"),
    table_style("Gul", firstRow="FFEB9C"),
    table_style("Rod", nwCell="FFC7CE"),
    table_style("Band", band1Horz="C6EFCE"),
    '<w:style w:type="table" w:styleId="Arv"><w:name w:val="Arv"/><w:basedOn w:val="Gron"/>'
    "</w:style>",
    '<w:style w:type="table" w:styleId="Text"><w:name w:val="Text"/>'
    '<w:rPr><w:color w:val="00B050"/></w:rPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="Brod"><w:name w:val="Brödtext hus"/>'
    '<w:basedOn w:val="Normal"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="Rubrik3"><w:name w:val="heading 3"/>'
    '<w:rPr><w:color w:val="2E7D32"/></w:rPr></w:style>',
    '<w:style w:type="character" w:styleId="Mark"><w:name w:val="Mål klart"/>'
    '<w:rPr><w:shd w:val="clear" w:fill="C6EFCE"/></w:rPr></w:style>',
)

CASES = {
    # What Word shows of a pattern is a tint of its colour.
    "tint of a pattern": (
        [
            para(run(A, shade("auto", "pct25", GREEN))),
            para(run(B, shade("auto", "diagStripe", RED))),
        ],
        [ACHIEVED, STARTED],
    ),
    "pattern in two colours": (
        [para(run(A, shade(GREEN, "pct40", RED))), para(run(B, shade(YELLOW, "nil")))],
        ["?", UNMARKED],
    ),
    "pattern on a paragraph and on a cell": (
        [
            para(A, properties=shade("FFFFFF", "pct50", YELLOW)),
            table(row(cell(B, properties=shade("auto", "pct10", RED)))),
        ],
        [ON_TRACK, STARTED],
    ),
    # Word 2010's fill goes before the colour beside it.
    "text fill": (
        [para(filled(A, solid(GREEN))), para(filled(B, solid("FFFFFF")))],
        [ACHIEVED, UNMARKED],
    ),
    "text fill, changed": (
        [
            para(filled(A, solid(GREEN, '<w14:alpha w14:val="60000"/>'))),
            para(filled(B, solid(RED, '<w14:lumMod w14:val="75000"/>'))),
        ],
        [ACHIEVED, STARTED],
    ),
    "text fill in a gradient": (
        [para(filled(A, gradient(GREEN, "FFFFFF"))), para(filled(B, gradient(GREEN, RED)))],
        [ACHIEVED, "?"],
    ),
    "no text fill at all": (
        [para(filled(A, "<w14:noFill/>")), para(filled(B, solid(YELLOW)))],
        [UNMARKED, ON_TRACK],
    ),
    # A ground that is nothing lets what lies behind be seen; white hides it.
    "no fill of its own": (
        [
            table(row(cell(para(run(A, shade("auto"))), properties=shade("C6EFCE")))),
            table(row(cell(para(run(B, shade("FFFFFF"))), properties=shade("C6EFCE")))),
        ],
        [ACHIEVED, UNMARKED],
    ),
    "a pen that is taken away": (
        [para(run(A, '<w:highlight w:val="none"/>')), para(highlighted(B, "white"))],
        [UNMARKED, UNMARKED],
    ),
    "what a person changed is not what stands": (
        [
            para(
                run(
                    A,
                    '<w:color w:val="00B050"/><w:rPrChange w:id="1" w:author="X"><w:rPr>'
                    '<w:color w:val="FF0000"/></w:rPr></w:rPrChange>',
                )
            ),
            para(B),
        ],
        [ACHIEVED, UNMARKED],
    ),
    "automatic resets the style": (
        [
            para(run(A, '<w:color w:val="auto"/>'), properties='<w:pStyle w:val="Gult"/>'),
            para(run(B, '<w:rStyle w:val="Mark"/>')),
        ],
        [UNMARKED, ACHIEVED],
    ),
    # One nested table a goal: its own style is the goal's.
    "style of a nested table": (
        [inner(row(cell(A)), style="Gron"), inner(row(cell(B)), style="Gul")],
        [ACHIEVED, ON_TRACK],
    ),
    "style of a nested table, by corner and by inheritance": (
        [inner(row(cell(A)), style="Rod"), inner(row(cell(B)), style="Arv")],
        [STARTED, ACHIEVED],
    ),
    "parts of a style that are turned off": (
        [
            inner(row(cell(A)), style="Gul", look="0400"),
            inner(row(cell(B)), style="Band", look="0600"),
        ],
        [UNMARKED, UNMARKED],
    ),
    "one style over several goals may be design": (
        [inner(row(cell(A)), row(cell(B)), style="Gron")],
        ["?", "?"],
    ),
    "bands of a nested table may be design": (
        [inner(row(cell("Mål")), row(cell(A)), row(cell(B)), style="Band")],
        ["?", UNMARKED],
    ),
    "a cell's own shading goes before its table's style": (
        [
            inner(row(cell(A, properties=shade(RED))), style="Gron"),
            inner(row(cell(B, properties=shade("auto"))), style="Gron"),
        ],
        [STARTED, UNMARKED],
    ),
    "shading of a whole nested table and of its row": (
        [
            inner(row(cell(A)), shading=shade("C6EFCE")),
            inner(
                row(cell(B)).replace("<w:tr>", f"<w:tr><w:tblPrEx>{shade(RED)}</w:tblPrEx>"),
                shading=shade("C6EFCE"),
            ),
        ],
        [ACHIEVED, STARTED],
    ),
    "each nested row its own": (
        [
            table(
                row(cell(A, properties=shade("C6EFCE"))),
                row(cell(B, properties=shade("FFC7CE"))),
            )
        ],
        [ACHIEVED, STARTED],
    ),
    "a nested cell within a coloured one": (
        [table(row(cell(table(row(cell(A))), properties=shade("C6EFCE")))), para(B)],
        [ACHIEVED, UNMARKED],
    ),
    "one of Word's own styles may be the house's": (
        [para(A, properties='<w:pStyle w:val="Rubrik3"/>'), para(coloured(B, RED))],
        ["?", STARTED],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_whose_colour(case: str) -> None:
    row_five, truth = CASES[case]
    styles = (
        *STYLES,
        '<w:style w:type="paragraph" w:styleId="Gult"><w:name w:val="Gult"/>'
        '<w:rPr><w:color w:val="FFC000"/></w:rPr></w:style>',
    )
    assert statuses(goals(row_five, styles=styles)) == truth


BRAND = '<w:color w:val="7A1F1F"/>'


@pytest.mark.parametrize("where", ["normal", "defaults"])
@pytest.mark.parametrize("style", ["", '<w:pStyle w:val="Brod"/>', '<w:pStyle w:val="Rubrik3"/>'])
def test_the_colour_of_all_text_is_no_mark(where: str, style: str) -> None:
    heading = STYLES[-2].replace("2E7D32", "7A1F1F")
    lines = [para(A, properties=style), para(coloured(B, GREEN), properties=style)]
    options: dict[str, object] = {where: BRAND}
    (made,) = read(
        matrix({4: [A, B], 5: lines}), styles=(STYLES[6], heading), **options
    ).initiatives
    found = list(made.goals)
    assert statuses(found) == [UNMARKED, ACHIEVED]


def test_the_house_may_shade_and_highlight_all_its_text() -> None:
    found = goals([A, para(highlighted(B, "green"))], normal='<w:highlight w:val="yellow"/>')
    assert statuses(found) == [UNMARKED, ACHIEVED]


# --- the matrix's own cells --------------------------------------------------------------------


def _matrix(
    answers: dict[int, str], labels: dict[int, str] | None = None, *, extra: str = ""
) -> str:
    rows = []
    for n in LABELS:
        rows.append(
            row(
                cell(LABELS[n], properties=(labels or {}).get(n, "")),
                cell(*({**ANSWERS, 5: [A, B]}[n]), properties=answers.get(n, "")),
            )
        )
    return table(*rows, properties=extra)


def _read(*content: str, **options: object) -> list[Goal]:
    return list(read(*content, **options).initiatives[0].goals)


LIGHT = shade("C6EFCE")


def test_the_ground_of_row_fives_answer_is_the_goals() -> None:
    assert statuses(_read(_matrix({5: LIGHT}))) == [ACHIEVED, ACHIEVED]
    assert statuses(_read(_matrix({5: LIGHT}, {n: shade("FFF2CC") for n in LABELS}))) == [
        ACHIEVED,
        ACHIEVED,
    ]


@pytest.mark.parametrize(
    ("answers", "labels", "status"),
    [
        (dict.fromkeys(LABELS, LIGHT), {}, UNMARKED),
        ({5: LIGHT}, {5: LIGHT}, UNMARKED),
        ({1: LIGHT, 3: LIGHT, 5: LIGHT}, {}, UNMARKED),
        ({3: LIGHT, 5: LIGHT}, {}, "?"),
        ({4: LIGHT, 5: LIGHT}, {}, "?"),
        ({5: shade("auto")}, {}, UNMARKED),
    ],
)
def test_a_ground_that_others_have_is_design(
    answers: dict[int, str], labels: dict[int, str], status: str
) -> None:
    assert statuses(_read(_matrix(answers, labels))) == [status, status]


def test_a_row_shaded_as_one_is_design() -> None:
    rows = [row(cell(LABELS[n]), cell(*({**ANSWERS, 5: [A, B]}[n]))) for n in LABELS]
    rows[4] = rows[4].replace("<w:tr>", f"<w:tr><w:tblPrEx>{LIGHT}</w:tblPrEx>")
    assert statuses(_read(table(*rows))) == [UNMARKED, UNMARKED]


def test_the_style_of_the_matrix_is_its_look() -> None:
    style = '<w:tblStyle w:val="Gron"/><w:tblLook w:val="04A0"/>'
    assert statuses(_read(_matrix({}, extra=style), styles=STYLES)) == [UNMARKED, UNMARKED]
    style = '<w:tblStyle w:val="Text"/>'
    assert statuses(_read(_matrix({}, extra=style), styles=STYLES)) == [UNMARKED, UNMARKED]


def _goal_rows(first: tuple[str, str], second: tuple[str, str], *, merged: bool) -> list[Goal]:
    """Row 5 with a row of its own for each goal; the grounds of label and answer."""
    begin, go_on = ('<w:vMerge w:val="restart"/>', "<w:vMerge/>") if merged else ("", "")
    rows = [row(cell(LABELS[n]), cell(*ANSWERS[n])) for n in (1, 2, 3, 4)]
    rows.append(row(cell(LABELS[5], properties=begin + first[0]), cell(A, properties=first[1])))
    rows.append(row(cell(properties=go_on + second[0]), cell(B, properties=second[1])))
    return _read(table(*rows))


@pytest.mark.parametrize("merged", [True, False])
def test_each_row_of_the_answer_has_its_own_ground(merged: bool) -> None:
    green, red = shade(GREEN), shade(RED)
    assert statuses(_goal_rows(("", green), ("", red), merged=merged)) == [ACHIEVED, STARTED]
    assert statuses(_goal_rows(("", green), ("", ""), merged=merged)) == [ACHIEVED, UNMARKED]
    assert statuses(_goal_rows(("", green), ("", green), merged=merged)) == [ACHIEVED, ACHIEVED]
    # The whole row in the goal's colour, the label's cell with it.
    assert statuses(_goal_rows((green, green), (red, red), merged=merged)) == [ACHIEVED, STARTED]


# --- the sign of a list ------------------------------------------------------------------------


def _abstract(number: str, *, inside: str = "", colour: str = "") -> str:
    properties = f'<w:rPr><w:color w:val="{colour}"/></w:rPr>' if colour else ""
    level = inside or f'<w:lvl w:ilvl="0"><w:lvlText w:val="•"/>{properties}</w:lvl>'
    return f'<w:abstractNum w:abstractNumId="{number}">{level}</w:abstractNum>'


def _num(number: str, abstract: str, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def _item(text: str, number: str, mark: str = "", style: str = "") -> str:
    extra = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return para(
        text,
        properties=f'{style}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        f"{extra}",
    )


_OVERRIDE = (
    '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:rPr><w:color w:val="FF0000"/></w:rPr></w:lvl>'
    "</w:lvlOverride>"
)
_LISTS = (
    _abstract("90", colour=GREEN),
    _abstract("91", inside='<w:numStyleLink w:val="Lista"/>'),
    _abstract("92", colour="auto"),
    _num("90", "90"),
    _num("91", "90", _OVERRIDE),
    _num("92", "91"),
    _num("93", "92"),
    _num("94", "90", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'),
)
_LIST_STYLES = (
    '<w:style w:type="numbering" w:styleId="Lista"><w:name w:val="Lista"/><w:pPr><w:numPr>'
    '<w:numId w:val="90"/></w:numPr></w:pPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="Punkt"/><w:pPr><w:numPr>'
    '<w:numId w:val="91"/></w:numPr></w:pPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="Punktbarn"><w:name w:val="Punktbarn"/>'
    '<w:basedOn w:val="Punkt"/></w:style>',
)


@pytest.mark.parametrize(
    ("item", "status"),
    [
        (_item(A, "90"), ACHIEVED),
        (_item(A, "91"), STARTED),
        (_item(A, "92"), ACHIEVED),
        (_item(A, "94"), ACHIEVED),
        (_item(A, "95"), UNMARKED),
        (_item(A, "0"), UNMARKED),
        (para(A, properties='<w:pStyle w:val="Punkt"/>'), STARTED),
        (para(A, properties='<w:pStyle w:val="Punktbarn"/>'), STARTED),
        # The level and the paragraph mark say different things: a person decides.
        (_item(A, "90", f'<w:color w:val="{RED}"/>'), "?"),
        (_item(A, "93"), UNMARKED),
        (_item(A, "93", f'<w:color w:val="{RED}"/>'), "?"),
    ],
)
def test_the_sign_of_a_list_item(item: str, status: str) -> None:
    found = goals([item, para(B)], lists=_LISTS, styles=_LIST_STYLES)
    assert statuses(found) == [status, UNMARKED]


def test_a_list_sign_in_the_colour_of_all_text_is_no_mark() -> None:
    found = goals([_item(A, "95", BRAND), _item(B, "90")], lists=_LISTS, normal=BRAND)
    assert statuses(found) == [UNMARKED, ACHIEVED]
