"""The story of reading a statistics file: what is it, then its own reader, or why not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

import pyarrow as pa

from sbs_data import comparing, limits
from sbs_data.errors import Refused
from sbs_data.measures.sources import NAMES
from sbs_data.model import Notice
from sbs_data.statistics import (
    answers,
    delimited,
    encoding,
    kolada,
    ods,
    own,
    own_csv,
    own_table,
    personal,
    siris,
    skolverket,
    text,
    twice,
    workbook,
)
from sbs_data.statistics.faults import shortened
from sbs_data.statistics.result import Kind, Statistics

# What is looked at of a CSV to tell what it is: a banner and a header.
_HEAD_BYTES = 64 * 1024
_HEAD_ROWS = 40
_LEAST_CELLS = 3
# The template's own example is looked at by people only.
_EXAMPLE_SHEET = "exempel"
_NOTHING = b"\xef\xbb\xbf \t\r\n;,"
# å, ä and ö that have been read as Windows text and saved as UTF-8.
_GARBLED = re.compile("Ã[¥¤¶\u0085\u0084\u0096…„–]")
_NYCKELTAL = re.compile(r"\bnyckeltal|\bkpi\b", re.IGNORECASE)
_KOLADA_COLUMNS = re.compile(
    r"\bkommun|\benhet|\bregion|\bkön\b|\bår\b|\b20[0-9]{2}\b", re.IGNORECASE
)
_OTHER_FORMATS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"<!DOC", b"<html", b"<?xml")


class WhichSheets(Refused):
    """The refusal of a workbook with figures on several sheets, until somebody says of which."""

    def __init__(self, file_name: str, sheets: Sequence[str]) -> None:
        self.sheets = tuple(sheets)
        super().__init__(
            f"”{file_name}” har uppgifter på flera blad: {_listed(sheets)}. Välj "
            "vilka som ska läsas under Importera, eller med --sheet på kommandoraden.",
            code="which_sheets",
        )


class _Api(Protocol):
    """The reader of an API's answers."""

    def is_answer(self, body: dict[str, Any]) -> bool: ...
    def read(
        self, answers: list[answers.Answer], file_name: str, *, municipality: str | None = None
    ) -> Statistics: ...


_APIS: Mapping[Kind, _Api] = {Kind.KOLADA: kolada, Kind.SKOLVERKET_API: skolverket}
"""Each answer is of the first that knows it."""


def recognise(content: bytes, file_name: str) -> Kind | None:
    """What a file is, by its content alone; ``None`` where it is no statistics file at all.

    A table that is none of ours is ``UNKNOWN_TABLE``: :func:`read_statistics` says what is wrong
    with it. Never raises.
    """
    try:
        return _recognise(content, file_name)
    except Refused:
        return Kind.UNKNOWN_TABLE


def read_statistics(
    content: bytes,
    file_name: str,
    *,
    municipality: str | None = None,
    sheets: Sequence[str] = (),
) -> Statistics:
    """Read one statistics file. ``municipality`` is the kommunkod that an API was asked for,
    ``sheets`` those of a workbook's that somebody chose.

    Raises :class:`WhichSheets` where several could be meant, otherwise
    :class:`sbs_data.errors.Refused` with a Swedish sentence; for the authority's own table
    a :class:`sbs_data.statistics.faults.FaultyTable` with every fault.
    """
    if not content[:_HEAD_BYTES].strip(_NOTHING) and not content.strip(_NOTHING):
        raise Refused(
            f"”{file_name}” är tom ({len(content)} byte). Hämta filen på nytt där den kom "
            "ifrån och försök igen.",
            code="empty",
        )
    read = _read(content, file_name, municipality, sheets)
    if read.kind is not Kind.OWN or len(sheets) > 1:
        read = twice.once(read, file_name)
    return read if len(read.notices) <= limits.LISTED_FAULTS else _first_noticed(read)


def _first_noticed(read: Statistics) -> Statistics:
    """With the first notices only, and how many more there were."""
    more = len(read.notices) - limits.LISTED_FAULTS
    last = Notice("more_notices", f"… och {more} anmärkningar till.")
    return replace(read, notices=(*read.notices[: limits.LISTED_FAULTS], last))


