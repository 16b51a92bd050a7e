"""Taking an act back, and reading aloud what has been done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sbs_data import printable
from sbs_data.actions.commit import Draft, Situation, commit
from sbs_data.actions.delmal import Delmal
from sbs_data.actions.sentences import file_names, sentence
from sbs_data.errors import DelmalError
from sbs_data.store import fold, journal, understood
from sbs_data.store.journal import Entry


@dataclass(frozen=True, slots=True)
class Undone:
    """The act that was undone and a Swedish sentence about it."""

    act_no: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Act:
    """One act in the journal. ``undone_by`` is the undo, itself in force, that cancels it."""

    no: int
    at: datetime
    who: str
    kind: str
    sentence: str
    undone_by: int | None


def undo(delmal: Delmal, act_no: int | None = None) -> Undone:
    """Undo an act, or the latest that is in force. Undoing an undo brings the act back.

    Without a number an undo is never what is undone: said twice, it goes two steps back.
    """
    chosen: list[Entry] = []

    def decide(situation: Situation) -> Draft:
        chosen[:] = [_choose(situation.entries, act_no)]
        return Draft(fold.UNDO, {"acts": [chosen[0].no]})

    commit(delmal, decide)
    act = chosen[0]
    names = file_names(understood.read(delmal.settings.private).entries)
    return Undone(act.no, f"Ångrade händelse {act.no}: {sentence(act, names)}")


def undo_all(delmal: Delmal, is_chosen: Callable[[Entry], bool]) -> list[int]:
    """Undo every act in force that is chosen, as one act. Returns their numbers."""
    acts: list[int] = []

    def decide(situation: Situation) -> Draft | None:
        cancelled = fold.undone_by(situation.entries)
        acts[:] = [e.no for e in situation.entries if e.no not in cancelled and is_chosen(e)]
        return Draft(fold.UNDO, {"acts": list(acts)}) if acts else None

    commit(delmal, decide)
    return acts


def history(delmal: Delmal) -> list[Act]:
    """Every act, oldest first: also those that this version does not know, as just that."""
    entries = journal.read(delmal.settings.private).entries
    known = [entry for entry in entries if understood.is_known(entry)]
    cancelled = fold.undone_by(known)
    names = file_names(known)
    return [
        Act(e.no, e.at, printable.line(e.who), e.act, sentence(e, names), cancelled.get(e.no))
        for e in entries
    ]


def _choose(entries: Sequence[Entry], act_no: int | None) -> Entry:
    cancelled = fold.undone_by(entries)
    if act_no is None:
        for entry in reversed(entries):
            if entry.act not in (fold.UNDO, *fold.LASTING) and entry.no not in cancelled:
                return entry
        raise DelmalError("Det finns ingenting att ångra.", code="nothing_to_undo")
    if not 1 <= act_no <= len(entries):
        raise DelmalError(
            f"Det finns ingen händelse nummer {act_no}. Kommandot ”history” visar dem som finns.",
            code="no_act",
        )
    if act_no in cancelled:
        raise DelmalError(
            f"Händelse {act_no} är redan ångrad, genom händelse {cancelled[act_no]}. "
            "Ingenting har ändrats.",
            code="already_undone",
        )
    if entries[act_no - 1].act == fold.SEAL:
        raise DelmalError(
            f"Händelse {act_no} gäller förseglingen av historiken och kan inte ångras. Kommandot "
            "”seal stop” avslutar den.",
            code="sealed",
        )
    if entries[act_no - 1].act == fold.STATISTICS_IDS:
        raise DelmalError(
            f"Händelse {act_no} gav filer en beteckning, som de behåller. Den kan inte ångras.",
            code="lasting",
        )
    if entries[act_no - 1].act in fold.LASTING:
        raise DelmalError(
            f"Händelse {act_no} gäller något som är raderat för gott och kan inte ångras.",
            code="erased",
        )
    return entries[act_no - 1]
