"""Erasing a report for good, where the law asks for it. Nothing can bring it back."""

from __future__ import annotations

from dataclasses import dataclass

from sbs_data.actions.commit import catch_up, commit
from sbs_data.actions.delmal import Delmal
from sbs_data.actions.texts import safe_text, who_of
from sbs_data.errors import DelmalError
from sbs_data.store import erasing, files, fold, journal, lock, sealing, understood


@dataclass(frozen=True, slots=True)
class Erasable:
    """A report that can be erased, in force or not."""

    report_id: str
    file: str


def find_erasable(delmal: Delmal, named: str) -> Erasable:
    """A report by its identity or its file's name, among all that were ever imported."""
    found = [
        Erasable(fold.report_id(sha256), file)
        for sha256, file in fold.documents(understood.read(delmal.settings.private).entries).items()
        if safe_text(named) in (fold.report_id(sha256), safe_text(file))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise DelmalError(
            f"Flera rapporter heter ”{named}”: {', '.join(f.report_id for f in found)}. "
            "Ange vilken av dem.",
            code="many_reports",
        )
    raise DelmalError(
        f"Det finns ingen rapport ”{named}” att radera. Kommandot ”history” visar vad som har "
        "importerats.",
        code="no_report",
    )


def erase(delmal: Delmal, report_id: str) -> int:
    """Erase a report from journal, archive, database and snapshots. Returns the act's number."""
    settings = delmal.settings
    commit(delmal, lambda _: None)  # so that everything is known
    with lock.writing(settings.private), files.explained(settings.private):
        known = understood.read(settings.private)
        documents = fold.documents(known.entries)
        sha256 = next((sha for sha in documents if fold.report_id(sha) == report_id), None)
        if sha256 is None:
            raise DelmalError(
                f"Det finns ingen rapport ”{report_id}” att radera. Ingenting har ändrats.",
                code="no_report",
            )
        entries = erasing.without(
            known,
            erasing.what_goes(settings.private, known, sha256),
            at=delmal.clock(),
            who=who_of(settings),
        )
        sealer = sealing.sealer(settings.private, known)
        entries = sealing.after_erasing(sealer, entries)
        journal.rewrite(settings.private, entries)
        if sealer is not None:
            sealer.forget(entries[-1])
        catch_up(delmal)  # at once: nobody may act on words that are gone
    return entries[-1].no
