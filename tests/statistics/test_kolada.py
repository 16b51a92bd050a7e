"""Kolada's API v3, from saved answers made here in its shape. Every figure is invented."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sbs_data.errors import Refused
from sbs_data.measures import catalogue
from sbs_data.statistics import Kind, Statistics, read_statistics, recognise

VOCATIONAL = catalogue.measures()["eligible_vocational"].kpis[0]


def value(gender: str, number: float | None, **more: Any) -> dict[str, Any]:
    return {"gender": gender, "count": 1, "status": "", "value": number, "isdeleted": False, **more}


def row(
    *values: dict[str, Any], kpi: str = "N15436", year: int = 2023, **unit: str
) -> dict[str, Any]:
    return {
        "kpi": kpi,
        "period": year,
        **(unit or {"municipality": "0999"}),
        "values": list(values),
    }


def answer(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"count": len(rows), "values": list(rows), "next_url": None, "previous_url": None}


def kpi(title: str) -> dict[str, Any]:
    return {"id": VOCATIONAL.id, "title": title, "is_divided_by_gender": True}


def read(data: Any, **options: str) -> Statistics:
    content = json.dumps(data).encode()
    assert recognise(content, "kolada.json") is Kind.KOLADA
    return read_statistics(content, "kolada.json", **options)


def test_the_sexes_are_told_apart_and_the_year_is_the_spring_term() -> None:
    rows = read(
        answer(row(value("T", 75.61), value("K", 80.0), value("M", 71.4)))
    ).table.to_pylist()
    assert [(r["gender"], r["value"]) for r in rows] == [
        ("all", 75.61),
        ("girls", 80.0),
        ("boys", 71.4),
    ]
    assert {(r["school_year"], r["term"]) for r in rows} == {("2022/23", "VT23")}
    assert {(r["measure"], r["population"]) for r in rows} == {("eligible_vocational", "municipal")}
    assert {r["source"] for r in rows} == {"Kolada"}
    assert {r["municipality_code"] for r in rows} == {"0999"}


def test_count_is_never_taken_for_pupils() -> None:
    table = read(answer(row(value("T", 75.0, count=7), municipality="G123"))).table
    assert table["pupils"].null_count == 1
    assert table["unit_kind"].to_pylist() == ["group"]


@pytest.mark.parametrize(
    ("code", "kind"),
    [("0000", "nation"), ("0019", "county"), ("1962", "municipality"), ("G1", "group")],
)
def test_units_are_told_by_their_code(code: str, kind: str) -> None:
    (found,) = read(answer(row(value("T", 75.0), municipality=code))).table.to_pylist()
    assert (found["unit_kind"], found["unit_code"]) == (kind, code)


def test_a_deleted_value_is_not_read_and_that_is_told() -> None:
    result = read(answer(row(value("T", 75.0), value("K", 99.0, isdeleted=True))))
    assert result.table["gender"].to_pylist() == ["all"]
    assert [n.code for n in result.notices] == ["deleted"]


def test_no_value_is_missing_and_a_status_not_known_is_told() -> None:
    result = read(answer(row(value("T", None), value("K", None, status="Secret"))))
    assert result.table["marker"].to_pylist() == ["missing", "other"]
    (notice,) = result.notices
    assert "Secret" in notice.message


def test_the_grade_of_a_survey_comes_from_the_kpi() -> None:
    rows = [row(value("T", 88.0), kpi="N15613"), row(value("T", 80.0), kpi="N15643")]
    found = read(answer(*rows)).table.to_pylist()
    assert [(r["measure"], r["grade"]) for r in found] == [("safety", "5"), ("safety", "8")]


def test_a_school_is_kolada_s_own_unit_with_its_own_code() -> None:
    unit = {"id": "V15E099900101", "title": "Norra skolan", "municipality": "0999"}
    data = [
        {"url": "https://x/ou", "retrieved_at": "2026-11-01T08:00:00Z", "answer": answer(unit)},
        {
            "url": "https://x/oudata",
            "retrieved_at": "2026-11-01T08:00:00Z",
            "answer": answer(row(value("T", 93.0), kpi="U15413", ou="V15E099900101")),
        },
    ]
    (found,) = read(data).table.to_pylist()
    assert (found["unit_kind"], found["unit_code"]) == ("school", "V15E099900101")
    assert (found["unit_name"], found["municipality_code"]) == ("Norra skolan", "0999")
    assert found["population"] == "all_at_school"
    assert str(found["retrieved_on"]) == "2026-11-01"


def test_names_and_groups_come_from_metadata() -> None:
    group = {
        "id": "G1",
        "title": "Liknande",
        "members": [{"id": "0998", "title": "B"}, {"id": "0999"}],
    }
    result = read(
        [
            answer({"id": "0999", "title": "Exempelby", "type": "K"}, group),
            answer(row(value("T", 1.0))),
        ]
    )
    assert result.table["unit_name"].to_pylist() == ["Exempelby"]
    assert result.groups == {"G1": ("0998", "0999")}
    assert result.names["group", "G1"] == "Liknande"


def test_a_renamed_kpi_warns_and_the_known_title_does_not() -> None:
    (notice,) = read(answer(kpi("Elever som är behöriga till något annat"))).notices
    assert notice.code == "kpi_renamed"
    assert "något annat" in notice.message
    assert read(answer(kpi(VOCATIONAL.title))).notices == ()


def test_a_kpi_with_the_other_letter_is_not_read() -> None:
    data = answer(row(value("T", 1.0), kpi="N15446"), row(value("T", 75.0)))
    result = read(data)
    assert result.table["measure"].to_pylist() == ["eligible_vocational"]
    assert "N15446" in result.notices[0].message
    with pytest.raises(Refused, match="U15446"):
        read(answer(row(value("T", 1.0), kpi="U15446")))


def test_a_row_of_another_kommun_than_was_asked_for_is_refused() -> None:
    data = answer(row(value("T", 75.0)), row(value("T", 70.0), municipality="1962"))
    with pytest.raises(Refused, match="1962") as refusal:
        read(data, municipality="0999")
    assert refusal.value.code == "wrong_municipality"
    assert read(data).table.num_rows == 2
    riket = answer(row(value("T", 75.0)), row(value("T", 85.0), municipality="0000"))
    assert read(riket, municipality="0999").table.num_rows == 2


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (row(value("T", 101.0)), "101"),
        (row(value("T", -1.0)), "-1"),
        (row(value("F", 75.0)), "”F”"),
        (row(value("T", 75.0), municipality="999"), "0999"),
    ],
)
def test_a_faulty_row_refuses_the_file_and_is_named(bad: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        read(answer(row(value("T", 75.0), year=2022), bad))


def test_an_empty_answer_is_told_of() -> None:
    with pytest.raises(Refused, match="tomt svar"):
        read(answer())


@pytest.mark.parametrize(
    "spoilt",
    [{"period": "tjugotre"}, {"values": None}, {"values": [{"gender": "T", "value": "x"}]}],
)
def test_rows_out_of_shape_are_refused_and_never_a_crash(spoilt: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="inte som de ska"):
        read(answer({**row(value("T", 75.0)), **spoilt}))


def test_a_kommun_of_the_askeds_own_group_may_stand_beside_it() -> None:
    def data(title: str) -> list[dict[str, Any]]:
        members = [{"member_id": "0902", "member_title": "Tvåby"}]
        return [
            answer({"id": "0999", "title": "Exempelby", "type": "K"}),
            answer({"id": "G2", "title": title, "members": members}),
            answer(row(value("T", 75.0), municipality="0902")),
        ]

    table = read(data("Liknande kommuner, Exempelby, 2024"), municipality="0999").table
    assert table["unit_code"].to_pylist() == ["0902"]
    with pytest.raises(Refused, match="0902, men det var 0999"):
        read(data("Liknande kommuner, Exempelby norra, 2024"), municipality="0999")


def test_half_a_sign_in_a_name_is_refused_and_never_a_crash() -> None:
    with pytest.raises(Refused, match="skadad"):
        read_statistics(json.dumps(answer(kpi("\ud83d"))).encode(), "kolada.json")
    whole = read_statistics(json.dumps(answer(kpi("\U0001f600"))).encode(), "kolada.json")
    assert [n.code for n in whole.notices] == ["kpi_renamed"]


def test_a_saved_list_of_groups_without_its_wrapping_is_read() -> None:
    group = {"id": "G1", "title": "Liknande", "members": [{"member_id": "0998"}, {"id": "0997"}]}
    kommun = {"id": "0998", "title": "Exempelby", "type": "K"}
    result = read_statistics(json.dumps([group, kommun]).encode(), "grupper.json")
    assert result.groups == {"G1": ("0998", "0997")}
    assert result.names["municipality", "0998"] == "Exempelby"
    assert result.table.num_rows == 0


def test_a_year_in_digits_of_another_script_is_none() -> None:
    with pytest.raises(Refused, match="är inget år"):
        read(answer({**row(value("T", 75.0)), "period": "٢٠٢٤"}))
