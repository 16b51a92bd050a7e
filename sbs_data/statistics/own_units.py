"""Whom a row of the own table is about, where it has a name and no skolenhetskod."""

from __future__ import annotations

import re

from sbs_data import comparing

_WHOLE = re.compile(
    r"(?:hela )?(?:huvudmannen|kommunen|organisationen|förvaltningen)|total(?:t|en|er)?|"
    r"samtliga(?: skolor)?|alla(?: skolor)?|kommun(?:en)?(?: totalt)?|.+\bkommun(?: totalt)?"
)


def is_whole(name: str) -> bool:
    """True for a name that says the whole authority, and no school of it.

    >>> is_whole("Hela huvudmannen"), is_whole("Exempelby kommun"), is_whole("Norra skolan")
    (True, True, False)
    """
    return _WHOLE.fullmatch(comparing.folded(name)) is not None
