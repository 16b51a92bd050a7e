"""Names of initiatives and goals that outlive a rebuild, a new import and a newer version."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sbs_data.store.goal_refs import Named, in_turn, refs, root_key, roots
from tests.store.test_fold import A, B, C, bring, decide, journal, undo

RA, RB, RC = (f"r-{sha[:12]}" for sha in (A, B, C))


def test_a_report_is_its_own_root_and_a_newer_version_has_the_firsts() -> None:
    entries = journal(bring(A), bring(B, RA), bring(C, RB))
    assert roots(entries) == {RA: (root_key(RA),), RB: (root_key(RA),), RC: (root_key(RA),)}


def test_a_chain_holds_although_a_link_of_it_was_undone() -> None:
    entries = journal(bring(A), bring(B, RA), undo(1))
    assert roots(entries)[RB] == (root_key(RA),)
    entries = journal(bring(A), bring(B, RA), undo(2), bring(B))
    assert roots(entries)[RB] == (root_key(RA),)


def test_a_report_that_comes_to_replace_another_keeps_its_own_root_first() -> None:
    entries = journal(bring(A), bring(B), decide("replaces", RB, RA))
    assert roots(entries)[RB] == (root_key(RB), root_key(RA))
    entries = journal(bring(A), bring(B), undo(2), bring(B, RA))
    assert roots(entries)[RB] == (root_key(RB), root_key(RA))


def test_reports_that_replace_each_other_in_a_ring_have_one_root() -> None:
    entries = journal(bring(A), bring(B, RA), bring(A, RB), bring(B, RA))
    assert roots(entries) == {RA: (root_key(RA),), RB: (root_key(RA),)}


def test_roots_said_outright_count() -> None:
    act, data = bring(B)
    data["documents"][0]["roots"] = ["x", "y"]
    assert roots(journal((act, data)))[RB] == ("x", "y")


def test_case_and_punctuation_make_no_other_reference() -> None:
    (one,) = refs("x", [Named("Läslyft", ("Alla läser.",))])
    (other,) = refs("x", [Named("LÄSLYFT!", ("alla  läser",))])
    assert one == other


def test_a_goal_moved_within_its_initiative_keeps_its_reference() -> None:
    (one,) = refs("x", [Named("Läslyft", ("Läsa", "Skriva"))])
    (other,) = refs("x", [Named("Läslyft", ("Skriva", "Nytt", "Läsa"))])
    assert one.goals == (other.goals[2], other.goals[0])


def test_two_reports_of_one_root_in_force_at_once_have_a_turn_each() -> None:
    assert in_turn([(RA, "x"), (RB, "x"), (RC, "y")]) == {RA: "x", RB: "x~2", RC: "y"}


texts = st.text(alphabet="abÅ .\n|", max_size=4)
initiatives = st.lists(st.builds(Named, texts, st.lists(texts, max_size=4).map(tuple)), max_size=5)


@given(initiatives, initiatives)
def test_no_reference_is_two_goals(one: list[Named], other: list[Named]) -> None:
    found = [*refs("x", one), *refs("x~2", other)]
    every = [ref for of in found for ref in (of.initiative, *of.goals)]
    assert len(set(every)) == len(every)
    assert refs("x", one) == found[: len(one)]


@given(initiatives, st.integers(0, 4), texts)
def test_a_new_initiative_last_leaves_the_others_references(
    named: list[Named], at: int, text: str
) -> None:
    before = refs("x", named)
    after = refs("x", [*named, Named(text, (text,) * at)])
    assert after[: len(before)] == before
