"""Every field of every claim of whole reports: of one of our own, and of the two real ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from sbs_data.model import Claim, ClaimRole, Direction, Gender, Place, Unit
from sbs_data.reports import read_report
from tests.reports.reading import read
from tests.reports.word import matrix, para

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"

LACKING = Claim(
    quote="", place=Place(1, 2, 1), role=ClaimRole.PROBLEM, measure="eligible_vocational",
    value=30, unit=Unit.PERCENT, negated=True, grades=(9,), initiative_no=1,
)  # fmt: skip
REACHED = Claim(
    quote="", place=Place(1, 8, 1), role=ClaimRole.TARGET, measure="eligible_vocational",
    value=80, unit=Unit.PERCENT, term="VT23", school_year="2022/23", reached=True, initiative_no=1,
)  # fmt: skip
GIRLS = Claim(
    quote="", place=Place(), role=ClaimRole.OUTCOME, measure="merit_rating",
    direction=Direction.DOWN, gender=Gender.GIRLS, grades=(7, 8, 9),
)  # fmt: skip
BOYS = replace(GIRLS, direction=Direction.UP, gender=Gender.BOYS)
ABSENCE = replace(GIRLS, measure="absence", direction=Direction.UP, gender=None, grades=())
IN_MATRICES = [
    LACKING,
    REACHED,
    replace(LACKING, place=Place(2, 2, 1), initiative_no=2),
    replace(REACHED, place=Place(2, 8, 1), initiative_no=2),
]
IN_TEXT = [replace(REACHED, place=Place(), initiative_no=None), GIRLS, BOYS, ABSENCE]

FILLING = (
    "Lärarna planerar sin undervisning tillsammans en gång i veckan och rektor följer upp arbetet "
    "vid fyra tillfällen om året, vilket alla arbetslag säger har gett mer lugn i klassrummen."
)
LACK = "30% av eleverna i åk 9 har inte behörighet till nationella program"
REACH = "Det uppsatta delmålet på 80% behörighet till ett nationellt program nåddes under VT23."
TREND = "Vi ser en trend med sjunkande meritvärde för flickorna i år 7-9 medan pojkarnas har ökat."
TURN = "Det krävs mer stöd för att bryta trenden med en tilltagande problematisk skolfrånvaro."


def _told(claims: Sequence[Claim], paragraph: int | None = None) -> list[Claim]:
    """Without the words; of running text, all of one paragraph, without which it is."""
    told = [replace(claim, quote="") for claim in claims]
    if paragraph is not None:
        assert {claim.place for claim in claims} == {Place(paragraph=paragraph)}
        told = [replace(claim, place=Place()) for claim in told]
    return told


def test_of_two_matrices() -> None:
    answers = {2: [LACK], 8: [REACH]}
    claims = read(matrix(answers), matrix(answers | {2: [f"{LACK}."]})).claims
    assert _told(claims) == IN_MATRICES
    assert [claim.quote for claim in claims] == [LACK, REACH, f"{LACK}.", REACH]


def test_of_running_text() -> None:
    claims = read(para(FILLING), para(f"{FILLING} {REACH} {TREND} {TURN}"), para(FILLING)).claims
    assert _told(claims, claims[0].place.paragraph) == IN_TEXT
    assert [claim.quote for claim in claims] == [REACH, TREND, TREND, TURN]


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not here")
@pytest.mark.parametrize(
    ("name", "paragraph", "truth"), [("bilaga", None, IN_MATRICES), ("huvuddokument", 30, IN_TEXT)]
)
def test_of_the_real_reports(name: str, paragraph: int | None, truth: list[Claim]) -> None:
    path = REPORTS / f"slutredovisning-{name}.docx"
    claims = read_report(path.read_bytes(), path.name).claims
    assert _told(claims, paragraph) == truth
    text = " ".join(path.with_suffix(".txt").read_text("utf-8").split())
    assert all(" ".join(claim.quote.split()) in text for claim in claims)
