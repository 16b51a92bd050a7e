"""The authority's own figures: the template's columns, from Excel or CSV, one figure a row.

Everything goes in columns: a CSV of six million rows is read by Arrow and checked by NumPy, and no
row becomes an object. Faults are all listed, with row and column, and one fault imports nothing.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sbs_data import comparing, limits
from sbs_data.codes import NOTHING
from sbs_data.measures import catalogue
from sbs_data.model import WHOLE_AUTHORITY, Notice
from sbs_data.statistics import observations, personal, text
from sbs_data.statistics.coded import Coded, coded, first_like, pairs, repeated
from sbs_data.statistics.faults import Faults
from sbs_data.statistics.pupils import counts_behind
from sbs_data.statistics.result import Kind, Statistics

SOURCE = "Huvudmannens egen uppföljning"

Mask = NDArray[np.bool_]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the template: its header, and other headers it may have."""

    field: str
    header: str
    others: tuple[str, ...] = ()
    is_number: bool = False
    is_needed: bool = True


COLUMNS = (
    Column("measure", "Mått"),
    Column("school", "Skolenhetskod", is_needed=False),
    Column("name", "Skola", is_needed=False),
    Column("municipality", "Kommunkod", is_needed=False),
    Column("school_year", "Läsår"),
    Column("term", "Termin", is_needed=False),
    Column("occasion", "Avstämning", is_needed=False),
    Column("grade", "Årskurs", is_needed=False),
    Column("gender", "Kön"),
    Column("pupils", "Antal elever", is_number=True),
    Column(
        "count",
        "Antal som uppfyller måttet",
        ("Antal som når", "Antal som når målet"),
        is_number=True,
        is_needed=False,
    ),
    Column("share", "Andel (%)", ("Andel", "Värde"), is_number=True, is_needed=False),
)
_BY_HEADER = {comparing.folded(h): c for c in COLUMNS for h in (c.header, *c.others)}
_BY_FIELD = {c.field: c for c in COLUMNS}
_LEAST_KNOWN = 3

_GENDERS = {"alla": "all", "samtliga": "all", "totalt": "all", "flickor": "girls", "pojkar": "boys"}
_GRADES = re.compile(r"(f|[1-9])(?:\s?[-–]\s?([1-9]))?")
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MOST_PUPILS = 2**31 - 1
# No number of pupils has as many digits as a personnummer, its zero lost or not.
_LONG = 10**8


def column_of(header: str) -> Column | None:
    """The template's column with this header; case and spaces don't matter."""
    return _BY_HEADER.get(comparing.folded(header))


def is_header(cells: list[str]) -> bool:
    """True for a row that can only be the header of the template's table."""
    known = {column.field for cell in cells if (column := column_of(cell)) is not None}
    # No export of others' has these two.
    return len(known) >= _LEAST_KNOWN and bool({"measure", "school_year"} & known)


def fields_of(header: list[str], row: int, file_name: str) -> list[str]:
    """The field of each column. Raises for a header that is unknown, missing or there twice."""
    headers = [comparing.tidy(cell) for cell in header]
    while headers and not headers[-1]:
        headers.pop()
    personal.refuse_headers(headers, row, file_name)
    faults = Faults(file_name)
    fields: list[str] = []
    for number, words in enumerate(headers, start=1):
        column = column_of(words)
        if column is None:
            what = f"rubriken ”{words}” finns inte i mallen" if words else "rubriken är tom"
            faults.add(f"{what}. Ta bort kolumnen.", row, str(number), code="unknown_header")
        elif column.field in fields:
            faults.add("rubriken står två gånger.", row, words, code="unknown_header")
        fields.append(column.field if column is not None else "")
    for column in COLUMNS:
        if column.is_needed and column.field not in fields:
            faults.add("kolumnen saknas.", row, column.header, code="unknown_header")
    if not {"school", "municipality"} & set(fields):
        faults.add("kolumnen saknas.", row, _BY_FIELD["school"].header, code="unknown_header")
    if not {"count", "share"} & set(fields):
        faults.add("kolumnen saknas.", row, _BY_FIELD["count"].header, code="unknown_header")
    faults.refuse()
    return fields


