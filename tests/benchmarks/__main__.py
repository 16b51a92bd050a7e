"""``python -m tests.benchmarks [section …]``: the measurements, as Markdown on standard output."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Mapping, Sequence

from tests.benchmarks import (
    browser,
    figures,
    importing,
    load,
    pages,
    questions,
    reading,
    searching,
)

SECTIONS: Mapping[str, Callable[[], str]] = {
    "reading": reading.main,
    "importing": importing.main,
    "figures": figures.main,
    "questions": questions.main,
    "pages": pages.main,
    "browser": browser.main,
    "people": browser.people,
    "load": load.main,
    "searching": searching.main,
}


def chosen(names: Sequence[str]) -> dict[str, Callable[[], str]]:
    """The named sections; all of them where none is named. Raises ``SystemExit`` for an unknown."""
    unknown = [name for name in names if name not in SECTIONS]
    if unknown:
        raise SystemExit(f"No section {', '.join(unknown)}; there are {', '.join(SECTIONS)}.")
    return {name: SECTIONS[name] for name in names or SECTIONS}


def main(names: Sequence[str]) -> None:
    """Measure, and print a section at a time."""
    sections = chosen(names)
    print("# Benchmarks\n")
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}.\n")
    for measure in sections.values():
        print(f"{measure()}\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
