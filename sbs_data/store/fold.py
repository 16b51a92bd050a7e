"""The journal's acts → what stands now. Pure: the same acts always give the same state.

An undo cancels acts and is itself an act, so undoing an undo brings the first act back.
Whatever is cancelled is passed over, as if it had never been said; nothing is deleted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sbs_data.model import Asks
from sbs_data.store.journal import Entry

IMPORT = "import"
STATISTICS = "statistics"
STATISTICS_IDS = "statistics_ids"
"""Statistics files from before identities were drawn at random get theirs."""
ANSWER = "answer"
UNDO = "undo"
CONFIRM_TARGET = "confirm_target"
DECIDE = "decide"
ERASE = "erase"
ERASED = "erased"
"""What stands in the place of an act whose words were erased for good."""

SEAL = "seal"
"""The history begins or ends to be sealed."""

LASTING = (ERASE, ERASED, SEAL, STATISTICS_IDS)
"""Acts that no undo can take back."""

ANSWERABLE = ("authority", "kind", "period", "school")
"""What a person may say of a report when the file does not (or says it wrongly)."""

FOLLOWED = ("authority", "kind", "period")
"""What a bilaga can take from the huvuddokument that it came with."""

STATUS = "status"
MATCH = "match"
SCHOOL = "school"
INITIATIVE_SCHOOLS = "initiative_schools"
AREA = "area"
SCHOOL_FORMS = "school_forms"
REPLACES = "replaces"
TARGET_VALUE = "target_value"
TARGET_LINK = "target_link"
SCHOOL_UNIT = "school_unit"
AUTHORITY_UNIT = "authority_unit"
OUR_AUTHORITY = "our_authority"
ASKED: Mapping[Asks, str] = {kind: f"asked_{kind}" for kind in Asks}
"""What the reader asks, each kind by its word in the journal. See ``heard``."""
DECIDABLE = (
    STATUS,
    MATCH,
    SCHOOL,
    INITIATIVE_SCHOOLS,
    AREA,
    SCHOOL_FORMS,
    REPLACES,
    TARGET_VALUE,
    TARGET_LINK,
    SCHOOL_UNIT,
    AUTHORITY_UNIT,
    OUR_AUTHORITY,
    *ASKED.values(),
)
"""What a person may decide, each on keys of its own that outlive a rebuild and a new import."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answered, and who."""

    value: str
    who: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided on a målvärde: confirmed, or rejected."""

    target_key: str
    confirmed: bool
    quote: str
    who: str
    at: datetime
    act_no: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody decided on a key: ``what`` is one of ``DECIDABLE``.

    ``value`` is text, a list of texts where several are said, None for "as the report says".
    ``subject`` is what was decided on, in the words that stood there.
    """

    what: str
    key: str
    value: Any
    reason: str
    subject: str
    who: str
    at: datetime
    act_no: int


@dataclass(frozen=True, slots=True)
class Follows:
    """The huvuddokument that came with a bilaga, and what the bilaga took from it.

    ``said`` is by what: None where the huvuddokument left it out too, so that an answer about the
    one is about both. Without id and file where the huvuddokument is erased.
    """

    report_id: str | None
    file: str | None
    said: Mapping[str, str | None]

    @property
    def basis(self) -> str:
        """One Swedish clause that says what a value rests on."""
        named = f" ”{self.file}”" if self.file else ""
        return f"från huvuddokumentet{named}, samma uppladdning"


@dataclass(slots=True)
class Standing:
    """A report that has been imported: what a person has said of it and whether it is in force."""

    report_id: str
    sha256: str
    file: str
    is_example: bool
    imported_at: datetime
    imported_by: str
    import_no: int
    import_order: int
    replaces: str | None
    replaced_by: str | None = None
    answers: dict[str, Said] = field(default_factory=dict)
    follows: Follows | None = None

    @property
    def in_force(self) -> bool:
        return self.replaced_by is None


def report_id(sha256: str) -> str:
    """A report's identity follows from its bytes."""
    return f"r-{sha256[:12]}"


def undone_by(entries: Sequence[Entry]) -> dict[int, int]:
    """Each act that is not in force, and the undo (itself in force) that cancelled it."""
    cancelled: dict[int, int] = {}
    # Only a later act can cancel: read backwards, each undo's own fate is known when it is met.
    for entry in reversed(entries):
        if entry.act == UNDO and entry.no not in cancelled:
            for no in entry.data["acts"]:
                cancelled.setdefault(no, entry.no)
    return cancelled


def documents(entries: Iterable[Entry]) -> dict[str, str]:
    """Every document ever imported, by SHA-256, with the file name it came under."""
    found: dict[str, str] = {}
    for entry in entries:
        if entry.act == IMPORT:
            for document in written(entry):
                found.setdefault(document["sha256"], document["file"])
    return found


