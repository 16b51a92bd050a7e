"""The sentences that the reader of claims is measured by are well formed, and measured right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest

from sbs_data.measures import catalogue
from sbs_data.model import (
    Claim,
    ClaimRole,
    Comparator,
    Direction,
    Gender,
    Part,
    Place,
    SchoolYear,
    Term,
    Unit,
    parse_period,
)
from tests.reports.claim_truth import (
    DEFAULTS,
    FOLDER,
    KINDS,
    SETS,
    Fields,
    Sentence,
    load,
    measure,
    told,
)

EVERY = {name: load(FOLDER / f"{name}.toml") for name in (*SETS, KINDS)}
SENTENCES = [sentence for sentences in EVERY.values() for sentence in sentences]
WORDS = {
    "role": ClaimRole,
    "unit": Unit,
    "comparator": Comparator,
    "direction": Direction,
    "gender": Gender,
}


@pytest.mark.parametrize(("name", "count"), SETS.items())
def test_a_set_is_whole(name: str, count: int) -> None:
    sentences = EVERY[name]
    assert len(sentences) == count
    assert 2 * sum(sentence.trap for sentence in sentences) >= count
    assert not [twice for twice, times in Counter(s.id for s in sentences).items() if times > 1]


def test_no_sentence_counts_twice() -> None:
    said = Counter(sentence.text for sentence in SENTENCES)
    assert not [twice for twice, times in said.items() if times > 1]


def test_every_set_is_measured() -> None:
    assert {file.stem for file in FOLDER.glob("*.toml")} == {*SETS, KINDS}


def test_a_trap_says_why_it_is_one() -> None:
    for sentence in SENTENCES:
        assert sentence.trap == bool(sentence.why), sentence
        assert re.fullmatch(r"[a-z]+-\d{2,3}", sentence.id), sentence
        assert sentence.text == " ".join(sentence.text.split()), sentence


@pytest.mark.parametrize("name", [*SETS, KINDS])
def test_a_claim_is_whole(name: str) -> None:
    for sentence in EVERY[name]:
        for claim in sentence.claims:
            _is_said_in_words_that_are_known(dict(claim))
            _belongs_together(claim)


def _is_said_in_words_that_are_known(claim: dict[str, Any]) -> None:
    assert claim.keys() <= DEFAULTS.keys()
    assert "role" in claim
    for name, words in WORDS.items():
        assert claim.get(name) is None or claim[name] in list(words)
    assert claim.get("measure") is None or claim["measure"] in catalogue.measures()
    assert set(claim.get("grades", [])) <= set(range(1, 10))
    for name, kind in (("term", Term), ("school_year", SchoolYear)):
        if name in claim:
            assert isinstance(parse_period(claim[name]), kind)
            assert str(parse_period(claim[name])) == claim[name]


def _belongs_together(claim: Fields) -> None:
    assert claim.keys() & {"value", "direction"}
    assert ("value" in claim) == ("unit" in claim)
    assert not claim.keys() & {"from_value", "comparator", "of", "change"} or "value" in claim
    assert claim.get("unit") == "pupils" or "of" not in claim
    assert claim["role"] == "target" or "reached" not in claim
    assert claim["role"] != "target" or "value" in claim
    assert "term" not in claim or "school_year" in claim
    # What is left out is not written: one way to say each thing.
    assert claim.get("negated", True)
    assert claim.get("change", True)


def _claim(fields: Fields, quote: str) -> Claim:
    """As a reader would give it; the fields that Claim lacks are left out."""
    known = {k: v for k, v in fields.items() if k in Claim.__dataclass_fields__}
    return Claim(quote=quote, place=Place(), **known)  # type: ignore[arg-type]


def _sentence(*claims: Fields, trap: bool = False) -> Sentence:
    return Sentence("prov-01", Part.OBSERVED_EFFECT, "En mening.", claims, trap)


TRUE: dict[str, object] = {
    "role": "outcome",
    "measure": "absence",
    "value": 12,
    "unit": "percent",
    "grades": [7, 8],
}


def test_one_who_reads_all_right_is_good_enough() -> None:
    sentence = _sentence(TRUE, {"role": "target", "direction": "up"}, trap=True)

    def read(_: Part, text: str) -> Iterable[Claim]:
        return [_claim(fields, text) for fields in reversed(sentence.claims)]

    measured = measure([sentence], read)
    assert (measured.found, measured.right, measured.true) == (2, 2, 2)
    assert not measured.mistakes
    assert measured.is_good_enough


@pytest.mark.parametrize(
    "said",
    [
        {"value": 13},
        {"role": "target"},
        {"negated": True},
        {"grades": (7, 8, 9)},
        {"direction": "up"},
        {"unit": "points"},
        {"term": "VT23"},
        {"gender": "girls"},
        {"measure": None},
        {"reached": False},
    ],
)
def test_one_wrong_field_makes_a_claim_wrong_and_springs_a_trap(said: Fields) -> None:
    measured = measure(
        [_sentence(TRUE, trap=True)], lambda _, text: [_claim(TRUE | dict(said), text)]
    )
    assert (measured.found, measured.right, measured.true) == (1, 0, 1)
    assert measured.sprung == ("prov-01",)
    assert not measured.is_good_enough
    assert "wrong" in told(measured)
    assert "missed" in told(measured)


def test_the_same_claim_twice_is_once_wrong() -> None:
    measured = measure([_sentence(TRUE)], lambda _, text: [_claim(TRUE, text)] * 2)
    assert (measured.precision, measured.recall) == (0.5, 1.0)


def test_a_quote_that_the_text_lacks_is_wrong() -> None:
    measured = measure([_sentence(TRUE)], lambda *_: [_claim(TRUE, "Andra ord.")])
    assert measured.right == 0


def test_a_claim_where_none_is_springs_a_trap_and_silence_does_not() -> None:
    trap = _sentence(trap=True)
    assert measure([trap], lambda _, text: [_claim(TRUE, text)]).sprung == ("prov-01",)
    silent = measure([trap, _sentence(TRUE, trap=True)], lambda *_: [])
    assert not silent.sprung
    assert (silent.precision, silent.recall) == (1.0, 0.0)
    assert not silent.is_good_enough


@pytest.mark.parametrize("name", [*SETS, KINDS])
def test_the_projects_own_reader_is_good_enough(name: str) -> None:
    measured = measure(EVERY[name])
    assert measured.is_good_enough, told(measured)
