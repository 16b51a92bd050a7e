"""Every measure of the catalogue imported, and walked through every page that shows measures.

What is imported is made of the catalogue alone, so that it holds for a measure that no test knows.
Run as a program with some codes it walks those.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import cache, partial
from typing import Any

from streamlit.testing.v1 import AppTest

from pages.parts.frame.addresses import (
    FLICKOR_OCH_POJKAR,
    GYMNASIEBEHORIGHET,
    HANDBOK,
    INSATSEN,
    INSATSER,
    LAGESBILD,
    MALVARDEN,
    SKOLOR,
    Address,
)
from sbs_data import actions
from sbs_data.actions import Delmal
from sbs_data.measures import catalogue
from sbs_data.measures.measure import FIGURES, REPORTS, Measure
from sbs_data.words import escaped, measure_words
from tests.pages.made_up import follow_link, links, words
from tests.reports.word import document, matrix, para
from tests.statistics.exports import ELIGIBILITY_TITLE, own_csv, siris

NINTH, LOWER = "Norrskolan", "Österskolan"
"""A school with årskurs 9, and one without: it has what else there is."""
CODES = {NINTH: "11111111", LOWER: "33333333"}
KOMMUN = "Exempelby, kommunala skolor"
YEARS = ("2023/24", "2024/25")
SALSA, SKOLVERKET = "salsa", "skolverket"


def value(measure: Measure) -> str:
    """A value that it can have, as it is written on a page."""
    if measure.lowest is None or measure.highest is None or measure.lowest < 0:
        return "12,0"
    return f"{(measure.lowest + 3 * measure.highest) / 4:.1f}".replace(".", ",")


def import_all(delmal: Delmal) -> None:
    """A file of every source, with every measure that the source has; and a report."""
    files = [
        actions.StatisticsFile(name, partial(bytes, content))
        for name, content in _files()
        if content
    ]
    found = actions.import_statistics(delmal, files)
    assert not found.refused, found.refused
    report = document(
        para("Exempelby kommun"),
        matrix({1: [f"Handledning vid {NINTH} enligt U2020/01234/S."], 8: list(_claims())}),
        matrix({1: [f"Läsning vid {LOWER} enligt U2020/01234/S."]}),
    )
    candidates = actions.examine(delmal, [("redovisning.docx", report)])
    actions.import_reports(delmal, candidates)


def _files() -> Iterator[tuple[str, bytes]]:
    every = catalogue.measures().values()
    of_siris = [m for m in every if m.siris]
    about = ("Exempelby", "0999", "Kommunal", "Exempelby kommun", "2120000000")
    cells = ["78" if m.unit == "pupils" else value(m) for m in of_siris]
    for year in YEARS:
        header = (
            "Skola", "Skolenhetskod", "Skolkommun", "Kommunkod", "Typ av huvudman", "Huvudman",
            "Huvudman orgnr", *(m.siris[0] for m in of_siris),
        )  # fmt: skip
        yield f"a{year[:4]}.csv", siris(header, [(NINTH, CODES[NINTH], *about, *cells)], year=year)
        header = (
            "Kommun", "Kommunkod", "Län", "Länskod", "Typ av huvudman", "Kön",
            *(m.siris[0] for m in of_siris),
        )  # fmt: skip
        rows = [
            ("Exempelby", "0999", "Länet", "09", "Kommunal", gender, *cells)
            for gender in ("Samtliga", "Flickor", "Pojkar")
        ]
        yield f"b{year[:4]}.csv", siris(header, rows, title=ELIGIBILITY_TITLE, year=year)
    elsewhere = [m for m in every if not m.siris]
    yield "skolverket.json", _skolverket([m for m in elsewhere if m.called_by(SKOLVERKET)])
    yield "kolada.json", _kolada([m for m in elsewhere if not m.called_by(SKOLVERKET)])
    # A school is shown where the whole is: here it is all there is.
    yield (
        "egna.csv",
        own_csv(
            *(
                {"Mått": m.name, "Skolenhetskod": school, "Kommunkod": "0999", "Årskurs": ""}
                | ({} if m.is_share else {"Antal som uppfyller måttet": "", "Andel (%)": "200"})
                for m in every
                for school in ("", CODES[LOWER])
                if m.is_own
            )
        ),
    )


def _skolverket(measures: list[Measure]) -> bytes:
    def entry(measure: Measure) -> dict[str, str]:
        written = "330" if measure.unit == "pupils" else value(measure)
        return {"value": written, "valueType": "EXISTS", "timePeriod": "2024/25"}

    fields = {m.called_by(SKOLVERKET)[0]: m for m in measures}
    plain = {name: [entry(m)] for name, m in fields.items() if not name.startswith(SALSA)}
    # It is told by a field that only such answers have.
    first = "ratioOfPupils9thGradeEligibleForNationalProgramYR"
    lower = {first: [], **plain, "schoolUnit": CODES[LOWER], "docLinks": None}
    units = [
        {"code": code, "name": name, "geographicalAreaCode": "0999"} for name, code in CODES.items()
    ]
    row = {"schoolUnitCode": CODES[NINTH], "name": NINTH, "geographicalAreaCode": "0999"}
    expected = {name: entry(m) for name, m in fields.items() if name.startswith(SALSA)}
    salsa = {
        "compulsorySchoolUnitSalsaMetricList": [row | expected],
        "timePeriod": "2024/25",
    }
    bodies: list[dict[str, Any]] = [{"_embedded": {"listedSchoolUnits": units}}, lower, salsa]
    answers = [
        {
            "generatedAt": "2026-04-21T10:00:17Z",
            "url": "https://api/x",
            "json": {"status": "OK", "body": body},
        }
        for body in bodies
    ]
    return json.dumps(answers).encode()


def _kolada(measures: list[Measure]) -> bytes:
    rows = [
        {
            "kpi": kpi.id,
            "municipality": "0999",
            "period": 2025,
            "values": [{"gender": "T", "count": 1, "status": "", "value": 80.1}],
        }
        for measure in measures
        for kpi in measure.kpis[:1]
    ]
    return json.dumps({"count": len(rows), "values": rows}).encode() if rows else b""


def _claims() -> Iterator[str]:
    for measure in catalogue.spoken_of():
        assert measure.in_reports is not None
        yield f"{_subject(measure)} {claimed(measure)} VT25."


# Where the term alone doesn't tell which measure is meant, or is no word of its own.
_SPOKEN = {
    "all_subjects": "Andelen elever i årskurs 9 som är godkända i alla ämnen",
    "all_subjects_grade_6": "Andelen elever i årskurs 6 som är godkända i alla ämnen",
    "eligible_arts": "Andelen elever som är behöriga till estetiska programmet",
    "eligible_econ_hum_soc": "Andelen elever som är behöriga till ekonomiprogrammet",
    "eligible_nat_tech": "Andelen elever som är behöriga till naturvetenskapsprogrammet",
    "safety": "Andelen elever som är trygga enligt Skolinspektionens enkät",
    "safety_survey": "Andelen elever som är trygga enligt vår enkät",
    "wellbeing_survey": "Andelen elever som trivs enligt vår enkät",
    "calm_survey": "Andelen elever som har studiero enligt vår enkät",
} | {
    f"national_test_{code}_{grade}": f"Elevernas provbetyg i {subject} i årskurs {grade}"
    for code, subject in (
        ("swedish", "svenska"),
        ("swedish_second", "svenska som andraspråk"),
        ("english", "engelska"),
        ("maths", "matematik"),
    )
    for grade in (6, 9)
}


def _subject(measure: Measure) -> str:
    assert measure.in_reports is not None
    term = measure.in_reports.terms[0]
    if measure.code in _SPOKEN:
        return f"{_SPOKEN[measure.code]} blev"
    if measure.unit == "points":
        return f"Elevernas {term} blev"
    return f"Andelen elever i årskurs 9 som räknas som {term} blev"


def claimed(measure: Measure) -> str:
    """What the report says of it."""
    if measure.unit != "points":
        return "61 %"
    return "12 poäng" if measure.code.startswith("national_test") else "210 poäng"


# --- the walk


def walk(code: str) -> None:
    """Open every page that shows the measure, and read its name, its value and its sentence."""
    measure = measure_words.known()[code]
    assert measure.name in words(_seen(HANDBOK))
    assert measure.name in _choices(_seen(MALVARDEN)), f"measures.{code}: no source has it"
    if FIGURES in measure.shown:
        for gender in ("all", "girls"):
            _walk_figures(measure.of(gender))
    if measure.deviation_of:
        assert f"SALSA, {measure.deviation_of}" in words(_seen(SKOLOR))
    if (measure.called_by(SKOLVERKET) or measure.is_own) and not (
        measure.siris or code.startswith(SALSA)
    ):
        _walk_a_school_without_grade_9(measure)
    if measure.in_reports is not None:
        _walk_reports(measure)


def _walk_figures(measure: measure_words.Measure) -> None:
    choice = measure.choice or measure.name
    whose = "Alla elever" if measure.whose == "elever" else measure.whose.capitalize()
    views = (
        (GYMNASIEBEHORIGHET, {"enhet": KOMMUN, "kon": whose}),
        (SKOLOR, {"kon": "Alla elever"}),
        (FLICKOR_OCH_POJKAR, {"enhet": KOMMUN}),
    )
    for address, query in views:
        page = follow_link(address, matt=choice, **query)
        said = words(page)
        assert page.text[0].value.startswith("Urval: ")
        assert choice[1:] in page.text[0].value
        assert page.selectbox(key="matt").value == measure.code
        [headline] = page.header[:1]
        what = [measure.noun.the, measure.name]
        if measure.phrase is not None:
            what = [measure.phrase.what, measure.phrase.share]
        assert any(words.lower() in str(headline.value).lower() for words in what), headline.value
        assert value(measure) in str(headline.value)
        assert escaped.markdown(measure.definition).replace("\\", "") in said
        [chart] = page.get("plotly_chart")
        assert value(measure) in json.dumps(json.loads(chart.proto.spec), ensure_ascii=False)


def _walk_a_school_without_grade_9(measure: Measure) -> None:
    """What is of its pupils or staff stands in its list, whatever the measure."""
    page = _seen(SKOLOR, skola=LOWER)
    rows = [list(map(_plain, row)) for table in page.table for row in table.value.values]
    [row] = [row for row in rows if row[0] in (measure.name, f"{measure.name}, årskurs 6")]
    told = "330" if measure.unit == "pupils" else value(measure)
    if measure.is_own:
        told = "20,0 %, 12 av 60" if measure.is_share else "200"
    assert row[2].startswith(told), row


def _walk_reports(measure: Measure) -> None:
    assert measure.in_reports is not None
    name = measure.in_reports.name
    query = {"matt": measure.choice or measure.name}
    assert name in words(follow_link(LAGESBILD, **query))
    listed = follow_link(INSATSER, **query)
    opened = links(listed)["Öppna insats 1"]
    assert name in words(_seen(INSATSEN, insats=opened.split("insats=")[1])), (
        f"measures.{measure.code}.in_reports: what has ”{measure.in_reports.terms[0]}” in it is "
        "read as of another measure, or of none"
    )
    if REPORTS in measure.shown:
        told = f"Rapporten anger {name[:1].lower()}{name[1:]}: {claimed(measure)}"
        assert told in _plain(words(listed))


@cache
def _seen(address: Address, **query: str) -> AppTest:
    """A page that all measures stand on, opened once."""
    return follow_link(address, **query)


def _plain(cell: object) -> str:
    """As it is read: without Markdown's escapes, and with every space an ordinary one."""
    return str(cell).replace("\\", "").replace("\u00a0", " ")


def _choices(page: AppTest) -> list[str]:
    """What a målvärde can be set for."""
    [field] = [each for each in page.selectbox if str(each.key).startswith("measure ")]
    return list(field.options)


if __name__ == "__main__":
    import_all(Delmal.load())
    for each in sys.argv[1:]:
        walk(each)
        print(each)
