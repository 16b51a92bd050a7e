"""Pages draw: their sentences stand in ``sbs_data/words/``, and a label of two pages is one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PAGES = PROJECT / "pages"

MOST_WORDS = 6
"""A label has no more; what has more is a sentence, whatever it ends with."""
STOP = re.compile(r"[.!?](?=\s|$)")
WORD = re.compile(r"\w")
LABEL = re.compile(r"[A-ZÅÄÖ]\w*[a-zåäö]")


def written(source: str) -> Iterator[tuple[int, str]]:
    """Every text that code writes, with its line; a value put into one is told as ``x``.

    Docstrings, also those below a constant, are not written anywhere.
    """
    tree = ast.parse(source)
    left_out = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            left_out |= {id(part) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in left_out:
            continue
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(_part(part) for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def _part(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else "x"


def is_sentence(text: str) -> bool:
    """Whether it has a stop, or more words than a label."""
    words = [word for word in text.split() if WORD.search(word)]
    stops = STOP.search(text) is not None
    return len(words) > MOST_WORDS or (stops and len(words) > 1) or text.endswith("x.")


def files() -> list[Path]:
    return sorted(PAGES.rglob("*.py"))


@pytest.mark.parametrize(
    "source",
    [
        'st.text("Ingenting har beslutats.")',
        'st.text("Ingen mall? Hämta den")',
        'st.text(f"Vald skola: {name}.")',
        'words.note(f"{told}.")',
        'st.text("Ett " "stycke.")',
        'st.text("Det här är sju ord utan punkt")',
        'st.error(first or f"{count} fel. {more}")',
        'HELP = "Gäller alla. Också andra"',
    ],
)
def test_a_sentence_is_seen(source: str) -> None:
    assert any(is_sentence(text) for _, text in written(source))


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring. It may say what it likes."""',
        'X = 1\n"""So may this. Of course."""',
        'st.button("Spara målvärdet", key=f"save {key}")',
        'st.text_input("Varför?", placeholder="till exempel VT23 eller 2022/23")',
        'st.badge(f"{count} {word}", icon=":material/check:")',
        'name = f"egen-uppfoljning-{name}.xlsx"',
    ],
)
def test_a_label_is_none(source: str) -> None:
    assert not [text for _, text in written(source) if is_sentence(text)]


def test_no_page_writes_a_sentence() -> None:
    found = [
        f"{file.relative_to(PROJECT)}:{line}: {text}"
        for file in files()
        for line, text in written(file.read_text(encoding="utf-8"))
        if is_sentence(text)
    ]
    assert found == [], "a sentence stands in sbs_data/words/"


def test_a_label_of_two_pages_is_one_constant() -> None:
    places: dict[str, set[str]] = {}
    for file in files():
        for _, text in written(file.read_text(encoding="utf-8")):
            if LABEL.match(text):
                places.setdefault(text, set()).add(str(file.relative_to(PROJECT)))
    several = {text: sorted(of) for text, of in places.items() if len(of) > 1}
    assert several == {}, "a label of several pages stands in sbs_data/words/labels.py"
