"""Every template in which a claim is told, rendered: the table that an editor reads.

``python -m tests.words.claim_table`` writes it anew, into ``tests/words/claims_told.txt``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

from sbs_data.answers import claims_against
from sbs_data.measures.facts import Fact
from sbs_data.words import claim_words, figure_words, measure_words, reported_words, target_words
from sbs_data.words.claim_words import MEASURES, ROLES
from tests.words.norberg import ELIGIBLE, SCHOOL, one_to_four

FILE = Path(__file__).with_name("claims_told.txt")
Row = dict[str, Any]

NOTHING: Row = dict.fromkeys(
    (
        "measure", "value", "from_value", "of_count", "unit", "comparator", "direction", "gender",
        "grades", "term", "school_year", "reached", "role", "target_key", "reached_value",
        "reached_file", "reached_place", "missed_value", "missed_file", "missed_place",
        "confirmed_by",
    )
) | {"negated": False, "is_change": False}  # fmt: skip

KINDS: Mapping[str, str | None] = {
    "of pupils": "eligible_vocational",
    "what pupils do": "wellbeing_survey",
    "not known": None,
    "lower is better": "absence",
    "mean": "merit_rating",
}
"""One measure of each kind that words differ by."""
PERCENT: Row = {"value": 78.0, "unit": "percent"}
POINTS: Row = {"value": 212.5, "unit": "points"}
NUMBERS: Mapping[str, Row] = {
    "none": {},
    "share": PERCENT,
    "from–to": PERCENT | {"from_value": 74.0},
    "pupils": {"value": 26.0, "unit": "pupils"},
    "one pupil": {"value": 1.0, "unit": "pupils"},
    "pupils of": {"value": 26.0, "of_count": 31.0, "unit": "pupils"},
    "change": {"value": 5.5, "unit": "percentage_points"},
    "change of one": {"value": 1.0, "unit": "percentage_points"},
}
MEANS: Mapping[str, Row] = {
    "none": {},
    "mean": POINTS,
    "from–to": POINTS | {"from_value": 200.0},
    "change": POINTS | {"value": 7.0, "is_change": True},
}
DIRECTIONS = (None, "up", "down", "unchanged")
COMPARATORS = (None, "at_least", "at_most", "more_than", "less_than", "about")
PUPILS: tuple[Row, ...] = tuple(
    {"gender": gender, "grades": grades}
    for gender in (None, "girls", "boys")
    for grades in (None, "9", "7, 8, 9", "6, 9")
)
WHEN: tuple[Row, ...] = (
    {},
    {"term": "VT25", "school_year": "2024/25"},
    {"school_year": "2024/25"},
)
_AT = {
    "reached_file": "a.docx", "reached_place": "tabell 1, rad 8, stycke 1",
    "missed_file": "a.docx", "missed_place": "tabell 1, rad 6, stycke 2",
}  # fmt: skip
REACHED: Mapping[str, Row] = {
    "": {},
    "reached": {"reached": True},
    "missed": {"reached": False},
    "both": _AT,
    "both, one place": _AT | {"missed_place": "tabell 1, rad 8, stycke 1"},
    "both, two numbers": _AT | {"reached_value": 85.0, "missed_value": 80.0},
    "both, two files": _AT | {"missed_file": "b.docx"},
}
UNITS: tuple[Row, ...] = (
    {"unit_kind": "school", "unit_name": "Almskolan"},
    {"unit_kind": "municipality", "unit_name": "Provkommunen"},
    {"unit_kind": "authority", "unit_name": "Hela huvudmannen"},
    {"unit_kind": "nation", "unit_name": "Riket"},
    {"unit_kind": None, "unit_name": None},
)
_COUNTED: Row = {
    "measure_name": "Behöriga till yrkesprogram", "measure_grade": "9", "authority": "Provkommunen",
    "basis": "report", "reason": "", "decided_by": "Anna", "decided_at": None,
}  # fmt: skip

Template = Callable[[Row], str]
TEMPLATES: Mapping[str, Template] = {
    "Insatsen, Målet": lambda row: _joined(
        f"{ROLES[row['role'] or 'outcome']}: {claim_words.in_words(row)}",
        claim_words.reached_in_words(row),
    ),
    "Lägesbild, Att avgöra": lambda row: _joined(
        claim_words.in_words(row), claim_words.reached_in_words(row)
    ),
    "A4": reported_words.stated,
    "Beside the statistics": claims_against.claimed_in_words,
    "Waits beside own follow-up": lambda row: reported_words.waits_unconfirmed(
        claim_words.in_sentence(row)
    ),
}
"""Where a claim is told as the report says it."""
_OF_ALL = ("Insatsen, Målet", "Lägesbild, Att avgöra", "Beside the statistics")
"""Those that are of målvärden alone are left out."""
OF_TARGETS: Mapping[str, Template] = {
    "Målvärden": lambda row: _joined(target_words.in_words(row), *target_words.notes(row)),
    "Gymnasiebehörighet": lambda row: figure_words.aim(target_words.in_words(row)),
    "Beslut": target_words.set_in_words,
}
"""Where a målvärde is told that counts."""


def _joined(*parts: str | None) -> str:
    return " | ".join(part for part in parts if part)


def cores() -> Iterator[Row]:
    """Every measure, number, comparator, direction and role, turned and not, that can be."""
    for code, turned, role, direction, comparator in product(
        (None, *MEASURES), (False, True), ROLES, DIRECTIONS, COMPARATORS
    ):
        of = measure_words.known().get(code or "")
        for number in (MEANS if of is not None and of.is_mean else NUMBERS).values():
            if not number and (direction is None or comparator is not None):
                continue  # nothing is claimed
            yield {
                **NOTHING, **number, "measure": code, "negated": turned, "role": role,
                "direction": direction, "comparator": comparator,
            }  # fmt: skip


def counted(row: Row) -> Row | None:
    """The same as a målvärde that counts; ``None`` of what can't be one."""
    if row["role"] != "target" or row["value"] is None or row["is_change"]:
        return None
    of = measure_words.known().get(row["measure"] or "")
    name, grade = (None, None) if of is None else (of.name, of.grade)
    return {**row, **_COUNTED, **UNITS[0], "measure_name": name, "measure_grade": grade}


