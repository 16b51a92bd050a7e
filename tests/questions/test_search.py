"""Searching the passages: what is found, in which order, where, and what is said if nothing is."""

from __future__ import annotations

import pytest

from sbs_data import questions
from sbs_data.publishing import search_index
from sbs_data.questions import NONE_SAID, SearchPage, SearchSelection
from tests.questions.world import HOSTILE, World


def world(*texts: str) -> World:
    """One report with each text as a passage of a matrix, in order; passage numbers from 1."""
    made = World()
    made.report("r-1")
    made.initiative("r-1", 1, "Insats", "Trygghet", ("Alm",))
    for no, text in enumerate(texts, start=1):
        made.passage("r-1-i1", no, "problem", text, no)
    search_index.build(made.db)
    return made


def found(made: World, words: str, **more: object) -> list[int]:
    """The numbers of the passages that are found, best first."""
    page = questions.search(made, SearchSelection(words, **more), 50)  # type: ignore[arg-type]
    assert page.hit_count == len(page.hits)
    return [int(no) for no in page.hits.get("passage_no", [])]


def marked(page: SearchPage) -> list[list[str]]:
    """The words that are marked in each hit."""
    return [
        [text[start:end] for start, end in spans]
        for text, spans in zip(page.hits["text"], page.hits["spans"], strict=True)
    ]


@pytest.mark.parametrize("word", ["frånvaro", "FRÅNVARON", "frånvarons"])
def test_a_word_is_found_in_all_its_forms_and_compounds(word: str) -> None:
    made = world("Skolfrånvaron ökar.", "Frånvaroproblematiken är känd.", "Frånvaro.", "Närvaro.")
    assert sorted(found(made, word)) == [1, 2, 3]


def test_the_word_itself_comes_before_its_compounds_however_often_they_are_said() -> None:
    made = world(
        "Skolfrånvaro, frånvarorutin och frånvaroproblematik.",
        "I en lång text om mycket annat, om lektioner, raster och måltider, sägs det att "
        "elevernas frånvaro också har följts under det läsår som har gått.",
    )
    assert found(made, "frånvaro") == [2, 1]


def test_what_is_said_shortly_comes_before_what_is_said_in_passing() -> None:
    made = world(
        "Frånvaron är en av många frågor som skolan arbetar med under läsåret i arbetslagen.",
        "Frånvaron minskar.",
    )
    assert found(made, "frånvaro") == [2, 1]


def test_every_word_must_be_in_the_passage_and_function_words_need_not() -> None:
    made = world("Rutin för frånvaro.", "En rutin.", "Hög frånvaro.", "Frånvarorutinen är ny.")
    assert found(made, "rutiner vid frånvaro") == [1, 4]


def test_a_phrase_is_found_word_for_word() -> None:
    made = world(
        "Plan mot kränkande behandling.",
        "Behandlingen var kränkande.",
        "kränkande\nbehandling",
        "Kränkande behandlingar.",
    )
    assert sorted(found(made, "”kränkande behandling”")) == [1, 3]
    assert sorted(found(made, '"kränkande behandling" plan')) == [1]
    assert found(made, '"till och med"') == []


def test_a_phrase_of_function_words_is_found_too() -> None:
    made = world("Från och med hösten.", "Från hösten och med den.")
    assert found(made, "”från och med”") == [1]
    assert found(made, "från och med") == [1]


