"""What every decision has in common: asked of what is shown, kept by a key, refused twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sbs_data import questions
from sbs_data.actions.commit import Draft, Situation, commit_one
from sbs_data.actions.delmal import Delmal
from sbs_data.actions.prepare import prepare
from sbs_data.actions.texts import safe_lines
from sbs_data.errors import DelmalError
from sbs_data.questions import Snapshot
from sbs_data.store import fold

LONGEST_REASON = 1000
"""Characters: a reason is a few sentences, not a report."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A decision as asked for, before it is known whether it changes anything."""

    what: str
    key: str
    value: Any
    subject: str
    reason: str = ""


Wants = Callable[[Snapshot, Situation], Wanted]


def decide(delmal: Delmal, wants: Wants) -> int:
    """Write the decision that ``wants`` makes of what is shown. Returns the act's number."""
    prepare(delmal)

    def draft(situation: Situation) -> Draft:
        with shown(delmal) as snapshot:
            wanted = wants(snapshot, situation)
        refuse_again(situation, wanted)
        return Draft(
            fold.DECIDE,
            {
                "what": wanted.what,
                "key": wanted.key,
                "value": wanted.value,
                "reason": wanted.reason,
                "subject": wanted.subject,
            },
        )

    return commit_one(delmal, draft)


@contextmanager
def shown(delmal: Delmal) -> Iterator[Snapshot]:
    """What is shown now, to put questions to."""
    with questions.opened(delmal.settings.published) as snapshot:
        assert snapshot is not None  # prepare() has published something
        yield snapshot


def initiative_in_force(snapshot: Snapshot, initiative_id: str) -> Mapping[str, Any]:
    """An initiative that a decision is about. Raises where no report in force has it."""
    found = questions.initiative(snapshot, initiative_id)
    if found is None:
        raise DelmalError(
            f"Det finns ingen gällande insats ”{initiative_id}”. Ingenting har ändrats.",
            code="no_initiative",
        )
    return found


def refuse_again(situation: Situation, wanted: Wanted) -> None:
    """A decision that changes nothing is none."""
    known = situation.verdicts.get((wanted.what, wanted.key))
    if known is None or known.value is None:
        if wanted.value is None and known is None:
            raise DelmalError(
                "Det finns inget beslut att ta tillbaka. Ingenting har ändrats.",
                code="nothing_decided",
            )
        if wanted.value is None:
            raise DelmalError(
                "Beslutet är redan taget tillbaka. Ingenting har ändrats.", code="already_decided"
            )
    elif (known.value, known.reason) == (wanted.value, wanted.reason):
        raise DelmalError(
            f"Det är redan bestämt så, av {known.who}. Ingenting har ändrats.",
            code="already_decided",
        )


def refuse_unknown(
    situation: Situation, what: str, key: str, known: Iterable[str], sentence: str
) -> None:
    """What no report holds can still be taken back."""
    if key not in set(known) and (what, key) not in situation.verdicts:
        raise DelmalError(sentence, code="not_there")


def refuse_empty(given: str | None, tidied: str | None, sentence: str) -> None:
    """Raise the sentence where something was given and it was nothing but spaces."""
    if given is not None and tidied is None:
        raise DelmalError(sentence, code="no_answer")


def reason_of(reason: str) -> str:
    """A reason may be longer than a name, and in several lines."""
    text = safe_lines(reason).strip()
    if len(text) > LONGEST_REASON:
        raise DelmalError(f"Skälet är för långt: högst {LONGEST_REASON} tecken.", code="too_long")
    return text
