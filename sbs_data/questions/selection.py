"""What is selected: the parameters the SQL takes and the sentence the reader sees."""

from __future__ import annotations

from dataclasses import dataclass

from sbs_data.model import Part, Status

NONE_SAID = ""
"""Selects goals whose report names no school (area, period, form): no real name is empty."""


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
        """The named parameters of ``selected.sql``."""
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
