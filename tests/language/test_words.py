"""A word of a query finds its forms, its relatives and its compounds, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from sbs_data.language import analyser, asked, forms, written

LINES = [
    tuple(part.split() for part in line.split("|"))
    for line in (Path(__file__).parent / "words.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def finds(query: str, text: str) -> bool:
    """Whether a query of one word finds a word in a text."""
    analyse = analyser()
    (form,) = forms(query)
    terms = {term for kind in asked(analyse(form)) for term in kind}
    return any(terms & set(written(analyse(word))) for word in forms(text))


@pytest.mark.parametrize(("query", "found", "missed"), LINES, ids=[line[0][0] for line in LINES])
def test_a_word_finds_what_it_should(query: list[str], found: list[str], missed: list[str]) -> None:
    assert {word: finds(query[0], word) for word in found} == dict.fromkeys(found, True)
    assert {word: finds(query[0], word) for word in missed} == dict.fromkeys(missed, False)


def test_the_evaluation_is_of_some_size() -> None:
    assert len(LINES) >= 150
    assert sum(len(found) + len(missed) for _, found, missed in LINES) >= 900
