"""Every kind of decision: made, shown, told, taken back, and asked for on the command line.

What fails here says which file lacks the kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from sbs_data import actions
from sbs_data.cli.decide import decide
from sbs_data.model import ANSWERS, Asks
from sbs_data.store import fold
from sbs_data.words import decision_words
from tests.statistics.exports import siris
from tests.store.kit import Store, document, report_id

VIEWS = Path(__file__).parents[2] / "docs" / "vyer.md"

WHOSE = "Exempelby kommun"
BASE = {"authority": WHOSE, "kind": "delredovisning", "schools": ["Norra skolan"], "name": "Läsa"}
FIRST = document(
    **BASE,
    period="VT23",
    goals={"Minst 80 procent läser": "unmarked"},
    asks=[{"kind": asks, "quote": f"En rad om {asks}"} for asks in Asks],
)
SECOND = document(**BASE, period="VT24", goals={"Minst 85 procent läser": "started"})
REPORTS = report_id(FIRST), report_id(SECOND)
INITIATIVE = f"{REPORTS[0]}-i1"
GOALS = f"{REPORTS[0]}-i1-g1", f"{REPORTS[1]}-i1-g1"
TARGET = actions.NewTarget("eligible_vocational", "school", "11111111", 80, due="VT26")
OTHER_TARGET = actions.NewTarget("eligible_vocational", "school", "11111111", 90)


@dataclass(frozen=True)
class Kind:
    """How a kind is decided, what its act is given, what takes it back, and its command."""

    act: str
    said: Callable[[Store], tuple[object, ...]]
    command: str
    taken_back_by: Callable[[Store], tuple[object, ...]] | None = None
    """Of another act, whose name stands first. Else the last that is said is ``None``."""


def key(store: Store, value: int) -> str:
    """A målvärde that is set by hand."""
    ((found,),) = store.rows("SELECT target_key FROM targets WHERE value = $value", value=value)
    return str(found)


def answered(store: Store, asks: Asks) -> tuple[object, ...]:
    """The question of that kind, and its last answer."""
    sql = "SELECT question_ref FROM asked_questions WHERE asks = $asks"
    ((found,),) = store.rows(sql, asks=asks)
    return found, ANSWERS[asks][-1]


KINDS = {
    fold.STATUS: Kind("decide_status", lambda _: (GOALS[0], "started"), "status"),
    fold.MATCH: Kind("decide_match", lambda _: (GOALS[1], GOALS[0], True), "match"),
    fold.SCHOOL: Kind("map_school", lambda _: (WHOSE, "Norra skolan", "Ekskolan"), "school"),
    fold.INITIATIVE_SCHOOLS: Kind(
        "set_initiative_schools", lambda _: (INITIATIVE, ["Ekskolan"]), "schools"
    ),
    fold.AREA: Kind("harmonise_area", lambda _: ("Undervisning", "Lärande"), "area"),
    fold.SCHOOL_FORMS: Kind(
        "set_school_forms", lambda _: (WHOSE, "Norra skolan", ["f_3"]), "forms"
    ),
    fold.REPLACES: Kind("replace_report", lambda _: (REPORTS[1], REPORTS[0]), "replaces"),
    fold.TARGET_VALUE: Kind(
        "set_target",
        lambda _: (TARGET,),
        "target",
        lambda store: ("take_back_target", key(store, 80)),
    ),
    fold.TARGET_LINK: Kind("link_target", lambda store: (key(store, 90), INITIATIVE, True), "link"),
    fold.SCHOOL_UNIT: Kind(
        "map_school_unit", lambda _: (WHOSE, "Norra skolan", "22222222"), "unit"
    ),
    fold.AUTHORITY_UNIT: Kind("map_authority_unit", lambda _: (WHOSE, "0999"), "kommun"),
    fold.OUR_AUTHORITY: Kind("set_our_authority", lambda _: ("0999",), "huvudman"),
    **{
        what: Kind("answer_question", partial(answered, asks=asks), "question")
        for asks, what in fold.ASKED.items()
    },
}
KOMMUN = b'{"count": 1, "values": [{"id": "0999", "title": "Exempelby", "type": "K"}]}'
REASON = {fold.STATUS: "Mätt."}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """One for all kinds: each is taken back before the next is decided."""
    store = Store.under(tmp_path_factory.mktemp("every-decision") / "data")
    store.bring_statistics(("export.csv", siris()), ("kommun.json", KOMMUN))
    store.bring(("a.docx", FIRST), ("b.docx", SECOND))
    store.decide("set_target", OTHER_TARGET)
    return store


def test_a_kind_is_known_everywhere() -> None:
    here = "tests/actions/test_every_decision.py"
    assert set(KINDS) == set(fold.DECIDABLE), f"{here}: KINDS and fold.DECIDABLE differ"
    assert set(decision_words.KINDS) == set(fold.DECIDABLE), "sbs_data/words/decision_words.py"
    assert {of.command for of in KINDS.values()} == set(decide.commands), "sbs_data/cli/decide.py"
    part = VIEWS.read_text("utf-8").partition("\n## decisions\n")[2].partition("\n## ")[0]
    row = next(line for line in part.splitlines() if line.startswith("| `what`"))
    documented = set(re.findall(r"`(\w+)`", row)) - {"what", "target"}
    assert documented == set(fold.DECIDABLE), "docs/vyer.md, ## decisions: the row of `what`"


@pytest.mark.parametrize("what", KINDS)
def test_it_is_made_shown_told_and_taken_back(what: str, store: Store) -> None:
    kind = KINDS[what]
    said = kind.said(store)
    store.decide(kind.act, *said, *([REASON[what]] if what in REASON else []))
    asked = "SELECT subject, value, is_orphaned FROM decisions WHERE what = $what ORDER BY act_no"
    subject, value, is_orphaned = store.rows(asked, what=what)[-1]
    assert not is_orphaned, "sbs_data/publishing/derived.py: `there` says what can be decided on"
    assert store.faults() == [], (
        "a decision works out what an import would: sbs_data/publishing/authorities.py says whose"
    )
    told = actions.history(store.delmal)[-1].sentence
    assert told.startswith(("Bestämde ", "Angav ")), "sbs_data/words/decision_words.py: made"
    listed = decision_words.sentence(what, str(subject), str(value))
    assert not listed.startswith(what), "sbs_data/words/decision_words.py: word"
    back = kind.taken_back_by(store) if kind.taken_back_by else (kind.act, *said[:-1], None)
    store.decide(str(back[0]), *back[1:])
    told = actions.history(store.delmal)[-1].sentence
    assert told.startswith(("Tog tillbaka ", "Tog bort ")), "decision_words.py: taken_back"
    left = [row for row in store.rows(asked, what=what) if row[0] == subject and row[1] == value]
    assert left == [], f"{what} is taken back and still stands"
