"""A file that cannot be read: one Swedish sentence that names it and says what to do."""

from __future__ import annotations

import io
import zipfile

import pytest

from sbs_data import limits
from sbs_data.errors import Refused
from sbs_data.reports import read_report
from tests.reports.word import document, matrix, member, para, repack

GOOD = document(matrix())
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
TYPES = member(GOOD, "[Content_Types].xml")
MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
XML = member(GOOD, "word/document.xml")


def _zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


def _with_doctype() -> bytes:
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    start = XML.index(b"<w:document")
    return repack(GOOD, {"word/document.xml": XML[:start] + bomb + XML[start:]})


CASES = {
    "empty": b"",
    "old_word": OLE + "WordDocument".encode("utf-16-le"),
    "encrypted": OLE + "EncryptedPackage".encode("utf-16-le"),
    "not_word": b"%PDF-1.7\n...",
    "not_word ": b"Hej, detta \xc3\xa4r text.",
    "not_word  ": _zip(mimetype=b"application/vnd.oasis.opendocument.text"),
    "not_word   ": repack(GOOD, {"[Content_Types].xml": TYPES.replace(MAIN, b"application/x")}),
    "damaged": GOOD[: len(GOOD) // 2],
    "damaged ": GOOD[:200],
    "damaged  ": repack(GOOD, {"word/document.xml": XML[:-40]}),
    "damaged   ": repack(GOOD, {"word/document.xml": None}),
    "damaged    ": repack(GOOD, {"word/document.xml": b""}),
    "doctype": _with_doctype(),
    "two_of_a_name": repack(GOOD, {"Word/Document.xml": b"<x/>"}),
    "not_sbs": document(para("Protokoll"), para("Vi talade om skolan."), title=None),
    "too_large": repack(GOOD, {"word/document.xml": XML + b" " * (8 * limits.MIB)}),
}


@pytest.mark.parametrize("case", CASES)
def test_refused(case: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_report(CASES[case], "Rapport våren.docx")
    assert refusal.value.code == case.strip()
    assert "”Rapport våren.docx”" in refusal.value.message
    assert refusal.value.message.endswith(".")


def test_the_file_these_are_made_from_is_read() -> None:
    assert len(read_report(repack(GOOD, {}), "bra.docx").initiatives) == 1


def test_a_file_over_the_size_is_refused_before_it_is_opened() -> None:
    with pytest.raises(Refused) as refusal:
        read_report(b"PK" + b"\0" * limits.MAX_FILE_BYTES, "stor.docx")
    assert refusal.value.code == "too_large"


def test_too_many_members_are_refused() -> None:
    many = repack(GOOD, {f"x/{n}.bin": b"" for n in range(limits.MAX_MEMBERS)})
    with pytest.raises(Refused) as refusal:
        read_report(many, "många.docx")
    assert refusal.value.code == "too_large"


def test_an_honest_blank_picture_is_no_bomb() -> None:
    assert read_report(repack(GOOD, {"word/media/vit.bmp": b"\0" * (20 * limits.MIB)}), "a.docx")


def test_words_about_the_programme_do_not_make_a_redovisning() -> None:
    letter = document(para("Hej! Vi deltar i Samverkan för bästa skola."), title=None)
    with pytest.raises(Refused) as refusal:
        read_report(letter, "brev.docx")
    assert refusal.value.code == "not_sbs"
