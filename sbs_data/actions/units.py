"""What a person says of which unit of the statistics a school or an authority of the reports is."""

from __future__ import annotations

import secrets

from sbs_data import questions
from sbs_data.actions import decision_frame
from sbs_data.actions.commit import Situation
from sbs_data.actions.decision_frame import Wanted, refuse_unknown
from sbs_data.actions.delmal import Delmal
from sbs_data.comparing import normalised, school_key
from sbs_data.errors import DelmalError
from sbs_data.questions import Snapshot
from sbs_data.store import fold

NOT_IN_REGISTER = "e-"
"""What is said of a school that the register lacks: it gets a code of its own, which begins so."""


def map_school_unit(
    delmal: Delmal, authority: str | None, school: str, unit_code: str | None
) -> int:
    """Say which skolenhet a school of the reports is. Returns the act's number.

    Where that is ``NOT_IN_REGISTER`` it gets a code of ours, and keeps the one that it has. The
    code is random: it tells nothing of the school, and no other has it.
    """

    def wanted(snapshot: Snapshot, situation: Situation) -> Wanted:
        key = school_key(authority, school)
        schools = questions.schools(snapshot)
        refuse_unknown(
            situation,
            fold.SCHOOL_UNIT,
            key,
            map(school_key, schools["authority"], schools["school"]),
            f"Ingen rapport gäller skolan ”{school}”. Ingenting har ändrats.",
        )
        if unit_code == NOT_IN_REGISTER:
            said = situation.verdicts.get((fold.SCHOOL_UNIT, key))
            is_kept = said is not None and str(said.value).startswith(NOT_IN_REGISTER)
            code = str(said.value) if said and is_kept else NOT_IN_REGISTER + secrets.token_hex(4)
            return Wanted(fold.SCHOOL_UNIT, key, code, school)
        _refuse_unknown_unit(snapshot, ("school",), unit_code)
        return Wanted(fold.SCHOOL_UNIT, key, unit_code, school)

    return decision_frame.decide(delmal, wanted)


def map_authority_unit(delmal: Delmal, authority: str, municipality_code: str | None) -> int:
    """Say which kommun an authority of the reports is. Returns the act's number."""

    def wanted(snapshot: Snapshot, situation: Situation) -> Wanted:
        key = normalised(authority)
        refuse_unknown(
            situation,
            fold.AUTHORITY_UNIT,
            key,
            map(normalised, questions.authorities(snapshot)),
            f"Ingen rapport gäller huvudmannen ”{authority}”. Ingenting har ändrats.",
        )
        _refuse_unknown_unit(snapshot, ("municipality", "authority"), municipality_code)
        return Wanted(fold.AUTHORITY_UNIT, key, municipality_code, authority)

    return decision_frame.decide(delmal, wanted)


def _refuse_unknown_unit(snapshot: Snapshot, kinds: tuple[str, ...], code: str | None) -> None:
    if code is not None and questions.unit(snapshot, kinds, code) is None:
        raise DelmalError(
            f"Ingen statistik gäller enheten ”{code}”. Importera dess siffror först. "
            "Ingenting har ändrats.",
            code="no_unit",
        )
