"""Packages as other programs write them: the same report, whatever the zip and its XML look like.

And packages that could mean two things, or hide something: refused.
"""

from __future__ import annotations

import io
import re
import time
import unicodedata
import zipfile
from collections.abc import Callable

import pytest

from sbs_data import limits
from sbs_data.errors import Refused
from sbs_data.model import Report
from sbs_data.reports import read_report
from tests.reports.reading import GREEN, A, B
from tests.reports.word import coloured, document, highlighted, matrix, member, para, repack, run

STYLE = (
    '<w:style w:type="character" w:styleId="Klar"><w:name w:val="Klar"/>'
    '<w:rPr><w:color w:val="00B050"/></w:rPr></w:style>'
)
HIDES = (
    '<w:style w:type="character" w:styleId="Dold"><w:name w:val="Dold"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
)
WORDS = "Vi har börjat planera i par på Åsskolan."
GOOD = document(
    para("Välj utvecklingsområde: Undervisning och lärande"),
    matrix(
        {
            5: [
                para(run(A, '<w:rStyle w:val="Klar"/>')),
                para(highlighted(B, "yellow")),
                para(WORDS, run(" Detta är dolt.", '<w:rStyle w:val="Dold"/>')),
            ]
        }
    ),
    styles=(STYLE, HIDES),
    header="Åsmunda kommun",
)
TYPES, MAIN = "[Content_Types].xml", "word/document.xml"
RELS, TOP = "word/_rels/document.xml.rels", "_rels/.rels"
MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TRANSITIONAL = re.compile(rb"http://schemas\.openxmlformats\.org/(\w+)/2006/(?!metadata|content)")


def _read(content: bytes) -> Report:
    return read_report(content, "prov.docx")


def _said(report: Report) -> object:
    (initiative,) = report.initiatives
    goals = [(g.text, str(g.status), str(g.basis)) for g in initiative.goals]
    return report.authority, initiative.area, goals, [p.text for p in initiative.improvements]


EXPECTED = (
    "Åsmunda kommun",
    "Undervisning och lärande",
    [(A, "achieved", "style"), (B, "on_track", "highlight")],
    [WORDS],
)


def _members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(members: dict[str, bytes], **options: object) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as package:  # type: ignore[call-overload]
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


def _renamed(rename: Callable[[str], str], content: bytes = GOOD) -> bytes:
    return _packed({rename(name): data for name, data in _members(content).items()})


def _in_xml(change: Callable[[bytes], bytes], *names: str) -> bytes:
    old = _members(GOOD)
    wanted = names or tuple(n for n in old if n.endswith((".xml", ".rels")))
    return repack(GOOD, {name: change(old[name]) for name in wanted})


def _strict(xml: bytes) -> bytes:
    return TRANSITIONAL.sub(rb"http://purl.oclc.org/ooxml/\1/", xml)


def _encoded(python_name: str, declared: str, bom: bytes = b"") -> Callable[[bytes], bytes]:
    def change(xml: bytes) -> bytes:
        words = re.sub(r"^\ufeff?<\?xml[^>]*\?>", "", xml.decode())
        declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
        return bom + (declaration + words).encode(python_name, "xmlcharrefreplace")

    return change


def _target(old: bytes, new: bytes, where: str = RELS) -> bytes:
    xml = member(GOOD, where)
    assert old in xml
    return repack(GOOD, {where: xml.replace(old, new)})


def _type(said: bytes) -> bytes:
    return repack(GOOD, {TYPES: member(GOOD, TYPES).replace(MAIN_TYPE, said)})


