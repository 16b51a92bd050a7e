"""Flickor och pojkar: both, and the difference, over the years; in words without alarm.

Always in the order Flickor, Pojkar; a difference is *Flickor minus pojkar*.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sbs_data.analysis import change, go_apart
from sbs_data.figures import course as courses
from sbs_data.figures.course import Course, Series
from sbs_data.figures.lines import Role
from sbs_data.measures.facts import HIDDEN, Fact, chronological
from sbs_data.words import eligibility, unsaid
from sbs_data.words.formats import sentence_start
from sbs_data.words.measure_words import Measure, rounded, season

GIRLS, BOYS, ALL, DIFFERENCE = "Flickor", "Pojkar", "Alla", "Flickor minus pojkar"
BOTH = "Flickor och pojkar"
NO_INTERVAL = "osäkerheten kan inte beräknas"
SMALL = "På en skola är grupperna små."
SMALL_GROUPS = (
    "På en skola är grupperna små: skillnaden mellan flickor och pojkar kan växla mycket från år "
    "till år utan att något har förändrats."
)
HAS_CHANGED = "Skillnaden har förändrats mer än slumpen ensam kan förklara."
FEWEST_IN_A_ROW = 5
"""Years before *varje år sedan* is said: fewer are easily a chance."""
_ABOVE_SCHOOL = ("municipality", "authority", "county", "nation")


@dataclass(frozen=True, slots=True)
class Pair:
    """A year of both sexes. ``girls`` or ``boys`` is ``None`` where the source has no row."""

    year_order: int
    girls: Fact | None
    boys: Fact | None

    @property
    def difference(self) -> float | None:
        """Girls minus boys, in the measure's unit (procentenheter for a share), as published."""
        if self.girls is None or self.boys is None:
            return None
        if self.girls.value is None or self.boys.value is None:
            return None
        return rounded(self.girls.value - self.boys.value)

    @property
    def any(self) -> Fact:
        """One of the two: both have the year and the unit."""
        found = self.girls or self.boys
        assert found is not None
        return found


def pairs(facts: Iterable[Fact]) -> tuple[Pair, ...]:
    """One per year, oldest first, of the facts of one unit and population."""
    by_year: dict[int, dict[str, Fact]] = {}
    for fact in chronological(facts):
        if fact.gender in ("girls", "boys"):
            by_year.setdefault(fact.year_order, {})[fact.gender] = fact
    return tuple(Pair(year, both.get("girls"), both.get("boys")) for year, both in by_year.items())


def views(
    title: str,
    measure: Measure,
    facts: Sequence[Fact],
    *,
    breaks: Iterable[tuple[str, str]] = (),
) -> dict[str, Course]:
    """The same figure three ways, for the reader to switch between in the browser.

    Empty where nothing is published by sex.
    """
    found = pairs(facts)
    if not found:
        return {}
    marks = tuple(breaks)
    by = {gender: [f for f in facts if f.gender == gender] for gender in ("girls", "boys", "all")}
    shown = {
        BOTH: courses.from_series(
            f"{title}, flickor och pojkar",
            measure,
            (Series(GIRLS, Role.GIRLS, by["girls"]), Series(BOYS, Role.BOYS, by["boys"])),
            breaks=marks,
        )
    }
    if by["all"]:
        everybody = Series("Alla elever", Role.OWN, by["all"])
        shown[ALL] = courses.from_series(
            f"{title}, alla elever", measure, (everybody,), breaks=marks
        )
    apart = Series(DIFFERENCE, Role.DIFFERENCE, [_difference(pair, measure) for pair in found])
    shown[DIFFERENCE] = courses.from_series(
        f"{title}, flickor minus pojkar", _of_differences(measure), (apart,), breaks=marks
    )
    return shown


def _of_differences(measure: Measure) -> Measure:
    unit = "percentage_points" if measure.unit == "percent" else "difference"
    return replace(measure, unit=unit)


