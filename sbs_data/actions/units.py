"""What a person says of which unit of the statistics a school or an authority of the reports is."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from sbs_data import municipalities, questions
from sbs_data.actions import decision_frame
from sbs_data.actions.commit import Situation
from sbs_data.actions.decision_frame import Wanted, refuse_empty, refuse_unknown
from sbs_data.actions.delmal import Delmal
from sbs_data.actions.texts import tidy
from sbs_data.comparing import normalised, school_key
from sbs_data.errors import DelmalError
from sbs_data.questions import Snapshot, records
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


def set_our_authority(delmal: Delmal, whose: str | None, schools: Sequence[str] = ()) -> int:
    """Say whose the dashboard is: a kommun by its code or name, else an enskild huvudman by name.

    ``schools`` are the skolenhetskoder of an enskild huvudman's schools, beside those of its
    reports. ``None`` takes it back. Returns the act's number.
    """
    name = tidy(whose, "Huvudmannens namn")
    refuse_empty(whose, name, "Huvudmannens namn saknas. Ingenting har ändrats.")

    def wanted(snapshot: Snapshot, _: Situation) -> Wanted:
        if name is None:
            return Wanted(fold.OUR_AUTHORITY, "", None, "huvudmannen")
        code = _municipality(snapshot, name)
        if code is not None:
            return Wanted(fold.OUR_AUTHORITY, "", [code], "huvudmannen")
        if name.isdigit():
            raise DelmalError(
                f"Ingen kommun har koden ”{name}”. Ingenting har ändrats.", code="no_unit"
            )
        for school in schools:
            _refuse_unknown_unit(snapshot, ("school",), school)
        return Wanted(fold.OUR_AUTHORITY, "", [name, *dict.fromkeys(schools)], "huvudmannen")

    return decision_frame.decide(delmal, wanted)


def _municipality(snapshot: Snapshot, name: str) -> str | None:
    """The code of the kommun that is meant; ``None`` where it is none."""
    for code, of in municipalities.every().items():
        if name == code or normalised(name) in of.spellings:
            return code
    for row in records(questions.our_authority_choices(snapshot)):
        if not row["is_private"] and name in (row["whose"], row["name"]):
            return str(row["whose"])
    return None


def _refuse_unknown_unit(snapshot: Snapshot, kinds: tuple[str, ...], code: str | None) -> None:
    if code is not None and questions.unit(snapshot, kinds, code) is None:
        raise DelmalError(
            f"Ingen statistik gäller enheten ”{code}”. Importera dess siffror först. "
            "Ingenting har ändrats.",
            code="no_unit",
        )
