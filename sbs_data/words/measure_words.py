"""How a measure is spoken of: its values, differences, terms and pupils, in Swedish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from math import ceil, floor
from typing import Any

from sbs_data.measures import catalogue, measure
from sbs_data.measures.measure import Phrases
from sbs_data.words import genders
from sbs_data.words.formats import number

NBSP = "\u00a0"

DIFFERENCES = ("percentage_points", "difference")
"""Units whose values have a sign: of shares, and of anything else."""


_OTHERWISE = Phrases("elever", "", "", "en elev färre", "når inte", "når inte", "andelen")


@dataclass(frozen=True, slots=True)
class Measure(measure.Measure):
    """The catalogue's record, as sentences speak of it."""

    whose: str = "elever"
    """The pupils that the figures are of: ``flickor`` and ``pojkar`` where they are of them."""

    def of(self, gender: str) -> Measure:
        """As it is spoken of for all, girls or boys."""
        return replace(self, whose=genders.pupils(gender))

    @property
    def phrase(self) -> Phrases | None:
        """How a sentence on pupils is said; ``None`` where the measure is named instead."""
        found = self.phrases
        if found is None or self.whose == "elever":
            return found
        return replace(found, who=found.who.replace("elever", self.whose))

    @property
    def few(self) -> str:
        """What ``~100`` says: ``1–4 elever är inte behöriga``."""
        if not self.higher_is_better:
            return f"1–4 elever ingår i ”{self.name}”"
        return f"1–4 elever {(self.phrase or _OTHERWISE).missed}"

    @property
    def few_short(self) -> str:
        """The same where there is little room."""
        if not self.higher_is_better:
            return "1–4 elever"
        return f"1–4 {(self.phrase or _OTHERWISE).missed_short}"

    def value(self, value: float) -> str:
        """``75,6 %``, ``201,6``, ``+1,5 procentenheter``."""
        if self.unit == "percent":
            return percent(value)
        if self.unit == "percentage_points":
            return f"{sign(value)}{self.distance(value)}"
        if self.unit == "difference":
            return f"{sign(value)}{decimals(abs(value))}"
        return decimals(value) if self.unit in ("points", "number", "posts") else number(value)

    def target(self, value: float) -> str:
        """A number to reach, no more exact than it was said: ``80 %``, ``230``."""
        return f"{number(value)}{NBSP}%" if self.unit == "percent" else number(value)

    def distance(self, difference: float) -> str:
        """How far apart, without sign: ``1,5 procentenheter``."""
        far = rounded(abs(difference))
        if self.unit in ("percent", "percentage_points"):
            return f"{number(far)}{NBSP}{'procentenhet' if far == 1 else 'procentenheter'}"
        return f"{number(far)}{NBSP}poäng" if self.is_mean else number(far)


@cache
def known() -> Mapping[str, Measure]:
    """Every measure of the catalogue by its code, in the order they are listed."""
    every = catalogue.measures().items()
    return {code: Measure(**{n: getattr(of, n) for n in _FIELDS}) for code, of in every}


def measure_of(row: Mapping[str, Any]) -> Measure:
    """The measure of a row of the view ``measures``: the catalogue's, where it is one of them.

    What this program doesn't know is as the snapshot has it, and is named.
    """
    code = str(row["measure"])
    found = known().get(code)
    if found is not None:
        return found
    said = {name: row[name] for name in _FIELDS if row.get(name) is not None}
    if not row["higher_is_better"]:
        said["sensitive_side"] = "reached"
    said.setdefault("sensitive_side", "not_reached" if row["is_share"] else "none")
    return Measure(**{**said, "code": code})


_FIELDS = tuple(measure.Measure.__dataclass_fields__)


def percent(value: float) -> str:
    """``75.6`` → ``75,6 %``; always one decimal, as published."""
    return f"{decimals(value)}{NBSP}%"


def ends(low: float, high: float) -> str:
    """``63.6, 90.9`` → ``63 % och 91 %``: outward, so that nothing possible is left out."""
    down = floor(round(low, 6))
    return f"{number(down)}{NBSP}% och {number(ceil(round(high, 6)))}{NBSP}%"


def decimals(value: float) -> str:
    """``75`` → ``75,0``, half up as the sources do."""
    whole, _, part = f"{rounded(abs(value)):.1f}".partition(".")
    return f"{'−' if rounded(value) < 0 else ''}{number(int(whole))},{part}"


def sign(difference: float) -> str:
    """A plus or a real minus; nothing at zero."""
    far = rounded(difference)
    return "+" if far > 0 else "−" if far < 0 else ""


def rounded(value: float, places: int = 1) -> float:
    """Half up, against the noise of binary fractions."""
    step = Decimal(1).scaleb(-places)
    exact = Decimal(repr(round(value, 9)))
    return float(exact.quantize(step, ROUND_HALF_UP))


def season(when: str) -> str:
    """``VT23`` → ``våren 2023``, ``HT23`` → ``hösten 2023``, ``2022/23`` → ``läsåret 2022/23``."""
    half, year = when[:2], when[2:]
    if half in ("VT", "HT") and year.isdecimal():
        return f"{'våren' if half == 'VT' else 'hösten'} 20{year}"
    return f"läsåret {when}"


_WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva",
          "tolv")  # fmt: skip


def in_words(count: int) -> str:
    """``4`` → ``fyra``; from thirteen in digits. Of pupils: *en*, never *ett*."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else number(count)