# --- the table


def lines() -> Iterator[str]:
    """The table, line by line: what is combined, and what is then said."""
    for title, rows in (
        ("What is said, by number and course", _numbers()),
        ("Turned by ”inte”", _turned()),
        ("Comparators", _comparators()),
        ("Every measure, as it is and turned", _measures()),
        ("Whose and when", _whose()),
        ("Each template, by role and reaching", _templates()),
        ("Beside the statistics", _beside()),
        ("Målvärden that count", _targets()),
    ):
        yield f"# {title}"
        yield from rows
        yield ""


def _line(words: str, *parts: object) -> str:
    kind = " · ".join(str(part) for part in parts if part not in (None, "", False))
    return f"{kind or '–'} → {words}".replace("\u00a0", "~")


def _row(*more: Row) -> Row:
    row = dict(NOTHING)
    for each in more:
        row |= each
    return row


def _kinds(kind: str) -> Mapping[str, Row]:
    return MEANS if kind == "mean" else NUMBERS


def _told(
    kinds: Iterable[str], roles: Iterable[str] = ("outcome", "target"), *, turned: bool
) -> Iterator[str]:
    for kind, role, direction in product(kinds, roles, DIRECTIONS):
        for name, number in _kinds(kind).items():
            if not number and direction is None:
                continue
            row = _row(number, {
                "measure": KINDS[kind], "negated": turned, "role": role, "direction": direction,
            })  # fmt: skip
            yield _line(claim_words.in_words(row), kind, role, direction, name)


def _numbers() -> Iterator[str]:
    return _told(("of pupils", "mean"), turned=False)


def _turned() -> Iterator[str]:
    yield from _told(("of pupils", "what pupils do"), turned=True)
    yield from _told(("not known", "lower is better"), ("outcome",), turned=True)


def _comparators() -> Iterator[str]:
    for (name, number), direction, comparator in product(
        NUMBERS.items(), (None, "up"), COMPARATORS[1:]
    ):
        if number:
            row = _row(number, {
                "measure": KINDS["of pupils"], "direction": direction, "comparator": comparator,
            })  # fmt: skip
            yield _line(claim_words.in_words(row), name, direction, comparator)


def _measures() -> Iterator[str]:
    for code, turned in product((None, *MEASURES), (False, True)):
        of = measure_words.known().get(code or "")
        number = POINTS if of is not None and of.is_mean else PERCENT
        row = _row(number, {"measure": code, "negated": turned})
        name = "turned" if turned else ""
        yield _line(claim_words.in_words(row), code or "not known", name)
        yield _line(claims_against.claimed_in_words(row), code or "not known", name, "sentence")


def _whose() -> Iterator[str]:
    for pupils, when in product(PUPILS, WHEN):
        row = _row(PERCENT, {"measure": KINDS["of pupils"]}, pupils, when)
        yield _line(claim_words.in_words(row), *pupils.values(), *when.values())
    for name, pupils in product(("pupils", "one pupil", "pupils of"), PUPILS):
        row = _row(NUMBERS[name], {"measure": KINDS["of pupils"]}, pupils)
        yield _line(claim_words.in_words(row), name, *pupils.values())


