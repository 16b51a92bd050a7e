"""What is selected, as the parameters that the SQL takes, and what can be chosen."""

from __future__ import annotations

from dataclasses import dataclass

from sbs_data.model import Part, SchoolForm, Status
from sbs_data.questions.asking import Asks, ask

NONE_SAID = ""
"""Selects goals whose report names no school (area, period, form): no real name is empty."""
_FORMS = (*SchoolForm, "")


@dataclass(frozen=True, slots=True)
class Selection:
    """A selection of goals, initiatives or reports. ``None`` and empty mean "all"."""

    school: str | None = None
    form: str | None = None
    """A school form by its code: ``preschool``, ``f_3``, …"""
    area: str | None = None
    period: str | None = None
    """Only what the redovisningar of this period say, also where a later one says more."""
    statuses: tuple[Status, ...] = ()
    report_id: str | None = None
    words: str = ""
    theme: str | None = None
    """Of a search: one of its themes, by its key."""
    part: Part | None = None
    """Of a search: the part of the reports to look in."""
    every_account: bool = False
    """Goals as told in every redovisning, not only the latest that holds each."""
    measure: str | None = None
    """Of what the reports say of results, and of målvärden: only those of this measure …"""
    gender: str | None = None
    """… and of these pupils: ``girls`` or ``boys``."""

    @property
    def parameters(self) -> dict[str, object]:
        """The named parameters of ``selected`` in selection.sql."""
        return {
            **self.scope_parameters,
            "statuses": [status.value for status in self.statuses],
            "report_id": self.report_id,
            "words": self.words.split(),
            "every_account": self.every_account,
        }

    @property
    def scope_parameters(self) -> dict[str, object]:
        """The part of them that every page has: whose, of what, when."""
        return {
            "school": self.school,
            "form": self.form,
            "area": self.area,
            "period": self.period,
        }

    @property
    def claim_parameters(self) -> dict[str, object]:
        """The scope's, and which results the claims and målvärden are of."""
        return {**self.scope_parameters, "measure": self.measure, "gender": self.gender}

    @property
    def scope(self) -> Selection:
        """The same whose, of what and when; nothing else left out."""
        return Selection(
            self.school, self.form, self.area, self.period,
            measure=self.measure, gender=self.gender,
        )  # fmt: skip

    @property
    def is_search(self) -> bool:
        """True when something is looked for in what the reports say."""
        return bool(self.words.strip() or self.theme or self.part)

    @property
    def is_narrowed(self) -> bool:
        """True when something is left out that another choice would show."""
        return bool(
            self.school is not None
            or self.form is not None
            or self.area is not None
            or self.period is not None
            or self.statuses
            or self.report_id
            or self.measure
            or self.gender
            or self.is_search
        )


ALL = Selection()


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: names in Swedish order, ``""`` where some goal has none.

    ``reports`` are (report_id, file), ``periods`` latest first, ``forms`` the codes of school forms
    in the order of :class:`SchoolForm`.
    """

    schools: tuple[str, ...]
    areas: tuple[str, ...]
    reports: tuple[tuple[str, str], ...]
    authorities: tuple[str, ...]
    periods: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


def choices(snapshot: Asks) -> Choices:
    """What the filters offer."""
    rows = ask(snapshot, "choices")
    value = dict(iter(rows.groupby("kind")))

    def names(kind: str) -> tuple[str, ...]:
        found = [str(v) for v in value[kind]["value"]] if kind in value else []
        return (*(v for v in found if v), *(v for v in found if not v))

    reports = value.get("report")
    pairs = [] if reports is None else zip(reports["value"], reports["label"], strict=True)
    return Choices(
        schools=names("school"),
        areas=names("area"),
        reports=tuple((str(i), str(f)) for i, f in pairs),
        authorities=names("authority"),
        periods=names("period"),
        forms=tuple(sorted(names("form"), key=_FORMS.index)),
    )
