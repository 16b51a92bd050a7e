"""A report as records: what a file says, what it leaves out, its rows and its text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sbs_data.answers import report_found, report_gaps, report_opened, report_rows, search_hits
from sbs_data.answers.report_found import FoundGoal
from sbs_data.answers.report_gaps import Gaps, Waiting
from sbs_data.answers.report_opened import Goal, Said, Told, Under
from sbs_data.answers.search_hits import Excerpt
from sbs_data.model import (
    Basis,
    Initiative,
    Kind,
    Notice,
    Place,
    Report,
    Role,
    Status,
    Suggestion,
)
from sbs_data.model import Goal as ReadGoal
from sbs_data.publishing import search_index
from sbs_data.questions import Choices, Selection
from tests.answers.told import reports, shown

PLACE = Place(1, 4, 1)


def read(*initiatives: Initiative, **more: object) -> Report:
    return Report("a.docx", "0", Role.MATRIX, initiatives=initiatives, **more)  # type: ignore[arg-type]


def initiative(name: str, *schools: str, goals: tuple[ReadGoal, ...] = ()) -> Initiative:
    return Initiative("Trygghet", name, PLACE, schools=schools, goals=goals)


GOALS = (
    ReadGoal("Ett", PLACE, Status.STARTED, Basis.FONT, "röd text"),
    ReadGoal("Två", PLACE, Status.ACHIEVED, Basis.FONT, "grön text"),
    ReadGoal("Tre", PLACE, Status.STARTED, Basis.FONT, "röd text"),
    ReadGoal("Fyra", PLACE, ambiguous=True),
)


def test_a_file_says_what_was_found_and_where() -> None:
    report = read(
        initiative("Läslust", "Ö-skolan", "Alm", goals=GOALS),
        initiative("Räknelust", "Alm"),
        authority="Provkommunen", authority_basis="sidhuvudet", kind=Kind.FINAL, period="VT24",
        warnings=(Notice("x", "En rad förstods inte.", PLACE), Notice("y", "Allmänt.")),
    )  # fmt: skip
    found = report_found.of_file(report)
    assert found.facts == (
        ("Huvudman", "Provkommunen (sidhuvudet)"),
        ("Redovisning", "Slutredovisning"),
        ("Period", "VT24"),
        ("Skolor", "Alm och Ö-skolan"),
        ("Innehåll", "2 insatser"),
    )
    assert found.understood == "4 mål: 1 grönt, 2 röda, 1 med otydlig färg."
    (initiative_found,) = found.initiatives
    assert (initiative_found.name, found.goal_count) == ("Läslust", 4)
    assert initiative_found.goals[0] == FoundGoal(
        "Ett", Status.STARTED, "röd text · tabell 1, rad 4, stycke 1"
    )
    assert found.notices == (
        "En rad förstods inte. (tabell 1, rad 4, stycke 1)", "Allmänt.",
    )  # fmt: skip


@pytest.mark.parametrize("role", [Role.NARRATIVE, Role.MATRIX])
def test_a_file_without_matrices_says_so(role: Role) -> None:
    found = report_found.of_file(Report("a.docx", "0", role))
    assert found.facts == (("Innehåll", "löpande text utan matriser"),)
    assert (found.understood, found.initiatives, found.notices) == ("Inga mål.", (), ())


def test_a_file_of_running_text_that_quotes_a_matrix_is_running_text() -> None:
    report = Report("a.docx", "0", Role.NARRATIVE, initiatives=(initiative("Läslust"),))
    assert report_found.of_file(report).facts == (("Innehåll", "löpande text utan matriser"),)


def test_what_a_file_leaves_out_is_asked_with_what_may_help() -> None:
    hints = tuple(Suggestion(f"VT2{no}", "", PLACE if no == 1 else Place()) for no in range(1, 5))
    report = read(initiative("Läslust"), initiative("Räknelust", "Alm"), period_suggestions=hints)
    gaps = report_gaps.of_file(report)
    assert gaps == Gaps(
        authority=True, kind=True, period=True, schoolless=("Läslust",),
        hints=("VT21 (tabell 1, rad 4, stycke 1)", "VT22", "VT23"),
        periods=("VT21", "VT22", "VT23"),
    )  # fmt: skip
    assert gaps.notes == (
        "Texten nämner VT21 (tabell 1, rad 4, stycke 1), VT22 och VT23. "
        "Det är ett förslag, inte ett besked.",
        "Svaret om skola gäller 1 insats där rapporten inte namnger någon skola: ”Läslust”.",
    )


def test_authorities_that_are_named_are_told_with_where() -> None:
    named = (
        Suggestion("Provkommunen", "", basis="namnet står i stycke 2"),
        Suggestion("Stiftelsen Alm", "", basis="namnet står i sidhuvudet"),
    )
    gaps = report_gaps.of_file(read(initiative("Läslust", "Alm"), authority_suggestions=named))
    assert gaps.authorities == ("Provkommunen", "Stiftelsen Alm")
    assert gaps.notes == (
        "Dokumentet nämner flera: Provkommunen (namnet står i stycke 2) och Stiftelsen Alm "
        "(namnet står i sidhuvudet). Välj den som redovisningen gäller.",
    )
    assert replace(gaps, named=gaps.named[:1]).notes == (
        "Kanske Provkommunen (namnet står i stycke 2). Det är ett förslag, inte ett besked.",
    )
    assert replace(gaps, authority=False).notes == ()


def test_what_a_bilaga_takes_is_told_and_not_asked() -> None:
    bilaga = read(
        initiative("Läslust", "Alm"), kind=Kind.FINAL, period_suggestions=(Suggestion("VT23", ""),)
    )
    taken = {"authority": "Provkommunen", "period": None}
    assert report_found.of_file(bilaga, taken, "från a.docx").facts[:3] == (
        ("Huvudman", "Provkommunen (från a.docx)"),
        ("Redovisning", "Slutredovisning"),
        ("Period", "frågas om huvuddokumentet"),
    )
    assert not report_gaps.of_file(bilaga, taken).is_any
    main = read(authority="Provkommunen", kind=Kind.FINAL)
    assert report_gaps.of_file(main, (), [bilaga]).periods == ("VT23",)


def test_a_file_that_leaves_nothing_out_asks_nothing() -> None:
    report = read(
        initiative("Läslust", "Alm"), authority="Provkommunen", kind=Kind.FINAL, period="VT24"
    )
    assert report_gaps.of_file(report) == Gaps(authority=False, kind=False, period=False)
    assert not report_gaps.of_file(report).is_any


def test_each_thing_left_out_is_something_to_ask() -> None:
    nothing = Gaps(authority=False, kind=False, period=False)
    assert not nothing.is_any
    assert replace(nothing, authority=True).is_any
    assert replace(nothing, kind=True).is_any
    assert replace(nothing, period=True).is_any
    assert replace(nothing, schoolless=("Läslust",)).is_any


def test_a_hint_of_a_period_that_is_said_helps_nobody() -> None:
    gaps = Gaps(authority=True, kind=False, period=False, hints=("VT24",))
    assert gaps.notes == ()
    assert Gaps(authority=False, kind=False, period=True).notes == ()


def test_many_initiatives_without_school_are_named_in_part() -> None:
    gaps = Gaps(authority=False, kind=False, period=False, schoolless=("A", "B", "C", "D", "E"))
    assert gaps.notes == (
        "Svaret om skola gäller 5 insatser där rapporten inte namnger någon skola: "
        "”A”, ”B” och ”C” och 2 till.",
    )


def test_the_report_that_is_asked_for_waits_first_and_no_more_than_some_are_made() -> None:
    world = reports()
    world.db.execute("UPDATE report SET period = NULL, period_suggestion = 'HT24'")
    world.db.execute("DELETE FROM initiative_school WHERE initiative_id = 'r-1-i1'")
    some, count = report_gaps.waiting(shown(world), "r-1", 2)
    assert count == 3
    assert some[0] == Waiting(
        "r-1",
        "r-1.docx",
        Gaps(
            authority=False,
            kind=False,
            period=True,
            schoolless=("Läslust",),
            hints=("HT24",),
            periods=("HT24",),
        ),
    )
    assert [report.report_id for report in some] == ["r-1", "r-2"]
    assert report_gaps.waiting(shown(reports()), None, 5) == ((), 0)


def test_names_of_files_dropped_together_can_be_chosen_too() -> None:
    known = Choices(schools=("Ek",), areas=(), reports=(), authorities=("Provkommunen",))
    report = read(initiative("Läslust", "Alm", "Ek"), authority="Annanby")
    both = report_gaps.choices_with(known, [report, read()])
    assert (both.schools, both.authorities) == (("Alm", "Ek"), ("Annanby", "Provkommunen"))


def test_imported_reports_are_rows_of_a_table() -> None:
    world = reports()
    world.db.execute(
        "UPDATE report SET authority = NULL, kind = NULL, period = NULL WHERE report_id = 'r-2'"
    )
    rows = report_rows.latest(shown(world), 2)
    assert len(report_rows.HEAD) == len(rows[0])
    assert rows == (
        ("r-1.docx", "Delredovisning VT22", "Provkommunen", "1", "20 november 2026"),
        (
            "r-2.docx", "Redovisning utan angiven typ och period", "Huvudman ej angiven", "3",
            "20 november 2026",
        ),
    )  # fmt: skip
    assert [row[0] for row in report_rows.latest(shown(world), 2, 2)] == ["r-3.docx"]


def opened(report_id: str = "r-3") -> report_opened.Opened:
    world = reports()
    for no, (place, message) in enumerate([(1, "En rad."), (9, "Längst bak.")], 1):
        world.insert(
            "notice", report_id="r-3", notice_no=no, code="x", message=message, place_table=place,
            place_row=1, place_paragraph=1,
        )  # fmt: skip
    world.insert(
        "passage", report_id="r-3", passage_no=20, part="section", heading="Bakgrund",
        text="Löpande.", is_template=True, place_paragraph=7,
    )  # fmt: skip
    found = report_opened.of_report(shown(world), report_id)
    assert found is not None
    return found


def test_a_report_is_read_chapter_by_chapter() -> None:
    report = opened()
    assert (report.report_id, report.file, report.has_goals) == ("r-3", "r-3.docx", True)
    assert report.facts == (
        ("Redovisning", "Slutredovisning VT24"),
        ("Huvudman", "Provkommunen"),
        ("Innehåll", "matriser, 1 insats, 1 mål"),
        ("Importerad", "20 november 2026 kl. 09.00 av prov"),
    )
    assert report.notices == (Told("Längst bak. (tabell 9, rad 1, stycke 1)", Place(9, 1, 1)),)
    matrix, text = report.chapters
    assert (matrix.initiative_id, matrix.title, matrix.area) == ("r-3-i1", "Läslust", "Trygghet")
    assert matrix.label == "Läslust (Alm, Hela huvudmannen)"
    assert matrix.notices == (Told("En rad. (tabell 1, rad 1, stycke 1)", Place(1, 1, 1)),)
    assert [row.label for row in matrix.rows] == [
        "Problem", "Orsaker", "Mål", "Vad som setts", "Vad som inte har uppnåtts", "Lärdomar",
    ]  # fmt: skip
    assert (text.initiative_id, text.title, text.label) == (None, "Löpande text", "Löpande text")
    assert text.rows == (
        Under("Bakgrund", (Said("Löpande.", Place(None, None, 7), "stycke 7", True, False, None),)),
    )


def test_a_goal_is_told_where_it_is_written_and_where_it_is_coloured() -> None:
    rows = {row.label: row.paragraphs for row in opened().chapters[0].rows}
    (written,) = rows["Mål"]
    assert written.goal is not None
    assert (written.is_mark, written.goal.goal_id, written.goal.number) == (
        False, "r-3-i1-g1", "1",
    )  # fmt: skip
    marked = rows["Vad som setts"][1]
    assert (marked.text, marked.is_mark, marked.where) == (
        "Alla elever läser!", True, "tabell 1, rad 5, stycke 2",
    )  # fmt: skip
    assert isinstance(marked.goal, Goal)
    assert marked.goal.standing.status is Status.ACHIEVED


def paragraph(number: int) -> Said:
    return Said(str(number), Place(1, 1, number), "", False, False, None)


def test_a_place_is_found_with_what_stands_just_before_and_after() -> None:
    report = opened()
    assert report.find(Place(1, 2, 1)) == 0
    assert report.find(Place(None, None, 7)) == 1
    assert report.find(Place(8, 1, 1)) is None
    assert report.find(None) is None
    (row,) = report.chapters[0].around(Place(1, 5, 2))
    assert (row.label, [said.text for said in row.paragraphs]) == (
        "Vad som setts", ["Fler lånar.", "Alla elever läser!"],
    )  # fmt: skip
    many = report_opened.Read(
        None, "", "", None,
        (Under("A", tuple(paragraph(number) for number in range(6))),),
        (),
    )  # fmt: skip
    (row,) = many.around(Place(1, 1, 3))
    assert [said.text for said in row.paragraphs] == ["2", "3", "4"]
    (row,) = many.around(Place(1, 1, 0))
    assert [said.text for said in row.paragraphs] == ["0", "1"]
    assert many.around(Place(2, 1, 1)) == ()


def test_a_report_that_is_not_there_is_none() -> None:
    assert report_opened.of_report(shown(reports()), "r-9") is None


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("1.4.2", Place(1, 4, 2)), ("..7", Place(None, None, 7)), ("1.4", None), ("1.4.x", None),
        ("1.4.2.1", None), ("", None), (None, None), ("..", Place()),
    ],
)  # fmt: skip
def test_a_place_of_an_address_is_read(code: str | None, place: Place | None) -> None:
    assert report_opened.place_of(code) == place


def found(words: str, most: int = 20, skip: int = 0) -> search_hits.Hits:
    world = reports()
    search_index.build(world.db)
    return search_hits.of_selection(shown(world), Selection(words=words), most, skip)


HOW = "Ord hittas i alla böjningar och sammansättningar. Bästa träffen först."


def test_a_hit_says_where_it_stands_and_leads_to_its_goal_or_initiative() -> None:
    hits = found("böcker")
    (hit,) = hits.some
    assert (hits.count, hits.note) == (1, HOW)
    assert hit.where == (
        "Orsaker · Läslust · Alm, Hela huvudmannen · Slutredovisning VT24 · "
        "tabell 1, rad 3, stycke 1"
    )
    assert hit.excerpt == Excerpt("Få böcker.", ((3, 9),))
    assert (hit.passage.report_id, hit.passage.code) == ("r-3", "1.3.1")
    assert (hit.goal_id, hit.initiative_id) == (None, "r-3-i1")
    goal = next(hit for hit in found("läser").some if hit.where.startswith("Mål"))
    assert goal.goal_id == "r-3-i1-g1"


def test_some_of_many_hits_say_which_they_are() -> None:
    assert found("läser", 1).note == f"Visar 1–1 av 2. {HOW}"
    assert found("läser", 1, 1).note == f"Visar 2–2 av 2. {HOW}"
    assert found("läser", 2).note == HOW


def test_where_nothing_is_found_it_is_said_why_and_how_to_find_more() -> None:
    nothing = found("zebra")
    assert (nothing.count, nothing.some) == (0, ())
    assert nothing.why == "Ingenting i urvalet innehåller ”zebra”."
    assert (nothing.suggestion, nothing.elsewhere) == ("", 0)
    apart = found("böcker lånar")
    assert apart.why == "Inget stycke i urvalet har alltihop på en gång."
    assert found("böckerr").suggestion == "böcker"


def test_a_short_passage_is_told_whole() -> None:
    text = "x" * 480
    assert search_hits.excerpt(text, [(0, 1)]) == Excerpt(text, ((0, 1),))


def test_a_long_passage_is_cut_around_its_match_between_words() -> None:
    text = f"{'ord ' * 300}frånvaron {'mer ' * 300}".strip()
    at = text.index("frånvaron")
    cut = search_hits.excerpt(text, [(at, at + 9)])
    ((start, end),) = cut.spans
    assert (cut.text[start:end], cut.is_begun, cut.is_broken_off) == ("frånvaron", True, True)
    assert start <= 140
    assert 470 < len(cut.text) <= 480
    assert cut.text.startswith("ord ")
    assert cut.text.endswith(" mer")


def test_a_long_passage_without_a_match_begins_at_its_beginning() -> None:
    cut = search_hits.excerpt("ord " * 200, [])
    assert (cut.spans, cut.is_begun, cut.is_broken_off) == ((), False, True)
    early = search_hits.excerpt("ord " * 200, [(4, 7), (700, 703)])
    assert (early.spans, early.is_begun) == (((4, 7),), False)


def test_the_end_of_a_long_passage_is_not_broken_off() -> None:
    text = f"{'ord ' * 200}slut"
    cut = search_hits.excerpt(text, [(800, 804)])
    assert (cut.is_begun, cut.is_broken_off) == (True, False)
    assert cut.text.endswith("slut")


def test_a_word_longer_than_an_excerpt_is_broken_off_where_it_must_be() -> None:
    cut = search_hits.excerpt("x" * 900, [])
    assert (len(cut.text), cut.is_broken_off) == (480, True)
