"""Bytes → an opened Word package, or a refusal in one Swedish sentence.

Nothing is handed to python-docx before the zip's directory has been held against the bounds:
python-docx itself has none.
"""

from __future__ import annotations

import io
import logging
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import XmlPart
from docx.opc.rel import _Relationship as Relationship
from docx.oxml import parse_xml
from lxml import etree

from sbs_data.errors import Refused
from sbs_data.reports import limits
from sbs_data.reports.xml import W

if TYPE_CHECKING:
    from sbs_data.reports.xml import Element

log = logging.getLogger(__name__)

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_MACRO = re.compile(r"application/vnd\.ms-word\.(document|template)\.macroEnabled")
_STRICT = b"http://purl.oclc.org/ooxml/"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that a report is read from; missing ones are ``None``."""

    body: Element
    styles: Element | None
    numbering: Element | None
    theme: bytes | None
    headers: tuple[Element, ...]
    notes: tuple[Element, ...]
    has_external_links: bool


def open_package(content: bytes, file_name: str) -> Package:
    """Open a ``.docx``. Raises :class:`Refused` for anything else, with what to do."""
    _refuse_other_formats(content, file_name)
    _check_directory(content, file_name)
    try:
        document = docx.Document(io.BytesIO(content))
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        KeyError,
        ValueError,
        AttributeError,
        NotImplementedError,
        EOFError,
    ) as error:
        # The file's words may stand in the error, so only its kind is logged.
        log.info("refused a damaged package: %s", type(error).__name__)
        raise _damaged(file_name) from None
    parts = list(document.part.package.iter_parts())
    for part in parts:
        if isinstance(part, XmlPart):
            _refuse_doctype(part.element, file_name)
    # The main part may hold anything at all; only w:document with a w:body is a document.
    body = document.element.find(W + "body")
    if document.element.tag != W + "document" or body is None:
        raise _damaged(file_name)
    related = {rel.reltype.rsplit("/", 1)[-1]: rel for rel in document.part.rels.values()}
    return Package(
        body=body,
        styles=_element(related, "styles"),
        numbering=_element(related, "numbering"),
        theme=related["theme"].target_part.blob
        if "theme" in related and not related["theme"].is_external
        else None,
        headers=tuple(_all(document, ("header",))),
        notes=tuple(_all(document, ("footnotes", "endnotes"))),
        has_external_links=any(
            rel.is_external and not rel.reltype.endswith("/hyperlink")
            for rel in document.part.rels.values()
        ),
    )


def _all(document: Document, kinds: tuple[str, ...]) -> Iterator[Element]:
    """The roots of all related parts of some kinds, parsed here where python-docx does not."""
    for rel in document.part.rels.values():
        if rel.is_external or rel.reltype.rsplit("/", 1)[-1] not in kinds:
            continue
        part = rel.target_part
        if isinstance(part, XmlPart):
            yield part.element
        else:
            with suppress(etree.XMLSyntaxError):
                yield parse_xml(part.blob)


def _element(related: dict[str, Relationship], name: str) -> Element | None:
    rel = related.get(name)
    if rel is None or rel.is_external or not isinstance(rel.target_part, XmlPart):
        return None
    element: Element = rel.target_part.element
    return element


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
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
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


def _check_directory(content: bytes, file_name: str) -> None:
    """Hold the zip's directory, and nothing but it, against the bounds."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = package.infolist()
            _check_sizes(members, file_name)
            names = {m.filename for m in members}
            if "[Content_Types].xml" not in names:
                raise _not_word(file_name)
            types = package.read("[Content_Types].xml").decode("utf-8", "replace")
            is_strict = "_rels/.rels" in names and _STRICT in package.read("_rels/.rels")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
        raise _damaged(file_name) from None
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
    xml = [m for m in members if m.filename.lower().endswith((".xml", ".rels"))]
    too_much = (
        len(members) > limits.MAX_MEMBERS
        or len({m.filename for m in members}) != len(members)
        or sum(m.file_size for m in members) > limits.MAX_TOTAL_BYTES
        or any(m.file_size > limits.MAX_XML_BYTES for m in xml)
        or any(
            m.file_size > limits.RATIO_FREE_BYTES
            and m.file_size > limits.MAX_XML_RATIO * max(m.compress_size, 1)
            for m in xml
        )
    )
    if too_much:
        raise Refused(
            f"”{file_name}” packas upp till något orimligt stort och öppnas därför inte. "
            "Kopiera texten till ett nytt Word-dokument, spara och försök igen.",
            code="too_large",
        )


def _refuse_doctype(root: Element, file_name: str) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused(
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
