"""What Word does not show is not read; what it shows without words is."""

from __future__ import annotations

import pytest

from tests.reports.reading import GREEN, RED, A, B, goals, initiative, read, summary
from tests.reports.word import (
    ANSWERS,
    LABELS,
    cell,
    coloured,
    control,
    matrix,
    para,
    row,
    run,
    table,
)

TRACKED = 'w:id="1" w:author="X" w:date="2024-01-01T00:00:00Z"'
HIDE = "<w:vanish/>"
STYLES = (
    '<w:style w:type="character" w:styleId="Dold"><w:name w:val="Dold"/>'
    '<w:basedOn w:val="Doldgrund"/></w:style>',
    '<w:style w:type="character" w:styleId="Doldgrund"><w:name w:val="Doldgrund"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>",
    '<w:style w:type="paragraph" w:styleId="Gomd"><w:name w:val="Gömd"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>",
    '<w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/>'
    '<w:basedOn w:val="Ring"/></w:style>',
)


def _problems(*lines: str, **options: object) -> list[str]:
    return [p.text for p in initiative({2: list(lines)}, **options).problems]


@pytest.mark.parametrize(
    "hidden",
    [
        para(run("Gammalt.", HIDE)),
        para(run("Gammalt.", '<w:rStyle w:val="Dold"/>')),
        para("Gammalt.", properties='<w:pStyle w:val="Gomd"/>'),
        para(run("Gam", HIDE), run("malt.", HIDE), properties=f"<w:rPr>{HIDE}</w:rPr>"),
        para("<w:hyperlink>" + run("Gammalt.", HIDE) + "</w:hyperlink>"),
        para(f"<w:ins {TRACKED}>" + run("Gammalt.", HIDE) + "</w:ins>"),
    ],
)
def test_hidden_words_are_not_read(hidden: str) -> None:
    assert _problems("Ett.", hidden, "Två.", styles=STYLES) == ["Ett.", "Två."]


@pytest.mark.parametrize(
    "shown",
    [
        para(run("Synligt.", '<w:vanish w:val="0"/>'), properties='<w:pStyle w:val="Gomd"/>'),
        # A hidden character style on a hidden paragraph style: the two cancel each other out.
        para(run("Synligt.", '<w:rStyle w:val="Dold"/>'), properties='<w:pStyle w:val="Gomd"/>'),
        para("Synligt.", properties='<w:pStyle w:val="Ring"/>'),
    ],
)
def test_words_that_only_seem_hidden_are_read(shown: str) -> None:
    found = _problems("Ett.", shown, "", "Två.", styles=STYLES)
    assert " ".join(found) == "Ett. Synligt. Två."


def test_a_hidden_goal_in_a_colour_is_no_goal() -> None:
    hidden = para(run("Ett mål som togs bort.", f'{HIDE}<w:color w:val="{RED}"/>'))
    found = goals([hidden, para(coloured(A, GREEN)), B])
    assert summary(found) == [(A, "achieved", "font"), (B, "unmarked", "none")]


@pytest.mark.parametrize("mark", [f"<w:del {TRACKED}/>", f"<w:moveFrom {TRACKED}/>", HIDE])
def test_paragraphs_whose_mark_is_gone_are_one(mark: str) -> None:
    gone = f"<w:rPr>{mark}</w:rPr>"
    lines = [
        para(coloured("Lärarna planerar ", GREEN), properties=gone),
        para(coloured("sin undervisning ", GREEN), properties=gone),
        '<w:bookmarkStart w:id="7" w:name="x"/>',
        para(coloured("tillsammans.", GREEN)),
        para(coloured(B, RED)),
    ]
    answer = "".join(lines)
    found = goals([answer])
    assert summary(found) == [(A, "achieved", "font"), (B, "started", "font")]
    assert [g.status_place.paragraph for g in found if g.status_place] == [1, 2]


def test_a_mark_that_is_gone_before_a_table_or_last_in_a_cell_changes_nothing() -> None:
    gone = f"<w:rPr><w:del {TRACKED}/></w:rPr>"
    inner = table(row(cell(para("Inne.", properties=gone))))
    assert _problems(para("Före.", properties=gone), inner, "Efter.") == [
        "Före.",
        "Inne.",
        "Efter.",
    ]


def test_a_text_box_in_a_paragraph_whose_mark_is_gone() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>I en ruta.</w:t></w:r></w:p></w:txbxContent>"
    gone = f"<w:rPr><w:del {TRACKED}/></w:rPr>"
    first = para("Ett ", f"<w:r><w:pict>{box}</w:pict></w:r>", properties=gone)
    assert _problems(first, "stycke.") == ["Ett stycke.", "I en ruta."]


