"""Kolada's API v3: what the catalogue's KPIs say of a kommun, its schools, riket and its likes.

At most 25 ids stand in each part of an address and 5 000 rows on a page; the next page is where
``next_url`` says. Every year is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sbs_data.clock import Clock, utc_now
from sbs_data.measures import catalogue
from sbs_data.model import Notice
from sbs_data.sources import limits, trouble
from sbs_data.sources.client import Service
from sbs_data.sources.fetched import Answer, Fetched, Progress
from sbs_data.sources.fetching import Fetching
from sbs_data.statistics import observations

KOLADA = Service(
    "Kolada",
    "https://api.kolada.se/v3",
    "application/json",
    "SBS_KOLADA_URL",
    {
        "next_url": None,
        "values": [
            {
                "id": None,
                "title": None,
                "municipality": None,
                "ou": None,
                "kpi": None,
                "has_ou_data": None,
                "members": [{"id": None, "member_id": None}],
                "values": [],
            }
        ],
    },
)

IDS_AT_ONCE = 25
ROWS_AT_ONCE = 5_000
# Kolada's units of grundskola; V11E is förskola, V17E gymnasieskola.
_GRUNDSKOLA = "V15E"
_ID = re.compile(r"[A-Za-z0-9]+")
_LIKE = "Liknande kommuner grundskola"
_LIKE_TITLE = re.compile(rf"{_LIKE}, (?P<name>.+), (?P<year>[0-9]{{4}})")

# What a question is about, to whoever waits for it.
_WORDS = {"municipality": "kommuner och riket", "ou": "skolor"}

Row = dict[str, Any]


def fetch_kolada(
    municipality: str,
    *,
    base_url: str | None = None,
    clock: Clock = utc_now,
    progress: Progress | None = None,
) -> Fetched:
    """Everything Kolada has on the catalogue's measures for a kommun (its four-digit code).

    The file holds the kommun, riket, the kommuner of its newest group *Liknande kommuner
    grundskola*, its grundskolor, and what Kolada calls all of them and the KPIs. Raises
    :class:`sbs_data.errors.DelmalError`; then nothing is fetched.
    """
    return _Fetch.fetch(municipality, base_url, clock, progress)


class _Fetch(Fetching):
    """What Kolada is asked."""

    SERVICE = KOLADA
    PREFIX = "kolada"

    def everything(self) -> None:
        """Who and what there is first: then it is known how much there is to ask."""
        name = self._municipality()
        units = [observations.NATION_CODE, self.code, *self._likes(name)]
        kpis, school_kpis = self._kpis()
        schools = self._schools() if school_kpis else []
        questions = [
            *_questions("data", kpis, "municipality", units),
            *_questions("oudata", school_kpis, "ou", schools),
        ]
        has_own = False
        for done, question in enumerate(questions, start=1):
            rows = self._data(question)
            has_own |= any(row[question.kind] == self.code and row["values"] for row in rows)
            self.tell(done, len(questions), _WORDS[question.kind])
        if not has_own:
            raise trouble.nothing_there(KOLADA.name, "inga värden", self.code)

    def _municipality(self) -> str:
        """The kommun's name, which proves its code."""
        url = self.client.address(f"/municipality/{self.code}", per_page=ROWS_AT_ONCE)
        answer = self.client.find(url)
        rows = [] if answer is None else _rows_of(answer)
        if answer is None or not rows:
            raise trouble.unknown_municipality(KOLADA.name, self.code)
        found = ", ".join(str(r.get("id")) for r in rows)
        if found != self.code:
            raise trouble.wrong_municipality(KOLADA.name, url, found, self.code)
        self.answers.append(answer)
        return str(rows[0].get("title"))

    def _likes(self, name: str) -> list[str]:
        """The newest group of kommuner like this one, and its members."""
        listed = self._pages(
            self.client.address(
                "/municipality_groups", title=f"{_LIKE}, {name}", per_page=ROWS_AT_ONCE
            )
        )
        # The title may be taken as a part of one, or not be understood at all.
        years = {
            match["year"]: _id(row, answer)
            for answer in listed
            for row in _rows_of(answer)
            if (match := _LIKE_TITLE.fullmatch(str(row.get("title"))))
            and match["name"].casefold() == name.casefold()
        }
        if not years:
            self.notices.append(
                Notice(
                    "no_group",
                    f"Kolada har ingen grupp ”{_LIKE}” för {name}, så liknande kommuner hämtades "
                    "inte.",
                )
            )
            return []
        group = years[max(years)]
        (row,) = self._named("municipality_groups", [group])
        members = row.get("members")
        if not isinstance(members, list):
            raise trouble.strange(KOLADA.name, listed[0].url)
        codes = [_id(member, listed[0], "id", "member_id") for member in members]
        others = [code for code in codes if code != self.code]
        self._named("municipality", others)
        return [group, *others]

    def _kpis(self) -> tuple[list[str], list[str]]:
        """The KPIs that Kolada still has, and those of them that it has for schools."""
        known = [kpi.id for measure in catalogue.measures().values() for kpi in measure.kpis]
        rows = self._named("kpi", known, may_lack=True)
        found = {str(row["id"]): row for row in rows}
        gone = [kpi for kpi in known if kpi not in found]
        if gone:
            self.notices.append(
                Notice(
                    "kpi_gone",
                    f"Kolada har inte längre {', '.join(gone)}, så det hämtades inte.",
                )
            )
        there = [kpi for kpi in known if kpi in found]
        return there, [kpi for kpi in there if found[kpi].get("has_ou_data") is True]

    def _schools(self) -> list[str]:
        """The kommun's grundskolor, by Kolada's codes."""
        url = self.client.address("/ou", municipality=self.code, per_page=ROWS_AT_ONCE)
        listed = self._pages(url)
        schools: list[str] = []
        for answer in listed:
            for row in _rows_of(answer):
                if row.get("municipality") != self.code:
                    found = str(row.get("municipality") or "")
                    raise trouble.wrong_municipality(KOLADA.name, url, found, self.code)
                code = _id(row, answer)
                schools += [code] if code.startswith(_GRUNDSKOLA) else []
        if not schools:
            self.notices.append(
                Notice(
                    "no_schools",
                    f"Kolada har inga grundskolor i kommunen {self.code}, så värden per skola "
                    "hämtades inte.",
                )
            )
        self.answers.extend(listed if schools else [])
        return schools

    def _named(self, kind: str, ids: list[str], *, may_lack: bool = False) -> list[Row]:
        """The records with these ids; each there once, or at most once where it ``may_lack``."""
        rows: list[Row] = []
        for some in _some(ids):
            url = self.client.address(f"/{kind}/{','.join(some)}", per_page=ROWS_AT_ONCE)
            answers = self._pages(url)
            found = [row for answer in answers for row in _rows_of(answer)]
            names = [_id(row, answers[0]) for row in found]
            is_right = set(names) <= set(some) and len(names) == len(set(names))
            if not is_right or (len(names) < len(some) and not may_lack):
                raise trouble.strange(KOLADA.name, url)
            rows += found
            self.answers += answers
        return rows

    def _data(self, question: _Question) -> list[Row]:
        """The rows of data that a question gives, each about what it asked for."""
        url = self.client.address(question.path, per_page=ROWS_AT_ONCE)
        answers = self._pages(url)
        rows = [row for answer in answers for row in _rows_of(answer)]
        for row in rows:
            unit = row.get(question.kind)
            if (
                not isinstance(unit, str)
                or row.get("kpi") not in question.kpis
                or not isinstance(row.get("values"), list)
            ):
                raise trouble.strange(KOLADA.name, url)
            if unit in question.units:
                continue
            if question.kind == "ou":
                raise trouble.wrong_school(KOLADA.name, url, unit)
            raise trouble.wrong_municipality(KOLADA.name, url, unit, self.code)
        self.answers += answers
        return rows

    def _pages(self, url: str) -> list[Answer]:
        """An answer and those that follow it, to the last."""
        answers: list[Answer] = []
        seen: set[str] = set()
        at: str | None = url
        while at is not None:
            if at in seen or len(seen) == limits.MAX_PAGES:
                raise trouble.endless(KOLADA.name, url)
            seen.add(at)
            answer = self.client.get(at)
            _rows_of(answer)
            answers.append(answer)
            after = answer.body.get("next_url")
            if not isinstance(after, str | None):
                raise trouble.strange(KOLADA.name, at)
            at = self.client.stay(after, at) if after else None
        return answers


