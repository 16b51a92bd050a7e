"""What is shown: one published snapshot, and the answers that are kept as long as it is.

Everything kept is keyed by the snapshot's folder and name, so nothing shown is ever stale: an act
publishes a new name.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar, cast

import pandas as pd

from sbs_data.kept import Kept, hashable, kept
from sbs_data.questions.asking import Asks
from sbs_data.questions.snapshot import Contents, Pointer, Snapshot, contents, open_current

P = ParamSpec("P")
T = TypeVar("T")

_KEEP_OPEN = 3
"""Snapshots kept open. An older one closes by itself when the last page run using it is done."""
_ANSWERS: Kept[object] = Kept(500)
"""Of questions, whatever they are about."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A published snapshot as a page run, an answer or a test sees it."""

    folder: Path
    name: str
    snapshot: Asks
    contents: Contents

    def _key_of(
        self, args: tuple[object, ...], kwargs: Mapping[str, object]
    ) -> tuple[Hashable, ...]:
        """What an answer is kept under: of which folder, which snapshot, and what was asked."""
        asked = hashable(args), hashable(sorted(kwargs.items()))
        return str(self.folder), self.name, *asked

    def ask(
        self, question: Callable[Concatenate[Asks, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Ask a question of :mod:`sbs_data.questions`; the answer is kept for this snapshot."""
        key = (question, *self._key_of(args, kwargs))
        found = _ANSWERS.answer(key, lambda: question(self.snapshot, *args, **kwargs))
        if isinstance(found, pd.DataFrame):
            found = found.copy(deep=False)  # whoever changes it changes a copy of his own
        return cast("T", found)


def show(published: Path, at: Pointer) -> Shown:
    """The snapshot at a pointer, kept open. Raises ``DelmalError`` when it is damaged."""
    return Shown(published, at.name, *_opened(published, at))


@kept(_KEEP_OPEN)
def _opened(published: Path, at: Pointer) -> tuple[Snapshot, Contents]:
    snapshot = open_current(published, at)
    return snapshot, contents(snapshot)


def per_snapshot(
    most: int,
) -> Callable[
    [Callable[Concatenate[Shown, P], T]],
    Callable[Concatenate[Shown, P], T],
]:
    """Keep the ``most`` latest answers of a function of what is shown."""

    def decorate(
        make: Callable[Concatenate[Shown, P], T],
    ) -> Callable[Concatenate[Shown, P], T]:
        answers: Kept[T] = Kept(most)

        @wraps(make)
        def answer(shown: Shown, /, *args: P.args, **kwargs: P.kwargs) -> T:
            key = shown._key_of(args, kwargs)
            return answers.answer(key, lambda: make(shown, *args, **kwargs))

        return answer

    return decorate
