"""What is looked at of an API's answer while it is fetched: a few named places, and no more.

An answer can be anything. It is read whole where that is safe, and only these places of it pass to
the process that asked.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sbs_data.statistics import strict_json

Shape = Mapping[str, "Shape"] | list["Shape"] | None
"""Of an object the names that are looked at, of a list what is looked at of each thing in it
(``[]``: whether there is any), ``None`` where a single value stands."""

Wrong = Literal["broken", "strange", "too_much"]
"""No whole JSON; JSON, but of another kind; more than anyone needs to look at."""

# The longest that is looked at is an address.
_LONGEST = 4_096


@dataclass(frozen=True, slots=True)
class Glimpse:
    """``body`` is an object, of ``count`` values in all. What stands where something else was
    looked for is there, but empty.
    """

    body: dict[str, Any]
    count: int


def glimpse(content: bytes, shape: Mapping[str, Shape], most: int) -> Glimpse | Wrong:
    """What stands in the places of a shape, at most so many values of it."""
    try:
        data = strict_json.loads(content.decode("utf-8-sig"))
    except (strict_json.Twice, UnicodeEncodeError):
        return "strange"
    except (ValueError, RecursionError):
        return "broken"
    if not isinstance(data, dict):
        return "strange"
    looking = _Looking(most)
    try:
        body = looking.at(data, shape)
    except _TooMuch:
        return "too_much"
    except ValueError:
        return "strange"
    return Glimpse(body, most - looking.left)


class _TooMuch(Exception):
    """More values than there is room for."""


@dataclass(slots=True)
class _Looking:
    left: int

    def at(self, data: Any, shape: Shape) -> Any:
        """Raises :class:`_TooMuch`, and ``ValueError`` for a value that is no honest one."""
        self.left -= 1
        if self.left < 0:
            raise _TooMuch
        if isinstance(data, dict):
            names = shape if isinstance(shape, Mapping) else {}
            return {name: self.at(data[name], of) for name, of in names.items() if name in data}
        if isinstance(data, list):
            if shape == []:
                return [None] if data else []
            return [self.at(item, shape[0]) for item in data] if isinstance(shape, list) else []
        if isinstance(data, float) and not math.isfinite(data):
            raise ValueError("more than a number holds")
        if isinstance(data, str) and len(data) > _LONGEST:
            raise ValueError("longer than anything that is looked at")
        return data
