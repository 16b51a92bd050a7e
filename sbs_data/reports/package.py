"""Bytes → an opened Word package, or a refusal in one Swedish sentence.

Nothing is unpacked before the zip's directory has been held against the bounds, and then only the
parts a report is read from, found by their relationships. lxml parses them; why not python-docx,
which has no bounds and unpacks all there is, stands in docs/decisions.md. Macros are never read.
"""

from __future__ import annotations

import html
import io
import logging
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from sbs_data import limits
from sbs_data.office import DAMAGE, LOCKED, OLE, is_unreasonable
from sbs_data.reports import refusals
from sbs_data.reports.decomposed import compose, whole
from sbs_data.reports.parts import Parts, Relation
from sbs_data.reports.shown import Hidden, keep_shown
from sbs_data.reports.xml import Element, W

log = logging.getLogger(__name__)

# A document or a template, with macros or without; some programs leave out the end.
_WORD = re.compile(
    r"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml|ms-word)"
    r"\.(?:document|template)(?:\.macroenabled(?:template)?)?(?:\.main)?(?:\+xml)?$"
)
# Nothing said of it but that it is XML: its first element decides.
_ANY_XML = ("", "application/xml", "text/xml")


class Part:
    """A part that is parsed when it is first asked for: most reports need no style's colour."""

    def __init__(self, parts: Parts, name: str | None) -> None:
        self._parts = parts
        self.content = parts.read(name) if name else None

    def root(self) -> Element | None:
        """The root element; ``None`` where the package has no such part."""
        return None if self.content is None else self._parts.parse(self.content)

    def hidden(self) -> Hidden:
        """The styles of this part that hide their text: parsed only where any may."""
        may_hide = self.content is not None and b"vanish" in self.content
        return Hidden(self.root() if may_hide else None)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that a report is read from; missing ones are ``None``."""

    body: Element
    styles: Part
    numbering: Part
    theme: bytes | None
    headers: tuple[Element, ...]
    footers: tuple[Element, ...]
    notes: tuple[Element, ...]
    has_external_links: bool
    has_macros: bool
    has_strikes: bool = False
    properties: tuple[tuple[str, str], ...] = ()
    """What the file's own properties say, and where each stands: ("Exempelby", "i …")."""


def open_package(content: bytes, file_name: str) -> Package:
    """Open a Word file. Raises :class:`Refused` for anything else, with what to do."""
    _refuse_other_formats(content, file_name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_sizes(package.infolist(), file_name)
            return _open(Parts(package, file_name), file_name)
    except DAMAGE as error:
        # The file's words may stand in the error, so only its kind is logged.
        log.info("refused a damaged package: %s", type(error).__name__)
        raise refusals.damaged(file_name) from None


def _open(parts: Parts, file_name: str) -> Package:
    package = parts.relations("")
    main = _main(parts, package, file_name)
    written = parts.read(main)
    document = parts.parse(written)
    body = document.find(W + "body")
    if document.tag != W + "document" or body is None:
        raise refusals.damaged(file_name)
    relations = parts.relations(main)
    theme = next(iter(parts.members(relations, "theme")), None)
    styles = _first(parts, relations, "styles")
    hidden = styles.hidden()
    compose(body, written)
    keep_shown(body, written, hidden)
    return Package(
        body=body,
        styles=styles,
        numbering=_first(parts, relations, "numbering"),
        theme=parts.read(theme) if theme else None,
        headers=_shown(parts, relations, hidden, "header"),
        footers=_shown(parts, relations, hidden, "footer"),
        notes=_shown(parts, relations, hidden, "footnotes", "endnotes"),
        has_external_links=any(r.is_external and r.kind != "hyperlink" for r in relations),
        has_macros=any(name.endswith("vbaproject.bin") for name in parts),
        has_strikes=b"strike" in written,
        properties=tuple(_properties(parts, package)),
    )


def _main(parts: Parts, relations: list[Relation], file_name: str) -> str:
    """The part that holds the document, where the package says that it is Word's."""
    if "[content_types].xml" not in parts:
        raise refusals.not_word(file_name)
    if not any(r.kind == "officeDocument" for r in relations):
        raise refusals.damaged(file_name)
    main = next(iter(parts.members(relations, "officeDocument")), None)
    if main is None:
        raise refusals.damaged(file_name)
    said = parts.content_type(main)
    if said not in _ANY_XML and not _WORD.match(said):
        raise refusals.not_word(file_name)
    return main


# Suggestions are taken of them and nothing else: no tree is built.
_PROPERTY = re.compile(rb"<(?:\w+:)?(title|subject|Company)\b[^>]*>([^<]{2,400})<")
_PROPERTIES = {b"title": "titel", b"subject": "ämne", b"Company": "företag"}


def _properties(parts: Parts, relations: list[Relation]) -> Iterator[tuple[str, str]]:
    """What Word keeps under Arkiv › Info: often another document's, from which this was copied."""
    kinds = ("core-properties", "extended-properties", "extendedProperties")
    for name in parts.members(relations, *kinds):
        for what, written in _PROPERTY.findall(parts.read(name)):
            words = " ".join(html.unescape(written.decode("utf-8", "replace")).split())
            yield whole(words), f"i filens egenskaper ({_PROPERTIES[what]})"


def _first(parts: Parts, relations: list[Relation], kind: str) -> Part:
    """The first part of a kind, not parsed yet."""
    return Part(parts, next(iter(parts.members(relations, kind)), None))


def _shown(
    parts: Parts, relations: list[Relation], hidden: Hidden, *kinds: str
) -> tuple[Element, ...]:
    """The root elements of all parts of some kinds, with what Word shows of them."""
    roots = []
    for name in parts.members(relations, *kinds):
        written = parts.read(name)
        root = parts.parse(written)
        compose(root, written)
        keep_shown(root, written, hidden)
        roots.append(root)
    return tuple(roots)


def _refuse_other_formats(content: bytes, file_name: str) -> None:
    """Say what the file is, where it is recognisably something else."""
    if not content:
        raise refusals.empty(file_name)
    if len(content) > limits.MAX_FILE_BYTES:
        raise refusals.too_large(file_name)
    if content.startswith(OLE):
        raise (refusals.locked if LOCKED in content else refusals.old_word)(file_name)
    if content[:1024].lstrip().startswith(b"%PDF"):
        raise refusals.pdf(file_name)
    if not content.startswith(b"PK"):
        raise refusals.not_word(file_name)


def _check_sizes(members: list[zipfile.ZipInfo], file_name: str) -> None:
    """Hold the zip's directory against the bounds."""
    if any(m.flag_bits & 0x1 for m in members):
        raise refusals.encrypted(file_name)
    each = {m.filename: m for m in members}
    if is_unreasonable([*each.values()], limits.MAX_XML_BYTES):
        raise refusals.too_large_inside(file_name)
    if len(each) < len(members):
        raise refusals.two_of_a_name(file_name)
