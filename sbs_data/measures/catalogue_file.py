"""``catalogue.toml`` → the measures. Strict: what is misspelt, missing or said twice is told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from itertools import permutations
from typing import Any, TypeVar

from sbs_data.comparing import folded
from sbs_data.measures.measure import (
    PLACES,
    REPORTS,
    SENSITIVE_SIDES,
    TERM_RULES,
    UNITS,
    Break,
    InReports,
    Kpi,
    Measure,
    Noun,
    Phrases,
)
from sbs_data.measures.sources import BY_NAME
from sbs_data.model import SchoolYear, parse_period


class Faulty(ValueError):
    """What the file says that no catalogue can, and where."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The measures, and the ways to find one."""

    measures: dict[str, Measure] = field(default_factory=dict)
    populations: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, Measure] = field(default_factory=dict)
    by_header: dict[str, Measure] = field(default_factory=dict)
    by_field: dict[tuple[str, str], Measure] = field(default_factory=dict)
    by_kpi: dict[str, tuple[Measure, Kpi]] = field(default_factory=dict)


Table = Mapping[str, Any]
_Record = TypeVar("_Record", Noun, Phrases, InReports, Kpi)

_SHARED = ("populations", "cohorts", "phrases", "break_texts", "measures")
_COHORT = ("pupils", "grade", "denominator")
_READ_APART = ("code", "own_noun", "phrases", "in_reports", "kpis", "breaks", "called")
_CALLED_BY = tuple(source for source in BY_NAME if source != "kolada")
"""A source's code is a field: what the source calls the measure. Kolada's are KPIs."""
_NEEDED = ("name", "short", "definition", "unit", "source", "sensitive_side")
"""Of a measure in the file: a record that is made elsewhere can do with less."""
_KINDS: Mapping[str, type | tuple[type, ...]] = {
    "str": str,
    "str | None": str,
    "int": int,
    "int | None": int,
    "float | None": (int, float),
    "bool": bool,
    "tuple[str, ...]": list,
}


def read(text: str) -> Catalogue:
    """Raises :class:`Faulty` (or tomllib's own ``ValueError``), which a test should have caught."""
    data = tomllib.loads(text)
    _only(data, _SHARED, "the file")
    found = Catalogue(populations=dict(data.get("populations", {})))
    for code, table in data.get("measures", {}).items():
        measure = _measure(code, table, data)
        _check(measure, f"measures.{code}", found)
        found.measures[code] = measure
        _put_away(found, measure)
    _check_together(found.measures)
    return found


def _put_away(found: Catalogue, measure: Measure) -> None:
    _put(found.by_name, folded(measure.code), measure, measure.code)
    _put(found.by_name, folded(measure.name), measure, measure.name)
    for header in measure.siris:
        _put(found.by_header, folded(header), measure, header)
    for source, names in measure.called:
        for name in names:
            _put(found.by_field, (source, name), measure, name)
    for kpi in measure.kpis:
        _put(found.by_kpi, kpi.id, (measure, kpi), kpi.id)


def _put(known: dict[Any, Any], key: object, value: object, said: str) -> None:
    if key in known:
        raise Faulty(f"”{said}” stands for two measures, or twice for one")
    known[key] = value


# --- one table


def _measure(code: str, table: Table, shared: Table) -> Measure:
    where = f"measures.{code}"
    every = [name for each in fields(Measure) if (name := each.name) not in _READ_APART]
    said = (*every, "noun", "phrases", "in_reports", "kpis", "breaks", *_CALLED_BY)
    _only(table, said, where)
    cohort = _cohort(table, shared, where)
    for name in _COHORT[1:]:
        if name in cohort and name in table:
            raise Faulty(f"{where}: {name} is already said by the cohort")
    plain = {name: table[name] for name in every if name in table}
    plain |= {name: cohort[name] for name in _COHORT[1:] if name in cohort}
    _all(plain, (*_NEEDED, "denominator"), where)
    _right_kind(plain, Measure, where)
    in_reports, noun = table.get("in_reports"), table.get("noun")
    return Measure(
        code=code,
        **_bounds(plain["unit"]) | {name: _value(said) for name, said in plain.items()},
        own_noun=None if noun is None else _record(Noun, noun, f"{where}.noun"),
        phrases=_phrases(table.get("phrases"), shared, cohort.get("pupils"), where),
        in_reports=None
        if in_reports is None
        else _record(InReports, in_reports, f"{where}.in_reports"),
        kpis=tuple(_record(Kpi, kpi, f"{where}.kpis") for kpi in table.get("kpis", ())),
        called=_called(table, where),
        breaks=tuple(_break(each, shared, where) for each in table.get("breaks", ())),
    )


