"""The authority's own figures: the template's columns, from Excel or CSV, one figure a row.

Everything goes in columns: a CSV of six million rows is read by Arrow and checked by NumPy, and no
row becomes an object. Faults are all listed, with row and column, and one fault imports nothing.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sbs_data import comparing, limits
from sbs_data.codes import NOTHING
from sbs_data.measures import catalogue
from sbs_data.model import WHOLE_AUTHORITY, Notice
from sbs_data.statistics import observations, own_notes, own_units, personal, spellings, text
from sbs_data.statistics.coded import Coded, coded, first_like, pairs, repeated
from sbs_data.statistics.faults import NAME_ONLY, Faults
from sbs_data.statistics.markers import Marker
from sbs_data.statistics.own_columns import BY_FIELD as _BY_FIELD
from sbs_data.statistics.own_columns import COLUMNS, Column, is_header
from sbs_data.statistics.pupils import counts_behind
from sbs_data.statistics.result import Kind, Statistics

__all__ = ["COLUMNS", "SOURCE", "is_header", "read"]

SOURCE = "Huvudmannens egen uppföljning"

Mask = NDArray[np.bool_]
Numbers = NDArray[np.float64]

_MOST_PUPILS = 2**31 - 1
# What a program's arithmetic leaves behind a whole number.
_NOISE = 1e-6
_DECIMALS = 9
_LISTED_ROWS = 10


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
        self.file_name = file_name
        self.faults = Faults(file_name)
        every = {name: coded(column) for name, column in columns.items()}
        _refuse_pupils(every, rows, file_name)
        nothing = Coded(np.full(len(rows), NOTHING, np.int32), ())
        written = {c.field: every.get(c.field, nothing) for c in COLUMNS}
        is_figure, self.beside = own_notes.told_apart(written, rows)
        self.rows = rows[is_figure]
        self.written = {field: column.where(is_figure) for field, column in written.items()}

    def check(self) -> None:
        """Every rule, then the refusal. Rules that need two columns come after those of one."""
        if not len(self.rows):
            return
        sexes = self.written["gender"].words
        self.measure = self._known("measure", _measure_code, "är inget mått i mallen")
        self.school_year = self._known("school_year", _school_year, "är inget läsår")
        self.gender = self._known(
            "gender",
            lambda word: spellings.gender(word, sexes),
            "är varken Alla, Flickor eller Pojkar",
        )
        self.grade = self._known("grade", spellings.grade, "är ingen årskurs (F, 1–9 eller 7–9)")
        self.half = self._known("term", spellings.half, "är ingen termin (HT eller VT)")
        self.occasion = self._known(
            "occasion",
            spellings.occasion,
            "är ingen avstämning (1–4 eller ett datum, 2026-03-01)",
        )
        self._numbers()
        self._units()
        self._terms()
        self._occasions()
        self._values()
        self._duplicates()
        self.faults.refuse()

    def table(self, sheet: str | None) -> pa.Table:
        """The observations, in the order of the rows."""
        if not len(self.rows):
            return observations.empty()
        is_school, pupils = ~self.school.is_missing, self.numbers["pupils"]
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
                "value": pa.array(self.value, pa.float64(), from_pandas=True),
                "marker": Coded(
                    np.where(self.is_hidden, 0, NOTHING).astype(np.int32), (str(Marker.OTHER),)
                ).array(),
                "pupils": _whole_numbers(pupils),
                "pupils_basis": Coded(
                    np.where(np.isnan(pupils), NOTHING, 0).astype(np.int32), ("published",)
                ).array(),
                "count": _whole_numbers(self.count),
                "status": "preliminary",
                "source": SOURCE,
                "file": self.file_name,
                "place": place,
                "place_row": pa.array(self.rows.astype(np.int32)),
            },
            count,
        ).filter(pa.array(~self.is_repeat))

    def notices(self) -> list[Notice]:
        """What was seen and let through."""
        found = list(self.beside)
        if not len(self.rows):
            return found
        repeats = self.rows[self.is_repeat].tolist()
        if repeats:
            found.append(Notice("repeated", _read_once(repeats)))
        for word in self.written["grade"].words:
            if (grades := spellings.grades_of_date(word)) is not None:
                found.append(
                    Notice(
                        "grades_of_date",
                        f"”{word}” i kolumnen Årskurs är läst som {grades}, som Excel har gjort om "
                        "till ett datum.",
                    )
                )
        if self.is_hidden.any():
            hidden = int(np.count_nonzero(self.is_hidden))
            found.append(
                Notice(
                    "own_markers",
                    f"{'En rad' if hidden == 1 else f'{hidden} rader'} har ett tecken i stället "
                    "för ett värde (till exempel .. eller <5), och uppgiften räknas som dold.",
                )
            )
        uncounted = int(np.count_nonzero(np.isnan(self.count) & self.is_share & ~self.is_hidden))
        if uncounted:
            found.append(
                Notice(
                    "no_count",
                    f"{'En rad' if uncounted == 1 else f'{uncounted} rader'} har en andel som inte "
                    "svarar mot ett enda antal elever och visas utan antal. Skriv antalet i "
                    "stället för andelen, så syns det.",
                )
            )
        return found

    # One column at a time.

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

    def _numbers(self) -> None:
        """Pupils, count and share as numbers; which cells have a sign in place of one."""
        self.numbers: dict[str, Numbers] = {}
        self.signs: dict[str, Mask] = {}
        for column in COLUMNS:
            if column.is_number:
                written = self.written[column.field]
                is_share = column.field == "share"
                found = [spellings.share(w) if is_share else _count(w) for w in written.words]
                numbers = written.pick([np.nan if n is None else n for n in found])
                if is_share:
                    numbers = np.round(numbers, _DECIMALS)
                else:
                    near = np.round(numbers)
                    numbers = np.where(np.abs(numbers - near) < _NOISE, near, numbers)
                self.numbers[column.field] = numbers
                self.signs[column.field] = written.where_not(lambda w: not spellings.is_marker(w))
                self._no_number(column, written, is_share=is_share)

    def _no_number(self, column: Column, written: Coded, *, is_share: bool) -> None:
        """A fault for each text that is neither a number nor a sign, or a number in two ways."""
        read = spellings.share if is_share else text.number
        self._each(
            written.where_not(lambda word: read(word) is not None or spellings.is_marker(word)),
            column,
            lambda row: _no_number(written.text(row)),
            "value",
        )
        if not is_share:
            self._each(
                written.where_not(lambda word: not text.may_be_thousands(word)),
                column,
                lambda row: (
                    f"”{written.text(row)}” kan vara tusental eller decimaler. Skriv antalet utan "
                    "punkt och komma."
                ),
                "value",
            )

    def _units(self) -> None:
        for field, check in (
            ("school", text.school_code_fault),
            ("municipality", text.municipality_code_fault),
        ):
            written = self.written[field].map(text.code)
            self.written[field] = written
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
        name = self.written["name"]
        is_named = name.where_not(own_units.is_whole) & self.school.is_missing
        self._each(
            is_named & ~self.municipality.is_missing,
            _BY_FIELD["school"],
            lambda row: (
                f"{NAME_ONLY.format(name.text(row))} Skriv skolans kod, "
                "åtta siffror, eller lämna namnet tomt om raden gäller hela huvudmannen."
            ),
            "name_only",
        )
        # A line break in a name is a slip of the one who wrote it.
        self.written["name"] = name.map(comparing.tidy)

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

        year_and_half = pairs(self.school_year, self.half, lambda year, half: f"{year} {half}")
        outside = pairs(year_and_half, self.occasion, _outside)
        self._each(
            ~outside.is_missing,
            _BY_FIELD["occasion"],
            lambda row: (
                f"dagen {self.occasion.text(row)} ligger utanför "
                f"{outside.text(row)}. Rätta dagen eller läsåret."
            ),
            "occasion",
        )

    def _values(self) -> None:
        pupils, count, share = (self.numbers[f] for f in ("pupils", "count", "share"))
        of = [catalogue.measures()[code] for code in self.measure.words]
        self.is_share = self.measure.pick([m.unit == "percent" for m in of]) == 1.0
        self._whole(pupils, _BY_FIELD["pupils"], least=1)
        self._whole(count, _BY_FIELD["count"], least=0)
        self._signs(count, share)
        self._missing(count)
        self._in_bounds(share, self.measure.pick([_or_nan(m.lowest) for m in of]), "lowest")
        self._in_bounds(share, self.measure.pick([_or_nan(m.highest) for m in of]), "highest")
        self._fractions(count, share)
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
            self.is_share
            & differ.astype(np.bool_)
            & (share >= 0)
            & (share <= 100)
            & ~self.is_fraction,
            _BY_FIELD["share"],
            lambda row: _unlike(share[row], pupils[row], count[row]),
            "share",
        )
        self.count = np.where(self.is_share, np.where(np.isnan(count), fits, count), np.nan)
        self.value = np.where(self.is_share & ~np.isnan(count), of_count, share)

    def _signs(self, count: Numbers, share: Numbers) -> None:
        """Which rows say that the value isn't shown; a fault where they show it all the same."""
        dashes = {
            f: self.written[f].where_not(lambda w: not spellings.is_dash(w))
            for f in ("count", "share")
        }
        has_value = ~np.isnan(count) | ~np.isnan(share)
        says_so = self.signs["pupils"] | self.signs["count"] | self.signs["share"]
        self.is_hidden = says_so & ~has_value
        for field in ("count", "share", "pupils"):
            shown = has_value & self.signs[field] & ~dashes.get(field, np.zeros_like(has_value))
            self._each(
                shown,
                _BY_FIELD[field],
                lambda row, field=field: (  # type: ignore[misc]
                    f"”{self.written[field].text(row)}” säger att uppgiften är dold, men raden har "
                    "ett värde. Ta bort det ena."
                ),
                "marker",
            )

    def _fractions(self, count: Numbers, share: Numbers) -> None:
        """A share below 1 without "%" is 0.75 % to one program and 75 % to another."""
        written = self.written["share"]
        is_bare = written.where_not(spellings.has_percent) & np.isnan(count) & self.is_share
        with np.errstate(invalid="ignore"):
            is_fraction = is_bare & (share > 0) & (share < 1)
            # A whole column of ones, or of ones and fractions, is one of fractions.
            are_all = bool(np.all(share[is_bare & ~np.isnan(share)] <= 1))
            is_fraction |= is_bare & (share == 1) & are_all
        self.is_fraction = is_fraction
        self._each(
            is_fraction,
            _BY_FIELD["share"],
            lambda row: (
                f"{_plain(share[row])} kan betyda {_plain(share[row])} % eller "
                f"{_plain(100 * share[row])} %. Skriv andelen med procenttecken, eller skriv "
                "antalet i stället. Är det en .xls-fil: spara filen som .xlsx."
            ).replace(" %", "\u00a0%"),
            "fraction",
        )

    def _missing(self, count: Numbers) -> None:
        written = self.written
        self._each(
            written["pupils"].is_missing & ~self.is_hidden,
            _BY_FIELD["pupils"],
            lambda _: "cellen är tom.",
            "no_pupils",
        )
        self._each(
            written["count"].is_missing & written["share"].is_missing & ~self.is_hidden,
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
        self.is_repeat = np.zeros(len(self.rows), np.bool_)
        if not len(again):
            return
        said = [self._same_numbers(field) for field in self.numbers]
        self.is_repeat[repeated([*columns, self.municipality, *said])] = True
        self.is_repeat &= is_whole
        again = again[~self.is_repeat[again]]
        for number, row in enumerate(again[: limits.LISTED_FAULTS].tolist()):
            self.faults.add(
                f"samma uppgift står redan på rad {self._row(first_like(columns, row))}, med ett "
                "annat värde. Ta bort den rad som är fel.",
                self._row(row),
                _BY_FIELD["measure"].header,
                code="duplicate",
                times=1 if number or len(again) <= limits.LISTED_FAULTS else _rest(len(again)),
            )

    def _same_numbers(self, field: str) -> Coded:
        """A column of numbers so that "12" and "12,0" are the same."""
        read = spellings.share if field == "share" else text.number
        return self.written[field].map(lambda word: str(read(word)))

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


def _rest(found: int) -> int:
    return found - limits.LISTED_FAULTS + 1


def _measure_code(words: str) -> str | None:
    """The measure of an own file: an official one is another, never a point on its line."""
    measure = catalogue.by_name(words)
    if measure is None:
        return None
    if measure.is_own:
        return measure.code
    own = (m.code for m in catalogue.measures().values() if m.own_of == measure.code)
    return next(own, None)


def _school_year(words: str) -> str | None:
    year = text.school_year(words)
    return str(year) if year is not None else None


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


def _outside(year_and_half: str, occasion: str) -> str | None:
    """The läsår or term that a day lies outside of, in words."""
    said, _, half = year_and_half.partition(" ")
    year = text.school_year(said)
    if year is None or not occasion or not spellings.is_outside(occasion, year, half or None):
        return None
    return f"läsåret {year}" if not half else f"{half} i läsåret {year}"


def _count(word: str) -> float | None:
    return None if text.may_be_thousands(word) else text.number(word)


def _no_number(word: str) -> str:
    if text.is_foreign(word):
        return f"”{word}” är inte skrivet med siffrorna 0–9. Skriv om talet för hand."
    return f"”{word}” är inget tal."


def _read_once(rows: list[int]) -> str:
    listed = ", ".join(str(row) for row in rows[:_LISTED_ROWS])
    more = f" med flera, {len(rows)} i allt" if len(rows) > _LISTED_ROWS else ""
    return f"Rader som upprepar en tidigare rad är lästa en gång: rad {listed}{more}."


def _whole_numbers(numbers: Numbers) -> pa.Array:
    return pa.array(numbers, pa.float64(), from_pandas=True).cast(pa.int32())


def _refuse_pupils(columns: dict[str, Coded], rows: NDArray[np.int64], file_name: str) -> None:
    """Raise where any cell, read or not, holds a personnummer."""
    for number, (name, column) in enumerate(columns.items(), start=1):
        has_one = column.where_not(lambda word: not personal.has_personal_number(word))
        for row in np.flatnonzero(has_one)[:1].tolist():
            known = _BY_FIELD.get(name)
            header = known.header if known is not None else str(number)
            personal.refuse_numbers(column.text(row), int(rows[row]), header, file_name)


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
