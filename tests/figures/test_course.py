"""The course draws the frame's own numbers, and says every mark in words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from sbs_data.analysis import share_interval
from sbs_data.answers import school_rows
from sbs_data.figures import course_grid, course_plotly
from sbs_data.figures.course import Course, Series, from_series
from sbs_data.figures.lines import INKS, LOOKS, Role
from sbs_data.figures.palette import PAPER, Theme
from sbs_data.measures.facts import Fact, facts_of
from sbs_data.words.measure_words import Measure
from tests.questions.world import HOSTILE
from tests.web.test_theme import contrast
from tests.words.norberg import (
    CRITERIA,
    ELIGIBLE,
    FRAME,
    MERIT,
    MERIT_FRAME,
    NATION,
    PANDEMIC,
    SAFETY,
    SCHOOL,
    hidden,
    named,
    one_to_four,
    row,
)

THEMES: tuple[Theme, ...] = ("light", "dark")
NAME = "Centralskolan, samtliga elever"


def own(facts: Any = SCHOOL, measure: Measure = ELIGIBLE, **more: Any) -> Course:
    return from_series("Behöriga", measure, (Series(NAME, Role.OWN, facts),), **more)


def drawn(spec: Course, meta: str, theme: Theme = "light") -> list[Any]:
    return [each for each in course_plotly.to_plotly(spec, theme).data if each.meta == meta]


def texts(spec: Course) -> list[str]:
    notes = course_plotly.to_plotly(spec, "light").layout.annotations
    return [note.text.replace("\u00a0", " ") for note in notes]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("frame", [FRAME, MERIT_FRAME])
def test_plotted_values_are_the_frames(frame: pd.DataFrame, theme: Theme) -> None:
    measure = ELIGIBLE if frame is FRAME else MERIT
    (line,) = drawn(own(facts_of(frame), measure), "values", theme)
    assert list(line.x) == list(frame["term"])
    assert list(line.y) == list(frame["value"])


def test_every_line_has_its_own_frames_values() -> None:
    series = (Series(NAME, Role.OWN, SCHOOL), Series("Riket", Role.NATION, NATION))
    spec = from_series("Behöriga", ELIGIBLE, series)
    values = {line.name: dict(zip(line.x, line.y, strict=True)) for line in drawn(spec, "values")}
    assert values["Riket"] == {"VT21": 86.2, "VT22": 85.0, "VT23": 85.2, "VT24": 83.7, "VT25": None}
    assert values[NAME]["VT25"] == 75.6


def test_years_are_words_and_never_numbers() -> None:
    axis = course_plotly.to_plotly(own(), "light").layout.xaxis
    assert axis.type == "category"
    assert list(axis.categoryarray) == ["VT21", "VT22", "VT23", "VT24", "VT25"]


def test_the_band_is_the_cohorts_own() -> None:
    (band,) = drawn(own(), "band")
    assert list(band.x) == [f"VT{year}" for year in (21, 22, 23, 24, 25, 25, 24, 23, 22, 21)]
    wanted = [
        share_interval(count, of)
        for count, of in ((48, 63), (53, 68), (45, 56), (37, 48), (59, 78))
    ]
    assert list(band.y) == [each.low for each in wanted] + [each.high for each in wanted[::-1]]


def test_no_band_for_riket_or_for_means() -> None:
    sized = [replace(fact, pupils=110_000, pupils_basis="published") for fact in NATION]
    assert drawn(own(sized), "band") == []
    assert drawn(own(facts_of(MERIT_FRAME), MERIT), "band") == []


def test_no_band_for_what_a_school_stands_beside() -> None:
    series = (Series("Riket", Role.NATION, NATION), Series(NAME, Role.OWN, SCHOOL))
    assert drawn(from_series("Behöriga", ELIGIBLE, series), "band") == []


MARKED = (SCHOOL[0], hidden(2022), SCHOOL[2], one_to_four(2024, 11), SCHOOL[4])


def test_what_is_hidden_is_a_gap_with_its_word() -> None:
    spec = own(MARKED)
    (line,) = drawn(spec, "values")
    assert list(line.y) == [76.2, None, 80.4, None, 75.6]
    assert line.connectgaps is False
    assert "visas inte" in texts(spec)
    gap = next(
        note
        for note in course_plotly.to_plotly(spec, "light").layout.annotations
        if note.text == "visas inte"
    )
    assert spec.years[int(gap.x)] == "VT22"


def test_one_to_four_is_a_range_and_no_point() -> None:
    spec = own(MARKED)
    (bar,) = drawn(spec, "range")
    assert list(bar.x) == ["VT24", "VT24"]
    assert list(bar.y) == pytest.approx([63.636, 90.909], abs=1e-3)
    assert "1–4 inte behöriga" in texts(spec)


def test_a_band_does_not_bridge_a_year_that_is_not_shown() -> None:
    assert [set(band.x) for band in drawn(own(MARKED), "band")] == [{"VT21"}, {"VT23"}, {"VT25"}]


def test_a_year_without_a_row_is_a_gap_within_a_series_and_nothing_before_it() -> None:
    series = (
        Series(NAME, Role.OWN, SCHOOL),
        Series("Norberg, kommunala skolor", Role.MUNICIPALITY, (SCHOOL[1], SCHOOL[3])),
    )
    spec = from_series("Behöriga", ELIGIBLE, series)
    assert [point.gap for point in spec.lines[1].points] == [
        None, "ingen uppgift", None, "ingen uppgift",
    ]  # fmt: skip
    assert texts(spec).count("Norberg: ingen uppgift") == 2


def test_a_survey_every_other_year_has_no_gaps() -> None:
    facts = facts_of(
        pd.DataFrame([row(year, 80.0 + no) for no, year in enumerate((2021, 2023, 2025))])
    )
    spec = own(facts, SAFETY)
    assert spec.years == ("VT21", "VT23", "VT25")
    (line,) = drawn(spec, "values")
    assert line.connectgaps is True


def test_the_target_is_a_dashed_line_with_its_name_and_value_on_it() -> None:
    spec = own(target=80)
    (shape,) = course_plotly.to_plotly(spec, "light").layout.shapes
    assert (shape.y0, shape.y1, shape.line.dash) == (80, 80, "dash")
    assert "Målvärde<br><b>80 %</b>" in texts(spec)


def test_a_target_of_nothing_is_a_target_too() -> None:
    assert own(target=0).target is not None


def test_breaks_lie_before_their_year_and_have_their_text() -> None:
    spec = own(breaks=[CRITERIA, PANDEMIC])
    (shape,) = course_plotly.to_plotly(spec, "light").layout.shapes
    assert (shape.name, shape.x0) == ("break", 1.5), "between VT22 and VT23; the pandemic is before"
    told = " ".join(texts(spec))
    assert "Från VT23: Nya kursplaner och betygskriterier gäller från hösten 2022." in told
    assert "pandemin" not in told


def test_a_lines_name_stands_at_its_end_with_its_latest_value() -> None:
    assert "Centralskolan,<br>samtliga elever<br><b>75,6 %</b>" in texts(own())


def test_names_are_pushed_apart() -> None:
    middles = course_plotly.apart([100, 102, 290, 295], [40, 40, 60, 40])
    edges = list(zip(middles, [40, 40, 60, 40], strict=True))
    for (above, height), (below, other) in pairwise(edges):
        assert below - above >= (height + other) / 2
    assert middles[-1] + 20 <= 330


def test_more_lines_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="5 lines"):
        from_series("Behöriga", ELIGIBLE, [Series(str(no), Role.OWN, SCHOOL) for no in range(5)])


def test_shares_stand_on_zero_unless_cut_and_then_it_is_said() -> None:
    whole, cut = own().axis, own(is_cut=True).axis
    assert (whole.low, whole.high, whole.note) == (0, 100, None)
    assert cut.low > 0
    same = "Axeln går från 60 % till 90 %, inte från noll."
    assert (cut.note or "").replace("\u00a0", " ") == same
    assert "Axeln går från 60 % till 90 %, inte från noll." in " ".join(texts(own(is_cut=True)))


def test_means_are_cut_and_said_to_be() -> None:
    axis = own(facts_of(MERIT_FRAME), MERIT).axis
    assert axis.low <= 201.2
    assert axis.high >= 225.3
    assert axis.note == "Axeln går från 200 till 230, inte från noll."


@pytest.mark.parametrize("value", [0.0, 100.0, 80.0])
def test_an_axis_has_room_for_a_single_value(value: float) -> None:
    facts = facts_of(pd.DataFrame([row(2025, value)]))
    axis = own(facts, is_cut=True).axis
    assert axis.low <= value <= axis.high
    assert axis.low < axis.high


def test_the_alternative_text_says_what_is_drawn() -> None:
    alt = own(MARKED, target=80, breaks=[CRITERIA]).alt.replace("\u00a0", " ")
    assert alt == (
        "Behöriga. Centralskolan, samtliga elever: VT21 76,2 %, 48 av 63 (beräknat), "
        "VT22 Skolverket visar inte uppgiften, VT23 80,4 %, 45 av 56 (beräknat), "
        "VT24 1–4 elever är inte behöriga, mellan 63 % och 91 %, "
        "VT25 75,6 %, 59 av 78 (beräknat). Streckad linje: Målvärde 80 %. "
        "Brott i serien från VT23: Nya kursplaner och betygskriterier gäller från hösten 2022."
    )


def test_pointing_at_a_year_says_what_it_stands_for() -> None:
    (line,) = drawn(own(), "values")
    assert line.hovertext[2].replace("\u00a0", " ") == (
        "Centralskolan, samtliga elever, VT23<br>80,4 %, 45 av 56 (beräknat)"
        "<br>slumpen ensam: mellan 68 % och 89 %"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_names_hold_no_markup(text: str) -> None:
    spec = from_series(
        text, ELIGIBLE, (Series(text, Role.OWN, MARKED), Series(text, Role.NATION, NATION))
    )
    figure = course_plotly.to_plotly(spec, "light")
    shown = [note.text for note in figure.layout.annotations] + [
        hover for trace in figure.data for hover in trace.hovertext or ()
    ]
    shown += [trace.name for trace in figure.data if trace.name]
    for label in shown:
        left = label.replace("<br>", "").replace("<b>", "").replace("</b>", "")
        assert "<" not in left
        assert "$" not in left


def test_a_line_without_any_fact_is_drawn_as_nothing() -> None:
    spec = own(())
    assert spec.years == ()
    assert course_plotly.to_plotly(spec, "light").layout.height > 0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("role", list(Role))
def test_a_lines_ink_can_be_read_as_text(theme: Theme, role: Role) -> None:
    assert contrast(INKS[theme][role], PAPER[theme].ground) >= 4.5


def test_no_two_lines_of_a_figure_rest_on_colour_alone() -> None:
    for together in (
        (Role.OWN, Role.MUNICIPALITY, Role.NATION, Role.GROUP),
        (Role.GIRLS, Role.BOYS),
    ):
        assert len({LOOKS[role].dash for role in together}) == len(together)
        assert len({LOOKS[role].marker for role in together}) == len(together)


def schools() -> list[Fact]:
    return [
        named(fact, name)
        for name, facts in (("Ö-skolan", MARKED), ("Alm", SCHOOL[2:]))
        for fact in facts
    ]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_small_multiples_draw_each_schools_values_on_the_same_axes(
    theme: Theme, columns: int
) -> None:
    spec = school_rows.multiples("Skolorna", schools(), ELIGIBLE, target=80)
    assert [panel.title for panel in spec.panels] == ["Alm", "Ö-skolan"]
    figure = course_grid.to_plotly(spec, theme, columns)
    values = {t.name: dict(zip(t.x, t.y, strict=True)) for t in figure.data if t.meta == "values"}
    assert values["Alm"] == {"VT23": 80.4, "VT24": 77.1, "VT25": 75.6}
    assert values["Ö-skolan"]["VT22"] is None
    assert figure.layout.xaxis.categoryarray == figure.layout.xaxis2.categoryarray
    assert figure.layout.yaxis.range == figure.layout.yaxis2.range
    words = [note.text.replace("\u00a0", " ") for note in figure.layout.annotations]
    assert words.count("Streckad linje: Målvärde 80 %") == 1
    assert "Ö-skolan" in words


def test_a_school_is_laid_behind_the_others_by_the_figure_itself() -> None:
    spec = school_rows.multiples("Skolorna", schools(), ELIGIBLE)
    figure = course_grid.to_plotly(spec, "light")
    (menu,) = figure.layout.updatemenus
    nobody, alm, o = menu.buttons
    assert [button.label for button in (nobody, alm, o)] == [
        "Visa en skola i alla rutor", "Visa Alm i alla rutor", "Visa Ö-skolan i alla rutor",
    ]  # fmt: skip
    where = o.args[1]
    assert [figure.data[no].meta for no in where] == ["behind", "behind"]
    assert [figure.data[no].yaxis for no in where] == ["y", "y2"]
    assert all(figure.data[no].visible is False for no in where)  # until it is asked for
    assert nobody.args[0] == {"visible": [False, False]}
    assert o.args[0]["visible"] == [True, False]  # not behind itself
    in_alm = dict(zip(o.args[0]["x"][0], o.args[0]["y"][0], strict=True))
    assert in_alm["VT21"] == 76.2
    assert in_alm["VT22"] is None
    assert o.args[0]["hovertext"][0][0].startswith("Ö-skolan, VT21")


def test_a_school_without_a_course_is_laid_behind_nobody() -> None:
    few = [one_to_four(2024, 11), SCHOOL[4]]
    both = [*schools(), *(named(fact, "Lilla skolan") for fact in few)]
    figure = course_grid.to_plotly(school_rows.multiples("", both, ELIGIBLE), "light")
    (menu,) = figure.layout.updatemenus
    assert not any("Lilla" in button.label for button in menu.buttons)
    alone = school_rows.multiples("", [named(fact, "Alm") for fact in SCHOOL], ELIGIBLE)
    assert course_grid.to_plotly(alone, "light").layout.updatemenus == ()


def test_small_multiples_in_words() -> None:
    spec = school_rows.multiples("Skolorna", schools(), ELIGIBLE)
    assert spec.alt.startswith("Skolorna. Alm. Alm: VT23 80,4")


def test_schools_that_the_measure_does_not_concern_have_no_panel() -> None:
    none = replace(hidden(2025), marker="not_applicable", unit_code="F3", unit_name="Lilla skolan")
    spec = school_rows.multiples("Skolorna", [*schools(), none], ELIGIBLE)
    assert [panel.title for panel in spec.panels] == ["Alm", "Ö-skolan"]
