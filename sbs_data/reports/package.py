"""Bytes → an opened Word package, or a refusal in one Swedish sentence.

Nothing is unpacked before the zip's directory has been held against the bounds, and then only the
parts a report is read from, found by their relationships. lxml parses them; why not python-docx,
which has no bounds and unpacks all there is, stands in docs/decisions.md.
"""

from __future__ import annotations

import io
import logging
import posixpath
import re
import zipfile
from dataclasses import dataclass

from lxml import etree

from sbs_data.errors import Refused
from sbs_data.office import DAMAGE, LOCKED, OLE, is_unreasonable
from sbs_data.reports import limits
from sbs_data.reports.shown import Hidden, keep_shown
from sbs_data.reports.xml import Element, W

log = logging.getLogger(__name__)

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_MACRO = re.compile(r"application/vnd\.ms-word\.(document|template)\.macroEnabled")
_STRICT = b"http://purl.oclc.org/ooxml/"


class Part:
    """A part that is parsed when it is first asked for: most reports need no style's colour."""

    def __init__(self, parts: _Parts, name: str | None) -> None:
        self._parts = parts
        self._content = parts.read(name) if name else None

    def root(self) -> Element | None:
        """The root element; ``None`` where the package has no such part."""
        return None if self._content is None else self._parts.parse(self._content)

    def hidden(self) -> Hidden:
        """The styles of this part that hide their text: parsed only where any may."""
        may_hide = self._content is not None and b"vanish" in self._content
        return Hidden(self.root() if may_hide else None)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that a report is read from; missing ones are ``None``."""

    body: Element
    styles: Part
    numbering: Part
    theme: bytes | None
    headers: tuple[Element, ...]
    notes: tuple[Element, ...]
    has_external_links: bool


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    target: str
    is_external: bool


def open_package(content: bytes, file_name: str) -> Package:
    """Open a ``.docx``. Raises :class:`Refused` for anything else, with what to do."""
    _refuse_other_formats(content, file_name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_directory(package, file_name)
            return _open(package, file_name)
    except DAMAGE as error:
        # The file's words may stand in the error, so only its kind is logged.
        log.info("refused a damaged package: %s", type(error).__name__)
        raise _damaged(file_name) from None


def _open(package: zipfile.ZipFile, file_name: str) -> Package:
    parts = _Parts(package, file_name)
    main = next((r.target for r in parts.relations("") if r.kind == "officeDocument"), None)
    if main is None:
        raise _damaged(file_name)
    written = parts.read(main)
    document = parts.parse(written)
    body = document.find(W + "body")
    if document.tag != W + "document" or body is None:
        raise _damaged(file_name)
    relations = parts.relations(main)
    theme = next(iter(parts.members(relations, "theme")), None)
    styles = parts.first(relations, "styles")
    hidden = styles.hidden()
    keep_shown(body, written, hidden)
    return Package(
        body=body,
        styles=styles,
        numbering=parts.first(relations, "numbering"),
        theme=parts.read(theme) if theme else None,
        headers=parts.shown(relations, hidden, "header"),
        notes=parts.shown(relations, hidden, "footnotes", "endnotes"),
        has_external_links=any(r.is_external and r.kind != "hyperlink" for r in relations),
    )


class _Parts:
    """The members of one package, parsed on demand and never beyond it."""

    def __init__(self, package: zipfile.ZipFile, file_name: str) -> None:
        self._package = package
        self._file_name = file_name
        self._names = frozenset(package.namelist())
        self._parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)

    def read(self, name: str) -> bytes:
        """A member's bytes."""
        return self._package.read(name)

    def parse(self, content: bytes) -> Element:
        """A member's root element. A document type is refused: Word writes none."""
        try:
            root = etree.fromstring(content, self._parser)
        except (etree.XMLSyntaxError, ValueError):
            raise _damaged(self._file_name) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise _doctype(self._file_name)
        return root

    def relations(self, source: str) -> list[_Relation]:
        """The relationships of a member ("" for the package itself)."""
        folder, name = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self._names:
            return []
        return [
            _Relation(
                kind=relation.get("Type", "").rsplit("/", 1)[-1],
                target=posixpath.normpath(
                    posixpath.join("/", folder, relation.get("Target", ""))
                ).lstrip("/"),
                is_external=relation.get("TargetMode") == "External",
            )
            for relation in self.parse(self.read(rels)).iterchildren("{*}Relationship")
        ]

    def members(self, relations: list[_Relation], *kinds: str) -> list[str]:
        """Members of some kinds that are there; a relation to nothing is passed over."""
        return [
            r.target
            for r in relations
            if r.kind in kinds and not r.is_external and r.target in self._names
        ]

    def shown(self, relations: list[_Relation], hidden: Hidden, *kinds: str) -> tuple[Element, ...]:
        """The root elements of all members of some kinds, with what Word shows of them."""
        roots = []
        for name in self.members(relations, *kinds):
            written = self.read(name)
            root = self.parse(written)
            keep_shown(root, written, hidden)
            roots.append(root)
        return tuple(roots)

    def first(self, relations: list[_Relation], kind: str) -> Part:
        """The first member of a kind, not parsed yet."""
        return Part(self, next(iter(self.members(relations, kind)), None))


