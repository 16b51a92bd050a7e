"""What a person can do. The only writers, used alike by the pages and the command line.

Each act is checked, journalled, applied and published, in that order, under one lock. Reading
Word files always happens before the lock is taken.
"""

from __future__ import annotations

from sbs_data.actions.answers import Answers, answer
from sbs_data.actions.care import RebuildResult, check, rebuild
from sbs_data.actions.demo import has_example, load_example, remove_example
from sbs_data.actions.examine import Candidate, Existing, examine, same_redovisning
from sbs_data.actions.imports import Imported, ImportResult, import_reports
from sbs_data.actions.prepare import prepare
from sbs_data.actions.progress import Progress
from sbs_data.actions.undo import Act, Undone, history, undo

__all__ = [
    "Act",
    "Answers",
    "Candidate",
    "Existing",
    "ImportResult",
    "Imported",
    "Progress",
    "RebuildResult",
    "Undone",
    "answer",
    "check",
    "examine",
    "has_example",
    "history",
    "import_reports",
    "load_example",
    "prepare",
    "rebuild",
    "remove_example",
    "same_redovisning",
    "undo",
]