def read(
    columns: dict[str, pa.ChunkedArray | pa.Array],
    rows: NDArray[np.int64],
    file_name: str,
    *,
    sheet: str | None = None,
) -> Statistics:
    """Observations from the template's columns; ``rows`` are the rows' numbers in the file.

    Text columns are Arrow texts (dictionary-encoded or not); the numbers may be texts as well.
    Raises :class:`sbs_data.statistics.faults.FaultyTable` with every fault.
    """
    own = _Own(columns, rows, file_name)
    own.check()
    table = own.table(sheet)
    return Statistics(table, SOURCE, Kind.OWN, notices=tuple(own.notices()))


class _Own:
    """The columns on their way through the checks; each ``_…`` makes one column of the result."""

    def __init__(
        self,
        columns: dict[str, pa.ChunkedArray | pa.Array],
        rows: NDArray[np.int64],
        file_name: str,
    ) -> None:
        self.rows, self.file_name = rows, file_name
        self.faults = Faults(file_name)
        self.raw = columns
        self.written = {c.field: self._written(c.field) for c in COLUMNS if not c.is_number}

    def check(self) -> None:
        """Every rule, then the refusal. Rules that need two columns come after those of one."""
        self._no_pupils_by_name()
        self.measure = self._known("measure", _measure_code, "är inget mått i mallen")
        self.school_year = self._known("school_year", _school_year, "är inget läsår")
        self.gender = self._known("gender", _gender, "är varken Alla, Flickor eller Pojkar")
        self.grade = self._known("grade", _grade, "är ingen årskurs (F, 1–9 eller 7–9)")
        self.half = self._known("term", _half, "är ingen termin (HT eller VT)")
        self.occasion = self._known(
            "occasion", _occasion, "är ingen avstämning (1–4 eller ett datum, 2026-03-01)"
        )
        self.numbers = {c.field: self._number(c) for c in COLUMNS if c.is_number}
        self._units()
        self._terms()
        self._occasions()
        self._values()
        self._duplicates()
        self.faults.refuse()

    def table(self, sheet: str | None) -> pa.Table:
        """The observations, in the order of the rows."""
        is_school = ~self.school.is_missing
        kinds = Coded(np.where(is_school, 0, 1).astype(np.int32), ("school", "authority"))
        whole = Coded(np.where(is_school, NOTHING, 0).astype(np.int32), (WHOLE_AUTHORITY,))
        count = len(self.rows)
        # A sheet's own "#" is no row number.
        place = f"bladet {sheet.replace('#', '')}, rad #" if sheet else "rad #"
        return observations.table(
            {
                "measure": self.measure.array(),
                "unit_kind": kinds.array(),
                "unit_code": self.unit.array(),
                "unit_name": self.written["name"].otherwise(whole).array(),
                "municipality_code": self.municipality.array(),
                "school_year": self.school_year.array(),
                "term": self.term.array(),
                "occasion": self.occasion.array(),
                "gender": self.gender.array(),
                "grade": self.grade.array(),
                "population": "own",
                "value": pa.array(self.value),
                "pupils": pa.array(self.numbers["pupils"].astype(np.int32)),
                "pupils_basis": "published",
                "count": pa.array(self.count, pa.float64(), from_pandas=True).cast(pa.int32()),
                "status": "preliminary",
                "source": SOURCE,
                "file": self.file_name,
                "place": place,
                "place_row": pa.array(self.rows.astype(np.int32)),
            },
            count,
        )

    def notices(self) -> list[Notice]:
        """What was seen and let through."""
        uncounted = int(np.count_nonzero(np.isnan(self.count) & self.is_share))
        if not uncounted:
            return []
        return [
            Notice(
                "no_count",
                f"{uncounted} rader har en andel som inte svarar mot ett enda antal elever. De "
                "visas utan antal. Skriv antalet i stället för andelen, så syns det.",
            )
        ]

    # One column at a time.

    def _written(self, field: str) -> Coded:
        column = self.raw.get(field)
        if column is None:
            return Coded(np.full(len(self.rows), NOTHING, np.int32), ())
        return coded(column)

    def _known(self, field: str, known: Callable[[str], str | None], wrong: str) -> Coded:
        """A column in the words of the result, with a fault for each text that has none."""
        written, column = self.written[field], _BY_FIELD[field]
        result = written.map(known)
        self._each(
            result.is_missing & ~written.is_missing,
            column,
            lambda row: f"”{written.text(row)}” {wrong}.",
            field,
        )
        if column.is_needed:
            self._each(written.is_missing, column, lambda _: "cellen är tom.", f"no_{field}")
        return result

    def _number(self, column: Column) -> Numbers:
        """A column as numbers, NaN where it is empty; a fault for each text that is no number."""
        raw = self.raw.get(column.field)
        if raw is None:
            return np.full(len(self.rows), np.nan)
        if not _is_text(raw):
            numbers: Numbers = raw.to_numpy().astype(np.float64, copy=False)
            return numbers
        written = coded(raw)
        found = [text.number(word) for word in written.words]
        self._each(
            written.where_not(lambda word: text.number(word) is not None),
            column,
            lambda row: f"”{written.text(row)}” är inget tal.",
            "value",
        )
        return written.pick([np.nan if n is None else n for n in found])

    def _no_pupils_by_name(self) -> None:
        for column in COLUMNS:
            raw = self.raw.get(column.field)
            if raw is None:
                continue
            if _is_text(raw):
                written = self.written.get(column.field) or coded(raw)
                has_one = written.where_not(lambda word: not personal.has_personal_number(word))
                found = [(row, written.text(row)) for row in np.flatnonzero(has_one)[:1].tolist()]
            else:
                numbers = raw.to_numpy()
                with np.errstate(invalid="ignore"):
                    long = np.flatnonzero(numbers >= _LONG)[: limits.LISTED_FAULTS]
                found = [(row, f"{numbers[row]:010.0f}") for row in long.tolist()]
            for row, words in found:
                personal.refuse_numbers(words, self._row(row), column.header, self.file_name)

    def _units(self) -> None:
        for field, check in (
            ("school", text.school_code_fault),
            ("municipality", text.municipality_code_fault),
        ):
            written = self.written[field]
            self._each(
                written.where_not(lambda word, check=check: check(word) is None),  # type: ignore[misc]
                _BY_FIELD[field],
                lambda row, written=written, check=check: check(written.text(row)) or "",  # type: ignore[misc]
                f"{field}_code",
            )
        self.school, self.municipality = self.written["school"], self.written["municipality"]
        self.unit = self.school.otherwise(self.municipality)
        self._each(
            self.school.is_missing & self.municipality.is_missing,
            _BY_FIELD["school"],
            lambda _: "raden har varken skolenhetskod eller, för hela huvudmannen, kommunkod.",
            "no_unit",
        )
        line_breaks = self.written["name"].where_not(lambda word: "\n" not in word)
        self._each(line_breaks, _BY_FIELD["name"], lambda _: "cellen har en radbrytning.", "value")

    # Columns together.

    def _terms(self) -> None:
        rule = self.measure.map(lambda code: catalogue.measures()[code].term_rule)
        by_rule = Coded(np.where(self.occasion.is_missing, rule.codes, NOTHING), rule.words)
        self.term = pairs(self.school_year, self.half.otherwise(by_rule), _term)
        # A termin with its year said outright must lie in the läsår.
        written = pairs(self.school_year, self.written["term"], _disagrees)
        self._each(
            ~written.is_missing,
            _BY_FIELD["term"],
            lambda row: (
                f"{self.written['term'].text(row)} ligger inte i läsåret "
                f"{self.school_year.text(row)}."
            ),
            "term",
        )

    def _occasions(self) -> None:
        wrong = pairs(self.measure, self.occasion, _too_late)
        self._each(
            ~wrong.is_missing,
            _BY_FIELD["occasion"],
            lambda row: (
                f"måttet följs upp högst {wrong.text(row)} gånger per läsår, inte "
                f"{self.occasion.text(row)}."
            ),
            "occasion",
        )

    def _values(self) -> None:
        pupils, count, share = (self.numbers[f] for f in ("pupils", "count", "share"))
        of = [catalogue.measures()[code] for code in self.measure.words]
        self.is_share = self.measure.pick([m.unit == "percent" for m in of]) == 1.0
        self._whole(pupils, _BY_FIELD["pupils"], least=1)
        self._whole(count, _BY_FIELD["count"], least=0)
        self._missing(pupils, count, share)
        self._in_bounds(share, self.measure.pick([_or_nan(m.lowest) for m in of]), "lowest")
        self._in_bounds(share, self.measure.pick([_or_nan(m.highest) for m in of]), "highest")
        with np.errstate(invalid="ignore", divide="ignore"):
            self._each(
                (count > pupils) & (pupils >= 1),
                _BY_FIELD["count"],
                lambda row: f"{count[row]:g} är fler än de {pupils[row]:g} eleverna.",
                "count",
            )
            fits, none_fits = _fitting(share, pupils)
            of_count = 100 * count / pupils
            differ = np.where(np.isnan(count), none_fits, np.abs(of_count - share) > _HALF)
        self._each(
            self.is_share & differ.astype(np.bool_) & (share >= 0) & (share <= 100),
            _BY_FIELD["share"],
            lambda row: _unlike(share[row], pupils[row], count[row]),
            "share",
        )
        self.count = np.where(self.is_share, np.where(np.isnan(count), fits, count), np.nan)
        self.value = np.where(self.is_share & ~np.isnan(count), of_count, share)

    def _missing(self, pupils: Numbers, count: Numbers, share: Numbers) -> None:
        self._each(
            np.isnan(pupils) & ~self._is_unreadable("pupils"),
            _BY_FIELD["pupils"],
            lambda _: "cellen är tom.",
            "no_pupils",
        )
        unreadable = self._is_unreadable("count") | self._is_unreadable("share")
        self._each(
            np.isnan(count) & np.isnan(share) & ~unreadable,
            _BY_FIELD["count"],
            lambda _: "raden har varken antal eller andel.",
            "no_value",
        )
        self._each(
            ~np.isnan(count) & ~self.is_share & ~self.measure.is_missing,
            _BY_FIELD["count"],
            lambda row: (
                f"”{self.measure.text(row)}” är ingen andel av eleverna: skriv värdet i "
                f"kolumnen {_BY_FIELD['share'].header}."
            ),
            "count",
        )

    def _is_unreadable(self, field: str) -> Mask:
        """Rows with something in a number's cell that was no number: told of already."""
        raw = self.raw.get(field)
        if raw is None or not _is_text(raw):
            return np.zeros(len(self.rows), np.bool_)
        found: Mask = ~coded(raw).is_missing & np.isnan(self.numbers[field])
        return found

    def _whole(self, numbers: Numbers, column: Column, *, least: int) -> None:
        with np.errstate(invalid="ignore"):
            wrong = (numbers < least) | (numbers != np.floor(numbers)) | (numbers > _MOST_PUPILS)
        self._each(
            wrong & ~np.isnan(numbers),
            column,
            lambda row: (
                f"”{_plain(numbers[row])}” är inget antal elever"
                + (", som är minst 1." if least and numbers[row] < least else ".")
            ),
            "count",
        )

    def _in_bounds(self, share: Numbers, bounds: Numbers, end: str) -> None:
        with np.errstate(invalid="ignore"):
            wrong = share < bounds if end == "lowest" else share > bounds
        words = "mindre" if end == "lowest" else "mer"
        self._each(
            wrong,
            _BY_FIELD["share"],
            lambda row: (
                f"{_plain(share[row])}{self._sign(row)} är {words} än "
                f"{_plain(bounds[row])}{self._sign(row)}."
            ),
            "out_of_bounds",
        )

    def _sign(self, row: int) -> str:
        return "\u00a0%" if self.is_share[row] else ""

    def _duplicates(self) -> None:
        columns = [
            self.measure,
            self.unit,
            self.school_year,
            self.term,
            self.occasion,
            self.gender,
            self.grade,
        ]
        again = repeated(columns)
        is_whole = np.ones(len(self.rows), np.bool_)
        for column in (self.measure, self.school_year, self.gender):
            is_whole &= ~column.is_missing
        again = again[is_whole[again]]
        for number, row in enumerate(again[: limits.LISTED_FAULTS].tolist()):
            self.faults.add(
                f"samma uppgift står redan på rad {self._row(first_like(columns, row))}. Ta bort "
                "den ena raden.",
                self._row(row),
                _BY_FIELD["measure"].header,
                code="duplicate",
                times=1 if number or len(again) <= limits.LISTED_FAULTS else _rest(len(again)),
            )

    # Faults.

    def _each(self, wrong: Mask, column: Column, message: Callable[[int], str], code: str) -> None:
        """A fault for every row that is wrong; the first ones in words, the rest counted."""
        if not wrong.any():
            return
        found = np.flatnonzero(wrong)
        for number, row in enumerate(found[: limits.LISTED_FAULTS].tolist()):
            self.faults.add(
                message(row),
                self._row(row),
                column.header,
                code=code,
                times=1 if number or len(found) <= limits.LISTED_FAULTS else _rest(len(found)),
            )

    def _row(self, row: int) -> int:
        return int(self.rows[row])


