"""The search index: it ranks as BM25 does, a decision keeps it, erasing empties it."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import pytest

from sbs_data import language, questions
from sbs_data.publishing import search_index, snapshots
from sbs_data.questions import SearchSelection
from sbs_data.store import duck
from tests.questions.world import World
from tests.store.kit import Store, document, report_id

TEXTS = (
    "Frånvaron ökar.",
    "Frånvaro, frånvaro och åter skolfrånvaro bland eleverna i skolan.",
    "Eleverna trivs, enligt elevenkäten, och frånvarorutinen är känd av lärarna.",
    "Lärarna planerar.",
    "Och så vidare.",
    "och till och med",
)
HEADINGS = (None, "Frånvaro", "–", None, "Skolan", None)


def found(store: Store, words: str) -> list[str]:
    pointer = snapshots.current(store.settings.published)
    assert pointer is not None
    snapshot = snapshots.open_snapshot(store.settings.published, pointer)
    try:
        hits = questions.search(snapshot, SearchSelection(words), 50).hits
    finally:
        snapshot.close()
    return sorted(hits.get("text", []))


def holding(store: Store, word: bytes) -> list[Path]:
    """The files that hold a word, whatever they are."""
    files = (path for path in Path(store.settings.data_dir).rglob("*") if path.is_file())
    return [path for path in files if word in path.read_bytes().lower()]


def terms_of(text: str, heading: str | None) -> list[str]:
    """What a passage is found by, as many times as it says it; what its heading says, once."""
    said = [language.analyser()(form) for form in language.forms(text)]
    over = [language.analyser()(form) for form in language.forms(heading or "")]
    return [
        *(term for word in said for term in language.written(word)),
        *dict.fromkeys(term for word in over for term in language.over(word)),
    ]


def bm25(texts: list[list[str]], asked: list[str]) -> list[float]:
    """The score of each text for some terms, by the formula.

    Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (Foundations
    and Trends in Information Retrieval 3, 2009), section 3.4. The sum over the terms asked for of

        idf · tf · (k1 + 1) / (tf + k1 · (1 − b + b · length / mean length)),

    where tf is how often the text has the term, with k1 = 1.2 and b = 0.75. Of n texts in all, m
    of them with the term, idf is log10(1 + (n − m + ½) / (m + ½)), which is never negative. That
    is what match_bm25 of DuckDB's extension for full-text search reckons, logarithm and all.
    """
    mean = sum(map(len, texts)) / len(texts)
    having = {term: sum(term in text for text in texts) for term in asked}
    idf = {
        term: math.log10(1 + (len(texts) - count + 0.5) / (count + 0.5))
        for term, count in having.items()
    }

    def score(text: list[str]) -> float:
        times = Counter(text)
        return sum(
            idf[term] * times[term] * 2.2 / (times[term] + 1.2 * (0.25 + 0.75 * len(text) / mean))
            for term in asked
        )

    return [score(text) for text in texts]


@pytest.mark.parametrize("words", ["frånvaro", "elev", "lärare", "skola elev"])
def test_the_score_is_bm25(words: str) -> None:
    made = World()
    made.report("r-1")
    for no, (text, heading) in enumerate(zip(TEXTS, HEADINGS, strict=True), start=1):
        section = {"part": "section", "heading": heading, "is_template": False}
        made.insert("passage", report_id="r-1", passage_no=no, text=text, **section)
    search_index.build(made.db)
    hits = questions.search(made, SearchSelection(words), 10).hits
    asked = [f"{mark}{word}" for word in words.split() for mark in ("", "~")]
    expected = bm25([terms_of(*passage) for passage in zip(TEXTS, HEADINGS, strict=True)], asked)
    assert len(hits)
    for row in hits.itertuples():
        assert row.score == pytest.approx(expected[row.passage_no - 1], rel=1e-12)


def test_a_published_snapshot_is_searched_by_a_reader_that_is_locked_down(store: Store) -> None:
    store.bring(("a.docx", document(goals={"Skolfrånvaron minskar": "achieved"})))
    assert found(store, "frånvaro") == ["Skolfrånvaron minskar"]


def test_an_index_takes_nothing_but_what_duckdb_is_made_of() -> None:
    made = World()
    search_index.build(made.db)
    loaded = made.query("SELECT install_mode FROM duckdb_extensions() WHERE loaded")
    assert set(loaded["install_mode"]) == {"STATICALLY_LINKED"}


def test_a_new_import_is_found_beside_the_old(store: Store) -> None:
    store.bring(("a.docx", document(goals={"Frånvaron minskar": "achieved"})))
    store.bring(("b.docx", document(goals={"Ogiltig frånvaro upphör": "started"})))
    assert found(store, "frånvaro") == ["Frånvaron minskar", "Ogiltig frånvaro upphör"]


def test_a_decision_keeps_the_index(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = document(goals={"Frånvaron minskar": "achieved"}, schools=["Alm"])
    store.bring(("a.docx", first))

    def rebuilt(_: duck.Connection) -> None:
        raise AssertionError("a decision has no new words")

    monkeypatch.setattr(search_index, "build", rebuilt)
    store.answer(report_id(first), period="VT24")
    assert found(store, "frånvaro") == ["Frånvaron minskar"]


def test_an_undone_import_is_not_found(store: Store) -> None:
    store.bring(("a.docx", document(goals={"Frånvaron minskar": "achieved"})))
    store.bring(("b.docx", document(goals={"Mobbningen upphör": "started"})))
    store.undo()
    assert found(store, "mobbning") == []
    assert found(store, "frånvaro") == ["Frånvaron minskar"]


def test_the_words_of_an_erased_report_are_in_no_file(store: Store) -> None:
    kept = document(goals={"Frånvaron minskar": "achieved"})
    erased = document(goals={"Zebrakonsekvensen upphör": "started"})
    store.bring(("a.docx", kept), ("b.docx", erased))
    assert found(store, "zebra") == ["Zebrakonsekvensen upphör"]
    assert holding(store, b"zebrakons")
    store.erase(report_id(erased))
    assert found(store, "zebra") == []
    assert found(store, "frånvaro") == ["Frånvaron minskar"]
    assert not holding(store, b"zebrakons")


def test_the_tables_say_that_they_are_internal(store: Store) -> None:
    store.prepare()
    comments = store.ask(
        "SELECT table_name, comment FROM duckdb_tables() WHERE table_name LIKE 'search_%'"
    )
    assert sorted(comments["table_name"]) == sorted(search_index.TABLES)
    assert comments["comment"].str.startswith("internal").all()
