"""Documents and decisions → what is shown: the same in gives the same out, whatever is decided."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sbs_data.meaning.derive import derive, known_refs
from sbs_data.meaning.report_facts import GoalFact, InitiativeFact, ReportFact
from sbs_data.store import goal_refs
from sbs_data.store.fold import Verdict

AT = datetime(2026, 1, 1, tzinfo=UTC)
AREAS = {"Undervisning": "Undervisning"}
TEXTS = ("Läsa", "Läsa mer", "Minst 80 % når målen", "Minst 85 % når målen")


def report(no: int, goals: list[int], school: str | None, period: int | None) -> ReportFact:
    identity = f"r-{no}"
    initiative = InitiativeFact(
        f"{identity}-i1", (school,) if school else (), "Insats", "Lärare i åk 7–9", "Undervisning"
    )
    initiative.goals += [
        GoalFact(f"{identity}-i1-g{at}", TEXTS[of], "started") for at, of in enumerate(goals, 1)
    ]
    told = f"VT{20 + period}" if period else None
    roots = (goal_refs.root_key(identity), goal_refs.root_key("r-0"))
    made = ReportFact(
        identity, roots, f"{no}.docx", "Kommunen", "delredovisning", told, period, None
    )
    made.initiatives.append(initiative)
    return made


reports = st.lists(
    st.tuples(
        st.lists(st.integers(0, 3), max_size=4),
        st.sampled_from([None, "Alm", "Alm-skolan"]),
        st.sampled_from([None, 1, 2]),
    ),
    max_size=4,
)


def verdicts_on(facts: list[ReportFact], data: st.DataObject) -> dict[tuple[str, str], Verdict]:
    """Some decisions, on what is there and on what is not."""
    refs = sorted(known_refs(facts).goals.values()) or ["g-none"]
    ref = st.sampled_from([*refs, "g-gone"])
    said = data.draw(
        st.lists(
            st.one_of(
                st.tuples(st.just("status"), ref, st.sampled_from(["achieved", None])),
                st.tuples(
                    st.just("match"),
                    st.tuples(ref, ref).map("|".join),
                    st.sampled_from(["same", "not_same"]),
                ),
                st.tuples(
                    st.just("school"),
                    st.sampled_from(["kommunen|alm", "kommunen|alm skolan", "x|y"]),
                    st.sampled_from(["Alm", "Ek"]),
                ),
                st.tuples(st.just("area"), st.just("undervisning"), st.just("Lärande")),
                st.tuples(st.just("school_forms"), st.just("kommunen|alm"), st.just(["f_3"])),
                st.tuples(st.just("replaces"), st.just("r-1"), st.sampled_from(["r-0", "r-1"])),
                st.tuples(st.just("something new"), st.just("k"), st.just("v")),
            ),
            max_size=6,
        )
    )
    return {
        (what, key): Verdict(what, key, value, "skäl", "ord", "prov", AT, no)
        for no, (what, key, value) in enumerate(said, start=1)
    }


@given(reports, st.data())
def test_every_goal_is_shown_once_and_as_decided(drawn: list[Any], data: st.DataObject) -> None:
    facts = [report(no, *of) for no, of in enumerate(drawn)]
    verdicts = verdicts_on(facts, data)
    areas = {"Undervisning": "Lärande"}
    rows = derive(facts, verdicts, areas)
    assert rows == derive(facts, verdicts, areas)
    ids = [g.goal_id for f in facts for i in f.initiatives for g in i.goals]
    assert Counter(row["goal_id"] for row in rows["goal"]) == Counter(ids)
    assert len({row["goal_ref"] for row in rows["goal"]}) == len(ids)
    current = Counter(row["goal_key"] for row in rows["goal"] if row["is_current"])
    assert current == Counter({row["goal_key"] for row in rows["goal"]})
    moved = Counter((row["goal_key"], row["move_no"]) for row in rows["goal_move"])
    assert not moved or max(moved.values()) == 1
    pairs = [(row["goal_id"], row["earlier_goal_id"]) for row in rows["goal_match"]]
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)
    statuses = {row["goal_ref"]: row["decided"] for row in rows["goal"]}
    for (what, key), verdict in verdicts.items():
        if what == "status" and key in statuses:
            assert statuses[key] == verdict.value
    keys = [row["item_key"] for row in rows["question"]]
    assert len(set(keys)) == len(keys)