# A share with one decimal, or a whole percent, may be this far from the count's own.
_HALF = 0.5 + 1e-6


def _fitting(share: Numbers, pupils: Numbers) -> tuple[Numbers, Mask]:
    """:func:`counts_behind` for the rows that have a share; most nations' rows have a count."""
    rows = np.flatnonzero(~np.isnan(share))
    fits, none_fits = np.full(len(share), np.nan), np.zeros(len(share), np.bool_)
    fits[rows], none_fits[rows] = counts_behind(share[rows], pupils[rows])
    return fits, none_fits


def _is_text(column: pa.ChunkedArray | pa.Array) -> bool:
    return bool(pa.types.is_string(column.type) or pa.types.is_dictionary(column.type))


def _rest(found: int) -> int:
    return found - limits.LISTED_FAULTS + 1


def _measure_code(words: str) -> str | None:
    measure = catalogue.by_name(words)
    return measure.code if measure is not None else None


def _school_year(words: str) -> str | None:
    year = text.school_year(words)
    return str(year) if year is not None else None


def _gender(words: str) -> str | None:
    return _GENDERS.get(comparing.folded(words))


def _grade(words: str) -> str | None:
    match = _GRADES.fullmatch(comparing.folded(words).removeprefix("åk").strip())
    if match is None:
        return None
    first, last = match[1].upper(), match[2]
    if last is None or last == first:
        return first
    return f"{first}–{last}" if first == "F" or int(first) < int(last) else None


