"""What a person answers where a report can be read in two ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sbs_data import questions
from sbs_data.actions.commit import Situation
from sbs_data.actions.decision_frame import Wanted, decide
from sbs_data.actions.delmal import Delmal
from sbs_data.comparing import asked_key
from sbs_data.errors import DelmalError
from sbs_data.model import ANSWERS, Asks
from sbs_data.questions import Snapshot, records
from sbs_data.store import fold, goal_refs, heard


def answer_question(
    delmal: Delmal, question_ref: str, answer: str | None, report_id: str | None = None
) -> int:
    """Answer a question of the reader: one of ``ANSWERS`` of its kind. Returns the act's number.

    The reports that ask it are read again with the answer, before anything is saved. ``report_id``
    is one of them, where it is asked of several authorities or redovisningar.
    """

    def wanted(snapshot: Snapshot, situation: Situation) -> Wanted:
        rows = records(questions.asked(snapshot, question_ref))
        if report_id is not None:
            rows = [row for row in rows if row["report_id"] == report_id]
        if not rows:
            raise DelmalError(
                f"Ingen gällande rapport ställer frågan ”{question_ref}”. Ingenting har ändrats.",
                code="no_question",
            )
        asks = Asks(str(rows[0]["asks"]))
        if answer is not None and answer not in ANSWERS[asks]:
            raise DelmalError(
                f"”{answer}” är inget svar på den frågan. Ange {_choices(ANSWERS[asks])}. "
                "Ingenting har ändrats.",
                code="no_such_answer",
            )
        what, key = fold.ASKED[asks], _place(situation, rows)
        subject = " | ".join(str(row) for row in (rows[0]["quote"], rows[0]["other"]) if row)
        return Wanted(what, key, answer, subject)

    return decide(delmal, wanted)


def _place(situation: Situation, rows: Sequence[Mapping[str, Any]]) -> str:
    """Where the answer is kept: where there is one already, else where it reaches furthest."""
    roots = goal_refs.roots(situation.entries)
    every = {tuple(_places(row, roots)) for row in rows}
    firsts = {places[0] for places in every}
    if len(firsts) > 1:
        named = ", ".join(f"{row['report_id']} (”{row['file']}”)" for row in rows)
        raise DelmalError(
            f"Frågan ställs om flera redovisningar. Ange vilken rapport det gäller: {named}. "
            "Ingenting har ändrats.",
            code="many_reports",
        )
    found = heard.Answers(situation.entries).verdict(place for of in every for place in of)
    return firsts.pop() if found is None else found.key


def _places(row: Mapping[str, Any], roots: Mapping[str, Sequence[str]]) -> list[str]:
    identity = heard.Identity(row["authority"], row["kind"], row["period"])
    key = asked_key(row["asks"], row["quote"], row["other"])
    return heard.places(identity, roots[row["report_id"]], key)


def _choices(answers: Sequence[str]) -> str:
    return f"{', '.join(answers[:-1])} eller {answers[-1]}"
