"""What tells a school's name from another's, and what does not. Pure."""

from __future__ import annotations

import re

from sbs_data.meaning.spelling import plain
from sbs_data.model import WHOLE_AUTHORITY

_PRESCHOOL = re.compile(r"forskol(?:an|a|or|orna)s?\b")
_SCHOOL = re.compile(r"(?:s ?)?(?:grund|fri)?skol(?:an|a|enhet|enheten)s?\b")
_PARTS = re.compile(r"\s+")


def core(name: str) -> str:
    """The part that tells: "Björk-skolan", "Bjorkskolan" and "Björks skola" have the same.

    A preschool is never a school: "Björkens förskola" is not "Björkens skola".
    """
    text = plain(name)
    if text == plain(WHOLE_AUTHORITY):
        return "\t"  # like no name there is
    kind = "forskola:" if _PRESCHOOL.search(text) else ""
    rest = _SCHOOL.sub(" ", _PRESCHOOL.sub(" ", text))
    return kind + (_PARTS.sub("", rest) or _PARTS.sub("", text))
