"""A status that words hint at: before, beside or below a goal, in a box that is ticked, in a
heading above it. Never a fact: a suggestion, or a question where the colour says another thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sbs_data.model import Status
from sbs_data.reports.goal_kinds import is_key, is_status_only
from sbs_data.reports.goal_lines import AROUND
from sbs_data.reports.goal_words import key, status_before
from sbs_data.reports.text import BOXES

_NOT = r"(?:inte|ej|icke|nej|inget|inga|aldrig)"
_HINTS: tuple[tuple[Status | None, str], ...] = (
    (None, rf"\b{_NOT}\b"),
    (
        Status.ON_TRACK,
        r"\b(?:gul\w*|på (?:god )?väg|delvis|till (?:viss|stor) del|pågå(?:r|ende)|orange\w*)\b",
    ),
    (Status.STARTED, r"\b(?:röd\w*|rött|påbörja\w*|startat|startad)\b"),
    (
        Status.ACHIEVED,
        r"\b(?:grön\w*|upp(?:nått|nådd|nådda|nåtts|fyllt|fylld|fyllda|fylls|fyllts)|klart?|klara"
        r"|genomför(?:t|d|da)|slutför(?:t|d|da)|avslutad?e?t?|nått|nåtts|nådda|nås)\b|^\W*ja\W*$",
    ),
)
_HINT_PATTERNS = tuple((status, re.compile(p, re.IGNORECASE)) for status, p in _HINTS)
# Words that are about the status from the first of them on: "Inte uppnått än", "Målet är nått".
_SPEAKS = re.compile(
    r"^\W*(?:(?:status|bedömning|måluppfyllelse|resultat)\s*[:=–-]\s*)?"
    r"(?:(?:mål(?:et|en)?|detta|det|är|har|bedöms|anses|som|vara|nu|ännu|delvis|helt|nästan|till"
    r"|viss|stor|största|del|i|stort|sett|inte|ej|icke)\s+)*"
    r"(?:gul\w*|grön\w*|röd\w*|rött|orange\w*|på (?:god )?väg|upp(?:nå|nåd|fyll)\w*|nått|nåtts|nås"
    r"|nådda|delvis|till (?:viss|stor) del|pågå(?:r|ende)|påbörja\w*|startad|startat|klart?|klara"
    r"|genomför(?:t|d|da)|slutför(?:t|d|da)|avslutad?e?t?|ja|nej)\b",
    re.IGNORECASE,
)
# A line that says what status the goals below it have.
HEADING = re.compile(
    r"^(?:mål som (?:är|har)? ?)?(?:grön\w*|gul\w*|röd\w*|rött|uppnå\w*|på god väg|påbörja\w*)"
    r"(?: mål\w*)?(?: (?:grön\w*|gul\w*|röd\w*|rött|uppnå\w*|på god väg|påbörja\w*))?$"
)
_LONGEST_HINT = 60
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]\s*[.:]?\s*$")
_TICKS = "☑☒🗹🗷🗵✓✔✅"
_BOX = re.compile(
    rf"[{''.join(BOXES)}✓✔✅]\ufe0f?|[(\[]\s*(?P<mark>[xX✓✔]?)\s*[)\]]|(?<!\w)(?P<cross>[xX])(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What words say of a goal. ``status`` is ``None`` where they deny one, or name several."""

    status: Status | None
    quote: str
    denies: bool = False
    is_sure: bool = True
    """Whether they speak of the status and of nothing else, so that a colour can contradict."""

    def contradicts(self, status: Status) -> bool:
        """Whether the words say another thing than a colour."""
        if not self.is_sure or status is Status.UNMARKED:
            return False
        if self.denies:
            return status is Status.ACHIEVED
        return self.status is not None and self.status is not status


def said_beside(words: str) -> tuple[Said | None, str]:
    """What the words after a goal say of its status, and what of them is about something else."""
    ticked = said_in_boxes(words)
    if ticked is not None:
        return ticked, ""
    stripped = words.lstrip(AROUND).rstrip()
    first, rest = _first_sentence(stripped)
    first = first.strip(AROUND)
    if not first or len(first) > _LONGEST_HINT:
        return None, stripped
    denies = _HINT_PATTERNS[0][1].search(first) is not None
    speaks = _SPEAKS.match(first) is not None
    if denies and not speaks:
        return None, stripped
    status = status_of(first)
    if status is None and not denies:
        return None, stripped
    # A sentence of its own ("Vi har påbörjat …") hints, and stays where it stands.
    return Said(status, first, denies, is_sure=speaks), rest if speaks else stripped


