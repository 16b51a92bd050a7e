"""What a newer version wrote stops whoever goes by the journal; what earlier ones did does not."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sbs_data.errors import DelmalError
from sbs_data.store import journal, understood
from sbs_data.store.journal import Entry

SHA = "a" * 64
REPORT = f"r-{SHA[:12]}"
DOCUMENT: dict[str, Any] = {"sha256": SHA, "file": "a.docx", "answers": {}, "replaces": None}
IMPORT: dict[str, Any] = {"documents": [DOCUMENT], "is_example": False}
STATUS = {"what": "status", "key": "k", "value": "started", "reason": "x", "subject": "y"}
TARGET = {
    "measure": "m", "unit_kind": "school", "unit_code": "1", "value": 80.0,
    "comparator": "at_least", "gender": None, "grade": None, "term": None, "school_year": None,
    "unit": "percent", "unit_name": "x",
}  # fmt: skip

KNOWN: dict[str, tuple[str, dict[str, Any]]] = {
    "import": ("import", IMPORT),
    "import of something erased": ("import", {**IMPORT, "documents": [{"replaces": REPORT}]}),
    "import with roots": ("import", {**IMPORT, "documents": [{**DOCUMENT, "roots": [REPORT]}]}),
    "answers": ("answer", {"report_id": REPORT, "answers": {"kind": "slutredovisning"}}),
    "statistics": (
        "statistics",
        {"files": [{"sha256": SHA, "file": "a", "municipality": None}], "is_example": True},
    ),
    "statistics with an identity": (
        "statistics",
        {
            "files": [{"sha256": SHA, "file": "a", "municipality": None, "id": "s-0123456789ab"}],
            "is_example": False,
        },
    ),
    "identities": ("statistics_ids", {"files": [{"sha256": SHA, "id": "s-0123456789ab"}]}),
    "confirm": ("confirm_target", {"target_key": "t-1", "confirmed": True, "quote": ""}),
    "status": ("decide", STATUS),
    "taken back": ("decide", {**STATUS, "value": None}),
    "target": ("decide", {**STATUS, "what": "target_value", "value": TARGET}),
    "undo": ("undo", {"acts": [1]}),
    "erase": ("erase", {"acts": []}),
    "erase that says what it changed": ("erase", {"acts": [1], "changed": [1]}),
    "seal": ("seal", {"what": "start", "key": "0" * 16}),
    "erased": ("erased", {"was": "decide"}),
}
UNKNOWN: dict[str, tuple[str, dict[str, Any]]] = {
    "an identity of no form": ("statistics_ids", {"files": [{"sha256": SHA, "id": "s-1"}]}),
    "an act": ("purge", {"report_id": REPORT}),
    "an act of no name": ("", {}),
    "a field of an act": ("undo", {"acts": [1], "until": "2027-01-01"}),
    "a field that is missing": ("import", {"documents": [DOCUMENT]}),
    "a field of a document": ("import", {**IMPORT, "documents": [{**DOCUMENT, "secret": True}]}),
    "an answer": ("answer", {"report_id": REPORT, "answers": {"language": "finska"}}),
    "a kind of answer": ("answer", {"report_id": REPORT, "answers": {"kind": "årsredovisning"}}),
    "a decision": ("decide", {**STATUS, "what": "hide"}),
    "a status": ("decide", {**STATUS, "value": "abandoned"}),
    "a status of another kind": ("decide", {**STATUS, "value": 1}),
    "a match": ("decide", {**STATUS, "what": "match", "value": "part_of"}),
    "a form of school": ("decide", {**STATUS, "what": "school_forms", "value": ["7_9", "10"]}),
    "a comparator": (
        "decide",
        {**STATUS, "what": "target_value", "value": {**TARGET, "comparator": "between"}},
    ),
    "a field of a target": (
        "decide",
        {**STATUS, "what": "target_value", "value": {**TARGET, "margin": 2}},
    ),
    "no number": (
        "decide",
        {**STATUS, "what": "target_value", "value": {**TARGET, "value": float("nan")}},
    ),
    "an erased act of no known kind": ("erased", {"was": "purge"}),
    "no digest": ("import", {**IMPORT, "documents": [{**DOCUMENT, "sha256": "../../x"}]}),
    "a digest in capitals": ("import", {**IMPORT, "documents": [{**DOCUMENT, "sha256": "A" * 64}]}),
    "a report of another form": ("answer", {"report_id": "r-1", "answers": {}}),
    "a number for a flag": ("confirm_target", {"target_key": "t", "confirmed": 1, "quote": ""}),
    "an undo of what comes": ("undo", {"acts": [3]}),
    "an undo of itself": ("undo", {"acts": [2]}),
    "an undo of nothing there is": ("undo", {"acts": [0]}),
    "an undo of a flag": ("undo", {"acts": [True]}),
    "an erasure of what comes": ("erase", {"acts": [], "changed": [2]}),
    "a sealing of no kind": ("seal", {"what": "pause", "key": "0" * 16}),
    "an undo of no list": ("undo", {"acts": 1}),
}


def written(folder: Path, act: str, data: dict[str, Any]) -> None:
    """A journal of an import and the act."""
    for name, said in (("import", IMPORT), (act, data)):
        known = journal.read(folder)
        at = datetime(2026, 3, 1, tzinfo=UTC)
        entry = journal.next_entry(known, at=at, who="Åsa", act=name, data=said)
        journal.append(folder, known, entry)


@pytest.mark.parametrize("what", KNOWN)
def test_every_act_that_this_version_writes_is_understood(tmp_path: Path, what: str) -> None:
    written(tmp_path, *KNOWN[what])
    assert understood.read(tmp_path) == journal.read(tmp_path)


@pytest.mark.parametrize("what", UNKNOWN)
def test_what_is_not_known_is_refused_and_the_act_is_named(tmp_path: Path, what: str) -> None:
    written(tmp_path, *UNKNOWN[what])
    assert journal.read(tmp_path).last_no == 2  # whole it is
    with pytest.raises(DelmalError, match=r"nyare version av programmet.*händelse 2") as told:
        understood.read(tmp_path)
    assert told.value.code == understood.NEWER


def line(folder: Path, record: dict[str, Any], previous: str) -> None:
    """A line of any record, with a checksum that holds."""
    body = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    total = hashlib.sha256((previous + body).encode()).hexdigest()
    with (folder / journal.NAME).open("a", encoding="utf-8") as file:
        file.write(f'{body[:-1]},"sum":"{total}"}}\n')


SAID = {"no": 2, "at": "2026-03-01T00:00:00.000000Z", "who": "Åsa", "act": "undo"}
ACTS = {"data": {"acts": [1]}}


@pytest.mark.parametrize(
    "record",
    [
        {"v": journal.VERSION + 1, **SAID, **ACTS},
        {"v": 99, **SAID, **ACTS, "why": "annat"},
        {"v": journal.VERSION, **SAID, **ACTS, "why": "annat"},
        {**SAID, "on_behalf_of": "Bo", **ACTS},
    ],
    ids=["version", "version and field", "field", "field without version"],
)
def test_a_line_of_a_newer_version_is_whole_and_not_understood(
    tmp_path: Path, record: dict[str, Any]
) -> None:
    written(tmp_path, "undo", {"acts": [1]})
    path = tmp_path / journal.NAME
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    line(tmp_path, record, journal.read(tmp_path).checksum)
    assert journal.read(tmp_path).last_no == 2
    with pytest.raises(DelmalError, match="nyare version"):
        understood.read(tmp_path)


def _cased(record: dict[str, Any], **change: Any) -> dict[str, Any]:
    return {**record, **change}


DAMAGED: dict[str, Callable[[dict[str, Any]], Any]] = {
    "a version said outright that is the first": lambda r: {"v": 1, **r},
    "a version that is none": lambda r: {"v": "2", **r},
    "a version that is a flag": lambda r: {"v": True, **r},
    "no act": lambda r: {k: v for k, v in r.items() if k != "act"},
    "a seal of no form": lambda r: {**r, "seal": "2-x"},
    "a number for a name": lambda r: _cased(r, who=1),
    "a flag for a number": lambda r: _cased(r, no=True),
    "a fraction for a number": lambda r: _cased(r, no=2.0),
    "a list for data": lambda r: _cased(r, data=[]),
    "no time zone": lambda r: _cased(r, at="2026-03-01T00:00:00.000000"),
    "another time zone": lambda r: _cased(r, at="2026-03-01T00:00:00.000000+02:00"),
    "a year of no use": lambda r: _cased(r, at="9999-12-31T23:59:59.000000Z"),
    "no moment": lambda r: _cased(r, at="igår"),
    "a list": lambda r: [r],
    "fields in another order": lambda r: dict(reversed(list(r.items()))),
}


@pytest.mark.parametrize("what", DAMAGED)
def test_a_line_that_says_no_act_is_damaged_whatever_its_checksum(
    tmp_path: Path, what: str
) -> None:
    written(tmp_path, "undo", {"acts": [1]})
    path = tmp_path / journal.NAME
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    line(tmp_path, DAMAGED[what]({**SAID, **ACTS}), journal.read(tmp_path).checksum)
    with pytest.raises(DelmalError, match="skadad på rad 2"):
        journal.read(tmp_path)


def test_a_line_nested_without_end_is_damaged(tmp_path: Path) -> None:
    body = '{"no":1,"data":' + "[" * 100_000 + "]" * 100_000 + "}"
    total = hashlib.sha256(("delmal" + body).encode()).hexdigest()
    (tmp_path / journal.NAME).write_text(f'{body[:-1]},"sum":"{total}"}}\n')
    with pytest.raises(DelmalError, match="skadad på rad 1"):
        journal.read(tmp_path)


def test_a_line_written_before_there_were_versions_is_read_and_kept_as_it_is(
    tmp_path: Path,
) -> None:
    line(tmp_path, {**SAID, "no": 1, "act": "import", "data": IMPORT}, "delmal")
    before = (tmp_path / journal.NAME).read_bytes()
    (entry,) = understood.read(tmp_path).entries
    assert entry.version == 1
    journal.rewrite(tmp_path, [entry])
    assert (tmp_path / journal.NAME).read_bytes() == before


def test_a_new_line_says_its_version(tmp_path: Path) -> None:
    written(tmp_path, "undo", {"acts": [1]})
    lines = (tmp_path / journal.NAME).read_text("utf-8").splitlines()
    assert [json.loads(told)["v"] for told in lines] == [journal.VERSION] * 2


def test_a_journal_beyond_all_measure_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, "undo", {"acts": [1]})
    known = journal.read(tmp_path)
    monkeypatch.setattr(journal, "MAX_BYTES", known.size)
    assert journal.read(tmp_path) == known
    entry = Entry(3, known.entries[0].at, "Åsa", "undo", {"acts": [2]})
    with pytest.raises(DelmalError, match="så stor kan den inte"):
        journal.append(tmp_path, known, entry)
    assert journal.read(tmp_path) == known
    monkeypatch.setattr(journal, "MAX_BYTES", known.size - 1)
    with pytest.raises(DelmalError, match="så stor kan den inte"):
        journal.read(tmp_path)
