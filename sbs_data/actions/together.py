"""Files that have been looked at together: which bilaga goes with which huvuddokument."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sbs_data.actions.examine import Candidate
from sbs_data.meaning import together
from sbs_data.store import fold


@dataclass(frozen=True, slots=True)
class Bilaga:
    """The huvuddokument of a bilaga, by file and SHA-256, and what is taken from it.

    ``taken`` is by what; None where the huvuddokument leaves it out too. ``basis`` is a clause.
    """

    main: str
    main_sha256: str
    taken: Mapping[str, str | None]
    basis: str


def bilagor(candidates: Sequence[Candidate]) -> dict[str, Bilaga]:
    """The bilagor among files dropped together, by SHA-256, as an import will take them."""
    files = [c for c in {c.sha256: c for c in candidates}.values() if c.report is not None]
    cards = [together.card(c.report) for c in files if c.report is not None]
    found: dict[str, Bilaga] = {}
    for of, own, main in zip(files, cards, together.mains(cards), strict=True):
        taken = together.taken(own, cards[main].said) if main is not None else {}
        if main is not None and taken:
            name = files[main].file
            basis = fold.Follows(None, name, taken).basis
            found[of.sha256] = Bilaga(name, files[main].sha256, taken, basis)
    return found