def _difference(pair: Pair, measure: Measure) -> Fact:
    """The difference as a fact of its own; hidden where either of the two is."""
    of = pair.any
    marker = None
    if pair.difference is None:
        markers = {fact.marker for fact in (pair.girls, pair.boys) if fact is not None}
        marker = "too_few" if markers & set(HIDDEN) else "missing"
    return replace(
        of,
        measure=measure.code,
        value=pair.difference,
        marker=marker,
        range_low=None,
        range_high=None,
        pupils=None,
        pupils_basis=None,
        count=None,
    )


def sentences(facts: Iterable[Fact], measure: Measure) -> tuple[str, ...]:
    """How it stands and how it has gone, to be read aloud; above the school's level only."""
    found = pairs(facts)
    if not found:
        return ()
    last = found[-1]
    told = [stands(last, measure)]
    told += (gone := ways(found, measure))
    if last.any.unit_kind not in _ABOVE_SCHOOL:
        return (*told, SMALL if HAS_CHANGED in gone else SMALL_GROUPS)
    if (apart := told_apart(last, measure)) is not None:
        told.append(apart)
    if (row := in_a_row(found, measure)) is not None:
        told.append(row)
    return tuple(told)


def stands(pair: Pair, measure: Measure) -> str:
    """The latest year: both, and the difference."""
    when = season(pair.any.when)
    if pair.difference is None or pair.girls is None or pair.boys is None:
        return f"{sentence_start(when)}: {_both_words(pair, measure)}."
    girls, boys = (measure.value(fact.value or 0.0) for fact in (pair.girls, pair.boys))
    phrase = measure.phrase
    if phrase is not None and measure.is_share:
        said = f"{phrase.verb} {girls} av flickorna och {boys} av pojkarna {phrase.what}"
    else:
        if measure.own_noun is None:
            return f"{measure.name} {when}: flickor {girls}, pojkar {boys}. {_gap(pair, measure)}"
        said = f"var {measure.noun.the} för flickor {girls} och för pojkar {boys}"
    return f"{sentence_start(when)} {said}. {_gap(pair, measure)}"


def _gap(pair: Pair, measure: Measure) -> str:
    apart = pair.difference or 0.0
    if not apart:
        return f"{DIFFERENCE}: ingen skillnad."
    sign = "+" if apart > 0 else "−"
    return f"{DIFFERENCE}: {sign}{measure.distance(apart)}."


def _both_words(pair: Pair, measure: Measure) -> str:
    told = []
    for name, fact in (("flickor", pair.girls), ("pojkar", pair.boys)):
        words = unsaid.NO_FACT if fact is None else unsaid.in_words(fact, measure)
        told.append(f"{name}: {words}")
    return "; ".join(told)


def told_apart(pair: Pair, measure: Measure) -> str | None:
    """Whether the year's difference is more than chance gives; ``None`` where none is told."""
    if not pair.difference or pair.girls is None or pair.boys is None or not measure.is_share:
        return None
    if (girls := pair.girls.size) is None or (boys := pair.boys.size) is None:
        return None
    if change(*girls, *boys).is_told_apart:
        return "Skillnaden är större än slumpen ensam kan förklara."
    return "Slumpen ensam kan förklara skillnaden."


def ways(found: Sequence[Pair], measure: Measure) -> list[str]:
    """Which way each has gone since the first year, and whether the difference has changed.

    Empty for fewer than :data:`FEWEST_IN_A_ROW` years with both.
    """
    both = [pair for pair in found if pair.difference is not None]
    if len(both) < FEWEST_IN_A_ROW:
        return []
    first, last = both[0], both[-1]
    girls, boys = (_way(first, last, gender, measure) for gender in ("girls", "boys"))
    apart = _go_apart(both, measure)
    doubt = f"; {NO_INTERVAL}" if apart is None else ""
    told = [
        f"Från {season(first.any.when)} till {season(last.any.when)} har flickornas "
        f"{measure.noun.one} {girls} och pojkarnas {boys}{doubt}."
    ]
    if (turned := _turned(first, last, measure)) is not None:
        told.append(turned)
    if apart is not None:
        told.append(
            HAS_CHANGED if apart else "Slumpen ensam kan förklara hur skillnaden har förändrats."
        )
    return told


