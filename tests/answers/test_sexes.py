"""Flickor och pojkar: the figure that is switched in the browser, and words without alarm."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from sbs_data.answers import sexes
from sbs_data.figures import switch
from sbs_data.figures.palette import Theme
from sbs_data.measures.facts import Fact, facts_of
from sbs_data.words.measure_words import Measure
from tests.web.test_theme import contrast
from tests.words.norberg import ELIGIBLE, MERIT, NATION, NATION_BY_SEX, SAFETY, SCHOOL, counted, row

THEMES: tuple[Theme, ...] = ("light", "dark")


def kommun(
    *differences: float | None, first: int = 2021, every: int = 1, **more: Any
) -> list[Fact]:
    """Girls 80 and boys that much lower, year by year; ``None`` where the boys are hidden."""
    rows = []
    of = {"unit_kind": "municipality", "unit_name": "K", "source": "Kolada"} | more
    for no, apart in enumerate(differences):
        year = first + every * no
        rows.append(row(year, 80.0, gender="girls", **of))
        boys = {"marker": "too_few"} if apart is None else {}
        value = None if apart is None else round(80 - apart, 1)
        rows.append(row(year, value, gender="boys", **boys, **of))
    return list(facts_of(pd.DataFrame(rows)))


def said(facts: list[Fact], measure: Measure = ELIGIBLE) -> list[str]:
    return [told.replace("\u00a0", " ") for told in sexes.sentences(facts, measure)]


def test_a_kommun_where_boys_have_been_lower_every_year() -> None:
    assert said(kommun(3.5, 2.0, 1.5, 4.0, 6.5)) == [
        "Våren 2025 var 80,0 % av flickorna och 73,5 % av pojkarna behöriga till gymnasiets "
        "yrkesprogram. Flickor minus pojkar: +6,5 procentenheter.",
        "Från våren 2021 till våren 2025 har flickornas andel legat kvar på 80,0 % och pojkarnas "
        "sjunkit från 76,5 % till 73,5 %; osäkerheten kan inte beräknas.",
        "Pojkarnas andel har varit lägre varje år sedan våren 2021.",
    ]


@pytest.mark.parametrize(
    ("differences", "row_told"),
    [
        ((-1.0,) * 5, "Flickornas andel har varit lägre varje år sedan våren 2021."),
        ((3.0, -2.0, *(1.0,) * 5), "Pojkarnas andel har varit lägre varje år sedan våren 2023."),
        ((-1.0,) * 4, None),
        ((3.0, 0.0, 2.0, 3.0, 2.0, 3.0), None),
        ((2.0, 3.0), None),
        ((2.0, 2.0, None, 2.0, 3.0, 2.0), None),
        ((2.0, 2.0, 2.0, 2.0, 3.0, None), None),
    ],
)
def test_a_row_of_years_is_told_from_five(
    differences: tuple[float | None, ...], row_told: str | None
) -> None:
    told = [each for each in said(kommun(*differences)) if "varje år" in each]
    assert [each.startswith(row_told or "") for each in told] == ([True] if row_told else [])


def test_years_that_are_missing_end_the_row() -> None:
    assert not any("varje år" in told for told in said(list(NATION_BY_SEX)))


def test_a_survey_every_other_year_is_told_time_by_time() -> None:
    told = said(kommun(1.0, 2.0, 3.0, 3.0, 3.0, every=2), SAFETY)
    assert told == [
        "Trygga i skolan våren 2029: flickor 80,0 %, pojkar 77,0 %. "
        "Flickor minus pojkar: +3 procentenheter.",
        "Från våren 2021 till våren 2029 har flickornas andel legat kvar på 80,0 % och pojkarnas "
        "sjunkit från 79,0 % till 77,0 %; osäkerheten kan inte beräknas.",
        "Pojkarnas andel har varit lägre varje gång sedan våren 2021.",
    ]


def test_means_are_told_in_points() -> None:
    facts = [
        replace(fact, measure="merit_rating", value=(fact.value or 0) + 130)
        for fact in kommun(20.0, 21.5, 22.0, 23.0, 22.4)
    ]
    assert said(facts, MERIT) == [
        "Våren 2025 var meritvärdet för flickor 210,0 och för pojkar 187,6. "
        "Flickor minus pojkar: +22,4 poäng.",
        "Från våren 2021 till våren 2025 har flickornas meritvärde legat kvar på 210,0 och "
        "pojkarnas sjunkit från 190,0 till 187,6; osäkerheten kan inte beräknas.",
        "Pojkarnas meritvärde har varit lägre varje år sedan våren 2021.",
    ]


def test_a_schools_difference_raises_no_alarm() -> None:
    told = said(kommun(3.0, 4.0, 5.0, unit_kind="school", source="Skolverket"))
    assert told[1:] == [
        "På en skola är grupperna små: skillnaden mellan flickor och pojkar kan växla mycket från "
        "år till år utan att något har förändrats."
    ]
    assert not any("lägre" in each for each in told)


@pytest.mark.parametrize(
    ("boys", "wanted"),
    [
        (
            300,
            "Skillnaden är större än slumpen ensam kan förklara.",
        ),
        (
            390,
            "Slumpen ensam kan förklara skillnaden.",
        ),
    ],
)
def test_where_the_pupils_are_known_the_difference_is_weighed(boys: int, wanted: str) -> None:
    of = {"unit_kind": "municipality", "unit_name": "K", "source": "Skolverket"}
    facts = [
        counted(2025, 400, 500, gender="girls", **of),
        counted(2025, boys, 500, gender="boys", **of),
    ]
    assert said(facts)[1] == wanted


def test_a_row_of_known_sizes_has_no_doubt_that_was_never_there() -> None:
    of = {"unit_kind": "municipality", "unit_name": "K"}
    facts = [
        counted(year, count, 500, gender=gender, **of)
        for year in range(2021, 2026)
        for gender, count in (("girls", 400), ("boys", 300))
    ]
    assert said(facts)[-1] == "Pojkarnas andel har varit lägre varje år sedan våren 2021."


def test_a_hidden_sex_is_told_as_hidden_and_gives_no_difference() -> None:
    assert said(kommun(2.0, None)) == [
        "Våren 2022: flickor: 80,0 %; pojkar: Kolada visar inte uppgiften."
    ]


def test_equal_is_no_difference() -> None:
    assert said(kommun(0.0))[0].endswith("Flickor minus pojkar: ingen skillnad.")


def test_nothing_is_said_of_what_is_not_published_by_sex() -> None:
    assert sexes.sentences(SCHOOL, ELIGIBLE) == ()
    assert sexes.views("Behöriga", ELIGIBLE, SCHOOL) == {}
    told = "Meritvärdet publiceras inte per kön på skolnivå."
    assert sexes.not_published(MERIT, "school") == told
    assert (
        sexes.not_published(ELIGIBLE, "school")
        == "”Behöriga till yrkesprogram” för skolan finns inte per kön i det som är importerat. "
        "Skolverkets export 5 (per skola och kön) har uppgiften."
    )
    assert "export 53 (per kommun" in sexes.not_published(ELIGIBLE, "municipality")
    assert sexes.not_published(MERIT, "municipality") == (
        "”Meritvärde (17 ämnen)” för kommunen finns inte per kön i det som är importerat."
    )


EVERY = [*NATION_BY_SEX, *NATION]


def test_the_views_are_in_the_order_of_the_law_and_the_page() -> None:
    views = sexes.views("Behöriga i riket", ELIGIBLE, EVERY)
    assert list(views) == ["Flickor och pojkar", "Alla", "Flickor minus pojkar"]
    assert [line.name for line in views["Flickor och pojkar"].lines] == ["Flickor", "Pojkar"]


@pytest.mark.parametrize("theme", THEMES)
def test_switching_shows_one_views_values_and_they_are_the_frames(theme: Theme) -> None:
    views = sexes.views("Behöriga i riket", ELIGIBLE, EVERY)
    figure = switch.to_plotly(views, theme)
    first = {trace.name: _years(trace) for trace in figure.data if trace.visible}
    assert {name: years["VT23"] for name, years in first.items()} == {
        "Flickor": 85.8,
        "Pojkar": 84.6,
    }
    shown: dict[str, Any] = {}
    for button in figure.layout.updatemenus[0].buttons:
        visible = button.args[0]["visible"]
        assert len(visible) == len(figure.data)
        traces = [t for t, on in zip(figure.data, visible, strict=True) if on]
        shown[button.label] = {t.name: _years(t) for t in traces}
    assert shown["Flickor och pojkar"] == first
    assert shown["Alla"]["Alla elever"]["VT24"] == 83.7
    apart = shown["Flickor minus pojkar"]["Flickor minus pojkar"]
    published = {(f.when, f.gender): f.value or 0.0 for f in NATION_BY_SEX}
    assert {when: value for when, value in apart.items() if value is not None} == {
        when: pytest.approx(published[when, "girls"] - published[when, "boys"])
        for when in ("VT17", "VT18", "VT22", "VT23")
    }


def _years(trace: Any) -> dict[str, float | None]:
    return dict(zip(trace.x, trace.y, strict=True))


def test_a_view_brings_its_own_axis_and_words() -> None:
    views = sexes.views("Behöriga i riket", ELIGIBLE, EVERY)
    both, _, apart = switch.to_plotly(views, "light").layout.updatemenus[0].buttons
    assert both.args[1]["yaxis.range"] == [0, 100]
    low, high = apart.args[1]["yaxis.range"]
    assert low == -high < 0
    assert apart.args[1]["yaxis.ticktext"][0].startswith("−")
    assert any("Flickor minus" in note["text"] for note in apart.args[1]["annotations"])


def test_the_switch_answers_in_the_browser() -> None:
    views = sexes.views("Behöriga i riket", ELIGIBLE, EVERY)
    methods = {b.method for b in switch.to_plotly(views, "dark").layout.updatemenus[0].buttons}
    assert methods == {"update"}


def test_the_words_have_every_view() -> None:
    told = switch.alt(sexes.views("Behöriga i riket", ELIGIBLE, EVERY)).replace("\u00a0", " ")
    assert "Flickor: VT17 86,4 %" in told
    assert "Flickor minus pojkar: VT17 +7,2 procentenheter" in told
    assert "Alla elever: VT21 86,2 %" in told


@pytest.mark.parametrize("theme", THEMES)
def test_a_buttons_words_can_be_read_also_when_chosen(theme: Theme) -> None:
    menu = switch.to_plotly(sexes.views("B", ELIGIBLE, EVERY), theme).layout.updatemenus[0]
    # Plotly's own ground of a chosen button.
    for ground in (menu.bgcolor, "#F4FAFF"):
        assert contrast(menu.font.color, ground) >= 4.5


def test_a_difference_is_hidden_where_either_is() -> None:
    apart = sexes.views("B", ELIGIBLE, kommun(2.0, None, 3.0))["Flickor minus pojkar"]
    assert [(p.value, p.gap) for p in apart.lines[0].points] == [
        (2.0, None),
        (None, "visas inte"),
        (3.0, None),
    ]


def test_a_figure_without_views_is_refused() -> None:
    with pytest.raises(ValueError, match="without views"):
        switch.to_plotly({}, "light")


def _school(girls: tuple[int, ...], boys: tuple[int, ...]) -> list[Fact]:
    return [
        counted(2021 + no, count, 30, gender=gender)
        for gender, counts in (("girls", girls), ("boys", boys))
        for no, count in enumerate(counts)
    ]


def test_a_difference_that_has_turned_is_told_with_both_its_ends() -> None:
    told = said(_school((28, 27, 25, 24, 23), (20, 22, 23, 24, 26)))
    assert told[1:] == [
        "Från våren 2021 till våren 2025 har flickornas andel sjunkit från 93,3 % till 76,7 % och "
        "pojkarnas ökat från 66,7 % till 86,7 %.",
        "Skillnaden har vänt: våren 2021 låg flickorna 26,6 procentenheter högre, våren 2025 "
        "pojkarna 10 procentenheter högre.",
        "Skillnaden har förändrats mer än slumpen ensam kan förklara.",
        "På en skola är grupperna små.",
    ]


def test_a_difference_that_goes_to_and_fro_is_chances() -> None:
    told = said(_school((24, 25, 23, 25, 24), (22, 21, 23, 22, 23)))
    assert told[-2] == "Slumpen ensam kan förklara hur skillnaden har förändrats."
    assert told[-1] == sexes.SMALL_GROUPS
