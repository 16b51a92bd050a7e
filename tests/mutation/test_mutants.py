"""What is changed in the code, and what is left alone."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.mutation.mutants import sites

PROJECT = Path(__file__).resolve().parents[2]


def changed(code: str) -> list[str]:
    """Every line that a change of the code puts in the place of another."""
    source = code.encode()
    return [
        line.removeprefix("+").strip()
        for ways in sites(source)
        for mutant in ways
        for line in mutant.diff(source)
        if line.startswith("+")
    ]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("a < b", ["(a <= b)"]),
        ("a < b >= c", ["(a <= b >= c)", "(a < b > c)"]),
        ("a is None", ["(a is not None)"]),
        ("a in b", ["(a not in b)"]),
        ("a == 'x'", ["(a != 'x')", "a == 'x?'"]),
        ("a in ('x', 'y')", ["(a not in ('x', 'y'))", "a in ('x?', 'y')", "a in ('x', 'y?')"]),
        ("a and b", ["(a or b)"]),
        ("a + b", ["(a - b)"]),
        ("a & ~b", ["(a | ~b)", "a & (b)"]),
        ("not a", ["(a)"]),
        ("f(7)", ["f(8)", "f((6))"]),
        ("f(0.5)", ["f(0.55)", "f(0.45)"]),
        ("f(True)", ["f(False)"]),
        ("a[:n]", ["a[:(n) + 1]", "a[:(n) - 1]"]),
        ("a[-1]", ["a[(1)]", "a[-2]", "a[-(0)]"]),
        ("min(a)", ["max(a)"]),
        ("np.minimum(a, b)", ["np.maximum(a, b)"]),
        ("[a for a in b if c]", ["[a for a in b if (not (c))]"]),
        ("a if b else c", ["a if (not (b)) else c"]),
    ],
)
def test_a_slip_of_each_kind(code: str, expected: list[str]) -> None:
    assert sorted(changed(code)) == sorted(expected)


def test_a_statement_is_changed_too() -> None:
    code = "def f(a):\n    while a:\n        break\n    if a:\n        return b\n    return None\n"
    assert changed(code) == ["while (not (a)):", "continue", "if (not (a)):", "return None"]


@pytest.mark.parametrize(
    "code",
    [
        '"""A text, 1 < 2."""',
        "a: Literal[1] = b",
        "def f(a: Literal[1]) -> Literal[2]: pass",
        "@lru_cache(maxsize=1)\ndef f(): pass",
        "raise ValueError(f'{1} < {a + 2}')",
        "log.info('%s', a + 1)",
        "if TYPE_CHECKING:\n    a = 1",
        "if __name__ == '__main__':\n    main(1)",
        "__all__ = ['a'] + b",
        "kept(max_entries=1)",
        "zip(a, b, strict=True)",
        "f'{a + 1}'",
        "'a' + b",
        "a = 1e-9",
    ],
)
def test_what_no_test_should_notice_is_left_alone(code: str) -> None:
    assert changed(code) == []


def test_lines_are_known_inside_functions_and_not_where_import_runs_them() -> None:
    code = "A = 1\ndef f(a=2):\n    x = (\n        a + b)\nclass C:\n    c = 3\n"
    found = {ways[0].line: ways[0].lines for ways in sites(code.encode())}
    assert found == {1: set(), 2: set(), 4: {3, 4}, 6: set()}


def test_letters_of_more_than_a_byte_do_not_move_the_change() -> None:
    assert changed("å = 'ö' if ä < 1 else 2")[0] == "å = 'ö' if (ä <= 1) else 2"


def test_every_change_of_the_real_code_can_be_compiled_and_is_a_change() -> None:
    source = (PROJECT / "sbs_data/analysis/targets.py").read_bytes()
    mutants = [mutant for ways in sites(source) for mutant in ways]
    as_it_is = ast.dump(ast.parse(source))
    assert len(mutants) > 40
    assert all(ast.dump(ast.parse(mutant.apply(source))) != as_it_is for mutant in mutants)