def _read(
    content: bytes, file_name: str, municipality: str | None, chosen: Sequence[str]
) -> Statistics:
    sheets = _sheets_of(content, file_name)
    if sheets is not None:
        return _read_workbook(sheets, file_name, chosen)
    if chosen:
        raise Refused(
            f"”{file_name}” har inga blad att välja bland. Importera den utan att ange blad.",
            code="no_sheet",
        )
    if answers.looks_like_json(content):
        return _read_answers(content, file_name, municipality)
    if not _may_be_csv(content):
        raise _no_table(file_name, is_page=content[:_HEAD_BYTES].lstrip().startswith(b"<"))
    return _read_csv(content, file_name)


def _recognise(content: bytes, file_name: str) -> Kind | None:
    sheets = _sheets_of(content, file_name)
    if sheets is not None:
        for sheet in sheets:
            kind = _kind_of_rows(_numbered(sheet))
            if kind is not None:
                return kind
        return Kind.UNKNOWN_TABLE
    if answers.looks_like_json(content):
        return _kind_of_answers(answers.load(content, file_name)) or Kind.UNKNOWN_TABLE
    if not _may_be_csv(content):
        return None
    head = _head(content)[1]
    kind = _kind_of_rows(head)
    if kind is None and not any(len(cells) >= _LEAST_CELLS for _, cells in head):
        return None
    return kind or Kind.UNKNOWN_TABLE


def _kind_of_rows(rows: list[siris.Row]) -> Kind | None:
    if any(own.is_header(cells) for _, cells in rows[:_HEAD_ROWS]):
        return Kind.OWN
    return siris.kind_of(rows)


def _kind_of_answers(found: list[answers.Answer]) -> Kind | None:
    return next(
        (kind for kind, api in _APIS.items() if any(api.is_answer(a.body) for a in found)), None
    )


def _sheets_of(content: bytes, file_name: str) -> list[workbook.Sheet] | None:
    """The visible sheets of a workbook of any program's; ``None`` for what is none."""
    if workbook.is_workbook(content, file_name):
        return workbook.read_sheets(content, file_name)
    if ods.is_ods(content):
        return ods.read_sheets(content, file_name)
    other = workbook.other_kind(content)
    if other is not None:
        raise Refused(
            f"”{file_name}” är {other}, som Delmål inte läser. Öppna den i programmet som den kom "
            "ifrån. Spara filen som .xlsx.",
            code="other_workbook",
        )
    return None


def _read_workbook(
    sheets: list[workbook.Sheet], file_name: str, chosen: Sequence[str]
) -> Statistics:
    found = {sheet.name: rows for sheet in sheets if (rows := _with_figures(sheet)) is not None}
    if chosen:
        return _read_chosen(found, chosen, file_name)
    with_rows = [name for name, rows in found.items() if _has_rows(rows)]
    if len(with_rows) > 1:
        raise WhichSheets(file_name, with_rows)
    for name in [*with_rows, *found]:
        return _read_sheet(name, found[name], file_name)
    _refuse_pupils([(s.name, _numbered(s)) for s in sheets], file_name)
    for sheet in sheets:
        _refuse_kolada_s_pages(_numbered(sheet), file_name)
    raise _unknown_table(file_name, _first_full(_numbered(sheets[0])) if sheets else None)


def _with_figures(sheet: workbook.Sheet) -> list[siris.Row] | None:
    """The rows of a sheet that is one of ours; ``None`` for any other, and for the example."""
    if comparing.folded(sheet.name) == _EXAMPLE_SHEET:
        return None
    rows = _numbered(sheet)
    return rows if _kind_of_rows(rows) is not None else None


def _has_rows(rows: list[siris.Row]) -> bool:
    """Whether anything stands under the header."""
    at = own_table.header_at(rows)
    at = siris.header_at(rows) if at is None else at
    return at is not None and any(cell.strip() for _, cells in rows[at + 1 :] for cell in cells)


def _read_sheet(name: str, rows: list[siris.Row], file_name: str) -> Statistics:
    if own_table.header_at(rows) is not None:
        return own_table.read_rows(rows, file_name, sheet=name)
    return siris.read(rows, file_name)