def written(entry: Entry) -> list[Mapping[str, Any]]:
    """The documents of an import that have not been erased."""
    return [document for document in entry.data["documents"] if "sha256" in document]


def decisions(entries: Sequence[Entry]) -> dict[str, Decision]:
    """The latest decision in force on each target, by its key: also on one that is not said now."""
    cancelled = undone_by(entries)
    latest: dict[str, Decision] = {}
    for entry in entries:
        if entry.act == CONFIRM_TARGET and entry.no not in cancelled:
            said = entry.data
            latest[said["target_key"]] = Decision(
                said["target_key"],
                said["confirmed"],
                said["quote"],
                entry.who,
                entry.at,
                entry.no,
            )
    return latest


def verdicts(entries: Sequence[Entry]) -> dict[tuple[str, str], Verdict]:
    """The latest decision in force on each (what, key), in the order they were made.

    The value is None in one that takes back what was decided before.
    """
    cancelled = undone_by(entries)
    latest: dict[tuple[str, str], Verdict] = {}
    for entry in entries:
        if entry.act == DECIDE and entry.no not in cancelled:
            said = entry.data
            place = (said["what"], said["key"])
            latest.pop(place, None)
            latest[place] = Verdict(
                *place,
                said["value"],
                said["reason"],
                said["subject"],
                entry.who,
                entry.at,
                entry.no,
            )
    return latest


def fold(entries: Sequence[Entry]) -> dict[str, Standing]:
    """Every report whose import is not undone, in the order of import."""
    cancelled = undone_by(entries)
    standing: dict[str, Standing] = {}
    replacing: dict[str, str] = {}  # by decision: the newer report and the one it replaces
    for entry in entries:
        if entry.no in cancelled:
            continue
        if entry.act == IMPORT:
            _import(standing, replacing, entry)
        elif entry.act == ANSWER:
            _answer(standing, entry)
        elif entry.act == DECIDE and entry.data["what"] == REPLACES:
            _decide_replaces(standing, replacing, entry)
    return standing


def _decide_replaces(
    standing: dict[str, Standing], replacing: dict[str, str], entry: Entry
) -> None:
    newer, older = entry.data["key"], entry.data["value"]
    before = standing.get(replacing.pop(newer, ""))
    if before is not None and before.replaced_by == newer:
        before.replaced_by = None
    if older is not None and older != newer:  # one that replaces itself stands beside the others
        replacing[newer] = older
        _replace_as_decided(standing, replacing)


def _replace_as_decided(standing: dict[str, Standing], replacing: dict[str, str]) -> None:
    """Both reports must stand, and no report may come to replace itself by a detour."""
    for newer, older in replacing.items():
        replaced = standing.get(older)
        if replaced is None or not replaced.in_force:
            continue
        if newer.startswith(ERASED):
            replaced.replaced_by = ERASED
            continue
        last: str | None = newer
        while last in standing and last != older:
            last = standing[last].replaced_by
        if newer in standing and last != older:
            replaced.replaced_by = newer


def _import(standing: dict[str, Standing], replacing: dict[str, str], entry: Entry) -> None:
    for order, document in enumerate(entry.data["documents"], start=1):
        if "sha256" not in document:  # erased: what it replaced does not come back for that
            replaced = standing.get(document["replaces"] or "")
            if replaced is not None:
                replaced.replaced_by = ERASED
            continue
        identity = report_id(document["sha256"])
        known = standing.get(identity)
        if known is not None and known.in_force:
            continue  # an undo of an undo can bring back an import of what came again since
        if standing.pop(identity, None) is not None:  # so that it is last, as it was imported last
            # Brought in again by somebody who saw it replaced: that is the later word.
            for newer in [n for n, older in replacing.items() if older == identity]:
                del replacing[newer]
        replaced = standing.get(document["replaces"] or "")
        if replaced is not None:
            replaced.replaced_by = identity
        standing[identity] = Standing(
            report_id=identity,
            sha256=document["sha256"],
            file=document["file"],
            is_example=entry.data["is_example"],
            imported_at=entry.at,
            imported_by=entry.who,
            import_no=entry.no,
            import_order=order,
            replaces=document["replaces"],
            answers={
                what: Said(value, entry.who)
                for what, value in document["answers"].items()
                if what in ANSWERABLE
            },
            follows=_follows(document.get("follows")),
        )
    _replace_as_decided(standing, replacing)


def _follows(said: Mapping[str, Any] | None) -> Follows | None:
    return Follows(said["report_id"], said["file"], said["said"]) if said else None


def _answer(standing: dict[str, Standing], entry: Entry) -> None:
    report = standing.get(entry.data["report_id"])
    if report is not None:
        for what, value in entry.data["answers"].items():
            if what in ANSWERABLE:
                report.answers[what] = Said(value, entry.who)
