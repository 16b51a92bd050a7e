"""The story of reading: open, walk, sort into matrices and running text, say whose it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

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
    Told,
)
from sbs_data.reports import identity, narrative
from sbs_data.reports.arrange import arrange
from sbs_data.reports.asking import Asking
from sbs_data.reports.claim_reader import find_claims
from sbs_data.reports.colours import Theme
from sbs_data.reports.decomposed import whole
from sbs_data.reports.grounds import Grounds
from sbs_data.reports.labels import area_of, is_residue
from sbs_data.reports.marks import is_struck
from sbs_data.reports.matrix import Matrix, read_matrix, residue
from sbs_data.reports.package import Package, open_package
from sbs_data.reports.styles import Styles
from sbs_data.reports.summaries import with_summaries
from sbs_data.reports.text import text
from sbs_data.reports.top import cover_lines, foot_lines, top_lines
from sbs_data.reports.walk import Paragraph, Table, blocks
from sbs_data.reports.xml import R_PR, Element, P, R, T, child_of

# Less running text of its own than this is a covering line, not a narrative.
_LEAST_NARRATIVE = 200
_LONGEST_AREA = 120
_LONGEST_QUOTE = 60


def read_report(content: bytes, file_name: str, told: tuple[Told, ...] = ()) -> Report:
    """Read one Word file. Raises :class:`Refused` where it is no readable SBS report.

    ``told`` is what persons have answered; it is heard only where the reader would else ask.
    Time and memory are linear in the document.
    """
    file_name = whole(file_name)
    package = open_package(content, file_name)
    try:
        return _read(package, content, file_name, Asking(told))
    except RecursionError:
        raise Refused(
            f"”{file_name}” har tabeller i tabeller i så många led att den inte går att läsa. "
            "Kopiera matrisen till ett nytt Word-dokument och försök igen.",
            code="too_deep",
        ) from None


@dataclass(slots=True)
class _Gathered:
    """What has been found so far, going down the document."""

    grounds: Grounds
    asking: Asking
    initiatives: list[Initiative] = field(default_factory=list)
    running: list[Paragraph] = field(default_factory=list)
    matrices: list[Matrix] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    area: str | None = None
    area_place: Place | None = None
    # The line that names the area heads the matrix that follows; where none does, it is text.
    area_line: Paragraph | None = None
    awaits_area: bool = False
    # The tables above the first matrix, and how much running text.
    cover: list[Table] = field(default_factory=list)
    above: int | None = None

    def table(self, table: Table) -> None:
        if not table.is_matrix:
            self.running.extend(_paragraphs_of(table))
            if self.above is None:
                self.cover.append(table)
            return
        if self.above is None:
            self.above = len(self.running)
        if self.awaits_area:
            self.notices.append(_area_missing(table))
        matrix = read_matrix(
            table,
            self.area,
            self.area_place,
            self.grounds,
            self.asking,
            len(self.initiatives) + 1,
        )
        self.matrices.append(matrix)
        self.initiatives.extend(_under(self.area_line, matrix.initiatives))
        self.notices.extend(matrix.notices)
        if matrix.is_empty:
            self.running.extend(_paragraphs_of(table))
        self.area_line, self.awaits_area = None, False

    def paragraph(self, paragraph: Paragraph) -> None:
        words = paragraph.text
        if not words:
            return
        area = area_of(words)
        if area is not None:
            self.close()
            self.area, self.area_line, self.awaits_area = area or None, paragraph, not area
            self.area_place = paragraph.place if area else None
        elif self.awaits_area and len(words) <= _LONGEST_AREA and words[-1] not in ".:":
            self.area, self.area_place, self.awaits_area = words, paragraph.place, False
        elif is_residue(words):
            self.notices.append(residue(paragraph))
        else:
            self.running.append(paragraph)

    def close(self) -> None:
        """An area line that no matrix followed is running text."""
        if self.area_line is not None:
            self.running.append(self.area_line)
            self.area_line = None


def _read(package: Package, content: bytes, file_name: str, asking: Asking) -> Report:
    found = _Gathered(
        Grounds(
            Styles(package.styles, package.numbering, Theme(package.theme)),
            has_strikes=package.has_strikes,
        ),
        asking,
    )
    arrangement = arrange(blocks(package.body), asking)
    found.notices.extend(arrangement.notices)
    for block in arrangement.blocks:
        if isinstance(block, Table):
            found.table(block)
        else:
            found.paragraph(block)
    found.close()
    found.initiatives = with_summaries(
        found.initiatives, arrangement.summaries, found.grounds, asking
    )
    return _report(package, content, file_name, found)


def _under(area_line: Paragraph | None, initiatives: list[Initiative]) -> list[Initiative]:
    """The line that names the area is the first of the questions below it."""
    if area_line is None or not initiatives:
        return initiatives
    first = initiatives[0]
    line = Passage(area_line.text, area_line.place)
    return [replace(first, questions=(line, *first.questions)), *initiatives[1:]]


def _report(package: Package, content: bytes, file_name: str, found: _Gathered) -> Report:
    lines = [
        *cover_lines(found.cover),
        *top_lines(found.running, _lines_of(package.headers), before_matrix=found.above),
    ]
    if not found.matrices and not identity.is_redovisning(lines, found.running):
        raise Refused(
            f"”{file_name}” är ett Word-dokument men ingen redovisning inom Samverkan för bästa "
            "skola: varken mallens matris eller rubriken Slutredovisning eller Delredovisning "
            "finns. Kontrollera att det är rätt fil.",
            code="not_sbs",
        )
    sections = narrative.read_sections(found.running) + _notes(package)
    foot = foot_lines(_lines_of(package.footers))
    kind = identity.kind_of(lines, foot, is_lettered=any(m.is_lettered for m in found.matrices))
    elsewhere = [(_words_of(file_name), "i filnamnet"), *package.properties]
    authority = identity.authority_of(lines, elsewhere, foot)
    period = identity.period_of(lines, foot)
    return Report(
        file=file_name,
        sha256=hashlib.sha256(content).hexdigest(),
        role=_role(found.initiatives, sections),
        kind=Kind(kind.value) if kind.value else None,
        kind_basis=kind.basis,
        authority=authority.said.value,
        authority_basis=authority.said.basis,
        authority_suggestions=authority.suggestions,
        period=period.value,
        period_basis=period.basis,
        period_suggestions=tuple(
            identity.period_suggestions(found.initiatives, found.running, elsewhere)
        ),
        initiatives=tuple(found.initiatives),
        sections=tuple(sections),
        claims=tuple(_claims(found.initiatives, sections)),
        warnings=(
            *found.notices,
            *identity.several(authority),
            *_of_the_whole(package, found),
        ),
        asked=found.asking.open,
    )


def _of_the_whole(package: Package, found: _Gathered) -> Iterator[Notice]:
    if not found.initiatives and not any(n.code == "matrix_unread" for n in found.notices):
        yield _no_matrix(found.matrices)
    struck = _first_struck(package) if package.has_strikes else ""
    if struck:
        yield Notice(
            "struck",
            f"Dokumentet har genomstruken text: ”{struck}”. Den är läst som den andra texten.",
        )
    if package.has_external_links:
        yield Notice(
            "external_link",
            "Dokumentet hänvisar till innehåll utanför filen. Det har inte hämtats.",
        )
    if package.has_macros:
        yield Notice(
            "macros",
            "Dokumentet innehåller makron. De har inte körts, och det som står i dem är inte läst.",
        )


def _first_struck(package: Package) -> str:
    """The first words with a line through them that stand in one run."""
    for run in package.body.iter(R):
        words = "".join(t.text or "" for t in run.iterchildren(T)).strip()
        if words and is_struck(child_of(run, R_PR)):
            if len(words) > _LONGEST_QUOTE:
                return f"{words[:_LONGEST_QUOTE]}…"
            return words.rstrip(".")
    return ""


def _words_of(file_name: str) -> str:
    """A file's name as words: "Slutredovisning_VT23.docx" has two."""
    return file_name.rsplit(".", 1)[0].replace("_", " ")


def _lines_of(parts: Iterable[Element]) -> list[str]:
    """The paragraphs of page headers or footers."""
    return [words for part in parts for p in part.iter(P) if (words := text(p))]


def _notes(package: Package) -> list[Section]:
    """Footnotes and endnotes: words of the report that stand outside its body."""
    words = [t for note in package.notes for p in note.iter(P) if (t := text(p))]
    passages = tuple(Passage(w, Place()) for w in words)
    return [Section("Fotnoter", Place(), passages)] if passages else []


def _own(initiative: Initiative) -> tuple[str, ...]:
    """The school that an initiative's words may name as their own: its one."""
    return initiative.schools if len(initiative.schools) == 1 else ()


def _claims(initiatives: list[Initiative], sections: list[Section]) -> list[Claim]:
    found = [
        claim
        for number, initiative in enumerate(initiatives, start=1)
        for claim in find_claims(initiative.passages(), number, _own(initiative))
    ]
    running = ((Part.SECTION, p) for s in sections if not s.is_template for p in s.paragraphs)
    return found + find_claims(running)


def _role(initiatives: list[Initiative], sections: list[Section]) -> Role:
    is_narrative = narrative.own_length(sections) >= _LEAST_NARRATIVE
    if initiatives:
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
