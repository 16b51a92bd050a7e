"""How much of a long list is shown at a time. Plain text."""

from __future__ import annotations

from sbs_data.words.formats import how_many


def paragraphs(count: int, most: int) -> str:
    """Of a chapter."""
    return f"{how_many(count, 'stycke', 'stycken')}, {most} åt gången."


def goals(count: int, most: int) -> str:
    """Of a list of goals."""
    return f"{how_many(count, 'mål', 'mål')}, {most} åt gången."


def schools(count: int, most: int) -> str:
    """Of the schools by how old their latest redovisning is."""
    return f"{how_many(count, 'skola', 'skolor')}, äldst först, {most} åt gången."


def rows(count: int, most: int) -> str:
    """Of the rows of a figure."""
    return f"{how_many(count, 'rad', 'rader')} i bokstavsordning, {most} åt gången."


def first_goals(count: int) -> str:
    """That a list ends before what it counts."""
    return f"De {count} första visas. Välj en skola för att se fler."
