"""Names that are likely the same, spelled in two ways. Pure: suggests, and never decides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from sbs_data.comparing import normalised

_ONE_SLIP, _TWO_SLIPS = 5, 10
"""So long must a name be for one letter to be a slip of the pen, and for two."""
_COMPARED = 200
"""So many of the first names are looked through for a slip: the cost follows their number."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A name and the earlier one that it is likely a spelling of."""

    name: str
    meant: str


def resolved(name: str, said: Mapping[str, str]) -> str:
    """The name that persons have said counts, by way of each other: A is B, B is C.

    ``said`` is by normalised name.
    """
    passed: set[str] = set()
    while (key := normalised(name)) in said and key not in passed:
        passed.add(key)
        name = said[key]
    return name


def first_spellings(names: Sequence[str]) -> dict[str, str]:
    """By normalised name, the spelling that came first: case and punctuation make no other name."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(normalised(name), name)
    return found


def likely_spellings(names: Sequence[str], core: Callable[[str], str]) -> list[Likely]:
    """Each name that is likely an earlier one in another spelling, with the likeliest.

    ``names`` are distinct and in the order they came; ``core`` takes away what tells nothing.
    Numbers must be equal: "Skola 1" is never "Skola 2".
    """
    cores = [core(name) for name in names]
    earliest = cores[:_COMPARED]
    found = []
    first_with: dict[str, int] = {}
    open_at = [at for at, text in enumerate(cores) if first_with.setdefault(text, at) == at]
    distances = process.cdist(
        [cores[at] for at in open_at], earliest, scorer=OSA.distance, score_cutoff=2, dtype=np.int32
    )
    nearest = {at: _nearest(distances[row], at) for row, at in enumerate(open_at)}
    for at, name in enumerate(names):
        same = first_with[cores[at]]
        if same < at:
            found.append(Likely(name, names[same]))
        elif (near := nearest[at]) is not None:
            other, slips = near
            if slips <= _slips_in(cores[at], cores[other]):
                found.append(Likely(name, names[other]))
    return found


def _nearest(
    distances: np.ndarray[tuple[int], np.dtype[np.int32]], at: int
) -> tuple[int, int] | None:
    """The nearest of the names before, and how far it is."""
    if not at:
        return None
    other = int(distances[:at].argmin())
    return other, int(distances[other])


def _slips_in(one: str, other: str) -> int:
    """How many letters may differ between two names that are likely one."""
    if re.findall(r"\d+", one) != re.findall(r"\d+", other) or not one or not other:
        return -1
    shortest = min(len(one), len(other))
    return (shortest >= _ONE_SLIP) + (shortest >= _TWO_SLIPS)


def plain(text: str) -> str:
    """Without case, punctuation and dots on the letters, and with "och" for "&"."""
    text = normalised(text.replace("&", " och "))
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
