"""Four reports that leave something of every kind for a person to decide."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from sbs_data import questions
from sbs_data.actions import Delmal
from sbs_data.model import (
    Basis,
    Claim,
    ClaimRole,
    Goal,
    Initiative,
    Kind,
    Passage,
    Place,
    Report,
    Role,
    Status,
    Unit,
)
from tests.pages.made_up import import_made_up

AUTHORITY = "Provkommunen"
READS, READS_NOW = "Alla elever läser varje dag.", "Alla elever läser alltid varje dag."
TEST, TEST_NOW = (
    "Minst 75 procent av eleverna i årskurs 3 klarar alla delprov i provet.",
    "Minst 80 procent av eleverna i årskurs 3 klarar alla delprov i provet.",
)
UNMARKED, AMBIGUOUS, LEFT_OUT = (
    "Rektorerna besöker alla lektioner.",
    "Frånvaron följs upp varje vecka.",
    "Biblioteket är öppet hela dagen.",
)


def goal(text: str, row: int, status: Status = Status.UNMARKED, **more: object) -> Goal:
    """A goal, coloured where it has a status."""
    basis = Basis.NONE if status is Status.UNMARKED else Basis.HIGHLIGHT
    place, mark = Place(1, 4, row), Place(1, 5, row)
    said = {"marked_text": text, "status_place": mark} | more
    return Goal(text, place, status, basis, **said)  # type: ignore[arg-type]


def initiative(name: str, school: str | None, area: str, *goals: Goal) -> Initiative:
    """An initiative of one school or none."""
    said = (Passage("Det har gått framåt i våras.", Place(1, 5, 9)),)
    schools = (school,) if school else ()
    return Initiative(area, name, Place(1, 1, 1), schools=schools, goals=goals, improvements=said)


def report(
    file: str, kind: Kind | None, period: str | None, *initiatives: Initiative, **more: object
) -> Report:
    """A report of the authority, or of nobody when its kind is not said."""
    said: dict[str, object] = {"authority": AUTHORITY if kind else None} | more
    return Report(
        file,
        hashlib.sha256(file.encode()).hexdigest(),
        Role.MATRIX,
        kind=kind,
        period=period,
        initiatives=initiatives,
        **said,  # type: ignore[arg-type]
    )


def reports() -> tuple[Report, ...]:
    """Of every kind something; three goals without a status, two matches."""
    teaching = "Undervisning och lärande"
    early = report(
        "vt23.docx", Kind.INTERIM, "VT23",
        initiative(
            "1. Läsning", "Björkskolan", teaching,
            goal(READS, 1, Status.STARTED), goal(TEST, 2, Status.STARTED),
        ),
    )  # fmt: skip
    late = report(
        "vt24.docx", Kind.INTERIM, "VT24",
        initiative(
            "1. Läsning", "Björkskolan", teaching,
            goal(READS_NOW, 1, Status.ON_TRACK), goal(TEST_NOW, 2, Status.ACHIEVED),
            goal(UNMARKED, 3, suggestion=Status.STARTED, suggestion_quote="har börjat"),
            goal(AMBIGUOUS, 4, ambiguous=True),
            goal(LEFT_OUT, 5, repeated=False, marked_text=None, status_place=None),
        ),
        initiative(
            "2. Ledning", "Björksskolan", "Undervisning & lärande",
            goal("Skolledningen har en plan.", 6, Status.ACHIEVED),
        ),
        claims=(
            Claim(
                "Målet är minst 80 procent.", Place(1, 8, 1), ClaimRole.TARGET, value=80.0,
                unit=Unit.PERCENT, measure="all_subjects", initiative_no=1,
            ),
        ),
    )  # fmt: skip
    beside = report(
        "vt24-igen.docx", Kind.INTERIM, "VT24",
        initiative(
            "3. Fritids", "Björkskolan", teaching, goal("Fritids har en plan.", 1, Status.STARTED)
        ),
    )  # fmt: skip
    silent = report("tyst.docx", None, None, initiative("1. Okänt", None, teaching))
    return early, late, beside, silent


def load(delmal: Delmal) -> Delmal:
    """Import them."""
    import_made_up(delmal, *reports())
    return delmal


def waiting(delmal: Delmal, what: str | None = None) -> list[Mapping[str, object]]:
    """What waits now, of a kind or of all."""
    at = questions.pointer(delmal.settings.published)
    assert at is not None
    snapshot = questions.open_current(delmal.settings.published, at)
    rows = questions.to_decide(snapshot, whats=[what] if what else [])
    snapshot.close()
    return [{str(k): v for k, v in row.items()} for row in rows.to_dict("records")]