def _templates() -> Iterator[str]:
    for (name, told), role in product(TEMPLATES.items(), ROLES):
        for reaching, said in REACHED.items():
            if role != "target" and (reaching or name not in _OF_ALL):
                continue  # a målvärde is reached or isn't
            row = _row(PERCENT, {"measure": KINDS["of pupils"], "role": role}, WHEN[1], said)
            yield _line(told(row), name, role, reaching)


def _beside() -> Iterator[str]:
    """Each way that a claim and a figure can stand to each other, by kind of claim."""
    year = {"term": "VT23", "school_year": "2022/23"}
    of = {"measure": KINDS["of pupils"]}
    for (reaching, said), value, turned in product(REACHED.items(), (80.0, 85.0), (False, True)):
        claim = _row(of, year, {"value": 100 - value if turned else value, "unit": "percent"}, said)
        row = {**claim, "role": "target", "negated": turned}
        if turned:
            row["comparator"] = "at_most"
        yield _line(_meeting(row), "target", "turned" if turned else "", reaching or "unsaid")
    for value, comparator, turned in product((80.0, 60.0), COMPARATORS, (False, True)):
        row = _row(of, year, {
            "value": value, "unit": "percent", "comparator": comparator, "role": "outcome",
            "negated": turned,
        })  # fmt: skip
        yield _line(_meeting(row), "outcome", comparator, "turned" if turned else "")
    for direction, turned in product(DIRECTIONS[1:], (False, True)):
        row = _row(of, year, {"direction": direction, "negated": turned, "role": "outcome"})
        yield _line(_meeting(row), "outcome", direction, "turned" if turned else "")
        level = {**row, "value": 80.0, "unit": "percent"}
        yield _line(_meeting(level), "outcome", direction, "level", "turned" if turned else "")
    few = [*SCHOOL[:2], one_to_four(2023, 11)]
    for (name, more), facts in product(_APART.items(), (SCHOOL, few)):
        row = _row(of, year, PERCENT, {"role": "outcome"}, more)
        yield _line(_meeting(row, facts), "apart", name, "few" if facts is few else "")


_APART: Mapping[str, Row] = {
    "a share": {},
    "number of pupils": NUMBERS["pupils of"],
    "a change": NUMBERS["change"],
    "another unit": {"unit": "points"},
    "another årskurs": {"grades": "6"},
    "by sex": {"gender": "girls"},
    "no period": {"term": None, "school_year": None},
    "another term": {"term": "HT22"},
    "a year without figure": {"term": "VT09", "school_year": "2008/09"},
}


def _meeting(row: Row, facts: Iterable[Fact] = SCHOOL) -> str:
    found = claims_against.meet(row, facts, ELIGIBLE)
    return f"[{claims_against.LOOKS[found.outcome].word}] {' '.join(found.sentences)}"


def _targets() -> Iterator[str]:
    base = _row(
        {"measure": KINDS["of pupils"], "comparator": "at_least", "role": "target"}, PERCENT
    )
    for (name, told), unit, when in product(OF_TARGETS.items(), UNITS, WHEN):
        row = {**base, **_COUNTED, **unit, **when}
        yield _line(told(row), name, unit["unit_kind"] or "no unit", *when.values())
    whose = OF_TARGETS["Målvärden"]
    for code, turned in product((None, *MEASURES), (False, True)):
        of = measure_words.known().get(code or "")
        number = POINTS if of is not None and of.is_mean else PERCENT
        counting = counted(_row(base, number, {"measure": code, "negated": turned}, WHEN[1]))
        assert counting is not None
        yield _line(whose(counting), code or "not known", "turned" if turned else "")
    for (name, number), turned, pupils in product(NUMBERS.items(), (False, True), PUPILS[::3]):
        counting = counted(_row(base, number, {"value": number.get("value")}, pupils, WHEN[1], {
            "negated": turned,
        }))  # fmt: skip
        if counting is not None:
            yield _line(whose(counting), name, "turned" if turned else "", *pupils.values())
    for name, said in REACHED.items():
        yield _line(whose({**base, **_COUNTED, **UNITS[0], **said}), name or "nothing of reaching")


def text() -> str:
    """All of it. ``~`` stands for a space that doesn't break."""
    head = (
        "What is said of a claim, by what it is made of. Made by tests/words/claim_table.py.",
        "~ stands for a space that does not break, | for a part of its own on the page.",
        "",
    )
    return "\n".join([*head, *lines()])


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
    print(f"{FILE}: {len(text().splitlines())} lines")
