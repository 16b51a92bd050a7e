"""The story of reading: open, walk, sort into matrices and running text, say whose it is."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from sbs_data.errors import Refused
from sbs_data.model import (
    Claim,
    Initiative,
    Kind,
    Notice,
    Part,
    Passage,
    Place,
    Report,
    Role,
    Section,
)
from sbs_data.reports import identity, narrative
from sbs_data.reports.claims import find_claims
from sbs_data.reports.colours import Theme
from sbs_data.reports.labels import area_of, is_residue
from sbs_data.reports.matrix import Matrix, is_matrix, read_matrix, residue
from sbs_data.reports.package import Package, open_package
from sbs_data.reports.styles import Styles
from sbs_data.reports.text import text
from sbs_data.reports.walk import Paragraph, Table, blocks
from sbs_data.reports.xml import P

# Less running text of its own than this is a covering line, not a narrative.
_LEAST_NARRATIVE = 200


def read_report(content: bytes, file_name: str) -> Report:
    """Read one Word file. Raises :class:`Refused` where it is no readable SBS report.

    Time and memory are linear in the document.
    """
    package = open_package(content, file_name)
    try:
        return _read(package, content, file_name)
    except RecursionError:
        raise Refused(
            f"”{file_name}” har tabeller i tabeller i så många led att den inte går att läsa. "
            "Kopiera matrisen till ett nytt Word-dokument och försök igen.",
            code="too_deep",
        ) from None


def _read(package: Package, content: bytes, file_name: str) -> Report:
    styles = Styles(package.styles, package.numbering, Theme(package.theme))
    initiatives: list[Initiative] = []
    notices: list[Notice] = []
    running: list[Paragraph] = []
    matrices: list[Matrix] = []
    # An area line is a heading for the matrix that follows; where none follows it is running text.
    chosen: Paragraph | None = None
    area: str | None = None
    area_place: Place | None = None
    awaiting_area = False
    for block in blocks(package.body):
        if isinstance(block, Table):
            if is_matrix(block):
                if awaiting_area:
                    notices.append(_area_missing(block))
                matrix = read_matrix(block, area, area_place, styles)
                matrices.append(matrix)
                initiatives.extend(_under(chosen, matrix.initiatives))
                notices.extend(matrix.notices)
                if matrix.is_empty:
                    running.extend(_paragraphs_of(block))
                chosen, awaiting_area = None, False
            else:
                running.extend(_paragraphs_of(block))
            continue
        words = block.text
        if not words:
            continue
        said = area_of(words)
        if said is not None:
            if chosen is not None:
                running.append(chosen)
            area, chosen, awaiting_area = said or None, block, not said
            area_place = block.place if said else None
        elif awaiting_area and len(words) <= 120 and words[-1] not in ".:":
            area, area_place, awaiting_area = words, block.place, False
        elif is_residue(words):
            notices.append(residue(block))
        else:
            running.append(block)
    if chosen is not None:
        running.append(chosen)
    return _report(package, content, file_name, initiatives, running, matrices, notices)


def _under(area_line: Paragraph | None, initiatives: list[Initiative]) -> list[Initiative]:
    """The line that names the area is the first of the questions below it."""
    if area_line is None or not initiatives:
        return initiatives
    first = initiatives[0]
    line = Passage(area_line.text, area_line.place)
    return [replace(first, questions=(line, *first.questions)), *initiatives[1:]]


def _report(
    package: Package,
    content: bytes,
    file_name: str,
    initiatives: list[Initiative],
    running: list[Paragraph],
    matrices: list[Matrix],
    notices: list[Notice],
) -> Report:
    headers = [
        words
        for header in package.headers
        for p in header.iter(P)
        if (words := Paragraph(p, Place()).text)
    ]
    lines = identity.top_lines(running, headers)
    if not matrices and not identity.is_redovisning(lines, running):
        raise Refused(
            f"”{file_name}” är ett Word-dokument men ingen redovisning inom Samverkan för bästa "
            "skola: varken mallens matris eller rubriken Slutredovisning eller Delredovisning "
            "finns. Kontrollera att det är rätt fil.",
            code="not_sbs",
        )
    sections = narrative.read_sections(running) + _notes(package)
    is_narrative = narrative.own_length(sections) >= _LEAST_NARRATIVE
    if not initiatives:
        notices.append(_no_matrix(matrices))
    if package.has_external_links:
        notices.append(
            Notice(
                "external_link",
                "Dokumentet hänvisar till innehåll utanför filen. Det har inte hämtats.",
            )
        )
    kind = identity.kind_of(lines, is_lettered=any(m.is_lettered for m in matrices))
    authority = identity.authority_of(lines)
    period = identity.period_of(lines)
    return Report(
        file=file_name,
        sha256=hashlib.sha256(content).hexdigest(),
        role=_role(bool(initiatives), is_narrative),
        kind=Kind(kind.value) if kind.value else None,
        kind_basis=kind.basis,
        authority=authority.value,
        authority_basis=authority.basis,
        period=period.value,
        period_basis=period.basis,
        period_suggestions=tuple(identity.period_suggestions(initiatives, running)),
        initiatives=tuple(initiatives),
        sections=tuple(sections),
        claims=tuple(_claims(initiatives, sections)),
        warnings=tuple(notices),
    )


def _claims(initiatives: list[Initiative], sections: list[Section]) -> list[Claim]:
    found = [
        claim
        for number, initiative in enumerate(initiatives, start=1)
        for claim in find_claims(initiative.passages(), number)
    ]
    running = ((Part.SECTION, p) for s in sections if not s.is_template for p in s.paragraphs)
    return found + find_claims(running)


def _notes(package: Package) -> list[Section]:
    """Footnotes and endnotes: words of the report that stand outside its body."""
    words = [t for note in package.notes for p in note.iter(P) if (t := text(p))]
    passages = tuple(Passage(w, Place()) for w in words)
    return [Section("Fotnoter", Place(), passages)] if passages else []


def _role(has_matrix: bool, is_narrative: bool) -> Role:
    if has_matrix:
        return Role.BOTH if is_narrative else Role.MATRIX
    return Role.NARRATIVE


def _paragraphs_of(table: Table) -> list[Paragraph]:
    return [p for row in table.rows for cell in row.cells for p in cell.paragraphs if p.text]


def _area_missing(table: Table) -> Notice:
    return Notice(
        "area_missing",
        "Inget utvecklingsområde är valt ovanför matrisen.",
        Place(table=table.number),
    )


def _no_matrix(matrices: list[Matrix]) -> Notice:
    what = "Matrisen är tom" if matrices else "Dokumentet har ingen matris, bara löpande text"
    return Notice(
        "matrix_empty", f"{what}. Om matrisen finns i bilagor: importera bilagorna också."
    )
