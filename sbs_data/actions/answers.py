"""What a person says of a redovisning when the file does not."""

from __future__ import annotations

from dataclasses import dataclass

from sbs_data.actions.commit import Draft, Situation, commit_one
from sbs_data.actions.delmal import Delmal
from sbs_data.actions.texts import tidy
from sbs_data.errors import DelmalError
from sbs_data.model import Kind, parse_period
from sbs_data.store import fold


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person or an option says; ``None`` = as the file says.

    ``alone``: a bilaga takes nothing from a huvuddokument that it comes with.
    """

    authority: str | None = None
    kind: Kind | None = None
    period: str | None = None
    school: str | None = None
    replaces: str | None = None
    alone: bool = False


def answer(delmal: Delmal, report_id: str, answers: Answers) -> int:
    """Say afterwards what a file did not say. Returns the act's number in the journal."""
    said = checked(answers)
    if answers.replaces is not None:
        raise DelmalError(
            "Vilken fil som ersätts anges när den nya filen importeras.", code="replaces_late"
        )
    if not said:
        raise DelmalError("Inget svar angavs, så inget har ändrats.", code="no_answer")

    def decide(situation: Situation) -> Draft:
        if situation.in_force(report_id) is None:
            raise no_such_report(report_id)
        return Draft(fold.ANSWER, {"report_id": report_id, "answers": said})

    return commit_one(delmal, decide)


def checked(answers: Answers) -> dict[str, str]:
    """The answers as they are journalled: tidy, and a period in its usual spelling."""
    said = {
        "authority": tidy(answers.authority, "Huvudmannens namn"),
        "kind": answers.kind and str(answers.kind),
        "period": tidy(answers.period, "Perioden"),
        "school": tidy(answers.school, "Skolans namn"),
    }
    if said["period"]:
        try:
            said["period"] = str(parse_period(said["period"]))
        except ValueError as error:
            raise DelmalError(str(error), code="no_period") from error
    return {what: value for what, value in said.items() if value}


def no_such_report(report_id: str) -> DelmalError:
    """The sentence for a report that is not there (any more)."""
    return DelmalError(
        f"Det finns ingen gällande rapport ”{report_id}”. Den kan vara ångrad eller ersatt. "
        "Rapporternas beteckningar visas av kommandot ”history” och på sidan Importera.",
        code="no_report",
    )