@pytest.mark.parametrize("term", ["VT23", "vt 23", "VT-23", "”VT 23”"])
def test_a_term_is_found_however_it_is_written(term: str) -> None:
    made = world("Under VT-23.", "Från VT 23.", "VT23!", "VT22 och 23 elever.")
    expected = {1, 2, 3} if term != "vt 23" else {1, 2, 3, 4}
    assert set(found(made, term)) == expected


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("elev", "Relevanta elevärenden, för elevernas skull.", ["elevärenden", "elevernas"]),
        ("ELEVHÄLSA", "EHT möts. Elevhälsan också.", ["EHT", "Elevhälsan"]),
        ("”kränkande behandling”", "Kränkande behandling kränker.", ["Kränkande behandling"]),
        ("läsning", "La\u0308sning är läs\u00adning.", ["La\u0308sning", "läs\u00adning"]),
        ("f-3", "I F–3 och F.", ["F–3"]),
    ],
)
def test_the_places_of_the_matches_are_told(words: str, text: str, expected: list[str]) -> None:
    page = questions.search(world(text), SearchSelection(words), 10)
    assert marked(page) == [expected]


def filtered() -> World:
    made = World()
    made.report("r-1", period="VT22", kind="delredovisning", order=1)
    made.report("r-2", period=None, kind="slutredovisning", order=None)
    made.initiative("r-1", 1, "Ett", "Trygghet", ("Alm", "Björk"))
    made.initiative("r-1", 2, "Två", None, ())
    made.initiative("r-2", 1, "Tre", "Undervisning", ("Björk",))
    made.insert("initiative_form", initiative_id="r-1-i1", form="preschool", basis="report")
    made.passage("r-1-i1", 1, "problem", "Frånvaron i ettan.", 2)
    made.passage("r-1-i2", 2, "goal", "Frånvaron i tvåan.", 4)
    made.passage("r-2-i1", 1, "lesson", "Frånvaron i trean.", 9)
    made.insert(
        "passage",
        report_id="r-1",
        passage_no=9,
        part="section",
        heading="Jämställdhet",
        text="Frånvaron i alla.",
        is_template=False,
        place_paragraph=3,
    )
    made.insert(
        "passage",
        report_id="r-1",
        passage_no=10,
        part="section",
        text="Mallens frånvaro.",
        is_template=True,
        place_paragraph=4,
    )
    search_index.build(made.db)
    return made


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["r-1 1", "r-1 2", "r-1 9", "r-2 1"]),
        ({"report_id": "r-2"}, ["r-2 1"]),
        ({"kind": "delredovisning"}, ["r-1 1", "r-1 2", "r-1 9"]),
        ({"period": "VT22"}, ["r-1 1", "r-1 2", "r-1 9"]),
        ({"period": NONE_SAID}, ["r-2 1"]),
        ({"part": "goal"}, ["r-1 2"]),
        ({"area": "Undervisning"}, ["r-2 1"]),
        ({"area": NONE_SAID}, ["r-1 2", "r-1 9"]),
        ({"school": "Björk"}, ["r-1 1", "r-1 9", "r-2 1"]),
        ({"school": "Alm", "part": "problem"}, ["r-1 1"]),
        ({"school": NONE_SAID}, ["r-1 2", "r-1 9"]),
        ({"school_form": "preschool"}, ["r-1 1", "r-1 9"]),
        ({"school": "Finns inte"}, []),
        ({"part": "' OR 1=1"}, []),
    ],
)
def test_filters_narrow_and_template_words_are_never_found(
    filters: dict[str, str], expected: list[str]
) -> None:
    page = questions.search(filtered(), SearchSelection("frånvaro", **filters), 50)
    hits = page.hits.get(["report_id", "passage_no"], page.hits)
    assert sorted(f"{row[0]} {row[1]}" for row in hits.itertuples(index=False)) == expected
    assert page.elsewhere == (0 if expected else 4)


def test_without_words_every_passage_of_the_selection_is_shown() -> None:
    assert questions.search(filtered(), SearchSelection(school="Björk"), 50).hit_count == 3
    assert questions.search(filtered(), SearchSelection("?!"), 50).hit_count == 0


def test_pages_hold_every_hit_once_and_the_count_stands_beyond_the_last() -> None:
    made = world(*(f"Elev {'och lärare ' * no}" for no in range(7)))
    seen = []
    for skip in (0, 3, 6, 9):
        page = questions.search(made, SearchSelection("elev"), 3, skip)
        assert page.hit_count == 7
        seen += [int(no) for no in page.hits["passage_no"]]
    assert sorted(seen) == list(range(1, 8))


