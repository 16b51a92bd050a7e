"""Which school forms a text speaks of, and what a school's name says of its own. Pure.

Only what is said outright counts: "grundskolan" says nothing of grades, "förskollärare" nothing of
where they work. What nobody says is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sbs_data.comparing import normalised
from sbs_data.model import WHOLE_AUTHORITY, SchoolForm

WORDS = {
    SchoolForm.PRESCHOOL: "förskola",
    SchoolForm.LEISURE_CENTRE: "fritidshem",
    SchoolForm.F_3: "F–3",
    SchoolForm.GRADES_4_6: "4–6",
    SchoolForm.GRADES_7_9: "7–9",
    SchoolForm.ADAPTED: "anpassad grundskola",
    SchoolForm.AUTHORITY: "hela huvudmannen",
}

_F = "f"
_GRADES = {
    SchoolForm.F_3: (0, 1, 2, 3),
    SchoolForm.GRADES_4_6: (4, 5, 6),
    SchoolForm.GRADES_7_9: (7, 8, 9),
}
_FORM_OF = {grade: form for form, grades in _GRADES.items() for grade in grades}

# The programme's own name is no school form.
_PROGRAMME = re.compile(r"\bbästa (?:förskola(?: och skola)?|skola)\b", re.IGNORECASE)
_LEFT_OUT = re.compile(
    r"(?:\binte|\bej|\butom|\bförutom|\bexklusive|\bundantaget)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_REACH = 40
_WHOLE = re.compile(r"\bhela huvudmann", re.IGNORECASE)
_NAMES = {
    SchoolForm.PRESCHOOL: r"förskol(?:a|an|ans|or|orna|ornas)\b",
    SchoolForm.LEISURE_CENTRE: r"fritids(?:hem\w*)?\b",
    SchoolForm.ADAPTED: r"anpassad(?:e)? grundskol\w*|(?:grund)?särskol\w*|träningsskol\w*",
    SchoolForm.F_3: r"förskoleklass\w*|lågstadi\w*|låg-",
    SchoolForm.GRADES_4_6: r"mellanstadi\w*|mellan-",
    SchoolForm.GRADES_7_9: r"högstadi\w*",
}
# One pass over the text for all of them: there are thousands of texts.
_NAMED = re.compile(
    r"\b(?:" + "|".join(f"(?P<{form.name}>{names})" for form, names in _NAMES.items()) + ")",
    re.IGNORECASE,
)
_GRADE = r"(?:[Ff](?![\w])|[1-9](?!\d))"
_TO = r"\s*(?:[-–—]|till(?: och med)?|t\.?o\.?m\.?)\s*"
_AND = r"\s*(?:,|och|samt|\+|/)\s*(?:åk|årskurs(?:erna)?)?\s*"
_PART = rf"{_GRADE}(?:{_TO}{_GRADE})?"
# "åk 7–9", "årskurserna 4, 5 och 6", and without the word where an F or a high year says so: a
# programme has a first year too.
_SPAN = re.compile(
    rf"\b(?:åk|årskurs(?:erna|er)?|klass(?:erna)?)\.?\s*(?P<grades>{_PART}(?:{_AND}{_PART})*)"
    rf"|\b(?P<from_f>[Ff]{_TO}[1-9])(?![\d\w])"
    rf"|\b(?:skol)?år\s+(?P<years>[1-9]{_TO}[4-9])(?!\d)",
    re.IGNORECASE,
)
_FROM_PRESCHOOL = re.compile(
    rf"\bförskola(?:n)?{_TO}(?:åk|årskurs)\s*(?P<last>[1-9])", re.IGNORECASE
)
_ONE_PART = re.compile(rf"(?P<first>{_GRADE})(?:{_TO}(?P<last>{_GRADE}))?")
_BARE = re.compile(r"(?<![\d\w])[1-9]\s*[-–—]\s*[1-9](?![\d\w])")
"""In a school's name, where it can be nothing else: "Björkskolan 7–9"."""
_STADIUM = re.compile(r"\bstadi|\w+stadi", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def forms_said(text: str) -> tuple[SchoolForm, ...]:
    """The school forms that a text speaks of, in the order of ``SchoolForm``.

    >>> [form.value for form in forms_said("All personal i förskolan och lärare i åk 7–9")]
    ['preschool', '7_9']
    """
    text = _PROGRAMME.sub(" ", text)
    found: set[SchoolForm] = set()
    if _WHOLE.search(text):
        found.add(SchoolForm.AUTHORITY)
    for said in _NAMED.finditer(text):
        if said.group().endswith("-") and not _STADIUM.search(text, said.end()):
            continue  # "låg- och mellanstadiet", not "låg- och högpresterande"
        if not _is_left_out(text, said.start()):
            found.add(SchoolForm[said.lastgroup or ""])
    for said in _SPAN.finditer(text):
        if not _is_left_out(text, said.start()):
            found |= _forms_of(said["grades"] or said["from_f"] or said["years"])
    for said in _FROM_PRESCHOOL.finditer(text):
        found.add(SchoolForm.PRESCHOOL)
        found |= {_FORM_OF[grade] for grade in range(int(said["last"]) + 1)}
    return in_order(found)


def forms_of_name(school: str) -> tuple[SchoolForm, ...]:
    """What a school is by its name: "Förskolan Solrosen" is a preschool."""
    if normalised(school) == normalised(WHOLE_AUTHORITY):
        return (SchoolForm.AUTHORITY,)
    bare = [_forms_of(grades.group()) for grades in _BARE.finditer(school)]
    said = set(forms_said(school)).union(*bare)
    return in_order(said - {SchoolForm.AUTHORITY})


def in_order(forms: Iterable[SchoolForm]) -> tuple[SchoolForm, ...]:
    """Each once, in the order of ``SchoolForm``."""
    wanted = set(forms)
    return tuple(form for form in SchoolForm if form in wanted)


def _is_left_out(text: str, at: int) -> bool:
    """Whether the words before say that it is *not* this: "alla utom förskolan"."""
    return _LEFT_OUT.search(text[max(at - _REACH, 0) : at]) is not None


def _forms_of(grades: str) -> set[SchoolForm]:
    found = set()
    for part in _ONE_PART.finditer(grades):
        first = _grade(part["first"])
        last = _grade(part["last"]) if part["last"] else first
        found |= {_FORM_OF[grade] for grade in range(first, last + 1)}
    return found


def _grade(text: str) -> int:
    return 0 if text.lower() == _F else int(text)
