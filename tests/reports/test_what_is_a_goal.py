"""Which lines of rows 4 and 5 are goals, and which are said of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sbs_data.model import Asks as K
from sbs_data.model import Initiative, Report, Told
from sbs_data.reports import read_report
from sbs_data.reports.goal_kinds import (
    is_key,
    is_reference,
    is_remark,
    is_status_only,
    is_subheading,
)
from sbs_data.reports.goal_numbers import number_of, order_of, pointers
from tests.reports.reading import GREEN, RED, YELLOW, A, B
from tests.reports.word import coloured, document, listed, matrix, para, run

C = "Varje klass har en plan för läsning på rasten."
FREE = "Rasterna är lugnare än förr."


def _report(four: list[str], five: list[str], *told: Told, **options: object) -> Report:
    content = document(matrix({4: four, 5: five}), **options)  # type: ignore[arg-type]
    return read_report(content, "prov.docx", told)


def _read(four: list[str], five: list[str], *told: Told, **options: object) -> Initiative:
    (found,) = _report(four, five, *told, **options).initiatives
    return found


def _said(found: Initiative) -> list[tuple[str, str]]:
    return [(g.text, str(g.status)) for g in found.goals]


def _free(found: Initiative) -> list[str]:
    return [p.text for p in found.improvements]


THREE = [(A, "achieved"), (B, "on_track"), (C, "started")]
NUMBERED: dict[str, Callable[[int], str]] = {
    "Mål 1 –": lambda n: f"Mål {n} – ",
    "Mål 1:": lambda n: f"Mål {n}: ",
    "Mål 1": lambda n: f"Mål {n} ",
    "M1:": lambda n: f"M{n}: ",
    "1.1": lambda n: f"1.{n} ",
    "a1.": lambda n: f"a{n}. ",
    "Mål nr 1:": lambda n: f"Mål nr {n}: ",
    "1 -": lambda n: f"{n} - ",
    "1": lambda n: f"{n} ",
    "(1)": lambda n: f"({n}) ",
    "1.": lambda n: f"{n}.",
    "Delmål 2)": lambda n: f"Delmål {n}) ",
    "i)": lambda n: f"{'i' * n}) ",
    "II.": lambda n: f"{'I' * n}. ",
    "A.": lambda n: f"{'ABC'[n - 1]}. ",
    "a)": lambda n: f"{'abc'[n - 1]})",
    "§": lambda _: "§ ",
    "§ 1": lambda n: f"§ {n} ",
    "1:a målet": lambda n: f"{n}:{'a' if n < 3 else 'e'} målet: ",
    "Första målet –": lambda n: f"{('Första', 'Andra', 'Tredje')[n - 1]} målet – ",
    "Mål ett:": lambda n: f"Mål {('ett', 'två', 'tre')[n - 1]}: ",
    "Mål A –": lambda n: f"Mål {'ABC'[n - 1]} – ",
    "Mål 1.1:": lambda n: f"Mål 1.{n}: ",
    "• 1)": lambda n: f"• {n}) ",
    "keycap": lambda n: f"{n}\ufe0f\u20e3 ",
}


@pytest.mark.parametrize("numbered", NUMBERED)
@pytest.mark.parametrize("rows", ["five", "four", "both"])
def test_a_goal_is_known_under_any_number_in_either_row(numbered: str, rows: str) -> None:
    number = NUMBERED[numbered]
    four = [f"{number(n) if rows != 'five' else ''}{g}" for n, g in enumerate((A, B, C), start=1)]
    five = [
        para(coloured(f"{number(n) if rows != 'four' else ''}{g}", colour))
        for n, (g, colour) in enumerate(((A, GREEN), (B, YELLOW), (C, RED)), start=1)
    ]
    found = _read(four, [*five, "", FREE])
    assert _said(found) == THREE
    assert _free(found) == [FREE]


@pytest.mark.parametrize(
    "goal",
    [
        "25 procent av eleverna läser varje dag.",
        "85 – 90 procent av eleverna läser varje dag.",
        "4–6 lektioner i veckan har två lärare.",
        "80 % av eleverna trivs.",
        "3 av 4 elever trivs.",
        "1.5 lärare per klass.",
        "2022/23 läser alla varje dag.",
        "Mål ett är att alla läser varje dag.",
        "I skolan läser alla varje dag.",
        "F–3 läser varje dag.",
    ],
)
def test_a_number_that_says_something_is_kept(goal: str) -> None:
    assert number_of(goal).end == 0
    found = _read([goal, A], [para(coloured(goal, GREEN)), para(coloured(A, RED))])
    assert _said(found) == [(goal, "achieved"), (A, "started")]


def test_a_bare_number_numbers_only_where_the_lines_are_counted() -> None:
    assert _said(_read(["1 Alla läser.", "2 Alla räknar."], [FREE])) == [
        ("Alla läser.", "unmarked"),
        ("Alla räknar.", "unmarked"),
    ]
    (goal,) = _read(["9 Klasser läser varje dag."], [FREE]).goals
    assert goal.text == "9 Klasser läser varje dag."


@pytest.mark.parametrize(
    "lines",
    [
        ["Mål 1", "Mål 2", "Mål 3"],
        ["Mål 1:", "Mål 2:", "Mål 3:"],
        ["1.", "2.", "3."],
        ["Första målet", "Andra målet", "Tredje målet"],
        ["Delmål A", "Delmål B", "Delmål C"],
        ["Mål nr 1", "Mål nr 2", "Mål nr 3"],
        ["Mål 1 är uppnått", "Mål 2 är på god väg", "Mål 3 är påbörjat"],
    ],
)
def test_a_coloured_number_alone_points_at_its_goal(lines: list[str]) -> None:
    colours = (GREEN, YELLOW, RED)
    five = [para(coloured(line, colour)) for line, colour in zip(lines, colours, strict=True)]
    found = _read([A, B, C], [*five, "", FREE])
    assert _said(found) == THREE
    assert _free(found) == [FREE]
    assert found.goals[0].marked_text == lines[0].split(" är ")[0]


def test_several_numbers_on_a_line_point_at_several_goals() -> None:
    one = para(coloured("Mål 1 och 3", GREEN))
    assert _said(_read([A, B, C], [one, para(coloured("Mål 2", RED))])) == [
        (A, "achieved"), (B, "started"), (C, "achieved"),
    ]  # fmt: skip
    each = para(coloured("Mål 1 ", GREEN), coloured("Mål 2 ", YELLOW), coloured("Mål 3", RED))
    assert _said(_read([A, B, C], [each])) == THREE
    assert [p.mark for p in pointers("Mål 1–3: uppnådda")] == ["1", "2", "3"]


def test_a_number_means_the_one_written_in_row_four() -> None:
    four = [f"Mål 2: {A}", f"Mål 1: {B}"]
    five = [para(coloured("Mål 1", GREEN)), para(coloured("Mål 2", RED))]
    assert _said(_read(four, five)) == [(A, "started"), (B, "achieved")]


def test_a_number_means_the_one_word_counts() -> None:
    """The list goes on from another row, so that row 4 begins with number 3."""
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr>'
    items = [para(words, properties=numbered) for words in ("Ett.", "Två.", A, B)]
    content = document(
        matrix(
            {
                2: items[:2],
                4: items[2:],
                5: [para(coloured("Mål 4", GREEN)), para(coloured("Mål 3", RED))],
            }
        )
    )
    (found,) = read_report(content, "prov.docx").initiatives
    assert _said(found) == [(A, "started"), (B, "achieved")]


def test_a_number_that_no_goal_has_is_no_goal() -> None:
    found = _read([A], [para(coloured(A, GREEN)), para(coloured("Mål 7", RED))])
    assert _said(found) == [(A, "achieved")]


def test_a_number_above_each_goal_in_either_row() -> None:
    four = ["Mål 1", A, "Mål 2", B]
    five = ["Mål 1", para(coloured(A, GREEN)), "Mål 2", para(coloured(B, RED)), FREE]
    found = _read(four, five)
    assert _said(found) == [(A, "achieved"), (B, "started")]
    assert _free(found) == [FREE]
    assert [p.text for p in found.questions][-4:] == ["Mål 1", "Mål 2", "Mål 1", "Mål 2"]


def test_the_number_above_a_goal_may_carry_its_colour() -> None:
    five = [para(coloured("Mål 1", GREEN)), A, para(coloured("Mål 2", RED)), B]
    assert _said(_read([A, B], five)) == [(A, "achieved"), (B, "started")]
    against = [para(coloured("Mål 1", GREEN)), para(coloured(A, RED))]
    (goal,) = _read([A], against).goals
    assert (goal.status, goal.ambiguous) == ("unmarked", True)


NO_GOALS = [
    "Se bilaga 1",
    "Se åtgärdsplanen, sidan 4.",
    "Målen finns i bilaga 2.",
    "Kortsiktiga mål",
    "Mål för läsåret 2022/23",
    "På skolnivå",
    "Årskurs 4–6",
    "Målen är:",
    "(Målen är reviderade 2022)",
    "Obs! Gäller hela skolan.",
    "Målen reviderades hösten 2022.",
    "Grönt = uppnått",
    "Delvis",
]


@pytest.mark.parametrize("line", NO_GOALS)
def test_what_is_said_of_the_goals_is_none_of_them(line: str) -> None:
    found = _read([line, A, B], [para(coloured(A, GREEN)), para(coloured(B, RED))])
    assert _said(found) == [(A, "achieved"), (B, "started")]
    assert line in [p.text for p in (*found.other, *found.questions)]


@pytest.mark.parametrize("line", NO_GOALS)
def test_nor_is_it_in_row_five_in_a_goals_colour(line: str) -> None:
    report = _report([A, B], [para(coloured(A, GREEN)), para(coloured(line, GREEN)), B])
    assert _said(report.initiatives[0]) == [(A, "achieved"), (B, "unmarked")]
    # "Delvis" in the green of the goal above says another thing than that green.
    assert [q.kind for q in report.asked] == ([K.WORD] if line == "Delvis" else [])


def test_a_goal_may_hold_the_same_words() -> None:
    goals = [
        "Se till att alla elever får stöd enligt åtgärdsplanen",
        "Alla elever vet vilka mål som gäller i årskurs 4–6",
        "Inga elever är otrygga",
        "Målet beskrivs av alla lärare på samma sätt",
        "Gult kort ska inte behövas på rasten",
    ]
    assert [t for t, _ in _said(_read(goals, [FREE]))] == goals


@pytest.mark.parametrize(
    ("kind", "yes", "no"),
    [
        (
            is_key,
            ["Röd: påbörjat", "Färgkod", "gult - på god väg"],
            ["Uppnått", "Grönt ljus"],
        ),
        (is_status_only, ["Ja", "Delvis", "Mål som är uppnådda"], ["Nej tack", "Alla ja"]),
        (is_reference, ["Se bilaga", "Bilaga 2", "Enligt åtgärdsplanen"], ["Se eleverna"]),
        (is_remark, ["Inga mål", "NB: utkast", "Följande mål angavs"], ["Inga elever röker"]),
        (is_subheading, ["Delmål", "Mellanstadiet", "Huvudmannanivå"], ["Mål ska nås", "Trygghet"]),
    ],
)
def test_each_kind_by_its_words(kind: Callable[[str], bool], yes: list[str], no: list[str]) -> None:
    assert [w for w in yes if not kind(w)] == []
    assert [w for w in no if kind(w)] == []


def test_the_key_to_the_colours_is_no_goal_and_no_free_text() -> None:
    key = [
        para(coloured("Grönt: målet är uppnått", GREEN)),
        para(coloured("Gult: målet är på god väg", YELLOW)),
        para(coloured("Rött: arbetet är påbörjat", RED)),
    ]
    found = _read([A, B], [*key, para(coloured(A, RED)), para(coloured(B, GREEN)), "", FREE])
    assert _said(found) == [(A, "started"), (B, "achieved")]
    assert _free(found) == [FREE]


def test_a_comment_in_the_goals_colour_is_no_goal() -> None:
    comment = "Klasserna turas om på rasten."
    five = [para(coloured(A, GREEN)), para(coloured(comment, GREEN)), para(coloured(B, RED)), FREE]
    report = _report([A, B], five)
    (found,) = report.initiatives
    assert _said(found) == [(A, "achieved"), (B, "started")]
    assert _free(found) == [comment, FREE]
    (question,) = report.asked
    assert (question.kind, question.quote, question.initiative_no) == (K.GOAL, comment, 1)

    told = _report([A, B], five, Told(K.GOAL, comment, "goal"))
    assert _said(told.initiatives[0])[2:] == [(comment, "achieved")]
    assert (_free(told.initiatives[0]), told.asked) == ([FREE], ())
    told = _report([A, B], five, Told(K.GOAL, comment, "no_goal"))
    assert told.initiatives == report.initiatives
    assert told.asked == ()


def test_a_comment_that_reads_as_one_is_not_even_asked_about() -> None:
    for comment in ("Vi har turats om.", "Kommentar: gick bra", "(gick bra)"):
        five = [para(coloured(A, GREEN)), para(coloured(comment, GREEN)), para(coloured(B, RED))]
        report = _report([A, B], five)
        assert (_free(report.initiatives[0]), report.asked) == ([comment], ())


SHORT = ["Gemensam planering", "Veta vad man lär sig"]


def _shortened(*told: Told) -> Report:
    five = [para(coloured(SHORT[0], GREEN)), para(coloured(SHORT[1], RED)), "", FREE]
    return _report([A, B], five, *told)


def test_as_many_reworded_lines_as_goals_are_asked_about_in_order() -> None:
    report = _shortened()
    (found,) = report.initiatives
    assert _said(found) == [(A, "unmarked"), (B, "unmarked")]
    assert [(g.repeated, g.suggestion, g.marked_text) for g in found.goals] == [
        (True, "achieved", SHORT[0]),
        (True, "started", SHORT[1]),
    ]
    assert _free(found) == [FREE]
    assert [(q.kind, q.quote, q.other) for q in report.asked] == [
        (K.SAME_GOAL, A, SHORT[0]),
        (K.SAME_GOAL, B, SHORT[1]),
    ]


def test_a_pair_that_is_told_is_read_so() -> None:
    same = [Told(K.SAME_GOAL, g, "same", s) for g, s in zip((A, B), SHORT, strict=True)]
    report = _shortened(*same)
    assert _said(report.initiatives[0]) == [(A, "achieved"), (B, "started")]
    assert (_free(report.initiatives[0]), report.asked) == ([FREE], ())

    report = _shortened(same[0], Told(K.SAME_GOAL, B, "different", SHORT[1]))
    (found,) = report.initiatives
    assert [(g.status, g.repeated) for g in found.goals] == [
        ("achieved", True),
        ("unmarked", False),
    ]
    assert [(q.kind, q.quote) for q in report.asked] == [(K.GOAL, SHORT[1])]
    report = _shortened(
        same[0], Told(K.SAME_GOAL, B, "different", SHORT[1]), Told(K.GOAL, SHORT[1], "goal")
    )
    assert _said(report.initiatives[0])[2:] == [(SHORT[1], "started")]


def test_fewer_lines_than_goals_are_paired_by_their_words() -> None:
    report = _report([A, B, C], [para(coloured("Plan för läsning på rasten", GREEN)), FREE])
    assert [(q.quote, q.other) for q in report.asked] == [(C, "Plan för läsning på rasten")]
    assert [s for _, s in _said(report.initiatives[0])] == ["unmarked"] * 3


def test_nothing_is_asked_where_every_goal_stands_again() -> None:
    assert _report([A, B], [para(coloured(A, GREEN)), B, "", FREE]).asked == ()


TWO = f"{A} {B}"


@pytest.mark.parametrize(
    "five",
    [
        [para(coloured(A, GREEN)), para(coloured(B, RED))],
        [para(coloured(f"{A} ", GREEN), coloured(B, RED))],
    ],
)
def test_a_line_whose_sentences_are_marked_apart_may_be_two_goals(five: list[str]) -> None:
    report = _report([TWO], [*five, FREE])
    (goal,) = report.initiatives[0].goals
    assert (goal.text, goal.status, goal.ambiguous) == (TWO, "unmarked", True)
    assert [(q.kind, q.quote) for q in report.asked] == [(K.TWO_GOALS, TWO)]
    assert _free(report.initiatives[0]) == [FREE]

    report = _report([TWO], [*five, FREE], Told(K.TWO_GOALS, TWO, "two"))
    assert _said(report.initiatives[0]) == [(A, "achieved"), (B, "started")]
    assert (_free(report.initiatives[0]), report.asked) == ([FREE], ())
    report = _report([TWO], [*five, FREE], Told(K.TWO_GOALS, TWO, "one"))
    assert (_said(report.initiatives[0]), report.asked) == ([(TWO, "unmarked")], ())


def test_a_goal_of_two_sentences_in_one_colour_is_one() -> None:
    report = _report([TWO, C], [para(coloured(TWO, GREEN)), para(coloured(C, RED))])
    assert _said(report.initiatives[0]) == [(TWO, "achieved"), (C, "started")]
    assert report.asked == ()


def test_a_few_words_among_the_goals_are_asked_about() -> None:
    five = [para(coloured(A, GREEN)), para(coloured(B, RED))]
    report = _report(["Läsning och skrivning", A, B], five)
    assert _said(report.initiatives[0]) == [(A, "achieved"), (B, "started")]
    assert [(q.kind, q.quote) for q in report.asked] == [(K.GOAL, "Läsning och skrivning")]
    told = Told(K.GOAL, "Läsning och skrivning", "goal")
    report = _report(["Läsning och skrivning", A, B], five, told)
    assert [t for t, _ in _said(report.initiatives[0])] == ["Läsning och skrivning", A, B]


def test_a_heading_that_row_five_repeats_in_colour_is_asked_about() -> None:
    five = [para(coloured("Delmål i läsning", GREEN)), para(coloured(A, GREEN)), B]
    report = _report(["Delmål i läsning", A, B], five)
    assert [t for t, _ in _said(report.initiatives[0])] == [A, B]
    assert [q.quote for q in report.asked] == ["Delmål i läsning"]
    report = _report(["Delmål i läsning", A, B], five, Told(K.GOAL, "Delmål i läsning", "goal"))
    assert ("Delmål i läsning", "achieved") in _said(report.initiatives[0])


def test_goals_in_bullets_under_a_bold_heading() -> None:
    bold = para(run("Trygghet", "<w:b/>"))
    five = [para(coloured("alla trivs", GREEN)), para(coloured("alla läser", RED))]
    found = _read([bold, listed("alla trivs"), listed("alla läser")], five)
    assert _said(found) == [("alla trivs", "achieved"), ("alla läser", "started")]
    assert [p.text for p in found.other] == ["Trygghet"]


def test_numbers_in_order() -> None:
    assert [order_of(m) for m in ("2", "b", "ii", "1.1", "12", "å")] == [2, 2, 2, None, 12, None]
