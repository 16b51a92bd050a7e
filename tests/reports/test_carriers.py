"""Every way in which Word carries a goal's colour, with the truth beside it."""

from __future__ import annotations

import pytest

from tests.reports.reading import GREEN, RED, YELLOW, A, B, goals, summary
from tests.reports.word import cell, coloured, highlighted, listed, para, row, run, table

ACHIEVED, ON_TRACK, STARTED, UNMARKED = "achieved", "on_track", "started", "unmarked"


def _shaded(text: str, fill: str) -> str:
    return run(text, f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>')


def _nested(text: str, fill: str) -> str:
    return table(row(cell(text, properties=f'<w:shd w:val="clear" w:fill="{fill}"/>')))


_STYLES = (
    '<w:style w:type="character" w:styleId="Gront"><w:name w:val="Grönt"/>'
    '<w:rPr><w:color w:val="00B050"/></w:rPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="Gult"><w:name w:val="Gult mål"/>'
    '<w:basedOn w:val="Grund"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="Grund"><w:name w:val="Grund"/>'
    '<w:rPr><w:color w:val="FFC000"/></w:rPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="Platta"><w:name w:val="Platta"/>'
    '<w:pPr><w:shd w:val="clear" w:fill="FFC7CE"/></w:pPr></w:style>',
)

CASES = {
    "font": (
        [para(coloured(A, GREEN)), para(coloured(B, RED))],
        [(ACHIEVED, "font"), (STARTED, "font")],
    ),
    "font in odd shades": (
        [para(coloured(A, "5B8C3A")), para(coloured(B, "B8860B"))],
        [(ACHIEVED, "font"), (ON_TRACK, "font")],
    ),
    "theme colour without theme tint": (
        [para(run(A, '<w:color w:val="9BBB59" w:themeColor="accent3"/>')), para(B)],
        [(ACHIEVED, "font"), (UNMARKED, "none")],
    ),
    "theme colour goes before the hex beside it": (
        [
            para(run(A, '<w:color w:val="FF0000" w:themeColor="accent3" w:themeShade="BF"/>')),
            para(B),
        ],
        [(ACHIEVED, "font"), (UNMARKED, "none")],
    ),
    "highlight": (
        [para(highlighted(A, "green")), para(highlighted(B, "darkYellow"))],
        [(ACHIEVED, "highlight"), (ON_TRACK, "highlight")],
    ),
    "run shading": (
        [para(_shaded(A, YELLOW)), para(_shaded(B, RED))],
        [(ON_TRACK, "shading"), (STARTED, "shading")],
    ),
    "solid run shading": (
        [para(run(A, '<w:shd w:val="solid" w:color="00B050" w:fill="FFFFFF"/>')), para(B)],
        [(ACHIEVED, "shading"), (UNMARKED, "none")],
    ),
    "paragraph shading": (
        [para(A, properties=f'<w:shd w:val="clear" w:fill="{GREEN}"/>'), para(B)],
        [(ACHIEVED, "shading"), (UNMARKED, "none")],
    ),
    "cell shading in a nested table": (
        [_nested(A, "C6EFCE"), _nested(B, "FFC7CE")],
        [(ACHIEVED, "shading"), (STARTED, "shading")],
    ),
    "character style": (
        [para(run(A, '<w:rStyle w:val="Gront"/>')), para(B)],
        [(ACHIEVED, "style"), (UNMARKED, "none")],
    ),
    "paragraph style by inheritance": (
        [para(A, properties='<w:pStyle w:val="Gult"/>'), para(B)],
        [(ON_TRACK, "style"), (UNMARKED, "none")],
    ),
    "paragraph style with shading": (
        [para(A, properties='<w:pStyle w:val="Platta"/>'), para(B)],
        [(STARTED, "style"), (UNMARKED, "none")],
    ),
    "black set on purpose silences the style": (
        [para(run(A, '<w:color w:val="000000"/>'), properties='<w:pStyle w:val="Gult"/>'), para(B)],
        [(UNMARKED, "none"), (UNMARKED, "none")],
    ),
    "bullet sign": (
        [
            listed(A, mark=f'<w:color w:val="{GREEN}"/>'),
            listed(B, mark=f'<w:color w:val="{RED}"/>'),
        ],
        [(ACHIEVED, "font"), (STARTED, "font")],
    ),
    "typed sign": (
        [para(coloured("● ", GREEN), A), para(coloured("■ ", RED), B)],
        [(ACHIEVED, "font"), (STARTED, "font")],
    ),
    "typed sign, highlighted": (
        [para(highlighted("•", "yellow"), run(f" {A}")), para(B)],
        [(ON_TRACK, "highlight"), (UNMARKED, "none")],
    ),
    "sign from a symbol font": (
        [
            para(run("l", f'<w:rFonts w:ascii="Wingdings"/><w:color w:val="{GREEN}"/>'), f" {A}"),
            para(B),
        ],
        [(ACHIEVED, "font"), (UNMARKED, "none")],
    ),
    "coloured emoji": (
        [para(f"🟢 {A}"), para(f"🟡 {B}")],
        [(ACHIEVED, "font"), (ON_TRACK, "font")],
    ),
    "letters go before the sign": (
        [para(coloured("● ", GREEN), coloured(A, RED)), para(B)],
        [(STARTED, "font"), (UNMARKED, "none")],
    ),
    "no colour": ([para(A), para(B)], [(UNMARKED, "none"), (UNMARKED, "none")]),
    "blue and grey": (
        [para(coloured(A, "0070C0")), para(highlighted(B, "lightGray"))],
        [(UNMARKED, "none"), (UNMARKED, "none")],
    ),
    "a paragraph mark's colour is not a bullet's": (
        [para(A, properties=f'<w:rPr><w:color w:val="{GREEN}"/></w:rPr>'), para(B)],
        [(UNMARKED, "none"), (UNMARKED, "none")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_carrier(case: str) -> None:
    row_five, truth = CASES[case]
    found = goals(row_five, styles=_STYLES)
    assert summary(found) == [(A, *truth[0]), (B, *truth[1])]
    assert not any(g.ambiguous for g in found)
    assert all(g.repeated for g in found)


def test_the_list_levels_own_colour_is_the_bullets() -> None:
    found = goals([listed(A), listed(B)], numbering_colour=YELLOW)
    assert summary(found) == [(A, ON_TRACK, "font"), (B, ON_TRACK, "font")]


def test_the_carrier_is_said_in_plain_swedish() -> None:
    found = goals([para(highlighted(A, "yellow")), para(coloured(B, GREEN))])
    assert [g.basis_detail for g in found] == ["gul överstrykning", "grön text"]


def test_the_shading_of_row_fives_own_cell_counts_unless_it_is_the_tables_design() -> None:
    from tests.reports.reading import read
    from tests.reports.word import ANSWERS, LABELS

    green = '<w:shd w:val="clear" w:fill="C6EFCE"/>'

    def made(shaded: set[int]) -> list[str]:
        rows = [
            row(
                cell(LABELS[n]),
                cell(*({**ANSWERS, 5: [A, B]}[n]), properties=green if n in shaded else ""),
            )
            for n in LABELS
        ]
        return [str(g.status) for g in read(table(*rows)).initiatives[0].goals]

    assert made({5}) == [ACHIEVED, ACHIEVED]
    assert made(set(LABELS)) == [UNMARKED, UNMARKED]
