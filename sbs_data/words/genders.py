"""Girls, boys and all pupils in words, always in the order Flickor, Pojkar."""

from __future__ import annotations

_NAMES = {"girls": "flickor", "boys": "pojkar"}
_ONE = {"girls": "flicka", "boys": "pojke"}
GENDERS = {"all": "Alla elever", "girls": "Flickor", "boys": "Pojkar"}
"""As choices, and as the names of lines."""


def name(gender: object) -> str | None:
    """``flickor`` or ``pojkar`` in the middle of a sentence; ``None`` of all pupils."""
    return _NAMES.get(str(gender))


def pupils(gender: object) -> str:
    """``elever``, ``flickor`` or ``pojkar``."""
    return name(gender) or "elever"


def counted(gender: object, count: object) -> str:
    """``elever``, ``flickor`` or ``pojkar`` after a number; ``elev`` after one."""
    return _ONE.get(str(gender), "elev") if count == 1 else pupils(gender)


def for_whom(gender: object) -> str:
    """``" för flickor"`` after what is said; nothing of all pupils."""
    found = name(gender)
    return f" för {found}" if found else ""


def after_comma(gender: object) -> str:
    """``", flickor"`` after a name; nothing of all pupils."""
    found = name(gender)
    return f", {found}" if found else ""
