"""Schools and development areas with the ways they are written, some at a time. Plain text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sbs_data import questions
from sbs_data.model import WHOLE_AUTHORITY, SchoolForm
from sbs_data.questions import Record, Shown, per_snapshot, records, said
from sbs_data.words import name_words, sentences
from sbs_data.words.formats import how_many, sentence_start

_KEEP = 20


@dataclass(frozen=True, slots=True)
class Spelling:
    """Another way that a name is written, in a sentence."""

    authority: str | None
    written: str
    told: str


@dataclass(frozen=True, slots=True)
class School:
    """A school: what is known of it, how else it is written, and its forms with their basis."""

    authority: str | None
    name: str
    about: str
    spellings: tuple[Spelling, ...]
    forms: tuple[SchoolForm, ...]
    forms_now: str

    @property
    def is_school(self) -> bool:
        """False for the authority itself."""
        return self.name != WHOLE_AUTHORITY


@dataclass(frozen=True, slots=True)
class Area:
    """A development area: every way it is written, those that are not its name in sentences."""

    name: str
    about: str
    written: tuple[str, ...]
    spellings: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True)
class Schools:
    """Some schools in alphabetical order, of as many as ``count`` says."""

    schools: tuple[School, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Areas:
    """The same of development areas."""

    areas: tuple[Area, ...]
    count: int


@per_snapshot(_KEEP)
def schools(shown: Shown, page: int, most: int) -> Schools:
    """A page of the schools, counted from 1."""
    found = questions.school_page(shown.snapshot, page, most)
    spellings = records(found.spellings)
    return Schools(
        tuple(
            _school(row, spellings, several=found.authorities > 1) for row in records(found.names)
        ),
        found.count,
    )


def _school(row: Record, spellings: Iterable[Record], *, several: bool) -> School:
    authority, name, codes = said(row, "authority"), str(row["school"]), row["form_codes"]
    about = [
        sentence_start(str(row["forms"])) or sentences.FORM_UNSAID,
        sentences.goals(int(str(row["goal_count"]))),
        name_words.latest(said(row, "latest_period")),
    ]
    if several:
        about.insert(0, authority or sentences.AUTHORITY_UNSAID)
    has = {str(code) for code in codes} if isinstance(codes, Iterable) else set()
    return School(
        authority=authority,
        name=name,
        about=" · ".join(about),
        spellings=tuple(
            _school_spelling(each)
            for each in spellings
            if each["school"] == name
            and said(each, "authority") == authority
            and each["written"] != name
        ),
        forms=tuple(f for f in SchoolForm if f is not SchoolForm.AUTHORITY and f in has),
        forms_now=name_words.forms_now(str(row["forms"]), str(row["forms_basis"])),
    )


def _school_spelling(row: Record) -> Spelling:
    written, count = str(row["written"]), int(str(row["initiative_count"]))
    told = name_words.school_spelling(written, count, said(row, "decided_by"))
    return Spelling(said(row, "authority"), written, told)


@per_snapshot(_KEEP)
def areas(shown: Shown, page: int, most: int) -> Areas:
    """A page of the development areas, counted from 1."""
    found = questions.area_page(shown.snapshot, page, most)
    spellings = records(found.spellings)
    return Areas(
        tuple(
            _area(str(row["area"]), [each for each in spellings if each["area"] == row["area"]])
            for row in records(found.names)
        ),
        found.count,
    )


def _area(name: str, rows: list[dict[str, object]]) -> Area:
    count = sum(int(str(row["initiative_count"])) for row in rows)
    return Area(
        name=name,
        about=how_many(count, "insats", "insatser"),
        written=tuple(str(row["written"]) for row in rows),
        spellings=tuple(_area_spelling(row) for row in rows if row["written"] != name),
    )


def _area_spelling(row: Record) -> Spelling:
    written = str(row["written"])
    return Spelling(None, written, name_words.area_spelling(written, said(row, "decided_by")))
