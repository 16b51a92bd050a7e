"""Names for initiatives and goals that outlive a rebuild, a new import and a newer version. Pure.

A reference follows from the words and from the first report of the chain of replacements they
stand in. What a person decides of a goal is kept under it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sbs_data.comparing import normalised
from sbs_data.store import fold
from sbs_data.store.journal import Entry

_DIGITS = 16


def root_key(report_id: str) -> str:
    """What stands for the first report of a chain: tells nothing of it once it is erased."""
    return _digest("root", report_id)


def roots(entries: Sequence[Entry]) -> dict[str, tuple[str, ...]]:
    """The first report of each report's chain of replacements, as ``root_key``.

    A report that has come in several ways has several: the one that was said first counts, the
    others are where decisions may wait for it. What was undone since counts too.
    """
    found: dict[str, list[str]] = {}
    for entry in entries:
        if entry.act == fold.IMPORT:
            for document in fold.written(entry):
                identity = fold.report_id(document["sha256"])
                for root in document.get("roots", ()):  # said outright since one was erased
                    _add(found, identity, root)
                _add(found, identity, _root(found, document["replaces"]))
        elif entry.act == fold.DECIDE and entry.data["what"] == fold.REPLACES:
            identity, replaced = entry.data["key"], entry.data["value"]
            if identity in found and replaced and replaced != identity:
                _add(found, identity, _root(found, replaced))
    return {identity: tuple(of) for identity, of in found.items()}


def _root(found: Mapping[str, Sequence[str]], replaced: str | None) -> str | None:
    if not replaced:
        return None
    return found[replaced][0] if replaced in found else root_key(replaced)


def _add(found: dict[str, list[str]], identity: str, root: str | None) -> None:
    known = found.setdefault(identity, [])
    root = root or (None if known else root_key(identity))
    if root and root not in known:
        known.append(root)


@dataclass(frozen=True, slots=True)
class Named:
    """An initiative of a report as named: its goals' texts in the order of the document."""

    name: str
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refs:
    """The references of an initiative and of its goals, in the same order."""

    initiative: str
    goals: tuple[str, ...]


def refs(root: str, initiatives: Iterable[Named]) -> list[Refs]:
    """The references of a report's initiatives: words said twice are told apart by their order."""
    named: Counter[str] = Counter()
    found = []
    for initiative in initiatives:
        name = normalised(initiative.name)
        named[name] += 1
        place = f"{root}\n{name}\n{named[name]}"
        said: Counter[str] = Counter()
        goals = []
        for goal in initiative.goals:
            text = normalised(goal)
            said[text] += 1
            goals.append(f"g-{_digest(place, text, said[text])}")
        found.append(Refs(f"i-{_digest(place)}", tuple(goals)))
    return found


def in_turn(report_roots: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each report's own root, where several in force come of one: no reference is two goals'.

    ``report_roots`` are (report_id, root) in order of import.
    """
    taken: Counter[str] = Counter()
    own = {}
    for report_id, root in report_roots:
        taken[root] += 1
        own[report_id] = turns(root, taken[root])[-1]
    return own


def turns(root: str, count: int) -> list[str]:
    """A root as each of ``count`` reports has it that are in force at once."""
    return [root, *(f"{root}~{no}" for no in range(2, count + 1))]


def _digest(*parts: object) -> str:
    text = "\n".join(str(part) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
