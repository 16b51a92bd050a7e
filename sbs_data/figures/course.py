"""How figures have gone over the years: what is drawn, as a record.

The specification holds every value, word and mark; ``course_plotly`` is a thin rendering of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sbs_data.analysis import Interval
from sbs_data.figures.lines import Role
from sbs_data.measures.facts import Fact
from sbs_data.words import unsaid
from sbs_data.words.measure_words import DIFFERENCES, Measure, decimals

MOST_LINES = 4
"""More than that nobody tells apart."""
_TICKS = 5


Key = tuple[int, str]
"""A year (2023 for 2022/23) and, within it, an occasion."""


@dataclass(frozen=True, slots=True)
class Point:
    """A year of a line. Exactly one of ``value``, ``possible`` and ``gap`` is set.

    ``words`` is what the point says when pointed at; ``note`` stands beside a range.
    """

    when: str
    words: str
    value: float | None = None
    band: Interval | None = None
    possible: Interval | None = None
    note: str | None = None
    gap: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its name, population and all: it is written at the line's end."""

    name: str
    role: Role
    points: tuple[Point, ...]

    @property
    def last(self) -> Point | None:
        """The latest year that has a value."""
        return next((p for p in reversed(self.points) if p.value is not None), None)


@dataclass(frozen=True, slots=True)
class Target:
    """A value to reach, drawn across: its name, and ``number`` as it is written."""

    value: float
    name: str
    number: str

    @property
    def label(self) -> str:
        """``Målvärde 80 %``."""
        return f"{self.name} {self.number}"


