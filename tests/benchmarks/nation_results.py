"""A synthetic nation's results of åk 9, as Skolverket's exports have them, beside the demo's own.

1,750 schools in 290 kommuner over ten läsår, each year three exports: report 139 (every school), 5
(every school, by sex) and 138 (every kommun). The numbers are reckoned from the school's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from sbs_data import actions
from sbs_data.actions import Delmal, StatisticsFile
from tests.benchmarks import nation

SCHOOLS, KOMMUNER, YEARS, FIRST_YEAR = 1750, 290, 10, 2015
OWN_SCHOOLS = 830
"""Of whom the authorities' own tables tell: a million figures more."""

_SCHOOL = "Skola;Skol-enhetskod;Skolkommun;Kommun-kod;Typ av huvudman;Huvudman;Huvudman orgnr"
_RESULTS = (
    "Antal elever;Andel (%) elever som uppfyllt betygskriterierna i alla ämnen;"
    "Andel (%) elever behöriga till yrkesprog.;Genomsnittligt meritvärde (17 ämnen)"
)
_GRADES = "Grundskola - Slutbetyg årskurs 9, samtliga elever"
_ELIGIBLE = "Grundskola - Behörighet till gymnasieskolan, samtliga elever"
_PROGRAMMES = (
    "Antal elever;Andel (%) elever behöriga till yrkesprog.;"
    "Andel (%) elever behöriga till estetiskt program;"
    "Andel (%) elever behöriga till Ekonomi-, humanistiska och samhällsvetenskaps- program;"
    "Andel (%) elever behöriga till Naturvetenskapligt och tekniskt program"
)
_SEXES = ("Samtliga", "Flickor", "Pojkar")


def load(delmal: Delmal, folder: Path) -> None:
    """The demo, and around it the nation: its results, and a million of the authorities' own."""
    actions.load_example(delmal)
    own = folder / "own.csv"
    exports = list(write(folder))
    nation.write(own, OWN_SCHOOLS)
    for files in (exports, [own]):
        result = actions.import_statistics(
            delmal, [StatisticsFile(file.name, file.read_bytes) for file in files]
        )
        assert result.act_no is not None, result.outcomes[:3]


def write(folder: Path) -> Iterator[Path]:
    """Write the exports, and give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
        schools = range(SCHOOLS)
        yield _export(
            folder, year, "139", _GRADES, f"{_SCHOOL};{_RESULTS}",
            (f"{_school(no)};{_results(no, year)}" for no in schools),
        )  # fmt: skip
        yield _export(
            folder, year, "5", _ELIGIBLE, f"{_SCHOOL};Kön;{_PROGRAMMES}",
            (f"{_school(no)};{word};{_programmes(no, year, sex)}"
             for no in schools for sex, word in enumerate(_SEXES)),
        )  # fmt: skip
        yield _export(
            folder, year, "138", _GRADES,
            f"Kommun;Kommun-kod;Län;Läns-kod;Typ av huvudman;{_RESULTS}",
            (f"Kommun {no};{_code(no)};Län;01;Samtliga;{_results(no + SCHOOLS, year)}"
             for no in range(KOMMUNER)),
        )  # fmt: skip


def _export(
    folder: Path, year: int, report: str, title: str, header: str, rows: Iterable[str]
) -> Path:
    school_year = f"{year}/{(year + 1) % 100:02d}"
    path = folder / f"{report}-{year}.csv"
    notes = ("", "Rapportbeskrivning och definitioner etc.")
    lines = (title, f"Valt läsår: {school_year}", "", header, *rows, *notes)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return path


def _code(kommun: int) -> str:
    return f"{101 + kommun:04d}"


def _school(no: int) -> str:
    kommun = no % KOMMUNER
    return (
        f"Skola {no};{10_000_000 + no};Kommun {kommun};{_code(kommun)};Kommunal;"
        f"Kommun {kommun};212000{kommun:04d}"
    )


def _pupils(no: int, year: int) -> int:
    return 20 + (no * 37 + year * 11) % 90


def _share(no: int, year: int, of: int) -> str:
    """A whole number of the pupils, as a share of them."""
    pupils = _pupils(no, year)
    reached = pupils * (70 + (no * 13 + year * 7 + of * 5) % 25) // 100
    return f"{100 * reached / pupils:.1f}".replace(".", ",")


def _results(no: int, year: int) -> str:
    merit = f"{200 + (no * 17 + year * 3) % 600 / 10:.1f}".replace(".", ",")
    return f"{_pupils(no, year)};{_share(no, year, 1)};{_share(no, year, 0)};{merit}"


def _programmes(no: int, year: int, sex: int) -> str:
    shares = ";".join(_share(no + sex, year, of) for of in (0, 2, 3, 4))
    return f"{_pupils(no + sex, year)};{shares}"
