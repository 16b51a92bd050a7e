"""Statistics in: kept, undone, corrected, compared, and protected before anything is seen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from sbs_data import actions, bounded
from sbs_data.errors import DelmalError, Refused
from sbs_data.publishing import observations
from sbs_data.settings import Settings
from sbs_data.statistics import isolated
from sbs_data.store import observed
from tests.statistics.exports import (
    ELIGIBILITY,
    ELIGIBILITY_TITLE,
    NORTH,
    SCHOOL_HEADER,
    SCHOOL_ROWS,
    SOUTH,
    own_csv,
    siris,
)
from tests.store.kit import Store, document

ELIGIBLE = (
    "SELECT value, marker, source, file FROM observations WHERE measure = 'eligible_vocational' "
    "AND unit_code = '11111111' ORDER BY ALL"
)
WHOLE = {"Skolenhetskod": "", "Kommunkod": "0999"}


def export(value: str = "75,6", year: str = "2024/25") -> bytes:
    """An export of one school."""
    return siris(rows=[(*NORTH, "78", "67,9", value, "201,6")], year=year)


def own(*counts: tuple[str, str, int, int], year: str = "2025/26") -> bytes:
    """Own figures of hög frånvaro: unit ('' for the whole), gender, pupils, count."""
    return own_csv(
        *(
            {
                "Skolenhetskod": unit,
                "Kommunkod": "0999",
                "Kön": gender,
                "Antal elever": str(pupils),
                "Antal som uppfyller måttet": str(count),
                "Läsår": year,
            }
            for unit, gender, pupils, count in counts
        )
    )


SMALL = own(("", "Alla", 80, 20), ("", "Flickor", 7, 3), ("", "Pojkar", 73, 17))
LARGER = own(("", "Alla", 90, 25), ("", "Flickor", 40, 10), ("", "Pojkar", 50, 15))


def seen(
    store: Store, sql: str = "FROM observations WHERE population = 'own'"
) -> list[tuple[object, ...]]:
    return store.rows(f"SELECT unit_code, gender, value, marker, pupils FROM ({sql}) ORDER BY ALL")


def test_every_figure_of_a_file_can_be_asked_for_with_its_place(store: Store) -> None:
    (outcome,) = store.bring_statistics(("export.csv", siris())).outcomes
    assert isinstance(outcome, actions.ImportedStatistics)
    assert (outcome.kind, outcome.observations) == ("siris_139", 12)
    rows = store.rows(
        "SELECT unit_name, value, marker, range_low, place, file, file_id, year_order "
        "FROM observations WHERE measure = 'eligible_vocational' ORDER BY unit_code"
    )
    assert rows == [
        ("Norra skolan", 75.6, None, None, "rad 7, kolumn 10", "export.csv", outcome.file_id, 2025),
        (
            "Södra skolan",
            None,
            "one_to_four",
            pytest.approx(100 * 13 / 17),
            "rad 8, kolumn 10",
            "export.csv",
            outcome.file_id,
            2025,
        ),
        (
            "Östra skolan",
            None,
            "too_few",
            None,
            "rad 9, kolumn 10",
            "export.csv",
            outcome.file_id,
            2025,
        ),
    ]
    assert store.faults() == []


def test_a_value_is_missing_exactly_when_there_is_a_marker(store: Store) -> None:
    store.bring_statistics(("export.csv", siris()), ("egna.csv", own(("", "Alla", 9, 2))))
    assert store.rows(
        "SELECT count(*) FROM observations WHERE (value IS NULL) = (marker IS NULL)"
    ) == [(0,)]


def test_the_same_file_again_changes_nothing(store: Store) -> None:
    store.bring_statistics(("export.csv", export()))
    again = store.bring_statistics(("annat namn.csv", export()))
    assert again.act_no is None
    assert isinstance(again.outcomes[0], actions.Unchanged)


def test_a_refused_file_disturbs_no_other_and_leaves_nothing(store: Store) -> None:
    result = store.bring_statistics(
        ("trasig.csv", siris(year=None)), ("export.csv", export()), ("tom.csv", b"")
    )
    assert [name for name, _ in result.refused] == ["trasig.csv", "tom.csv"]
    assert [of.file for of in result.imported] == ["export.csv"]
    assert len(list((store.settings.private / "archive").glob("??/*"))) == 1
    assert len(list((store.settings.private / observed.FOLDER).glob("*"))) == 1


def test_nothing_is_imported_of_an_own_table_with_faults_and_each_is_told(store: Store) -> None:
    content = own(("", "Alla", 60, 61), ("", "Flickor", 30, -1))
    ((_, message),) = store.bring_statistics(("egna.csv", content)).refused
    assert re.findall(r"[Rr]ad (\d)", message) == ["2", "3"]
    assert store.rows("SELECT count(*) FROM observations") == [] or seen(store) == []


def test_an_undone_file_is_gone_and_comes_back_with_the_undo_undone(store: Store) -> None:
    store.bring_statistics(("export.csv", export()))
    store.undo()
    assert store.rows(ELIGIBLE) == []
    assert store.faults() == []
    store.undo(2)
    assert [row[0] for row in store.rows(ELIGIBLE)] == [75.6]
    assert store.faults() == []


def test_a_revision_is_shown_and_what_was_said_before_is_history(store: Store) -> None:
    store.bring_statistics(("tidigare.csv", export("75,6")))
    store.bring_statistics(("senare.csv", export("76,9")))
    assert store.rows(ELIGIBLE) == [
        (76.9, None, "Skolverket (SIRIS, rapport 139)", "senare.csv"),
    ]
    history = "SELECT measure, value, file FROM observation_history"
    assert store.rows(history) == [("eligible_vocational", 75.6, "tidigare.csv")]
    assert store.rows("SELECT count(*) FROM observation_differences") == [(0,)]
    store.undo()
    assert [row[0] for row in store.rows(ELIGIBLE)] == [75.6]
    assert store.rows(history) == []
    assert store.faults() == []


def test_files_of_other_years_do_not_meet(store: Store) -> None:
    store.bring_statistics(("a.csv", export("75,6")), ("b.csv", export("76,9", "2023/24")))
    assert [row[0] for row in store.rows(ELIGIBLE)] == [75.6, 76.9]
    assert store.rows("SELECT count(*) FROM observation_history") == [(0,)]


def test_another_source_is_a_difference_and_one_of_them_is_to_be_shown(store: Store) -> None:
    by_sex = (*SCHOOL_HEADER, "Kön", *ELIGIBILITY[:2])
    five = siris(by_sex, [(*NORTH, "Samtliga", "78", "75,7")], title=ELIGIBILITY_TITLE)
    store.bring_statistics(("5.csv", five), ("139.csv", export("75,6")))
    assert store.rows(
        "SELECT value, is_preferred FROM observations WHERE measure = 'eligible_vocational' "
        "ORDER BY value"
    ) in ([(75.6, True), (75.7, False)], [(75.6, False), (75.7, True)])
    ((measure, difference),) = store.rows(
        "SELECT measure, abs(difference) FROM observation_differences"
    )
    assert (measure, difference) == ("eligible_vocational", 0.1)
    assert store.rows("SELECT count(*) FROM observations WHERE is_preferred") == [(4,)]


def test_what_is_compared_some_at_a_time_says_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    years = ("2022/23", "2023/24", "2024/25")
    for value, counts in (("75,6", (20, 17)), ("76,9", (25, 15))):
        of_all, boys = counts
        store.bring_statistics(
            *((f"{year[:4]}-{value}.csv", export(value, year)) for year in years),
            *((f"egna-{year[:4]}-{value}.csv",
               own(("", "Alla", 80, of_all), ("", "Pojkar", 40, boys), year=year))
              for year in years),
        )  # fmt: skip
    views = ("observations", "observation_history", "observation_differences")
    whole = [seen_in(store, view) for view in views]
    compared: list[int] = []
    compare = observations._compared

    def counting(*args: Any) -> Any:
        compared.append(len(args[2]))
        return compare(*args)

    monkeypatch.setattr(observations, "_compared", counting)
    monkeypatch.setattr(observations, "_ROWS_AT_ONCE", 1)
    actions.rebuild(store.delmal)
    assert compared
    assert set(compared) == {1}
    assert [seen_in(store, view) for view in views] == whole


def seen_in(store: Store, view: str) -> list[str]:
    """What a view says, in no order."""
    return sorted(map(str, store.rows(f"FROM {view}")))


def test_a_group_too_small_to_be_seen_is_in_no_published_byte(store: Store) -> None:
    store.bring_statistics(
        ("egna.csv", own(("", "Alla", 80, 20), ("", "Flickor", 7, 3), ("", "Pojkar", 73, 17)))
    )
    assert seen(store) == [
        ("0999", "all", 25.0, None, 80),
        ("0999", "boys", None, "suppressed", None),
        ("0999", "girls", None, "suppressed", None),
    ]
    assert store.faults() == []


def test_a_correction_of_own_figures_leaves_no_history_to_subtract(store: Store) -> None:
    store.bring_statistics(("egna.csv", SMALL))
    store.bring_statistics(("rättad.csv", LARGER))
    assert store.rows("SELECT count(*) FROM observation_history") == [(0,)]
    assert [row[3] for row in seen(store)] == ["corrected"] * 3
    assert store.faults() == []


def test_what_was_shown_and_undone_is_remembered(store: Store) -> None:
    store.bring_statistics(("egna.csv", SMALL))
    store.undo()
    store.bring_statistics(("rättad.csv", LARGER))
    assert [row[3] for row in seen(store)] == ["corrected"] * 3


def test_the_same_figures_again_are_no_correction(store: Store) -> None:
    store.bring_statistics(("egna.csv", LARGER))
    before = seen(store)
    store.undo()
    store.bring_statistics(("om igen.csv", LARGER + b"\r\n"))
    assert seen(store) == before
    assert [row[3] for row in before] == [None] * 3


def test_without_what_was_too_small_before_the_same_figures_are_seen(store: Store) -> None:
    store.bring_statistics(("rättad.csv", LARGER))
    assert [row[3] for row in seen(store)] == [None, None, None]


def test_own_figures_in_several_files_are_protected_together(store: Store) -> None:
    store.bring_statistics(("hela.csv", own(("", "Alla", 80, 20))))
    store.bring_statistics(
        ("skolor.csv", own(("11111111", "Alla", 72, 18), ("22222222", "Alla", 8, 2)))
    )
    assert [row[3] for row in seen(store)] == [None, "suppressed", "suppressed"]


def test_reports_and_statistics_stand_beside_each_other(store: Store) -> None:
    store.bring(("a.docx", document(authority="Exempelby kommun", schools=["Norra skolan"])))
    store.bring_statistics(("export.csv", export()))
    store.bring(("b.docx", document(name="b")))
    assert store.files() == ["a.docx", "b.docx"]
    assert len(store.rows(ELIGIBLE)) == 1
    assert store.faults() == []
    assert store.rebuild().same
    assert len(store.rows(ELIGIBLE)) == 1


def test_a_backup_brings_the_statistics_back(store: Store, tmp_path: Path) -> None:
    store.bring_statistics(("export.csv", export()), ("egna.csv", own(("", "Alla", 80, 20))))
    before = store.rows("SELECT * EXCLUDE (file_id) FROM observations ORDER BY ALL")
    actions.backup(store.delmal, tmp_path / "kopia.zip")
    other = Store(Settings(tmp_path / "ny", "Anna Andersson"))
    other.restore(tmp_path / "kopia.zip")
    assert other.rows("SELECT * EXCLUDE (file_id) FROM observations ORDER BY ALL") == before
    assert other.faults() == []


def test_figures_lost_from_the_private_folder_are_read_from_the_archive(store: Store) -> None:
    store.bring_statistics(("export.csv", export()))
    (kept,) = (store.settings.private / observed.FOLDER).glob("*.parquet")
    kept.unlink()
    assert any("export.csv" in fault for fault in store.faults())
    store.bring_statistics(("annan.csv", export("70,1", "2023/24")))
    assert len(store.rows(ELIGIBLE)) == 2
    assert store.faults() == []


def test_figures_changed_in_the_private_folder_are_found_and_mended(store: Store) -> None:
    store.bring_statistics(("export.csv", export()))
    (kept,) = (store.settings.private / observed.FOLDER).glob("*.parquet")
    about = observed.about(kept)
    assert about is not None
    observed.write(kept, observed.table(kept).slice(1), about)
    assert any("export.csv" in fault and "rebuild" in fault for fault in store.faults())
    store.rebuild()
    assert store.faults() == []


def test_damaged_figures_are_told_in_a_sentence(store: Store) -> None:
    store.bring_statistics(("export.csv", export()))
    (kept,) = (store.settings.private / observed.FOLDER).glob("*.parquet")
    kept.write_bytes(b"trasig")
    with pytest.raises(DelmalError, match="rebuild"):
        store.bring_statistics(("annan.csv", export("70,1", "2023/24")))
    store.rebuild()
    assert store.faults() == []
    assert len(store.rows(ELIGIBLE)) == 2  # what was saved is shown


def test_the_journal_says_what_was_brought(store: Store) -> None:
    store.bring_statistics(("export.csv", export()), ("b.csv", export("70,1", "2023/24")))
    assert actions.history(store.delmal)[-1].sentence == (
        "Läste in statistik ur ”export.csv” och ”b.csv”."
    )


def test_a_school_is_known_by_its_name_in_its_kommun_until_a_person_says_another(
    store: Store,
) -> None:
    store.bring_statistics(("export.csv", siris()), ("kommun.json", KOMMUN))
    store.bring(
        ("a.docx", document(authority="Exempelby kommun", schools=["Norra skolan", "Okänd skola"]))
    )
    units = "SELECT school, unit_code, basis FROM school_units ORDER BY school"
    assert store.rows(units) == [("Norra skolan", "11111111", "same_name")]
    store.decide("map_school_unit", "Exempelby kommun", "Okänd skola", "22222222")
    assert store.rows(units) == [
        ("Norra skolan", "11111111", "same_name"),
        ("Okänd skola", "22222222", "person"),
    ]
    with pytest.raises(DelmalError, match="Ingen statistik gäller enheten"):
        store.decide("map_school_unit", "Exempelby kommun", "Okänd skola", "99999999")
    store.decide("map_school_unit", "Exempelby kommun", "Okänd skola", None)
    assert len(store.rows(units)) == 1
    assert store.faults() == []


def test_swedish_letters_do_not_hide_a_school(store: Store) -> None:
    store.bring_statistics(("export.csv", siris()), ("kommun.json", KOMMUN))
    store.bring(("a.docx", document(authority="Exempelby", schools=["södra  SKOLAN"])))
    assert store.rows("SELECT unit_code FROM school_units") == [("22222222",)]


def test_an_authority_of_another_name_is_a_kommun_when_a_person_says_so(store: Store) -> None:
    store.bring_statistics(("export.csv", siris()), ("kommun.json", KOMMUN))
    store.bring(("a.docx", document(authority="Skolområdet", schools=["Norra skolan"])))
    assert store.rows("FROM school_units") == []
    store.decide("map_authority_unit", "Skolområdet", "0999")
    assert store.rows("SELECT municipality_code, basis FROM authority_units") == [
        ("0999", "person")
    ]
    assert store.rows("SELECT unit_code FROM school_units") == [("11111111",)]


KOMMUN = b'{"count": 1, "values": [{"id": "0999", "title": "Exempelby", "type": "K"}]}'


@pytest.fixture
def measured(store: Store) -> Store:
    """A school with figures and a report that states a målvärde among its effects."""
    store.bring_statistics(("export.csv", siris()), ("kommun.json", KOMMUN))
    claims = [{"value": 80, "initiative_no": 1}]
    store.bring(
        (
            "a.docx",
            document(authority="Exempelby kommun", schools=["Norra skolan"], claims=claims),
        )
    )
    return store


TARGETS = "SELECT measure, value, unit_code, basis, term, decided_by FROM targets ORDER BY basis"


def test_a_stated_target_counts_when_a_person_has_confirmed_it(measured: Store) -> None:
    assert measured.rows(TARGETS) == []
    ((key, *_),) = measured.targets()
    measured.confirm(str(key))
    assert measured.rows(TARGETS) == [
        ("eligible_vocational", 80.0, "11111111", "report", None, "Anna Andersson")
    ]
    measured.confirm(str(key), False)
    assert measured.rows(TARGETS) == []


def test_a_target_is_set_by_hand_changed_and_taken_back(measured: Store) -> None:
    target = actions.NewTarget("eligible_vocational", "school", "11111111", 80, due="VT 26")
    measured.decide("set_target", target, "Beslut i nämnden")
    assert measured.rows(TARGETS) == [
        ("eligible_vocational", 80.0, "11111111", "person", "VT26", "Anna Andersson")
    ]
    assert actions.history(measured.delmal)[-1].sentence == (
        "Angav målvärdet minst 80 % till VT26 för ”Behöriga till yrkesprogram, Norra skolan”. "
        "Skäl: Beslut i nämnden"
    )
    changed = actions.NewTarget("eligible_vocational", "school", "11111111", 82.5, due="VT26")
    measured.decide("set_target", changed)
    assert [row[1] for row in measured.rows(TARGETS)] == [82.5]
    endless = actions.NewTarget("eligible_vocational", "school", "11111111", 90)
    measured.decide("set_target", endless)
    assert sorted(row[1] for row in measured.rows(TARGETS)) == [82.5, 90.0]  # type: ignore[type-var]
    (key,) = (row[0] for row in measured.rows("SELECT target_key FROM targets WHERE value = 90"))
    measured.decide("take_back_target", key)
    assert [row[1] for row in measured.rows(TARGETS)] == [82.5]
    assert measured.faults() == []


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (actions.NewTarget("okänt", "school", "11111111", 80), "inget mått"),
        (actions.NewTarget("eligible_vocational", "school", "1", 80), "Ingen statistik"),
        (actions.NewTarget("eligible_vocational", "school", "11111111", 101), "mellan 0 och 100"),
        (actions.NewTarget("eligible_vocational", "school", "11111111", 80, due="snart"), "termin"),
        (actions.NewTarget("eligible_vocational", "school", "11111111", 80, "kring"), "jämförelse"),
        (
            actions.NewTarget("eligible_vocational", "school", "11111111", 80, gender="alla"),
            "kön",
        ),
    ],
)
def test_a_target_that_cannot_be_is_refused(
    measured: Store, target: actions.NewTarget, said: str
) -> None:
    with pytest.raises(DelmalError, match=said):
        measured.decide("set_target", target)
    assert measured.rows(TARGETS) == []


def test_an_initiative_belongs_to_a_target_when_a_person_says_so(measured: Store) -> None:
    ((key, *_),) = measured.targets()
    measured.confirm(str(key))
    links = "SELECT state, decided_by FROM target_links"
    assert measured.rows(links) == [("suggested", None)]
    ((initiative,),) = measured.rows("SELECT initiative_id FROM initiatives")
    measured.decide("link_target", key, initiative, True)
    assert measured.rows(links) == [("linked", "Anna Andersson")]
    measured.decide("link_target", key, initiative, False)
    assert measured.rows(links) == [("rejected", "Anna Andersson")]
    measured.decide("link_target", key, initiative, None)
    assert measured.rows(links) == [("suggested", None)]
    with pytest.raises(DelmalError, match="Inget målvärde"):
        measured.decide("link_target", "m-finnsinte", initiative, True)
    assert measured.faults() == []


def test_a_link_by_hand_stands_where_nothing_suggested_it(measured: Store) -> None:
    target = actions.NewTarget("merit_rating", "municipality", "0999", 220)
    measured.decide("set_target", target)
    ((key,),) = measured.rows("SELECT target_key FROM targets")
    ((initiative,),) = measured.rows("SELECT initiative_id FROM initiatives")
    measured.decide("link_target", key, initiative, True)
    assert measured.rows("SELECT target_key, initiative_id, state FROM target_links") == [
        (key, initiative, "linked")
    ]


def test_the_example_brings_its_figures_and_takes_them_away(store: Store) -> None:
    example: Sequence[tuple[str, bytes]] = [("export.csv", export())]
    store.bring_statistics(*example, is_example=True)
    assert store.rows("SELECT DISTINCT is_example FROM observations") == [(True,)]
    assert actions.has_example(store.delmal)
    actions.remove_example(store.delmal)
    assert not actions.has_example(store.delmal)
    assert store.rows("SELECT count(*) FROM observations") == [(0,)]


def test_rows_left_out_of_a_newer_export_stay(store: Store) -> None:
    store.bring_statistics(("alla.csv", siris()))
    store.bring_statistics(("en.csv", siris(rows=[(*SOUTH, "17", "100", "~100", "262")])))
    assert len(SCHOOL_ROWS) == 3
    assert store.rows("SELECT count(DISTINCT unit_code) FROM observations") == [(3,)]


def test_a_file_that_newer_rules_refuse_stops_nothing_and_is_told(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.bring_statistics(("export.csv", export()))
    store.bring_statistics(("egna.csv", own(("", "Alla", 80, 20))))
    actions.backup(store.delmal, tmp_path / "kopia.zip")
    real = isolated.ask

    def stricter(task: str, content: bytes, file_name: str, *options: Any) -> Any:
        if file_name == "egna.csv":
            raise Refused("”egna.csv” slutar mitt i. Spara den på nytt.", code="cut")
        return real(task, content, file_name, *options)

    monkeypatch.setattr(isolated, "ask", stricter)
    other = Store(Settings(tmp_path / "ny", "Anna Andersson"))
    other.restore(tmp_path / "kopia.zip")
    store.rebuild()
    for each in (store, other):
        assert each.faults() == []
        assert seen(each) == []
        assert len(each.rows(ELIGIBLE)) == 1
        (told,) = actions.own_files(each.delmal)
        assert "visas längre. ”egna.csv” slutar mitt i." in told.notices[0]
    monkeypatch.undo()
    store.rebuild()
    assert len(seen(store)) == 1
    assert store.faults() == []


def test_a_file_that_this_machine_has_no_room_for_now_keeps_its_figures(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.bring_statistics(("export.csv", export()))

    def crowded(_: str, __: bytes, file_name: str, *___: Any) -> Any:
        raise bounded.Unread(bounded.Why.TOO_MUCH_MEMORY, 1).refusal(file_name, "Försök igen.")

    monkeypatch.setattr(isolated, "ask", crowded)
    with pytest.raises(DelmalError, match="just nu"):
        store.rebuild()
    assert len(store.rows(ELIGIBLE)) == 1
