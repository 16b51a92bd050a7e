"""The A4 as a Word file to work on: real headings, lists and tables, in Swedish, nobody's name."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, time

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from sbs_data.answers import overview
from sbs_data.answers.overview import Overview
from sbs_data.exports import one_page
from sbs_data.exports.one_page import Item, Sheet, TableRow, cells
from sbs_data.figures.palette import PAPER, TONES
from sbs_data.model import Status
from sbs_data.words.formats import number
from sbs_data.words.statuses import STATUS

_FONT = "Arial"
"""Every Word has it, and whatever stands in for it elsewhere is as wide."""
_TEXT, _SMALL, _HEADLINE, _TITLE, _HEADING = 9.0, 8.0, 14.0, 18.0, 11.0
_COUNT = 11.0
_MARGIN_SIDE, _MARGIN_TOP = 16, 14
_WIDTH = 210 - 2 * _MARGIN_SIDE
_COUNT_WIDTH, _ALL_WIDTH, _LATEST_WIDTH = 20, 15, 35
_INDENT = 4
_WORDS_2013 = 15
"""The layout Word has had since 2013; without it, the file opens in compatibility mode."""


def to_word(view: Overview) -> bytes:
    """The Word file: one A4, saying what the PDF says."""
    sheet = one_page.cut(view)
    doc = Document()
    _set_up(doc, view, sheet)
    _write(doc, sheet)
    made = io.BytesIO()
    doc.save(made)
    return made.getvalue()


def _write(doc: Doc, sheet: Sheet) -> None:
    doc.add_heading(sheet.title, 1)
    _paragraph(doc, f"{sheet.selection} {sheet.made}.", size=_SMALL, faded=True)
    _paragraph(doc, sheet.headline, size=_HEADLINE, bold=True, before=4, after=3)
    _paragraph(doc, sheet.movement, size=10.5, after=3)
    _write_counts(doc, sheet)
    _paragraph(doc, sheet.own_account, size=_SMALL, faded=True)
    _write_goals(doc, overview.MOVED, sheet.moved)
    _note(doc, sheet.moved_note)
    _write_goals(doc, overview.STILL, sheet.still, sheet.still_note)
    doc.add_heading(overview.WAITING, 2)
    _paragraph(doc, sheet.waiting)
    _write_table(doc, overview.SCHOOLS, one_page.WHOSE, sheet.schools, has_latest=True)
    _note(doc, sheet.schools_note)
    _write_table(doc, overview.AREAS, one_page.AREA, sheet.areas, has_latest=False)
    if sheet.targets or sheet.targets_note:
        doc.add_heading(overview.TARGETS, 2)
        for text in sheet.targets:
            doc.add_paragraph(text, style="List Bullet")
        _note(doc, sheet.targets_note)
    _write_results(doc, sheet)
    _paragraph(doc, sheet.reading, size=_SMALL, faded=True, before=6)
    _paragraph(doc, sheet.source, size=_SMALL, faded=True)


def _write_results(doc: Doc, sheet: Sheet) -> None:
    if not sheet.results_note:
        return
    doc.add_heading(overview.RESULTS, 2)
    if sheet.results:
        paragraph = _paragraph(doc, f"{sheet.results_title} ", bold=True)
        run = paragraph.add_run(sheet.results)
        run.font.size = Pt(_TEXT)
    for text in sheet.claims:
        doc.add_paragraph(text, style="List Bullet")
    _note(doc, sheet.results_note)


def _write_counts(doc: Doc, sheet: Sheet) -> None:
    paragraph = _paragraph(doc, "", before=2, after=3)
    for status, word, count in sheet.counts:
        many = paragraph.add_run(f"\u00a0\u00a0{number(count)}\u00a0")
        sign = f"{STATUS[status].sign} {word}".replace(" ", "\u00a0")  # which no line parts
        said = paragraph.add_run(f"{sign}\u00a0\u00a0")
        many.bold = True
        for run in (many, said):
            run.font.size = Pt(_COUNT)
            _colour(run, status)
        paragraph.add_run("   ")


def _said(status: Status) -> str:
    """Symbol and word, which no line parts."""
    return f"{STATUS[status].sign} {STATUS[status].word}".replace(" ", "\u00a0")


def _write_goals(doc: Doc, title: str, items: Sequence[Item], note: str = "") -> None:
    if not items and not note:
        return
    doc.add_heading(title, 2)
    for item in items:
        paragraph = doc.add_paragraph(item.goal, style="List Bullet")
        paragraph.add_run().add_break()
        if item.lead:
            _small(paragraph.add_run(f"{item.lead}: "))
        if item.was is not None:
            _colour(_small(paragraph.add_run(_said(item.was))), item.was)
            _small(paragraph.add_run(" → "))
        _colour(_small(paragraph.add_run(_said(item.now))), item.now)
        _small(paragraph.add_run(f"  {item.tail}"))
    _note(doc, note)


def _small(run: Run) -> Run:
    run.font.size = Pt(_SMALL)
    return run


def _colour(run: Run, status: Status) -> None:
    """A status's ink on its ground."""
    tone = TONES["light"][status]
    run.font.color.rgb = RGBColor.from_string(tone.ink[1:])
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", tone.ground[1:])):
        shade.set(qn(f"w:{name}"), value)
    run._r.get_or_add_rPr().append(shade)


