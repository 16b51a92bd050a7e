"""Labels that several pages have: buttons, fields, doors."""

from __future__ import annotations

SAVE = "Spara"
SAVING = "Sparar …"
UNDO = "Ångra"
UNDOING = "Ångrar …"
TAKE_BACK = "Ta tillbaka"
ANOTHER = "En annan …"
WHY = "Varför?"

CHANGE = "Ändra"
CHOOSE = "Välj"
CHOOSE_OR_WRITE = "Välj eller skriv"
WRITE_OR_CHOOSE = "Skriv eller välj"
LATEST = "Senaste"

SCHOOL = "Skola"
SCHOOL_OR_KOMMUN = "Skola eller kommun"
AREA = "Utvecklingsområde"
MEASURE = "Mått"
PUPILS = "Elever"
STATUS = "Status"
SOURCE = "Källa"
PART_OF_REPORT = "Del av rapporten"
TARGET = "Målvärde"

OPEN_GOAL = "Öppna målet"
OPEN_INITIATIVE = "Öppna insatsen"
READ_REPORT = "Läs rapporten"
TO_IMPORT = "Till Importera"
TO_DECIDE = "Till att avgöra"
TO_OVERVIEW = "Till lägesbilden"
TO_HANDBOOK = "Till handboken"
RETENTION = "Gallring och bevarande"


def open_goal(number: object) -> str:
    """The door to a goal of a list."""
    return f"Öppna mål {number}"
