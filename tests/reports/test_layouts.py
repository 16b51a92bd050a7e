"""The same matrix in every layout: the same record, and no word lost."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from sbs_data.model import Asks, Initiative, Report, Told
from sbs_data.reports import read_report
from tests.reports.layout_museum import (
    ANSWERS,
    BY_GOAL,
    GOALS,
    LAYOUTS,
    OTHER,
    SIDE_BY_SIDE,
    SPLIT,
    head,
    headings,
    rows,
    shaded,
)
from tests.reports.reading import GREEN, RED, A, B, read
from tests.reports.test_oracle import words_of
from tests.reports.word import cell, coloured, document, matrix, para, row, table

AREA = para("Välj utvecklingsområde: Läxor")


def _texts(found: Initiative) -> dict[str, list[str]]:
    names = (
        "heading problems causes improvements unmet expected_effects observed_effects lessons "
        "follow_up"
    )
    return {n: [p.text for p in getattr(found, n)] for n in names.split()}


def _goals(found: Initiative) -> list[tuple[str, str]]:
    return [(g.text, str(g.status)) for g in found.goals]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_is_read_as_the_template(layout: str) -> None:
    report = read(AREA, *LAYOUTS[layout])
    (found,) = report.initiatives
    assert _goals(found) == GOALS
    assert _texts(found) == {
        "heading": list(ANSWERS[1]),
        "problems": list(ANSWERS[2]),
        "causes": list(ANSWERS[3]),
        "improvements": [ANSWERS[5][3]],
        "unmet": list(ANSWERS[6]),
        "expected_effects": list(ANSWERS[7]),
        "observed_effects": list(ANSWERS[8]),
        "lessons": list(ANSWERS[9]),
        "follow_up": list(ANSWERS[10]),
    }
    assert (found.area, report.asked) == ("Läxor", ())
    assert [w.code for w in report.warnings] == []


def _words(texts: list[str]) -> Counter[str]:
    return Counter(re.findall(r"\w+", " ".join(texts).lower()))


def _visible(parts: list[str]) -> Counter[str]:
    """Every word of the markup, the older twin of a frame left out."""
    markup = re.sub(r"<mc:Fallback>.*?</mc:Fallback>", "", "".join(parts))
    return _words(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", markup))


def _lost(parts: list[str], report: Report) -> Counter[str]:
    return _visible(parts) - words_of(report)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_word_of_a_layout_is_lost(layout: str) -> None:
    parts = [AREA, *LAYOUTS[layout], para("Efter matrisen.")]
    assert _lost(parts, read(*parts)) == Counter()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("without", [2, 4, 5, 9])
def test_nor_of_one_with_a_question_in_other_words(layout: str, without: int) -> None:
    label = SPLIT[without][0]
    parts = [p.replace(label, "Hur tänkte ni då") for p in LAYOUTS[layout]]
    assert _lost(parts, read(AREA, *parts)) == Counter()


@pytest.mark.parametrize("beside", SIDE_BY_SIDE)
def test_two_initiatives_side_by_side(beside: str) -> None:
    report = read(AREA, beside)
    one, other = report.initiatives
    assert (_goals(one), _goals(other)) == (GOALS, [(OTHER[4][0], "started")])
    assert _texts(one)["lessons"] == list(ANSWERS[9])
    assert _texts(other)["problems"] == ["Grannens svar 2."]
    assert (one.name, other.name) == (ANSWERS[1][0], OTHER[1][0])
    assert _lost([beside], report) == Counter()


def test_one_goal_in_each_row() -> None:
    report = read(AREA, BY_GOAL)
    (found,) = report.initiatives
    assert (found.name, _goals(found)) == ("Läxhjälp", GOALS)
    assert [p.text for p in found.improvements if p.text != "Påbörjat"] == [
        "Fler kommer.",
        "Några tvekar.",
    ]
    assert [w.code for w in report.warnings] == ["goals_in_rows"]
    assert _lost([BY_GOAL], report) == Counter()


def test_a_colour_that_many_goal_rows_share_is_still_each_goals() -> None:

    goals = [f"Klass {n} läser varje dag." for n in "ABCDE"]
    rows = [row(cell(g), shaded(GREEN)) for g in goals[:4]] + [row(cell(goals[4]), shaded(RED))]
    made = table(
        head("Mål", "Status", "Ansvarig"), *(r[:-7] + cell("Rektor") + r[-7:] for r in rows)
    )
    (found,) = read(made).initiatives
    assert [s for _, s in _goals(found)] == ["achieved"] * 4 + ["started"]


def test_rows_of_several_initiatives_are_told_apart_by_name() -> None:
    rows = [("Läxhjälp", A), ("Rastvärdar", B), ("Läxhjälp", "Alla läser.")]
    made = table(
        row(cell("Insats"), cell("Mål"), cell("Status")),
        *(row(cell(name), cell(goal), cell()) for name, goal in rows),
    )
    assert [(i.name, len(i.goals)) for i in read(made).initiatives] == [
        ("Läxhjälp", 2),
        ("Rastvärdar", 1),
    ]


def test_two_matrices_after_each_other_are_two() -> None:
    report = read(AREA, table(*rows()), para(""), table(*rows(answers=OTHER)))
    assert [i.name for i in report.initiatives] == [ANSWERS[1][0], OTHER[1][0]]


def test_a_cut_matrix_is_followed_by_a_whole_one() -> None:
    parts = [
        table(*rows((1, 2, 3, 4, 5))),
        table(*rows((6, 7, 8, 9, 10))),
        table(*rows(answers=OTHER)),
    ]
    report = read(AREA, *parts)
    assert [len(i.lessons) for i in report.initiatives] == [1, 1]
    assert _goals(report.initiatives[0]) == GOALS


OTHERS = {
    "a table that mentions goals": table(
        row(cell("Datum"), cell("Vad vi gjorde")),
        row(cell("3 maj"), cell("Vi gick igenom målen och deras effekter.")),
    ),
    "a staff list": table(row(cell("Namn"), cell("Roll")), row(cell("Mål"), cell("vakt"))),
    "a budget": table(
        row(cell("Post"), cell("Kronor"), cell("Utfall")),
        row(cell("Lärdomar och kurser"), cell("12 000"), cell("11 500")),
    ),
    "sentences first": table(
        *(
            row(cell(words), cell("Ja"))
            for words in (
                "Vi såg att problem med frånvaron minskade under våren.",
                "Effekten märks i alla klasser.",
                "Lärdomen är att målen måste vara få.",
            )
        )
    ),
}


@pytest.mark.parametrize("other", OTHERS)
def test_another_table_is_no_matrix_and_no_part_of_one(other: str) -> None:
    alone = read(OTHERS[other])
    assert alone.initiatives == ()
    assert [w.code for w in alone.warnings] == ["matrix_empty"]
    beside = read(AREA, matrix(ANSWERS), OTHERS[other])
    assert len(beside.initiatives) == 1
    assert beside.initiatives[0].other == ()
    assert _lost([OTHERS[other]], beside) == Counter()


def test_running_text_under_a_few_of_the_words_is_no_matrix() -> None:
    report = read(
        *headings("Mål"), para("Målen är satta."), *headings("Problem"), para("Det fanns problem."),
        para("Lärdomar är viktiga för oss."),
    )  # fmt: skip
    assert report.initiatives == ()


LIKE = table(
    row(cell("Problem"), cell("Många kommer sent.")),
    row(cell("Vad som hände sedan"), cell("Bussen lades om.")),
    row(cell("Mål"), cell(A)),
)


def test_a_table_that_looks_like_the_matrix_is_told_and_asked_about() -> None:
    report = read(para("Undervisning och lärande"), LIKE)
    assert report.initiatives == ()
    (notice,) = report.warnings
    assert notice.code == "matrix_unread"
    assert notice.message.startswith(
        "Tabell 1, efter ”Undervisning och lärande”, liknar matrisen men kunde inte läsas, eftersom"
    )
    assert "”Problem”, ”Mål”" in notice.message
    (question,) = report.asked
    assert question.kind is Asks.MATRIX
    assert _lost([LIKE], report) == Counter()

    told = (Told(Asks.MATRIX, question.quote, "matrix"),)
    content = document(para("Undervisning och lärande"), LIKE)
    report = read_report(content, "prov.docx", told)
    (found,) = report.initiatives
    assert [p.text for p in found.problems] == ["Många kommer sent."]
    assert [g.text for g in found.goals] == [A]
    assert [q.kind for q in report.asked] == [Asks.LABEL]

    told = (Told(Asks.MATRIX, question.quote, "no_matrix"),)
    report = read_report(content, "prov.docx", told)
    assert (report.initiatives, report.asked) == ((), ())


def test_the_area_above_a_text_frame_is_the_matrixs() -> None:
    report = read(AREA, *LAYOUTS["a text frame"], AREA.replace("Läxor", "Rasten"), matrix(ANSWERS))
    assert [i.area for i in report.initiatives] == ["Läxor", "Rasten"]
    assert [i.place.table for i in report.initiatives] == [1, 2]


def test_what_follows_the_last_question_in_running_text_is_not_its_answer() -> None:
    after = para("Sammanfattning och fortsatt utvecklingsarbete")
    report = read(AREA, *LAYOUTS["headings"], after, para("Vi går vidare."))
    assert _texts(report.initiatives[0])["follow_up"] == list(ANSWERS[10])
    assert [s.heading for s in report.sections][-1] == (
        "Sammanfattning och fortsatt utvecklingsarbete"
    )


def test_colours_are_read_in_the_goals_of_running_text() -> None:
    lines = [*headings("Mål"), para(A), *headings("Måluppfyllelse"), para(coloured(A, GREEN))]
    report = read(*headings("Insats"), para("Läxhjälp"), *lines)
    assert _goals(report.initiatives[0]) == [(A, "achieved")]
