"""The numbers that Word itself writes before list items: counted only when somebody asks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sbs_data.reports.xml import P_PR, Element, P, W, child_of, value

_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    """Where a level of a list begins, and whether Word writes a number there at all."""

    start: int
    is_numbered: bool


class Counts:
    """Which number each item of the document's numbered lists has."""

    def __init__(self, numbering: Element | None) -> None:
        self._numbering = numbering
        self._counted: dict[Element, int] | None = None

    def of(self, paragraph: Element) -> int | None:
        """An item's number at its own level; ``None`` for bullets and other paragraphs."""
        if self._counted is None:
            self._counted = self._count(paragraph.getroottree().getroot())
        return self._counted.get(paragraph)

    def _count(self, root: Element) -> dict[Element, int]:
        levels = self._levels()
        counts: Counter[tuple[str, int]] = Counter()
        found = {}
        for paragraph in root.iter(P):
            properties = child_of(paragraph, P_PR)
            item = None if properties is None else child_of(properties, W + "numPr")
            number, level = value(item, "numId"), _whole(value(item, "ilvl"))
            if number is None or (number, level) not in levels:
                continue
            for deeper in range(level + 1, _LEVELS):
                counts.pop((number, deeper), None)  # begins anew under each item above it
            counts[number, level] += 1
            if levels[number, level].is_numbered:
                found[paragraph] = counts[number, level] - 1 + levels[number, level].start
        return found

    def _levels(self) -> dict[tuple[str, int], _Level]:
        if self._numbering is None:
            return {}
        kinds = {
            kind.get(W + "abstractNumId"): kind
            for kind in self._numbering.iterchildren(W + "abstractNum")
        }
        found: dict[tuple[str, int], _Level] = {}
        for number in self._numbering.iterchildren(W + "num"):
            name = number.get(W + "numId") or ""
            kind = kinds.get(value(number, "abstractNumId"))
            for level in () if kind is None else kind.iterchildren(W + "lvl"):
                is_numbered = value(level, "numFmt") not in ("bullet", "none", None)
                at = name, _whole(level.get(W + "ilvl"))
                found[at] = _Level(_whole(value(level, "start"), 1), is_numbered)
            for override in number.iterchildren(W + "lvlOverride"):
                at = name, _whole(override.get(W + "ilvl"))
                start = value(override, "startOverride")
                if at in found and start is not None:
                    found[at] = _Level(_whole(start, 1), found[at].is_numbered)
        return found


def _whole(written: str | None, otherwise: int = 0) -> int:
    return int(written) if written and written.isascii() and written.isdecimal() else otherwise
