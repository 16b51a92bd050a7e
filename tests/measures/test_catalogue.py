"""The measures as data: every one whole, every source's name for it found, changes noticed."""

from __future__ import annotations

import re

import pytest

from sbs_data.measures import catalogue
from sbs_data.model import Measure as Claimed
from sbs_data.model import SchoolYear

ALL = catalogue.measures()
MINIMAL = """
[populations]
municipal = "x"
[break_texts]
[measures.a]
name = "Mått A"
short = "A"
definition = "a"
denominator = ""
unit = "percent"
source = "a"
sensitive_side = "none"
"""


@pytest.mark.parametrize("code", ALL)
def test_every_measure_can_be_shown_to_a_reader(code: str) -> None:
    measure = ALL[code]
    assert re.fullmatch(r"[a-z0-9_]+", code)
    assert measure.name
    assert measure.short
    assert measure.definition.endswith(".") or measure.definition.endswith("”")
    assert measure.source.endswith(".")
    if measure.is_share:
        assert measure.denominator, "a share says what it is a share of"
        assert (measure.lowest, measure.highest) == (0, 100)
    if not measure.own:
        assert measure.term in ("VT", "HT")


def test_what_the_reports_can_claim_has_a_measure() -> None:
    assert {str(claimed) for claimed in Claimed} <= set(ALL)


def test_the_sensitive_side_is_set_per_measure() -> None:
    assert ALL["eligible_vocational"].sensitive_side == "not_reached"
    assert ALL["absence"].sensitive_side == "reached"
    assert not ALL["absence"].higher_is_better
    assert ALL["merit_rating"].sensitive_side == "none"


def test_each_stricter_eligibility_is_a_measure_of_its_own() -> None:
    codes = {"eligible_vocational", "eligible_arts", "eligible_econ_hum_soc", "eligible_nat_tech"}
    assert codes <= set(ALL)
    assert len({ALL[c].definition for c in codes}) == 4


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("Andel (%) elever behöriga till yrkesprog.", "eligible_vocational"),
        ("Andel elever (%) behöriga till yrkesprog.", "eligible_vocational"),
        ("Andel (%) behörig yrkesprog.", "eligible_vocational"),
        ("Andel  (%)\nbehörig yrkesprog.", "eligible_vocational"),
        ("Genomsnittligt meritvärde (17 ämnen)", "merit_rating"),
        ("Genomsnittligt meritvärde (17)", "merit_rating"),
        ("Genomsnittligt meritvärde (16)", "merit_rating_16"),
        ("Andel som uppnått kunskapskraven i alla ämnen", "all_subjects"),
        ("Antal elever", "pupils_grade_9"),
    ],
)
def test_headers_of_all_years_are_known(header: str, code: str) -> None:
    found = catalogue.by_header(header)
    assert found is not None
    assert found.code == code


def test_a_header_that_only_resembles_one_is_unknown() -> None:
    assert catalogue.by_header("Andel (%) elever behöriga till gymnasieprog.") is None


@pytest.mark.parametrize(
    ("kpi", "code", "population"),
    [
        ("N15436", "eligible_vocational", "municipal"),
        ("N15424", "eligible_vocational", "located"),
        ("N15428", "eligible_vocational", "resident"),
        ("N15505", "merit_rating", "municipal"),
        ("N15504", "merit_rating", "located"),
        ("N15507", "merit_rating", "resident"),
        ("N15419", "all_subjects", "municipal"),
        ("N15613", "safety", "municipal"),
        ("N15643", "safety", "municipal"),
        ("U15413", "salsa_all_subjects_expected", "all_at_school"),
        ("U15416", "salsa_merit_deviation", "all_at_school"),
    ],
)
def test_kpis_keep_their_letter_and_population(kpi: str, code: str, population: str) -> None:
    found = catalogue.by_kpi(kpi)
    assert found is not None
    assert (found[0].code, found[1].population) == (code, population)
    assert catalogue.by_kpi(kpi[1:]) is None
    assert catalogue.by_kpi(("U" if kpi[0] == "N" else "N") + kpi[1:]) is None


def test_the_survey_question_is_asked_in_two_grades_every_other_year() -> None:
    grades = {kpi.id: kpi.grade for kpi in ALL["safety"].kpis}
    assert grades == {"N15613": "5", "N15643": "8"}
    assert ALL["safety"].every_other_year


def test_a_title_that_changed_warns_and_the_same_title_does_not() -> None:
    kpi = ALL["eligible_vocational"].kpis[0]
    assert catalogue.changed_title(kpi.id, f" {kpi.title} ") is None
    warning = catalogue.changed_title(kpi.id, "Elever i åk 9 som är behöriga till allt")
    assert warning is not None
    assert kpi.id in warning
    assert "behöriga till allt" in warning
    assert catalogue.changed_title("N00001", "Annat") is None


def test_the_breaks_of_the_series_are_marked() -> None:
    years = {str(b.school_year) for b in ALL["merit_rating"].breaks}
    assert {"2014/15", "2015/16", "2019/20", "2022/23"} <= years
    table = catalogue.breaks_as_table()
    assert table.num_rows == sum(len(m.breaks) for m in ALL.values())
    assert all(isinstance(b.school_year, SchoolYear) for m in ALL.values() for b in m.breaks)


def test_the_table_for_publishing_has_every_measure_in_order() -> None:
    assert catalogue.as_table()["measure"].to_pylist() == list(ALL)


def test_every_population_has_words() -> None:
    codes = {p for m in ALL.values() for p in m.populations}
    assert codes <= set(catalogue.populations())
    assert "own" in codes


@pytest.mark.parametrize(
    "wrong",
    [
        MINIMAL.replace('unit = "percent"', 'unit = "bananas"'),
        MINIMAL.replace('sensitive_side = "none"', 'sensitive_side = "both"'),
        MINIMAL + 'term = "ST"\n',
        MINIMAL + 'kpis = [{ id = "N1", population = "nobody", title = "t" }]\n',
        MINIMAL + 'siris = ["Samma", "samma"]\n',
    ],
)
def test_a_faulty_file_of_measures_is_not_read(wrong: str) -> None:
    assert catalogue._read(MINIMAL).measures["a"].unit == "percent"
    with pytest.raises(ValueError, match=r"\w"):
        catalogue._read(wrong)


def test_an_unknown_word_in_the_file_is_not_passed_over() -> None:
    with pytest.raises(TypeError):
        catalogue._read(MINIMAL + 'colour = "red"\n')
