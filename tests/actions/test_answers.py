"""What a person says when the file does not."""

from __future__ import annotations

from typing import Any

import pytest

from sbs_data import actions
from sbs_data.errors import DelmalError
from sbs_data.model import Kind
from sbs_data.publishing import ground
from tests.store.kit import Store, document, report_id

SILENT = document(schools=[])
SAYS = document(authority="Exempelkommunen", kind="slutredovisning", period="VT23")


def only(store: Store, columns: str, view: str = "reports") -> tuple[Any, ...]:
    row = store.ask(f"SELECT {columns} FROM {view}")
    assert len(row) == 1
    return tuple(None if v is None or v != v else v for v in row.iloc[0].tolist())


def test_an_unanswered_report_says_null_and_is_undecided(store: Store) -> None:
    store.bring(("a.docx", SILENT))
    assert only(store, "authority, kind, period, school_year, term") == (None,) * 5
    undecided = store.ask("SELECT what, hint FROM undecided ORDER BY what")
    assert list(undecided["what"]) == ["authority", "kind", "period", "school"]
    assert undecided["hint"][2] == "VT23"


def test_an_answer_fills_in_and_says_who(store: Store) -> None:
    store.bring(("a.docx", SILENT))
    store.answer(
        report_id(SILENT),
        authority="  Exempel\nkommunen ",
        kind=Kind.INTERIM,
        period="våren 2023",
        school="Lillskolan",
    )
    assert only(store, "authority, kind, period, school_year, term") == (
        "Exempel kommunen",
        "delredovisning",
        "VT23",
        "2022/23",
        "VT23",
    )
    assert only(store, "authority_basis, kind_basis, period_basis") == (
        ("angivet av Anna Andersson",) * 3
    )
    assert only(store, "school, basis", "goal_schools") == ("Lillskolan", "person")
    assert store.ask("FROM undecided").empty
    assert store.faults() == []


def test_what_the_file_says_keeps_its_own_basis(store: Store) -> None:
    store.bring(("a.docx", SAYS))
    assert only(store, "authority, authority_basis, period_basis") == (
        "Exempelkommunen",
        "sidhuvudet",
        "rubriken",
    )


def test_an_answer_wins_over_the_file(store: Store) -> None:
    store.bring(("a.docx", SAYS), period="2023/24")
    assert only(store, "period, school_year, term, period_basis") == (
        "2023/24",
        "2023/24",
        None,
        "angivet av Anna Andersson",
    )


def test_a_school_named_in_row_1_is_never_overruled(store: Store) -> None:
    store.bring(("a.docx", SAYS), school="Storskolan")
    assert only(store, "school, basis", "goal_schools") == ("Lillskolan", "report")


def test_the_last_answer_counts_until_it_is_undone(store: Store) -> None:
    store.bring(("a.docx", SILENT), period="VT22")
    second = store.answer(report_id(SILENT), period="VT23")
    assert only(store, "period") == ("VT23",)
    store.undo(second)
    assert only(store, "period") == ("VT22",)


@pytest.mark.parametrize("period", ["vår", "VT23 och VT24", "2022/24", "VT23?"])
def test_a_period_that_is_none_is_refused(store: Store, period: str) -> None:
    store.bring(("a.docx", SILENT))
    with pytest.raises(DelmalError, match="ingen termin eller läsår"):
        store.answer(report_id(SILENT), period=period)
    assert len(actions.history(store.delmal)) == 1


def test_nonsense_is_refused(store: Store) -> None:
    store.bring(("a.docx", SILENT))
    with pytest.raises(DelmalError, match="Inget svar angavs"):
        store.answer(report_id(SILENT), authority="   ")
    with pytest.raises(DelmalError, match="för långt"):
        store.answer(report_id(SILENT), authority="x" * 201)
    with pytest.raises(DelmalError, match="importeras"):
        store.answer(report_id(SILENT), replaces="r-1")
    with pytest.raises(DelmalError, match="ingen gällande rapport ”r-1”"):
        store.answer("r-1", period="VT23")
    store.undo()
    with pytest.raises(DelmalError, match="ingen gällande rapport"):
        store.answer(report_id(SILENT), period="VT23")


def test_a_decision_writes_no_document_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.bring(("a.docx", document(name="a", schools=[], claims=[{"value": 80}])))
    identity = report_id(document(name="a", schools=[], claims=[{"value": 80}]))

    def never(*_: object, **__: object) -> None:
        raise AssertionError("built from the beginning")

    with monkeypatch.context() as patched:
        patched.setattr(ground, "fill", never)
        store.answer(identity, authority="Exempelkommunen", school="Lillskolan", period="VT23")
        store.confirm(str(store.ask("FROM stated_targets")["target_key"][0]))
        store.undo(2)
    assert store.ask("SELECT authority FROM reports")["authority"].isna().all()
    assert store.ask("FROM goal_schools").empty
    assert len(store.ask("FROM orphaned_decisions")) == 1  # of another authority's target
    assert store.faults() == []  # and it is what would have been built


def test_a_name_in_pieces_is_kept_in_whole_letters(store: Store) -> None:
    in_pieces = "A\u030asens skola.docx"
    store.bring((in_pieces, SILENT))
    store.answer(report_id(SILENT), authority="A\u030asens kommun")
    assert only(store, "file, authority") == ("Åsens skola.docx", "Åsens kommun")
