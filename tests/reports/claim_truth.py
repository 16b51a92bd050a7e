"""Measure a reader of claims against sentences whose claims are written down.

``python -m tests.reports.claim_truth [FILE]`` prints the figures and every mistake: of one file, or
of all beside this one.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sbs_data.model import Claim, Part, Passage, Place, Term, parse_period
from sbs_data.reports.claim_reader import find_claims

FOLDER = Path(__file__).with_name("claims")
TRUTH = FOLDER / "truth.toml"
SETS = {"truth": 150, "second": 60}
"""The sets that measure, and how many sentences each has: written without sight of the rules."""
KINDS = "kinds"
"""What the rules were made with."""
PRECISION, RECALL = 0.98, 0.85

DEFAULTS: Mapping[str, object] = {
    "role": None,
    "measure": None,
    "value": None,
    "from_value": None,
    "unit": None,
    "of": None,
    "change": False,
    "comparator": None,
    "negated": False,
    "direction": None,
    "gender": None,
    "grades": (),
    "term": None,
    "school_year": None,
    "reached": None,
}
"""What a claim is compared by, and what a field is that the truth leaves out (or Claim lacks)."""

Fields = Mapping[str, object]
Read = Callable[[Part, str], Iterable[Claim]]


@dataclass(frozen=True)
class Sentence:
    """One entry of the set: ``claims`` is complete, ``why`` the trap in a line, if it is one."""

    id: str
    part: Part
    text: str
    claims: tuple[Fields, ...]
    trap: bool = False
    why: str | None = None


@dataclass(frozen=True)
class Mistake:
    """What was found and isn't so, and what was missed, in one sentence."""

    sentence: Sentence
    wrong: tuple[Fields, ...]
    missed: tuple[Fields, ...]


@dataclass(frozen=True)
class Measured:
    """A claim counts as ``right`` only where every field is; ``sprung`` traps hold a wrong one."""

    found: int
    right: int
    true: int
    mistakes: tuple[Mistake, ...]

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def sprung(self) -> tuple[str, ...]:
        return tuple(m.sentence.id for m in self.mistakes if m.sentence.trap and m.wrong)

    @property
    def is_good_enough(self) -> bool:
        return self.precision >= PRECISION and self.recall >= RECALL and not self.sprung


def load(path: Path = TRUTH) -> tuple[Sentence, ...]:
    """The set as written, and each term's school year with it, as in Claim.

    Raises ``KeyError`` or ``TypeError`` where an entry isn't whole.
    """
    entries: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["sentence"]
    return tuple(
        Sentence(
            **entry | {"part": Part(entry["part"]), "claims": tuple(map(_whole, entry["claims"]))}
        )
        for entry in entries
    )


def read_today(part: Part, text: str) -> Iterable[Claim]:
    """What the project's own reader finds."""
    return find_claims([(part, Passage(text, Place()))])


def measure(sentences: Sequence[Sentence], read: Read = read_today) -> Measured:
    """Compare what is found with what is true, claim by claim."""
    found = right = 0
    mistakes: list[Mistake] = []
    for sentence in sentences:
        claims = tuple(read(sentence.part, sentence.text))
        missed = list(sentence.claims)
        wrong: list[Fields] = []
        for claim in claims:
            said = _fields(claim)
            same = next((t for t in missed if claim.quote in sentence.text and _is(said, t)), None)
            if same is None:
                wrong.append(said)
            else:
                missed.remove(same)
        found += len(claims)
        right += len(claims) - len(wrong)
        if wrong or missed:
            mistakes.append(Mistake(sentence, tuple(wrong), tuple(missed)))
    true = sum(len(sentence.claims) for sentence in sentences)
    return Measured(found, right, true, tuple(mistakes))


def told(measured: Measured) -> str:
    """The figures in a line each, then each sentence that was misread."""
    lines = [
        f"precision {measured.precision:.3f} ({measured.right} of {measured.found} found)",
        f"recall    {measured.recall:.3f} ({measured.right} of {measured.true} true)",
        f"traps sprung {len(measured.sprung)}: {', '.join(measured.sprung)}",
    ]
    for mistake in measured.mistakes:
        lines.append(f"\n{mistake.sentence.id} ({mistake.sentence.part}) {mistake.sentence.text}")
        lines.extend(f"  wrong  {_shown(claim)}" for claim in mistake.wrong)
        lines.extend(f"  missed {_shown(claim)}" for claim in mistake.missed)
    return "\n".join(lines)


def _whole(claim: dict[str, Any]) -> Fields:
    period = parse_period(claim["term"]) if "term" in claim else None
    return claim | {"school_year": str(period.school_year)} if isinstance(period, Term) else claim


def _fields(claim: Claim) -> Fields:
    return {name: getattr(claim, name, default) for name, default in DEFAULTS.items()}


def _is(said: Fields, true: Fields) -> bool:
    return all(_same(said[name], true.get(name, left_out)) for name, left_out in DEFAULTS.items())


def _same(said: object, true: object) -> bool:
    """Numbers alike to the first decimal (thirds); True is no 1, and a list may be a tuple."""
    if isinstance(said, bool) or isinstance(true, bool):
        return said is true
    if isinstance(said, int | float) and isinstance(true, int | float):
        return abs(said - true) < 0.05
    if isinstance(said, list | tuple) and isinstance(true, list | tuple):
        return tuple(said) == tuple(true)
    return said == true


def _shown(claim: Fields) -> str:
    return " ".join(
        f"{name}={claim[name]}"
        for name, left_out in DEFAULTS.items()
        if name in claim and not _same(claim[name], left_out)
    )


if __name__ == "__main__":
    files = [Path(name) for name in sys.argv[1:]] or [
        FOLDER / f"{name}.toml" for name in (*SETS, KINDS)
    ]
    for file in files:
        print(f"{file.stem}\n{told(measure(load(file)))}\n")
