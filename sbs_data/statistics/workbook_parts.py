"""The parts of an Excel package that are read, each found in one way or not at all.

Programs differ in how they look for a part: by other letter case, by a fixed name, by the first of
two relations. Whatever could be found in two ways is doubtful here, and the file is refused. The
cells are then read from a new package (:meth:`Parts.repacked`) of what was walked through.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from typing import Any

from lxml import etree

from sbs_data import limits
from sbs_data.office import is_unreasonable

_BOOK, _SHARED, _STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
# Bytes that another reader may take for other letters hide what is looked for in them.
UTF_8 = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml\b(?![^>]*\bencoding\s*=)|"
    rb"\?xml\b[^>]*\bencoding\s*=\s*[\"'](?:utf-?8|us-ascii)[\"']|[A-Za-z_!])",
    re.IGNORECASE,
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_VISIBLE = "visible"
# Numbers of formats that every Excel has: 0 % and 0,00 %.
_PERCENT = ("9", "10")
_AS_WRITTEN = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
_STATES = (_VISIBLE, "hidden", "veryHidden")


class Doubtful(Exception):
    """A package that two readers could read in two ways."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet and the member that holds it."""

    name: str
    part: str
    is_visible: bool


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    target: str


class Parts:
    """What is read of one package. Raises :class:`Doubtful`, and lxml's and zipfile's errors."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._members = {m.filename: m for m in package.infolist()}
        self._parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        roots = [
            r for r in self._relations("_rels/.rels", "").values() if r.kind == "officeDocument"
        ]
        if [r.target for r in roots] != [_BOOK]:
            raise Doubtful
        self._book = self._parse(_BOOK)
        relations = self._relations("xl/_rels/workbook.xml.rels", "xl")
        self._shared = self._only(relations, "sharedStrings", _SHARED)
        self._styles = self._only(relations, "styles", _STYLES)
        self.sheets = self._sheets(relations)

    def read(self, name: str) -> bytes:
        """A part's bytes, in UTF-8 and without a document type."""
        member = self._members[name]
        # Whatever the part is called.
        as_xml = zipfile.ZipInfo("a.xml")
        as_xml.file_size, as_xml.compress_size = member.file_size, member.compress_size
        if is_unreasonable([as_xml], limits.MAX_SHEET_BYTES):
            raise Doubtful
        content = self._package.read(member)
        if UTF_8.match(content) is None or b"<!DOCTYPE" in content:
            raise Doubtful
        return content

    def shared_strings(self) -> bytes | None:
        """The part with the texts that cells share, if any."""
        return self.read(self._shared) if self._shared else None

    def percent_styles(self) -> frozenset[int]:
        """The cell styles that show a number as percent: 0.714 is 71,4 % to a person."""
        if self._styles is None:
            return frozenset()
        styles = self._parse(self._styles)
        codes = {
            f.get("numFmtId", ""): f.get("formatCode", "")
            for f in styles.iterfind("{*}numFmts/{*}numFmt")
        }
        return frozenset(
            number
            for number, of in enumerate(styles.iterfind("{*}cellXfs/{*}xf"))
            if _is_percent(codes.get(of.get("numFmtId", ""), ""), of.get("numFmtId", ""))
        )

    def repacked(self) -> bytes:
        """A package of the visible sheets under names of ours, and nothing else."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
            package.writestr("_rels/.rels", _written_relations([("officeDocument", _BOOK)]))
            relations: list[tuple[str, str]] = []
            book = etree.Element(f"{{{_MAIN}}}workbook", nsmap={"r": _OFFICE})
            etree.SubElement(
                book, f"{{{_MAIN}}}workbookPr", date1904="1" if self._is_1904() else "0"
            )
            sheets = etree.SubElement(book, f"{{{_MAIN}}}sheets")
            for sheet in self.sheets:
                if sheet.is_visible:
                    relations.append(("worksheet", f"worksheets/{len(relations) + 1}.xml"))
                    package.writestr(f"xl/{relations[-1][1]}", self.read(sheet.part))
                    etree.SubElement(
                        sheets,
                        f"{{{_MAIN}}}sheet",
                        {"name": sheet.name, f"{{{_OFFICE}}}id": f"r{len(relations)}"},
                    )
            package.writestr(_BOOK, etree.tostring(book))
            package.writestr("xl/_rels/workbook.xml.rels", _written_relations(relations))
            for part, name in ((self._shared, _SHARED), (self._styles, _STYLES)):
                if part is not None:
                    package.writestr(name, self.read(part))
        return made.getvalue()

    def _parse(self, name: str) -> Any:
        return etree.fromstring(self.read(name), self._parser)

    def _relations(self, name: str, folder: str) -> dict[str, _Relation]:
        """By id; the target is a member's name as it is spelled."""
        found: dict[str, _Relation] = {}
        for relation in self._parse(name).iterchildren("{*}Relationship"):
            key = relation.get("Id", "")
            if key in found:
                raise Doubtful
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            kind = relation.get("Type", "").rsplit("/", 1)[-1]
            found[key] = _Relation(kind, target.lstrip("/"))
        return found

    def _only(self, relations: dict[str, _Relation], kind: str, usual: str) -> str | None:
        """The one part of a kind; the one of its usual name where no relation tells."""
        found = [r.target for r in relations.values() if r.kind == kind]
        if len(found) > 1 or any(name not in self._members for name in found):
            raise Doubtful
        if found:
            return found[0]
        return usual if usual in self._members else None

    def _sheets(self, relations: dict[str, _Relation]) -> list[SheetPart]:
        """The worksheets, each with a name and a part of its own."""
        every = list(self._book.iterfind("{*}sheets/{*}sheet"))
        if len(every) != sum(1 for _ in self._book.iter("{*}sheet")):
            raise Doubtful
        found: list[SheetPart] = []
        for sheet in every:
            ids = [v for k, v in sheet.attrib.items() if etree.QName(k).localname == "id"]
            state = sheet.get("state", _VISIBLE)
            if len(ids) != 1 or ids[0] not in relations or state not in _STATES:
                raise Doubtful
            relation = relations[ids[0]]
            if relation.kind == "worksheet":
                found.append(SheetPart(sheet.get("name", ""), relation.target, state == _VISIBLE))
        names = {sheet.name.casefold() for sheet in found}
        parts = {sheet.part for sheet in found}
        if len(names) < len(found) or len(parts) < len(found) or not parts <= self._members.keys():
            raise Doubtful
        return found

    def _is_1904(self) -> bool:
        said = [p.get("date1904", "0") for p in self._book.iter("{*}workbookPr")]
        return said[-1:] in (["1"], ["true"])


def _is_percent(code: str, number: str) -> bool:
    """Whether a format multiplies by a hundred; a quoted sign or an escaped one is only written."""
    return "%" in _AS_WRITTEN.sub("", code) or (not code and number in _PERCENT)


def _written_relations(relations: list[tuple[str, str]]) -> bytes:
    root = etree.Element(f"{{{_PACKAGE}}}Relationships", nsmap={None: _PACKAGE})
    for number, (kind, target) in enumerate(relations, start=1):
        etree.SubElement(
            root,
            f"{{{_PACKAGE}}}Relationship",
            {"Id": f"r{number}", "Type": f"{_OFFICE}/{kind}", "Target": target},
        )
    written: bytes = etree.tostring(root)
    return written
