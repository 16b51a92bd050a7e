"""Names that are likely the same: suggested, never decided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbs_data.meaning import areas, school_names
from sbs_data.meaning.spelling import likely_spellings, resolved


def likely(*names: str) -> list[tuple[str, str]]:
    return [(of.name, of.meant) for of in likely_spellings(names, school_names.core)]


@pytest.mark.parametrize(
    "other",
    [
        "Björk-skolan",
        "BJÖRKSKOLAN",
        "Bjorkskolan",
        "Björks skola",
        "Björkskola",
        "Björk skolan",
    ],
)
def test_another_spelling_is_seen(other: str) -> None:
    assert likely("Björkskolan", other) == [(other, "Björkskolan")]


def test_a_slip_of_the_pen_in_a_long_name_is_seen() -> None:
    assert likely("Förskolan Solrosen", "Förskolan Solroser") == [
        ("Förskolan Solroser", "Förskolan Solrosen")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norra skolan", "Södra skolan"),
        ("Östra skolan", "Västra skolan"),
        ("Ekskolan", "Elskolan"),
        ("Skola 1", "Skola 2"),
        ("Björkens förskola", "Björkens skola"),
        ("Hela huvudmannen", "Hela skolan"),
        ("Skolan", "Förskolan"),
    ],
)
def test_another_school_is_left_alone(one: str, other: str) -> None:
    assert likely(one, other) == []


def test_an_ampersand_is_an_och() -> None:
    written = [*areas.TEMPLATE, "Undervisning & lärande", "Elevhälsa"]
    found = likely_spellings(written, areas.core)
    assert [(of.name, of.meant) for of in found] == [
        ("Undervisning & lärande", "Undervisning och lärande")
    ]


def test_what_persons_have_said_is_followed_to_its_end() -> None:
    said = {"björk skolan": "Björkskolan", "björkskolan": "Nya Björkskolan"}
    assert resolved("Björk-skolan", said) == "Nya Björkskolan"
    assert resolved("Ekskolan", said) == "Ekskolan"


@given(st.dictionaries(st.sampled_from("abcd"), st.sampled_from("abcd")), st.sampled_from("abcd"))
def test_names_that_lead_in_a_ring_end_somewhere(said: dict[str, str], name: str) -> None:
    assert resolved(name, said) in "abcd"


@given(st.lists(st.text(alphabet="abå- &1skolan", max_size=12), unique=True, max_size=8))
def test_each_name_is_at_most_one_earlier_name(names: list[str]) -> None:
    found = likely_spellings(names, school_names.core)
    assert len({of.name for of in found}) == len(found)
    assert all(names.index(of.meant) < names.index(of.name) for of in found)
