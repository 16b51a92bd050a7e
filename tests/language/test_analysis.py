"""What a word is looked up by, and what is listed by hand."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sbs_data.language import Word, analyser, forms, themes
from sbs_data.language.analysis import let_go
from sbs_data.language.lexicon import Lexicon, swedish
from sbs_data.language.rules import rules


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("frånvarons", Word(("frånvaro",), ("frånvaro",))),
        ("behörigheten", Word(("behörighet",), ("behörig",))),
        ("delar", Word(("dela", "del"), ("dela", "del"))),
        (
            "skolnärvaroteam",
            Word(
                ("skolnärvaroteam",),
                ("skolnärvaroteam",),
                ("skola", "skolnärvaro", "närvaro", "närvaroteam", "team"),
            ),
        ),
        ("processtödet", Word(("processstöd",), ("processstöd",), ("process", "stöd"))),
        ("kvarnbäckskolan", Word(("kvarnbäckskola",), ("kvarnbäckskola",), ("kvarnbäck", "skola"))),
        ("wallmanska", Word(("^wallmansk",), ("^wallmansk",))),
        ("80", Word(("80",), ("80",))),
        ("och", Word()),
        ("ska", Word()),
    ],
)
def test_a_form_is_looked_up_by(form: str, word: Word) -> None:
    assert analyser()(form) == word


def test_the_longest_and_the_oddest_words_cost_little() -> None:
    analyse = analyser()
    for form in ("skol" * 40, "a" * 20_000, "s" * 59, "åäö" * 15, "ßﬁ", "学校"):
        assert analyse(form).lemmas


def test_what_is_listed_by_hand_is_not_known_without() -> None:
    """A list that says what the dictionary says already is only in the way."""
    lexicon = Lexicon(swedish())
    for form, lemma in rules().lemmas.items():
        assert lexicon.lemmas(form) != (lemma,), form


def test_every_short_part_of_compounds_is_a_word() -> None:
    lexicon = Lexicon(swedish())
    assert [part for part in sorted(rules().short_parts) if not lexicon.is_base(part)] == []


def test_no_part_of_compounds_is_also_a_prefix() -> None:
    assert not rules().short_parts & rules().prefixes


def test_every_theme_has_a_key_of_its_own_and_words_that_say_something() -> None:
    keys = [theme.key for theme in themes()]
    assert len(set(keys)) == len(keys)
    for theme in themes():
        for words in (*theme.words, *theme.headings):
            assert any(analyser()(form).lemmas for form in forms(words)), words


def test_nothing_is_loaded_before_a_word_is_asked_about() -> None:
    program = "import sys, sbs_data.questions; print('simplemma' in sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120
    )
    assert said.stdout.strip() == "False"


def test_what_is_let_go_of_is_read_anew() -> None:
    first = analyser()
    let_go()
    assert analyser() is not first
    assert analyser()("elever") == first("elever")
