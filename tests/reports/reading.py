"""Short ways to say what a test reads."""

from __future__ import annotations

from sbs_data.model import Goal, Initiative, Report
from sbs_data.reports import read_report
from tests.reports.word import document, matrix

GREEN, YELLOW, RED = "00B050", "FFC000", "FF0000"
A = "Lärarna planerar sin undervisning tillsammans."
B = "Eleverna vet vad de ska lära sig."


def read(*content: str, **options: object) -> Report:
    return read_report(document(*content, **options), "prov.docx")  # type: ignore[arg-type]


def initiative(answers: dict[int, list[str]], **options: object) -> Initiative:
    (found,) = read(matrix(answers), **options).initiatives
    return found


def goals(row_five: list[str], row_four: list[str] | None = None, **options: object) -> list[Goal]:
    """The goals where row 4 holds A and B (or ``row_four``)."""
    return list(initiative({4: row_four or [A, B], 5: row_five}, **options).goals)


def summary(found: list[Goal]) -> list[tuple[str, str, str]]:
    return [(g.text, str(g.status), str(g.basis)) for g in found]
