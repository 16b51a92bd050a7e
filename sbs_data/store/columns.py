"""What the published views and their columns are, in one sentence each.

A column means the same in every view, so it is described once. The sentences are written into
the published file as comments; docs/vyer.md says the same in Swedish.
"""

from __future__ import annotations

from typing import Final

VIEWS: Final = {
    "reports": "One row per imported document that is in force (not undone, not replaced).",
    "initiatives": "One row per initiative (insats) and report.",
    "goals": "One row per goal and report; filter on is_current to count each goal once.",
    "goal_schools": "One row per goal and school.",
    "passages": "One row per paragraph of a report, the words of goals included.",
    "undecided": "One row per thing that a person must say because the report does not.",
}

_PLACE = "counted from 1; NULL where it does not apply."

COLUMNS: Final = {
    "report_id": "The report: 'r-' and the start of the file's SHA-256.",
    "initiative_id": "The initiative: report_id and '-i' and its number; NULL outside initiatives.",
    "goal_id": "The goal in this report: initiative_id and '-g' and its number.",
    "file": "Name of the imported file.",
    "sha256": "SHA-256 of the imported file.",
    "kind": "slutredovisning or delredovisning; NULL when not said.",
    "kind_basis": "What the kind rests on, in Swedish.",
    "role": "What the document holds: matrix, narrative or both.",
    "authority": "The school authority (huvudman); NULL when not said.",
    "authority_basis": "What the authority rests on, in Swedish.",
    "period": "The term or school year of the redovisning, 'VT23' or '2022/23'; NULL if not said.",
    "period_basis": "What the period rests on, in Swedish.",
    "school_year": "The school year the period lies in, '2022/23'.",
    "term": "The term, 'VT23'; NULL when only a school year is known.",
    "period_order": "Sorts periods in time; NULL when the period is unknown.",
    "period_suggestion": "Terms named in the prose: a hint, never the period itself.",
    "is_example": "True for the fictional demo.",
    "imported_at": "When the file was imported, UTC.",
    "imported_by": "Who imported the file.",
    "import_no": "The number of the import in the journal.",
    "initiative_count": "Number of initiatives in the report.",
    "goal_count": "Number of goals in the report.",
    "notice_count": "Number of things the reader saw and could not use.",
    "area": "Development area (utvecklingsområde), as in the report.",
    "initiative_no": "Order of the initiative in the report, from 1.",
    "initiative": "Name of the initiative, as in the report.",
    "participants_text": "The words on participants in row 1.",
    "reference_text": "References named in row 1, joined by ', '.",
    "mentioned_schools": "Schools named in the prose, joined by ', ': not the initiative's own.",
    "schools": "The initiative's schools, joined by ', '; NULL when nobody has said.",
    "school": "The school, or 'Hela huvudmannen'.",
    "basis": "What it rests on: font, highlight, shading, style, none or person (of a status); "
    "report or person (of a school).",
    "basis_detail": "What the status rests on, in Swedish ('gul överstrykning').",
    "goal_no": "Order of the goal in the initiative, from 1.",
    "goal": "The goal's words, as in row 4.",
    "marked_text": "The goal as repeated and coloured in row 5.",
    "status": "achieved, on_track, started or unmarked, by the school's own report.",
    "ambiguous": "True when the colours say several things: a person must decide.",
    "repeated": "False when row 5 leaves the goal out.",
    "suggestion": "The status the words hint at: never a fact.",
    "suggestion_quote": "The words that hint at a status.",
    "decided_by": "'report' or a person's name; NULL when nobody has said.",
    "place": "Where it stands in the document, in Swedish ('tabell 1, rad 4, stycke 2').",
    "status_place": "Where the status stands in the document, in Swedish.",
    "place_table": f"Table in the document, {_PLACE}",
    "place_row": f"Row in the table, {_PLACE}",
    "place_paragraph": f"Paragraph in the cell or in the running text, {_PLACE}",
    "status_table": f"Table where the status stands, {_PLACE}",
    "status_row": f"Row where the status stands, {_PLACE}",
    "status_paragraph": f"Paragraph where the status stands, {_PLACE}",
    "goal_key": "The same for one goal through the reports of a school.",
    "is_current": "True in one row of each goal_key: the latest redovisning that holds the goal.",
    "passage_no": "Order of the paragraph in the report, from 1.",
    "part": "initiative, problem, cause, goal, improvement, unmet, expected_effect, "
    "observed_effect, lesson, follow_up or section.",
    "heading": "The heading that running text stands under.",
    "text": "The paragraph's words, as written.",
    "is_template": "True when the words are the template's own.",
    "what": "authority, period, kind, school, unmarked, ambiguous or not_repeated.",
    "subject": "What it is missing for: the file, the initiative or the goal, in words.",
    "hint": "What the document's words hint at.",
}
