"""Themes that the reports can be searched by, from ``themes.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: ``words`` and ``headings`` are alternatives, each one or several words."""

    key: str
    name: str
    words: tuple[str, ...]
    headings: tuple[str, ...]


@cache
def themes() -> tuple[Theme, ...]:
    """Every theme, in the order to show them in."""
    said = tomllib.loads(files("sbs_data.language").joinpath("themes.toml").read_text("utf-8"))
    return tuple(
        Theme(t["key"], t["name"], tuple(t["words"]), tuple(t["headings"])) for t in said["theme"]
    )