def test_deleted_cells_and_deleted_nested_rows_are_gone() -> None:
    deleted = cell("Borta.", properties=f"<w:cellDel {TRACKED}/>")
    inner = table(
        row(cell("Kvar.")),
        row(cell("Bort."), properties=f"<w:del {TRACKED}/>"),
    )
    rows = [row(cell(LABELS[n]), cell(*ANSWERS[n])) for n in LABELS]
    rows[1] = row(cell(LABELS[2]), deleted, cell(inner))
    (found,) = read(table(*rows)).initiatives
    assert [p.text for p in found.problems] == ["Kvar."]


@pytest.mark.parametrize(
    "prompt",
    [
        "Klicka här för att ange text.",
        "Klicka eller tryck här för att ange text.",
        "Klicka eller tryck här för att ange datum.",
        "Välj ett objekt.",
        "Click or tap here to enter text.",
        "Choose an item.",
        " ",
    ],
)
def test_a_known_prompt_is_no_text(prompt: str) -> None:
    assert _problems(para(control(run(prompt), placeholder=True))) == []


@pytest.mark.parametrize(
    "words", ["Rutinen är inte känd.", "Välj alltid handledning.", "Klicka inte så fort."]
)
def test_words_of_their_own_under_the_flag_of_a_prompt_are_read(words: str) -> None:
    inside = control(run(words), placeholder=True)
    assert _problems(para(inside), control(para(words), placeholder=True)) == [words, words]


def _field(data: str, after: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        f'<w:r><w:instrText> FORM </w:instrText></w:r>{after}<w:r><w:fldChar w:fldCharType="end"/>'
        "</w:r>"
    )


_ENTRIES = '<w:listEntry w:val="Välj"/><w:listEntry w:val="Elevhälsa"/>'


@pytest.mark.parametrize(
    ("chosen", "area"),
    [
        ('<w:result w:val="1"/>', "Elevhälsa"),
        ('<w:default w:val="1"/>', "Elevhälsa"),
        ('<w:default w:val="1"/><w:result w:val="0"/>', None),
        ("", None),
        ('<w:result w:val="7"/>', None),
        ('<w:result w:val="x"/>', None),
    ],
)
def test_the_choice_of_an_older_drop_down_is_read(chosen: str, area: str | None) -> None:
    field = _field(f"<w:ddList>{chosen}{_ENTRIES}</w:ddList>")
    (found,) = read(para("Välj utvecklingsområde: ", field), matrix()).initiatives
    assert found.area == area


def test_a_field_with_words_of_its_own_keeps_them() -> None:
    data = f'<w:ddList><w:result w:val="1"/>{_ENTRIES}</w:ddList>'
    assert _problems(para(_field(data, run("Elevhälsan")))) == ["Elevhälsan"]


@pytest.mark.parametrize(
    ("data", "sign"),
    [
        ("<w:checkBox><w:checked/></w:checkBox>", "☒"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐"),
        ("<w:checkBox/>", "☐"),
    ],
)
def test_an_older_box_to_tick_is_shown(data: str, sign: str) -> None:
    assert _problems(para(_field(data), " Uppnått")) == [f"{sign} Uppnått"]


def _box(inside: str, ticked: str) -> str:
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    box = f'<w14:checkbox {w14}><w14:checked w14:val="{ticked}"/></w14:checkbox>'
    return f"<w:sdt><w:sdtPr>{box}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("inside", "ticked", "shown"),
    [
        (run("☒"), "1", "☒"),
        (run("☐"), "1", "☐"),  # the page says so
        (run("å"), "1", "☒"),
        (run("å"), "0", "☐"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "0", "☑"),
        ('<w:r><w:sym w:font="Wingdings 3" w:char="F041"/></w:r>', "true", "☒"),
    ],
)
def test_a_box_to_tick_in_a_content_control(inside: str, ticked: str, shown: str) -> None:
    assert _problems(para(_box(inside, ticked), " Uppnått")) == [f"{shown} Uppnått"]


@pytest.mark.parametrize(
    ("font", "char", "sign"),
    [
        ("Wingdings", "F0A8", "☐"),
        ("Wingdings", "00FD", "☒"),
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings 2", "F052", "☑"),
        ("Webdings", "F061", "✓"),
        ("Wingdings", "F0E0", "●"),
        ("MS Gothic", "2612", "☒"),
        ("Calibri", "F0B7", "●"),
        ("Calibri", "zz", "●"),
    ],
)
def test_signs_of_symbol_fonts(font: str, char: str, sign: str) -> None:
    symbol = f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'
    assert _problems(para(symbol, " a")) == [f"{sign} a"]


def test_joining_is_linear() -> None:
    """Each child is moved once, however long the row of deleted marks is."""
    from lxml import etree

    from sbs_data.reports.shown import Hidden, keep_shown
    from sbs_data.reports.xml import P, W

    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    one = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
    written = f'<w:body xmlns:w="{space}">{one * 4000}<w:p/></w:body>'.encode()
    root = etree.fromstring(written)
    keep_shown(root, written, Hidden())
    assert len(list(root.iter(P))) == 1
    assert len(list(root.iter(f"{W}t"))) == 4000
