"""What leaves the decisions when a document is erased for good. Pure.

A decision goes whose key can only be the erased document's; one that other documents share stays,
without words that only the erased one had.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sbs_data.comparing import normalised
from sbs_data.store import fold, goal_refs
from sbs_data.store.goal_refs import Named
from sbs_data.store.journal import Entry

_BY_REFERENCE = (fold.STATUS, fold.MATCH, fold.INITIATIVE_SCHOOLS, fold.TARGET_LINK)
_ANSWERS = tuple(fold.ASKED.values())
_BY_NAME = (fold.SCHOOL, fold.SCHOOL_FORMS, fold.AREA, fold.SCHOOL_UNIT, fold.AUTHORITY_UNIT)


@dataclass(slots=True)
class Content:
    """What decisions can be on in a document: its initiatives, the names it has, what it asks."""

    initiatives: list[Named] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Gone:
    """What only the erased document had. ``quotes`` are the words of its claims.

    ``asked`` is what the others ask, by ``asked_key``; ``places`` are where answers to what the
    erased one asked may be kept.
    """

    sha256: str
    quotes: frozenset[str]
    refs: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()


def only_in(
    entries: Sequence[Entry], sha256: str, contents: Mapping[str, Content], quotes: Iterable[str]
) -> Gone:
    """What goes with a document. ``contents`` are of every document, by SHA-256."""
    erased, kept = [sha256], [other for other in contents if other != sha256]
    roots = _roots(entries, contents)
    files = fold.documents(entries)
    answered = _answered(entries)

    def refs(documents: Iterable[str]) -> set[str]:
        return {
            ref
            for document in documents
            for root in roots.get(document, ())
            for found in goal_refs.refs(root, contents[document].initiatives)
            for ref in (found.initiative, *found.goals)
        }

    def names(documents: Iterable[str]) -> set[str]:
        said = (n for d in documents for n in (*contents[d].names, *answered.get(d, ())))
        return {normalised(name) for name in said}

    def texts(documents: Iterable[str]) -> set[str]:
        return {
            text
            for document in documents
            for text in (
                files.get(document, ""),
                *(t for i in contents[document].initiatives for t in (i.name, *i.goals)),
            )
            if text
        }

    return Gone(
        sha256,
        frozenset(quotes),
        frozenset(refs(erased) - refs(kept)),
        frozenset(names(erased) - names(kept)),
        frozenset(texts(erased) - texts(kept)),
        frozenset(key for document in kept for key in contents[document].asked),
        (*names(erased), *(root.partition("~")[0] for root in roots.get(sha256, ()))),
    )


def decision_without(entry: Entry, what: Gone) -> Entry | None:
    """The decision as it may stay, the same object where it is untouched; None where it goes."""
    said = entry.data
    report_id = fold.report_id(what.sha256)
    parts = str(said["key"]).split("|")
    if said["what"] == fold.REPLACES and report_id in (said["key"], said["value"]):
        if said["key"] != report_id or said["value"] in (None, report_id):
            return None
        # What the erased report replaced does not come back for that.
        return _with(entry, key=f"{fold.ERASED}-{entry.no}", reason="", subject="")
    if said["what"] in _BY_REFERENCE and what.refs.intersection(parts):
        return None
    if said["what"] in _BY_NAME and what.names.intersection(parts):
        return None
    if said["what"] in _ANSWERS and _is_on_what_goes(str(said["key"]), what):
        return None
    words = {
        name: "" for name in ("reason", "subject") if any(text in said[name] for text in what.texts)
    }
    return _with(entry, **words) if words else entry


def _is_on_what_goes(key: str, what: Gone) -> bool:
    """Whether an answer is to what nothing else asks. Nor may the erased one have asked it lately:
    another answer, taken back since, can have led to it.
    """
    place, _, asked = key.partition("|")
    is_near = any(place == of or place.startswith(f"{of} ") for of in what.places if of)
    return is_near and asked not in what.asked


def with_roots_kept(entries: Sequence[Entry], before: Mapping[str, Sequence[str]]) -> list[Entry]:
    """The journal with the roots said outright that no longer follow from it."""
    after = goal_refs.roots(entries)
    changed = {r: list(of) for r, of in before.items() if r in after and tuple(of) != after[r]}
    return [_with_roots(entry, changed) for entry in entries]


def _with_roots(entry: Entry, changed: Mapping[str, list[str]]) -> Entry:
    if entry.act != fold.IMPORT:
        return entry
    documents = [
        {**document, "roots": changed[identity]}
        if (identity := fold.report_id(document.get("sha256", ""))) in changed
        else document
        for document in entry.data["documents"]
    ]
    same = documents == entry.data["documents"]
    return entry if same else replace(entry, data={**entry.data, "documents": documents})


def _roots(entries: Sequence[Entry], documents: Collection[str]) -> dict[str, list[str]]:
    """Every root that a document's references may have been made from."""
    found = goal_refs.roots(entries)
    shared = Counter(root for roots in found.values() for root in roots)
    return {
        document: [
            turn
            for root in found.get(fold.report_id(document), ())
            for turn in goal_refs.turns(root, shared[root])
        ]
        for document in documents
    }


def _answered(entries: Sequence[Entry]) -> dict[str, set[str]]:
    """The names that were answered for each document, at its import or after."""
    by_report: dict[str, set[str]] = {}
    for entry in entries:
        if entry.act == fold.IMPORT:
            for document in fold.written(entry):
                identity = fold.report_id(document["sha256"])
                names = by_report.setdefault(identity, set())
                names.update(document["answers"].values())
                taken = document.get("follows", {"said": {}})["said"].values()
                names.update(value for value in taken if value)
        elif entry.act == fold.ANSWER:
            answers = entry.data["answers"].values()
            by_report.setdefault(entry.data["report_id"], set()).update(answers)
    return {sha: by_report.get(fold.report_id(sha), set()) for sha in fold.documents(entries)}


def _with(entry: Entry, **changes: Any) -> Entry:
    return replace(entry, data={**entry.data, **changes})
