"""What a page of figures is asked to show."""

from __future__ import annotations

from dataclasses import dataclass

from sbs_data.answers.figure_units import Unit, Units, start
from sbs_data.measures import catalogue

MEASURES = catalogue.choices()
"""What a page of figures can show."""
FIRST_MEASURE, EVERYBODY = next(iter(MEASURES)), "all"
"""What it shows when nothing is chosen."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a page of figures is to show. ``school`` is the one selected, figures or not."""

    unit: Unit
    measure: str
    gender: str
    school: str | None
    every_school: bool = False
    """Whether all schools of the unit's kommun are shown, and ``school`` only pointed out."""
    both_sexes: bool = False
    year: str | None = None
    """The last läsår that is spoken of; ``None`` for the latest there is."""
    form: str | None = None
    area: str | None = None
    """Of all schools, those that the reports are about in this way."""

    @property
    def last_year(self) -> int | None:
        """The year of ``year``: 2023 for 2022/23."""
        return year_order(self.year)

    @property
    def is_within(self) -> bool:
        """Whether some of the schools are left out."""
        return self.form is not None or self.area is not None

    @property
    def municipality(self) -> str:
        """The name of the kommun that the unit is, or lies in."""
        return self.unit.municipality or ("kommunen" if self.unit.is_school else self.unit.name)

    def is_narrowed(self, units: Units) -> bool:
        """Whether it is another than what is shown when nothing is chosen."""
        return (
            self.unit.key != start(units, None).key
            or self.measure != FIRST_MEASURE
            or self.gender != EVERYBODY
            or self.school is not None
            or self.year is not None
            or self.is_within
        )


def year_order(year: str | None) -> int | None:
    """2023 for 2022/23."""
    return None if year is None else int(year[:4]) + 1