def _refuse_other_formats(content: bytes, file_name: str) -> None:
    """Say what the file is, where it is recognisably something else."""
    if not content:
        raise Refused(
            f"”{file_name}” är tom (0 byte). Hämta filen på nytt där den kom ifrån och försök "
            "igen.",
            code="empty",
        )
    if len(content) > limits.MAX_FILE_BYTES:
        raise Refused(
            f"”{file_name}” är större än {limits.MAX_FILE_BYTES // limits.MIB} MB. "
            "Ta bort bilder ur dokumentet, spara och försök igen.",
            code="too_large",
        )
    head = content[:1024].lstrip()
    if content.startswith(OLE):
        if LOCKED in content:
            raise Refused(
                f"”{file_name}” är skyddad med lösenord. Öppna den i Word, ta bort lösenordet "
                "under Arkiv › Info › Skydda dokument, spara och försök igen.",
                code="encrypted",
            )
        raise Refused(
            f"”{file_name}” är i Words gamla format (.doc). Öppna den i Word, välj Spara som › "
            "Word-dokument (.docx) och importera den nya filen.",
            code="old_word",
        )
    if head.startswith(b"%PDF"):
        raise Refused(
            f"”{file_name}” är en PDF, inte ett Word-dokument. I en PDF går målens färger inte att "
            "läsa säkert. Importera Word-filen (.docx) som PDF:en gjordes av.",
            code="not_word",
        )
    if not content.startswith(b"PK"):
        raise Refused(
            f"”{file_name}” är inget Word-dokument. Spara redovisningen som Word-dokument (.docx) "
            "och försök igen.",
            code="not_word",
        )


def _check_directory(package: zipfile.ZipFile, file_name: str) -> None:
    """Hold the zip's directory against the bounds, and its content types against Word's."""
    members = package.infolist()
    _check_sizes(members, file_name)
    names = {m.filename for m in members}
    if "[Content_Types].xml" not in names:
        raise _not_word(file_name)
    types = package.read("[Content_Types].xml").decode("utf-8", "replace")
    is_strict = "_rels/.rels" in names and _STRICT in package.read("_rels/.rels")
    if _MACRO.search(types) or any(n.lower().endswith("vbaproject.bin") for n in names):
        raise Refused(
            f"”{file_name}” innehåller makron (.docm). Öppna den i Word, välj Spara som › "
            "Word-dokument (.docx) och importera den nya filen.",
            code="macro",
        )
    if _TEMPLATE in types:
        raise Refused(
            f"”{file_name}” är en Word-mall (.dotx). Öppna den i Word, välj Spara som › "
            "Word-dokument (.docx) och importera den nya filen.",
            code="template",
        )
    if _MAIN not in types:
        raise _not_word(file_name)
    if is_strict:
        raise Refused(
            f"”{file_name}” är sparad som Strict Open XML. Öppna den i Word, välj Spara som › "
            "Word-dokument (.docx) och importera den nya filen.",
            code="strict",
        )


def _check_sizes(members: list[zipfile.ZipInfo], file_name: str) -> None:
    if any(m.flag_bits & 0x1 for m in members):
        raise Refused(
            f"”{file_name}” är krypterad. Spara en kopia utan lösenord och importera den.",
            code="encrypted",
        )
    if is_unreasonable(members, limits.MAX_XML_BYTES):
        raise Refused(
            f"”{file_name}” packas upp till något orimligt stort och öppnas därför inte. "
            "Kopiera texten till ett nytt Word-dokument, spara och försök igen.",
            code="too_large",
        )


def _doctype(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” innehåller en typdeklaration som inte hör hemma i ett Word-dokument "
        "och öppnas därför inte. Öppna den i Word, spara en kopia och importera kopian.",
        code="doctype",
    )


def _damaged(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” går inte att öppna: filen är skadad eller avbruten. Hämta den på nytt, "
        "eller öppna den i Word och spara en ny kopia.",
        code="damaged",
    )


def _not_word(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” är inget Word-dokument. Spara redovisningen som Word-dokument (.docx) "
        "och försök igen.",
        code="not_word",
    )
