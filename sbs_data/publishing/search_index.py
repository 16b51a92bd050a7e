"""The index that search asks: which passages have each term that their words are found by.

Each distinct word is analysed once (``sbs_data.language``), and a passage is indexed by its words'
terms rather than by the words: so the index knows Swedish forms and compounds although DuckDB does
not. It lies in the file that it is about: where a report is erased, its words go with it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import pyarrow as pa

from sbs_data import language
from sbs_data.store import duck

SCHEMA = (Path(__file__).parent / "search_index.sql").read_text("utf-8")
PACK = (Path(__file__).parent / "search_index_pack.sql").read_text("utf-8")
TABLES = ("search_passage", "search_word", "search_term", "search_posting", "search_length")
BATCH = 4096
"""Passages in memory at a time, beside the dictionary."""

RULES = hashlib.sha256(
    b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("search_index*.*")))
    + b"".join(
        path.read_bytes()
        for path in sorted(files("sbs_data.language").iterdir(), key=lambda path: path.name)
        if path.is_file()
    )
    + version("simplemma").encode()
).hexdigest()
"""Changes whenever the same passages would be indexed differently."""

_BATCH = """
    SELECT search_no, text, coalesce(heading, '')
    FROM search_passage JOIN passage USING (report_id, passage_no)
    WHERE search_no BETWEEN ? AND ?"""
_TEXT = pa.schema([("search_no", pa.int32()), ("terms", pa.string())])
_WORD = pa.schema(
    [
        ("form", pa.string()),
        ("lemmas", pa.list_(pa.string())),
        ("roots", pa.list_(pa.string())),
        ("within", pa.list_(pa.string())),
        ("terms", pa.list_(pa.string())),
        ("passage_count", pa.int32()),
    ]
)


def build(connection: duck.Connection, analysed: Mapping[str, language.Word] | None = None) -> None:
    """Index every passage of the database in use; an index that was there is made anew.

    ``analysed`` is what another index knew of words: if it is all, no dictionary is read.
    """
    words = _Words(known(connection) or analysed or {})
    connection.execute(SCHEMA)
    # The dictionary and DuckDB's own work never take their memory at once.
    with duck.sparing(connection):
        _write(connection, words)
    del words
    language.let_go()
    duck.frugally(connection, PACK)
    for table in TABLES:
        connection.execute(f"COMMENT ON TABLE {table} IS 'internal: what search finds passages by'")


def _write(connection: duck.Connection, words: _Words) -> None:
    for rows in _texts(connection, words):
        duck.insert(connection, "search_text", rows)
    words.add_themes()
    duck.insert(connection, "search_word", words.table())


class _Words(dict[str, str]):
    """Each distinct word met so far → its terms with blanks between. Analysed once, and counted."""

    def __init__(self, known: Mapping[str, language.Word]) -> None:
        self._known = known
        self._words: dict[str, language.Word] = {}
        self._headings: dict[str, str] = {"": ""}
        self._counts: Counter[str] = Counter()

    def __missing__(self, form: str) -> str:
        word = self._words[form] = self._known.get(form) or language.analyser()(form)
        terms = self[form] = " ".join(language.written(word))
        return terms

    def terms(self, text: str, heading: str) -> str:
        """What a passage is found by, as many times as it is said, with blanks between."""
        forms = language.forms(text)
        self._counts.update(set(forms))
        found = [terms for form in forms if (terms := self[form])]
        if heading:
            found.append(self._over(heading))
        return " ".join(found)

    def add_themes(self) -> None:
        """Know the words of the themes too, so that asking for one needs no dictionary."""
        for theme in language.themes():
            for form in language.forms(" ".join((*theme.words, *theme.headings))):
                self[form]

    def table(self) -> pa.Table:
        """The rows of ``search_word``."""
        rows = [
            {
                "form": form,
                "lemmas": word.lemmas,
                "roots": word.roots,
                "within": word.within,
                "terms": language.written(word),
                "passage_count": self._counts[form],
            }
            for form, word in self._words.items()
        ]
        return pa.Table.from_pylist(rows, schema=_WORD)

    def _over(self, heading: str) -> str:
        terms = self._headings.get(heading)
        if terms is None:
            forms = language.forms(heading)
            found = (
                term for form in forms if self[form] for term in language.over(self._words[form])
            )
            terms = self._headings[heading] = " ".join(dict.fromkeys(found))
        return terms


def known(connection: duck.Connection) -> dict[str, language.Word]:
    """What the index of the database in use knows of words; nothing if it has none."""
    try:
        rows = duck.rows(connection, "SELECT form, lemmas, roots, within FROM search_word")
    except duck.NoSuchTable:
        return {}
    return {form: language.Word(*map(tuple, said)) for form, *said in rows}


def _texts(connection: duck.Connection, words: _Words) -> Iterator[pa.Table]:
    """What each passage is found by, a batch at a time."""
    start = 1
    while rows := duck.rows(connection, _BATCH, start, start + BATCH - 1):
        start += BATCH
        made = [(no, words.terms(text, heading)) for no, text, heading in rows]
        yield pa.Table.from_arrays(
            [pa.array(column) for column in zip(*made, strict=True)], schema=_TEXT
        )