def _way(first: Pair, last: Pair, gender: str, measure: Measure) -> str:
    """``sjunkit från 236,4 till 222,4``."""
    before, after = (getattr(pair, gender).value for pair in (first, last))
    if rounded(before) == rounded(after):
        return f"legat kvar på {measure.value(after)}"
    way = "ökat" if after > before else "sjunkit"
    return f"{way} från {measure.value(before)} till {measure.value(after)}"


def _turned(first: Pair, last: Pair, measure: Measure) -> str | None:
    """Where those who were ahead are behind now."""
    before, after = first.difference or 0.0, last.difference or 0.0
    if before * after >= 0:
        return None
    ahead, behind = ("flickorna", "pojkarna") if before > 0 else ("pojkarna", "flickorna")
    return (
        f"Skillnaden har vänt: {season(first.any.when)} låg {ahead} {measure.distance(before)} "
        f"högre, {season(last.any.when)} {behind} {measure.distance(after)} högre."
    )


def _go_apart(both: Sequence[Pair], measure: Measure) -> bool | None:
    """Whether the courses of the two differ; ``None`` where that can't be reckoned."""
    found = []
    for facts in ([pair.girls for pair in both], [pair.boys for pair in both]):
        known = [fact for fact in facts if fact is not None]
        found.append(eligibility.course_of(known, measure))
    girls, boys = found
    return None if girls is None or boys is None else go_apart(girls, boys)


def in_a_row(found: Sequence[Pair], measure: Measure) -> str | None:
    """``Pojkarnas andel har varit lägre varje år sedan våren 2021.``

    ``None`` for fewer than ``FEWEST_IN_A_ROW`` years, and where a year is missing or hidden the row
    begins after it.
    """
    row: list[Pair] = []
    for pair in reversed(found):
        apart, expected = pair.difference, (row[-1].year_order - 1 if row else pair.year_order)
        if not apart or (row and (apart > 0) != ((row[0].difference or 0) > 0)):
            break
        if not measure.is_every_other_year and pair.year_order != expected:
            break
        row.append(pair)
    if len(row) < FEWEST_IN_A_ROW:
        return None
    who = "Pojkarnas" if (row[0].difference or 0) > 0 else "Flickornas"
    often = "varje gång" if measure.is_every_other_year else "varje år"
    return f"{who} {measure.noun.one} har varit lägre {often} sedan {season(row[-1].any.when)}."


_LEVELS: Mapping[str, str] = {"school": "skolan", "municipality": "kommunen", "nation": "riket"}


def is_published(measure: Measure, unit_kind: str) -> bool:
    """False where no source gives the measure by sex: a school's meritvärde."""
    return unit_kind != "school" or measure.is_by_sex_at_school


def not_published(measure: Measure, unit_kind: str) -> str:
    """Why there is nothing by sex: ``Meritvärdet publiceras inte per kön på skolnivå.``"""
    if not is_published(measure, unit_kind):
        what = sentence_start(measure.noun.the) if measure.own_noun else f"”{measure.name}”"
        return f"{what} publiceras inte per kön på skolnivå."
    level = _LEVELS.get(unit_kind, "den här nivån")
    told = f"”{measure.name}” för {level} finns inte per kön i det som är importerat."
    if measure.is_in_siris_by_sex and unit_kind in ("school", "municipality"):
        export = "5 (per skola och kön)" if unit_kind == "school" else "53 (per kommun och kön)"
        return f"{told} Skolverkets export {export} har uppgiften."
    return told
