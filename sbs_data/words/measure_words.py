"""How a measure is spoken of: its values, differences, terms and pupils, in Swedish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sbs_data.words.formats import number

NBSP = "\u00a0"

DIFFERENCES = ("percentage_points", "difference")
"""Units whose values have a sign: of shares, and of anything else."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """``59 av 78 <who> <verb> <what>``; ``one_fewer`` had one not reached, ``missed`` says
    what those did who do not reach, ``share`` is the share of those who do.
    """

    who: str
    verb: str
    what: str
    one_fewer: str
    missed: str
    missed_short: str
    share: str


_NINTH = "elever som slutade nian"


def _eligible(programmes: str) -> Phrase:
    to = f"till {programmes}"
    return Phrase(
        _NINTH,
        "var",
        f"behöriga {to}",
        "en behörig elev färre",
        "är inte behöriga",
        "inte behöriga",
        "andelen behöriga",
    )


def _every_subject(who: str) -> Phrase:
    return Phrase(
        who,
        "hade",
        "godkända betyg i alla ämnen",
        "en elev färre med godkända betyg i alla ämnen",
        "har inte godkända betyg i alla ämnen",
        "inte godkända i alla ämnen",
        "andelen godkända i alla ämnen",
    )


_PHRASES: Mapping[str, Phrase] = {
    "eligible_vocational": _eligible("gymnasiets yrkesprogram"),
    "eligible_arts": _eligible("estetiska programmet"),
    "eligible_econ_hum_soc": _eligible(
        "ekonomiprogrammet, humanistiska programmet och samhällsvetenskapsprogrammet"
    ),
    "eligible_nat_tech": _eligible("naturvetenskapsprogrammet och teknikprogrammet"),
    "all_subjects": _every_subject(_NINTH),
    "all_subjects_grade_6": _every_subject("elever i årskurs 6"),
}
_OTHERWISE = Phrase("elever", "", "", "en elev färre", "når inte", "når inte", "andelen")
_MERIT = ("merit_rating", "merit_rating_16")


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the view ``measures``, as far as sentences need it."""

    code: str
    name: str
    unit: str
    is_share: bool
    definition: str = ""
    denominator: str = ""
    source: str = ""
    term_rule: str | None = None
    grade: str | None = None
    is_own: bool = False
    is_every_other_year: bool = False
    higher_is_better: bool = True
    whose: str = "elever"
    """The pupils that the figures are of: ``flickor`` and ``pojkar`` where they are of them."""

    @property
    def phrase(self) -> Phrase | None:
        """How a sentence on pupils is said; ``None`` where the measure is named instead."""
        found = _PHRASES.get(self.code)
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

    @property
    def is_mean(self) -> bool:
        """A mean, published without its spread."""
        return self.unit == "points"

    @property
    def noun(self) -> str:
        """What the figure is, in the middle of a sentence: ``andelen``."""
        if self.code in _MERIT:
            return "meritvärdet"
        return "andelen" if self.unit == "percent" else "värdet"

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


def of(row: Mapping[str, Any]) -> Measure:
    """A row of the view ``measures``."""
    fields = [name for name in Measure.__dataclass_fields__ if name != "code" and name in row]
    known = {name: row[name] for name in fields if row[name] is not None}
    return Measure(code=str(row["measure"]), **known)


def percent(value: float) -> str:
    """``75.6`` → ``75,6 %``; always one decimal, as published."""
    return f"{decimals(value)}{NBSP}%"


def whole_percent(value: float) -> str:
    """``63.6`` → ``64 %``: the end of a range."""
    return f"{number(rounded(value, 0))}{NBSP}%"


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
