"""What the two APIs know, in their own forms and with their own limits. Every figure is invented.

Each world answers as its server does: at most so many ids and rows at once, a next page by its
address, an empty list for what it doesn't know, and no complaint about a parameter that it doesn't.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlencode

from sbs_data.measures import catalogue
from tests.sources.server import Reply

OWN = "0999"
YEARS = (2023, 2024)
GENDERS = ("T", "K", "M")
SALSA = ("U15413", "U15414", "U15415", "U15416")


def kpi_titles() -> dict[str, str]:
    return {k.id: k.title for m in catalogue.measures().values() for k in m.kpis}


def value_of(kpi: str, unit: str, year: int, gender: str) -> float:
    """A figure that is its own alone, within what a share can be."""
    return round(30 + sum(map(ord, f"{kpi}{unit}{year}{gender}")) % 600 / 10, 1)


@dataclass
class Kolada:
    """Kolada's v3 with one kommun, two of its likes, and schools."""

    page: int = 5_000
    schools: int = 3
    titles: dict[str, str] = field(default_factory=kpi_titles)
    names: dict[str, str] = field(
        default_factory=lambda: {
            "0000": "Riket",
            "0901": "Ettby",
            "0902": "Tvåby",
            "0903": "Treby",
            OWN: "Exempelby",
        }
    )
    groups: dict[str, tuple[str, tuple[str, ...]]] = field(
        default_factory=lambda: {
            "G1": ("Liknande kommuner grundskola, Exempelby, 2023", ("0901",)),
            "G2": ("Liknande kommuner grundskola, Exempelby, 2024", ("0902", "0903")),
            "G3": ("Liknande kommuner grundskola, Exempelby norra, 2025", ("0901",)),
            "G4": ("Liknande kommuner gymnasieskola, Exempelby, 2025", ("0901",)),
        }
    )
    url: str = ""

    def ous(self) -> list[dict[str, str]]:
        schools = [f"V15E0999{n:05}" for n in range(self.schools)]
        return [
            {"id": code, "title": f"Skola {code[-2:]}", "municipality": OWN}
            for code in [*schools, "V11E099900001"]
        ]

    def __call__(self, path: str, query: dict[str, str]) -> Reply:
        parts = path.strip("/").split("/")
        asked = [p.split(",") for p in parts]
        if any(len(ids) > 25 for ids in asked):
            return Reply({"detail": "At most 25 ids"}, 422)
        if not 1 <= int(query.get("per_page", "100")) <= 5_000:
            return Reply({"detail": "per_page"}, 422)
        return self.paged(self.rows(parts, asked, query), path, query)

    def rows(
        self, parts: list[str], asked: list[list[str]], query: dict[str, str]
    ) -> list[dict[str, Any]]:
        found: list[dict[str, Any]]
        match parts:
            case ["municipality", _]:
                known = [i for i in asked[1] if i in self.names]
                found = [{"id": i, "title": self.names[i], "type": "K"} for i in known]
            case ["municipality_groups"]:
                found = [g for g in map(self.group, self.groups) if query["title"] in g["title"]]
            case ["municipality_groups", _]:
                found = [self.group(i) for i in asked[1] if i in self.groups]
            case ["kpi", _]:
                found = [self.kpi(i) for i in asked[1] if i in self.titles]
            case ["ou"]:
                found = [o for o in self.ous() if o["municipality"] == query["municipality"]]
            case ["data", "kpi", _, "municipality", _]:
                units = [u for u in asked[4] if u in self.names or u in self.groups]
                kpis = [k for k in asked[2] if k not in SALSA]
                found = [
                    self.data(k, "municipality", u, y) for k in kpis for u in units for y in YEARS
                ]
            case ["oudata", "kpi", _, "ou", _]:
                found = [
                    self.data(k, "ou", u, y) for k in asked[2] for u in asked[4] for y in YEARS
                ]
            case _:
                raise AssertionError(f"nobody asks for {parts}")
        return found

    def group(self, code: str) -> dict[str, Any]:
        title, members = self.groups[code]
        listed = [{"member_id": m, "member_title": self.names[m]} for m in members]
        return {"id": code, "title": title, "members": listed}

    def kpi(self, code: str) -> dict[str, Any]:
        return {
            "id": code,
            "title": self.titles[code],
            "is_divided_by_gender": True,
            "operating_area": "Grundskola",
            "has_ou_data": code in SALSA,
        }

    def data(self, kpi: str, kind: str, unit: str, year: int) -> dict[str, Any]:
        values = [
            {
                "gender": g,
                "count": 1,
                "status": "",
                "value": value_of(kpi, unit, year, g),
                "isdeleted": False,
            }
            for g in GENDERS
        ]
        return {"kpi": kpi, kind: unit, "period": year, "values": values}

    def paged(self, rows: list[dict[str, Any]], path: str, query: dict[str, str]) -> Reply:
        size, number = min(self.page, int(query["per_page"])), int(query.get("page", "1"))
        here = rows[(number - 1) * size : number * size]
        after = None
        if number * size < len(rows):
            after = f"{self.url}{path}?{urlencode({**query, 'page': number + 1})}"
        return Reply({"count": len(here), "values": here, "next_url": after, "previous_url": None})


