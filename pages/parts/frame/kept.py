"""Answers kept in memory for all visitors: the same is drawn far more often than it changes.

As ``st.cache_resource``, for what a rerun asks for many times: Streamlit looks at the signature and
writes every argument out at each call, which takes longer than most of our answers.
"""

from __future__ import annotations

import inspect
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

_EVERY: list[OrderedDict[Hashable, object]] = []
"""What each function has kept."""


def forget() -> None:
    """Keep nothing, as a server that has just started."""
    for answers in _EVERY:
        answers.clear()


def kept(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the ``most`` latest answers of a function of positional, hashable arguments.

    An argument whose name begins with ``_`` is none of the key. Two visitors who ask at once for
    what is not kept may both make it; a failure is not kept.
    """

    def decorate(make: Callable[P, T]) -> Callable[P, T]:
        names = inspect.signature(make).parameters
        keyed = [no for no, name in enumerate(names) if not name.startswith("_")]
        answers: OrderedDict[Hashable, T] = OrderedDict()
        guard = Lock()
        _EVERY.append(cast("OrderedDict[Hashable, object]", answers))

        @wraps(make)
        def answer(*args: P.args, **kwargs: P.kwargs) -> T:
            key = tuple(args[no] for no in keyed)
            with guard:
                if key in answers:
                    answers.move_to_end(key)
                    return answers[key]
            made = make(*args, **kwargs)
            with guard:
                answers[key] = made
                while len(answers) > most:
                    answers.popitem(last=False)
            return made

        return answer

    return decorate
