"""The PDF: one A4, tagged, Swedish, saying what the record says and nothing of anybody."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from sbs_data.exports import file_name, to_pdf
from sbs_data.exports.one_page import cut
from tests.answers.overviews import MADE_ON, crowded, goal, goals, results, view
from tests.exports.test_one_page import said
from tests.questions.world import HOSTILE

A4 = (595, 842)
LONG = results(
    40, title="W" * 300, headline="Ord " * 300, claims=("M" * 900,) * 6, source="W " * 400
)
MARKUP = (
    "#panic()", '#import "@preview/x:1.0.0"', "= rubrik", "*b* _k_ `r`", "$x^2$", "<etikett>",
    "@ref", "\\ \\u{1f600}", "// kommentar", "/* x", "#(1+1)", "]#[", "https://example.org",
    "-- --- ...", "~",
)  # fmt: skip


def words(text: str) -> str:
    """Letters alone: where a line breaks is not what is said."""
    return "".join(char for char in text if char.isalnum() or char in "%,.:→")


def read(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made))


def test_it_says_what_the_record_says() -> None:
    for whole in (view(), crowded(), view(results=results(2)), crowded(results=results(40))):
        reader = read(to_pdf(whole))
        text = words(reader.pages[0].extract_text())
        for sentence in said(cut(whole)):
            assert words(sentence) in text, sentence


def test_it_is_one_a4_however_much_there_is() -> None:
    for whole in (
        view(), crowded(), crowded(schools=300, count=4000), crowded(schools=1),
        crowded(text="M" * 400, name="W" * 60), crowded(text="ord " * 90), crowded(count=3),
        view(results=results(6)), crowded(results=results(40)),
        crowded(text="ord " * 90, results=LONG),
        crowded(text="M" * 400, name="W" * 60, results=LONG),
    ):  # fmt: skip
        pages = read(to_pdf(whole)).pages
        assert len(pages) == 1
        assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == A4


def test_it_is_tagged_and_swedish() -> None:
    """PDF/UA-1, as typst checks it when it writes: structure, language, title, nothing unsaid."""
    reader = read(to_pdf(view()))
    root = reader.root_object
    assert str(root["/Lang"]) == "sv-SE"
    marks, shown, about = (
        root[key].get_object() for key in ("/MarkInfo", "/ViewerPreferences", "/Metadata")
    )
    assert isinstance(marks, DictionaryObject)
    assert isinstance(shown, DictionaryObject)
    assert isinstance(about, StreamObject)
    assert marks["/Marked"]
    assert shown["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in about.get_data()
    roles = _roles(root["/StructTreeRoot"].get_object())
    assert {"/H1", "/H2", "/L", "/LI", "/Table", "/TR", "/TH", "/TD", "/P"} <= set(roles)
    assert roles.count("/H1") == 1


def _roles(node: object) -> list[str]:
    """The role of every element of the structure tree, in the order it is read."""
    found: list[str] = []
    if isinstance(node, DictionaryObject):
        if "/S" in node:
            found.append(str(node["/S"]))
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            found += _roles(kid.get_object())
    return found


def test_nobodys_name_is_in_it() -> None:
    reader = read(to_pdf(view()))
    about = reader.metadata
    assert about is not None
    assert about.title == "Lägesbild"
    assert not about.author
    assert about.creation_date is not None
    assert about.creation_date.date() == MADE_ON


def test_the_same_record_gives_the_same_file_also_to_many_at_once() -> None:
    whole = crowded()
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: to_pdf(whole), range(8)))
    assert len(set(made)) == 1


@pytest.mark.parametrize("text", [*HOSTILE, *MARKUP])
def test_report_text_is_never_markup(text: str) -> None:
    whole = view(
        moved=goals([goal(0, goal=text, schools=text, previous_goal=f"{text} {text}")], 1),
        still=goals([goal(1, goal=text)], 1),
        results=results(1, title=text, headline=text, claims=(text,)),
    )
    assert words(text) in words(read(to_pdf(whole)).pages[0].extract_text())


@settings(max_examples=25)
@given(st.text(st.characters(codec="utf-8"), max_size=200), st.integers(1, 40))
def test_any_text_in_any_number_is_one_page(text: str, schools: int) -> None:
    whole = crowded(schools=schools, text=text or "x", name=text[:80])
    assert len(read(to_pdf(whole)).pages) == 1


def test_the_file_is_named_after_the_page_and_the_day() -> None:
    assert file_name("lagesbild", MADE_ON, "pdf") == "delmal-lagesbild-2026-11-22.pdf"
