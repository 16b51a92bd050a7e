"""What a process does until it is killed: act after act, telling of each that was acknowledged."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from sbs_data import actions, language
from sbs_data.errors import DelmalError
from tests.store.kit import Store, document, report_id

language.analyser()("ord")  # the dictionary is read once, by the process that the others come of

DOCUMENTS = [
    document(
        name=f"Nr {no}",
        authority="Exempelkommunen",
        schools=["Lillskolan"] if no % 2 else [],
        claims=[{"value": 70 + no, "unit": "percent", "term": "VT23"}],
    )
    for no in range(12)
]
TOGETHER = 3
"""So many documents are imported in one act: half an import would show fewer."""


Tell = Callable[[tuple[int, str]], None]
"""Told the number of an act, and what it did, when the program says that it is done."""


def live(folder: Path, seed: int, tell: Tell) -> None:
    """Act until killed."""
    store = Store.under(folder)
    chance = random.Random(seed)
    acts = (_import, _import, _answer, _confirm, _undo)
    tell((0, "ready"))
    store.prepare()
    while True:
        try:
            chance.choice(acts)(store, chance, tell)
        except DelmalError as error:  # nothing to undo, decided before: no act
            if error.code not in {"nothing_to_undo", "already_decided"}:
                raise


def _import(store: Store, chance: random.Random, tell: Tell) -> None:
    first = chance.randrange(len(DOCUMENTS) // TOGETHER) * TOGETHER
    files = [(f"{no}.docx", DOCUMENTS[no]) for no in range(first, first + TOGETHER)]
    result = store.bring(*files)
    if result.act_no is not None:
        tell((result.act_no, "import"))


def _answer(store: Store, chance: random.Random, tell: Tell) -> None:
    known = list(store.ask("SELECT report_id FROM reports ORDER BY 1")["report_id"])
    if known:
        period = chance.choice(["VT22", "VT23", "2023/24"])
        tell((store.answer(chance.choice(known), period=period), "answer"))


def _confirm(store: Store, chance: random.Random, tell: Tell) -> None:
    keys = list(store.ask("SELECT target_key FROM stated_targets ORDER BY 1")["target_key"])
    if keys:
        act_no = store.confirm(chance.choice(keys), chance.random() < 0.5)
        tell((act_no, "confirm_target"))


def _undo(store: Store, chance: random.Random, tell: Tell) -> None:
    standing = [act for act in actions.history(store.settings) if act.undone_by is None]
    if standing:
        chosen = chance.choice(standing[-4:]).no
        store.undo(chosen)
        tell((len(actions.history(store.settings)), "undo"))


def groups() -> list[set[str]]:
    """The reports that come and go together."""
    identities = [report_id(content) for content in DOCUMENTS]
    return [set(identities[at : at + TOGETHER]) for at in range(0, len(identities), TOGETHER)]
