"""A report's own words with where they stand, as a page can show and lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sbs_data import questions
from sbs_data.model import Part
from sbs_data.questions import Record, Shown, per_snapshot, records, said

_KEEP = 200
_PARTS = ("table", "row", "paragraph")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph. ``place`` says where in words, ``code`` as an address has it.

    ``1.4.2`` is table 1, row 4, paragraph 2; ``..7`` stands in no table.
    """

    text: str
    report_id: str
    place: str
    code: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report, and the file they stand in."""

    passage: Passage
    file: str

    @property
    def text(self) -> str:
        """The words."""
        return self.passage.text


Chain = Mapping[Part, tuple[Passage, ...]]
"""The words of an initiative, by the parts of the matrix."""


def of(
    row: Record,
    text: str | None = None,
    *,
    at: str = "place",
    words: str = "place",
    report: str = "report_id",
) -> Passage:
    """A passage from the columns of a row: ``{at}_table`` and so on, said in ``words``.

    Without ``text`` it is the row's own.
    """
    return Passage(
        text=str(row["text"]) if text is None else text,
        report_id=str(row[report]),
        place=(said(row, words) if words in row else None) or "",
        code=".".join(_number(row[f"{at}_{part}"]) for part in _PARTS),
    )


def by_part(rows: Iterable[Record]) -> Chain:
    """The passages of one initiative, by the part of the matrix that they stand in."""
    found: dict[Part, list[Passage]] = {}
    for row in rows:
        found.setdefault(Part(str(row["part"])), []).append(of(row))
    return {part: tuple(passages) for part, passages in found.items()}


@per_snapshot(_KEEP)
def chain(shown: Shown, initiative_id: str) -> Chain:
    """All that an initiative says."""
    return by_part(records(questions.chain(shown.snapshot, initiative_id)))


@per_snapshot(_KEEP)
def of_target(shown: Shown, target_key: str) -> tuple[Quote, ...]:
    """Every place where the reports say a målvärde."""
    rows = records(questions.target_quotes(shown.snapshot, target_key))
    return tuple(Quote(of(row, str(row["quote"])), str(row["file"])) for row in rows)


def _number(value: object) -> str:
    """A column of numbers with gaps comes as floats."""
    return "" if value is None or value != value else str(int(float(str(value))))
