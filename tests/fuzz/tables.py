"""Seeded damage to statistics files: Excel's parts, lines and cells of CSV, values of JSON.

The same seed gives the same file on every machine (no hash order, no clock).
"""

from __future__ import annotations

import copy
import io
import json
import random
import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from sbs_data.office import DAMAGE
from tests.fuzz.mutations import NASTY, cut, flip, lie, splice
from tests.statistics import hostile
from tests.statistics.exports import own_csv, own_workbook, siris, workbook
from tests.statistics.test_kolada import answer, row, value
from tests.statistics.test_skolverket import NORBERG, wrapped

Mutation = Callable[[random.Random, bytes], bytes]
_CELLS = [
    *NASTY, "1e999", "-", "..", "~100", "inf", "nan", '"', '"x', ";;", "\n", "\r", "\0", "0180",
    "2024/25", "Valt läsår: 1999/00", "Skola", "Alla", "78,5", "9" * 60, "=1+1", "811218-9876",
]  # fmt: skip
_REFERENCES = [
    "A1", "a1", "XFD1048576", "xfd1048576", "A99999999", "A0", "AAAA1", "1", "A", "$A$1", "", "A01",
    "ZZ200001", "A1:B2",
]  # fmt: skip
_JUNK: list[Any] = [
    None, True, False, 0, -1, 10**6, 1.5, 1e308, "", "x", "0901", "..", "2024/25", 10**30, [], {},
    [[]], {"id": "x"}, "x" * 50_000, "\u202e",
]  # fmt: skip


def seeds() -> dict[str, list[bytes]]:
    """Healthy files of each kind."""
    lines = [line.split(";") for line in siris().decode("utf-8-sig").split("\r\n")]
    grades: list[dict[str, str]] = [{"Årskurs": grade} for grade in "789"]
    return {
        "xlsx": [own_workbook(hostile.CELLS), workbook(("Blad", lines)), hostile.package()],
        "csv": [siris(), own_csv(*grades)],
        "json": [
            json.dumps(answer(row(value("T", 75.0), value("K", 80.5)))).encode(),
            json.dumps(wrapped(NORBERG)).encode(),
        ],
    }


def mutate(kind: str, seed: int, healthy: Mapping[str, list[bytes]]) -> bytes:
    """One damaged file."""
    chance = random.Random(f"{kind} {seed}")
    content = chance.choice(healthy[kind])
    for _ in range(chance.choice([1, 1, 2, 4, 16])):
        mutation = chance.choices(*zip(*_MUTATIONS[kind], strict=True))[0]
        try:
            content = mutation(chance, content)
        except (*DAMAGE, RuntimeError, OverflowError, struct.error):
            break  # the first damage left nothing to damage further
        if not content:
            break
    return content


def _in_parts(change: Callable[[random.Random, str], str]) -> Mutation:
    def mutation(chance: random.Random, content: bytes) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as old:
            names = old.namelist()
            wanted = chance.choice([n for n in names if "sheet" in n or "Strings" in n] + names)
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
                for name in names:
                    part = old.read(name)
                    if name == wanted:
                        text = change(chance, part.decode("utf-8", "replace"))
                        part = text.encode("utf-8", "surrogatepass")
                    new.writestr(name, part)
        return made.getvalue()

    return mutation


def _attribute(chance: random.Random, text: str) -> str:
    found = list(re.finditer(r'="([^"]*)"', text))
    if not found:
        return text
    hit = chance.choice(found)
    new = chance.choice([*NASTY, *_REFERENCES])
    return f"{text[: hit.start(1)]}{new}{text[hit.end(1) :]}"


def _reference(chance: random.Random, text: str) -> str:
    found = list(re.finditer(r'<(?:c|row) r="([^"]*)"', text))
    if not found:
        return text
    hit = chance.choice(found)
    return f"{text[: hit.start(1)]}{chance.choice(_REFERENCES)}{text[hit.end(1) :]}"


def _words(chance: random.Random, text: str) -> str:
    found = list(re.finditer(r">([^<]+)<", text))
    if not found:
        return text
    hit = chance.choice(found)
    new = chance.choice(_CELLS).replace("<", "&lt;").replace("\0", "")
    return f"{text[: hit.start(1)]}{new}{text[hit.end(1) :]}"