def _first_sentence(words: str) -> tuple[str, str]:
    cut = _SENTENCE.search(words)
    return (words, "") if cut is None else (words[: cut.start()], words[cut.end() :])


def said_in_boxes(words: str) -> Said | None:
    """Which of several boxes is ticked: "☐ Uppnått ☒ På god väg". ``None`` where there is none."""
    boxes = list(_BOX.finditer(words))
    are_boxes = any(b.group()[0] in BOXES or b["mark"] is not None for b in boxes)
    if not are_boxes and (len(boxes) != 1 or not is_status_only(_BOX.sub(" ", words))):
        return None
    if not are_boxes:
        return _crossed(words, boxes[0])
    ends = [*(b.start() for b in boxes[1:]), len(words)]
    labels = [words[b.end() : end] for b, end in zip(boxes, ends, strict=True)]
    if not any(label.strip(AROUND) for label in labels[-1:]):  # the box stands after its word
        starts = [0, *(b.end() for b in boxes[:-1])]
        labels = [words[a : b.start()] for a, b in zip(starts, boxes, strict=True)]
    if not any(status_of(label) or is_status_only(label) for label in labels if label.strip()):
        return None
    ticked = [label for b, label in zip(boxes, labels, strict=True) if _is_ticked(b)]
    status = status_of(ticked[0]) if len(ticked) == 1 else None
    denies = len(ticked) == 1 and _HINT_PATTERNS[0][1].search(ticked[0]) is not None
    return Said(status, " ".join(words.split()), denies)


def _crossed(words: str, cross: re.Match[str]) -> Said:
    """One tick or cross among words: "✓ Uppnått", "Uppnått: X Påbörjat:"."""
    before, after = words[: cross.start()].rstrip(), words[cross.end() :]
    label = after if not before.strip(AROUND) else before
    if before.endswith(":"):
        label = before[:-1].rpartition(":")[2]
    elif before.strip(AROUND) and after.strip(AROUND):
        label = ""  # which of the words it is beside is for a person to say
    denies = _HINT_PATTERNS[0][1].search(label) is not None
    return Said(status_of(label), " ".join(words.split()), denies)


def _is_ticked(box: re.Match[str]) -> bool:
    return box.group()[0] in _TICKS or bool(box["mark"]) or bool(box["cross"])


def said_before(words: str) -> Said | None:
    """ "Grönt: Alla läser", "(På god väg) Alla läser"."""
    found = status_before(words)
    if found is None:
        return None
    quote = found.group().strip(AROUND)
    return Said(status_of(quote), quote, _HINT_PATTERNS[0][1].search(quote) is not None)


def said_inside(words: str, goal: str) -> Said | None:
    """A status in brackets that ends a goal as row 5 has it, and row 4 has not."""
    found = _IN_BRACKETS.search(words)
    if found is None or found[1] in goal:
        return None
    said, _ = said_beside(found[1])
    return said and Said(said.status, found[0].strip(AROUND), said.denies, said.is_sure)


def said_in_heading(words: str) -> Said | None:
    """A heading above goals: "Uppnått:"."""
    if len(words) > 2 * _LONGEST_HINT or not HEADING.match(key(words)) or is_key(words):
        return None
    status = status_of(words)
    return Said(status, words.strip()) if status else None


def is_said_alone(words: str) -> bool:
    """A line that speaks of a goal's status and of nothing else: "Uppnått", "☒ Ja ☐ Nej"."""
    if len(words) > 2 * _LONGEST_HINT:
        return False
    said, rest = said_beside(words)
    return (
        said is not None
        and said.is_sure
        and not rest
        and (is_status_only(_BOX.sub(" ", words)) or len(words.split()) <= _FEW_WORDS)
    )


_FEW_WORDS = 3


def status_of(words: str) -> Status | None:
    """The status that a few words name, first sentence only; ``None`` where they name none."""
    first, _ = _first_sentence(words.strip(AROUND))
    if not first or len(first) > _LONGEST_HINT:
        return None
    for status, pattern in _HINT_PATTERNS:
        if pattern.search(first):
            return status
    return None
