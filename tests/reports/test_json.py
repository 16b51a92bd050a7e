"""The object that ``read`` prints: names and types are a promise."""

from __future__ import annotations

import json

from sbs_data.reports import read_report, report_to_dict
from tests.reports.reading import GREEN, A
from tests.reports.word import coloured, document, matrix, para


def test_the_promised_names_are_there() -> None:
    content = document(matrix({5: [para(coloured(A, GREEN))]}))
    found = json.loads(json.dumps(report_to_dict(read_report(content, "prov.docx"))))
    assert {
        "file",
        "sha256",
        "kind",
        "role",
        "authority",
        "period",
        "initiatives",
        "sections",
        "claims",
        "warnings",
        "asked",
    } <= found.keys()
    (initiative,) = found["initiatives"]
    assert {
        "area",
        "name",
        "participants_text",
        "references",
        "schools",
        "mentioned_schools",
        "problems",
        "causes",
        "goals",
        "improvements",
        "unmet",
        "expected_effects",
        "observed_effects",
        "lessons",
        "follow_up",
    } <= initiative.keys()
    assert initiative["problems"] == ["Många elever når inte målen."]
    first, second = initiative["goals"]
    assert {
        "text": A,
        "status": "achieved",
        "basis": "font",
        "ambiguous": False,
        "repeated": True,
        "suggestion": None,
        "place": {"table": 1, "row": 4, "paragraph": 1},
    }.items() <= first.items()
    assert {"status": "unmarked", "basis": "none", "repeated": False}.items() <= second.items()
