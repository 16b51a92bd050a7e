"""Seeded damage to Word files: in the zip's bytes, in its directory, and in the XML inside.

The same seed gives the same file on every machine (no hash order, no clock).
"""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable

from tests.reports.reading import GREEN, RED, A, B
from tests.reports.word import (
    coloured,
    control,
    document,
    highlighted,
    matrix,
    member,
    para,
    repack,
    run,
    table,
)

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
NASTY = [
    "",
    "-1",
    "0",
    "99999999999999999999",
    "1e9",
    "NaN",
    "auto",
    "FFFFFF",
    "GGGGGG",
    "\u00e5",
    "x" * 5000,
    "true",
    "none",
    "themeColor",
    "../../etc/passwd",
    "%s%n",
    "\u202e",
    "&amp;",
    "0x41",
    "2147483648",
]
TEXTS = [
    "80 procent",
    "från 1 till 2 procent",
    "VT99",
    "22/23",
    "behörighet",
    "\u0001"[:0],
    "🟢",
    "●" * 300,
    "a) Problem",
    "Mål",
    "Välj utvecklingsområde:",
    "k här för att ange text.",
    "ﷺ",
    "İ" * 50,
    "\u0130\u0131",
    "<script>",
    ":red[x]",
    "0" * 400,
    " ",
    "\u00ad" * 30,
    "meritvärde 999",
    "e\u0301" * 40,
]

Mutation = Callable[[random.Random, bytes], bytes]


def seeds() -> list[bytes]:
    """Healthy files to damage: as varied as honest reports are."""
    goals = [para(coloured(A, GREEN)), para(highlighted(B, "yellow")), "Fri text om 80 procent."]
    lettered = para("Delredovisning VT 2022 inom Samverkan för bästa skola")
    return [
        document(para("Välj utvecklingsområde: ", control(run("Styrning"))), matrix({5: goals})),
        document(
            lettered, matrix({5: [table("<w:tr><w:tc><w:p/></w:tc></w:tr>"), *goals]}), title=None
        ),
        document(
            matrix({8: ["Delmålet på 80% behörighet nåddes VT23."]}), matrix(), header="X kommun"
        ),
        document(para("Se bilagor"), para("Text. " * 100), para(coloured("Rubrik", RED))),
    ]


def mutate(seed: int, healthy: list[bytes]) -> bytes:
    """One damaged file."""
    chance = random.Random(seed)
    content = chance.choice(healthy)
    mutation = chance.choices(*zip(*MUTATIONS, strict=True))[0]
    for _ in range(chance.choice([1, 1, 1, 2, 4])):
        try:
            content = mutation(chance, content)
        except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, EOFError, OSError):
            break  # the first damage left nothing to damage further
    return content


def flip(chance: random.Random, content: bytes) -> bytes:
    """Some bytes changed."""
    damaged = bytearray(content)
    for _ in range(chance.choice([1, 4, 32])):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut(chance: random.Random, content: bytes) -> bytes:
    """The end lost."""
    return content[: chance.randrange(len(content))]


def splice(chance: random.Random, content: bytes) -> bytes:
    """A piece lost."""
    a, b = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:a] + content[b:]


def lie(chance: random.Random, content: bytes) -> bytes:
    """Change numbers in the zip's directory: sizes, offsets, counts, flags, method."""
    damaged = bytearray(content)
    starts = [m.start() for m in re.finditer(b"PK\x01\x02|PK\x05\x06|PK\x03\x04", content)]
    if not starts:
        return content
    start = chance.choice(starts)
    for _ in range(chance.choice([1, 2, 4])):
        at = start + chance.randrange(4, 46)
        if at < len(damaged):
            damaged[at] = chance.choice([0, 1, 0x7F, 0xFF, chance.randrange(256)])
    return bytes(damaged)


def _xml(
    chance: random.Random, content: bytes, change: Callable[[random.Random, str], str]
) -> bytes:
    name = chance.choices(
        [
            DOCUMENT,
            STYLES,
            "word/numbering.xml",
            "word/theme/theme1.xml",
            "[Content_Types].xml",
            "_rels/.rels",
            "word/_rels/document.xml.rels",
            "word/settings.xml",
        ],
        [30, 4, 3, 2, 1, 1, 2, 1],
    )[0]
    text = member(content, name).decode("utf-8", "replace")
    return repack(content, {name: change(chance, text).encode("utf-8", "surrogatepass")})


def _attribute(chance: random.Random, text: str) -> str:
    found = list(re.finditer(r'="([^"]*)"', text))
    if not found:
        return text
    hit = chance.choice(found)
    return f"{text[: hit.start(1)]}{chance.choice(NASTY)}{text[hit.end(1) :]}"


