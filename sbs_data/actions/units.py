"""What a person says of which unit of the statistics a school or an authority of the reports is."""

from __future__ import annotations

from sbs_data.actions import decision_frame
from sbs_data.actions.commit import Situation
from sbs_data.actions.decision_frame import Ask, Wanted, refuse_unknown
from sbs_data.actions.delmal import Delmal
from sbs_data.comparing import normalised
from sbs_data.errors import DelmalError
from sbs_data.meaning import school_names
from sbs_data.store import fold


def map_school_unit(
    delmal: Delmal, authority: str | None, school: str, unit_code: str | None
) -> int:
    """Say which skolenhet a school of the reports is. Returns the act's number."""

    def wanted(ask: Ask, situation: Situation) -> Wanted:
        key = school_names.key(authority, school)
        refuse_unknown(
            situation,
            fold.SCHOOL_UNIT,
            key,
            (
                school_names.key(row["authority"], row["school"])
                for row in ask("SELECT authority, school FROM schools")
            ),
            f"Ingen rapport gäller skolan ”{school}”. Ingenting har ändrats.",
        )
        _refuse_unknown_unit(ask, ("school",), unit_code)
        return Wanted(fold.SCHOOL_UNIT, key, unit_code, school)

    return decision_frame.decide(delmal, wanted)


def map_authority_unit(delmal: Delmal, authority: str, municipality_code: str | None) -> int:
    """Say which kommun an authority of the reports is. Returns the act's number."""

    def wanted(ask: Ask, situation: Situation) -> Wanted:
        key = normalised(authority)
        refuse_unknown(
            situation,
            fold.AUTHORITY_UNIT,
            key,
            (normalised(row["authority"] or "") for row in ask("SELECT authority FROM reports")),
            f"Ingen rapport gäller huvudmannen ”{authority}”. Ingenting har ändrats.",
        )
        _refuse_unknown_unit(ask, ("municipality", "authority"), municipality_code)
        return Wanted(fold.AUTHORITY_UNIT, key, municipality_code, authority)

    return decision_frame.decide(delmal, wanted)


def _refuse_unknown_unit(ask: Ask, kinds: tuple[str, ...], code: str | None) -> None:
    if code is None:
        return
    found = ask(
        "SELECT unit_code FROM units WHERE list_contains($kinds, unit_kind) AND unit_code = $code",
        kinds=list(kinds),
        code=code,
    )
    if not found:
        raise DelmalError(
            f"Ingen statistik gäller enheten ”{code}”. Importera dess siffror först. "
            "Ingenting har ändrats.",
            code="no_unit",
        )
