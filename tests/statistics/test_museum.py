"""Each kind of table that people have: taken with the same figures, or refused."""

from __future__ import annotations

import pytest

from sbs_data.errors import Refused
from sbs_data.statistics import read_statistics
from sbs_data.statistics.observations import KEY
from tests.statistics import museum
from tests.statistics.exports import own_csv, siris

SAID = (*KEY, "value", "marker", "pupils", "count")
Facts = set[tuple[object, ...]]


def facts(content: bytes) -> Facts:
    rows = read_statistics(content, "fil.csv").table.to_pylist()
    found = {tuple(row[name] for name in SAID) for row in rows}
    assert len(found) == len(rows)
    return found


@pytest.fixture(scope="module")
def plain() -> Facts:
    return facts(museum.lines().encode())


@pytest.mark.parametrize("name", museum.TAKEN)
def test_what_people_have_is_taken_and_what_was_passed_over_is_told(
    name: str, plain: Facts
) -> None:
    made, told = museum.TAKEN[name]
    found = facts(made())
    if name == "commas":  # a share in place of a count: 28.6 % of 35 are ten
        assert {f[:9] for f in found} == {f[:9] for f in plain}
        assert {f[-1] for f in found} == {15, 10, 5}
    else:
        assert found == plain
    codes = [n.code for n in read_statistics(made(), "fil.csv").notices]
    assert tuple(codes) == told


@pytest.mark.parametrize("name", museum.REFUSED)
def test_what_may_mean_another_thing_is_refused(name: str) -> None:
    made, code = museum.REFUSED[name]
    with pytest.raises(Refused) as refusal:
        read_statistics(made(), "fil.csv")
    assert refusal.value.code == code, refusal.value.message
    assert refusal.value.message.startswith("”fil.csv” ")


@pytest.mark.parametrize(
    ("words", "sex"),
    [
        (("Alla", "F", "P"), ("all", "girls", "boys")),
        (("Alla", "Flicka", "Pojke"), ("all", "girls", "boys")),
        (("T", "K", "M"), ("all", "girls", "boys")),
        (("Totalt", "Kvinnor", "Män"), ("all", "girls", "boys")),
        (("Alla", "Tjejer", "Killar"), ("all", "girls", "boys")),
        (("Alla", "F", "M"), ("all", "girls", "boys")),
    ],
)
def test_sexes_have_many_names(words: tuple[str, ...], sex: tuple[str, ...]) -> None:
    table = read_statistics(museum.changed("Kön", *words), "fil.csv").table
    assert tuple(table["gender"].to_pylist()) == sex


@pytest.mark.parametrize("day", ["09-apr", "4-sep", "2026-04-09", "2026-09-04", "09-apr."])
def test_grades_that_excel_made_a_day_of_are_grades_again_and_told(day: str) -> None:
    read = read_statistics(museum.every("Årskurs", day), "fil.csv")
    assert set(read.table["grade"].to_pylist()) == {"4–9"}
    assert [n.code for n in read.notices] == ["grades_of_date"]
    assert f"”{day}”" in read.notices[0].message


@pytest.mark.parametrize(
    "sign", ["..", "...", "…", ".", "<5", "< 5", "<10", "-", "–", "x", "X", "*"]
)
def test_a_sign_in_place_of_a_value_is_no_value(sign: str) -> None:
    content = museum.changed("Antal som uppfyller måttet", "15", sign)
    read = read_statistics(content, "fil.csv")
    hidden = read.table.to_pylist()[1]
    assert (hidden["value"], hidden["count"], hidden["marker"]) == (None, None, "other")
    assert [n.code for n in read.notices] == ["own_markers"]


@pytest.mark.parametrize("sign", ["<10", ".."])
def test_a_hidden_group_has_no_number_of_pupils(sign: str) -> None:
    row = {"Antal elever": sign, "Antal som uppfyller måttet": sign}
    (found,) = read_statistics(own_csv(row), "fil.csv").table.to_pylist()
    assert (found["pupils"], found["pupils_basis"], found["marker"]) == (None, None, "other")


@pytest.mark.parametrize("sign", ["-", "–"])
def test_a_dash_beside_a_value_is_an_empty_cell(sign: str) -> None:
    row = {"Antal som uppfyller måttet": sign, "Andel (%)": "20"}
    (found,) = read_statistics(own_csv(row), "fil.csv").table.to_pylist()
    assert (found["value"], found["count"], found["marker"]) == (20.0, 12, None)


@pytest.mark.parametrize("share", ["75,5 %", "75,5%", "75.5 %", "75,5 procent", "75,5\u00a0%"])
def test_a_percent_sign_after_a_share_says_what_it_is(share: str) -> None:
    row = {"Antal elever": "400", "Antal som uppfyller måttet": "", "Andel (%)": share}
    (found,) = read_statistics(own_csv(row), "fil.csv").table.to_pylist()
    assert (found["value"], found["count"]) == (75.5, 302)


def test_a_small_share_with_its_sign_is_what_it_says() -> None:
    row = {"Antal elever": "400", "Antal som uppfyller måttet": "", "Andel (%)": "0,75 %"}
    (found,) = read_statistics(own_csv(row), "fil.csv").table.to_pylist()
    assert (found["value"], found["count"]) == (0.75, 3)


def test_wherever_an_export_is_cut_it_is_refused_or_whole() -> None:
    content = siris()
    whole, refused = facts(content), 0
    for end in range(len(content)):
        try:
            found = facts(content[:end])
        except Refused:
            refused += 1
        else:
            assert found == whole, content[max(0, end - 40) : end]
    assert refused > len(content) - 10


@pytest.mark.parametrize("has_shares", [True, False])
def test_wherever_an_own_file_is_cut_its_figures_are_right(has_shares: bool) -> None:
    """Rows that are missing whole can't be told: the preview says how many there are."""
    content = museum.lines()
    if has_shares:
        content = content.replace(";15;\r", ";;25\r").replace(";10;\r", ";;28,6\r")
    whole, refused = facts(content.encode()), 0
    for end in range(len(content)):
        try:
            assert facts(content[:end].encode()) <= whole, content[max(0, end - 40) : end]
        except Refused:
            refused += 1
    assert refused > 250


def test_rows_after_an_empty_row_of_an_export_are_rows() -> None:
    parts = siris().split(b"\r\n")
    parts.insert(7, b";;;;;;;;;;")
    assert facts(b"\r\n".join(parts)) == facts(siris())


def test_a_row_that_an_export_says_twice_is_read_once_and_told() -> None:
    parts = siris().split(b"\r\n")
    parts.insert(8, parts[6])
    content = b"\r\n".join(parts)
    assert facts(content) == facts(siris())
    (notice,) = read_statistics(content, "fil.csv").notices
    assert (notice.code, "rad 9" in notice.message) == ("repeated", True)


@pytest.mark.parametrize("how", ["cp1252", "utf-16", "utf-16-le"])
def test_an_export_saved_in_another_encoding_is_read_and_told(how: str) -> None:
    content = siris().decode("utf-8-sig").encode(how)
    assert facts(content) == facts(siris())
    assert [n.code for n in read_statistics(content, "fil.csv").notices] != []


@pytest.mark.parametrize("sign", ["\t", "|"])
def test_an_export_with_another_sign_between_its_cells_is_read(sign: str) -> None:
    assert facts(siris().replace(b";", sign.encode())) == facts(siris())