def test_words_without_hits_are_named() -> None:
    made = world("Frånvaron ökar.", "Mobbning förekommer.")
    page = questions.search(made, SearchSelection("frånvaro giraff"), 10)
    assert (page.hit_count, page.missing_words, page.suggestion) == (0, ("giraff",), None)
    page = questions.search(made, SearchSelection("frånvaro mobbning"), 10)
    assert (page.hit_count, page.missing_words) == (0, ())
    page = questions.search(made, SearchSelection("frånvaro", part="goal"), 10)
    assert (page.missing_words, page.elsewhere) == (("frånvaro",), 1)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("frånvarro", "frånvaro"),
        ("Frånavro i årskurs 9", "frånvaro i årskurs 9"),
        ("likvärdihget", "likvärdighet"),
        ("betug", "betyg"),
        ("giraff", None),
    ],
)
def test_a_misspelt_word_gets_a_suggestion(written: str, meant: str | None) -> None:
    made = world("Hög frånvaro i årskurs 9.", "Likvärdighet.", "Betyg.", "Betyget.", "Betyg igen.")
    assert questions.search(made, SearchSelection(written), 10).suggestion == meant


def test_a_goal_is_named_where_it_is_set_and_where_it_is_repeated() -> None:
    made = World()
    made.report("r-1")
    initiative = made.initiative("r-1", 1, "Insats", "Trygghet", ("Alm", "Björk"))
    made.goal(
        initiative,
        1,
        "Frånvaron minskar",
        "achieved",
        status_table=1,
        status_row=5,
        status_paragraph=1,
    )
    made.passage(initiative, 1, "goal", "Frånvaron minskar", 4)
    made.passage(initiative, 2, "improvement", "Frånvaron minskar", 5)
    made.passage(initiative, 3, "improvement", "Frånvaron har minskat", 6)
    search_index.build(made.db)
    hits = questions.search(made, SearchSelection("frånvaro"), 10).hits.set_index("passage_no")
    assert list(hits["goal_id"][[1, 2]]) == ["r-1-i1-g1"] * 2
    assert hits["goal_id"][3] is None
    assert hits["schools"][1] == "Alm, Björk"


def test_a_theme_finds_its_words_and_what_stands_under_its_heading() -> None:
    made = filtered()
    assert found(made, "", theme="jamstalldhet") == [9]
    assert found(made, "frånvaro", theme="jamstalldhet") == [9]
    assert found(made, "mobbning", theme="jamstalldhet") == []
    texts = world("En jämställd skola.", "Flickor når längre än pojkarna.", "Flickorna läser.")
    assert sorted(found(texts, "", theme="jamstalldhet")) == [1, 2]
    assert found(texts, "läsa", theme="finns-inte") == [3]


def test_every_theme_finds_its_own_words() -> None:
    for theme in questions.themes():
        made = world(*theme.words)
        assert sorted(found(made, "", theme=theme.key)) == list(range(1, len(theme.words) + 1))


@pytest.mark.parametrize("text", [*HOSTILE, "'; DROP TABLE passage; --", "%", "a" * 5000, "\x00"])
def test_hostile_words_are_words_and_hostile_text_comes_back_as_it_was(text: str) -> None:
    made = world(text, "Annat")
    page = questions.search(made, SearchSelection(text), 10)
    assert set(page.hits.get("text", ())) <= {text}
    assert questions.search(made, SearchSelection("annat"), 10).hit_count == 1


def test_known_words_and_themes_are_asked_for_without_the_dictionary(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = filtered()

    def loaded() -> None:
        raise AssertionError("half a second")

    monkeypatch.setattr("sbs_data.language.analyser", loaded)
    assert len(found(made, "frånvaron")) == 4
    for theme in questions.themes():
        found(made, "", theme=theme.key)
