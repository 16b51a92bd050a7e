"""What the example has decided, so that its figures show what is to be reached."""

from __future__ import annotations

from pathlib import Path

from sbs_data import actions, questions
from sbs_data.actions import Delmal
from sbs_data.actions.demo import PERSON
from sbs_data.settings import Settings


def test_what_it_says_often_is_confirmed_and_removed_with_it(tmp_path: Path) -> None:
    delmal = Delmal(Settings(tmp_path, "prov"))
    actions.load_example(delmal)
    confirmed = _targets(delmal, "confirmed_by IS NOT NULL")
    assert [(row["measure"], row["value"], row["confirmed_by"]) for row in confirmed] == [
        ("absence", 5.0, PERSON),
        ("eligible_vocational", 80.0, PERSON),
    ]
    assert _targets(delmal, "confirmed_by IS NULL"), "something is left to decide"

    # What somebody else has decided since stays, and is not decided anew.
    actions.confirm_target(delmal, str(confirmed[0]["target_key"]), False)
    actions.load_example(delmal)
    assert _targets(delmal, "rejected_by = 'prov'")
    acts = actions.history(delmal)
    assert [act.who for act in acts if act.kind == "confirm_target"] == [PERSON, PERSON, "prov"]

    assert actions.remove_example(delmal) is not None
    undone = {act.no for act in actions.history(delmal) if act.undone_by is not None}
    assert undone == {act.no for act in acts if act.kind != "confirm_target" or act.who == PERSON}
    assert _targets(delmal, "true") == []


def _targets(delmal: Delmal, which: str) -> list[dict[str, object]]:
    pointer = questions.pointer(delmal.settings.published)
    assert pointer is not None
    snapshot = questions.open_current(delmal.settings.published, pointer)
    try:
        rows = snapshot.query(f"SELECT * FROM stated_targets WHERE {which} ORDER BY measure")
    finally:
        snapshot.close()
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]
