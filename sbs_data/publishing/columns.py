"""What the published views and their columns are, in one sentence each.

A column means the same in every view, so it is described once. The sentences are written into
the published file as comments; docs/vyer.md says the same in Swedish.
"""

from __future__ import annotations

from typing import Final

from sbs_data.measures import catalogue
from sbs_data.measures.sources import KINDS

VIEWS: Final = {
    "reports": "One row per imported document that is in force (not undone, not replaced).",
    "initiatives": "One row per initiative (insats) and report.",
    "goals": "One row per goal and report; filter on is_current to count each goal once.",
    "goal_schools": "One row per goal and school.",
    "goal_moves": "One row per goal (goal_key) and redovisning that it stands in.",
    "goal_matches": "One row per pair of goals that are, may be or are said not to be one.",
    "schools": "One row per school authority and school.",
    "initiative_forms": "One row per initiative and school form.",
    "passages": "One row per paragraph of a report, the words of goals included.",
    "claims": "One row per claim: a number or a direction said of the pupils' results.",
    "asked_questions": "One row per question of the reader and report: open, or answered.",
    "stated_targets": "One row per målvärde said in the reports, however many times it is said.",
    "decisions": "One row per thing that a person has decided and nobody has taken back.",
    "orphaned_decisions": "One row per decision on what no report in force holds now.",
    "undecided": "One row per thing that a person must say because the report does not.",
    "observations": "One row per figure (fact) and source in force.",
    "figures": "One row per unit, measure, term and sex: one population, group of grades and "
    "occasion of each.",
    "observation_history": "One row per earlier version of a figure; never of the authority's own.",
    "observation_differences": "One row per figure that two sources tell differently.",
    "measures": "One row per measure.",
    "measure_breaks": "One row per measure and school year from which figures are not "
    "like the earlier.",
    "populations": "One row per population that a figure can be of.",
    "units": "One row per unit that some statistics file names.",
    "municipalities": "One row per kommun of Sweden, by SCB's list.",
    "group_members": "One row per group of municipalities and member.",
    "statistics_files": "One row per statistics file in force; none for the authority's own files.",
    "statistics_notices": "One row per thing that the reader of a statistics file wants "
    "a person to know.",
    "authority_units": "One row per authority of the reports whose kommun is known.",
    "school_units": "One row per school of the reports whose skolenhetskod is known.",
    "our_authority": "One row: whose the dashboard is; none where that is not clear.",
    "targets": "One row per målvärde that counts: confirmed by a person, or set by hand.",
    "target_links": "One row per målvärde and initiative that may belong, or belongs, to it.",
}

_OF_CLAIMS = ", ".join(sorted(measure.code for measure in catalogue.spoken_of()))
_PLACE = "counted from 1; NULL where it does not apply."
_BOTH = "where the reports say both that a target is reached and that it is not"

