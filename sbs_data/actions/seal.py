"""Sealing the history, ending it, and what an auditor sees of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from sbs_data.actions.commit import Draft, Situation, catch_up, commit, commit_one
from sbs_data.actions.delmal import Delmal
from sbs_data.actions.texts import who_of
from sbs_data.errors import DelmalError
from sbs_data.store import (
    auditing,
    files,
    fold,
    journal,
    lock,
    package,
    sealing,
    understood,
)
from sbs_data.store.auditing import Audit
from sbs_data.store.journal import Journal


@dataclass(frozen=True, slots=True)
class Audited:
    """What an auditor sees. ``made_at`` is when the backup was made, if it is one.

    ``is_end_proved`` says whether nothing can have been cut from the end before that; None where
    the journal is no backup's, or is not sealed any more. ``is_noted_there`` answers for the act
    that was noted last time.
    """

    known: Journal
    audit: Audit
    made_at: str | None
    is_end_proved: bool | None
    is_noted_there: bool | None
    to_note: str | None

    @property
    def is_clean(self) -> bool:
        """Whether nothing at all speaks against the history."""
        return (
            self.audit.is_unbroken
            and self.is_end_proved is not False
            and self.is_noted_there is not False
        )


def start_sealing(delmal: Delmal) -> str:
    """Begin to seal the history. Returns the auditor's key: it is kept nowhere here."""
    settings = delmal.settings
    commit(delmal, lambda _: None)  # so that everything is shown
    with lock.writing(settings.private), files.explained(settings.private):
        known = understood.read(settings.private)
        try:
            is_sealed = sealing.sealer(settings.private, known) is not None
        except DelmalError as error:
            if error.code != "seal_key_lost":
                raise
            is_sealed = False
        if is_sealed:
            raise DelmalError(
                "Historiken förseglas redan. Ingenting har ändrats. Ska nyckeln bytas: kör ”seal "
                "stop” och sedan ”seal start”.",
                code="sealed",
            )
        key = sealing.new_key()
        first = journal.next_entry(
            known,
            at=delmal.clock(),
            who=who_of(settings),
            act=fold.SEAL,
            data={"what": sealing.START, "key": sealing.name_of(key)},
        )
        journal.rewrite(settings.private, sealing.begin(settings.private, known, first, key))
        catch_up(delmal)
    return sealing.written(key)


def stop_sealing(delmal: Delmal) -> int:
    """End the sealing: what is sealed stays so. Returns the act's number."""

    def draft(situation: Situation) -> Draft:
        name = sealing.active(situation.entries)
        if name is None:
            raise DelmalError(
                "Historiken förseglas inte. Ingenting har ändrats.", code="not_sealed"
            )
        return Draft(fold.SEAL, {"what": sealing.STOP, "key": name})

    return commit_one(delmal, draft)


def verify_seals(source: Path, keys: Sequence[str], noted: str | None = None) -> Audited:
    """Hold a journal, or the one of a backup, against the auditor's keys. Changes nothing.

    Needs nothing but the file, so that it can be done on another machine.
    """
    first_keys = [sealing.key_of(key) for key in keys]
    with TemporaryDirectory(prefix="delmal-") as folder:
        made_at, end = None, None
        is_backup = source.name != journal.NAME and not source.name.endswith(".jsonl")
        if is_backup:
            known, made_at, end = package.read_journal(source, Path(folder))
        else:
            known = _copied(source, Path(folder))
    found = auditing.audit(known, first_keys)
    proved = None
    if is_backup and sealing.active(known.entries) is not None:
        proved = auditing.is_end(found, known, end or "", made_at or "")
    return Audited(
        known,
        found,
        made_at,
        proved,
        None if noted is None else auditing.still_there(found, known, noted),
        auditing.noted_of(known),
    )


def _copied(source: Path, folder: Path) -> Journal:
    try:
        if source.stat().st_size > journal.MAX_BYTES or not source.is_file():
            raise DelmalError(f"”{source}” är ingen journal.", code="no_journal")
        copyfile(source, folder / journal.NAME)
    except FileNotFoundError:
        raise DelmalError(
            f"”{source}” finns inte. Kontrollera sökvägen och försök igen.", code="not_found"
        ) from None
    except OSError as error:
        raise files.disk_error(error, source.parent) from error
    return understood.read(folder)
