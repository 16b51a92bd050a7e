"""A made-up snapshot as answers meet it, and a world with something of everything reports tell."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import sbs_data
from sbs_data.questions import Shown, contents
from tests.questions.world import World

FIGURES = Path(sbs_data.__file__).parent / "publishing" / "published_figures.sql"
WHEN = "2026-11-21 20:00:00"
"""21 november 2026 kl. 21.00 in Stockholm."""
_NUMBERS = count(1)


def shown(world: World) -> Shown:
    """A snapshot that no other test has: what was kept of another is not its."""
    return Shown(Path("made-up"), f"snapshot-{next(_NUMBERS)}", world, contents(world))


def reports() -> World:
    """One goal of Alm in three redovisningar, and one that may be the same.

    VT22 påbörjat, VT23 på god väg in other words by likeness, VT24 uppnått in the same words by a
    person. "Fler läser hemma" of VT23 is likely the first, "Fler läser högt" is said not to be.
    """
    world = World()
    world.db.execute(FIGURES.read_text(encoding="utf-8"))
    for no, (period, kind) in enumerate(
        (("VT22", "delredovisning"), ("VT23", "delredovisning"), ("VT24", "slutredovisning")), 1
    ):
        world.report(f"r-{no}", kind=kind, period=period, order=no)
    first = world.initiative("r-1", 1, "Läslust", "Trygghet", ("Alm",))
    world.goal(first, 1, "Alla läser", "started", current=False, goal_key="k")
    second = world.initiative("r-2", 1, "Läslust", "Trygghet", ("Alm",))
    world.goal(
        second, 1, "Alla elever läser", "started", current=False, goal_key="k", decided="on_track",
        decided_by="Anna", decided_at=WHEN, status_reason="uppgift från rektor",
        report_basis_detail="röd överstrykning",
    )  # fmt: skip
    world.goal(second, 2, "Fler läser hemma", "unmarked", goal_key="h")
    world.goal(second, 3, "Fler läser högt", "achieved", goal_key="g")
    third = world.initiative("r-3", 1, "Läslust", "Trygghet", ("Alm", "Hela huvudmannen"))
    world.goal(
        third, 1, "Alla elever läser", "achieved", goal_key="k", marked_text="Alla elever läser!",
        report_basis_detail="grön överstrykning", status_table=1, status_row=5, status_paragraph=2,
        suggestion="started", suggestion_quote="har börjat",
    )  # fmt: skip
    world.move("r-1-i1-g1", 1, "first", key="k")
    world.move(
        "r-2-i1-g1", 2, "up", key="k", previous="r-1-i1-g1", since="VT23", basis="likeness",
        score=91.4,
    )  # fmt: skip
    world.move(
        "r-3-i1-g1", 3, "up", key="k", previous="r-2-i1-g1", since="VT24", basis="person",
    )  # fmt: skip
    world.db.execute("UPDATE goal_move SET link_decided_by = 'Bo' WHERE goal_id = 'r-3-i1-g1'")
    for goal_id, other, state, score in (
        ("r-2-i1-g2", "r-1-i1-g1", "suggested", 88.0),
        ("r-3-i1-g1", "r-2-i1-g3", "rejected", 80.0),
        ("r-2-i1-g1", "r-1-i1-g1", "linked", 91.4),
    ):
        world.insert(
            "goal_match", goal_id=goal_id, earlier_goal_id=other, score=score, state=state,
            basis="person" if state == "rejected" else "likeness",
            decided_by="Bo" if state == "rejected" else None, decided_at=None,
        )  # fmt: skip
    for no, (part, text, row) in enumerate(
        (
            ("problem", "För få läser.", 2),
            ("cause", "Få böcker.", 3),
            ("goal", "Alla elever läser", 4),
            ("improvement", "Fler lånar.", 5),
            ("unmet", "Inte i nian.", 5),
            ("lesson", "Börja tidigt.", 9),
        ),
        1,
    ):
        world.passage(third, no, part, text, row)
    world.db.execute(
        "UPDATE initiative SET participants_text = 'Alla lärare', mentioned_schools = 'Ek'"
        " WHERE initiative_id = 'r-3-i1'"
    )
    return world


def claim(world: World, no: int, role: str, **more: object) -> None:
    """A claim of the third redovisning's initiative."""
    row: dict[str, object] = {
        "report_id": "r-3", "claim_no": no, "initiative_id": "r-3-i1", "role": role,
        "measure": "eligible_vocational", "value": 80.0, "unit": "percent", "negated": False,
        "term": "VT25", "quote": f"Citat {no}", "place_table": 1, "place_row": 4,
        "place_paragraph": no,
    }  # fmt: skip
    world.insert("claim", **{**row, **more})
