"""Names of schools, areas and units; decisions; statistics files: what each line says."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from sbs_data.answers import decisions, municipalities, name_lists, statistics_files, unit_mappings
from sbs_data.answers.decisions import Decision
from sbs_data.answers.name_lists import Area, School, Spelling
from sbs_data.answers.unit_mappings import Mapped
from sbs_data.model import SchoolForm
from tests.answers.told import WHEN, reports, shown
from tests.questions.world import World


def names() -> World:
    """Alm, written "Allm" too by what Anna has said; the authority itself; an area of two names."""
    world = reports()
    world.db.execute(
        "UPDATE initiative_school SET school_written = 'Allm' WHERE initiative_id = 'r-2-i1'"
    )
    world.db.execute(
        "UPDATE initiative SET area_written = 'Tryghet' WHERE initiative_id = 'r-1-i1'"
    )
    for school, forms, codes, basis in (
        ("Alm", "f–3", ["f_3", "leisure_centre"], "name"),
        ("Hela huvudmannen", "", [], None),
    ):
        world.insert(
            "school", authority="Provkommunen", school=school, forms=forms, form_codes=codes,
            forms_basis=basis, spellings="", goal_count=3, latest_report_id="r-3",
        )  # fmt: skip
    decided(world, "school", "provkommunen|allm", "Alm")
    decided(world, "area", "tryghet", "Trygghet")
    return world


def decided(world: World, what: str, key: str, value: str, **more: object) -> None:
    row: dict[str, object] = {
        "what": what, "key": key, "value": value, "reason": "", "subject": "Alla  läser",
        "decided_by": "Anna", "decided_at": WHEN, "act_no": 9, "is_orphaned": False,
    }  # fmt: skip
    world.insert("decision", **{**row, **more})


def test_a_school_is_told_with_its_forms_and_how_else_it_is_written() -> None:
    found = name_lists.schools(shown(names()), 1, 6)
    assert found.count == 2
    alm, whole = found.schools
    assert alm == School(
        authority="Provkommunen",
        name="Alm",
        about="F–3 · 3 mål · senast redovisad VT24",
        spellings=(
            Spelling("Provkommunen", "Allm", "Skrivs också ”Allm” (1 insats, enligt Anna)."),
        ),
        forms=(SchoolForm.LEISURE_CENTRE, SchoolForm.F_3),
        forms_now="Nu: f–3, av skolans namn.",
    )
    assert alm.is_school
    assert (whole.name, whole.is_school, whole.forms, whole.forms_now) == (
        "Hela huvudmannen", False, (), "",
    )  # fmt: skip
    assert whole.about == "Skolform ej angiven · 3 mål · senast redovisad VT24"


def test_of_several_authorities_each_school_says_whose_it_is() -> None:
    world = names()
    world.insert(
        "school", authority=None, school="Alm", forms="", form_codes=[], spellings="",
        goal_count=1, latest_report_id="r-1",
    )  # fmt: skip
    world.db.execute("UPDATE report SET period = NULL WHERE report_id = 'r-1'")
    found = name_lists.schools(shown(world), 1, 6)
    about = [school.about for school in found.schools]
    assert about[0] == "Provkommunen · F–3 · 3 mål · senast redovisad VT24"
    assert about[1] == (
        "Huvudman ej angiven · Skolform ej angiven · 1 mål · senast redovisad utan angiven period"
    )
    assert found.schools[1].spellings == ()


def test_names_come_a_page_at_a_time() -> None:
    found = name_lists.schools(shown(names()), 2, 1)
    assert ([school.name for school in found.schools], found.count) == (["Hela huvudmannen"], 2)


def test_an_area_is_told_with_every_way_it_is_written() -> None:
    found = name_lists.areas(shown(names()), 1, 6)
    assert found.count == 1
    assert found.areas == (
        Area(
            name="Trygghet",
            about="3 insatser",
            written=("Trygghet", "Tryghet"),
            spellings=(Spelling(None, "Tryghet", "Skrivs också ”Tryghet” (enligt Anna)."),),
        ),
    )
    assert name_lists.areas(shown(names()), 2, 6).areas == ()


def units(world: World) -> World:
    """Provkommunen and Annanby; Alm is a skolenhet of the first, Eken another."""
    for no, (kind, code, name, of) in enumerate(
        (
            ("municipality", "9901", "Provkommunen", "9901"),
            ("municipality", "9902", "Annanby", "9902"),
            ("school", "11111111", "Alm", "9901"),
            ("school", "22222222", "Eken", "9901"),
            ("school", "44444444", None, "9901"),
        ),
        1,
    ):
        world.insert(
            "unit", unit_no=no, unit_kind=kind, unit_code=code, unit_name=name,
            municipality_code=of, name_key=(name or "").lower(),
        )  # fmt: skip
    return world


def school(world: World, name: str) -> None:
    world.insert(
        "school", authority="Provkommunen", school=name, forms="", form_codes=[], spellings="",
        goal_count=1, latest_report_id="r-1",
    )  # fmt: skip


def test_without_statistics_no_name_is_a_unit() -> None:
    assert not unit_mappings.every(shown(names())).is_any


def test_each_name_says_which_unit_it_is_and_those_of_none_come_first() -> None:
    world = units(names())
    school(world, "Bok")
    school(world, "Ek")
    decided(world, "school_unit", "provkommunen|ek", "22222222", decided_by="Bo")
    found = unit_mappings.every(shown(world))
    assert found.is_any
    assert found.authorities == (
        Mapped(
            "Provkommunen", "Provkommunen", "Kommunen Provkommunen (9901), av samma namn", False
        ),
    )
    assert found.schools == (
        Mapped("Provkommunen", "Bok", "Ingen känd skolenhet i statistiken", False),
        Mapped("Provkommunen", "Alm", "Skolenheten Alm (11111111), av samma namn", False),
        Mapped("Provkommunen", "Ek", "Skolenheten Eken (22222222), enligt Bo", True),
    )
    assert found.unmapped == (
        "Utan skolenhet: ”Bok”. Statistik visas inte för dem förrän någon har sagt vilken "
        "skolenhet det är, eller att skolan inte finns i registret."
    )


def test_a_unit_without_a_name_is_its_code() -> None:
    world = units(names())
    decided(world, "school_unit", "provkommunen|alm", "44444444")
    found = unit_mappings.every(shown(world))
    assert [mapped.stands for mapped in found.schools] == ["Skolenheten (44444444), enligt Anna"]
    assert found.unmapped == ""


def test_many_schools_without_a_unit_are_named_in_part() -> None:
    world = units(names())
    for no in range(6):
        school(world, f"Skola {no}")
    assert unit_mappings.every(shown(world)).unmapped.startswith(
        "Utan skolenhet: ”Skola 0”, ”Skola 1”, ”Skola 2”, ”Skola 3”, ”Skola 4” och 1 till. "
    )


def test_a_unit_is_chosen_among_those_of_the_authority_s_kommun() -> None:
    assert unit_mappings.choices(shown(units(names())), "Provkommunen") == {
        "11111111": "Alm (11111111)", "22222222": "Eken (22222222)",
        "44444444": "Skolenhet 44444444, namnet är inte känt",
    }  # fmt: skip


def test_a_kommun_is_chosen_among_the_known_the_reports_own_first() -> None:
    known = municipalities.known(shown(units(names())))
    assert list(known.labels.items()) == [
        ("9901", "Provkommunen (9901)"), ("9902", "Annanby (9902)"),
    ]  # fmt: skip
    assert known.own == "9901"
    nothing = municipalities.known(shown(names()))
    assert (dict(nothing.labels), nothing.own) == ({}, None)


@pytest.mark.parametrize(
    ("what", "value", "said"),
    [
        ("status", "on_track", "Status: ”Alla läser” – på god väg"),
        ("match", "same", "Samma mål: ”Alla läser” – samma mål"),
        ("match", "not_same", "Samma mål: ”Alla läser” – olika mål"),
        ("school", "Alm", "Skolnamn: ”Alla läser” – ”Alm”"),
        ("initiative_schools", json.dumps(["Alm", "Ek"]), "Skola: ”Alla läser” – Alm och Ek"),
        ("school_forms", json.dumps(["f_3"]), "Skolform: ”Alla läser” – F–3"),
        ("replaces", "r-1", "Ersätter: ”Alla läser” – räknas i stället för en annan rapport"),
        ("target_link", "linked", "Målvärde för insatsen: ”Alla läser” – hör hit"),
        ("unknown", "x", "unknown: ”Alla läser” – ”x”"),
    ],
)
def test_a_decision_is_read_aloud(what: str, value: str, said: str) -> None:
    world = reports()
    decided(world, what, "key", value)
    assert decisions.latest(shown(world), 5).some == (
        Decision(9, said, "Anna · 21 november 2026 kl. 21.00"),
    )


def test_a_malvarde_that_was_set_is_read_aloud() -> None:
    world = reports()
    value = {
        "value": 80, "unit": "percent", "comparator": "at_least", "gender": None, "term": "VT26",
        "school_year": None,
    }  # fmt: skip
    decided(world, "target_value", "key", json.dumps(value))
    (decision,) = decisions.latest(shown(world), 5).some
    assert decision.sentence == "Målvärde: ”Alla läser” – minst 80 procent, VT26"


def test_decisions_come_some_at_a_time_with_their_reasons() -> None:
    world = reports()
    for no in range(3):
        decided(
            world, "status", f"k{no}", "started", act_no=no, reason="uppgift från rektor",
            is_orphaned=no == 1,
        )  # fmt: skip
    found = decisions.latest(shown(world), 2)
    assert ([d.act_no for d in found.some], found.count) == ([2, 1], 3)
    assert found.some[0].by_whom.endswith(" · skäl: uppgift från rektor")
    assert [d.act_no for d in decisions.latest(shown(world), 2, 2).some] == [0]
    orphaned = decisions.latest(shown(world), 2, only_orphaned=True)
    assert ([d.act_no for d in orphaned.some], orphaned.count) == ([1], 1)
    assert decisions.latest(shown(reports()), 2) == decisions.Decisions((), 0)


def test_statistics_files_are_rows_with_the_acts_that_brought_them() -> None:
    world = reports()
    for no, (file, kind, act) in enumerate((("b.csv", "kolada", 2), ("c.csv", "siris_139", 1)), 1):
        world.insert(
            "statistics_file", file_no=no, file_id=f"s-{no}", file=file, sha256="0", kind=kind,
            source="Egen", observation_count=1000 * no, is_example=False,
            published_on="2025-09-26" if no == 1 else None,
        )  # fmt: skip
        world.insert(
            "statistics_act", file_no=no, imported_at=WHEN, imported_by="prov", import_no=act
        )
    world.insert("statistics_notice", file_id="s-2", notice_no=1, code="x", message="Dolt.")
    at = datetime.fromisoformat(WHEN).replace(tzinfo=UTC)
    own = (statistics_files.OwnFile("s-9", "a.csv", "Egen", 1000, at, "prov", 2, ("Utelämnad.",)),)
    seen = shown(world)
    assert statistics_files.count(seen, own) == 3
    files = statistics_files.some(seen, own, 2, 0)
    assert len(statistics_files.HEAD) == len(files.rows[0])
    assert files.rows == (
        (
            "a.csv", "Egen uppföljning", "Egen", "1\u00a0000", "–",
            "21 november 2026 av prov (händelse 2)",
        ),
        (
            "b.csv", "Nyckeltal från Kolada", "Egen", "1\u00a0000", "publicerad 26 september 2025",
            "21 november 2026 av prov (händelse 2)",
        ),
    )  # fmt: skip
    assert (files.notices, files.acts, files.has_own) == (("a.csv: Utelämnad.",), ((2, 2),), True)
    last = statistics_files.some(seen, own, 2, 2)
    assert (last.notices, last.acts, last.has_own) == (("c.csv: Dolt.",), ((1, 1),), False)
    assert statistics_files.count(shown(reports()), ()) == 0
