"""What bounds a group: "frånvaro över 15 procent" says who is counted, not how many they are."""

from __future__ import annotations

from collections.abc import Iterable

from sbs_data.model import Comparator
from sbs_data.reports.claims.quantity import Quantity
from sbs_data.reports.claims.sentences import words

_HAVING = words(
    r"\b(?:med|har|hade|haft|som har|vars)\s+(?:en |ett |sin )?(?:\w+ )?(?:\w*frånvaro)\w*\s+"
    r"\(?(?:på |som är |är |om )?$"
)
_ABSENCE_AFTER = words(r"\s*(?:\w+ )?\w*frånvaro")
_LITTLE = words(
    r"\b(?:låg|lägre|liten|ringa|mindre|obetydlig|ingen|utan|noll|minimal|sporadisk)\s+(?:\w+\s+)?"
    r"(?:\w+ eller \w+ )?\w*frånvaro|\bfrånvarofri"
)
_BELOW = (Comparator.AT_MOST, Comparator.LESS_THAN)


def parted(numbers: Iterable[Quantity], text: str) -> tuple[list[Quantity], list[Quantity]]:
    """The numbers that tell something, and those that only bound who is counted."""
    telling: list[Quantity] = []
    bounding: list[Quantity] = []
    several = list(numbers)
    is_aim = len(several) == 1 and "mål" in text  # "Målet är högst 8 procents frånvaro"
    for number in several:
        is_bound = number.comparator is not None and (
            _HAVING.search(text[: number.start])
            or (not is_aim and _ABSENCE_AFTER.match(text[number.end :]))
        )
        (bounding if is_bound else telling).append(number)
    return telling, bounding


def are_of_few(clause: str, bounding: Iterable[Quantity]) -> bool:
    """Whether those with little absence are spoken of: the other pupils than the measure counts."""
    is_little = "frånvaro" in clause and _LITTLE.search(clause) is not None
    return is_little or any(each.comparator in _BELOW for each in bounding)
