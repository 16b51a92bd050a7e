"""What a report leaves out about itself, of a file that is looked at and of one that is in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from sbs_data import questions
from sbs_data.model import Report
from sbs_data.questions import Choices, Shown, per_snapshot, records
from sbs_data.words import gap_words, places
from sbs_data.words.formats import swedish_order

_SUGGEST = 3
_KEEP = 20


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is to be asked of one report.

    ``schoolless`` are the initiatives that name no school, ``hints`` the periods that the running
    text names, each with its place; ``periods`` and ``authorities`` what it suggests, to take.
    """

    authority: bool
    kind: bool
    period: bool
    schoolless: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    """The suggested authorities, each with where it is named."""

    @property
    def is_any(self) -> bool:
        """Whether there is anything to ask."""
        return self.authority or self.kind or self.period or bool(self.schoolless)

    @property
    def notes(self) -> tuple[str, ...]:
        """What helps whoever answers."""
        named = [gap_words.named(self.named)] if self.authority and self.named else []
        hinted = [gap_words.hints(self.hints)] if self.period and self.hints else []
        schools = [gap_words.one_school_for(self.schoolless)] if self.schoolless else []
        return (*named, *hinted, *schools)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An imported report that leaves something out."""

    report_id: str
    file: str
    gaps: Gaps


def of_file(
    report: Report, elsewhere: Collection[str] = (), bilagor: Iterable[Report] = ()
) -> Gaps:
    """Of a file that has been read and not imported.

    ``elsewhere`` is what is asked of its huvuddokument, ``bilagor`` are those that it is asked for.
    """
    periods = [s for of in (report, *bilagor) for s in of.period_suggestions[:_SUGGEST]]
    named = report.authority_suggestions
    return Gaps(
        authority=report.authority is None and "authority" not in elsewhere,
        kind=report.kind is None and "kind" not in elsewhere,
        period=report.period is None and "period" not in elsewhere,
        schoolless=tuple(i.name for i in report.initiatives if not i.schools),
        hints=tuple(places.after(found.value, found.place) for found in periods),
        periods=tuple(dict.fromkeys(found.value for found in periods))[:_SUGGEST],
        authorities=tuple(found.value for found in named),
        named=tuple(gap_words.where(found.value, found.basis) for found in named),
    )


@per_snapshot(_KEEP)
def waiting(shown: Shown, first: str | None, most: int) -> tuple[tuple[Waiting, ...], int]:
    """The imported reports that leave something out, and how many there are in all.

    ``first`` is the report that the address asks for; no more than ``most`` are made.
    """
    rows = records(questions.reports(shown.snapshot, waiting=True))
    rows.sort(key=lambda row: row["report_id"] != first)
    return tuple(_waiting(shown, row) for row in rows[:most]), len(rows)


def _waiting(shown: Shown, row: Mapping[str, object]) -> Waiting:
    report_id, hint = str(row["report_id"]), row["hint"]
    unsaid = str(row["unsaid"] or "").split(", ")
    schoolless = questions.schoolless(shown.snapshot, report_id)
    periods = () if hint is None else tuple(dict.fromkeys(str(hint).split(", ")))
    named = named_in(row["named"])
    gaps = Gaps(
        authority="authority" in unsaid,
        kind="kind" in unsaid,
        period="period" in unsaid,
        schoolless=tuple(str(name) for name in schoolless["initiative"]),
        hints=periods,
        periods=periods[:_SUGGEST],
        authorities=named,
        named=named,
    )
    return Waiting(report_id, str(row["file"]), gaps)


def named_in(hint: object) -> tuple[str, ...]:
    """The authorities that a document names, as the question of whose it is has them."""
    return () if hint is None else tuple(dict.fromkeys(str(hint).split("; ")))


def choices_with(choices: Choices, reports: Iterable[Report]) -> Choices:
    """What can be answered: names already imported, and those in files dropped together."""
    together = list(reports)
    authorities = {
        *choices.authorities,
        *(r.authority for r in together if r.authority),
        *(s.value for r in together for s in r.authority_suggestions),
    }
    schools = {*choices.schools, *(s for r in together for i in r.initiatives for s in i.schools)}
    return replace(
        choices,
        authorities=tuple(sorted(authorities, key=swedish_order)),
        schools=tuple(sorted(schools, key=swedish_order)),
    )