def _write_table(
    doc: Doc, title: str, whose: str, rows: Sequence[TableRow], *, has_latest: bool
) -> None:
    if not rows:
        return
    doc.add_heading(title, 2)
    words = [whose, *(look.word for look in STATUS.values()), one_page.ALL]
    last = [one_page.LATEST] if has_latest else []
    table = doc.add_table(rows=0, cols=len(words) + len(last))
    table.autofit = False
    _draw_lines(table)
    header = [*words, *last]
    _add_row(table, header, is_header=True)
    for row in rows:
        _add_row(table, [*cells(row), *([row.latest] if has_latest else [])])
    widths = [*[_COUNT_WIDTH] * len(STATUS), _ALL_WIDTH, *[_LATEST_WIDTH] * len(last)]
    widths.insert(0, _WIDTH - sum(widths))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    _describe(table, title)


def _add_row(table: Table, texts: Sequence[str], *, is_header: bool = False) -> None:
    row = table.add_row()  # type: ignore[no-untyped-call]
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_header:
        properties.append(OxmlElement("w:tblHeader"))
    for at, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        _fill(cell, text, is_header=is_header, is_number=0 < at < len(STATUS) + 2)


def _fill(cell: _Cell, text: str, *, is_header: bool, is_number: bool) -> None:
    paragraph = cell.paragraphs[0]
    run = _small(paragraph.add_run(text))
    run.bold = is_header
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.space_after = Pt(1)
    paragraph.paragraph_format.space_before = Pt(1)


def _draw_lines(table: Table) -> None:
    """A hairline under each row, and little air at the sides."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (
            ("val", "single"), ("sz", "4"), ("space", "0"), ("color", PAPER["light"].hairline[1:]),
        ):  # fmt: skip
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties.append(borders)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "50")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.append(margins)


def _describe(table: Table, title: str) -> None:
    """What a screen reader says of the table before it is read."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    table._tbl.tblPr.append(caption)


def _paragraph(
    doc: Doc,
    text: str,
    *,
    size: float = _TEXT,
    bold: bool = False,
    faded: bool = False,
    before: float = 0,
    after: float = 2,
) -> Paragraph:
    paragraph = doc.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(after)
    if text:
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(size), bold
        if faded:
            run.font.color.rgb = RGBColor.from_string(PAPER["light"].faded[1:])
    return paragraph


def _note(doc: Doc, text: str) -> None:
    if text:
        _paragraph(doc, text, size=_SMALL, faded=True, before=1)


def _set_up(doc: Doc, view: Overview, sheet: Sheet) -> None:
    section = doc.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(_MARGIN_SIDE)
    section.top_margin = section.bottom_margin = Mm(_MARGIN_TOP)
    section.header_distance = section.footer_distance = Mm(8)
    for name, size, before, after in (
        ("Normal", _TEXT, 0, 2), ("Heading 1", _TITLE, 0, 2), ("Heading 2", _HEADING, 7, 2),
        ("List Bullet", _TEXT, 0, 2),
    ):  # fmt: skip
        style = doc.styles[name]
        if not isinstance(style, ParagraphStyle):
            raise TypeError(f"{name} is no paragraph style")
        _set_style(style, size, before, after)
    _set_language(doc)
    _set_layout(doc)
    about = doc.core_properties
    about.title, about.language = sheet.title, "sv-SE"
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = datetime.combine(view.made_on, time(12))


def _set_style(style: ParagraphStyle, size: float, before: float, after: float) -> None:
    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), _FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.0
    if style.name == "List Bullet":
        style.paragraph_format.left_indent = Mm(_INDENT)
        style.paragraph_format.first_line_indent = Mm(-_INDENT)
        style.paragraph_format.tab_stops.add_tab_stop(Mm(_INDENT))
    if style.name and style.name.startswith("Heading"):
        ink = PAPER["light"].ink if style.name == "Heading 1" else PAPER["light"].accent
        style.font.color.rgb = RGBColor.from_string(ink[1:])
        style.paragraph_format.keep_with_next = True


def _set_language(doc: Doc) -> None:
    """Swedish, so that it is read aloud and spell-checked as Swedish."""
    for lang in doc.styles.element.iter(qn("w:lang")):
        for name in ("val", "eastAsia"):
            lang.set(qn(f"w:{name}"), "sv-SE")


def _set_layout(doc: Doc) -> None:
    settings = doc.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    compat = OxmlElement("w:compat")
    mode = OxmlElement("w:compatSetting")
    for name, value in (
        ("name", "compatibilityMode"),
        ("uri", "http://schemas.microsoft.com/office/word"),
        ("val", str(_WORDS_2013)),
    ):
        mode.set(qn(f"w:{name}"), value)
    compat.append(mode)
    before = settings.find(qn("w:rsids"))
    if before is None:
        settings.append(compat)
    else:
        before.addprevious(compat)
