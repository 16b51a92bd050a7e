"""Source → Word, as the schools fill it in: the template's table, its dropdown and the colours."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from xml.sax.saxutils import quoteattr

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from sbs_data.example.source import Area, Heading, Line, Mark, Matrix, Source
from sbs_data.example.template import AREA_PROMPT, AREAS, LABELS
from sbs_data.model import Basis, Status

# Word's own green; amber and brick, since pure yellow and red are hard to read on white.
FONT_COLOURS = {Status.ACHIEVED: "00B050", Status.ON_TRACK: "BF8F00", Status.STARTED: "C00000"}
SHADING_FILLS = {Status.ACHIEVED: "C6E0B4", Status.ON_TRACK: "FFE699", Status.STARTED: "F4A6A6"}
HIGHLIGHTS = {
    Status.ACHIEVED: WD_COLOR_INDEX.BRIGHT_GREEN,
    Status.ON_TRACK: WD_COLOR_INDEX.YELLOW,
    Status.STARTED: WD_COLOR_INDEX.RED,
}
STYLE_NAMES = {
    Status.ACHIEVED: "Mål uppnått",
    Status.ON_TRACK: "Mål på god väg",
    Status.STARTED: "Mål påbörjat",
}
COLUMN_WIDTHS = (Cm(5.5), Cm(10.5))
WRITTEN = datetime(2025, 6, 13, 8, 0, tzinfo=UTC)


def build(source: Source) -> bytes:
    """The Word file; the same bytes each time."""
    document = _empty_document(source.name)
    for block in source.blocks:
        match block:
            case Heading():
                document.add_heading(block.text, block.level - 1)
            case Line():
                _write(document.add_paragraph(), block)
            case Area():
                _write_area(document.add_paragraph(), block)
            case Matrix():
                _write_matrix(document, source, block)
    saved = BytesIO()
    document.save(saved)
    return _pack(saved.getvalue())


def _empty_document(title: str) -> Document:
    document = docx.Document()
    document.sections[0].page_width, document.sections[0].page_height = Cm(21), Cm(29.7)
    _drop_ballast(document)
    for status, name in STYLE_NAMES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb = RGBColor.from_string(FONT_COLOURS[status])
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")
    about = document.core_properties
    about.title, about.subject, about.comments = title, "Påhittat exempel", ""
    about.author = about.last_modified_by = "Exempelkommunen"
    about.created = about.modified = WRITTEN
    about.revision = 1
    return document


def _drop_ballast(document: Document) -> None:
    """Most of python-docx' start file: a hundred table styles, all styles twice, a picture."""
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in {"Normal Table", "Table Grid"}:
            style.delete()
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[key]
    package_rels = document.part.package.rels if document.part.package else {}
    for key, relation in list(package_rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package_rels[key]


def _write_area(paragraph: Paragraph, area: Area) -> None:
    """The prompt and the template's dropdown: a content control, not a run."""
    paragraph.add_run(AREA_PROMPT)
    if not area.is_chosen:
        paragraph.add_run(area.name)
        return
    choices = "".join(
        f"<w:listItem w:displayText={quoteattr(name)} w:value={quoteattr(name)}/>" for name in AREAS
    )
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:dropDownList>{choices}</w:dropDownList></w:sdtPr>"
        "<w:sdtContent><w:r><w:t/></w:r></w:sdtContent></w:sdt>"
    )
    next(control.iter(qn("w:t"))).text = area.name
    paragraph._p.append(control)


def _write_matrix(document: Document, source: Source, matrix: Matrix) -> None:
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for part, lines in matrix.rows.items():
        label, content = table.add_row().cells
        _fill(label, [Line(text) for text in LABELS[source.template][part]])
        _fill(content, lines)
        label.width, content.width = COLUMN_WIDTHS
    document.add_paragraph()


def _fill(cell: _Cell, lines: list[Line]) -> None:
    """A new cell has one empty paragraph already: the first line goes there."""
    for number, line in enumerate(lines):
        _write(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), line)


def _write(paragraph: Paragraph, line: Line) -> None:
    if line.bullet:
        paragraph.style = "List Bullet"
    for stretch in line.stretches:
        _colour(paragraph.add_run(stretch.text), stretch.mark)
    if line.text and not line.stretches:
        paragraph.add_run(line.text)


def _colour(run: Run, mark: Mark) -> None:
    match mark.basis:
        case Basis.FONT:
            run.font.color.rgb = RGBColor.from_string(FONT_COLOURS[mark.status])
        case Basis.HIGHLIGHT:
            run.font.highlight_color = HIGHLIGHTS[mark.status]
        case Basis.SHADING:
            shading = OxmlElement("w:shd")
            shading.set(qn("w:val"), "clear")
            shading.set(qn("w:color"), "auto")
            shading.set(qn("w:fill"), SHADING_FILLS[mark.status])
            run._r.get_or_add_rPr().append(shading)
        case Basis.STYLE:
            run.style = STYLE_NAMES[mark.status]
        case Basis.NONE:
            pass


def _pack(saved: bytes) -> bytes:
    """The same parts with fixed order and times.

    Not compressed: the bytes of deflate differ between builds of zlib.
    """
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(saved)) as parts, zipfile.ZipFile(packed, "w") as out:
        for name in sorted(parts.namelist()):  # "[Content_Types].xml" comes first, as it should
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.create_system, info.external_attr = 3, 0o600 << 16  # else the machine's own
            out.writestr(info, parts.read(name))
    return packed.getvalue()