@dataclass(frozen=True, slots=True)
class Break:
    """From the year ``when`` on, figures are not like the earlier ones."""

    when: str
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The upright axis: its ends, where it is marked and with what, and whether it is cut."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """The specification of the figure. Years are words, never numbers."""

    title: str
    years: tuple[str, ...]
    lines: tuple[Line, ...]
    axis: Axis
    target: Target | None = None
    breaks: tuple[Break, ...] = ()
    is_joined: bool = False
    """Whether a line goes on where there is no value: only where none was to be expected."""

    @property
    def alt(self) -> str:
        """The same figure in words, for those who do not see it."""
        told = [f"{line.name}: {', '.join(_said(line))}." for line in self.lines]
        if self.target is not None:
            told.append(f"Streckad linje: {self.target.label}.")
        told += [f"Brott i serien från {each.when}: {each.text}" for each in self.breaks]
        if self.axis.note is not None:
            told.append(self.axis.note)
        return " ".join([f"{self.title}.", *told])


def _said(line: Line) -> list[str]:
    return [f"{point.when} {point.words}" for point in line.points]


@dataclass(frozen=True, slots=True)
class Series:
    """What a line is made of: one unit, population and sex, in any order."""

    name: str
    role: Role
    facts: Sequence[Fact]


def from_series(
    title: str,
    measure: Measure,
    series: Sequence[Series],
    *,
    target: float | None = None,
    target_name: str = "Målvärde",
    breaks: Iterable[tuple[str, str]] = (),
    is_cut: bool = False,
    years: Mapping[Key, str] | None = None,
) -> Course:
    """The course of one measure. ``breaks`` are school years (``2022/23``) with their text.

    The first line has the band, where it is the unit's own. ``years`` (see :func:`years_of`) are
    given where several figures are to have the same. Raises ``ValueError`` for more than
    ``MOST_LINES`` lines.
    """
    if len(series) > MOST_LINES:
        raise ValueError(f"{len(series)} lines in a figure; {MOST_LINES} can be told apart")
    if years is None:
        years = years_of([fact for each in series for fact in each.facts], measure)
    lines = tuple(
        _line(each, years, measure, has_band=no == 0 and each.role is Role.OWN)
        for no, each in enumerate(series)
    )
    drawn = None if target is None else Target(target, target_name, measure.target(target))
    return Course(
        title=title,
        years=tuple(years.values()),
        lines=lines,
        axis=axis(measure, lines, drawn, is_cut=is_cut),
        target=drawn,
        breaks=tuple(_breaks(breaks, years)),
        is_joined=measure.is_every_other_year,
    )


def _key(fact: Fact) -> Key:
    return fact.year_order, fact.occasion or ""


def years_of(facts: Iterable[Fact], measure: Measure) -> dict[Key, str]:
    """What is written under each year, oldest first; years that are missing between are there."""
    known = {_key(fact): _when(fact) for fact in facts}
    if not known:
        return {}
    if not measure.is_every_other_year and not any(occasion for _, occasion in known):
        first, last = min(known)[0], max(known)[0]
        for year in range(first, last + 1):
            known.setdefault((year, ""), _named(year, measure))
    return dict(sorted(known.items()))


def _when(fact: Fact) -> str:
    return f"{fact.when}, {fact.occasion}" if fact.occasion else fact.when


def _named(year: int, measure: Measure) -> str:
    if measure.term_rule == "VT":
        return f"VT{year % 100:02d}"
    if measure.term_rule == "HT":
        return f"HT{(year - 1) % 100:02d}"
    return f"{year - 1}/{year % 100:02d}"


def _line(series: Series, years: Mapping[Key, str], measure: Measure, *, has_band: bool) -> Line:
    known = {_key(fact): fact for fact in series.facts}
    first = min(known, default=None)
    points = [
        _point(known.get(key), when, measure, has_band=has_band)
        for key, when in years.items()
        # Before a series begins there is nothing to say.
        if first is not None and key >= first and (key in known or not measure.is_every_other_year)
    ]
    return Line(series.name, series.role, tuple(points))


def _point(fact: Fact | None, when: str, measure: Measure, *, has_band: bool) -> Point:
    if fact is None:
        return Point(when, unsaid.NO_FACT, gap=unsaid.NO_FACT)
    words = unsaid.in_words(fact, measure)
    if fact.value is not None:
        band = fact.band if has_band and measure.is_share else None
        return Point(when, words, value=fact.value, band=band)
    if fact.possible is not None:
        return Point(when, words, possible=fact.possible, note=measure.few_short)
    return Point(when, words, gap=unsaid.short(fact, measure))


def _breaks(breaks: Iterable[tuple[str, str]], years: Mapping[Key, str]) -> list[Break]:
    """Those that have figures on both sides."""
    found = []
    for school_year, text in sorted(breaks):
        year = int(school_year[:4]) + 1
        after = [when for (at, _), when in years.items() if at >= year]
        if after and len(after) < len(years):
            found.append(Break(after[0], text))
    return found


def axis(
    measure: Measure, lines: Iterable[Line], target: Target | None = None, *, is_cut: bool = False
) -> Axis:
    """Shares from 0 to 100 unless cut; means cut, and said to be; differences round zero."""
    values = [end for line in lines for end in _ends(line)]
    if target is not None:
        values.append(target.value)
    if measure.unit in DIFFERENCES:
        return _round_zero(values)
    if measure.unit == "percent" and not is_cut:
        ticks = tuple((float(at), f"{at}\u00a0%") for at in range(0, 101, 20))
        return Axis(0, 100, ticks)
    return _cut(measure, values)


def _ends(line: Line) -> list[float]:
    ends = [point.value for point in line.points if point.value is not None]
    for point in line.points:
        for interval in (point.band, point.possible):
            ends += interval or ()
    return ends


def _cut(measure: Measure, values: Sequence[float]) -> Axis:
    low, high = (min(values), max(values)) if values else (0.0, 100.0)
    step = _step(high - low)
    start, end = math.floor(low / step) * step, math.ceil(high / step) * step
    if start == end:
        start, end = start - step, end + step
    if measure.unit == "percent":
        start, end = max(0.0, start), min(100.0, end)
    marks = [start + no * step for no in range(round((end - start) / step) + 1)]
    ticks = tuple((at, measure.target(at)) for at in marks)
    note = f"Axeln går från {ticks[0][1]} till {ticks[-1][1]}, inte från noll." if start else None
    return Axis(start, end, ticks, note)


def _round_zero(values: Sequence[float]) -> Axis:
    far = max((abs(value) for value in values), default=0.0)
    step = _step(2 * far)
    end = max(1, math.ceil(far / step)) * step
    marks = [-end + no * step for no in range(round(2 * end / step) + 1)]
    return Axis(-end, end, tuple((at, signed(at)) for at in marks))


def signed(value: float) -> str:
    """``+5``, ``−2,5``, ``0``: how far and which way."""
    told = decimals(abs(value)).removesuffix(",0")
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{told}"


def _step(reach: float) -> float:
    """A step of 1, 2 or 5 (times a power of ten) that gives some five marks."""
    rough = max(reach, 1.0) / _TICKS
    power: float = 10.0 ** math.floor(math.log10(rough))
    return next(power * of for of in (1, 2, 5, 10) if power * of >= rough)


@dataclass(frozen=True, slots=True)
class Multiples:
    """A small figure per school, all with the same years and the same axis."""

    title: str
    panels: tuple[Course, ...]

    @property
    def alt(self) -> str:
        """Every panel in words."""
        return " ".join([f"{self.title}.", *(panel.alt for panel in self.panels)])
