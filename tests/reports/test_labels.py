"""Labels are known however they are printed; other lines are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbs_data.reports.labels import Label, area_of, is_certain, is_residue, label_of, letter_of
from tests.reports.word import LABELS

BY_ROW = dict(
    zip(
        LABELS,
        (
            Label.INITIATIVE, Label.PROBLEM, Label.CAUSE, Label.GOAL, Label.STATUS, Label.UNMET,
            Label.EXPECTED_EFFECT, Label.OBSERVED_EFFECT, Label.LESSON, Label.FOLLOW_UP,
        ),
        strict=True,
    )
)  # fmt: skip


@given(
    row=st.sampled_from(sorted(LABELS)),
    letter=st.sampled_from(["", "a) ", "c. ", "(f) ", "I) "]),
    end=st.sampled_from(["", ".", ":", " ?", "  "]),
    upper=st.booleans(),
    gap=st.sampled_from([" ", "  ", "\u00a0", "\n"]),
)
def test_the_templates_questions_in_any_print(
    row: int, letter: str, end: str, upper: bool, gap: str
) -> None:
    words = LABELS[row].upper() if upper else LABELS[row]
    assert label_of(f"{letter}{gap.join(words.split())}{end}") is BY_ROW[row]


@given(st.text(max_size=600))
def test_no_text_breaks_them(text: str) -> None:
    label_of(text)
    letter_of(text)
    area = area_of(f"Välj utvecklingsområde: {text}")
    assert area is not None
    assert area == " ".join(text.split()) or not area
    if is_residue(text):
        assert len(text) < 60


@given(tail=st.integers(1, 30))
def test_a_half_deleted_prompt_is_residue_while_enough_is_left(tail: int) -> None:
    prompt = "Klicka här för att ange text."
    left = prompt[-tail:]
    assert is_residue(left) == (len(" ".join(left.split())) >= 14)


def test_ordinary_lines_are_no_residue() -> None:
    assert not is_residue("Vi har arbetat för att ange text.")
    assert not is_residue("text.")


L = Label
IN_OTHER_WORDS = {
    L.INITIATIVE: ["Insatsens nummer och namn", "Vilken insats gäller det?", "Vad heter insatsen?"],
    L.PROBLEM: ["Vilket problem ville ni lösa?", "I åtgärdsplanen angivna problem", "Utmaningar"],
    L.CAUSE: ["Varför uppstod problemen?", "Vad berodde problemet på?", "Bakomliggande orsaker"],
    L.GOAL: ["Vilka mål har ni …", "Målsättning", "Uppsatta delmål", "Vad ville ni uppnå?"],
    L.STATUS: ["Har målen nåtts?", "Nådde ni målen?", "Grad av måluppfyllelse", "Uppnådda mål"],
    L.UNMET: ["Ouppnådda mål", "Varför nåddes inte målen?", "Vilka mål har ni ej nått?"],
    L.EXPECTED_EFFECT: ["Vilka effekter hoppades ni på?", "Effekter enligt åtgärdsplanen"],
    L.OBSERVED_EFFECT: ["Vilka effekter märks?", "Elevernas resultat"],
    L.LESSON: ["Vad har ni lärt er?", "Våra erfarenheter"],
    L.FOLLOW_UP: ["Vilka deltog i uppföljningen?", "Hur har ni följt upp arbetet?", "Utvärdering"],
    L.IMPROVEMENT: ["Framsteg", "Vad har blivit bättre?", "Vilka synliga förbättringar finns?"],
}
LETTERED = {
    "a) Problem": L.PROBLEM,
    "b) Orsaker": L.CAUSE,
    "c) Mål": L.GOAL,
    "d) Förbättringar och måluppfyllelse": L.STATUS,
    "e) Ej uppnådda mål": L.UNMET,
    "f) Förväntade effekter": L.EXPECTED_EFFECT,
    "g) Effekter": L.OBSERVED_EFFECT,
    "h) Lärdomar": L.LESSON,
    "i) Delaktiga i uppföljningen": L.FOLLOW_UP,
}


@pytest.mark.parametrize("label", IN_OTHER_WORDS)
def test_the_words_that_matter_in_any_order(label: Label) -> None:
    for words in IN_OTHER_WORDS[label]:
        assert (words, label_of(words)) == (words, label)
        assert label_of(f"4. {words}") is label


@pytest.mark.parametrize("words", LETTERED)
def test_the_lettered_template_of_the_interim_report(words: str) -> None:
    assert label_of(words) is LETTERED[words]


@given(row=st.sampled_from(sorted(LABELS)), data=st.data())
def test_a_letter_lost_or_doubled_in_a_long_word_matters_nothing(
    row: int, data: st.DataObject
) -> None:
    words = LABELS[row].split()
    long = [n for n, word in enumerate(words) if len(word.strip("().,?")) > 5]
    at = data.draw(st.sampled_from(long))
    letter = data.draw(st.integers(1, 4))
    word = words[at]
    slip = data.draw(st.sampled_from([word[:letter] + word[letter + 1 :], word[:letter] * 2 + "!"]))
    words[at] = slip if slip[-1] != "!" else word[:letter] + word[letter - 1 :]
    assert label_of(" ".join(words)) is BY_ROW[row]


@pytest.mark.parametrize(
    "words",
    ["Budget", "Tidplan", "Ansvarig", "Problem och orsaker", "Måltider", "Kommentar", "Fråga"],
)
def test_other_labels_are_none_of_the_templates(words: str) -> None:
    assert label_of(words) is None


def test_a_sentence_that_holds_a_labels_word_is_no_certain_label() -> None:
    assert not is_certain("Effekten av arbetet syns i alla klasser på skolan.")
    assert not is_certain("Lärdomarna är många.")
    assert is_certain("Lärdomar")
    assert is_certain("Vilka mål hade ni satt upp?")


@pytest.mark.parametrize(
    "line",
    [
        "Välj utvecklingsområde: {}",
        "Välj ett utvecklingsområde: {}",
        "Valt utvecklingsområde: {}",
        "Valt utvecklingsområde {}",
        "Utvecklingsområde {}",
        "Utvecklingsområde: {}",
        "Utvecklingsområde – {}",
        "Utvecklingsområde — {}",
        "Utvecklingsområde - {}",
        "Utvecklingsområde- {}",
        "Utvecklingsområde–\u00a0{}",
        "Utvecklingsområde = {}",
        "Utvecklingsområde\t{}",
        "Utvecklingsområde\n{}",
        "Utvecklingsområde:\n{}",
        "UTVECKLINGSOMRÅDE: {}",
        "UTVECKLINGSOMRÅDE {}",
        "Utvecklingsområde 1: {}",
        "Utvecklingsområde 1. {}",
        "Utvecklingsområde 1 – {}",
        "Utvecklingsområde 1 {}",
        "Utvecklingsområde nr 2: {}",
        "Utvecklingsområde B: {}",
        "1. Utvecklingsområde: {}",
        "• Utvecklingsområde: {}",
        "Vårt utvecklingsområde: {}",
        "Prioriterat utvecklingsområde: {}",
        "Utvecklingsområdet: {}",
        "Utvecklingsområde (enligt överenskommelsen): {}",
        "Insatser inom utvecklingsområde: {}",
        "  Utvecklingsområde  :  {}  ",
    ],
)
def test_the_ways_an_area_is_named(line: str) -> None:
    assert area_of(line.format("Undervisning och lärande")) == "Undervisning och lärande"


@pytest.mark.parametrize(
    "line",
    [
        "Välj utvecklingsområde:",
        "Utvecklingsområde",
        "Valt utvecklingsområde:",
        "Utvecklingsområde 2",
        "Utvecklingsområde 2.",
        "Utvecklingsområde:\u00a0Välj ett objekt.",
        "Utvecklingsområde – Välj utvecklingsområde",
    ],
)
def test_an_area_not_chosen(line: str) -> None:
    assert area_of(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Insatser inom utvecklingsområden",
        "Insatser inom utvecklingsområde",
        "Utvecklingsområden",
        "Utvecklingsområdet Styrning har gått bra.",
        "Utvecklingsområde som vi har valt är undervisningen.",
        "Utvecklingsområde Styrning valdes av oss.",
        "Utvecklingsområdesarbetet: Styrning",
        "Det kan finnas flera utvecklingsområden: välj ett.",
        "Utvecklingsområde – undervisningens kvalitet – har varit det vi har lagt all vår tid på",
        "Vi valde utvecklingsområde: Styrning",
        "Utvecklingsområdet",
    ],
)
def test_a_line_that_names_no_area(line: str) -> None:
    assert area_of(line) is None
