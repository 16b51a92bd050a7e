"""Records ↔ plain JSON data: for crossing a process's border without pickling code."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_plain(record: Any) -> Any:
    """A record of dataclasses, tuples, enums and simple values as lists and dicts."""
    if isinstance(record, Enum):
        return record.value
    if is_dataclass(record) and not isinstance(record, type):
        return {name: to_plain(getattr(record, name)) for name in _types(type(record))}
    if isinstance(record, tuple):
        return [to_plain(item) for item in record]
    return record


def from_plain(kind: type[T], data: Any) -> T:
    """The record back. Raises ``ValueError``, ``TypeError`` or ``KeyError`` for other data."""
    return _from_plain(kind, data)  # type: ignore[no-any-return]


def _from_plain(kind: Any, data: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (k for k in get_args(kind) if k is not type(None))
        return None if data is None else _from_plain(inner, data)
    if origin is tuple:
        inner = get_args(kind)[0]
        return tuple([_from_plain(inner, item) for item in data])
    if is_dataclass(kind):
        record: Any = kind
        return record(**{n: _from_plain(t, data[n]) for n, t in _types(record).items()})
    return _simple(kind, data)


def _simple(kind: Any, data: Any) -> Any:
    if issubclass(kind, Enum):
        return kind(data)
    if kind is float and isinstance(data, int):
        return float(data)
    if not isinstance(data, kind):
        raise TypeError(f"expected {kind.__name__}, got {type(data).__name__}")
    return data


@lru_cache(maxsize=64)
def _types(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind)}
