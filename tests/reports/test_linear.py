"""Reading takes time in proportion to the document: the work is counted, never timed.

What is counted is the steps of Python's own machine in the reader's code, so that a loop within a
loop is seen however quick each turn of it is. Four times the document may be four times the work.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest

from sbs_data.reports import goal_beside, goal_matches, read_report
from tests.reports import layout_museum as museum
from tests.reports.reading import GREEN, RED, YELLOW, A
from tests.reports.word import (
    BREAK,
    LABELS,
    cell,
    coloured,
    document,
    listed,
    matrix,
    para,
    row,
    run,
    table,
)

_MANY = 24
_TIMES = 4
# What does not grow with the document makes it less; what is looked up at need, a little more.
_MOST = 4.4
_COLOURS = (GREEN, YELLOW, RED)
_WORDS = ("läsa", "räkna", "skriva", "samtala", "lyssna", "tänka", "leka", "sjunga", "rita", "gå")


def _goal(n: int) -> str:
    return f"Eleverna ska {' '.join(_WORDS[int(d)] for d in f'{n:04d}')} tillsammans."


def _goals(many: int) -> list[str]:
    return [_goal(n) for n in range(many)]


def _marked(texts: Sequence[str]) -> list[str]:
    return [para(coloured(words, _COLOURS[n % 3])) for n, words in enumerate(texts)]


def _four_and_five(four: Sequence[str], five: Sequence[str]) -> list[str]:
    return [matrix({4: four, 5: five})]


def _own_rows(many: int, answer: str) -> list[str]:
    own = (row(cell(f"Egen fråga {n}"), cell(answer)) for n in range(many))
    return [table(*museum.rows(), *own)]


def _beside(many: int, *status: str) -> str:
    return table(*(row(cell(_goal(n)), *status) for n in range(many)))


def _each(many: int, *below: str) -> list[str]:
    return [line for n in range(many) for line in (_goal(n), *below)]


_KINDS: dict[str, Callable[[int], Sequence[str]]] = {
    "goals": lambda n: _four_and_five(_goals(n), _marked(_goals(n))),
    "goals from below": lambda n: _four_and_five(_goals(n), _marked(_goals(n)[::-1])),
    "goals on one line": lambda n: _four_and_five(
        _goals(n), [para(*(coloured(f"{g} ", GREEN) for g in _goals(n)))]
    ),
    "goals in one paragraph": lambda n: _four_and_five(
        _goals(n), [para(*(coloured(g, GREEN) + BREAK for g in _goals(n)))]
    ),
    "goals not repeated": lambda n: _four_and_five(_goals(n), ["Vi har arbetat."] * n),
    "goals nearly the same": lambda n: _four_and_five(
        _goals(n), _marked([g.replace("tillsammans", "samman") for g in _goals(n)])
    ),
    "goals in other words": lambda n: _four_and_five(
        _goals(n), _marked([f"Mer om att {g[13:-13]} i grupp" for g in _goals(n)])
    ),
    "goals by number": lambda n: _four_and_five(
        [f"Mål {i + 1}: {g}" for i, g in enumerate(_goals(n))],
        _marked([f"Mål {i + 1}" for i in range(n)]),
    ),
    "goals of two sentences": lambda n: _four_and_five(
        [f"{_goal(2 * i)} {_goal(2 * i + 1)}" for i in range(n)], _marked(_goals(2 * n))
    ),
    "goals in row 5 alone": lambda n: _four_and_five([A], _marked([A, *_goals(n)])),
    "remarks": lambda n: _four_and_five(
        [*(f"({g[9:]})" for g in _goals(n)), A], _marked([*(f"({g[9:]})" for g in _goals(n)), A])
    ),
    "headings among goals": lambda n: _four_and_five(
        [line for g in _goals(n) for line in (f"Om {g[13:25]}", g)], _marked(_goals(n))
    ),
    "a heading above all goals": lambda n: _four_and_five(_goals(n), ["Uppnått:", *_goals(n)]),
    "signs": lambda n: _four_and_five(_goals(n), _each(n, para(coloured("●", GREEN)))),
    "words": lambda n: _four_and_five(_goals(n), _each(n, "På god väg")),
    "boxes": lambda n: _four_and_five(_goals(n), _each(n, "☒ Ja ☐ Delvis ☐ Nej")),
    "lists": lambda n: _four_and_five([listed(g) for g in _goals(n)], [*map(listed, _goals(n))]),
    "underlined": lambda n: _four_and_five(
        _goals(n), [para(run(g, f'<w:u w:val="single" w:color="{GREEN}"/>')) for g in _goals(n)]
    ),
    "status cells": lambda n: _four_and_five(_goals(n), [_beside(n, museum.shaded(GREEN))]),
    "all goals beside all words": lambda n: _four_and_five(
        _goals(n), [table(row(cell(*_goals(n)), cell(*["Ja"] * (n - 1))))]
    ),
    "a row of goals": lambda n: _four_and_five(
        _goals(n), [table(row(*(museum.shaded(GREEN, g) for g in _goals(n))))]
    ),
    "letters": lambda n: _four_and_five([A], [para(*(coloured(c, GREEN) for c in A * n))]),
    "blank lines": lambda n: _four_and_five([A], [*_marked([A]), *[""] * (20 * n), "Slut."]),
    "rows of its own": lambda n: _own_rows(4 * n, "Ett svar."),
    "rows without answers": lambda n: _own_rows(4 * n, ""),
    "rows of goals": lambda n: [
        table(
            *museum.rows((1, 2, 3)),
            row(cell(LABELS[4]), cell(*_goals(n))),
            row(cell(LABELS[5]), cell("Så här gick det.")),
            *(row(cell(), museum.shaded(GREEN, g)) for g in _goals(n)),
        )
    ],
    "one goal a row": lambda n: [
        table(
            museum.head("Mål", "Insats", "Resultat", "Status"),
            *(row(*map(cell, (g, "Läxor", "Bra.")), museum.shaded(GREEN)) for g in _goals(n)),
        )
    ],
    "matrices": lambda n: [matrix()] * (n // 3),
    "initiatives in one table": lambda n: [table(*museum.rows() * (n // 3))],
    "initiatives side by side": lambda n: [
        table(*(row(cell(LABELS[k]), *[cell(*museum.ANSWERS[k])] * (n // 3)) for k in LABELS))
    ],
    "initiatives turned": lambda n: [
        table(
            museum.TURNED[0],
            *(row(cell(f"Insats {i}"), *(cell(f"Svar {k}") for k in range(9))) for i in range(n)),
        )
    ],
    "headings": lambda n: museum.LAYOUTS["headings"] * (n // 3),
    "a heading of many lines": lambda n: [
        *museum.headings(LABELS[2], *["(till exempel genom enkäter)"] * (4 * n)),
        *museum.LAYOUTS["headings"],
    ],
    "one column": lambda n: [table(*museum.ONE_COLUMN * (n // 3))],
    "a long question in one column": lambda n: [
        table(
            *museum.ONE_COLUMN,
            row(cell(LABELS[2], *["(till exempel genom enkäter)"] * (8 * n))),
        )
    ],
    "the name again": lambda n: [matrix(), *[table(*museum.rows((1,)))] * n],
    "tables like the matrix": lambda n: [
        p for _ in range(n) for p in (table(*museum.rows((2, 9))), para("Mellan."))
    ],
    "wide rows": lambda n: [table(*museum.rows(), row(*[cell("Ord")] * (8 * n)))],
    "frames": lambda n: [matrix(), *[museum.frame(para("Ord"))] * n],
    "running text": lambda n: [matrix(), *[para(f"{g} Våren 2022 gick bra.") for g in _goals(n)]],
    "one long paragraph": lambda n: [
        matrix(), para(" ".join(f"{g} Våren 2022 gick Björkskolan före." for g in _goals(n)))
    ],
}  # fmt: skip


@contextmanager
def _counted() -> Iterator[list[int]]:
    """Count the steps of Python's machine in the reader."""
    steps = [0]

    def step(_frame: FrameType, event: str, _: Any) -> Any:
        if event == "opcode":
            steps[0] += 1
        return step

    def call(frame: FrameType, _event: str, _: Any) -> Any:
        name = frame.f_code.co_filename
        # What dataclasses write has no file.
        if "sbs_data" not in name and not name.startswith("<"):
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return step

    before = sys.gettrace()
    sys.settrace(call)
    try:
        yield steps
    finally:
        sys.settrace(before)


def _work(content: bytes) -> int:
    with _counted() as steps:
        read_report(content, "stor.docx")
    return steps[0]


@pytest.mark.parametrize("kind", _KINDS)
def test_four_times_the_document_is_four_times_the_work(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Up to so many are compared each with each: more than any matrix has.
    monkeypatch.setattr(goal_matches, "_MOST_COMPARED", 4)
    monkeypatch.setattr(goal_beside, "_MOST_BESIDE", 4)
    monkeypatch.setattr(goal_beside, "_MOST_CELLS", 4)
    small, large = (document(*_KINDS[kind](n)) for n in (_MANY, _TIMES * _MANY))
    read_report(small, "liten.docx")  # what is found once for all documents
    assert _work(large) < _MOST * _work(small)