def _read_chosen(
    found: Mapping[str, list[siris.Row]], chosen: Sequence[str], file_name: str
) -> Statistics:
    """Some sheets as one table: of one kind, each figure with its sheet."""
    missing = next((name for name in chosen if name not in found), None)
    if missing is not None:
        have = _listed(list(found)) or "inget"
        raise Refused(
            f"”{file_name}” har inget blad ”{missing}” med uppgifter. Blad med uppgifter: {have}.",
            code="no_sheet",
        )
    read = [_read_sheet(name, found[name], file_name) for name in dict.fromkeys(chosen)]
    if len({of.kind for of in read}) > 1:
        raise Refused(
            f"”{file_name}” har uppgifter av olika slag på bladen. Importera bladen var för sig.",
            code="mixed_sheets",
        )
    tables = [
        of.table if of.kind is Kind.OWN or len(read) == 1 else _placed(of.table, name)
        for name, of in zip(dict.fromkeys(chosen), read, strict=True)
    ]
    notices = tuple(
        Notice(n.code, f"Bladet ”{name}”: {n.message}") if len(read) > 1 else n
        for name, of in zip(dict.fromkeys(chosen), read, strict=True)
        for n in of.notices
    )
    return replace(read[0], table=pa.concat_tables(tables).unify_dictionaries(), notices=notices)


def _listed(sheets: Sequence[str]) -> str:
    return ", ".join(f"”{shortened(name)}”" for name in sheets)


def _placed(table: pa.Table, sheet: str) -> pa.Table:
    """With the sheet in each place; its own "#" is no row number."""
    at = table.schema.get_field_index("place")
    where = f"bladet {sheet.replace('#', '')}, "
    places = pa.array([where + place for place in table["place"].to_pylist()], pa.string())
    return table.set_column(at, table.schema.field(at), places.dictionary_encode())


def _read_answers(content: bytes, file_name: str, municipality: str | None) -> Statistics:
    found = answers.load(content, file_name)
    kind = _kind_of_answers(found)
    if kind is None:
        raise Refused(
            f"”{file_name}” är JSON, men inget svar från {_whose('eller')} API som Delmål läser.",
            code="unknown_table",
        )
    ours = [a for a in found if _APIS[kind].is_answer(a.body)]
    _refuse_mixed(ours, found, file_name)
    return _APIS[kind].read(ours, file_name, municipality=municipality)


def _whose(word: str) -> str:
    """``Skolverkets och Koladas``."""
    *most, last = (f"{name}s" for name in NAMES)
    return f"{', '.join(most)} {word} {last}"


def _refuse_mixed(ours: list[answers.Answer], found: list[answers.Answer], file_name: str) -> None:
    if len(ours) < len(found):
        raise Refused(
            f"”{file_name}” innehåller svar av olika slag, eller svar som säger att något gick "
            "fel. Hämta uppgifterna på nytt.",
            code="unknown_table",
        )


def _read_csv(content: bytes, file_name: str) -> Statistics:
    separator, head = _head(content)
    kind = _kind_of_rows(head)
    if kind is Kind.OWN:
        return own_csv.read_own_csv(content, separator, file_name)
    if len(content) > limits.MAX_FILE_BYTES:
        raise Refused(
            f"”{file_name}” är större än {limits.MAX_FILE_BYTES // limits.MIB} MB och ingen tabell "
            "som Delmål känner igen.",
            code="too_large",
        )
    found = encoding.utf8(content, file_name)
    text.check_lines(found.content, limits.MAX_ROWS, file_name)
    rows = delimited.rows(found.text(), separator, file_name)
    if kind is not None:
        if delimited.ends_within_a_row(found.content):
            raise siris.cut_off(file_name, rows[-1][0])
        read = siris.read(rows, file_name)
        return replace(read, notices=(*found.notices, *read.notices))
    _refuse_garbled(rows, file_name)
    _refuse_pupils([(file_name, rows)], file_name)
    _refuse_kolada_s_pages(rows, file_name)
    raise _unknown_table(file_name, _first_full(head))


def _head(content: bytes) -> tuple[str, list[siris.Row]]:
    """What stands between the columns, and the first rows."""
    head = content[:_HEAD_BYTES]
    if len(head) < len(content):
        head = head[: head.rfind(b"\n") + 1]
    words = encoding.head(head)
    return delimited.told_by(words, _HEAD_ROWS, lambda rows: _kind_of_rows(rows) is not None)


