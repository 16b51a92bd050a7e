"""The A4 as PDF, by typst: tagged (PDF/UA-1), in Swedish, without anybody's name in it.

The template takes the words as data: a string is never read as markup, so there is nothing to
escape. Only the fonts that come with typst are used, so that the paper is the same everywhere.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files

import typst

from sbs_data.answers import overview
from sbs_data.answers.overview import Overview
from sbs_data.exports import one_page
from sbs_data.exports.one_page import Sheet, cells
from sbs_data.figures.palette import PAPER, TONES
from sbs_data.words.formats import number
from sbs_data.words.statuses import STATUS

_TEMPLATE = "lagesbild.typ"
_STANDARD: typst.PDFStandard = "ua-1"


def to_pdf(view: Overview) -> bytes:
    """The PDF: one A4. The same record gives the same bytes."""
    return typst.compile(
        files("sbs_data.exports").joinpath(_TEMPLATE).read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"sheet": json.dumps(_as_data(one_page.cut(view)))},
        pdf_standards=_STANDARD,
        timestamp=datetime.combine(view.made_on, time(12), UTC),
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def _as_data(sheet: Sheet) -> dict[str, object]:
    paper = PAPER["light"]
    return {
        **asdict(sheet),
        "counts": [
            [status.value, word, number(count)] for status, word, count in sheet.counts
        ],
        "schools": [{"cells": cells(row), "latest": row.latest} for row in sheet.schools],
        "areas": [{"cells": cells(row)} for row in sheet.areas],
        "statuses": {
            status.value: {
                "word": look.word,
                "symbol": STATUS[status].sign,
                "ink": TONES["light"][status].ink,
                "ground": TONES["light"][status].ground,
            }
            for status, look in STATUS.items()
        },
        "colours": {
            "ink": paper.ink, "faded": paper.faded, "accent": paper.accent,
            "hairline": paper.hairline,
        },
        "headings": {
            "moved": overview.MOVED, "still": overview.STILL, "waiting": overview.WAITING,
            "schools": overview.SCHOOLS, "areas": overview.AREAS, "targets": overview.TARGETS,
            "results": overview.RESULTS,
        },
        "whose": one_page.WHOSE, "area": one_page.AREA, "all": one_page.ALL,
        "latest": one_page.LATEST,
    }  # fmt: skip
