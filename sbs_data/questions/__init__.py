"""Questions to the published snapshot: a .sql file and a module for each theme.

A question takes something that :class:`Asks` and its parameters, and gives a DataFrame (or, where
one value is asked for, that value). Where the data came from is not known here.
"""

from __future__ import annotations

from sbs_data.questions.accounts import AccountPage, account_count, account_page
from sbs_data.questions.asking import Asks, Record, records, said
from sbs_data.questions.chapters import Chapter, Chapters, Paragraph, Row, chapters
from sbs_data.questions.goal_history import goal_history, goal_matches, goal_schools
from sbs_data.questions.goals import (
    GoalPage,
    goal,
    goal_count,
    goal_page,
    shared_goals,
    status_by_area,
    status_by_school,
    status_counts,
)
from sbs_data.questions.initiatives import (
    InitiativePage,
    chain,
    initiative,
    initiative_accounts,
    initiative_count,
    initiative_goals,
    initiative_page,
    initiative_passages,
)
from sbs_data.questions.moves import dropped, freshness, moved, moves, still
from sbs_data.questions.names import (
    NamePage,
    area_page,
    area_spellings,
    school_page,
    school_spellings,
    schools,
)
from sbs_data.questions.own_follow_up import (
    follow_up_figures,
    follow_up_targets,
    followed_up_schools,
)
from sbs_data.questions.reported_claims import (
    claims_of_initiative,
    example_targets,
    outcomes,
    stated_targets,
    target_keys_before,
    target_quotes,
    target_words,
    unconfirmed_targets,
)
from sbs_data.questions.reports import (
    authorities,
    notices,
    report,
    report_files,
    report_goals,
    report_ids,
    reports,
)
from sbs_data.questions.school_figures import kommun_schools, kommun_targets, school_own_figures
from sbs_data.questions.search import SearchPage, SearchSelection, search, themes
from sbs_data.questions.selection import NONE_SAID, Choices, Selection, choices
from sbs_data.questions.shown import Shown, per_snapshot, show
from sbs_data.questions.snapshot import (
    Contents,
    Pointer,
    Snapshot,
    contents,
    open_current,
    opened,
    pointer,
)
from sbs_data.questions.statistics_files import statistics_files, statistics_notices
from sbs_data.questions.target_values import (
    spoken_measures,
    target_links,
    target_measures,
    target_unit_names,
    target_units,
    target_values,
)
from sbs_data.questions.to_decide import asked, decisions, schoolless, to_decide, undecided, waiting
from sbs_data.questions.unit_figures import (
    figure_claims,
    figure_facts,
    figure_measures,
    figure_targets,
    figure_units,
    figure_years,
)
from sbs_data.questions.unit_names import (
    authority_unit_names,
    known_municipalities,
    school_unit_choices,
    school_unit_names,
    similar_municipalities,
    unit,
)

__all__ = [
    "NONE_SAID",
    "AccountPage",
    "Asks",
    "Chapter",
    "Chapters",
    "Choices",
    "Contents",
    "GoalPage",
    "InitiativePage",
    "NamePage",
    "Paragraph",
    "Pointer",
    "Record",
    "Row",
    "SearchPage",
    "SearchSelection",
    "Selection",
    "Shown",
    "Snapshot",
    "account_count",
    "account_page",
    "area_page",
    "area_spellings",
    "asked",
    "authorities",
    "authority_unit_names",
    "chain",
    "chapters",
    "choices",
    "claims_of_initiative",
    "contents",
    "decisions",
    "dropped",
    "example_targets",
    "figure_claims",
    "figure_facts",
    "figure_measures",
    "figure_targets",
    "figure_units",
    "figure_years",
    "follow_up_figures",
    "follow_up_targets",
    "followed_up_schools",
    "freshness",
    "goal",
    "goal_count",
    "goal_history",
    "goal_matches",
    "goal_page",
    "goal_schools",
    "initiative",
    "initiative_accounts",
    "initiative_count",
    "initiative_goals",
    "initiative_page",
    "initiative_passages",
    "known_municipalities",
    "kommun_schools",
    "kommun_targets",
    "moved",
    "moves",
    "notices",
    "open_current",
    "opened",
    "outcomes",
    "per_snapshot",
    "pointer",
    "records",
    "report",
    "report_files",
    "report_goals",
    "report_ids",
    "reports",
    "said",
    "school_own_figures",
    "school_page",
    "school_spellings",
    "school_unit_choices",
    "school_unit_names",
    "schoolless",
    "schools",
    "search",
    "shared_goals",
    "show",
    "similar_municipalities",
    "spoken_measures",
    "stated_targets",
    "statistics_files",
    "statistics_notices",
    "status_by_area",
    "status_by_school",
    "status_counts",
    "still",
    "target_keys_before",
    "target_links",
    "target_measures",
    "target_quotes",
    "target_unit_names",
    "target_units",
    "target_values",
    "target_words",
    "themes",
    "to_decide",
    "unconfirmed_targets",
    "undecided",
    "unit",
    "waiting",
]