@dataclass(frozen=True, slots=True)
class _Question:
    """Data about some units: from which table, about what, and of what ``kind`` they are."""

    table: str
    kind: str
    kpis: list[str]
    units: list[str]

    @property
    def path(self) -> str:
        return f"/{self.table}/kpi/{','.join(self.kpis)}/{self.kind}/{','.join(self.units)}"


def _questions(table: str, kpis: list[str], kind: str, units: list[str]) -> Iterator[_Question]:
    """What together asks for all KPIs of all units."""
    for some_kpis in _some(kpis):
        for some_units in _some(units):
            yield _Question(table, kind, some_kpis, some_units)


def _some(ids: list[str]) -> Iterable[list[str]]:
    return (ids[i : i + IDS_AT_ONCE] for i in range(0, len(ids), IDS_AT_ONCE))


def _rows_of(answer: Answer) -> list[Row]:
    rows = answer.body.get("values")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise trouble.strange(KOLADA.name, answer.url)
    return rows


def _id(record: object, answer: Answer, *keys: str) -> str:
    """What identifies a record, by the first of the keys (``id``) that it has.

    It becomes a part of an address, so it must be letters and digits.
    """
    known = record if isinstance(record, dict) else {}
    found = next((known[key] for key in keys or ("id",) if key in known), None)
    if not isinstance(found, str) or not _ID.fullmatch(found):
        raise trouble.strange(KOLADA.name, answer.url)
    return found
