"""Skolverket's Planned Educations API v4: a kommun's grundskolor and the statistics of each.

The server ignores a parameter that it doesn't understand and then answers with everything, so every
row is held against the kommun that was asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sbs_data.clock import Clock, utc_now
from sbs_data.model import Notice
from sbs_data.sources import limits, trouble
from sbs_data.sources.client import Service
from sbs_data.sources.fetched import Answer, Fetched, Progress
from sbs_data.sources.fetching import Fetching

SKOLVERKET = Service(
    "Skolverket",
    "https://api.skolverket.se/planned-educations/v4",
    "application/vnd.skolverket.plannededucations.api.v4.hal+json",
    "SBS_SKOLVERKET_URL",
    {
        "body": {
            "_embedded": {
                "listedSchoolUnits": [
                    {
                        "code": None,
                        "name": None,
                        "geographicalAreaCode": None,
                        "typeOfSchooling": [{"code": None, "schoolYears": [None]}],
                    }
                ]
            },
            "page": {"number": None, "totalPages": None, "totalElements": None},
            "schoolUnit": None,
            "compulsorySchoolUnitSalsaMetricList": [{"schoolUnitCode": None}],
        }
    },
)

UNITS_AT_ONCE = 100
_CODE = re.compile(r"[0-9]{8}")
_GRUNDSKOLA = "gr"
_SALSA_GRADE = "9"


@dataclass(frozen=True, slots=True)
class _Unit:
    """A row of the list of school units."""

    code: str
    name: str
    area: str
    is_grundskola: bool
    has_grade_9: bool


@dataclass(frozen=True, slots=True)
class _Listed:
    """A page of the list, which page it is, how many there are, and the units on all of them."""

    units: list[_Unit]
    page: int
    pages: int
    total: int


def fetch_skolverket(
    municipality: str,
    *,
    base_url: str | None = None,
    clock: Clock = utc_now,
    progress: Progress | None = None,
) -> Fetched:
    """The statistics of every grundskola in a kommun (its four-digit code), of all huvudmän.

    The file holds the list of schools, each one's statistics, SALSA for those with årskurs 9, and
    riket. Raises :class:`sbs_data.errors.DelmalError`; then nothing is fetched.
    """
    return _Fetch.fetch(municipality, base_url, clock, progress)


class _Fetch(Fetching):
    """What Skolverket is asked."""

    SERVICE = SKOLVERKET
    PREFIX = "skolverket"

    def everything(self) -> None:
        schools = self._schools()
        without: list[str] = []
        for done, school in enumerate(schools, start=1):
            if not self._statistics(school):
                without.append(school.name)
            if school.has_grade_9:
                self._salsa(school)
            self.tell(done, len(schools), school.name)
        if len(without) == len(schools):
            raise trouble.nothing_there(
                SKOLVERKET.name, "ingen statistik om grundskolor", self.code
            )
        if without:
            self.notices.append(
                Notice(
                    "no_statistics",
                    f"Skolverket har ingen statistik om {', '.join(sorted(without))}.",
                )
            )
        self._keep(self.client.find(self.client.address("/statistics/national-values/gr")))

    def _schools(self) -> list[_Unit]:
        """The kommun's grundskolor. Their lists are kept: they tell the schools' names."""
        units: list[_Unit] = []
        page, pages, total = 0, 1, 0
        while page < pages:
            url = self.client.address(
                "/school-units",
                geographicalAreaCode=self.code,
                typeOfSchooling=_GRUNDSKOLA,
                page=page,
                size=UNITS_AT_ONCE,
            )
            answer = self.client.find(url)
            if answer is None:
                break
            listed = _listed(answer)
            if listed.page != page or listed.pages > limits.MAX_PAGES:
                raise trouble.strange(SKOLVERKET.name, url)
            for unit in listed.units:
                if unit.area != self.code:
                    raise trouble.wrong_municipality(SKOLVERKET.name, url, unit.area, self.code)
            self.answers += [answer] if listed.units else []
            units += listed.units
            page, pages, total = page + 1, listed.pages, listed.total
        if len({unit.code for unit in units}) != total:
            raise trouble.strange(SKOLVERKET.name, url)
        schools = [unit for unit in units if unit.is_grundskola]
        if not schools:
            raise trouble.nothing_there(SKOLVERKET.name, "inga grundskolor", self.code)
        return schools

    def _statistics(self, school: _Unit) -> bool:
        """Keep a school's statistics; false where there are none."""
        url = self.client.address(f"/school-units/{school.code}/statistics/gr")
        answer = self.client.find(url)
        inner = _inner(answer)
        if inner is not None and str(inner.get("schoolUnit")) != school.code:
            raise trouble.wrong_school(SKOLVERKET.name, url, str(inner.get("schoolUnit") or ""))
        return self._keep(answer)

    def _salsa(self, school: _Unit) -> None:
        """Keep what SALSA says of a school, where it says anything: small schools are left out."""
        url = self.client.address(f"/statistics/all-schools/salsa/{school.code}")
        answer = self.client.find(url)
        rows = (_inner(answer) or {}).get("compulsorySchoolUnitSalsaMetricList")
        if not rows:
            return
        if not isinstance(rows, list):
            raise trouble.strange(SKOLVERKET.name, url)
        for row in rows:
            found = str(row.get("schoolUnitCode")) if isinstance(row, dict) else ""
            if found != school.code:
                raise trouble.wrong_school(SKOLVERKET.name, url, found)
        self._keep(answer)

    def _keep(self, answer: Answer | None) -> bool:
        if answer is None or _inner(answer) is None:
            return False
        self.answers.append(answer)
        return True


def _inner(answer: Answer | None) -> dict[str, Any] | None:
    """What an answer holds; ``None`` for no answer and for one with nothing in it."""
    inner = answer.body.get("body") if answer is not None else None
    return inner if isinstance(inner, dict) else None


def _listed(answer: Answer) -> _Listed:
    try:
        inner = answer.body["body"]
        rows = (inner.get("_embedded") or {}).get("listedSchoolUnits") or []
        about = inner["page"]
        return _Listed(
            [_unit(row) for row in rows],
            int(about["number"]),
            int(about["totalPages"]),
            int(about["totalElements"]),
        )
    except (TypeError, KeyError, ValueError, AttributeError):
        raise trouble.strange(SKOLVERKET.name, answer.url) from None


def _unit(row: dict[str, Any]) -> _Unit:
    """Raises ``KeyError`` and the like for a row that is none."""
    code = str(row["code"])
    if not _CODE.fullmatch(code):  # it becomes a part of an address
        raise ValueError(f"{code} is no skolenhetskod")
    grades = {form["code"]: form.get("schoolYears") or () for form in row["typeOfSchooling"]}
    return _Unit(
        code,
        str(row.get("name") or ""),
        str(row.get("geographicalAreaCode") or ""),
        _GRUNDSKOLA in grades,
        _SALSA_GRADE in grades.get(_GRUNDSKOLA, ()),
    )