COLUMNS: Final = {
    "report_id": "The report: 'r-' and the start of the file's SHA-256.",
    "initiative_id": "The initiative: report_id and '-i' and its number; NULL outside initiatives.",
    "goal_id": "The goal in this report: initiative_id and '-g' and its number.",
    "file": "Name of the imported file.",
    "sha256": "SHA-256 of the imported file.",
    "kind": "slutredovisning or delredovisning, NULL when not said; of a statistics file "
    "what it is: "
    f"{', '.join(KINDS)} or own.",
    "kind_basis": "What the kind rests on, in Swedish.",
    "role": "What the document holds: matrix, narrative or both; of a claim: problem, target or "
    "outcome.",
    "authority": "The school authority (huvudman); NULL when not said.",
    "authority_basis": "What the authority rests on, in Swedish.",
    "period": "The term or school year of the redovisning, 'VT23' or '2022/23'; NULL if not said.",
    "period_basis": "What the period rests on, in Swedish.",
    "school_year": "The school year, '2022/23': of the redovisning, a figure, or what a "
    "claim speaks of.",
    "term": "The term, 'VT23': of the redovisning, a figure, or what a claim speaks of; of a "
    "målvärde when it "
    "is due; NULL if not said.",
    "period_order": "Sorts periods in time; NULL when the period is unknown.",
    "authority_suggestion": "Authorities that the document names, '; ' between: a hint, where it "
    "doesn't say whose it is.",
    "period_suggestion": "Terms named in the prose: a hint, never the period itself.",
    "main_report": "The huvuddokument in force that a bilaga came with: what both leave out is "
    "asked of it alone.",
    "is_example": "True for the fictional demo.",
    "imported_at": "When the file was imported, UTC.",
    "imported_by": "Who imported the file.",
    "import_no": "The number of the import in the journal.",
    "initiative_count": "Number of initiatives in the report.",
    "goal_count": "Number of goals in the report; at the school, each goal once.",
    "notice_count": "Number of things the reader saw and could not use.",
    "area": "Development area (utvecklingsområde), under the name that persons have chosen.",
    "area_written": "Development area, as in the report.",
    "initiative_ref": "The initiative, by its words: the same in a newer version of the report.",
    "initiative_no": "Order of the initiative in the report, from 1.",
    "initiative": "Name of the initiative, as in the report.",
    "participants_text": "The words on participants in row 1.",
    "reference_text": "References named in row 1, joined by ', '.",
    "mentioned_schools": "Schools named in the prose, joined by ', ': not the initiative's own.",
    "schools": "The initiative's schools, joined by ', '; NULL when nobody has said.",
    "school": "The school under the name that counts, or 'Hela huvudmannen'.",
    "school_written": "The school as written; NULL where a person chose the initiative's schools.",
    "basis": "What it rests on: font, highlight, shading, style, none or person (of a status); "
    "report or person (of a school); report, name or person (of a school form); same_words, "
    "likeness or person (of a match).",
    "basis_detail": "What the status rests on, in Swedish ('gul överstrykning').",
    "goal_no": "Order of the goal in the initiative, from 1.",
    "goal": "The goal's words, as in row 4.",
    "marked_text": "The goal as repeated and coloured in row 5.",
    "status": "achieved, on_track, started or unmarked, by the school's own report; of a "
    "figure preliminary "
    "or official.",
    "ambiguous": "True when the colours say several things: a person must decide.",
    "repeated": "False when row 5 leaves the goal out.",
    "suggestion_quote": "The words that hint at a status.",
    "decided_by": "'report' or a person's name; NULL when nobody has said.",
    "place": "Where it stands in the document or file, in Swedish ('tabell 1, rad 4, stycke 2').",
    "status_place": "Where the status stands in the document, in Swedish.",
    "place_table": f"Table in the document, {_PLACE}",
    "place_row": f"Row in the table, {_PLACE}",
    "place_paragraph": f"Paragraph in the cell or in the running text, {_PLACE}",
    "status_table": f"Table where the status stands, {_PLACE}",
    "status_row": f"Row where the status stands, {_PLACE}",
    "status_paragraph": f"Paragraph where the status stands, {_PLACE}",
    "goal_ref": "The goal, by its words: the same in a newer version of the report.",
    "report_status": "What the report's colour says: achieved, on_track, started or unmarked.",
    "report_basis_detail": "What the report's colour rests on, in Swedish ('gul överstrykning').",
    "status_reason": "Why a person decided the status.",
    "goal_key": "The same for one goal through the reports of a school.",
    "is_current": "True in one row of each goal_key: the latest redovisning that holds the goal.",
    "passage_no": "Order of the paragraph in the report, from 1.",
    "part": "initiative, problem, cause, goal, improvement, unmet, expected_effect, "
    "observed_effect, lesson, follow_up, other or section.",
    "heading": "The heading that running text stands under.",
    "text": "The paragraph's words, as written; of a break why figures are not alike.",
    "is_template": "True when the words are the template's own.",
    "report_school_year": "The school year of the redovisning, '2022/23'.",
    "report_term": "The term of the redovisning, 'VT23'; NULL when only a school year is known.",
    "claim_no": "Order of the claim in the report, from 1.",
    "measure": f"The measure's code, as in measures; of a claim one of {_OF_CLAIMS}; "
    "NULL when not clear.",
    "value": "The number said or measured; NULL where only a direction is said or a marker "
    "is set. Of a decision: "
    "what it says.",
    "from_value": "The number it came from ('från 68 till 74').",
    "of_count": "The pupils that the number is a part of ('26 av 31 elever').",
    "is_change": "True where the number is how far a result moved ('ökade med 7 poäng').",
    "value_text": "The number with its unit, in Swedish: 80 %.",
    "measure_name": "The measure's name in Swedish.",
    "unit": "percent, percentage_points, points, pupils, number or posts.",
    "comparator": "How the number is meant: at_least, at_most, more_than, less_than or about.",
    "negated": "True where the number counts those who do not reach.",
    "direction": "up, down or unchanged.",
    "gender": "girls or boys, where the text says so; of a figure also all.",
    "grades": "School grades (årskurser), joined by ', '; NULL when not said.",
    "reached": "Of a target: what the text says; NULL when it says nothing or both.",
    "reached_file": f"The file that says it is reached, {_BOTH}.",
    "reached_place": f"Where in the file, {_BOTH}.",
    "missed_file": f"The file that says it is not reached, {_BOTH}.",
    "missed_place": f"Where in that file, {_BOTH}.",
    "quote": "The words that say it (of a target: those imported first; empty where set by hand).",
    "question_ref": "The question, by its words: the same in every report that asks it.",
    "asks": "What is asked: goal, two_goals, same_goal, label, matrix, design, marking or word.",
    "other": "What the quote is asked against: another line, a sign, a word, a colour.",
    "answer": "A person's answer, that the report is read with; NULL while nobody has said.",
    "other_place": "Where the other stands in the document, in Swedish.",
    "other_table": f"Table where the other stands, {_PLACE}",
    "other_row": f"Row where the other stands, {_PLACE}",
    "other_paragraph": f"Paragraph where the other stands, {_PLACE}",
    "target_key": "The same for one målvärde however often it is said; NULL for other claims.",
    "quote_count": "How many times the reports say the target.",
    "confirmed_by": "The person who confirmed the target.",
    "confirmed_at": "When the target was confirmed, UTC.",
    "rejected_by": "The person who said that it is no target.",
    "confirmed": "True for a confirmed target, false for a rejected one.",
    "decided_at": "When it was decided, UTC.",
    "act_no": "The number of the decision in the journal.",
    "what": "What is missing: authority, period, kind, school, unmarked, ambiguous, not_repeated, "
    "match, school_name, area_name, school_unit, target, same_period or asked_ and what asks says; "
    "or what is decided: these last, status, match, "
    "school, initiative_schools, area, school_forms, replaces, target, target_value, target_link, "
    "school_unit, authority_unit or our_authority.",
    "item_key": "The thing to say, the same until somebody has said it.",
    "suggestion": "What may be meant, never a fact: a status, a name, a period, another goal's or "
    "report's identity.",
    "subject": "What it is missing for, or was decided on: a file, a goal, a name, in words.",
    "hint": "What the document's words hint at, or what it looks like.",
    "move_no": "Order of the redovisning among those that hold the goal, from 1.",
    "previous_goal_id": "The goal's row in the redovisning before; NULL in the first.",
    "previous_report_id": "The report before.",
    "previous_period": "Its period.",
    "previous_status": "The status there.",
    "previous_goal": "The goal's words there.",
    "move": "first, up, down, same, marked (was unmarked) or unmarked (is no longer marked).",
    "since_period": "The period since which the status has stood.",
    "link_basis": "Why it is the same goal as before: first (no earlier), same_words, likeness or "
    "person.",
    "link_score": "How alike the words are, 0 to 100.",
    "link_decided_by": "The person who said that it is the same goal.",
    "earlier_goal_id": "The earlier goal.",
    "score": "How alike the words are, 0 to 100.",
    "state": "linked (counted as one), suggested (counted as two), confirmed or rejected; of "
    "a målvärde "
    "linked (a person says so), suggested or rejected.",
    "forms": "School forms in Swedish, joined by ', '; empty when nobody has said.",
    "form_codes": "preschool, leisure_centre, f_3, 4_6, 7_9, adapted, authority.",
    "forms_basis": "What the forms rest on: name, report or person; NULL when unknown.",
    "form": "preschool, leisure_centre, f_3, 4_6, 7_9, adapted or authority.",
    "spellings": "The school as written in the reports, joined by ', '.",
    "latest_report_id": "The latest report that tells of the school.",
    "latest_period": "Its period.",
    "latest_period_order": "Sorts it in time.",
    "latest_imported_at": "When it was imported, UTC.",
    "key": "What the decision is on: references or names, joined by '|'.",
    "reason": "Why it was decided; empty when not said.",
    "is_orphaned": "True when no report in force holds what the decision is on.",
    "unit_kind": "school, municipality, authority, county, nation or group.",
    "unit_code": "Skolenhetskod (8 digits), own code ('e-') of a school in no register, "
    "kommunkod (4), group: always text.",
    "unit_name": "The unit's name, as the source nearest the register says.",
    "municipality": "The kommun's name.",
    "school_codes": "The skolenheter that a person says are the authority's, beside the reports'.",
    "municipality_code": "The kommunkod that the unit lies in.",
    "year_order": "The year the school year ends: 2023 for 2022/23.",
    "occasion": "Which follow-up of the school year, '1' to '4' or a date; NULL for once a year.",
    "grade": "School grade (årskurs) or grades, '9' or '7–9'; NULL for all.",
    "population": "Code of whom the figure is of; populations says it in words.",
    "marker": "Why there is no value: too_few, one_to_four, missing and others; NULL "
    "when there is one.",
    "range_low": "The least the share can be, where a range is known.",
    "range_high": "The most the share can be, where a range is known.",
    "pupils": "Pupils in the group, where known.",
    "pupils_basis": "published, worked_out or other_level.",
    "count": "Of the authority's own figures: pupils counted, where it may be seen.",
    "source": "Who says the figure, in Swedish.",
    "published_on": "When the source published the file, where it says.",
    "retrieved_on": "When the answer was fetched.",
    "file_id": "The statistics file: 's-' and twelve digits drawn at random; 'egen' for all own.",
    "is_preferred": "True in one row per fact: the source to show where several tell it.",
    "replaced_by_file_id": "The file with the newer version.",
    "other_source": "The other source.",
    "other_value": "Its value.",
    "other_marker": "Its marker.",
    "difference": "other_value minus value.",
    "name": "The measure's name in Swedish.",
    "short": "Its short name.",
    "definition": "What it means.",
    "denominator": "Who the share is of.",
    "term_rule": "VT or HT: the term that a school year's figure belongs to.",
    "sensitive_side": "Whose small number is protected: not_reached, reached or none.",
    "is_share": "True where a value is pupils out of a group of pupils.",
    "is_own": "True where the measure stands in the authority's own template.",
    "is_every_other_year": "True where there is a figure every other year only.",
    "higher_is_better": "False where the share counts those for whom it goes badly.",
    "words": "The population in words.",
    "group_code": "The group of municipalities.",
    "observation_count": "Figures in the file.",
    "notice_no": "Order of the notice in the file, from 1.",
    "code": "What kind of notice it is.",
    "message": "The notice, in Swedish.",
}