def _streamed() -> bytes:
    """Written to what cannot be sought in: sizes stand after the data (data descriptors)."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: object) -> int:
            raise OSError

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in _members(GOOD).items():
            package.writestr(name, data)
    content = pipe.getvalue()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert all(m.flag_bits & 0x08 for m in package.infolist())
    return content


def _zip64() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in _members(GOOD).items():
            with package.open(name, "w", force_zip64=True) as file:
                file.write(data)
    return out.getvalue()


def _with_comment() -> bytes:
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as package:
        package.comment = b"Sparad av ett annat program."
    return out.getvalue()


def _unflagged(name: str) -> bytes:
    """A part whose name is UTF-8 without the flag that says so, as older zip programs write."""
    new = _renamed(lambda n: name if n == MAIN else n, _target_of_main(name))
    changed = bytearray(new)
    raw = name.encode()
    at = new.find(raw)
    while at != -1:
        for header, offset in ((b"PK\x03\x04", 30), (b"PK\x01\x02", 46)):
            if new[at - offset : at - offset + 4] == header:
                flags = at - offset + (6 if offset == 30 else 8)
                changed[flags + 1] &= ~0x08
        at = new.find(raw, at + 1)
    return bytes(changed)


def _target_of_main(name: str) -> bytes:
    """Everything that points at the document points at another name, and its own relations too."""
    return repack(
        GOOD,
        {
            TOP: member(GOOD, TOP).replace(MAIN.encode(), name.encode()),
            TYPES: member(GOOD, TYPES).replace(f"/{MAIN}".encode(), f"/{name}".encode()),
            RELS: None,
            f"word/_rels/{name.rsplit('/', 1)[-1]}.rels": member(GOOD, RELS),
        },
    )


NFD = unicodedata.normalize("NFD", "word/årsrapport.xml")
CP1252 = _encoded("cp1252", "windows-1252")

READ = {
    "as it is": GOOD,
    "strict": _in_xml(_strict),
    "strict, the document alone": _in_xml(_strict, MAIN),
    "strict, all but the document": _in_xml(
        _strict, *(n for n in _members(GOOD) if n.endswith((".xml", ".rels")) and n != MAIN)
    ),
    "backslashes": _renamed(lambda n: n.replace("/", "\\")),
    "backslashes in the document's names": _renamed(
        lambda n: n.replace("/", "\\") if n.startswith("word/") else n
    ),
    "upper case": _renamed(str.upper),
    "other letter case": _renamed(
        lambda n: n.replace("word/", "Word/").replace("styles", "Styles")
    ),
    "a slash first": _renamed(lambda n: f"/{n}"),
    "a dot first": _renamed(lambda n: f"./{n}"),
    "folders as members": _packed({"word/": b"", "word/_rels/": b"", **_members(GOOD)}),
    "percent signs in targets": _target(b'"styles.xml"', b'"st%79les.xml"'),
    "percent signs in the document's target": _target(b'"word/', b'"w%6Frd/', TOP),
    "percent signs in names": _renamed(lambda n: n.replace("styles", "st%79les")),
    "a space in a name": _renamed(
        lambda n: n.replace("styles.xml", "mina stilar.xml"),
        _target(b'"styles.xml"', b'"mina%20stilar.xml"'),
    ),
    "an absolute target": _target(b'"styles.xml"', b'"/word/styles.xml"'),
    "an absolute target with backslashes": _target(b'"styles.xml"', b'"\\word\\styles.xml"'),
    "a roundabout target": _target(b'"styles.xml"', b'"./../word/./styles.xml"'),
    "a target from the top without a slash": _target(b'"styles.xml"', b'"word/styles.xml"'),
    "an absolute target of the document": _target(b'"word/', b'"/word/', TOP),
    "targets in other letter case": _target(b'"styles.xml"', b'"STYLES.XML"'),
    "a decomposed name": _renamed(
        lambda n: NFD if n == MAIN else n,
        _target_of_main(unicodedata.normalize("NFC", NFD)),
    ),
    "a name in UTF-8 that does not say so": _unflagged("word/årsrapport.xml"),
    "a byte order mark": _in_xml(lambda xml: b"\xef\xbb\xbf" + xml),
    "UTF-16, little end first": _in_xml(_encoded("utf-16-le", "UTF-16", b"\xff\xfe")),
    "UTF-16, big end first": _in_xml(_encoded("utf-16-be", "utf-16", b"\xfe\xff")),
    "UTF-16 without a mark": _in_xml(_encoded("utf-16-le", "UTF-16LE")),
    "UTF-16 without a declaration": _in_xml(_encoded("utf-16-le", "", b"\xff\xfe")),
    "UTF-8 without a declaration": _in_xml(_encoded("utf-8", "")),
    "Windows' own letters": _in_xml(CP1252),
    "UTF-16, strict": repack(
        GOOD,
        {MAIN: _encoded("utf-16-le", "UTF-16", b"\xff\xfe")(_strict(member(GOOD, MAIN)))},
    ),
    "a content type with a parameter": _type(MAIN_TYPE + b"; charset=utf-8"),
    "a content type in capitals": _type(MAIN_TYPE.upper()),
    "a content type without its end": _type(MAIN_TYPE.removesuffix(b".main+xml")),
    "a content type that only says XML": _type(b"application/xml"),
    "no content type of the document": repack(
        GOOD, {TYPES: re.sub(rb"<(Default|Override)[^>]*/>", b"", member(GOOD, TYPES))}
    ),
    "no default types": repack(
        GOOD, {TYPES: re.sub(rb"<Default[^>]*/>", b"", member(GOOD, TYPES))}
    ),
    "the document's type as the default": repack(
        GOOD,
        {
            TYPES: b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            b'<Default Extension="XML" ContentType="' + MAIN_TYPE + b'"/></Types>'
        },
    ),
    "an ODF mimetype beside": _packed({"mimetype": b"application/zip", **_members(GOOD)}),
    "data descriptors": _streamed(),
    "zip64": _zip64(),
    "a comment": _with_comment(),
    "stored, not packed": _packed(_members(GOOD), compresslevel=0),
    "no settings": repack(GOOD, {"word/settings.xml": None}),
    "no numbering, fonts, theme or properties": repack(
        GOOD,
        {
            n: None
            for n in _members(GOOD)
            if n.startswith("docProps/") or "theme" in n or "numbering" in n or "fontTable" in n
        },
    ),
}


@pytest.mark.parametrize("case", READ)
def test_the_same_report_whatever_the_package(case: str) -> None:
    report = _read(READ[case])
    assert _said(report) == EXPECTED
    assert report.warnings == ()


def test_without_styles_what_is_written_is_read_and_unmarked() -> None:
    report = _read(repack(GOOD, {"word/styles.xml": None}))
    (initiative,) = report.initiatives
    assert [str(g.status) for g in initiative.goals] == ["unmarked", "on_track"]


def test_words_that_quote_a_strict_name_are_left_as_they_are() -> None:
    quoted = "Se http://purl.oclc.org/ooxml/wordprocessingml/main för formatet."
    (initiative,) = _read(document(matrix({9: [quoted]}))).initiatives
    assert [p.text for p in initiative.lessons] == [quoted]


MACRO = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub AutoOpen()"}
MACRO_TYPES = {
    "docm": b"application/vnd.ms-word.document.macroEnabled.main+xml",
    "dotx": MAIN_TYPE.replace(b"document.main", b"template.main"),
    "dotm": b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}


@pytest.mark.parametrize("kind", MACRO_TYPES)
def test_templates_and_documents_with_macros_are_read(kind: str) -> None:
    assert _said(_read(_type(MACRO_TYPES[kind]))) == EXPECTED


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "WORD\\VBAPROJECT.BIN"])
def test_macros_are_told_of_and_not_read(name: str) -> None:
    report = _read(repack(_type(MACRO_TYPES["docm"]), {name: MACRO["word/vbaProject.bin"]}))
    assert _said(report) == EXPECTED
    assert [w.code for w in report.warnings] == ["macros"]


TWO = {
    "letter case": {"Word/Document.xml": b"<x/>"},
    "backslashes": {"word\\document.xml": b"<x/>"},
    "a percent sign": {"word/d%6Fcument.xml": b"<x/>"},
    "a slash first": {"/word/document.xml": b"<x/>"},
    "a roundabout name": {"word/media/../document.xml": b"<x/>"},
    "a part nobody reads": {"word/media/bild.png": b"1", "word/media/BILD.png": b"2"},
    "decomposed": {"word/å.bin": b"1", unicodedata.normalize("NFD", "word/å.bin"): b"2"},
}


@pytest.mark.parametrize("case", TWO)
def test_two_parts_that_become_one_name_are_refused(case: str) -> None:
    with pytest.raises(Refused) as refusal:
        _read(_packed({**_members(GOOD), **TWO[case]}))
    assert refusal.value.code == "two_of_a_name"
    assert "två delar med samma namn" in refusal.value.message


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_name_twice_is_refused() -> None:
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(MAIN, b"<x/>")
    with pytest.raises(Refused) as refusal:
        _read(out.getvalue())
    assert refusal.value.code == "two_of_a_name"


@pytest.mark.parametrize("declared", ["cp037", "UTF-7", "UTF-32"])
def test_an_encoding_that_packages_do_not_use_is_refused(declared: str) -> None:
    change = _encoded(declared.replace("-", "_"), declared)
    with pytest.raises(Refused) as refusal:
        _read(_in_xml(change, MAIN))
    assert refusal.value.code == "damaged"


def test_a_document_too_large_by_another_name_is_refused() -> None:
    """Only what is called XML is bounded by the directory."""
    name = "word/document.bin"
    big = member(GOOD, MAIN) + b" " * limits.MAX_XML_BYTES
    renamed = _renamed(lambda n: name if n == MAIN else n, _target_of_main(name))
    assert _said(_read(renamed)) == EXPECTED
    with pytest.raises(Refused) as refusal:
        _read(repack(renamed, {name: big}))
    assert refusal.value.code == "too_large"


def _nfd(xml: bytes) -> bytes:
    return unicodedata.normalize("NFD", xml.decode()).encode()


def test_letters_in_pieces_are_read_as_the_letters_they_are() -> None:
    assert _said(_read(_in_xml(_nfd))) == EXPECTED


def test_letters_in_pieces_as_character_references() -> None:
    in_pieces = _nfd(member(GOOD, MAIN)).decode()
    written = in_pieces.encode("ascii", "xmlcharrefreplace")
    assert _said(_read(repack(GOOD, {MAIN: written}))) == EXPECTED


def test_a_letter_whose_mark_begins_the_next_run() -> None:
    first, rest = A.split("ä", 1)
    halved = para(coloured(f"{first}a", GREEN), coloured("\u0308", GREEN), coloured(rest, GREEN))
    apart = para(coloured(f"{first}a", GREEN), coloured(f"\u0308{rest}", GREEN))
    for written in (halved, apart):
        (initiative,) = _read(document(matrix({5: [written, B]}))).initiatives
        assert (initiative.goals[0].text, str(initiative.goals[0].status)) == (A, "achieved")
        assert initiative.goals[0].marked_text == A


def test_a_mark_after_a_line_break_stays_where_it_is() -> None:
    broken = para("Vi sa\u030ag", "<w:r><w:br/></w:r>", "\u0308 tecknet")
    (initiative,) = _read(document(matrix({9: [broken]}))).initiatives
    assert [p.text for p in initiative.lessons] == ["Vi såg\n\u0308 tecknet"]


def test_the_file_name_is_shown_in_whole_letters() -> None:
    report = read_report(GOOD, unicodedata.normalize("NFD", "Årsredovisning våren.docx"))
    assert report.file == "Årsredovisning våren.docx"


def test_a_text_of_nothing_but_marks_takes_no_time() -> None:
    marks = "a" + "\u0315\u0300" * 100_000
    many = para(*["\u0315\u0300"] * 2_000)
    content = document(matrix({9: [marks, many]}))
    start = time.perf_counter()
    _read(content)
    assert time.perf_counter() - start < 10
