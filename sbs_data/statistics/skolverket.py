"""Skolverket's Planned Educations API v4: saved answers → observations.

A school's ``statistics/gr``, riket's ``national-values/gr``, and SALSA. Each field is a measure,
each entry ``{value, valueType, timePeriod}``; no gender, no number of pupils. Lists of school units
give names and the kommun they lie in.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sbs_data.errors import Refused
from sbs_data.measures import catalogue
from sbs_data.measures.measure import Measure
from sbs_data.model import Notice, SchoolYear
from sbs_data.statistics import observations, text
from sbs_data.statistics.answers import Answer
from sbs_data.statistics.faults import Faults, shortened
from sbs_data.statistics.markers import VALUE_TYPES, Marker
from sbs_data.statistics.result import Kind, Statistics

SOURCE = "Skolverket (API Planned Educations)"

_SALSA = "compulsorySchoolUnitSalsaMetricList"
_UNITS = "listedSchoolUnits"
# Answers about anpassad grundskola have the staff's fields too, and speak of other pupils.
_ONLY_IN_GR = "ratioOfPupils9thGradeEligibleForNationalProgramYR"
_VALUE = re.compile(r"(cirka\s+)?(-?[0-9\s\u00a0]+(?:[.,][0-9]+)?)\s*%?")
_LONGEST_VALUE = 60
# What stands in an answer beside the measures and is none.
_OTHER_FIELDS = frozenset({"schoolUnit", "docLinks", "timePeriod", "_links"})
# SALSA tells the outcome as well, rounded to whole numbers (the other answer has it with decimals),
# and what it reckons with.
_SALSA_OTHER = frozenset(
    {
        "salsaAverageGradesIn9thGradeActual",
        "salsaRequirementsReachedActual",
        "salsaNewlyImmigratedQuota",
        "salsaBoysQuota",
        "salsaParentsEducation",
    }
)


_NATION: dict[str, str | None] = {
    "unit_kind": "nation",
    "unit_code": observations.NATION_CODE,
    "unit_name": observations.NATION_NAME,
}


def is_answer(body: dict[str, Any]) -> bool:
    """True for an answer of this API: its envelope and something of ours in it."""
    inner = body.get("body")
    return isinstance(inner, dict) and "status" in body and bool(_what(inner))


def read(answers: list[Answer], file_name: str, *, municipality: str | None = None) -> Statistics:
    """Observations of all answers. ``municipality``: the kommunkod that was asked for, if any.

    Raises :class:`Refused` for an answer about another school or kommun than was asked for: the
    server ignores what it does not understand and then answers with everything.
    """
    faults = Faults(file_name)
    unknown: set[str] = set()
    try:
        units = {u["code"]: u for a in answers for u in _listed(a, municipality, file_name)}
        records = [
            record
            for number, answer in enumerate(answers, start=1)
            for record in _records(answer, number, units, municipality, unknown, faults, file_name)
        ]
    except (TypeError, KeyError, ValueError, AttributeError):
        raise Refused(
            f"”{file_name}” ser ut som ett svar från Skolverket, men uppgifterna är inte som de "
            "ska. Hämta den på nytt.",
            code="damaged",
        ) from None
    faults.refuse()
    if not records and not units:
        raise Refused(
            f"”{file_name}” är ett svar från Skolverket utan uppgifter om grundskolan.",
            code="no_rows",
        )
    day = max((a.retrieved_on for a in answers if a.retrieved_on), default=None)
    common = {"status": "official", "source": SOURCE, "file": file_name, "gender": "all"}
    table = observations.from_rows([{**r, **common} for r in records])
    notices = [
        Notice(
            "unknown_field",
            f"Skolverkets svar har uppgiften ”{shortened(field)}”, som Delmål inte känner till. "
            "Den lästes inte.",
        )
        for field in sorted(unknown)
    ]
    names = {("school", code): unit["name"] for code, unit in units.items()}
    return Statistics(
        table,
        SOURCE,
        Kind.SKOLVERKET_API,
        retrieved_on=day,
        notices=tuple(notices),
        names=names,
    )


def school_units(
    answers: list[Answer], file_name: str, *, municipality: str | None = None
) -> dict[str, dict[str, str]]:
    """The school units of a list: code → name, municipality and principal organizer type.

    Raises :class:`Refused` where a unit lies in another kommun than was asked for.
    """
    return {u["code"]: u for a in answers for u in _listed(a, municipality, file_name)}


def _what(inner: dict[str, Any]) -> str | None:
    """Which of the answers we read this is."""
    if _SALSA in inner:
        return "salsa"
    embedded = inner.get("_embedded")
    if isinstance(embedded, dict) and _UNITS in embedded:
        return "units"
    if isinstance(inner.get("code"), str) and "typeOfSchooling" in inner:
        return "unit"
    if _ONLY_IN_GR in inner:
        return "statistics"
    return None


def _listed(answer: Answer, municipality: str | None, file_name: str) -> Iterator[dict[str, str]]:
    inner = answer.body.get("body", {})
    what = _what(inner) if isinstance(inner, dict) else None
    if what not in ("unit", "units"):
        return
    asked = municipality or _asked(answer.url)
    for unit in inner["_embedded"][_UNITS] if what == "units" else [inner]:
        area = str(unit.get("geographicalAreaCode") or "")
        _check_area(asked, area, str(unit.get("name")), file_name)
        yield {
            "code": str(unit["code"]),
            "name": str(unit.get("name") or ""),
            "municipality_code": area,
            "organiser_type": str(unit.get("principalOrganizerType") or ""),
        }


def _asked(url: str) -> str | None:
    return next(iter(parse_qs(urlsplit(url).query).get("geographicalAreaCode", [])), None)


def _check_area(asked: str | None, area: str, name: str, file_name: str) -> None:
    if asked and area != asked:
        raise Refused(
            f"”{file_name}” innehåller ”{name}” i kommunen {area or 'utan kod'}, men det var "
            f"{asked} som efterfrågades. Inget har lästs.",
            code="wrong_municipality",
        )


def _records(
    answer: Answer,
    number: int,
    units: dict[str, dict[str, str]],
    municipality: str | None,
    unknown: set[str],
    faults: Faults,
    file_name: str,
) -> Iterator[dict[str, Any]]:
    inner = answer.body.get("body", {})
    what = _what(inner) if isinstance(inner, dict) else None
    if what == "salsa":
        asked = municipality or _asked(answer.url)
        for row in inner[_SALSA]:
            area = str(row.get("geographicalAreaCode") or "")
            _check_area(asked, area, str(row.get("name")), file_name)
            name = str(row.get("name") or "")
            unit = _school(str(row["schoolUnitCode"]), name, area, number, faults)
            period = inner.get("timePeriod")
            entries = ((k, {**v, "timePeriod": period}) for k, v in row.items() if _is_entry(v))
            yield from _values(entries, unit, number, answer.retrieved_on, unknown, faults)
    elif what == "statistics":
        code = inner.get("schoolUnit")
        if code is None:
            unit = _NATION
        else:
            _check_school(answer.url, str(code), file_name)
            known = units.get(str(code), {})
            unit = _school(
                str(code), known.get("name"), known.get("municipality_code"), number, faults
            )
        entries = (
            (key, entry)
            for key, listed in inner.items()
            if key not in _OTHER_FIELDS
            for entry in (listed or ())
        )
        yield from _values(entries, unit, number, answer.retrieved_on, unknown, faults)


def _check_school(url: str, code: str, file_name: str) -> None:
    asked = re.search(r"/school-units/(\d+)", url)
    if asked is not None and asked[1] != code:
        raise Refused(
            f"”{file_name}” gäller skolenheten {code}, men det var {asked[1]} som efterfrågades. "
            "Inget har lästs.",
            code="wrong_school",
        )


def _school(
    code: str, name: str | None, area: str | None, number: int, faults: Faults
) -> dict[str, str | None]:
    wrong = text.school_code_fault(code)
    if wrong is not None:
        faults.add(f"Svar {number}, schoolUnit: {wrong}", code="school_code")
    return {
        "unit_kind": "school",
        "unit_code": code,
        "unit_name": name or None,
        "municipality_code": area or None,
    }


def _is_entry(value: object) -> bool:
    return isinstance(value, dict) and "valueType" in value


def _values(
    entries: Iterable[tuple[str, dict[str, Any]]],
    unit: dict[str, str | None],
    number: int,
    day: datetime.date | None,
    unknown: set[str],
    faults: Faults,
) -> Iterator[dict[str, Any]]:
    for field, entry in entries:
        measure = catalogue.by_field("skolverket", field)
        if measure is None:
            if field not in _SALSA_OTHER:
                unknown.add(field)
            continue
        if entry.get("timePeriod") is None and entry.get("valueType") != "EXISTS":
            continue  # nothing, and for no year: the measure is not followed at this school
        year = text.school_year(str(entry.get("timePeriod")))
        if year is None:
            faults.add(
                f"Svar {number}, {field}: ”{entry.get('timePeriod')}” är inget läsår.",
                code="no_school_year",
            )
            continue
        value, marker = _value(entry, measure)
        if marker is None and value is None:
            faults.add(
                f"Svar {number}, {field}, {year}: ”{entry.get('value')}” är inget värde för "
                f"{measure.name}.",
                code="value",
            )
            continue
        yield {
            **unit,
            **_about(measure, year, str(unit["unit_kind"])),
            "value": value,
            "marker": marker,
            "retrieved_on": day,
            "place": f"svar #, {field}, {year}",
            "place_row": number,
        }


def _about(measure: Measure, year: SchoolYear, unit_kind: str) -> dict[str, str | None]:
    population = measure.population
    if unit_kind == "nation" and population == "all_at_school":
        population = "nation_all"
    return {
        "measure": measure.code,
        "school_year": str(year),
        "term": str(text.term_of(year, measure.term_rule or "VT")),
        "grade": measure.grade,
        "population": population,
    }


def _value(entry: dict[str, Any], measure: Measure) -> tuple[float | None, Marker | None]:
    """A value or a marker; neither where the entry says neither."""
    kind = str(entry.get("valueType"))
    if kind != "EXISTS":
        return None, VALUE_TYPES.get(kind, Marker.OTHER)
    written = str(entry.get("value")).strip()
    match = _VALUE.fullmatch(written) if len(written) <= _LONGEST_VALUE else None
    value = text.number(match[2].strip()) if match is not None else None
    if match is None or value is None or (match[1] and not measure.is_rounded):
        return None, None
    is_low = measure.lowest is not None and value < measure.lowest
    is_high = measure.highest is not None and value > measure.highest
    return (None, None) if is_low or is_high else (value, None)
