"""What the filters of reports offer, in the words of the screen and of the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from sbs_data import questions
from sbs_data.answers.choice import MEASURES
from sbs_data.questions import Choices, Shown, per_snapshot
from sbs_data.questions.search import themes
from sbs_data.words import claim_words, sentences


@dataclass(frozen=True, slots=True)
class Labels:
    """Each choice with its words, in the order of the list."""

    schools: dict[str, str]
    forms: dict[str, str]
    areas: dict[str, str]
    periods: dict[str, str]
    reports: dict[str, str]
    themes: dict[str, str]
    parts: dict[str, str]
    measures: dict[str, str] = field(default_factory=lambda: dict(MEASURES))
    """Those of the pages of figures first, then what only reports and målvärden speak of."""

    @classmethod
    def of(cls, choices: Choices) -> Labels:
        """Labels of all choices; files of the same name are told apart by their id."""
        count = Counter(file for _, file in choices.reports)
        return cls(
            schools={s: s or sentences.SCHOOL_UNSAID for s in choices.schools},
            forms={
                f: sentences.FORMS.get(f, f) if f else sentences.FORM_UNSAID for f in choices.forms
            },
            areas={a: a or sentences.AREA_UNSAID for a in choices.areas},
            periods={p: p or sentences.PERIOD_UNSAID for p in choices.periods},
            reports={
                report_id: file if count[file] == 1 else f"{file} ({report_id})"
                for report_id, file in choices.reports
            },
            themes={theme.key: theme.name for theme in themes()},
            parts=dict(sentences.PARTS),
        )


@per_snapshot(3)
def labels_of(shown: Shown) -> Labels:
    """The labels of a snapshot: they may be many, and are drawn far more often than they change."""
    spoken = shown.ask(questions.spoken_measures).to_dict("records")
    return replace(Labels.of(shown.ask(questions.choices)), measures=measures_of(spoken))


def measures_of(spoken: Iterable[Mapping[Hashable, object]]) -> dict[str, str]:
    """The words of ``measure``, by ``name`` where the statistics have one."""
    found = dict(MEASURES)
    for row in spoken:
        code = str(row["measure"])
        found.setdefault(code, str(row["name"] or claim_words.MEASURES.get(code, code)))
    return found