def _called(table: Table, where: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    named = {source: table[source] for source in _CALLED_BY if source in table}
    for source, names in named.items():
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise Faulty(f"{where}: {source} cannot be {names!r}")
    return tuple((source, tuple(names)) for source, names in named.items())


def _cohort(table: Table, shared: Table, where: str) -> Table:
    if "cohort" not in table:
        return {}
    cohort: Table = _named(shared, "cohorts", table["cohort"], where)
    _only(cohort, _COHORT, f"cohorts.{table['cohort']}")
    _all(cohort, ("pupils", "denominator"), f"cohorts.{table['cohort']}")
    return cohort


def _bounds(unit: object) -> dict[str, Any]:
    """What no value of the unit can be beyond, where the measure doesn't say."""
    return {"percent": {"lowest": 0, "highest": 100}, "pupils": {"lowest": 0}}.get(str(unit), {})


def _phrases(table: Table | None, shared: Table, pupils: Any, where: str) -> Phrases | None:
    if table is None:
        return None
    said = dict(table)
    like = said.pop("like", None)
    if like is not None:
        said = _named(shared, "phrases", like, where) | said
    if pupils is not None:
        said = {"who": pupils} | said
    return _record(Phrases, said, f"{where}.phrases")


def _break(table: Table, shared: Table, where: str) -> Break:
    _only(table, ("school_year", "text"), f"{where}.breaks")
    _all(table, ("school_year", "text"), f"{where}.breaks")
    try:
        year = parse_period(str(table["school_year"]))
    except ValueError:
        year = None
    if not isinstance(year, SchoolYear):
        raise Faulty(f"{where}.breaks: {table['school_year']} is no school year")
    return Break(year, _named(shared, "break_texts", table["text"], where))


def _named(shared: Table, kind: str, name: object, where: str) -> Any:
    """What is said once for several measures."""
    known = shared.get(kind, {})
    if name not in known:
        raise Faulty(f"{where}: {kind} has no ”{name}”; it has {', '.join(known) or 'nothing'}")
    return known[name]


def _record(kind: type[_Record], table: Table, where: str) -> _Record:
    names = fields(kind)
    _only(table, [each.name for each in names], where)
    _all(table, [each.name for each in names if each.default is MISSING], where)
    _right_kind(table, kind, where)
    return kind(**{name: _value(said) for name, said in table.items()})


def _value(said: Any) -> Any:
    return tuple(said) if isinstance(said, list) else said


def _only(table: Table, known: Iterable[str], where: str) -> None:
    known = tuple(known)
    if not isinstance(table, Mapping):
        raise Faulty(f"{where} is no table")
    for name in table:
        if name not in known:
            raise Faulty(f"{where}: ”{name}” is no field; these are: {', '.join(known)}")


def _all(table: Table, needed: Iterable[str], where: str) -> None:
    for name in needed:
        if name not in table:
            raise Faulty(f"{where}: {name} is missing")


def _right_kind(table: Table, kind: type, where: str) -> None:
    """That each value is what its field holds. (True is a number to Python, not here.)"""
    by_name = {each.name: str(each.type) for each in fields(kind)}
    for name, said in table.items():
        wanted = _KINDS[by_name[name]]
        is_right = isinstance(said, wanted) and (wanted is bool or not isinstance(said, bool))
        if is_right and wanted is list:
            is_right = all(isinstance(each, str) for each in said)
        if not is_right:
            raise Faulty(f"{where}: {name} cannot be {said!r}")


# --- what a measure may say


def _check(measure: Measure, where: str, found: Catalogue) -> None:
    if re.fullmatch("[a-z0-9_]+", measure.code) is None:
        raise Faulty(f"{where}: a code is small letters, digits and _")
    _one_of(measure.unit, UNITS, "unit", where)
    _one_of(measure.sensitive_side, SENSITIVE_SIDES, "sensitive_side", where)
    _one_of(measure.term_rule or "VT", TERM_RULES, "term_rule", where)
    for place in measure.shown:
        _one_of(place, PLACES, "shown", where)
    for population in (measure.population, *(kpi.population for kpi in measure.kpis)):
        _one_of(population, found.populations, "population", where)
    for is_wrong, why in (
        (measure.is_share and not measure.denominator, "a share says of whom (denominator)"),
        (measure.phrases and not measure.is_share, "phrases are of a share of pupils"),
        (measure.is_own and measure.shown, "own follow-up has no place on the pages of figures"),
        (measure.choice and not measure.shown, "choice is of no use where it isn't shown"),
        (not measure.is_own and (measure.occasions or measure.occasion or measure.judges),
         "occasions, occasion and judges are of own follow-up (is_own)"),
        (REPORTS in measure.shown and not measure.in_reports,
         "to stand beside what reports claim it says how they speak of it (in_reports)"),
    ):  # fmt: skip
        if is_wrong:
            raise Faulty(f"{where}: {why}")
    if measure.in_reports is not None:
        _check_terms(measure.in_reports, measure, f"{where}.in_reports")


def _check_terms(said: InReports, measure: Measure, where: str) -> None:
    _one_of(measure.unit, ("percent", "points"), "unit", where)
    if not said.terms or any(term != term.lower() for term in (*said.terms, *said.read_for)):
        raise Faulty(f"{where}: terms are words in small letters")
    if said.bare_from is not None and measure.highest is None:
        raise Faulty(f"{where}: bare_from wants a highest value")
    for name, pattern in (("unless", said.unless), ("beside", said.beside)):
        try:
            re.compile(pattern)
        except re.error as wrong:
            raise Faulty(f"{where}: {name} is no regular expression ({wrong})") from wrong


def _one_of(said: str, known: Iterable[str], name: str, where: str) -> None:
    known = tuple(known)
    if said not in known:
        raise Faulty(f"{where}: {name} cannot be ”{said}”; it is one of {', '.join(known)}")


def _check_together(measures: Mapping[str, Measure]) -> None:
    """What a reader chooses by, or a report is read for, is one measure's alone."""
    taken: dict[tuple[str, str], str] = {}
    for code, measure in measures.items():
        if measure.own_of and measure.own_of not in measures:
            raise Faulty(f"measures.{code}: own_of ”{measure.own_of}”, which is no measure")
        if measure.judges and measure.judges not in measures:
            raise Faulty(f"measures.{code}: judges ”{measure.judges}”, which is no measure")
        said = [("the short name", measure.short)]
        if measure.shown:
            said.append(("the choice", measure.choice or measure.name))
        if measure.in_reports is not None:
            said.append(("the name in reports", measure.in_reports.name))
            # A term may be several measures', each beside other words or of another årskurs.
            apart = (measure.in_reports.beside, measure.in_reports.only_grade)
            kind = f"the term beside {apart}" if any(apart) else "the term"
            said += [(kind, term) for term in measure.in_reports.terms]
        for what, words in said:
            other = taken.setdefault((what, folded(words)), code)
            if other != code:
                raise Faulty(f"measures.{code}: {what} ”{words}” is already {other}'s")
    _check_ranks({c: m.in_reports for c, m in measures.items() if m.in_reports is not None})


def _check_ranks(spoken: Mapping[str, InReports]) -> None:
    """A term that has another's in it is meant first, or it never would be."""
    for (code, said), (other, before) in permutations(spoken.items(), 2):
        held = [(a, b) for a in said.terms for b in before.terms if b in a]
        if said.beside or said.only_grade or before.beside or before.only_grade:
            held = []  # other words tell them apart
        if held and said.rank >= before.rank:
            term, theirs = held[0]
            raise Faulty(
                f"measures.{code}.in_reports: ”{term}” has {other}'s ”{theirs}” in it, so rank is "
                f"less than {before.rank}"
            )
