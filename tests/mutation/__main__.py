"""``python -m tests.mutation``: draw, change, run, and name what no test noticed."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.mutants import Mutant, sites
from tests.mutation.running import NOTHING_RAN, PASSED, TOO_SLOW, Copy, Known

ROOT = Path(__file__).resolve().parents[2]
ROOMS: Mapping[str, Sequence[str]] = {
    "sbs_data/reports": ["tests/reports"],
    "sbs_data/analysis": ["tests/analysis"],
    "sbs_data/disclosure": ["tests/disclosure"],
    "sbs_data/meaning": ["tests/meaning"],
    "sbs_data/answers": ["tests/answers"],
}
"""Whose code is changed, and the tests that are to notice."""
WORKERS = 2


@dataclass(slots=True)
class Drawn:
    """A mutant and how its tests ended; ``None`` where there was no time for it."""

    room: str
    path: str
    source: bytes
    mutant: Mutant
    code: int | None = None

    @property
    def survived(self) -> bool:
        return self.code in (PASSED, NOTHING_RAN)


def draw(root: Path, rooms: Sequence[str], count: int, seed: int) -> list[Drawn]:
    """So many places of the rooms, each as likely, and one change to each."""
    chance = random.Random(seed)
    found = []
    for room in rooms:
        for file in sorted((root / room).rglob("*.py")):
            source, path = file.read_bytes(), file.relative_to(root).as_posix()
            found += [(room, path, source, ways) for ways in sites(source)]
    drawn = chance.sample(found, min(count, len(found)))
    return [Drawn(room, path, source, chance.choice(ways)) for room, path, source, ways in drawn]


def judge(drawn: Drawn, known: Known, copy: Copy) -> None:
    """Run the tests that pass the changed line and, if they notice nothing, the room's others."""
    changed = drawn.mutant.apply(drawn.source)
    drawn.code = NOTHING_RAN
    for tests in known.in_turn(drawn.path, drawn.mutant.lines):
        if tests and drawn.code in (PASSED, NOTHING_RAN):
            drawn.code = copy.notices(drawn.path, changed, tests, known)


def run(
    root: Path, rooms: Mapping[str, Sequence[str]], every: Sequence[Drawn], minutes: float
) -> None:
    """Judge them all on some copies of the tree, as far as the minutes reach."""
    end = time.monotonic() + 60 * minutes
    lock = threading.Lock()
    known: dict[str, Known] = {}
    waiting = sorted(every, key=lambda drawn: drawn.room)

    def work(copy: Copy) -> None:
        while True:
            with lock:
                if not waiting or time.monotonic() > end:
                    return
                drawn = waiting.pop()
                if drawn.room not in known:
                    known[drawn.room] = copy.learn(rooms[drawn.room])
            judge(drawn, known[drawn.room], copy)
            print("s" if drawn.survived else ".", end="", flush=True)

    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        copies = [Copy(root, Path(folder) / str(n)) for n in range(WORKERS)]
        with ThreadPoolExecutor(WORKERS) as pool:
            list(pool.map(work, copies))


def report(every: Sequence[Drawn], least: float) -> tuple[str, bool]:
    """A table of the rooms, what survived and what was not reached; and whether that is enough."""
    lines = ["| room | drawn | killed | of them too slow | survived | killed, % |"]
    lines.append("|---|--:|--:|--:|--:|--:|")
    for room in [*sorted({drawn.room for drawn in every}), "all"]:
        ran = [d for d in every if room in (d.room, "all") and d.code is not None]
        survived = sum(drawn.survived for drawn in ran)
        slow = sum(drawn.code == TOO_SLOW for drawn in ran)
        killed = len(ran) - survived
        share = 100 * killed / len(ran) if ran else 0.0
        lines.append(f"| {room} | {len(ran)} | {killed} | {slow} | {survived} | {share:.1f} |")
    for drawn in sorted(every, key=lambda drawn: (drawn.path, drawn.mutant.line)):
        if drawn.survived:
            lines += ["", f"survived: {drawn.path}:{drawn.mutant.line}"]
            lines += drawn.mutant.diff(drawn.source)
    unreached = sum(drawn.code is None for drawn in every)
    if unreached:
        lines += ["", f"{unreached} of {len(every)} were not reached in time."]
    return "\n".join(lines), not unreached and share >= least


def main(arguments: Sequence[str]) -> int:
    """0 where enough of the mutants were killed and all were tried."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("rooms", nargs="*", help=f"of {', '.join(ROOMS)}; all of them if none")
    parser.add_argument("--seed", type=int, help="the same again; else a fresh one, printed")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--least", type=float, default=90, help="per cent to be killed")
    asked = parser.parse_args(arguments)
    seed = random.SystemRandom().randrange(10**6) if asked.seed is None else asked.seed
    rooms = [room for room in asked.rooms or ROOMS if (ROOT / room).is_dir()]
    print(f"seed {seed}: {asked.count} mutants of {', '.join(rooms)}", flush=True)
    every, begun = draw(ROOT, rooms, asked.count, seed), time.monotonic()
    run(ROOT, ROOMS, every, asked.minutes)
    told, enough = report(every, asked.least)
    print(f"\n\n{told}", f"\n{(time.monotonic() - begun) / 60:.1f} minutes, seed {seed}", sep="\n")
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
