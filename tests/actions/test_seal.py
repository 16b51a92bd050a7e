"""A sealed history: what is rewritten is seen by who has the key, an erasure as an erasure."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sbs_data import actions
from sbs_data.errors import DelmalError
from sbs_data.store import journal, sealing
from sbs_data.store.journal import Entry
from tests.store.kit import Store, document, report_id

ONE, TWO, THREE = (document(name=name, claims=[{"value": 80}]) for name in ("Ett", "Två", "Tre"))


@pytest.fixture
def key(store: Store) -> str:
    """A store with two acts before the sealing began, and three after."""
    store.begin(("ett.docx", ONE))
    store.bring(("två.docx", TWO))
    made = actions.start_sealing(store.delmal)
    store.answer(report_id(ONE), period="VT23")
    store.bring(("tre.docx", THREE))
    store.undo(4)
    return made


def look(store: Store, *keys: str, noted: str | None = None) -> actions.Audited:
    """What an auditor sees of a backup that is made now."""
    target = store.settings.data_dir.parent / "revision.zip"
    target.unlink(missing_ok=True)
    actions.backup(store.delmal, target)
    return actions.verify_seals(target, keys, noted)


def look_at_journal(store: Store, *keys: str, noted: str | None = None) -> actions.Audited:
    return actions.verify_seals(store.settings.private / journal.NAME, keys, noted)


def test_a_history_that_stands_is_told_whole(store: Store, key: str) -> None:
    seen = look(store, key)
    assert seen.is_clean
    assert seen.audit.whole == [1, 2, 3, 4, 5, 6]
    assert seen.is_end_proved
    assert store.faults() == []
    assert store.rebuild().same
    assert look(store, key).is_clean


def test_the_first_key_is_nowhere_on_the_disk(store: Store, key: str) -> None:
    first = sealing.key_of(key)
    keys = [first]
    for _ in range(6):
        keys.append(sealing.evolved(keys[-1]))
    written = [p.read_bytes() for p in store.settings.data_dir.rglob("*") if p.is_file()]
    for old in keys[:4]:  # of lines 3 to 6, which are sealed
        assert not any(old in content or old.hex().encode() in content for content in written)
    assert any(keys[4].hex().encode() in content for content in written)
    assert (store.settings.private / sealing.STATE).stat().st_mode & 0o777 == 0o600


def rewrite(store: Store, change: Callable[[list[Entry]], list[Entry]]) -> None:
    """What somebody with all rights to the server does to the journal: its chain holds after."""
    known = journal.read(store.settings.private)
    journal.rewrite(store.settings.private, change(list(known.entries)))


def _said(entries: list[Entry], no: int, **changes: Any) -> list[Entry]:
    return [replace(e, **changes) if e.no == no else e for e in entries]


def _renumbered(entries: list[Entry]) -> list[Entry]:
    return [replace(entry, no=no) for no, entry in enumerate(entries, start=1)]


def _as_an_erasure(entries: list[Entry]) -> list[Entry]:
    """A change dressed up as an erasure's, by a line that was never one."""
    said = {"acts": [], "changed": [2]}
    return _said(_said(entries, 2, who="Bo", seal=f"5-{'0' * 64}"), 5, act="erase", data=said)


