"""Where a thing stands in its report, from the columns of a row, as a passage with a door."""

from __future__ import annotations

from collections.abc import Mapping

from pages.parts.texts.quotes import Passage

Row = Mapping[str, object]


def passage_of(
    row: Row, text: str, *, of: str = "place", words: str = "place", report: str = "report_id"
) -> Passage:
    """A text and its place: ``{of}_table``, ``{of}_row``, ``{of}_paragraph``, said in ``words``."""
    return {
        "text": text,
        "report_id": row[report],
        "place": row[words],
        **{f"place_{part}": _number(row[f"{of}_{part}"]) for part in _PARTS},
    }


_PARTS = ("table", "row", "paragraph")


def _number(value: object) -> int | None:
    """A column of numbers with gaps comes as floats."""
    return None if value is None or value != value else int(float(str(value)))
