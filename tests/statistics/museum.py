"""Tables as people have them, each a kind of its own: what is right for each stands beside it.

The plain file has the whole authority and two schools in three rows. ``TAKEN`` say the same as it
does, with what is told; ``REFUSED`` have the code of their refusal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sbs_data.statistics.own_columns import COLUMNS
from tests.statistics.exports import SCHOOL_ROWS, own_csv, siris

HEADER = [c.header for c in COLUMNS]
MEASURE = "Hög frånvaro"
ROWS = (
    (MEASURE, "", "", "0999", "2025/26", "HT", "1", "9", "Alla", "60", "15", ""),
    (MEASURE, "11111111", "Åsskolan", "0999", "2025/26", "HT", "1", "9", "Alla", "35", "10", ""),
    (MEASURE, "22222222", "Norra", "0999", "2025/26", "HT", "1", "9", "Alla", "25", "5", ""),
)
BOM = b"\xef\xbb\xbf"


def lines(
    *extra: str, rows: Sequence[Sequence[str]] = ROWS, sign: str = ";", header: Sequence[str] = ()
) -> str:
    """The plain file's lines, with more of them below."""
    return "".join(
        f"{line}\r\n" for line in [*(sign.join(r) for r in [header or HEADER, *rows]), *extra]
    )


def changed(column: str, *cells: str) -> bytes:
    """The plain file with other words in a column, row by row from the first."""
    at = HEADER.index(column)
    rows = [list(row) for row in ROWS]
    for row, cell in zip(rows, cells, strict=False):
        row[at] = cell
    return lines(rows=rows).encode()


def every(column: str, cell: str) -> bytes:
    """The plain file with one word in all of a column."""
    return changed(column, *[cell] * len(ROWS))


def _share(share: str, pupils: str = "400", measure: str = MEASURE) -> bytes:
    row = {"Mått": measure, "Antal elever": pupils, "Antal som uppfyller måttet": ""}
    return own_csv({**row, "Andel (%)": share})


def _with_column(header: str, cell: str) -> bytes:
    rows = [(*row, cell) for row in ROWS]
    return lines(rows=rows, header=[*HEADER, header]).encode()


def _commas() -> bytes:
    rows = [list(row) for row in ROWS]
    rows[1][10:] = ["", '"28,6"']
    return lines(rows=rows, sign=",").encode()


