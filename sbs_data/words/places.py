"""Where a thing stands in its document, in words. Plain text."""

from __future__ import annotations

from sbs_data.model import Place


def in_words(place: Place) -> str:
    """``tabell 1, rad 4, stycke 2``, as the views say it."""
    parts = (("tabell", place.table), ("rad", place.row), ("stycke", place.paragraph))
    return ", ".join(f"{word} {number}" for word, number in parts if number is not None)


def after(text: str, place: Place) -> str:
    """A text and where it stands: ``VT23 (tabell 1, rad 4)``; alone where no place is known."""
    where = in_words(place)
    return f"{text} ({where})" if where else text
