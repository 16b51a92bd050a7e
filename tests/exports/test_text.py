"""Report text made fit for paper."""

from __future__ import annotations

import json

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from sbs_data.exports import text
from sbs_data.exports.pdf import _fonts


def test_every_character_we_print_is_in_our_fonts() -> None:
    """PDF/UA refuses a character that no font has; this is what refuses."""
    every = [chr(c) for first, last in text._SHOWN for c in range(first, last + 1)]
    shown = "".join(char for char in every if text._is_shown(char))
    source = b"""
        #set text(font: ("Libertinus Serif", "DejaVu Sans Mono"), lang: "sv")
        #set document(title: "x")
        #for line in json(bytes(sys.inputs.lines)) [#line #parbreak()]"""
    for chosen in (shown, "\ufffd"):
        typst.compile(
            source, font_paths=_fonts(), pdf_standards="ua-1",
            sys_inputs={"lines": json.dumps([chosen[at : at + 40] for at in range(0, 900, 40)])},
        )  # fmt: skip
    with pytest.raises(typst.TypstError, match="could not be displayed"):
        typst.compile(
            source, font_paths=_fonts(), pdf_standards="ua-1",
            sys_inputs={"lines": json.dumps(["\U0001f600"])},
        )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("  två\n rader\t", "två rader"),
        ("Åsa läste – 80 %", "Åsa läste – 80 %"),
        ("glad 😀!", "glad \ufffd!"),
        ("dold\u202eomvänd\u200b", "doldomvänd"),
        ("a\x00b", "a\ufffdb"),
        ("mjuk\u00adt", "mjukt"),
        ("e\u0301", "é"),
        ("x" * 65, "x" * 30 + "\u200b" + "x" * 30 + "\u200b" + "x" * 5),
    ],
)
def test_printable(said: str, shown: str) -> None:
    assert text.printable(said) == shown


@given(st.text(max_size=300), st.integers(10, 120))
def test_a_shortened_text_is_no_wider_and_says_that_it_is_cut(said: str, most: int) -> None:
    one_line = text.printable(said)
    short = text.shortened(one_line, most)
    assert text.width(short) <= most
    assert short == one_line or short.endswith("…")


def test_a_wide_letter_is_wider_than_a_narrow_one() -> None:
    assert text.width("WWWW") > 1.5 * text.width("nnnn") > 1.5 * 1.5 * text.width("iiii")
    assert text.lines("ord " * 30, 60) == 2
