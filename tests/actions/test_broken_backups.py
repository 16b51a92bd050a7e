"""The museum of broken backups: each is refused with its reason, and leaves nothing behind."""

from __future__ import annotations

import hashlib
import io
import json
import os
import stat
import struct
import tarfile
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from sbs_data import actions
from sbs_data.errors import DelmalError
from sbs_data.store import archive, journal, package
from tests.statistics.exports import own_csv
from tests.store.kit import Store, document, report_id

ONE, TWO = document(name="Ett", claims=[{"value": 80}]), document(name="Två", schools=[])
FIGURES = own_csv({})
STRANGE = b"ingen rapport"

Members = list[tuple[str, bytes]]


def do_everything(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    store.bring(("två.docx", TWO), period="VT23")
    store.bring_statistics(("egen.csv", FIGURES))
    store.decide("decide_status", store.goal_id(TWO), "started", "skäl")
    store.undo(1)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup as it is made."""
    store = Store.under(tmp_path_factory.mktemp("hel") / "data")
    do_everything(store)
    target = store.settings.data_dir.parent / "kopia.zip"
    actions.backup(store.delmal, target)
    return target


def members_of(path: Path) -> Members:
    with zipfile.ZipFile(path) as source:
        return [(name, source.read(name)) for name in source.namelist()]


def pack(members: Iterable[tuple[str | zipfile.ZipInfo, bytes]], **how: Any) -> bytes:
    written = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two of one name: that is the point
        with zipfile.ZipFile(written, "w", **how) as target:
            for name, content in members:
                target.writestr(name, content)
    return written.getvalue()


def member(content: bytes, suffix: str = ".docx") -> str:
    return package.name_of(archive.digest(content), suffix)


def changed(name: str, change: Callable[[bytes], bytes]) -> Callable[[Members], Members]:
    return lambda members: [(n, change(c) if n == name else c) for n, c in members]


def without(*names: str) -> Callable[[Members], Members]:
    return lambda members: [(n, c) for n, c in members if n not in names]


def with_more(name: str, content: bytes = b"x") -> Callable[[Members], Members]:
    return lambda members: [*members, (name, content)]


def renamed(old: str, new: str) -> Callable[[Members], Members]:
    return lambda members: [(new if n == old else n, c) for n, c in members]


def manifest(change: Callable[[dict[str, Any]], object]) -> Callable[[Members], Members]:
    def rewrite(content: bytes) -> bytes:
        record = json.loads(content)
        change(record)
        return json.dumps(record).encode()

    return changed(package.MANIFEST, rewrite)


def relisted(change: Callable[[Members], Members]) -> Callable[[Members], Members]:
    """A change by somebody who has mended the list of what is there, too."""

    def made(members: Members) -> Members:
        after = dict(change(members))
        record = json.loads(after[package.MANIFEST])
        lines = after.get(journal.NAME, b"").splitlines()
        record["acts"] = len(lines)
        record["checksum"] = lines[-1][-66:-2].decode("latin-1") if lines else "delmal"
        record["files"] = [
            {"name": n, "size": len(c), "sha256": archive.digest(c)}
            for n, c in after.items()
            if n != package.MANIFEST
        ]
        return [*{**after, package.MANIFEST: json.dumps(record).encode()}.items()]

    return made


def journal_of(*records: dict[str, Any]) -> bytes:
    """Lines of any acts, with a chain that holds."""
    previous, lines = "delmal", []
    for no, said in enumerate(records, start=1):
        record = {"v": 2, "no": no, "at": "2026-01-01T00:00:00.000000Z", "who": "x", **said}
        body = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        previous = hashlib.sha256((previous + body).encode()).hexdigest()
        lines.append(f'{body[:-1]},"sum":"{previous}"}}\n')
    return "".join(lines).encode()


def brought(*contents: bytes, **more: Any) -> dict[str, Any]:
    documents = [
        {"sha256": archive.digest(c), "file": "a.docx", "answers": {}, "replaces": None, **more}
        for c in contents
    ]
    return {"act": "import", "data": {"documents": documents, "is_example": False}}


def of(lines: bytes, *originals: bytes) -> Callable[[Members], Members]:
    """A backup of another journal, consistent in itself."""
    content = [(journal.NAME, lines), *((member(c), c) for c in originals)]
    return relisted(lambda members: [members[0], *content])


def undo(*acts: Any) -> dict[str, Any]:
    return {"act": "undo", "data": {"acts": list(acts)}}


def no_lines_of(number: int) -> Callable[[bytes], bytes]:
    return lambda content: b"".join(content.splitlines(keepends=True)[:-number])


NESTED = b'{"a":' * 5000 + b"1" + b"}" * 5000
BOOM = b"\n" * 1_000_000

STRANGE_STATISTICS = relisted(
    lambda m: [
        m[0],
        (
            journal.NAME,
            journal_of(
                {
                    "act": "statistics",
                    "data": {
                        "files": [
                            {
                                "sha256": archive.digest(STRANGE),
                                "file": "a.csv",
                                "municipality": None,
                            }
                        ],
                        "is_example": False,
                    },
                }
            ),
        ),
        (member(STRANGE, ".data"), STRANGE),
    ]
)

CHANGES: dict[str, tuple[Callable[[Members], Members], str]] = {
    # What is there, and what is not.
    "no journal": (without(journal.NAME), "journalen saknas"),
    "no original": (without(member(ONE)), "saknas"),
    "no statistics": (without(member(FIGURES, ".data")), "saknas"),
    "no manifest": (without(package.MANIFEST), "innehållsförteckningen saknas"),
    "two journals": (with_more(journal.NAME), "finns två gånger"),
    "two journals, the same": (lambda m: [*m, m[1]], "finns två gånger"),
    "two manifests": (lambda m: [*m, m[0]], "finns två gånger"),
    "two originals of one name": (with_more(member(ONE), ONE), "finns två gånger"),
    "a journal in capitals": (renamed(journal.NAME, "JOURNAL.JSONL"), "inte hör dit"),
    "a second journal in capitals": (with_more("Journal.jsonl"), "inte hör dit"),
    "an original in capitals": (renamed(member(ONE), member(ONE).upper()), "inte hör dit"),
    "a folder in capitals": (
        renamed(member(ONE), member(ONE).replace("archive", "Archive")),
        "inte hör dit",
    ),
    "an unknown file": (with_more("LÄSMIG.txt"), "inte hör dit"),
    "an unknown file, listed": (relisted(with_more("delmal.duckdb")), "inte hör dit"),
    "a folder": (with_more("archive/", b""), "inte hör dit"),
    "a way out": (with_more("../ut.txt"), "inte hör dit"),
    "a way out of an original": (with_more(f"archive/../{member(STRANGE)}"), "inte hör dit"),
    "an absolute path": (with_more("/tmp/delmal-ut.txt"), "inte hör dit"),
    "a path of Windows": (with_more("C:\\ut.txt"), "inte hör dit"),
    "a name of no characters": (with_more("\x1b[2K\n"), "inte hör dit"),
    "the wrong folder": (
        renamed(member(ONE), member(ONE).replace(member(ONE)[8:10], "zz", 1)),
        "inte hör dit",
    ),
    "an original more": (with_more(member(STRANGE), STRANGE), "innehållsförteckningen"),
    "an original more, listed": (
        relisted(with_more(member(STRANGE), STRANGE)),
        "nämns inte i journalen",
    ),
    "a report as statistics": (
        relisted(renamed(member(ONE), member(ONE, ".data"))),
        "saknas",
    ),
    "an original less, and not listed": (relisted(without(member(ONE))), "saknas"),
    # What they hold.
    "another original": (changed(member(ONE), lambda _: b"x"), "inte så stor"),
    "another original of that size": (
        changed(member(ONE), lambda c: bytes(reversed(c))),
        "inte den fil",
    ),
    "another original, listed": (
        relisted(changed(member(ONE), lambda _: b"x")),
        "inte den fil som namnet säger",
    ),
    "an empty original": (relisted(changed(member(ONE), lambda _: b"")), "inte den fil"),
    "a changed journal": (
        changed(journal.NAME, lambda c: c.replace(b"VT23", b"VT24")),
        "inte den fil",
    ),
    "a changed journal, listed": (
        relisted(changed(journal.NAME, lambda c: c.replace(b"VT23", b"VT24"))),
        "skadad på rad 2",
    ),
    "a journal without its end": (changed(journal.NAME, no_lines_of(1)), "inte så stor"),
    "a journal without its end, listed": (
        relisted(changed(journal.NAME, lambda c: c[:-30])),
        "avkortad",
    ),
    "a journal cut with its originals": (
        lambda m: [
            m[0],
            (m[1][0], m[1][1].splitlines(keepends=True)[0]),
            *[(n, c) for n, c in m if n == member(ONE)],
        ],
        "enligt innehållsförteckningen",
    ),
    "an empty journal": (relisted(changed(journal.NAME, lambda _: b"")), "nämns inte"),
    "a journal of newlines": (relisted(changed(journal.NAME, lambda _: BOOM)), "rad 1"),
    "a journal of nulls": (relisted(changed(journal.NAME, lambda _: bytes(10**6))), "avkortad"),
    "a journal of nonsense": (
        relisted(changed(journal.NAME, lambda _: b"x" * 1000 + b"\n")),
        "rad 1",
    ),
    "a line without end": (
        relisted(changed(journal.NAME, lambda _: b"x" * (journal.MAX_LINE_BYTES + 9) + b"\n")),
        "rad 1",
    ),
    "a line twice": (
        relisted(changed(journal.NAME, lambda c: c + c.splitlines(keepends=True)[-1])),
        "rad 6",
    ),
    "lines that end as in Windows": (
        relisted(changed(journal.NAME, lambda c: c.replace(b"\n", b"\r\n"))),
        "rad 1",
    ),
    # What the acts say, in a chain that holds.
    "a newer act": (of(journal_of(brought(ONE), {"act": "purge", "data": {}}), ONE), "nyare"),
    "a newer line": (of(journal_of({"v": journal.VERSION + 1, **brought(ONE)}), ONE), "nyare"),
    "an act without its fields": (of(journal_of({"act": "import", "data": {}})), "händelse 1"),
    "an undo of what comes": (of(journal_of(undo(2), brought(ONE)), ONE), "händelse 1"),
    "an undo of nothing": (of(journal_of(brought(ONE), undo("1")), ONE), "händelse 2"),
    "a digest that is a path": (
        of(journal_of(brought(ONE, sha256="../../../tmp/x")), ONE),
        "händelse 1",
    ),
    "a file name that is none": (of(journal_of(brought(ONE, file=["a"])), ONE), "händelse 1"),
    "an answer that is none": (
        of(journal_of(brought(ONE, answers={"period": 23})), ONE),
        "händelse 1",
    ),
    "a decision of no kind": (
        of(
            journal_of(
                brought(ONE),
                {
                    "act": "decide",
                    "data": {"what": "hide", "key": "", "value": "", "reason": "", "subject": ""},
                },
            ),
            ONE,
        ),
        "händelse 2",
    ),
    "an original that no reader takes": (
        of(journal_of(brought(STRANGE)), STRANGE),
        "går inte längre att läsa",
    ),
    # What the list says.
    "a list that is none": (changed(package.MANIFEST, lambda _: b"[]"), "går inte att läsa"),
    "a list of nonsense": (changed(package.MANIFEST, lambda _: b"\xff{"), "går inte att läsa"),
    "a list without end": (changed(package.MANIFEST, lambda _: NESTED), "går inte att läsa"),
    "a list that says a thing twice": (
        changed(package.MANIFEST, lambda c: c.replace(b"{", b'{"acts":1,', 1)),
        "går inte att läsa",
    ),
    "a list of something else": (manifest(lambda r: r.update(format="x")), "går inte att läsa"),
    "a list of a newer version": (manifest(lambda r: r.update(version=2)), "nyare version"),
    "a list of no version": (manifest(lambda r: r.pop("version")), "går inte att läsa"),
    "a list of more acts": (manifest(lambda r: r.update(acts=9)), "slutar inte där"),
    "a list of another end": (manifest(lambda r: r.update(checksum="0" * 64)), "slutar inte där"),
    "a list with a file more": (
        manifest(lambda r: r["files"].append({"name": "x", "size": 1, "sha256": ""})),
        "saknas",
    ),
    "a list with a file twice": (
        manifest(lambda r: r["files"].append(r["files"][0])),
        "två gånger",
    ),
    "a list with a name of no kind": (
        manifest(lambda r: r["files"].append({"name": 1, "size": 1, "sha256": ""})),
        "går inte att läsa",
    ),
    "a list with another size": (manifest(lambda r: r["files"][0].update(size=1)), "inte så stor"),
    "a list with another digest": (
        manifest(lambda r: r["files"][0].update(sha256="0" * 64)),
        "inte den fil",
    ),
}


def _linked(content: bytes) -> bytes:
    """The journal as a symbolic link."""
    members = members_of_bytes(content)
    link = zipfile.ZipInfo(journal.NAME)
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return pack([(link if n == journal.NAME else n, c) for n, c in members])


def _device(content: bytes) -> bytes:
    link = zipfile.ZipInfo(member(ONE))
    link.external_attr = (stat.S_IFCHR | 0o666) << 16
    return pack([(link if n == member(ONE) else n, c) for n, c in members_of_bytes(content)])


def members_of_bytes(content: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        return [(name, source.read(name)) for name in source.namelist()]


def _zero(content: bytes) -> bytes:
    """A name that ends at a zero for whoever writes C, and goes on for others."""
    name = f"{member(STRANGE)}~.txt"
    return pack([*members_of_bytes(content), (name, STRANGE)]).replace(b"~.txt", b"\0.txt")


def _encrypted(content: bytes) -> bytes:
    """The flag of a password on every file."""
    changed_bytes = bytearray(content)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = changed_bytes.find(sign)
        while found >= 0:
            changed_bytes[found + at] |= 1
            found = changed_bytes.find(sign, found + 4)
    return bytes(changed_bytes)


def _overlapping(content: bytes) -> bytes:
    """Every file is the same bytes of the zip: the least of bombs, without compression."""
    at = content.find(b"PK\x01\x02")
    directory, end = content[at : content.rfind(b"PK\x05\x06")], content[-22:]
    twice = directory * 40
    signs = struct.unpack("<4s4H2LH", end)
    count = signs[4] * 40
    return (
        content[:at]
        + twice
        + struct.pack("<4s4H2LH", signs[0], 0, 0, count, count, len(twice), at, 0)
    )


def _vast(content: bytes) -> bytes:
    """A directory that says it is two gigabytes."""
    return content[:-10] + struct.pack("<LLH", 2 << 30, 0, 0)


def _tar(content: bytes) -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as target:
        for name, said in members_of_bytes(content):
            info = tarfile.TarInfo(name)
            info.size = len(said)
            target.addfile(info, io.BytesIO(said))
    return written.getvalue()


def _flipped(content: bytes) -> bytes:
    """A bit in the middle of an original."""
    damaged = bytearray(content)
    damaged[content.find(ONE) + 5] ^= 1
    return bytes(damaged)


def _bomb(content: bytes) -> bytes:
    """Two hundred megabytes of newlines for a journal, packed into two hundred kilobytes."""
    members = changed(journal.NAME, lambda _: b"\n" * (200 << 20))(members_of_bytes(content))
    return pack(members, compression=zipfile.ZIP_DEFLATED)


BYTES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "ingen hel zip-fil"),
    "no zip": (lambda _: b"PK nej", "ingen hel zip-fil"),
    "cut at the end": (lambda c: c[:-30], "ingen hel zip-fil"),
    "cut in half": (lambda c: c[: len(c) // 2], "ingen hel zip-fil"),
    "cut at the start": (lambda c: c[100:], ""),
    "a bit": (_flipped, ""),
    "a symbolic link": (_linked, "ingen vanlig fil"),
    "a name with a zero": (_zero, "inte hör dit"),
    "a device": (_device, "ingen vanlig fil"),
    "a password": (_encrypted, "lösenord"),
    "compressed": (
        lambda c: pack(members_of_bytes(c), compression=zipfile.ZIP_DEFLATED),
        "komprimerad",
    ),
    "a bomb": (_bomb, "komprimerad"),
    "overlapping files": (_overlapping, ""),
    "a vast directory": (_vast, "fler filer"),
    "a tar": (_tar, "ingen hel zip-fil"),
    "an empty zip": (lambda _: pack([]), "journalen saknas"),
}


def left(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if not path.is_dir()]


def refuse(source: Path, folder: Path, why: str) -> None:
    store = Store.under(folder)
    with pytest.raises(DelmalError) as told:
        store.restore(source)
    assert why in told.value.message
    assert "ngenting har ändrats" in told.value.message
    assert str(folder) not in told.value.message  # the folder beside is nobody's business
    assert left(folder) == ["lock"]
    assert store.faults() == []
    assert actions.history(store.delmal) == []


@pytest.mark.parametrize("what", CHANGES)
def test_a_broken_backup_is_refused_with_its_reason(whole: Path, tmp_path: Path, what: str) -> None:
    change, why = CHANGES[what]
    source = tmp_path / "trasig.zip"
    source.write_bytes(pack(change(members_of(whole))))
    refuse(source, tmp_path / "annan", why)


@pytest.mark.parametrize("what", BYTES)
def test_a_file_that_is_no_backup_is_refused_with_its_reason(
    whole: Path, tmp_path: Path, what: str
) -> None:
    change, why = BYTES[what]
    source = tmp_path / "trasig.zip"
    source.write_bytes(change(whole.read_bytes()))
    refuse(source, tmp_path / "annan", why)


def test_the_museum_is_large_enough() -> None:
    assert len(CHANGES) + len(BYTES) >= 40


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rör.zip")
    (tmp_path / "mapp.zip").mkdir()
    for name in ("rör.zip", "mapp.zip"):
        refuse(tmp_path / name, tmp_path / "annan", "ingen vanlig fil")


def test_after_every_refusal_a_whole_backup_still_goes_in(whole: Path, tmp_path: Path) -> None:
    store = Store.under(tmp_path / "annan")
    for what in ("two journals", "a journal of newlines", "an original that no reader takes"):
        source = tmp_path / f"{what}.zip"
        source.write_bytes(pack(CHANGES[what][0](members_of(whole))))
        with pytest.raises(DelmalError):
            store.restore(source)
    assert store.restore(whole) == actions.Backup(acts=5, documents=3)
    assert store.faults() == []
    assert store.rebuild().same


def test_a_journal_of_newlines_takes_no_memory(whole: Path, tmp_path: Path) -> None:
    source = tmp_path / "trasig.zip"
    lines = relisted(changed(journal.NAME, lambda _: b"\n" * (200 << 20)))
    source.write_bytes(pack(lines(members_of(whole))))
    store = Store.under(tmp_path / "annan")
    tracemalloc.start()
    try:
        with pytest.raises(DelmalError, match="skadad på rad 1"):
            store.restore(source)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 32 << 20
    assert left(tmp_path / "annan") == ["lock"]


def test_a_backup_by_an_earlier_version_goes_in_and_is_told(whole: Path, tmp_path: Path) -> None:
    """It has no list, and its lines no version."""
    records = [json.loads(line) for line in dict(members_of(whole))[journal.NAME].splitlines()]
    previous, lines = "delmal", ""
    for record in records:
        del record["v"], record["sum"]
        body = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        previous = hashlib.sha256((previous + body).encode()).hexdigest()
        lines += f'{body[:-1]},"sum":"{previous}"}}\n'
    change = changed(journal.NAME, lambda _: lines.encode())
    source = tmp_path / "äldre.zip"
    source.write_bytes(pack(without(package.MANIFEST)(change(members_of(whole)))))
    store = Store.under(tmp_path / "annan")
    assert store.restore(source) == actions.Backup(acts=5, documents=3, has_manifest=False)
    assert store.faults() == []
    store.answer(report_id(TWO), school="Lillskolan")
    assert store.faults() == []


def test_originals_without_a_journal_are_somebodys_last(whole: Path, tmp_path: Path) -> None:
    store = Store.under(tmp_path / "annan")
    archive.put(store.settings.private, archive.digest(STRANGE), STRANGE)
    with pytest.raises(DelmalError, match="fast journalen är tom"):
        store.restore(whole)
    assert archive.get(store.settings.private, archive.digest(STRANGE)) == STRANGE


def test_a_backup_says_what_is_in_it(whole: Path) -> None:
    members = members_of(whole)
    assert [name for name, _ in members[:2]] == [package.MANIFEST, journal.NAME]
    record = json.loads(members[0][1])
    assert record["acts"] == 5
    assert record["journal_version"] == journal.VERSION
    assert {(f["name"], f["size"], f["sha256"]) for f in record["files"]} == {
        (name, len(content), archive.digest(content)) for name, content in members[1:]
    }


def test_statistics_that_no_reader_takes_go_in_and_are_told(whole: Path, tmp_path: Path) -> None:
    """They may have been taken by older rules."""
    source = tmp_path / "kopia.zip"
    source.write_bytes(pack(STRANGE_STATISTICS(members_of(whole))))
    store = Store.under(tmp_path / "annan")
    store.restore(source)
    assert store.faults() == []
    assert store.rows("FROM observations") == []
    (told,) = actions.own_files(store.delmal)
    assert "visas längre" in told.notices[0]
    assert told.source == "Okänd källa"