def _words(chance: random.Random, text: str) -> str:
    found = list(re.finditer(r">([^<]+)<", text))
    if not found:
        return text
    hit = chance.choice(found)
    new = chance.choice(TEXTS).replace("<", "&lt;")
    return f"{text[: hit.start(1)]}{new}{text[hit.end(1) :]}"


def _element(chance: random.Random, text: str) -> str:
    """Drop, double, move or rename an element: mostly still well-formed."""
    found = list(
        re.finditer(r"<(w:\w+)(?: [^<>]*)?>(?:(?!<\1[ >]).)*?</\1>|<w:\w+[^<>]*/>", text, re.DOTALL)
    )
    if not found:
        return text
    hit = chance.choice(found)
    piece = hit.group()
    kind = chance.randrange(5)
    if kind == 0:
        return text[: hit.start()] + text[hit.end() :]
    if kind == 1:
        return text[: hit.end()] + piece * chance.choice([1, 3, 40]) + text[hit.end() :]
    if kind == 2:
        at = chance.choice(found).start()
        return text[:at] + piece + text[at:]
    if kind == 3:
        names = [
            "w:tbl",
            "w:tr",
            "w:tc",
            "w:p",
            "w:r",
            "w:t",
            "w:sdt",
            "w:sdtContent",
            "w:pPr",
            "w:del",
        ]
        name = re.match(r"<(w:\w+)", piece)
        assert name is not None
        new = re.sub(rf"(</?){name[1]}\b", rf"\g<1>{chance.choice(names)}", piece)
        return text[: hit.start()] + new + text[hit.end() :]
    wrapped = chance.choice(["w:sdt", "w:ins", "w:del", "w:tbl", "w:p", "w:customXml", "w:tc"])
    return f"{text[: hit.start()]}<{wrapped}>{piece}</{wrapped}>{text[hit.end() :]}"


def _nest(chance: random.Random, text: str) -> str:
    depth = chance.choice([5, 60, 200, 3000])
    pieces = {
        "tables": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        "controls": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        "insertions": ("<w:ins>", "</w:ins>"),
    }
    start, end = pieces[chance.choice(sorted(pieces))]
    at = text.find("<w:tbl>") if chance.random() < 0.5 else text.rfind("<w:sectPr")
    at = max(at, 0)
    return f"{text[:at]}{start * depth}<w:p/>{end * depth}{text[at:]}"


def _raw(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text))
    return (
        text[:at]
        + chance.choice(["<", ">", "&", "]]>", "<!--", "\x00", "\ufffe", "<?x?>"])
        + text[at:]
    )


def _doctype(chance: random.Random, text: str) -> str:
    entities = chance.choice(
        [
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
            '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
            "<!DOCTYPE x ["
            + '<!ENTITY a0 "lol">'
            + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
            + "]>",
        ]
    )
    at = text.find("?>") + 2
    return text[:at] + entities + text[at:].replace("</w:t>", "&a;</w:t>", 1)


def _of_xml(change: Callable[[random.Random, str], str]) -> Mutation:
    return lambda chance, content: _xml(chance, content, change)


def _encoding(chance: random.Random, content: bytes) -> bytes:
    name = chance.choice([DOCUMENT, STYLES])
    text = member(content, name).decode()
    encoding = chance.choice(["utf-16", "latin-1", "utf-32", "cp1252"])
    return repack(
        content, {name: text.replace("UTF-8", encoding.upper()).encode(encoding, "replace")}
    )


def _swap_members(chance: random.Random, content: bytes) -> bytes:
    names = [DOCUMENT, STYLES, "word/numbering.xml", "_rels/.rels", "docProps/core.xml"]
    one, other = chance.sample(names, 2)
    return repack(content, {one: member(content, other)})


def _drop_member(chance: random.Random, content: bytes) -> bytes:
    names = [
        STYLES,
        DOCUMENT,
        "word/numbering.xml",
        "word/theme/theme1.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "_rels/.rels",
        "[Content_Types].xml",
    ]
    return repack(content, {chance.choice(names): None})


MUTATIONS: list[tuple[Mutation, int]] = [
    (flip, 10),
    (cut, 4),
    (splice, 3),
    (lie, 10),
    (_of_xml(_attribute), 22),
    (_of_xml(_words), 12),
    (_of_xml(_element), 30),
    (_of_xml(_nest), 5),
    (_of_xml(_raw), 5),
    (_of_xml(_doctype), 3),
    (_encoding, 2),
    (_swap_members, 2),
    (_drop_member, 2),
]
