"""Kolada's API v3: saved answers → observations. Values as Kolada gave them, nothing summed.

A data row is ``{kpi, municipality|ou, period, values}``, a value ``{gender, count, status, value,
isdeleted}`` (``count`` is members of a group, never pupils). Metadata in the same file gives names,
and tells when a KPI has been given another title.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sbs_data.errors import Refused
from sbs_data.measures import catalogue
from sbs_data.measures.measure import Kpi, Measure
from sbs_data.model import Notice, SchoolYear
from sbs_data.statistics import observations, text
from sbs_data.statistics.answers import Answer
from sbs_data.statistics.faults import Faults, shortened
from sbs_data.statistics.markers import Marker
from sbs_data.statistics.result import Kind, Statistics

SOURCE = "Kolada"

_GENDERS = {"T": "all", "K": "girls", "M": "boys"}
_MISSING = ("", "missing")
_COUNTY_PREFIX = "00"
_LOOKED_AT = 5
_FIRST_YEAR, _LAST_YEAR = 1990, 2099
_ONLY_IN_METADATA = {"members", "type", "operating_area", "is_divided_by_gender"}

Record = dict[str, Any]


def is_answer(body: Record) -> bool:
    """True for an answer of this API: data rows, metadata, or none of either; and for one row of
    metadata by itself, as in a saved list of them.
    """
    if _is_listed_row(body):
        return True
    rows = body.get("values")
    if not isinstance(rows, list) or ("count" not in body and "next_url" not in body):
        return False
    return all(isinstance(r, dict) and (_is_data(r) or "title" in r) for r in rows[:_LOOKED_AT])


def _is_listed_row(body: Record) -> bool:
    is_named = isinstance(body.get("id"), str) and isinstance(body.get("title"), str)
    return is_named and "values" not in body and not body.keys().isdisjoint(_ONLY_IN_METADATA)


def _rows(body: Record) -> list[Record]:
    rows: list[Record] = [body] if _is_listed_row(body) else body["values"]
    return rows


def read(answers: list[Answer], file_name: str, *, municipality: str | None = None) -> Statistics:
    """Observations of all answers. ``municipality``: the kommunkod that was asked for, if any;
    riket, län, groups and the kommuner of its own group may stand beside it.
    """
    seen = _Seen(municipality, Faults(file_name))
    try:
        for answer in answers:
            for row in _rows(answer.body):
                if not _is_data(row):
                    seen.metadata(row)
        records = [
            {**record, "retrieved_on": answer.retrieved_on}
            for answer in answers
            for number, row in enumerate(_rows(answer.body), start=1)
            if _is_data(row)
            for record in seen.records(row, number)
        ]
    except (TypeError, KeyError, ValueError, AttributeError):
        raise Refused(
            f"”{file_name}” ser ut som ett svar från Kolada, men raderna är inte som de ska. "
            "Hämta den på nytt.",
            code="damaged",
        ) from None
    seen.faults.refuse()
    _refuse_nothing(records, seen, file_name)
    common = {"status": "official", "source": SOURCE, "file": file_name}
    return Statistics(
        observations.from_rows([{**r, **common} for r in records]),
        SOURCE,
        Kind.KOLADA,
        retrieved_on=max((a.retrieved_on for a in answers if a.retrieved_on), default=None),
        notices=tuple(seen.notices()),
        names=seen.names,
        groups=seen.groups,
    )


def _refuse_nothing(records: list[Record], seen: _Seen, file_name: str) -> None:
    if records or seen.has_metadata or seen.deleted:
        return
    if seen.unknown:
        raise Refused(
            f"”{file_name}” har bara nyckeltal som Delmål inte känner till: "
            f"{shortened(', '.join(sorted(seen.unknown)))}. Bokstaven före numret hör till "
            "nyckeltalet.",
            code="unknown_kpi",
        )
    raise Refused(
        f"”{file_name}” är ett tomt svar från Kolada: inga värden finns för det som efterfrågades.",
        code="no_rows",
    )


def _is_data(row: Record) -> bool:
    return "kpi" in row and "period" in row and ("municipality" in row or "ou" in row)


@dataclass(slots=True)
class _Seen:
    """What the answers' rows have told so far."""

    municipality: str | None
    faults: Faults
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    municipality_of: dict[str, str] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    renamed: list[str] = field(default_factory=list)
    deleted: int = 0
    has_metadata: bool = False

    def metadata(self, row: Record) -> None:
        """A KPI, a municipality, a group or an organisational unit: its name."""
        self.has_metadata = True
        code, title = str(row["id"]), str(row["title"])
        if "operating_area" in row or "is_divided_by_gender" in row:
            changed = catalogue.changed_title(code, title)
            self.renamed += [changed] if changed else []
            return
        if "municipality" in row:
            self.names["school", code] = title
            self.municipality_of[code] = str(row["municipality"])
        else:
            self.names[_unit_kind(code), code] = title
        if isinstance(row.get("members"), list):
            # The API says id and title, its older files member_id and member_title.
            self.groups[code] = tuple(
                str(m.get("id") or m.get("member_id") or "") for m in row["members"]
            )

    def records(self, row: Record, number: int) -> Iterator[Record]:
        """The observations of one data row."""
        kpi = str(row["kpi"])
        found = catalogue.by_kpi(kpi)
        if found is None:
            self.unknown[kpi] += 1
            return
        measure, known = found
        unit = self._unit(row, number)
        if unit is None:
            return
        year = self._year(row["period"], measure, number)
        if year is None:
            return
        for entry in row["values"]:
            place = f"{kpi}, {unit['unit_code']}, {row['period']}, {entry.get('gender')}"
            if entry.get("isdeleted"):
                self.deleted += 1
                continue
            record = self._record(entry, measure, place)
            if record is not None:
                yield {**unit, **_about(measure, known, year, unit), **record, "place": place}

    def _year(self, period: object, measure: Measure, number: int) -> SchoolYear | None:
        if isinstance(period, bool) or not isinstance(period, int | str):
            raise TypeError
        # Digits of another script are digits to Python.
        year = 0 if isinstance(period, str) and text.is_foreign(period) else int(period)
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            self.faults.add(f"Svarets rad {number}: ”{period}” är inget år.", code="no_school_year")
            return None
        return _school_year(year, measure)

    def notices(self) -> Iterator[Notice]:
        """What was seen and not used, in Swedish."""
        for words in self.renamed:
            yield Notice("kpi_renamed", words)
        for kpi, times in sorted(self.unknown.items()):
            yield Notice(
                "unknown_kpi",
                f"Nyckeltalet {shortened(kpi)} är inget mått som Delmål känner till. {times} rader "
                "lästes inte.",
            )
        for status, times in sorted(self.statuses.items()):
            yield Notice(
                "unknown_status",
                f"Kolada anger läget ”{shortened(status)}” för {times} värden. De visas som att "
                "källan inte visar något värde.",
            )
        if self.deleted:
            yield Notice("deleted", f"{self.deleted} värden är borttagna i Kolada och lästes inte.")

    def _unit(self, row: Record, number: int) -> dict[str, str | None] | None:
        if "ou" in row:
            code = str(row["ou"])
            area = self.municipality_of.get(code)
            kind = "school"
        else:
            code = str(row["municipality"])
            kind = _unit_kind(code)
            area = code if kind == "municipality" else None
            wrong = text.municipality_code_fault(code) if kind == "municipality" else None
            if wrong is not None:
                self.faults.add(f"Svarets rad {number}: {wrong}", code="municipality_code")
                return None
        is_other = self.municipality and area not in (None, self.municipality)
        if is_other and area not in self._likes():
            self.faults.add(
                f"Svarets rad {number} gäller kommunen {area}, men det var {self.municipality} som "
                "efterfrågades.",
                code="wrong_municipality",
            )
            return None
        name = self.names.get((kind, code))
        if kind == "nation":
            name = observations.NATION_NAME
        return {
            "unit_kind": kind,
            "unit_code": code,
            "unit_name": name,
            "municipality_code": area,
        }

    def _likes(self) -> set[str]:
        """Kommunkoder of the groups of kommuner like the one asked for, which name it."""
        name = self.names.get(("municipality", str(self.municipality)))
        own = f", {name}, "
        return {
            code
            for group, members in self.groups.items()
            if name and own in self.names.get(("group", group), "")
            for code in members
        }

    def _record(self, entry: Record, measure: Measure, place: str) -> Record | None:
        gender = _GENDERS.get(str(entry.get("gender")))
        value, status = entry.get("value"), str(entry.get("status") or "")
        if gender is None:
            self.faults.add(
                f"{place}: ”{entry.get('gender')}” är varken T, K eller M.", code="gender"
            )
            return None
        if value is None:
            marker = Marker.MISSING
            if status.casefold() not in _MISSING:
                marker = Marker.OTHER
                self.statuses[status] += 1
            return {"gender": gender, "value": None, "marker": marker}
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError
        if not _is_finite(value):
            self.faults.add(f"{place}: ”{value}” är inget tal.", code="value")
            return None
        number = float(value)
        if (measure.lowest is not None and number < measure.lowest) or (
            measure.highest is not None and number > measure.highest
        ):
            self.faults.add(
                f"{place}: {number:g} kan inte vara ett värde för {measure.name}.",
                code="out_of_bounds",
            )
            return None
        return {"gender": gender, "value": number, "marker": None}


def _is_finite(value: int | float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number of hundreds of digits
        return False


def _unit_kind(code: str) -> str:
    if code == observations.NATION_CODE:
        return "nation"
    if code.startswith("G"):
        return "group"
    if code.startswith(_COUNTY_PREFIX) and len(code) == len(observations.NATION_CODE):
        return "county"
    return "municipality"


def _school_year(period: int, measure: Measure) -> SchoolYear:
    """Kolada's year is the calendar year of the termin that the measure belongs to."""
    return SchoolYear(period if measure.term_rule == "HT" else period - 1)


def _about(
    measure: Measure, kpi: Kpi, year: SchoolYear, unit: dict[str, str | None]
) -> dict[str, str | None]:
    is_school = unit["unit_kind"] == "school"
    return {
        "measure": measure.code,
        "school_year": str(year),
        "term": str(text.term_of(year, measure.term_rule or "VT")),
        "grade": kpi.grade or measure.grade,
        "population": "all_at_school" if is_school else kpi.population,
    }
