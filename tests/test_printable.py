"""One line is one line, and steers nothing."""

from __future__ import annotations

import json
import unicodedata

import pytest

from sbs_data import printable

STEERING = [
    *map(chr, [*range(0x20), *range(0x7F, 0xA0)]),
    *"\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202e\u2060\u2066\u2069\ufeff\ufff9",
    "\ud800",
    "\udfff",
    "\U000e0001",
    "\U000e0041",
]


@pytest.mark.parametrize("sign", STEERING, ids=ascii)
def test_what_steers_is_replaced_and_the_rest_stands(sign: str) -> None:
    told = printable.line(f"Åsa{sign}Öberg")
    assert told in ("Åsa Öberg", "Åsa\ufffdÖberg")
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize(
    "text", ["Åsa Öberg", "”x” – 80\u00a0%", "mjuk\u00adt", "👩\u200d🏫", "", "אבג"]
)
def test_ordinary_words_stand_as_they_are(text: str) -> None:
    assert printable.line(text) == text


def test_lines_keep_their_breaks_and_nothing_else() -> None:
    assert printable.lines("ett\r\ntvå\u2028tre\x1b[2K\n") == "ett\ntvå\ntre\ufffd[2K"


@pytest.mark.parametrize("sign", STEERING, ids=ascii)
def test_json_says_the_same_without_a_character_that_steers(sign: str) -> None:
    record = {"file": f"a{sign}b", "n": [1, 2]}
    written = printable.json_text(json.dumps(record, ensure_ascii=False, indent=2))
    assert json.loads(written) == record
    assert not [
        c for c in written if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")
    ]
