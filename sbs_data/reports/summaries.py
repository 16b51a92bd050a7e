"""Tables that tell the goals' statuses again, beside the matrix: heard where it says another thing.

A summary may have been written at another time than the matrix. What it says is a suggestion where
the matrix is silent; where the two differ a person is asked, and the matrix holds until then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sbs_data.model import Asks, Basis, Goal, Initiative, Question, Status
from sbs_data.reports.asking import Asking
from sbs_data.reports.goal_words import key
from sbs_data.reports.grounds import Grounds
from sbs_data.reports.matrix import read_matrix
from sbs_data.reports.walk import Table


def with_summaries(
    initiatives: list[Initiative], tables: Sequence[Table], grounds: Grounds, asking: Asking
) -> list[Initiative]:
    """The initiatives, their goals held against what other tables say of them."""
    said = {
        key(goal.text): goal
        for table in tables
        for again in read_matrix(table, None, None, grounds, Asking(), 1).initiatives
        for goal in again.goals
    }
    if not said:
        return initiatives
    # The same words in two initiatives are two goals: which one is meant is not known.
    count = Counter(key(goal.text) for each in initiatives for goal in each.goals)
    return [
        replace(
            each,
            goals=tuple(
                _heard(goal, said.get(key(goal.text)), number, asking)
                if count[key(goal.text)] == 1
                else goal
                for goal in each.goals
            ),
        )
        for number, each in enumerate(initiatives, start=1)
    ]


def _heard(goal: Goal, again: Goal | None, number: int, asking: Asking) -> Goal:
    if again is None or goal.ambiguous:
        return goal
    said = again.suggestion if again.status is Status.UNMARKED else again.status
    words = again.suggestion_quote or again.basis_detail
    place = again.status_place or again.place
    if said is None or words is None or said is goal.status:
        return goal
    if goal.status is Status.UNMARKED:
        if goal.suggestion is not None:
            return goal
        where = f"{words} i tabell {place.table}"
        return replace(goal, suggestion=said, suggestion_quote=where)
    asked = Question(
        Asks.WORD, goal.text, goal.status_place or goal.place, number, words, other_place=place
    )
    answer = asking.ask(asked)
    if answer is None or answer == goal.status:
        return goal
    status = Status(answer)
    return replace(
        goal,
        status=status,
        basis=Basis.NONE if status is Status.UNMARKED else Basis.FONT,
        basis_detail=f"”{words}” gäller före färgen, enligt en person",
    )
