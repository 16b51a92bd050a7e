"""A school's two redovisningar and a preschool's one: a world that can be counted by eye.

Almskolan tells its one goal in VT24 (påbörjat) and again in VT25 (uppnått); Förskolan Tallen tells
another in VT25 (på god väg). In all 2 goals, 2 initiatives, 2 redovisningar in 3 reports.
"""

from __future__ import annotations

import hashlib

from sbs_data.actions import Delmal
from sbs_data.model import (
    Basis,
    Goal,
    Initiative,
    Kind,
    Notice,
    Passage,
    Place,
    Report,
    Role,
    Section,
    Status,
)
from tests.pages.made_up import import_made_up

SCHOOL, PRESCHOOL = "Almskolan", "Förskolan Tallen"
GOAL, OTHER_GOAL = "Alla elever läser varje dag", "Barnen leker tillsammans"
EARLIER, LATER, PRESCHOOLS = "alm-vt24.docx", "alm-vt25.docx", "tallen-vt25.docx"


def import_them(delmal: Delmal) -> None:
    """Import the three, in order."""
    alm = ("Läsning", SCHOOL, "Trygghet", GOAL)
    import_made_up(
        delmal,
        told(EARLIER, Kind.INTERIM, "VT24", *alm, Status.STARTED),
        told(LATER, Kind.FINAL, "VT25", *alm, Status.ACHIEVED),
        told(
            PRESCHOOLS, Kind.FINAL, "VT25", "Lek", PRESCHOOL, "Undervisning", OTHER_GOAL,
            Status.ON_TRACK,
        ),
    )  # fmt: skip


def told(
    file: str, kind: Kind, period: str, name: str, school: str, area: str, goal: str, status: Status
) -> Report:
    """A report of one initiative with one goal, every part of its matrix, and running text."""
    marked = Goal(
        goal, Place(1, 4, 1), status, Basis.HIGHLIGHT, "grön överstrykning", marked_text=goal,
        status_place=Place(1, 5, 1),
    )  # fmt: skip
    initiative = Initiative(
        area, name, Place(1, 1, 1), schools=(school,), goals=(marked,),
        participants_text="Sex lärare", heading=_at(1, name),
        problems=_at(2, f"Problemet i {file}"), causes=_at(3, f"Orsaken i {file}"),
        improvements=(Passage(f"Framsteget i {file}", Place(1, 5, 2)),),
        unmet=_at(6, f"Det som återstår i {file}"),
        expected_effects=_at(7, f"Det väntade i {file}"),
        observed_effects=_at(8, f"Det sedda i {file}"),
        lessons=_at(9, f"Lärdomen i {file} om skolfrånvaro"), follow_up=_at(10, "Alla följde upp"),
    )  # fmt: skip
    return Report(
        file,
        hashlib.sha256(file.encode()).hexdigest(),
        Role.BOTH,
        kind=kind,
        kind_basis="rubriken",
        authority="Provkommunen",
        authority_basis="rubriken",
        period=period,
        period_basis="rubriken",
        initiatives=(initiative,),
        sections=(
            Section(
                "Likvärdighet", Place(None, None, 3),
                (Passage(f"Skolorna ges lika villkor enligt {file}.", Place(None, None, 4)),),
            ),
            Section(
                "Mallen", Place(None, None, 5),
                (Passage("Beskriv kortfattat.", Place(None, None, 6)),), is_template=True,
            ),
        ),
        warnings=(
            Notice("row", "Raden har ingen fråga.", Place(1, 6, 1)),
            Notice("file", "Dokumentet saknar datum."),
        ),
    )  # fmt: skip


def _at(row: int, text: str) -> tuple[Passage, ...]:
    return (Passage(text, Place(1, row, 1)),)
