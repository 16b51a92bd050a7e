"""Which authorities stand as they stood in the snapshot before, so that what follows does too."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from sbs_data.comparing import normalised
from sbs_data.meaning.report_facts import ReportFact
from sbs_data.store import duck, fold
from sbs_data.store.journal import Journal

_RULES = (
    *(path for path in files("sbs_data.meaning").iterdir() if path.name.endswith(".py")),
    files("sbs_data.publishing") / "authorities.py",
    files("sbs_data.publishing") / "derived.py",
    files("sbs_data.store") / "goal_refs.py",
    files("sbs_data") / "comparing.py",
)
"""The modules that what is derived follows from."""


AREAS = "|areas"
"""Stands among the authorities for the names of areas, which are for all of them."""


@dataclass(slots=True)
class Authority:
    """One authority's reports in force, in order of import, and the names of their areas."""

    documents: list[str] = field(default_factory=list)
    reports: list[ReportFact] = field(default_factory=list)
    areas: list[tuple[str, str, str]] = field(default_factory=list)
    digest: str = ""
    """Of all of this, and of the code: of everything but decisions."""

    @property
    def is_plain(self) -> bool:
        """Whether each report's decisions are kept in one place alone: nearly always."""
        return all(len(report.roots) == 1 for report in self.reports)

    def seal(self) -> None:
        """All of it is there now."""
        self.digest = digest(self.documents, self.reports, sorted(self.areas))


def digest(*said: object) -> str:
    """Tells two states apart, and two states of the code that derives from them."""
    return hashlib.sha256(repr((_rules(), *said)).encode()).hexdigest()


@lru_cache(maxsize=1)
def _rules() -> str:
    """A digest of the code that derives: with other code, nothing is taken over."""
    sources = sorted(path.read_bytes() for path in _RULES)
    return hashlib.sha256(b"\0".join(sources)).hexdigest()


def by_name(
    reports: Mapping[str, ReportFact],
    area_names: Mapping[str, str],
    users: Mapping[str, Iterable[str]],
) -> dict[str, Authority]:
    """Every authority, by its normalised name.

    ``reports`` are by SHA-256, still without what they say; ``users`` are the reports of each area
    as written, and ``area_names`` its name.
    """
    by_name: dict[str, Authority] = defaultdict(Authority)
    of_report: dict[str, Authority] = {}
    for sha256, report in reports.items():
        authority = by_name[normalised(report.authority or "")]
        authority.documents.append(sha256)
        authority.reports.append(report)
        of_report[report.report_id] = authority
    for written, ids in users.items():
        for report_id in ids:
            of_report[report_id].areas.append((report_id, written, area_names[written]))
    for authority in by_name.values():
        authority.seal()
    return by_name


def digests(connection: duck.Connection) -> dict[str, str]:
    """What the snapshot attached as ``before`` keeps, by authority."""
    return dict(duck.rows(connection, "SELECT authority, digest FROM before.derivation"))


def unchanged(
    connection: duck.Connection,
    authorities: Mapping[str, Authority],
    digests: Mapping[str, str],
    journal: Journal,
    shown_no: int,
) -> set[str]:
    """The names of those that stand as in the snapshot attached as ``before``.

    ``shown_no`` is the last act whose decisions are in it.
    """
    of_report = {
        report.report_id: name for name, of in authorities.items() for report in of.reports
    }
    spoken_of = _spoken_of(connection, journal, shown_no, of_report)
    return {
        name
        for name, authority in authorities.items()
        if name not in spoken_of and authority.is_plain and digests.get(name) == authority.digest
    }


def _spoken_of(
    connection: duck.Connection, journal: Journal, shown_no: int, of_report: Mapping[str, str]
) -> set[str]:
    """The authorities that a decision, made or undone since ``shown_no``, is on.

    A reference that the snapshot before has not is of a report that was not in force then.
    """
    names: set[str] = set()
    refs: set[str] = set()
    for what, key in _decided_since(journal, shown_no):
        first, _, second = key.partition("|")
        if what in (fold.STATUS, fold.MATCH, fold.INITIATIVE_SCHOOLS):
            refs |= {first, second}
        elif what in (fold.SCHOOL, fold.SCHOOL_FORMS):
            names.add(first)
        elif what == fold.REPLACES and key in of_report:
            names.add(of_report[key])
    if refs:
        rows = duck.rows(connection, _REPORTS_OF, sorted(refs), sorted(refs))
        names |= {of_report[report_id] for (report_id,) in rows if report_id in of_report}
    return names


_REPORTS_OF = """
    SELECT report_id FROM before.initiative WHERE list_contains(?, initiative_ref)
    UNION SELECT i.report_id FROM before.goal g JOIN before.initiative i USING (initiative_id)
    WHERE list_contains(?, g.goal_ref)"""


def _decided_since(journal: Journal, shown_no: int) -> Collection[tuple[str, str]]:
    """Where another decision counts, or none, than did when ``shown_no`` was the last act."""
    then, now = (
        {place: verdict.act_no for place, verdict in fold.verdicts(entries).items()}
        for entries in (journal.entries[:shown_no], journal.entries)
    )
    return {place for place in then.keys() | now.keys() if then.get(place) != now.get(place)}
