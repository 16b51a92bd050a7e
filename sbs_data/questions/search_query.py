"""What somebody wrote in the search field → the words and phrases that are asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sbs_data.language import forms

LONGEST = 300
"""Characters. Longer is nothing that somebody looks for."""
MOST_WORDS = 16

_QUOTED = re.compile(r"[\"”“„»«]([^\"”“„»«]*)[\"”“„»«]")


@dataclass(frozen=True, slots=True)
class Query:
    """``words`` are asked for in every form, ``phrases`` as they stand. Words in lower case."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()

    @property
    def every_word(self) -> tuple[str, ...]:
        """The words of the phrases too: by them the index finds where a phrase may stand."""
        quoted = (word for phrase in self.phrases for word in phrase)
        return tuple(dict.fromkeys((*self.words, *quoted)))


def read_query(text: str) -> Query:
    """Read a query. What has a figure in it is a phrase without quotes too: VT23, F-3, 2022/23."""
    text = text[:LONGEST]
    phrases = [tuple(forms(quoted)) for quoted in _QUOTED.findall(text)]
    words: list[str] = []
    for written in _QUOTED.sub(" ", text).split():
        parts = forms(written)
        if len(parts) > 1 and any(part.isdigit() for part in parts):
            phrases.append(tuple(parts))
        else:
            words += parts
    return Query(
        tuple(dict.fromkeys(words))[:MOST_WORDS],
        tuple(dict.fromkeys(phrase[:MOST_WORDS] for phrase in phrases if phrase)),
    )
