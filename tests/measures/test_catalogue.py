"""The measures as data: every one whole, every source's name for it found, changes noticed."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from sbs_data.measures import catalogue, catalogue_file
from sbs_data.measures.catalogue_file import Faulty
from sbs_data.model import SchoolYear
from sbs_data.publishing import measure_tables

ALL = catalogue.measures()
MINIMAL = """
[populations]
all_at_school = "x"
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
    measure, where = ALL[code], f"sbs_data/measures/catalogue.toml, measures.{code}"
    assert re.fullmatch(r"[a-z0-9_]+", code)
    assert measure.name
    assert measure.short
    assert measure.definition.endswith((".", "”")), f"{where}: definition is a sentence"
    assert measure.source.endswith("."), f"{where}: source is a sentence"
    if measure.is_share:
        assert measure.denominator, "a share says what it is a share of"
        assert (measure.lowest, measure.highest) == (0, 100)
    if not measure.is_own:
        assert measure.term_rule in ("VT", "HT"), f"{where}: term_rule is missing"
        assert measure.siris or measure.called or measure.kpis, (
            f"{where}: what a source calls it is missing: siris, skolverket or kpis"
        )


def test_what_reports_speak_of_and_what_pages_show() -> None:
    spoken = [measure.code for measure in catalogue.spoken_of()]
    assert _among(spoken, "merit_rating", "all_subjects", "eligible_vocational", "absence")
    choices = catalogue.choices()
    assert _among(choices, "eligible_vocational", "eligible_arts", "eligible_nat_tech")
    assert next(iter(choices)) == "eligible_vocational"
    assert choices["eligible_nat_tech"] == "Behöriga till natur och teknik"
    assert choices["merit_rating"] == "Meritvärde (17 ämnen)"
    assert set(choices) | {"all_subjects"} == set(catalogue.results())
    assert _among(catalogue.beside_reports(), "eligible_vocational", "merit_rating", "all_subjects")
    assert catalogue.deviations() == ("salsa_all_subjects_deviation", "salsa_merit_deviation")


def _among(found: Iterable[str], *codes: str) -> bool:
    """Whether these are there, in this order, whatever else is."""
    return [code for code in found if code in codes] == list(codes)


def test_measures_of_a_cohort_have_its_denominator_and_grade() -> None:
    of = {code: (m.denominator, m.grade) for code, m in ALL.items() if m.cohort == "graded_9"}
    assert {"eligible_vocational", "eligible_nat_tech", "all_subjects"} <= set(of)
    assert "merit_rating" not in of
    assert len(set(of.values())) == 1
    sixth = ALL["all_subjects_grade_6"]
    assert (sixth.grade, sixth.denominator[:19]) == ("6", "elever i årskurs 6 ")
    assert sixth.phrases is not None
    assert sixth.phrases.who == "elever i årskurs 6"
    assert sixth.phrases.what == "godkända betyg i alla ämnen"


def test_a_noun_of_its_own_or_that_of_the_unit() -> None:
    nouns = [ALL[code].noun for code in ("merit_rating", "absence", "pupils_per_teacher")]
    assert [(noun.one, noun.the, noun.same) for noun in nouns] == [
        ("meritvärde", "meritvärdet", "detsamma"),
        ("andel", "andelen", "densamma"),
        ("värde", "värdet", "detsamma"),
    ]


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
    assert ALL["safety"].is_every_other_year


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
    table = measure_tables.breaks()
    assert table.num_rows == sum(len(m.breaks) for m in ALL.values())
    assert all(isinstance(b.school_year, SchoolYear) for m in ALL.values() for b in m.breaks)


def test_the_table_for_publishing_has_every_measure_in_order() -> None:
    assert measure_tables.measures()["measure"].to_pylist() == list(ALL)


def test_every_population_has_words() -> None:
    codes = {p for m in ALL.values() for p in m.populations}
    assert codes <= set(catalogue.populations())
    assert "own" in codes


SHARE = MINIMAL.replace('"none"', '"not_reached"').replace('denominator = ""', 'denominator = "x"')
SPOKEN = 'in_reports = { name = "A", terms = ["a"] }\n'
COHORT = '[cohorts.c]\npupils = "x"\ngrade = "9"\ndenominator = "x"\n'
PHRASES = """
phrases = { who = "x", verb = "x", what = "x", one_fewer = "x", missed = "x", share = "x" }
"""


