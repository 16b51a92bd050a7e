"""What one clause says, as a record, and whether it is told as a fact."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sbs_data.model import Gender
from sbs_data.reports.claims import moods
from sbs_data.reports.claims.clauses import Clause, Link
from sbs_data.reports.claims.courses import Course
from sbs_data.reports.claims.denials import Denied
from sbs_data.reports.claims.measures import Spoken
from sbs_data.reports.claims.quantity import Quantity
from sbs_data.reports.claims.sentences import words

_THAT = words(r"(?:^|(?<!fortsätter)(?<!fortsatte)(?<!fortsatt)\s)att\s")
_TO_DO = words(
    r"\s*(?:\w+ )?(?:nå|öka|minska|bli|få|arbeta|höja|sänka|förbättra|ge|ha|stärka|vända|"
    r"främja|förebygga|lyckas|komma)\b"
)


class Silence(StrEnum):
    """Why a clause claims nothing."""

    ELSEWHERE = "elsewhere"
    OTHERS = "others"
    NO_FACT = "no_fact"


@dataclass(frozen=True, slots=True)
class Said:
    """``plain`` is the clause without contrasts; ``matrix`` what its "att" hangs on."""

    clause: Clause
    plain: str
    numbers: tuple[Quantity, ...]
    courses: tuple[Course, ...]
    measures: tuple[Spoken, ...]
    is_own_measure: bool
    named_in: str
    """The words in which the measure is named."""
    gender: Gender | None
    grades: tuple[int, ...]
    denied_in: str
    """The clause, with the one that it leans on, in which denials were looked for."""
    denied: Denied
    is_of_few: bool
    """Those with little of what the measure counts are spoken of."""
    silence: Silence | None
    is_aim: bool
    """Numbers that no word says to be otherwise are targets."""
    reached: bool | None

    @property
    def of(self) -> Spoken | None:
        """The one measure; ``None`` where there is none, or more than one."""
        return self.measures[0] if len(self.measures) == 1 else None

    def that_ends_before(self, at: int) -> int:
        """Where what hangs on an "att" begins; without one, where the clause does."""
        found = [match.end() for match in _THAT.finditer(self.plain) if match.end() <= at]
        return found[-1] if found else self.clause.start

    def is_told(self, at: int) -> bool:
        """Whether what stands there is told as a fact, whatever it hangs on."""
        is_beside = self.clause.link is Link.COMPARED  # "att jämföra med 205" is no aim
        return not moods.is_supposed(self.plain) and (is_beside or _is_told(self.plain, at))

    @property
    def is_of_the_others(self) -> bool:
        """Those are counted whom a measure of what goes badly ("hög frånvaro") leaves out.

        No claim can tell that: its number turned is a share of who would do well.
        """
        return any(not of.measure.higher_is_better for of in self.measures) and (
            self.denied.is_turned or self.is_of_few
        )


@dataclass(frozen=True, slots=True)
class Sentence:
    """As it is read: in small letters (``text``) and as written. ``own``: schools it may name.

    ``bounds`` are numbers that tell who is counted, and nothing of how many.
    """

    written: str
    text: str
    numbers: tuple[Quantity, ...]
    bounds: tuple[Quantity, ...]
    own: Collection[str]


def _is_told(plain: str, at: int) -> bool:
    """By what the last "att" before it hangs on, if there is any."""
    found = [match for match in _THAT.finditer(plain) if match.end() <= at]
    if not found:
        return True
    return not _TO_DO.match(plain, found[-1].end()) and moods.is_told(plain[: found[-1].start()])
