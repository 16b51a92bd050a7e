"""Small Word files in plain words, for the reader's tests.

Text and markup are written as the XML that Word writes; :func:`document` puts it in a package
made by python-docx. ``matrix`` is the template's table, with any row replaced.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from sbs_data.reports.xml import Element, W, value

LABELS = {
    1: "Namn på insats (ange nummer och namn enligt överenskommelse om insatser) "
    "Antal deltagare i insatsen och deras funktioner.",
    2: "Problem angivna i åtgärdsplanen.",
    3: "Orsaker till problemen angivna i åtgärdsplanen.",
    4: "Mål angivna i åtgärdsplanen.",
    5: "I vilken utsträckning har ni nått målen? (Upprepa målen och markera dem i rätt färg: "
    "grönt - uppnått, gult – på god väg, rött – påbörjat) "
    "Vilka synliga förbättringar ser ni i förhållande till målen?",
    6: "Mål som inte uppnåtts och vad det beror på.",
    7: "Vilka effekter på elevers resultat och måluppfyllelse har ni angivit i åtgärdsplanen",
    8: "Vilka effekter på elevers resultat och måluppfyllelse kan ni se?",
    9: "Vilka lärdomar har ni gjort under förbättringsarbetet?",
    10: "Vilka har varit delaktiga i uppföljningen och på vilket sätt? "
    "(till exempel genom workshops, enkäter med mera.)",
}

TITLE = "Slutredovisning av insatser inom ramen för Samverkan för bästa skola"


def run(text: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def coloured(text: str, colour: str) -> str:
    return run(text, f'<w:color w:val="{colour}"/>')


def highlighted(text: str, colour: str) -> str:
    return run(text, f'<w:highlight w:val="{colour}"/>')


def para(*content: str, properties: str = "") -> str:
    """A paragraph; plain strings become runs."""
    inner = "".join(c if c.startswith("<w:") else run(c) for c in content)
    head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{head}{inner}</w:p>"


def listed(*content: str, mark: str = "") -> str:
    """A list item; ``mark`` formats its own sign."""
    extra = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return para(
        *content,
        properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{extra}',
    )


BREAK = "<w:r><w:br/></w:r>"


def cell(*content: str, properties: str = "") -> str:
    inner = "".join(c if c.startswith(("<w:p", "<w:tbl", "<w:sdt")) else para(c) for c in content)
    if not inner or inner.endswith("</w:tbl>"):
        inner += "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    head = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{head}{''.join(cells)}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def control(content: str, *, placeholder: bool = False) -> str:
    """A content control (w:sdt) around anything."""
    shown = "<w:showingPlcHdr/>" if placeholder else ""
    return f"<w:sdt><w:sdtPr>{shown}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


ANSWERS: dict[int, Sequence[str]] = {
    1: ["Handledning i matematik vid Ekskolan enligt U2020/01234/S.", "Åtta lärare."],
    2: ["Många elever når inte målen."],
    3: ["Undervisningen varierar för lite."],
    4: ["Lärarna planerar sin undervisning tillsammans.", "Eleverna vet vad de ska lära sig."],
    5: ["Vi har börjat planera i par."],
    6: ["Inget särskilt."],
    7: ["Fler elever når målen."],
    8: ["Resultaten har stigit."],
    9: ["Det tar tid."],
    10: ["Alla lärare."],
}


def matrix(answers: Mapping[int, Sequence[str]] | None = None) -> str:
    """The template's matrix; ``answers`` replaces rows by number."""
    rows = {**ANSWERS, **(answers or {})}
    return table(*(row(cell(LABELS[n]), cell(*rows[n])) for n in sorted(rows)))


def document(
    *content: str,
    title: str | None = TITLE,
    styles: Sequence[str] = (),
    numbering_colour: str | None = None,
    header: str | None = None,
    footer: Sequence[str] = (),
    normal: str = "",
    defaults: str = "",
    lists: Sequence[str] = (),
) -> bytes:
    """A ``.docx`` holding the given paragraphs and tables.

    ``normal`` and ``defaults`` are run properties of the base style and of the document's
    defaults; ``lists`` definitions for its numbering part, before those it has.
    """
    made = docx.Document()
    body = made.element.body
    for old in list(body)[:-1]:
        body.remove(old)
    for piece in ([para(title)] if title else []) + list(content):
        marked = (
            piece.replace(">", f" {nsdecls('w')}>", 1)
            if not piece.startswith("<w:p/>")
            else (f"<w:p {nsdecls('w')}/>")
        )
        body.insert(len(body) - 1, parse_xml(marked))
    for style in styles:
        made.styles.element.append(parse_xml(style.replace(">", f" {nsdecls('w')}>", 1)))
    if numbering_colour:
        level = _first_level(made)
        for old in list(level.iterchildren(f"{W}rPr")):
            level.remove(old)
        level.append(
            parse_xml(f'<w:rPr {nsdecls("w")}><w:color w:val="{numbering_colour}"/></w:rPr>')
        )
    _add_properties(made.styles.element.find(f"{W}docDefaults/{W}rPrDefault"), defaults)
    _add_properties(made.styles["Normal"].element, normal)
    for definition in reversed(lists):
        marked = definition.replace(">", f" {nsdecls('w')}>", 1)
        made.part.numbering_part.element.insert(0, parse_xml(marked))
    if header:
        made.sections[0].header.paragraphs[0].text = header
    for line in footer:
        made.sections[0].footer.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _add_properties(holder: Element, properties: str) -> None:
    if properties:
        for old in list(holder.iterchildren(f"{W}rPr")):
            holder.remove(old)
        holder.append(parse_xml(f"<w:rPr {nsdecls('w')}>{properties}</w:rPr>"))


def _first_level(made: docx.document.Document) -> Element:
    """The first level of list 1, whose sign the list's items carry."""
    numbering = made.part.numbering_part.element
    number = next(n for n in numbering.iterchildren(f"{W}num") if n.get(f"{W}numId") == "1")
    wanted = value(number, "abstractNumId")
    abstract = next(
        a for a in numbering.iterchildren(f"{W}abstractNum") if a.get(f"{W}abstractNumId") == wanted
    )
    return next(abstract.iterchildren(f"{W}lvl"))


def repack(content: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """The same package with members replaced, added, or (``None``) left out."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, data in changes.items():
            if data is not None:
                new.writestr(name, data)
    return out.getvalue()


def member(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)