FORGERIES: dict[str, tuple[Callable[[list[Entry]], list[Entry]], list[int]]] = {
    "another name": (lambda es: _said(es, 4, who="Bo"), [4]),
    "another moment": (lambda es: _said(es, 5, at=es[0].at), [5]),
    "another word before the sealing": (lambda es: _said(es, 1, who="Bo"), [1]),
    "no seal": (lambda es: _said(es, 4, seal=None), [4]),
    "no seal before the sealing": (lambda es: _said(es, 2, seal=None), [2]),
    "another's seal": (lambda es: _said(es, 4, seal=es[4].seal), [4]),
    "two that changed places": (
        lambda es: _renumbered([*es[:3], es[4], es[3], es[5]]),
        [4, 5],
    ),
    "one taken out": (lambda es: _renumbered([*es[:3], *es[4:]]), [4, 5]),
    "one put in": (
        lambda es: _renumbered([*es[:4], replace(es[3], who="Bo"), *es[4:]]),
        [5, 6, 7],
    ),
    "a change called an erasure": (_as_an_erasure, [2, 5]),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_what_is_rewritten_is_seen(store: Store, key: str, what: str) -> None:
    change, broken = FORGERIES[what]
    rewrite(store, change)
    seen = look_at_journal(store, key)
    assert seen.audit.broken == broken
    assert not seen.is_clean


def test_a_history_cut_at_its_end_is_seen(store: Store, key: str) -> None:
    noted = look(store, key).to_note
    assert noted is not None
    rewrite(store, lambda entries: entries[:-1])
    seen = look(store, key, noted=noted)
    assert seen.audit.whole == [1, 2, 3, 4, 5]  # what is left is what it was
    assert seen.is_end_proved is False
    assert seen.is_noted_there is False
    assert not seen.is_clean
    with pytest.raises(DelmalError, match="slutar vid"):
        store.answer(report_id(ONE), period="VT24")


def test_a_history_cut_and_gone_on_with_is_seen(store: Store, key: str) -> None:
    """The server has no key for the lines that were cut: what comes instead is sealed wrongly."""
    rewrite(store, lambda entries: entries[:-2])
    state = store.settings.private / sealing.STATE
    record = json.loads(state.read_text())
    state.write_text(json.dumps({**record, "next": 5}))
    with pytest.raises(DelmalError):
        store.undo(99)
    known = journal.read(store.settings.private)
    made = sealing.sealer(store.settings.private, known)
    assert made is not None
    entry = journal.next_entry(known, at=store.clock(), who="x", act="undo", data={"acts": [4]})
    journal.append(store.settings.private, known, made.sealed(entry))
    assert look_at_journal(store, key).audit.broken == [5]


def test_an_older_backup_is_told_by_what_was_noted(store: Store, key: str) -> None:
    older = store.settings.data_dir.parent / "äldre.zip"
    actions.backup(store.delmal, older)
    store.answer(report_id(ONE), period="VT24")
    noted = look(store, key).to_note
    assert actions.verify_seals(older, [key]).is_clean
    assert actions.verify_seals(older, [key], noted).is_noted_there is False


def test_a_history_without_its_sealing_is_seen(store: Store, key: str) -> None:
    rewrite(
        store, lambda entries: _renumbered([replace(e, seal=None) for e in entries if e.no != 3])
    )
    seen = look_at_journal(store, key)
    assert seen.audit.strangers == [sealing.name_of(sealing.key_of(key))]
    assert not seen.is_clean


def test_a_sealing_begun_anew_by_somebody_else_is_seen(store: Store, key: str) -> None:
    rewrite(store, lambda entries: entries[:4])
    (store.settings.private / sealing.STATE).unlink()
    store.rebuild()
    actions.start_sealing(store.delmal)
    seen = look(store, key)
    assert seen.audit.unchecked == [5]
    assert not seen.is_clean


def test_an_erasure_is_seen_as_one_and_the_rest_stands(store: Store, key: str) -> None:
    noted = look(store, key).to_note
    no = store.erase(report_id(ONE))
    seen = look(store, key, noted=noted)
    assert seen.is_clean
    assert seen.audit.erased == {1: no, 4: no}
    assert seen.audit.whole == [2, 3, 5, 6, no]
    store.erase(report_id(THREE))
    seen = look(store, key, noted="4-" + "0" * 16)
    assert seen.audit.erased == {1: no, 4: no, 5: no + 1}
    assert seen.is_noted_there  # erased since: what it was is gone, and that is told
    assert seen.is_clean
    assert store.faults() == []
    rewrite(store, lambda entries: _said(entries, 1, who="Bo"))
    assert look_at_journal(store, key).audit.broken == [1]


def test_a_restored_history_waits_for_a_sealing_of_its_own(
    store: Store, key: str, tmp_path: Path
) -> None:
    target = tmp_path / "kopia.zip"
    assert actions.backup(store.delmal, target).is_sealed
    assert sealing.STATE.encode() not in target.read_bytes()
    other = Store.under(tmp_path / "annan")
    assert other.restore(target).is_sealed
    assert other.files() == store.files()
    with pytest.raises(DelmalError, match="nyckeln finns inte"):
        other.answer(report_id(ONE), period="VT24")
    (fault,) = other.faults()
    assert "nyckeln finns inte" in fault
    second = actions.start_sealing(other.delmal)
    other.answer(report_id(ONE), period="VT24")
    assert other.faults() == []
    assert look(other, key, second).is_clean
    assert look(other, key).audit.unchecked == [7, 8]
    assert not look(other, second).is_clean


def test_a_sealing_that_ends_stays_to_be_seen(store: Store, key: str) -> None:
    assert actions.stop_sealing(store.delmal) == 7
    assert not (store.settings.private / sealing.STATE).exists()
    store.answer(report_id(ONE), period="VT24")
    seen = look(store, key)
    assert seen.is_clean
    assert seen.is_end_proved is None
    assert seen.audit.whole == [1, 2, 3, 4, 5, 6, 7]
    assert seen.audit.unsealed == [8]
    second = actions.start_sealing(store.delmal)
    store.answer(report_id(ONE), period="VT25")
    seen = look(store, second, key)
    assert seen.is_clean
    assert seen.audit.unsealed == []
    assert [segment.first for segment in seen.audit.segments] == [3, 9]
    with pytest.raises(DelmalError, match="förseglas redan"):
        actions.start_sealing(store.delmal)


def test_an_erasure_after_the_end_of_a_sealing_proves_nothing(store: Store, key: str) -> None:
    actions.stop_sealing(store.delmal)
    store.erase(report_id(ONE))
    assert look(store, key).audit.broken == [1, 4]


def test_a_sealing_whose_key_is_lost_can_be_ended(store: Store, key: str) -> None:
    (store.settings.private / sealing.STATE).unlink()
    with pytest.raises(DelmalError, match="nyckeln finns inte"):
        store.undo(1)
    with pytest.raises(DelmalError, match="nyckeln finns inte"):
        store.erase(report_id(ONE))
    assert actions.stop_sealing(store.delmal) == 7
    store.undo(1)
    assert look(store, key).audit.broken == [7]  # it does not say by whom


class PowerCut(BaseException):
    """Nothing in the program may catch it."""


def test_a_crash_before_the_key_is_forgotten_is_mended_by_the_next_act(
    store: Store, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> None:
        raise PowerCut

    with monkeypatch.context() as patched:
        patched.setattr(sealing.Sealer, "forget", cut)
        with pytest.raises(PowerCut):
            store.answer(report_id(ONE), period="VT24")
    store.prepare()
    assert store.faults() == []
    store.answer(report_id(ONE), period="VT25")
    seen = look(store, key)
    assert seen.is_clean
    assert seen.audit.whole == list(range(1, 9))


def test_a_line_changed_before_the_key_is_forgotten_stops_the_next_act(
    store: Store, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert key
    with monkeypatch.context() as patched:
        patched.setattr(sealing.Sealer, "forget", lambda *_: None)
        store.answer(report_id(ONE), period="VT24")
    rewrite(store, lambda entries: _said(entries, 7, who="Bo"))
    with pytest.raises(DelmalError, match="bär inte det sigill"):
        store.answer(report_id(ONE), period="VT25")


def test_a_sealing_is_no_act_to_undo(store: Store, key: str) -> None:
    assert key
    with pytest.raises(DelmalError, match="kan inte ångras"):
        store.undo(3)
    assert actions.history(store.delmal)[2].sentence == "Började försegla historiken."


@pytest.mark.parametrize(
    "typed", ["", "x", "0" * 72, "ab" * 36, "-".join(["12345678"] * 9), "ö" * 72]
)
def test_a_mistyped_key_is_told(store: Store, key: str, typed: str) -> None:
    with pytest.raises(DelmalError, match="nio grupper"):
        look(store, typed)
    with pytest.raises(DelmalError, match="nio grupper"):
        look(store, key[:-1] + ("0" if key[-1] != "0" else "1"))
    assert look(store, f"  {key.upper().replace('-', ' ')} ").is_clean


def test_a_history_that_was_never_sealed_is_not_proved(key: str, tmp_path: Path) -> None:
    other = Store.under(tmp_path / "annan")
    other.bring(("ett.docx", ONE))
    assert not look(other, key).is_clean
    with pytest.raises(DelmalError, match="förseglas inte"):
        actions.stop_sealing(other.delmal)
