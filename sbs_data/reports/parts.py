"""The parts of one Word package: found under any spelling of their names, parsed as one kind.

Programs write a part's name in their own way (backslashes, other letter case, percent signs), its
text in UTF-8 or UTF-16, and its elements in the transitional or the strict names of the standard.
Here all of it becomes one: the rest of the reader knows only Word's own.
"""

from __future__ import annotations

import codecs
import posixpath
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from sbs_data import limits
from sbs_data.reports import refusals
from sbs_data.reports.xml import Element

_UTF_8_NAME = 0x800
# What a package may be written in, and what holds ASCII as it is: other code pages could hide what
# is looked for in the bytes.
_ENCODINGS = re.compile(r"(?:utf-?8|us-ascii|ascii|iso-?8859-\d+|windows-\d+)$", re.IGNORECASE)
_UTF_16 = {
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
_DECLARATION = re.compile(r"\ufeff?\s*<\?xml\b[^>]*\?>")
# ISO 29500 strict: the same words under other names.
_STRICT = b"purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(
    rb"""(\sxmlns(?::[\w.-]+)?\s*=\s*["'])https?://purl\.oclc\.org/ooxml/(\w+)/(\w+)"""
)
_HYPHENATED = {
    b"extendedProperties": b"extended-properties",
    b"customProperties": b"custom-properties",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points at: the kind by its last word, the target as :func:`key` spells it."""

    kind: str
    target: str
    is_external: bool


class Parts:
    """The members of one package, parsed on demand and never beyond it."""

    def __init__(self, package: zipfile.ZipFile, file_name: str) -> None:
        """Raises :class:`Refused` where two members are one part."""
        self._package = package
        self._file_name = file_name
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in package.infolist():
            if not member.filename.endswith(("/", "\\")) and (
                self._members.setdefault(key(_name(member)), member) is not member
            ):
                raise refusals.two_of_a_name(file_name)
        self._parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def read(self, name: str) -> bytes:
        """A part's bytes, as UTF-8 where it is XML, with the transitional names."""
        member = self._members[name]
        if member.file_size > limits.MAX_XML_BYTES:  # whatever it is called
            raise refusals.too_large_inside(self._file_name)
        return _transitional(_as_utf_8(self._package.read(member)))

    def parse(self, content: bytes) -> Element:
        """A part's root element. A document type is refused: Word writes none."""
        try:
            root = etree.fromstring(content, self._parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
                raise MemoryError from None
            raise refusals.damaged(self._file_name) from None
        told = root.getroottree().docinfo
        if told.internalDTD is not None:
            raise refusals.doctype(self._file_name)
        if told.encoding and not _ENCODINGS.match(told.encoding):
            raise refusals.damaged(self._file_name)
        return root

    def relations(self, source: str) -> list[Relation]:
        """The relationships of a part ("" for the package itself)."""
        folder, name = posixpath.split(source)
        rels = key(posixpath.join(folder, "_rels", f"{name}.rels"))
        if rels not in self._members:
            return []
        return [
            Relation(
                kind=relation.get("Type", "").strip().rstrip("/").rsplit("/", 1)[-1],
                target=self._target(folder, relation.get("Target", "")),
                is_external=relation.get("TargetMode", "").strip().lower() == "external",
            )
            for relation in self.parse(self.read(rels)).iterchildren("{*}Relationship")
        ]

    def _target(self, folder: str, written: str) -> str:
        """From the part's own folder; from the top where only there is such a part."""
        path = written.partition("#")[0].strip()
        beside = key(posixpath.join("/", folder, unquote(path).replace("\\", "/")))
        from_the_top = key(path)
        return from_the_top if beside not in self and from_the_top in self else beside

    def members(self, relations: list[Relation], *kinds: str) -> list[str]:
        """Parts of some kinds that are there; a relation to nothing is passed over."""
        return [
            r.target
            for r in relations
            if r.kind in kinds and not r.is_external and r.target in self._members
        ]

    def content_type(self, name: str) -> str:
        """What the package says a part is, in lower case without parameters; "" where it doesn't.

        Raises ``KeyError`` where it says nothing of any part.
        """
        ending = name.rsplit(".", 1)[-1]
        by_ending = ""
        for entry in self.parse(self.read(key("[Content_Types].xml"))):
            said = str(entry.get("ContentType", "")).partition(";")[0].strip().lower()
            kind = etree.QName(entry).localname if isinstance(entry.tag, str) else ""
            if kind == "Override" and key(entry.get("PartName", "")) == name:
                return said
            if kind == "Default" and entry.get("Extension", "").lstrip(".").lower() == ending:
                by_ending = said
        return by_ending


def key(name: str) -> str:
    r"""One spelling for all the ways a part's name is written.

    >>> key("/Word/document.xml") == key("word\\document.xml") == key("./word/d%6Fcument.xml")
    True
    """
    path = posixpath.normpath("/" + unquote(name).replace("\\", "/")).lstrip("/")
    return unicodedata.normalize("NFC", path).lower()


def _name(member: zipfile.ZipInfo) -> str:
    """A member's name; many programs write UTF-8 and forget to say so."""
    if member.flag_bits & _UTF_8_NAME or member.filename.isascii():
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def _as_utf_8(content: bytes) -> bytes:
    encoding = _UTF_16.get(content[:2])
    if encoding is None:
        return content
    # Raises ``ValueError`` for what is no such text: damage.
    return _DECLARATION.sub("", content.decode(encoding).removeprefix("\ufeff"), count=1).encode()


def _transitional(content: bytes) -> bytes:
    return _STRICT_NAME.sub(_named, content) if _STRICT in content else content


def _named(found: re.Match[bytes]) -> bytes:
    last = _HYPHENATED.get(found[3], found[3])
    return found[1] + b"http://schemas.openxmlformats.org/" + found[2] + b"/2006/" + last
