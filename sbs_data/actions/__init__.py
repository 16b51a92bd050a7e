"""What a person can do. The only writers, used alike by the pages and the command line.

Each act is checked, journalled, applied and published, in that order, under one lock. Reading
Word files always happens before the lock is taken.
Each takes first the installation it acts on, a ``Delmal``.
"""

from __future__ import annotations

from sbs_data.actions.answers import Answers, answer
from sbs_data.actions.backup import Backup, backup
from sbs_data.actions.care import RebuildResult, check, rebuild
from sbs_data.actions.causes import cause_of
from sbs_data.actions.decisions import (
    decide_match,
    decide_status,
    harmonise_area,
    map_school,
    replace_report,
    set_initiative_schools,
    set_school_forms,
)
from sbs_data.actions.delmal import Delmal
from sbs_data.actions.demo import has_example, load_example, remove_example
from sbs_data.actions.erasure import Erasable, erase, find_erasable
from sbs_data.actions.examine import Candidate, Existing, examine, same_redovisning
from sbs_data.actions.fetching import FetchedStatistics, fetch_statistics
from sbs_data.actions.imports import (
    Imported,
    ImportResult,
    NotImported,
    Source,
    Unchanged,
    import_files,
    import_reports,
)
from sbs_data.actions.own_files import own_files
from sbs_data.actions.prepare import prepare
from sbs_data.actions.progress import Progress
from sbs_data.actions.questions_asked import answer_question
from sbs_data.actions.reading import read_all
from sbs_data.actions.restore import restore
from sbs_data.actions.seal import Audited, start_sealing, stop_sealing, verify_seals
from sbs_data.actions.standstill import standstill
from sbs_data.actions.statistics import (
    ImportedStatistics,
    StatisticsFile,
    StatisticsResult,
    import_statistics,
)
from sbs_data.actions.statistics_examine import (
    StatisticsCandidate,
    examine_sheets,
    examine_statistics,
    is_statistics_file,
    statistics_template,
    statistics_template_csv,
)
from sbs_data.actions.statistics_reading import is_statistics
from sbs_data.actions.targets import (
    NewTarget,
    confirm_target,
    link_target,
    set_target,
    take_back_target,
)
from sbs_data.actions.together import Bilaga, bilagor
from sbs_data.actions.undo import Act, Undone, history, undo
from sbs_data.actions.units import (
    NOT_IN_REGISTER,
    map_authority_unit,
    map_school_unit,
    set_our_authority,
)

__all__ = [
    "NOT_IN_REGISTER",
    "Act",
    "Answers",
    "Audited",
    "Backup",
    "Bilaga",
    "Candidate",
    "Delmal",
    "Erasable",
    "Existing",
    "FetchedStatistics",
    "ImportResult",
    "Imported",
    "ImportedStatistics",
    "NewTarget",
    "NotImported",
    "Progress",
    "RebuildResult",
    "Source",
    "StatisticsCandidate",
    "StatisticsFile",
    "StatisticsResult",
    "Unchanged",
    "Undone",
    "answer",
    "answer_question",
    "backup",
    "bilagor",
    "cause_of",
    "check",
    "confirm_target",
    "decide_match",
    "decide_status",
    "erase",
    "examine",
    "examine_sheets",
    "examine_statistics",
    "fetch_statistics",
    "find_erasable",
    "harmonise_area",
    "has_example",
    "history",
    "import_files",
    "import_reports",
    "import_statistics",
    "is_statistics",
    "is_statistics_file",
    "link_target",
    "load_example",
    "map_authority_unit",
    "map_school",
    "map_school_unit",
    "own_files",
    "prepare",
    "read_all",
    "rebuild",
    "remove_example",
    "replace_report",
    "restore",
    "same_redovisning",
    "set_initiative_schools",
    "set_our_authority",
    "set_school_forms",
    "set_target",
    "standstill",
    "start_sealing",
    "statistics_template",
    "statistics_template_csv",
    "stop_sealing",
    "take_back_target",
    "undo",
    "verify_seals",
]
