"""Streamlit's own words in Swedish: one table, and the rule that it only touches words.

The table is ``swedish.toml``: per file of Streamlit's bundle (its name up to the first dot), a
fragment of the source as it stands, and the same fragment with its text in Swedish.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

Swaps = Mapping[str, Mapping[str, str]]

TABLE = Path(__file__).with_name("swedish.toml")

_TEXT = re.compile(r"`[^`]*`")
_HOLE = re.compile(r"\$\{[^{}]*\}")


def load_swaps(path: Path = TABLE) -> Swaps:
    """The table, each entry checked by :func:`only_words_change`."""
    swaps: Swaps = tomllib.loads(path.read_text(encoding="utf-8"))
    for chunk, pairs in swaps.items():
        for english, swedish in pairs.items():
            if not only_words_change(english, swedish):
                raise ValueError(f"{path.name}, {chunk}: {english!r} changes more than words")
    return swaps


def only_words_change(english: str, swedish: str) -> bool:
    """True when two fragments differ only inside their text literals, holes kept.

    >>> only_words_change("label:`Print`", "label:`Skriv ut`")
    True
    >>> only_words_change("label:`Print`", "title:`Skriv ut`")
    False
    >>> only_words_change("`Remove ${e}`", "`Ta bort`")
    False
    """
    code = [_TEXT.sub("``", fragment) for fragment in (english, swedish)]
    holes = [sorted(_HOLE.findall(fragment)) for fragment in (english, swedish)]
    has_words = _TEXT.search(english) is not None
    return has_words and code[0] == code[1] and holes[0] == holes[1]


def chunk_of(file_name: str) -> str:
    """The part of a bundle file's name that survives an upgrade.

    >>> chunk_of("FileUploader.D7YhAWeM.js")
    'FileUploader'
    """
    return file_name.partition(".")[0]


def translate(file_name: str, source: str, swaps: Swaps) -> str:
    """A bundle file with the table's words in it. A fragment that is not there changes nothing."""
    for english, swedish in swaps.get(chunk_of(file_name), {}).items():
        source = source.replace(english, swedish)
    return source