def again(more: str = "", **other: str) -> str:
    """The file with a second measure that differs from the first in all but what is said here."""
    said = {
        "name": "Mått B", "short": "B", "definition": "b", "denominator": "", "unit": "percent",
        "source": "b", "sensitive_side": "none", **other,
    }  # fmt: skip
    lines = "".join(f'{name} = "{words}"\n' for name, words in said.items())
    return f"{MINIMAL}{more}[measures.b]\n{lines}{more}"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (MINIMAL + 'colour = "red"\n', "measures.a: ”colour” is no field; these are: name,"),
        (MINIMAL + 'kpis = [{ id = "N1", name = "x" }]\n', "measures.a.kpis: ”name” is no field"),
        (MINIMAL + 'noun = { one = "x" }\n', "measures.a.noun: the is missing"),
        (MINIMAL.replace('name = "Mått A"', ""), "measures.a: name is missing"),
        (MINIMAL.replace('denominator = ""', ""), "measures.a: denominator is missing"),
        (MINIMAL + "[other]\n", "the file: ”other” is no field"),
        ("measures = { b = 3 }", "measures.b is no table"),
        (MINIMAL.replace('short = "A"', "short = 3"), "measures.a: short cannot be 3"),
        (MINIMAL + "is_own = 1\n", "measures.a: is_own cannot be 1"),
        (MINIMAL + "occasions = true\n", "measures.a: occasions cannot be True"),
        (MINIMAL + "skolverket = [3]\n", r"measures.a: skolverket cannot be \[3\]"),
        (MINIMAL + "kolada = []\n", "measures.a: ”kolada” is no field"),
        (MINIMAL + "siris = [3]\n", r"measures.a: siris cannot be \[3\]"),
        (MINIMAL.replace("measures.a", 'measures."Å"'), "measures.Å: a code is small letters"),
        (MINIMAL.replace('"percent"', '"bananas"'), "unit cannot be ”bananas”; it is one of perc"),
        (MINIMAL.replace('"none"', '"both"'), "sensitive_side cannot be ”both”"),
        (MINIMAL + 'term_rule = "ST"\n', "term_rule cannot be ”ST”"),
        (MINIMAL + 'shown = ["everywhere"]\n', "shown cannot be ”everywhere”"),
        (MINIMAL + 'population = "nobody"\n', "population cannot be ”nobody”"),
        (
            MINIMAL + 'kpis = [{id = "N", population = "x", title = "t"}]\n',
            "population cannot be ”x”",
        ),
        (MINIMAL + 'cohort = "d"\n', "cohorts has no ”d”; it has nothing"),
        (MINIMAL + f'cohort = "c"\n{COHORT}', "denominator is already said by the cohort"),
        (MINIMAL + 'phrases = { like = "d" }\n', "phrases has no ”d”"),
        (SHARE + PHRASES, "measures.a.phrases: missed_short is missing"),
        (MINIMAL + PHRASES.replace(" }", ', missed_short = "x" }'), "phrases are of a share"),
        (MINIMAL.replace('"none"', '"reached"'), "a share says of whom"),
        (
            MINIMAL + 'breaks = [{ school_year = "2020/21", text = "x" }]\n',
            "break_texts has no ”x”",
        ),
        (MINIMAL + 'breaks = [{ school_year = "VT21", text = "x" }]\n', "VT21 is no school year"),
        (MINIMAL + 'breaks = [{ school_year = 2021, text = "x" }]\n', "2021 is no school year"),
        (MINIMAL + 'is_own = true\nshown = ["figures"]\n', "own follow-up has no place on"),
        (MINIMAL + 'choice = "A"\n', "choice is of no use"),
        (MINIMAL + "occasions = 2\n", "are of own follow-up"),
        (MINIMAL + 'is_own = true\njudges = "c"\n', "judges ”c”, which is no measure"),
        (MINIMAL + 'shown = ["reports"]\n', "it says how they speak of it"),
        (MINIMAL + SPOKEN.replace('"a"', '"A"'), "terms are words in small letters"),
        (MINIMAL + SPOKEN.replace('["a"]', "[]"), "terms are words in small letters"),
        (MINIMAL + SPOKEN.replace(" }", ', unless = "(" }'), "unless is no regular expression"),
        (
            MINIMAL.replace('"percent"', '"points"') + SPOKEN.replace(" }", ", bare_from = 1 }"),
            "bare_from wants a highest",
        ),
        (
            MINIMAL.replace('"percent"', '"posts"') + SPOKEN,
            "in_reports: unit cannot be ”posts”",
        ),
        (MINIMAL + 'siris = ["Samma", "samma"]\n', "”samma” stands for two measures, or twice"),
        (again('siris = ["Samma"]\n'), "”Samma” stands for two measures"),
        (again('skolverket = ["f"]\n'), "”f” stands for two measures"),
        (again(name="mått a"), "”mått a” stands for two measures"),
        (again(name="a"), "”a” stands for two measures"),
        (again(short="a"), "measures.b: the short name ”a” is already a's"),
        (
            again('shown = ["figures"]\nchoice = "C"\n'),
            "measures.b: the choice ”C” is already a's",
        ),
        (again(SPOKEN), "the name in reports ”A” is already a's"),
    ],
)
def test_a_faulty_file_of_measures_is_not_read(wrong: str, told: str) -> None:
    with pytest.raises(Faulty, match=told):
        catalogue_file.read(wrong)


def test_the_least_that_a_measure_says() -> None:
    measure = catalogue_file.read(MINIMAL).measures["a"]
    assert (measure.unit, measure.lowest, measure.highest) == ("percent", 0, 100)
    assert set(catalogue_file.read(again()).measures) == {"a", "b"}
    assert catalogue_file.read(SHARE + SPOKEN).measures["a"].in_reports is not None


def test_a_term_of_two_measures_is_told() -> None:
    both = again('in_reports = { name = "A", terms = ["a"] }\n')
    both = both.replace('name = "A", terms', 'name = "C", terms', 1)
    with pytest.raises(Faulty, match="the term ”a” is already a's"):
        catalogue_file.read(both)


def test_a_term_with_anothers_in_it_is_meant_first() -> None:
    longer = 'in_reports = { name = "C", terms = ["ab"], rank = 7 }\n'
    file = again(longer).replace(longer, SPOKEN.replace(" }", ", rank = 7 }"), 1)
    with pytest.raises(Faulty, match="”ab” has a's ”a” in it, so rank is less than 7"):
        catalogue_file.read(file)
    assert catalogue_file.read(file.replace('"ab"], rank = 7', '"ab"], rank = 6'))
