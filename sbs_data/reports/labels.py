"""Which question of the template a label asks. On the words that matter: labels vary by year."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from sbs_data.model import Part

LONGEST_LABEL = 500


class Label(Enum):
    """The matrix's questions; ``STATUS`` is row 5, where the goals are repeated and coloured."""

    INITIATIVE = Part.INITIATIVE
    PROBLEM = Part.PROBLEM
    CAUSE = Part.CAUSE
    GOAL = Part.GOAL
    STATUS = "status"
    IMPROVEMENT = Part.IMPROVEMENT
    UNMET = Part.UNMET
    EXPECTED_EFFECT = Part.EXPECTED_EFFECT
    OBSERVED_EFFECT = Part.OBSERVED_EFFECT
    LESSON = Part.LESSON
    FOLLOW_UP = Part.FOLLOW_UP


# In order: the first that fits decides. "mål" is in "måluppfyllelse" too, so effects come early.
_RULES: tuple[tuple[Label, str], ...] = (
    (Label.INITIATIVE, r"namn på (insats|utvecklingsinsats)|insatsens namn|^insats(en)?$"),
    (Label.STATUS, r"upprepa målen|i vilken (ut)?sträckning.*\bmål"),
    (
        Label.UNMET,
        r"\bmål\w*\b.*\b(inte|ej|icke)\b.*(uppnå|nått|nåtts|nådda)|(inte|ej) (upp)?nådda (del)?mål",
    ),
    (
        Label.EXPECTED_EFFECT,
        r"effekt.*(angiv|angett|åtgärdsplan|förvänta|planera|förutsåg)|förväntade? .*effekt",
    ),
    (Label.OBSERVED_EFFECT, r"effekt"),
    (Label.LESSON, r"lärdom|lärt (er|oss)"),
    (Label.FOLLOW_UP, r"delaktig|medverkat i uppföljning|^uppföljning"),
    (
        Label.STATUS,
        r"förbättring\w* och måluppfyllelse|måluppfyllelse och .*förbättring"
        r"|^måluppfyllelse$|förbättring.*i förhållande till mål",
    ),
    (Label.IMPROVEMENT, r"förbättring"),
    (Label.CAUSE, r"\borsak"),
    (Label.PROBLEM, r"problem"),
    (Label.GOAL, r"^(vilka (är|var) )?(del)?mål(en|et)?\b|mål angiv|\bmål\b.*åtgärdsplan"),
)
_COMPILED = tuple((label, re.compile(pattern)) for label, pattern in _RULES)
# "Vilka synliga förbättringar ser ni …" on a row of its own, where row 5 was split in two.
_ONLY_IMPROVEMENT = re.compile(r"^(vilka )?synliga förbättring")
_LETTER = re.compile(r"^\(?([a-k])[).:]\s*")

_AREA = re.compile(
    r"^\s*(?:\d+[.)]\s*)?(?:välj\s+)?utvecklingsområde(?:\s+\d+)?\s*(?::|$)\s*(?P<area>.*)$",
    re.IGNORECASE | re.DOTALL,
)
AREA_PROMPT = re.compile(
    r"^välj( (ett )?(objekt|utvecklingsområde|område|alternativ))?( här)?[.…:]*$", re.IGNORECASE
)

_PROMPTS = (
    "klicka här för att ange text.",
    "klicka eller tryck här för att ange text.",
    "klicka här för att skriva text.",
)
_SHORTEST_RESIDUE = 14
_LONGEST_RESIDUE = 60


def plain(words: str) -> str:
    """Lower case, single spaces, straight ends: for comparing labels."""
    return " ".join(words.casefold().replace("\u00a0", " ").split()).strip(" .:?*")


def label_of(words: str) -> Label | None:
    """The question a label cell asks, or ``None`` when it is none of the template's."""
    return _label_of(words) if 0 < len(words) <= LONGEST_LABEL else None


@lru_cache(maxsize=1024)  # the template's labels come again in every matrix
def _label_of(words: str) -> Label | None:
    key = _LETTER.sub("", plain(words))
    if _ONLY_IMPROVEMENT.search(key):
        return Label.IMPROVEMENT
    for label, pattern in _COMPILED:
        if pattern.search(key):
            return label
    return None


def letter_of(words: str) -> str | None:
    """The letter of a lettered question: "c) Mål" → "c"."""
    found = _LETTER.match(plain(words))
    return found[1] if found else None


def area_of(words: str) -> str | None:
    """The area of "Välj utvecklingsområde: X"; "" where none is chosen, ``None`` otherwise."""
    found = _AREA.match(words)
    if found is None:
        return None
    area = " ".join(found["area"].split())
    return "" if AREA_PROMPT.match(area) else area


def is_residue(words: str) -> bool:
    """What is left of a half-deleted placeholder ("k här för att ange text.")."""
    if len(words) > _LONGEST_RESIDUE:
        return False
    key = " ".join(words.casefold().split())
    return len(key) >= _SHORTEST_RESIDUE and any(p.endswith(key) for p in _PROMPTS)