TAKEN: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "plain": (lambda: lines().encode(), ()),
    "with a mark": (lambda: BOM + lines().encode(), ()),
    "with three marks": (lambda: BOM * 3 + lines().encode(), ()),
    "Windows text": (lambda: lines().encode("cp1252"), ("windows_text",)),
    "UTF-16": (lambda: lines().encode("utf-16"), ("utf16",)),
    "UTF-16 without a mark": (lambda: lines().encode("utf-16-le"), ("utf16",)),
    "UTF-16, the other order": (lambda: lines().encode("utf-16-be"), ("utf16",)),
    "tabs": (lambda: lines(sign="\t").encode(), ()),
    "tabs in UTF-16, as Excel's Unicode text": (
        lambda: lines(sign="\t").encode("utf-16"),
        ("utf16",),
    ),
    "commas": (_commas, ()),
    "bars": (lambda: lines(sign="|").encode(), ()),
    "sep=": (lambda: b"sep=;\r\n" + lines().encode(), ()),
    "sep=, with commas": (lambda: b"sep=,\r\n" + lines(sign=",").encode(), ()),
    "old Mac lines": (lambda: lines().replace("\r\n", "\r").encode(), ()),
    "Unix lines": (lambda: lines().replace("\r\n", "\n").encode(), ()),
    "no end to the last line": (lambda: lines().removesuffix("\r\n").encode(), ()),
    "separators beyond the header": (lambda: lines().replace("\r\n", ";;;\r\n").encode(), ()),
    "separators beyond the header in the rows": (
        lambda: lines().replace(";\r\n", ";;;;\r\n").encode(),
        (),
    ),
    "separators left out by Excel": (
        lambda: (
            lines()
            .replace("15;\r", "15\r")
            .replace("10;\r", "10\r")
            .replace("5;\r", "5\r")
            .encode()
        ),
        (),
    ),
    "a title above": (lambda: b"Uppf\xc3\xb6ljning;;\r\n;;\r\n" + lines().encode(), ("above",)),
    "a note below": (lambda: lines(";" * 11, "Källa: IST" + ";" * 11).encode(), ("note_row",)),
    "a note without separators": (lambda: lines("Uttag 2025-11-14").encode(), ("note_row",)),
    "a note in another column": (
        lambda: lines(";;Kalle räknade" + ";" * 9).encode(),
        ("note_row",),
    ),
    "a sum below": (lambda: lines("Summa;;;;;;;;;120;30;").encode(), ("note_row",)),
    "a sum by the schools' column": (
        lambda: lines(";;Totalt;;;;;;;120;30;").encode(),
        ("note_row",),
    ),
    "a mean below": (lambda: lines("Medelvärde:;;;;;;;;;40;10;").encode(), ("note_row",)),
    "a column of comments": (lambda: _with_column("Kommentar", "x"), ("extra_column",)),
    "a column without a header": (lambda: _with_column("", ""), ()),
    "a row twice": (lambda: lines(";".join(ROWS[1])).encode(), ("repeated",)),
    "a row twice, spelled otherwise": (
        lambda: lines(";".join(ROWS[1]).replace(";35;10;", ";35,0;10.0;")).encode(),
        ("repeated",),
    ),
    "empty rows between": (lambda: lines().replace("\r\n", "\r\n\r\n").encode(), ()),
    "a line break in a name": (
        lambda: lines().replace("Åsskolan", '"Åss-\nkolan"').encode(),
        (),
    ),
    "codes as numbers": (lambda: changed("Skolenhetskod", "", "11111111,0", "22222222.0"), ()),
    "codes as formulas": (lambda: changed("Skolenhetskod", "", '="11111111"', "'22222222"), ()),
    "counts with decimals of nothing": (lambda: changed("Antal elever", "60,0", "35.0"), ()),
    "counts with noise": (lambda: changed("Antal elever", "60,0000000001", "34,9999999999"), ()),
    "the whole by its name": (lambda: changed("Skola", "Hela kommunen"), ()),
    "the whole by the kommun's name": (lambda: changed("Skola", "Exempelby kommun"), ()),
    **{
        f"läsår {spelled}": (lambda spelled=spelled: every("Läsår", spelled), ())  # type: ignore[misc]
        for spelled in (
            "2025-26",
            "2025–26",
            "2025–2026",
            "2025-2026",
            "2025/2026",
            "25/26",
            "25-26",
            "Läsåret 2025/26",
            "läsår 25/26",
            "LÅ 25/26",
            " 2025/26 ",
            "2025 / 26",
        )
    },
    **{
        f"termin {spelled}": (lambda spelled=spelled: every("Termin", spelled), ())  # type: ignore[misc]
        for spelled in (
            "ht",
            "HT25",
            "HT 25",
            "HT-25",
            "HT2025",
            "hösten 2025",
            "Hösttermin",
            "Höst",
        )
    },
    **{
        f"årskurs {spelled}": (lambda spelled=spelled: every("Årskurs", spelled), ())  # type: ignore[misc]
        for spelled in ("Årskurs 9", "åk 9", "Åk9", "åk. 9", "9,0", "9:an", "År 9")
    },
    **{
        f"everybody as {spelled}": (lambda spelled=spelled: every("Kön", spelled), ())  # type: ignore[misc]
        for spelled in ("Samtliga", "totalt", "Total", "Båda", "alla elever")
    },
    **{
        f"avstämning {spelled}": (lambda spelled=spelled: every("Avstämning", spelled), ())  # type: ignore[misc]
        for spelled in ("1,0", "Avstämning 1", "avstämning nr 1")
    },
}

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "control characters": (
        lambda: lines().replace("Norra", "Nor\x01ra").encode("cp1252"),
        "encoding",
    ),
    "two encodings": (lambda: lines().encode() + lines().encode("cp1252"), "encoding"),
    "letters that were read as others": (
        lambda: lines().encode().decode("latin-1").encode(),
        "encoding",
    ),
    "a web page that is called .xls": (lambda: b"<html><table></table></html>", "unknown_table"),
    "nothing but empty rows": (lambda: BOM + b";;;;\r\n;;;;\r\n", "empty"),
    "an export with a sum": (
        lambda: siris(rows=[*SCHOOL_ROWS, ("Totalt", *[""] * 6, "95", "60", "80", "210")]),
        "faulty_table",
    ),
    "half a sign of UTF-16": (lambda: lines().encode("utf-16")[:-1], "encoding"),
    "a fraction": (lambda: _share("0,75"), "fraction"),
    "a small fraction": (lambda: _share("0.5"), "fraction"),
    "only ones": (lambda: _share("1"), "fraction"),
    "percent of no whole number": (lambda: _share("71,4 %", "10"), "share"),
    "digits of another script in a code": (
        lambda: changed("Skolenhetskod", "", "١١١١١١١١"),
        "school_code",
    ),
    "wide digits in a code": (
        lambda: changed("Skolenhetskod", "", "１１１１１１１１"),
        "school_code",
    ),
    "digits of another script in a kommunkod": (
        lambda: every("Kommunkod", "٠٩٩٩"),
        "municipality_code",
    ),
    "digits of another script in a count": (lambda: every("Antal elever", "٦٠"), "value"),
    "digits of another script in a läsår": (lambda: every("Läsår", "٢٠٢٥/٢٦"), "school_year"),
    "digits of another script in a grade": (lambda: every("Årskurs", "٩"), "grade"),
    "true as a number": (lambda: every("Antal som uppfyller måttet", "SANT"), "value"),
    "cirka": (lambda: every("Antal elever", "cirka 210"), "value"),
    "ca": (lambda: every("Antal som uppfyller måttet", "ca 5"), "value"),
    "a count of thousands or of decimals": (lambda: every("Antal elever", "1.240"), "value"),
    "numbers with a gap": (lambda: every("Antal elever", "6 0"), "value"),
    "two values for one place": (
        lambda: lines(";".join(ROWS[1]).replace(";10;", ";11;")).encode(),
        "duplicate",
    ),
    "another group for one place": (
        lambda: lines(";".join(ROWS[1]).replace(";35;", ";36;")).encode(),
        "duplicate",
    ),
    "an occasion before its läsår": (lambda: every("Avstämning", "2025-03-01"), "occasion"),
    "an occasion after its läsår": (lambda: every("Avstämning", "2026-10-01"), "occasion"),
    "an occasion in the other term": (lambda: every("Avstämning", "2026-04-01"), "occasion"),
    "a year of twenty digits": (lambda: every("Läsår", "99999999999999999999/00"), "school_year"),
    "a läsår of three years": (lambda: every("Läsår", "2025/27"), "school_year"),
    "a year alone": (lambda: every("Läsår", "2025"), "school_year"),
    "a short last row": (lambda: lines("Hög frånvaro;22222222;Norra;0999").encode(), "cut_off"),
    "a last row within its measure": (lambda: lines("Hög frånv").encode(), "faulty_table"),
    "a row of too many cells": (lambda: lines(";".join([*ROWS[0], "7"])).encode(), "columns"),
    "a school's name and no code": (lambda: changed("Skola", "Åsskolan"), "name_only"),
    "a sex of two meanings": (lambda: changed("Kön", "K", "P", "Alla"), "gender"),
    "a hidden count with a share": (
        lambda: lines(rows=[(*ROWS[0][:10], "..", "25")]).encode(),
        "marker",
    ),
    "a hidden group with a count": (lambda: changed("Antal elever", "<10"), "marker"),
    "a column of classes": (lambda: _with_column("Klass", "9A"), "dividing_header"),
    "a column of backgrounds": (lambda: _with_column("Migrationsbakgrund", "x"), "dividing_header"),
    "pupils by name": (lambda: _with_column("Förnamn", "Kim"), "pupil_by_pupil"),
    "a personnummer in a column that isn't read": (
        lambda: _with_column("Kommentar", "20121212-1212"),
        "pupil_by_pupil",
    ),
    "an export without footnotes": (
        lambda: siris().split(b"\r\n;;;;;;;;;;\r\nRapport")[0],
        "cut_off",
    ),
    "an export without footnotes, with its last line's end": (
        lambda: siris().split(b";;;;;;;;;;\r\nRapport")[0],
        "cut_off",
    ),
    "an export cut in its footnotes": (lambda: siris()[:-40], "cut_off"),
    "an export with two values for a school": (
        lambda: siris(rows=[*SCHOOL_ROWS, (*SCHOOL_ROWS[0][:-1], "199")]),
        "duplicate",
    ),
    "an export's count of thousands or of decimals": (
        lambda: siris(rows=[(*SCHOOL_ROWS[0][:7], "1,000", *SCHOOL_ROWS[0][8:])]),
        "value",
    ),
    "an export with digits of another script": (
        lambda: siris(rows=[(*SCHOOL_ROWS[0][:7], "٧٨", *SCHOOL_ROWS[0][8:])]),
        "value",
    ),
    "an export of a year of many digits": (lambda: siris(year="2024/250000"), "no_school_year"),
}
