"""The search index: it ranks as the library does, a decision keeps it, erasing empties it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sbs_data import questions
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
)


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


@pytest.mark.parametrize("words", ["frånvaro", "elev", "lärare", "skola elev"])
def test_the_score_is_what_match_bm25_gives_for_the_same_terms(words: str) -> None:
    made = World()
    made.report("r-1")
    made.initiative("r-1", 1, "Insats", "Trygghet")
    for no, text in enumerate(TEXTS, start=1):
        made.passage("r-1-i1", no, "problem", text, no)
    search_index.build(made.db)
    hits = questions.search(made, SearchSelection(words), 10).hits
    terms = [f"{mark}{word}" for word in words.split() for mark in ("", "~")]
    expected = made.query(
        "SELECT passage_no, fts_main_search_text.match_bm25(search_no, $terms) AS score "
        "FROM search_passage",
        {"terms": " ".join(terms)},
    ).set_index("passage_no")["score"]
    assert len(hits)
    for row in hits.itertuples():
        assert row.score == pytest.approx(expected[row.passage_no])


def test_a_published_snapshot_is_searched_by_a_reader_that_is_locked_down(store: Store) -> None:
    store.bring(("a.docx", document(goals={"Skolfrånvaron minskar": "achieved"})))
    assert found(store, "frånvaro") == ["Skolfrånvaron minskar"]
    with pytest.raises(duck.Error, match="stem"):  # the extension's own function: not loaded here
        store.ask("SELECT stem('frånvaron', 'swedish')")


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
    assert len(comments) == 2
    assert comments["comment"].str.startswith("internal").all()
