"""Statistics files in words: what each is, what it holds, and from when. Plain text."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from babel.dates import format_date

from sbs_data.measures.sources import KINDS
from sbs_data.words.formats import LOCALE, how_many, number

OWN = "own"
"""The kind of the authority's own figures, which pass disclosure control."""

NO_DATE = "–"

COUNTED = "Uppgifter per enhet och läsår"
"""What a table is called that lets a person see what a file lacks."""

WHICH_SHEETS = "Filen har uppgifter på flera blad. Vilka ska läsas?"

_KINDS = {**KINDS, OWN: "Egen uppföljning"}


class Holds(Protocol):
    """What is told of a file's contents."""

    @property
    def observations(self) -> int: ...
    @property
    def school_years(self) -> tuple[str, ...]: ...
    @property
    def schools(self) -> int: ...
    @property
    def municipalities(self) -> int: ...


class Read(Holds, Protocol):
    """A file that has been looked at."""

    @property
    def kind(self) -> str | None: ...
    @property
    def source(self) -> str: ...
    @property
    def published_on(self) -> date | None: ...
    @property
    def retrieved_on(self) -> date | None: ...


class Counted(Protocol):
    """A file's units, each a name, a code, and its figures in each of the läsår."""

    @property
    def school_years(self) -> tuple[str, ...]: ...
    @property
    def units(self) -> tuple[tuple[str, str, tuple[int, ...]], ...]: ...


def counted_head(file: Counted) -> tuple[str, ...]:
    """The head of :func:`counted`: the unit, its code, then each läsår."""
    return ("Enhet", "Kod", *file.school_years)


def counted(file: Counted) -> tuple[tuple[str, ...], ...]:
    """How many figures each unit has in each läsår; a dash where it has none."""
    return tuple(
        (name or NO_DATE, code, *(number(n) if n else NO_DATE for n in figures))
        for name, code, figures in file.units
    )


def more_units(count: int) -> str:
    """That more units are in the file than are listed."""
    return f"Och {how_many(count, 'enhet', 'enheter')} till."


def kind(code: str) -> str:
    """``own`` → ``Egen uppföljning``."""
    return _KINDS.get(code, code)


def figures(count: int) -> str:
    """``1 uppgift``, ``1 234 uppgifter``."""
    return how_many(count, "uppgift", "uppgifter")


def holds(file: Holds) -> str:
    """``132 uppgifter om 2 skolor, läsåret 2022/23``."""
    units = [
        how_many(count, one, many)
        for count, one, many in (
            (file.schools, "skola", "skolor"),
            (file.municipalities, "kommun", "kommuner"),
        )
        if count
    ]
    about = f" om {' och '.join(units)}" if units else ""
    return f"{figures(file.observations)}{about}{_years(file.school_years)}"


def dated(published_on: date | None, retrieved_on: date | None) -> str:
    """``publicerad 26 september 2025``, ``hämtad 6 oktober 2025``; a dash where no date is told."""
    said = [
        f"{word} {format_date(day, format='d MMMM y', locale=LOCALE)}"
        for word, day in (("publicerad", published_on), ("hämtad", retrieved_on))
        if day is not None
    ]
    return ", ".join(said) or NO_DATE


def facts(file: Read) -> tuple[str, ...]:
    """What a file that has been looked at is, holds and dates from, each on a line."""
    when = dated(file.published_on, file.retrieved_on)
    lines = [
        f"Statistik: {kind(file.kind or '')}",
        f"Källa: {file.source}",
        f"Innehåll: {holds(file)}",
    ]
    return (*lines, f"Datum: {when}") if when != NO_DATE else tuple(lines)


def saved(files: int, count: int) -> str:
    """``2 statistikfiler är sparade, med 264 uppgifter.``"""
    which = how_many(files, "statistikfil är sparad", "statistikfiler är sparade")
    return f"{which}, med {figures(count)}."


def _years(years: tuple[str, ...]) -> str:
    if not years:
        return ""
    return f", läsåret {years[0]}" if len(years) == 1 else f", läsåren {years[0]}–{years[-1]}"
