"""Files made to hurt, and big honest ones: through the child that reads them in earnest."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import pytest

from sbs_data import bounded, limits
from sbs_data.errors import Refused
from sbs_data.model import Report
from sbs_data.reports import isolated
from tests.reports.word import document, matrix, member, para, repack

GOOD = document(matrix())
RELS = "word/_rels/document.xml.rels"


@pytest.fixture(autouse=True, scope="module")
def _no_child_is_left() -> Iterator[None]:
    yield
    bounded.close_idle()


def _outcome(content: bytes) -> Report | Refused:
    (found,) = isolated.read_all([("prov.docx", content)])
    return found


def _with_relation(kind: str, target: str) -> bytes:
    relation = (
        f'<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )
    old = member(GOOD, RELS)
    return repack(GOOD, {RELS: old.replace(b"</Relationships>", relation.encode())})


def test_an_external_entity_is_refused() -> None:
    xml = member(GOOD, "word/document.xml")
    at = xml.index(b"<w:document")
    entity = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    stuffed = xml[:at] + entity + xml[at:].replace(b"Ekskolan", b"&x;", 1)
    found = _outcome(repack(GOOD, {"word/document.xml": stuffed}))
    assert isinstance(found, Refused)
    assert found.code == "doctype"


def test_an_external_template_is_not_fetched_and_said_so() -> None:
    found = _outcome(_with_relation("attachedTemplate", "http://127.0.0.1:9/mall.dotx"))
    assert isinstance(found, Report)
    assert "external_link" in [w.code for w in found.warnings]


def test_an_ordinary_link_is_no_warning() -> None:
    found = _outcome(_with_relation("hyperlink", "https://example.org"))
    assert isinstance(found, Report)
    assert found.warnings == ()


@pytest.mark.parametrize("depth", [20, 100, 5_000, 200_000])
def test_tables_within_tables_are_read_or_refused(depth: int) -> None:
    xml = member(GOOD, "word/document.xml")
    at = xml.index(b"<w:sectPr")
    nest = b"<w:tbl><w:tr><w:tc>" * depth + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * depth
    found = _outcome(repack(GOOD, {"word/document.xml": xml[:at] + nest + xml[at:]}))
    assert isinstance(found, Report) if depth == 20 else isinstance(found, Report | Refused)
    if isinstance(found, Refused):
        assert found.code != "reader_fault"


@pytest.mark.parametrize("claimed", [0, 10, 10**6, 2**31])
def test_a_directory_that_lies_about_a_size(claimed: int) -> None:
    lying = bytearray(GOOD)
    entry = GOOD.rindex(b"word/document.xml") - 46
    assert lying[entry : entry + 4] == b"PK\x01\x02"
    lying[entry + 24 : entry + 28] = struct.pack("<I", claimed)
    found = _outcome(bytes(lying))
    if claimed == 10**6:  # more than is there, and within bounds: the file itself is whole
        assert isinstance(found, Report)
    else:
        assert isinstance(found, Refused)
        assert found.code in {"damaged", "too_large"}


def test_a_bomb_is_refused_by_its_directory() -> None:
    found = _outcome(repack(GOOD, {"word/extra.xml": b" " * (limits.MAX_XML_BYTES + 1)}))
    assert isinstance(found, Refused)
    assert found.code == "too_large"


def test_a_report_of_three_hundred_pages_is_read() -> None:
    """150 matrices of two pages each: some 4 500 paragraphs of 400 characters."""
    prose = "Arbetet med att planera undervisningen tillsammans har fortsatt under läsåret. " * 5
    big = matrix({5: [prose] * 12, 6: [prose] * 6, 8: [prose] * 6})
    found = _outcome(document(*[big] * 150))
    assert isinstance(found, Report)
    assert len(found.initiatives) == 150
    assert sum(len(list(i.passages())) for i in found.initiatives) == 150 * 33


def test_what_the_child_reads_after_a_bad_file_is_whole() -> None:
    assert isinstance(_outcome(GOOD[:999]), Refused)
    found = _outcome(document(para("Exempelby kommun"), matrix()))
    assert isinstance(found, Report)
    assert found.authority == "Exempelby kommun"