def _half(words: str) -> str | None:
    folded = comparing.folded(words)
    if folded in ("ht", "vt"):
        return folded.upper()
    term = text.term(words)
    return term.half if term is not None else None


def _occasion(words: str) -> str | None:
    if re.fullmatch(r"[1-4]", words):
        return words
    match = _DATE.fullmatch(words)
    if match is None:
        return None
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None


def _term(year: str, half: str) -> str | None:
    known = text.school_year(year)
    return str(text.term_of(known, half)) if known is not None and half else None


def _disagrees(year: str, written: str) -> str | None:
    term, known = text.term(written), text.school_year(year)
    if term is None or known is None or term.school_year == known:
        return None
    return written


def _too_late(code: str, occasion: str) -> str | None:
    """The most occasions of a measure, where this one is beyond them."""
    most = catalogue.measures()[code].occasions if code else 0
    return str(most) if most and occasion.isdigit() and int(occasion) > most else None


def _or_nan(number: float | None) -> float:
    return float("nan") if number is None else number


def _plain(number: float) -> str:
    return f"{number:.12g}".replace(".", ",")


def _unlike(share: float, pupils: float, count: float) -> str:
    if np.isnan(count):
        return (
            f"{_plain(share)}\u00a0% av {_plain(pupils)} elever är inget helt antal elever. Skriv "
            "andelen i procent (75,6), eller antalet."
        )
    return (
        f"{_plain(share)}\u00a0% stämmer inte med {_plain(count)} av {_plain(pupils)} elever "
        f"({_plain(round(100 * count / pupils, 1))}\u00a0%)."
    )
