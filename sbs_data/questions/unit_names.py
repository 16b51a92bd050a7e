"""Which units of the statistics the reports' schools and authorities are, and the kommuner."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

import pandas as pd

from sbs_data.model import WHOLE_AUTHORITY
from sbs_data.questions.asking import Asks, ask, with_none


def unit(snapshot: Asks, kinds: Collection[str], code: str) -> dict[str, object] | None:
    """A unit that some statistics name, of one of the kinds; ``None`` when none has that code."""
    rows = with_none(ask(snapshot, "unit", params={"kinds": list(kinds), "code": code}))
    return None if rows.empty else cast("dict[str, object]", rows.iloc[0].to_dict())


def school_unit_names(snapshot: Asks) -> pd.DataFrame:
    """Every school of the reports with its skolenhet; ``unit_code`` is None where none is known."""
    params = {"whole_authority": WHOLE_AUTHORITY}
    return with_none(ask(snapshot, "school_unit_names", params=params))


def example_schools_without_unit(snapshot: Asks) -> list[tuple[str, str]]:
    """The example's authorities and schools that nobody has given a skolenhet."""
    rows = ask(snapshot, "example_schools_without_unit")
    return list(zip(map(str, rows["authority"]), map(str, rows["school"]), strict=True))


def our_authority(snapshot: Asks) -> dict[str, object] | None:
    """Whose the dashboard is: ``authority``, and ``municipality_code`` or ``school_codes``; None
    where nobody has said, and what is imported names several, or none.
    """
    rows = with_none(ask(snapshot, "our_authority"))
    return None if rows.empty else cast("dict[str, object]", rows.iloc[0].to_dict())


def our_authority_choices(snapshot: Asks) -> pd.DataFrame:
    """Whose it can be: ``whose`` (a kommunkod, or the name of an enskild huvudman), ``name``,
    ``is_named`` where something imported is of it, ``is_private``.
    """
    return ask(snapshot, "our_authority_choices")


def followed_names(snapshot: Asks) -> pd.DataFrame:
    """What names mean now: ``name_key``, the reports' ``school`` and the ``unit_code``, each or
    both. A name that several rows have is of several.
    """
    return with_none(ask(snapshot, "followed_names"))


def school_unit_choices(snapshot: Asks, authority: str | None) -> pd.DataFrame:
    """The skolenheter of an authority's kommun, and those that no file places; every one where its
    kommun is not known. ``municipality`` is its name, ``is_taken`` that it is another school.
    """
    return with_none(ask(snapshot, "school_unit_choices", params={"authority": authority}))


def authority_unit_names(snapshot: Asks) -> pd.DataFrame:
    """Every authority of the reports with its kommun, if any is known."""
    return with_none(ask(snapshot, "authority_unit_names"))


def known_municipalities(snapshot: Asks) -> pd.DataFrame:
    """The kommuner known by code: ``municipality_code``, ``name``, ``is_own``; own ones first."""
    return ask(snapshot, "known_municipalities")


def similar_municipalities(snapshot: Asks, municipality: str) -> pd.DataFrame:
    """The group of kommuner like this one: ``group_name`` and one row per ``municipality_code``."""
    return ask(snapshot, "similar_municipalities", params={"municipality": municipality})