def entry(value: str, year: str, kind: str = "EXISTS") -> dict[str, str]:
    return {"value": value, "valueType": kind, "timePeriod": year}


@dataclass
class Skolverket:
    """Skolverket's v4 with the schools of a kommun: code → name and grades."""

    page: int = 100
    schools: dict[str, tuple[str, str]] = field(
        default_factory=lambda: {
            "10000001": ("Norra skolan", "789"),
            "10000002": ("Södra skolan", "123"),
            "10000003": ("Östra skolan", "6789"),
        }
    )
    area: str = OWN
    url: str = ""

    def __call__(self, path: str, query: dict[str, str]) -> Reply:
        match path.strip("/").split("/"):
            case ["school-units"]:
                return Reply({"status": "OK", "message": "Success", "body": self.listed(query)})
            case ["school-units", code, "statistics", "gr"] if code in self.schools:
                return self.ok({"schoolUnit": code, **self.figures(code)})
            case ["statistics", "national-values", "gr"]:
                return self.ok(self.figures("0"))
            case ["statistics", "all-schools", "salsa", "10000001"]:
                return self.ok(self.salsa("10000001"))
        return Reply({"status": "NOT_FOUND", "message": "Finns inte", "body": None}, 404)

    def ok(self, body: dict[str, Any]) -> Reply:
        return Reply({"status": "OK", "message": "Success", "body": body})

    def listed(self, query: dict[str, str]) -> dict[str, Any]:
        found = list(self.schools) if query.get("geographicalAreaCode") == OWN else []
        size, number = min(self.page, int(query["size"])), int(query["page"])
        here = [self.unit(code) for code in found[number * size : (number + 1) * size]]
        return {
            # An empty list has no _embedded at all.
            **({"_embedded": {"listedSchoolUnits": here}} if here else {}),
            "page": {
                "size": size,
                "totalElements": len(found),
                "totalPages": -(-len(found) // size),
                "number": number,
            },
        }

    def unit(self, code: str) -> dict[str, Any]:
        name, grades = self.schools[code]
        return {
            "code": code,
            "name": name,
            "geographicalAreaCode": self.area,
            "typeOfSchooling": [
                {"code": "fsk", "displayName": "Förskoleklassen", "schoolYears": ["0"]},
                {"code": "gr", "displayName": "Grundskolan", "schoolYears": list(grades)},
            ],
            "principalOrganizerType": "Kommunal",
        }

    def figures(self, code: str) -> dict[str, Any]:
        return {
            "ratioOfPupils9thGradeEligibleForNationalProgramYR": [
                entry(f"7{code[-1]},5", "2024/25"),
                entry("..", "2023/24", "OMITTED_DUE_TO_BASED_ON_FEW_PUPILS"),
            ],
            "averageGradesMeritRating9thGrade": [entry(f"20{code[-1]},1", "2024/25")],
            "docLinks": None,
        }

    def salsa(self, code: str) -> dict[str, Any]:
        row = {
            "schoolUnitCode": code,
            "name": self.schools[code][0],
            "geographicalAreaCode": self.area,
            "salsaAverageCalculated": {"value": "210", "valueType": "EXISTS"},
        }
        return {"compulsorySchoolUnitSalsaMetricList": [row], "timePeriod": "2023/24"}


class Answering(Protocol):
    """What answers in a source's place; ``url`` is where it runs."""

    url: str

    def __call__(self, path: str, query: dict[str, str]) -> Reply: ...


WORLDS: Mapping[str, Callable[[], Answering]] = {
    "kolada": Kolada,
    "skolverket": Skolverket,
}
"""By the codes of the sources."""