def _element(chance: random.Random, text: str) -> str:
    """Drop, double, move or rename an element: mostly still well-formed."""
    found = list(re.finditer(r"<([\w:]+)(?: [^<>]*)?(?:/>|>(?:(?!<\1[ >]).)*?</\1>)", text, re.S))
    if not found:
        return text
    hit, piece = (chosen := chance.choice(found)), chosen.group()
    kind = chance.randrange(4)
    if kind == 0:
        return text[: hit.start()] + text[hit.end() :]
    if kind == 1:
        return text[: hit.end()] + piece * chance.choice([1, 3, 40]) + text[hit.end() :]
    if kind == 2:
        at = chance.choice(found).start()
        return text[:at] + piece + text[at:]
    name = chance.choice(["row", "c", "v", "f", "is", "t", "si", "sheet", "sheetData", "x"])
    new = re.sub(rf"(</?){re.escape(hit[1])}\b", rf"\g<1>{name}", piece)
    return text[: hit.start()] + new + text[hit.end() :]


def _raw(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    sign = chance.choice(["<", ">", "&", "]]>", "<!--", "\x00", "<?x?>", "<!DOCTYPE x>", "&a;"])
    return text[:at] + sign + text[at:]


def _member(chance: random.Random, content: bytes) -> bytes:
    """A part gone, under another name, or there twice."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    name = chance.choice(sorted(parts))
    part = parts[name] if chance.random() < 0.5 or len(parts) == 1 else parts.pop(name)
    if chance.random() < 0.8:
        new = chance.choice([name.upper(), name.replace("/", "\\"), f"/{name}", sorted(parts)[0]])
        parts[new] = part
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for each, text in parts.items():
            package.writestr(each, text)
    return made.getvalue()


def _cell(chance: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    at = chance.randrange(len(lines))
    cells = lines[at].split(b";")
    cells[chance.randrange(len(cells))] = chance.choice(_CELLS).encode("utf-8", "surrogatepass")
    lines[at] = b";".join(cells)
    return b"\n".join(lines)


def _line(chance: random.Random, content: bytes) -> bytes:
    """A line gone, doubled, moved, or many empty ones."""
    lines = content.split(b"\n")
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    piece = lines[at]
    kind = chance.randrange(4)
    if kind in (0, 2):
        del lines[at]
    if kind in (1, 2):
        lines.insert(to, piece)
    if kind == 3:
        lines[to:to] = [chance.choice([b"", b"\r", b";", piece])] * chance.choice([1, 50, 12_000])
    return b"\n".join(lines)


def _signs(chance: random.Random, content: bytes) -> bytes:
    old, new = chance.sample([b";", b",", b"\t", b"\r\n", b"\n", b"\r", b'"', b"."], 2)
    return content.replace(old, new, chance.choice([1, 3, -1]))


def _encoded(chance: random.Random, content: bytes) -> bytes:
    encoding = chance.choice(["utf-16", "utf-16-le", "latin-1", "utf-32", "utf-7"])
    return content.decode("utf-8", "replace").encode(encoding, "replace")


def _node(chance: random.Random, content: bytes) -> bytes:
    """Something somewhere put in place of what stood there, doubled, or gone."""
    tree = json.loads(content)
    node: Any = tree
    while True:
        keys: list[Any] = sorted(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return content
        key = chance.choice(keys)
        if isinstance(node[key], dict | list) and node[key] and chance.random() < 0.8:
            node = node[key]
            continue
        break
    kind = chance.randrange(4)
    if kind == 0:
        del node[key]
    elif kind == 1 and isinstance(node, list):
        node.extend(copy.deepcopy(node[key]) for _ in range(chance.choice([1, 30])))
    elif kind == 2:
        for _ in range(chance.choice([1, 50, 400])):
            node[key] = [node[key]]
    else:
        node[key] = copy.deepcopy(chance.choice(_JUNK))
    return json.dumps(tree).encode()


def _token(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content))
    sign = chance.choice(
        [b"[" * 3_000, b"{", b"]", b'"', b",", b"1e999", b"NaN", b"9" * 5_000, b"\\ud800", b"\0"]
    )
    return content[:at] + sign + content[at:]


_BYTES: list[tuple[Mutation, int]] = [(flip, 6), (cut, 2), (splice, 3)]
_MUTATIONS: dict[str, list[tuple[Mutation, int]]] = {
    "xlsx": [
        *_BYTES,
        (lie, 8),
        (_in_parts(_attribute), 15),
        (_in_parts(_reference), 15),
        (_in_parts(_words), 20),
        (_in_parts(_element), 20),
        (_in_parts(_raw), 4),
        (_member, 5),
    ],
    "csv": [*_BYTES, (_cell, 40), (_line, 20), (_signs, 6), (_encoded, 2)],
    "json": [*_BYTES, (_node, 40), (_token, 8)],
}
KINDS = tuple(_MUTATIONS)
