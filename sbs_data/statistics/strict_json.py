"""JSON that can be read in one way only, or not at all."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, NoReturn

# Signs outside the first 65 000 are escaped in two halves; one alone is no sign at all.
_HALVES = ("\\ud", "\\uD")


class Twice(ValueError):
    """An object says ``name`` twice: which of them counts, nobody can know."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def loads(words: str) -> Any:
    """The value that a text says.

    Raises :class:`Twice`, ``ValueError`` for what is no JSON (``JSONDecodeError`` where the place
    is known), and ``RecursionError`` for brackets in brackets without end.
    """
    data = json.loads(words, parse_constant=_no_constant, object_pairs_hook=_once)
    if any(half in words for half in _HALVES):
        json.dumps(data, ensure_ascii=False).encode()
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        times = Counter(name for name, _ in pairs)
        raise Twice(times.most_common(1)[0][0])
    return made


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
