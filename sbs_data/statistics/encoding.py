"""A text file's bytes → UTF-8, from any encoding that people's programs save tables in.

UTF-8 with any number of byte order marks, UTF-16 with or without one, and what Windows saved
before UTF-8. Each but the first is told; what cannot be one of them is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sbs_data import limits
from sbs_data.errors import Refused
from sbs_data.model import Notice

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 4096
# å, ä, ö, é and their capitals, and a dash, as UTF-8 has them: Windows text never has one of them.
_UTF8_LETTERS = re.compile(rb"\xc3[\xa4\xa5\xb6\x84\x85\x96\xa9]|\xe2\x80[\x93\x94\x9d]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Utf8:
    """A file's bytes as UTF-8: the words begin at ``start``, after the marks."""

    content: bytes
    start: int = 0
    notices: tuple[Notice, ...] = ()

    def text(self) -> str:
        """The words themselves."""
        return str(memoryview(self.content)[self.start :], "utf-8")


def utf8(content: bytes, file_name: str) -> Utf8:
    """The file as UTF-8. Raises :class:`Refused` where it is no text, or of two encodings."""
    start = 0
    while content.startswith(_BOM, start):
        start += len(_BOM)
    if _is_utf8(content):
        if b"\0" in content[:_LOOKED_AT] or b"\0" in content[-_LOOKED_AT:]:
            return _utf16(content, file_name)
        return Utf8(content, start)
    if content.startswith(_UTF16):
        return _utf16(content, file_name)
    if start or _UTF8_LETTERS.search(content) is not None:
        raise _mixed(content, file_name)
    if b"\0" in content:
        return _utf16(content, file_name)
    return _windows(content, file_name)


def head(content: bytes) -> str:
    """The first lines' words, as far as they can be told without looking at the rest."""
    if content.startswith(_UTF16) or b"\0" in content:
        order = "utf-16" if content.startswith(_UTF16) else _order(content)
        return content[: len(content) & ~1].decode(order, "replace").lstrip("\ufeff")
    try:
        return content.decode("utf-8").lstrip("\ufeff")
    except UnicodeDecodeError:
        if _UTF8_LETTERS.search(content) is not None or content.startswith(_BOM):
            return content.decode("utf-8", "replace").lstrip("\ufeff")
        return content.decode("cp1252", "replace")


def may_be_text(content: bytes) -> bool:
    """False for bytes that no text begins with in any of the encodings."""
    if content.startswith(_UTF16):
        return True
    found = content[:_LOOKED_AT]
    if b"\0" not in found:
        return True
    # Every other byte of Swedish in UTF-16 is a zero, but for a few signs.
    zeros = [found[0::2].count(0), found[1::2].count(0)]
    return max(zeros) > len(found) // 3 and min(zeros) <= len(found) // 50


def _is_utf8(content: bytes) -> bool:
    """Arrow looks at the bytes where they lie, some GB a second."""
    offsets = pa.py_buffer(np.array([0, len(content)], np.int64))
    words = pa.LargeStringArray.from_buffers(1, offsets, pa.py_buffer(content))
    try:
        words.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _order(content: bytes) -> str:
    found = content[:_LOOKED_AT]
    return "utf-16-le" if found[1::2].count(0) >= found[0::2].count(0) else "utf-16-be"


def _utf16(content: bytes, file_name: str) -> Utf8:
    _check_size(content, file_name)
    is_marked = content.startswith(_UTF16)
    if not is_marked and not may_be_text(content):
        raise _no_text(file_name)
    try:
        words = content.decode("utf-16" if is_marked else _order(content)).lstrip("\ufeff")
    except UnicodeDecodeError:
        raise Refused(
            f"”{file_name}” är sparad som Unicode-text (UTF-16), men är skadad eller avbruten. "
            "Öppna den i programmet som den kom ifrån och spara den på nytt.",
            code="encoding",
        ) from None
    return _told(words, "utf16", "läst som Unicode-text (UTF-16)", file_name)


def _windows(content: bytes, file_name: str) -> Utf8:
    _check_size(content, file_name)
    try:
        words = content.decode("cp1252")
    except UnicodeDecodeError:
        raise _no_text(file_name) from None
    return _told(words, "windows_text", "läst som Windows-text", file_name)


def _told(words: str, code: str, how: str, file_name: str) -> Utf8:
    found = _CONTROL.search(words)
    if found is not None:
        row = words.count("\n", 0, found.start()) + 1
        raise Refused(
            f"”{file_name}” har ett styrtecken på rad {row}, och det finns inte i en tabell. Öppna "
            "filen i programmet som den kom ifrån och spara den som CSV UTF-8.",
            code="encoding",
        )
    notice = Notice(
        code,
        f"Filen är inte sparad som UTF-8 och är {how}. Kontrollera att å, ä och ö är rätt.",
    )
    return Utf8(words.encode(), 0, (notice,))


def _check_size(content: bytes, file_name: str) -> None:
    if len(content) > limits.MAX_FILE_BYTES:
        raise Refused(
            f"”{file_name}” är större än {limits.MAX_FILE_BYTES // limits.MIB} MB och inte sparad "
            "som UTF-8. Välj Spara som › CSV UTF-8 och importera den nya filen.",
            code="encoding",
        )


def _mixed(content: bytes, file_name: str) -> Refused:
    """The refusal of bytes that are UTF-8 in one place and not in another, saying where."""
    try:
        content.decode("utf-8")
        at = 0
    except UnicodeDecodeError as error:
        at = error.start
    row = content.count(b"\n", 0, at) + 1
    return Refused(
        f"”{file_name}” är sparad på två sätt i samma fil (UTF-8 och något annat, rad {row}), så "
        "å, ä och ö går inte att läsa säkert. Öppna filen i programmet som den kom ifrån, spara "
        "den som CSV UTF-8 och importera den nya filen.",
        code="encoding",
    )


def _no_text(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” går inte att läsa som text. Öppna filen i programmet som den kom ifrån, "
        "välj Spara som › CSV UTF-8 och importera den nya filen.",
        code="encoding",
    )
