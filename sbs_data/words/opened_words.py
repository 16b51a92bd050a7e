"""What pages of one goal, one initiative or one report say besides its words. Plain text."""

from __future__ import annotations

from sbs_data.model import Part

NO_GOAL = "Målet i adressen finns inte bland de importerade rapporterna."
CHOOSE_GOAL = "Välj ett mål i listan, så visas det här."
NO_INITIATIVE = "Insatsen i adressen finns inte bland de importerade rapporterna."
CHOOSE_INITIATIVE = "Välj en insats i listan, så visas den här."
NO_REPORT = "Rapporten i adressen finns inte bland de importerade."
CHOOSE_REPORT = "Välj en rapport i listan, så visas den här."

NOT_REPEATED = "Målet upprepas inte där rapporten anger hur det har gått."
INITIATIVE_TOLD_LATER = "En senare redovisning tar upp samma insats."
NOTHING_SAID = "Rapporten säger inget här."
NO_PLACE = "Platsen i adressen finns inte i rapporten."
NO_TEXT = "Rapporten har ingen text som gick att läsa."

SCHOOL_BY_PERSON = "Skolan är angiven av en person, inte av rapporten."
THIS_INITIATIVE_ONLY = "Gäller bara den här insatsen."

EXPECTED_AND_SEEN = (
    (Part.EXPECTED_EFFECT, "Det här väntade man sig"),
    (Part.OBSERVED_EFFECT, "Det här har man sett"),
)
"""The headings of the two side by side."""


def written(name: str) -> str:
    """How the report writes a school."""
    return f"I rapporten står ”{name}”."


def in_all_reports(name: str) -> str:
    """What a new meaning of a name is for."""
    return f"Gäller ”{name}” i alla rapporter."
