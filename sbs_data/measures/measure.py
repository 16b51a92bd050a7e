"""A measure as a record: all that ``catalogue.toml`` says of one."""

from __future__ import annotations

from dataclasses import dataclass

from sbs_data.model import SchoolYear

UNITS = ("percent", "percentage_points", "points", "pupils", "number", "posts")
SENSITIVE_SIDES = ("not_reached", "reached", "none")
TERM_RULES = ("VT", "HT")
FIGURES, REPORTS = "figures", "reports"
"""Where a measure can be shown: on the pages of figures, and beside what the reports claim."""
PLACES = (FIGURES, REPORTS)


@dataclass(frozen=True, slots=True)
class Break:
    """From ``school_year`` on, figures are not like the earlier ones, and why in Swedish."""

    school_year: SchoolYear
    text: str


@dataclass(frozen=True, slots=True)
class Kpi:
    """Kolada's id for a measure in one population. ``title`` is Kolada's own."""

    id: str
    population: str
    title: str
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class Noun:
    """What a sentence calls a measure: ``meritvärde``, ``meritvärdet``."""

    one: str
    the: str

    @property
    def same(self) -> str:
        """``meritvärdet är detsamma``, ``andelen är densamma``."""
        return "detsamma" if self.the.endswith("t") else "densamma"


SHARE, VALUE = Noun("andel", "andelen"), Noun("värde", "värdet")
"""Of a measure that has no noun of its own."""


@dataclass(frozen=True, slots=True)
class Phrases:
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


@dataclass(frozen=True, slots=True)
class InReports:
    """How reports speak of a measure. ``name`` is what a claim of it is called.

    A clause that has one of ``terms`` speaks of it, but for where ``unless`` (a regular expression)
    is found or ``beside`` is not (in the whole sentence, if it ``is_beside_anywhere``), or other
    pupils than those of ``only_grade`` are meant; of two measures the one of lower ``rank``. A
    paragraph with one of ``read_for`` is read though it holds no share. From ``bare_from`` on a
    number without a unit is one of it. ``missed`` is what those do who do not reach.
    """

    name: str
    terms: tuple[str, ...]
    rank: int = 100
    unless: str = ""
    beside: str = ""
    is_beside_anywhere: bool = False
    only_grade: int | None = None
    read_for: tuple[str, ...] = ()
    bare_from: int | None = None
    missed: str = ""
    is_of_pupils: bool = False
    is_said_of_staff: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: ``lowest`` and ``highest`` bound its values, ``None`` where nothing does.

    ``called`` is what the sources that are asked call it, by source.
    """

    code: str
    name: str
    unit: str
    sensitive_side: str
    short: str = ""
    definition: str = ""
    denominator: str = ""
    source: str = ""
    grade: str | None = None
    term_rule: str | None = None
    cohort: str = ""
    population: str = "all_at_school"
    lowest: float | None = None
    highest: float | None = None
    is_every_other_year: bool = False
    is_own: bool = False
    is_by_sex_at_school: bool = True
    is_in_siris_by_sex: bool = False
    occasions: int = 0
    occasion: str = ""
    judges: str = ""
    own_of: str = ""
    deviation_of: str = ""
    choice: str = ""
    shown: tuple[str, ...] = ()
    siris: tuple[str, ...] = ()
    called: tuple[tuple[str, tuple[str, ...]], ...] = ()
    kpis: tuple[Kpi, ...] = ()
    breaks: tuple[Break, ...] = ()
    own_noun: Noun | None = None
    phrases: Phrases | None = None
    in_reports: InReports | None = None

    def called_by(self, source: str) -> tuple[str, ...]:
        """What a source that is asked for its figures calls it."""
        return dict(self.called).get(source, ())

    @property
    def higher_is_better(self) -> bool:
        """False where the share counts those for whom it goes badly."""
        return self.sensitive_side != "reached"

    @property
    def is_rounded(self) -> bool:
        """Whether its name says that the source has rounded it, so that "cirka" may be left out."""
        return "ungefär" in self.name

    @property
    def is_share(self) -> bool:
        """True where a value is a number of pupils out of a group of them."""
        return self.unit == "percent" and self.sensitive_side != "none"

    @property
    def is_mean(self) -> bool:
        """A mean, published without its spread."""
        return self.unit == "points"

    @property
    def noun(self) -> Noun:
        """What the figure is, in the middle of a sentence."""
        return self.own_noun or (SHARE if self.unit == "percent" else VALUE)

    @property
    def marks(self) -> tuple[tuple[str, str], ...]:
        """The school years from which the series breaks, with why, as a figure marks them."""
        return tuple((str(each.school_year), each.text) for each in self.breaks)

    @property
    def populations(self) -> tuple[str, ...]:
        """Codes of the populations that the measure is published for, each once."""
        found = dict.fromkeys(kpi.population for kpi in self.kpis)
        if self.siris:
            found |= dict.fromkeys(("all_at_school", "located", "municipal", "independent"))
        if self.called_by("skolverket"):
            found |= dict.fromkeys((self.population, "nation_all"))
        return (*found, *(("own",) if self.is_own else ()))
