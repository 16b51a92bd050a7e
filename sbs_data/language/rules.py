"""What no dictionary says of Swedish words, from ``swedish.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Rules:
    """The lists of ``swedish.toml``; what each is for is said there."""

    function_words: frozenset[str]
    lemmas: Mapping[str, str]
    roots: Mapping[str, str]
    short_parts: frozenset[str]
    first_parts: Mapping[str, str]
    prefixes: frozenset[str]
    endings: frozenset[str]
    silent: frozenset[str]
    whole: frozenset[str]
    named: frozenset[str]
    negated: tuple[str, ...]

    def can_be_negated(self, word: str) -> bool:
        """Whether the *o* that a word begins with may say "not"."""
        return word.endswith(self.negated) and word not in self.whole


@cache
def rules() -> Rules:
    """Read once, when first asked for."""
    said = tomllib.loads(
        files("sbs_data.language").joinpath("swedish.toml").read_text(encoding="utf-8")
    )
    return Rules(
        function_words=frozenset(said["function_words"].split()),
        lemmas=said["lemmas"],
        roots={word: family.split()[0] for family in said["families"] for word in family.split()},
        short_parts=frozenset(said["compounds"]["short_parts"].split()),
        first_parts=said["first_parts"],
        prefixes=frozenset(said["compounds"]["prefixes"].split()),
        endings=frozenset(said["compounds"]["endings"].split()),
        silent=frozenset(said["compounds"]["silent"].split()),
        whole=frozenset(said["compounds"]["whole"].split()),
        named=frozenset(said["compounds"]["named"].split()),
        negated=tuple(said["negated"].split()),
    )
