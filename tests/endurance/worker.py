"""What a process does until it is killed: act after act, telling of each that was acknowledged."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sbs_data import actions, language
from sbs_data.errors import DelmalError
from sbs_data.store import archive, fold, understood
from tests.statistics.exports import own_csv
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
FIGURES = [
    own_csv(
        *(
            {"Skolenhetskod": unit, "Kommunkod": "0999", "Antal elever": pupils, "Kön": gender}
            for unit, pupils, gender in (
                ("", str(60 + no), "Alla"),
                ("", str(30 + no), "Flickor"),
                ("", "30", "Pojkar"),
            )
        )
    )
    for no in range(4)
]
TO_ERASE = [
    document(name=f"Ensam {no}", authority="Exempelkommunen", claims=[{"value": 60 + no}])
    for no in range(3)
]
"""Imported each by itself, and erased for good."""
FIGURES_TOGETHER = 2
TOGETHER = 3
"""So many documents are imported in one act: half an import would show fewer."""


Tell = Callable[[tuple[int, str]], None]
"""Told the number of an act, and what it did, when the program says that it is done."""


def live(folder: Path, seed: int, tell: Tell) -> None:
    """Act until killed."""
    store = Store.under(folder)
    chance = random.Random(seed)
    acts = (
        _import,
        _import,
        _single,
        _figures,
        _answer,
        _confirm,
        _decide,
        _undo,
        _erase,
        _restore,
    )
    tell((0, "ready"))
    store.prepare()
    while True:
        try:
            chance.choice(acts)(store, chance, tell)
        except DelmalError as error:  # nothing to undo, decided before, lasting: no act
            if error.code not in {"nothing_to_undo", "already_decided", "erased", "sealed"}:
                raise


def _import(store: Store, chance: random.Random, tell: Tell) -> None:
    first = chance.randrange(len(DOCUMENTS) // TOGETHER) * TOGETHER
    files = [(f"{no}.docx", DOCUMENTS[no]) for no in range(first, first + TOGETHER)]
    result = store.bring(*files)
    if result.act_no is not None:
        tell((result.act_no, "import"))


def _single(store: Store, chance: random.Random, tell: Tell) -> None:
    no = chance.randrange(len(TO_ERASE))
    result = store.bring((f"ensam {no}.docx", TO_ERASE[no]))
    if result.act_no is not None:
        tell((result.act_no, "import"))


def _erase(store: Store, chance: random.Random, tell: Tell) -> None:
    known = fold.documents(understood.read(store.settings.private).entries)
    there = [report_id(content) for content in TO_ERASE if archive.digest(content) in known]
    if there:
        tell((store.erase(chance.choice(there)), "erase"))


def _restore(store: Store, chance: random.Random, _: Tell) -> None:
    """A backup, and back from it in another folder: both are looked at afterwards."""
    folder = copies(store)
    folder.mkdir(exist_ok=True)
    number = chance.randrange(10**9)
    backup = folder / f"{number}.zip"
    actions.backup(store.delmal, backup)
    Store.under(folder / str(number)).restore(backup)


def copies(store: Store) -> Path:
    """Where a store's backups lie, and what came of them."""
    return store.settings.data_dir.with_name(f"{store.settings.data_dir.name}-kopior")


def _figures(store: Store, chance: random.Random, tell: Tell) -> None:
    first = chance.randrange(len(FIGURES) // FIGURES_TOGETHER) * FIGURES_TOGETHER
    files = [(f"{no}.csv", FIGURES[no]) for no in range(first, first + FIGURES_TOGETHER)]
    result = store.bring_statistics(*files)
    if result.act_no is not None:
        tell((result.act_no, "statistics"))


def _decide(store: Store, chance: random.Random, tell: Tell) -> None:
    known = list(store.ask("SELECT goal_id FROM goals ORDER BY 1")["goal_id"])
    if known:
        status = chance.choice(["achieved", "on_track", "started"])
        said = ("decide_status", chance.choice(known), status, "Det står i protokollet")
        tell((store.decide(*said), "decide"))


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
    standing = [act for act in actions.history(store.delmal) if act.undone_by is None]
    if standing:
        chosen = chance.choice(standing[-4:]).no
        store.undo(chosen)
        tell((len(actions.history(store.delmal)), "undo"))


def restore_and_die(folder: Path, backup: Path, at: int) -> None:
    """Restore, and end as by ``SIGKILL`` when so many files have taken a name or gone."""
    left = at

    def dying(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **kwargs: Any) -> Any:
            nonlocal left
            if left == 0:
                os._exit(9)
            left -= 1
            return real(*args, **kwargs)

        return step

    Path.replace = dying(Path.replace)  # type: ignore[method-assign] # this process is on its own
    vars(shutil)["rmtree"] = dying(shutil.rmtree)
    Store.under(folder).restore(backup)


def groups() -> list[set[str]]:
    """The reports that come and go together, and the statistics files that do."""
    reports = [report_id(content) for content in DOCUMENTS]
    files = [archive.digest(content) for content in FIGURES]
    return [
        set(identities[at : at + together])
        for identities, together in ((reports, TOGETHER), (files, FIGURES_TOGETHER))
        for at in range(0, len(identities), together)
    ]
