"""The one way to keep an answer: in memory, for all visitors, as long as it is among the latest.

The same is asked and drawn far more often than it changes. Streamlit's own cache looks at the
signature, writes every argument out and copies the answer at each call, which takes longer than
most of our answers; and it is not there where there is no Streamlit.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import wraps
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Kept(Generic[T]):
    """The ``most`` latest answers by their key, each made once however many ask at once.

    A failure is not kept: the next who asks tries again.
    """

    _every: list[Kept[object]] = []  # noqa: RUF012 (all there are, so that they can be forgotten)

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: OrderedDict[Hashable, T] = OrderedDict()
        self._making: dict[Hashable, tuple[Lock, int]] = {}
        self._guard = Lock()
        Kept._every.append(self)  # type: ignore[arg-type] # only ever emptied

    def answer(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is kept under the key, else what ``make`` gives."""
        with self._guard:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        with self._alone(key):
            with self._guard:
                if key in self._answers:  # somebody made it while we waited
                    return self._answers[key]
            made = make()
            with self._guard:
                self._answers[key] = made
                while len(self._answers) > self._most:
                    self._answers.popitem(last=False)
            return made

    @contextmanager
    def _alone(self, key: Hashable) -> Iterator[None]:
        with self._guard:
            lock, waiting = self._making.get(key, (Lock(), 0))
            self._making[key] = lock, waiting + 1
        try:
            with lock:
                yield
        finally:
            with self._guard:
                lock, waiting = self._making.pop(key)
                if waiting > 1:
                    self._making[key] = lock, waiting - 1

    def forget(self) -> None:
        """Keep nothing."""
        with self._guard:
            self._answers.clear()


def hashable(value: Any) -> Hashable:
    """A value as part of a key: a list by what is in it, what has no hash as it is written."""
    if isinstance(value, list | tuple):
        return tuple(hashable(each) for each in value)
    try:
        hash(value)
    except TypeError:
        return repr(value)
    return value  # type: ignore[no-any-return]


def forget() -> None:
    """Keep nothing anywhere, as a server that has just started."""
    for each in Kept._every:
        each.forget()


def kept(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the ``most`` latest answers of a function of positional arguments."""

    def decorate(make: Callable[P, T]) -> Callable[P, T]:
        answers: Kept[T] = Kept(most)

        @wraps(make)
        def answer(*args: P.args, **kwargs: P.kwargs) -> T:
            assert not kwargs, "what an answer is kept under is positional"
            return answers.answer(hashable(args), lambda: make(*args, **kwargs))

        return answer

    return decorate