def _may_be_csv(content: bytes) -> bool:
    head = content[:_HEAD_BYTES]
    return encoding.may_be_text(head) and not head.lstrip().startswith(_OTHER_FORMATS)


def _numbered(sheet: workbook.Sheet) -> list[siris.Row]:
    return list(enumerate(sheet.rows, start=1))


def _first_full(rows: list[siris.Row]) -> siris.Row | None:
    return next((r for r in rows if sum(bool(c.strip()) for c in r[1]) >= _LEAST_CELLS), None)


def _refuse_pupils(tables: list[tuple[str, list[siris.Row]]], file_name: str) -> None:
    """A table that is none of ours may be one of pupils, or of schools: then that is what is said.

    A header may stand below a title, so every one of the first rows is looked at.
    """
    for _, rows in tables:
        for number, cells in rows:
            for column, cell in enumerate(cells, start=1):
                personal.refuse_numbers(cell, number, str(column), file_name)
    for _, rows in tables:
        for at, (number, cells) in enumerate(rows[:_HEAD_ROWS]):
            if sum(bool(c.strip()) for c in cells) < _LEAST_CELLS:
                continue
            codes = personal.register_column(cells, [r for _, r in rows[at + 1 :]])
            if codes is not None:
                raise _register(file_name, number, cells[codes])
            personal.refuse_headers(cells, number, file_name)


def _refuse_kolada_s_pages(rows: list[siris.Row], file_name: str) -> None:
    """A table downloaded from kolada.se: its figures come by the API, with their codes."""
    for number, cells in rows[:_HEAD_ROWS]:
        line = " ".join(cells)
        if _NYCKELTAL.search(line) and _KOLADA_COLUMNS.search(line):
            raise Refused(
                f"”{file_name}” är en tabell från Koladas webbplats (rad {number}), där skolors "
                "och kommuners koder saknas. Hämta samma nyckeltal under Importera › Hämta "
                "statistik, eller med ”python -m sbs_data fetch kolada --kommun” och kommunkoden.",
                code="kolada_web",
            )


def _refuse_garbled(rows: list[siris.Row], file_name: str) -> None:
    """Raise where the headers' å, ä and ö have become other signs on the way."""
    for number, cells in rows[:_HEAD_ROWS]:
        if any(_GARBLED.search(cell) for cell in cells):
            raise Refused(
                f"”{file_name}” har förvanskade å, ä och ö (rad {number}): filen har öppnats och "
                "sparats med fel teckenkodning. Hämta den på nytt där den kom ifrån.",
                code="encoding",
            )


def _register(file_name: str, row: int, header: str) -> Refused:
    return Refused(
        f"”{file_name}” är en förteckning över skolor eller huvudmän (rad {row}, kolumn "
        f"”{comparing.tidy(header)}”) och ingen statistik. Skolornas namn och koder följer med "
        "statistiken: hämta SIRIS rapport 139, eller hämta från Skolverket under Importera.",
        code="unit_register",
    )


def _unknown_table(file_name: str, header: siris.Row | None) -> Refused:
    where = ""
    if header is not None:
        column, words = next((n, c) for n, c in enumerate(header[1], start=1) if c.strip())
        where = f" Rad {header[0]}, kolumn {column} börjar med ”{comparing.tidy(words)[:60]}”."
    return Refused(
        f"”{file_name}” är ingen tabell som Delmål känner igen.{where} Delmål läser SIRIS rapport "
        f"139, 138, 5 och 53, svar från {_whose('och')} API och den egna mallen.",
        code="unknown_table",
    )


def _no_table(file_name: str, *, is_page: bool) -> Refused:
    if is_page:
        return Refused(
            f"”{file_name}” är en webbsida eller XML, vad den än heter: så sparar en del program "
            "det som ska vara Excel. Öppna den i Excel. Spara filen som .xlsx.",
            code="unknown_table",
        )
    return Refused(
        f"”{file_name}” är varken en Excel-fil, en CSV-fil eller ett sparat API-svar.",
        code="unknown_table",
    )
