"""Terms and school years in every spelling people use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbs_data.model import SchoolYear, Term, find_periods, parse_period

YEARS = st.integers(2001, 2098)
SPRING = st.sampled_from(
    ["VT{y:02}", "VT {y:02}", "VT-{y:02}", "vt{y:02}", "vårterminen {Y}", "våren {Y}"]
)
AUTUMN = st.sampled_from(["HT{y:02}", "HT {Y}", "ht-{y:02}", "höstterminen {Y}", "hösten {Y}"])
SCHOOL_YEARS = st.sampled_from(["{Y}/{z:02}", "{Y}/{Z}", "läsåret {y:02}/{z:02}"])


def _spell(pattern: str, year: int) -> str:
    return pattern.format(Y=year, y=year % 100, Z=year + 1, z=(year + 1) % 100)


@given(year=YEARS, pattern=SPRING)
def test_a_spring_term_is_the_second_half_of_its_school_year(year: int, pattern: str) -> None:
    period = parse_period(_spell(pattern, year))
    assert period == Term(year, "VT")
    assert isinstance(period, Term)
    assert period.school_year == SchoolYear(year - 1)


@given(year=YEARS, pattern=AUTUMN)
def test_an_autumn_term_is_the_first(year: int, pattern: str) -> None:
    period = parse_period(_spell(pattern, year))
    assert period == Term(year, "HT")
    assert isinstance(period, Term)
    assert period.school_year == SchoolYear(year)


@given(year=YEARS, pattern=SCHOOL_YEARS)
def test_a_school_year(year: int, pattern: str) -> None:
    assert parse_period(_spell(pattern, year)) == SchoolYear(year)


@given(year=st.integers(2012, 2098))
def test_a_school_year_in_two_digits(year: int) -> None:
    assert parse_period(_spell("{y:02}/{z:02}", year)) == SchoolYear(year)


@given(year=YEARS)
def test_what_is_written_can_be_read_again(year: int) -> None:
    for period in (Term(year, "VT"), Term(year, "HT"), SchoolYear(year)):
        assert parse_period(str(period)) == period


@given(before=st.text(max_size=40), year=YEARS, after=st.text(alphabet="abc åäö.,", max_size=40))
def test_a_term_is_found_in_any_text(before: str, year: int, after: str) -> None:
    said = f"{before} VT{year % 100:02} {after}"
    assert Term(year, "VT") in [period for period, _ in find_periods(said)]


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    for _, words in find_periods(text):
        assert words in text


@pytest.mark.parametrize(
    "text",
    ["", "2023", "VT", "VT2", "22/24", "1/2", "VT23 och HT23", "U2021/03786/S", "VT23x", "23"],
)
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match="ingen termin"):
        parse_period(text)


@pytest.mark.parametrize(
    "text", ["U2021/03786/S", "Dnr 7.4.2-2019:1697", "2023-06-15", "den 11/12", "12/13/14", "kl 8"]
)
def test_references_and_dates_are_no_periods(text: str) -> None:
    assert find_periods(text) == []


def test_small_numbers_are_a_school_year_where_that_is_what_is_spoken_of() -> None:
    assert [p for p, _ in find_periods("läsåret 11/12")] == [SchoolYear(2011)]
    # There is no thirteenth month.
    assert [p for p, _ in find_periods("12/13")] == [SchoolYear(2012)]
