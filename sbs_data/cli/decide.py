"""``decide``: what a person says of goals, schools, areas and reports."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import click

from sbs_data import actions
from sbs_data.cli.frame import current_delmal, show
from sbs_data.cli.reports import act_sentence
from sbs_data.cli.which_report import only_authority, report_id_of
from sbs_data.model import SchoolForm, Status
from sbs_data.words import asked_words
from sbs_data.words.statuses import STATUS

Command = Callable[..., Any]

take_back = click.option(
    "--take-back", is_flag=True, help="Ta tillbaka beslutet: som rapporten säger."
)
authority_option = click.option(
    "--authority", metavar="NAMN", help="Skolans huvudman. Behövs bara om det finns flera."
)


@click.group("decide", subcommand_metavar="VAD …", options_metavar="[VAL]")
def decide() -> None:
    """Bestäm något som rapporterna inte säger, eller säger fel.

    Beteckningarna står i vyerna undecided, goals och initiatives. Varje beslut kan ångras.
    """


_STATUSES = [f"{status} ({look.singular})" for status, look in STATUS.items()]


@decide.command(
    "status",
    options_metavar="[VAL]",
    help="Bestäm vilken status ett mål har i sin redovisning.\n\n"
    f"STATUS är {', '.join(_STATUSES[:-1])} eller {_STATUSES[-1]}.",
)
@click.argument("goal", metavar="MÅL")
@click.argument(
    "status", metavar="[STATUS]", required=False, type=click.Choice([s.value for s in Status])
)
@click.option("--reason", metavar="SKÄL", default="", help="Varför. Måste anges.")
@take_back
def decide_status(goal: str, status: str | None, reason: str, take_back: bool) -> None:
    """A person's word on a goal's status."""
    said = _said(status, take_back, "STATUS")
    _tell(partial(actions.decide_status, goal_id=goal, status=said, reason=reason))


@decide.command("match", options_metavar="[VAL]")
@click.argument("goal", metavar="MÅL")
@click.argument("earlier", metavar="TIDIGARE_MÅL")
@click.option("--reject", is_flag=True, help="Säg i stället att det är två olika mål.")
@take_back
def decide_match(goal: str, earlier: str, reject: bool, take_back: bool) -> None:
    """Bestäm att två mål i olika rapporter är samma mål."""
    same = _yes_or_no(reject, take_back)
    _tell(partial(actions.decide_match, goal_id=goal, earlier_goal_id=earlier, same=same))


@decide.command("school", options_metavar="[VAL]")
@click.argument("written", metavar="SKRIVET")
@click.argument("school", metavar="[SKOLA]", required=False)
@authority_option
@take_back
def decide_school(written: str, school: str | None, authority: str | None, take_back: bool) -> None:
    """Bestäm vilken skola ett namn i rapporterna är.

    Samma namn två gånger säger att skolan är en egen.
    """
    said = _said(school, take_back, "SKOLA")
    whose = authority or only_authority(current_delmal())
    _tell(partial(actions.map_school, authority=whose, written=written, school=said))


@decide.command("schools", options_metavar="[VAL]")
@click.argument("initiative", metavar="INSATS")
@click.argument("schools", metavar="[SKOLA…]", nargs=-1)
@take_back
def decide_schools(initiative: str, schools: tuple[str, ...], take_back: bool) -> None:
    """Bestäm vilka skolor en insats gäller."""
    said = _said(schools or None, take_back, "SKOLA")
    _tell(partial(actions.set_initiative_schools, initiative_id=initiative, schools=said))


@decide.command("area", options_metavar="[VAL]")
@click.argument("written", metavar="SKRIVET")
@click.argument("area", metavar="[OMRÅDE]", required=False)
@take_back
def decide_area(written: str, area: str | None, take_back: bool) -> None:
    """Bestäm vad ett utvecklingsområde ska heta."""
    said = _said(area, take_back, "OMRÅDE")
    _tell(partial(actions.harmonise_area, written=written, area=said))


@decide.command("forms", options_metavar="[VAL]")
@click.argument("school", metavar="SKOLA")
@click.argument(
    "forms",
    metavar="[SKOLFORM…]",
    nargs=-1,
    type=click.Choice([form.value for form in SchoolForm]),
)
@authority_option
@take_back
def decide_forms(
    school: str, forms: tuple[str, ...], authority: str | None, take_back: bool
) -> None:
    """Bestäm vilka skolformer en skola har.

    SKOLFORM är preschool (förskola), leisure_centre (fritidshem), f_3, 4_6, 7_9, adapted (anpassad
    grundskola) eller authority (hela huvudmannen).
    """
    said = _said(forms or None, take_back, "SKOLFORM")
    whose = authority or only_authority(current_delmal())
    _tell(partial(actions.set_school_forms, authority=whose, school=school, forms=said))


@decide.command("replaces", options_metavar="[VAL]")
@click.argument("report", metavar="RAPPORT")
@click.argument("replaced", metavar="[ERSATT]", required=False)
@click.option("--beside", is_flag=True, help="Säg i stället att båda rapporterna gäller.")
@take_back
def decide_replaces(report: str, replaced: str | None, beside: bool, take_back: bool) -> None:
    """Bestäm att en rapport ersätter en annan.

    Båda gäller samma redovisning: den ersatta räknas inte längre.
    """
    if (replaced is not None) + beside + take_back != 1:
        raise click.UsageError("Ange ett av ERSATT, --beside och --take-back.")
    delmal = current_delmal()
    report_id = report if take_back else report_id_of(delmal, report)
    replaced_id = report_id if beside else replaced and report_id_of(delmal, replaced)
    _tell(partial(actions.replace_report, report_id=report_id, replaced_id=replaced_id))


@decide.command("target", options_metavar="[VAL]")
@click.argument("measure", metavar="MÅTT")
@click.argument("unit", metavar="ENHET")
@click.argument("value", metavar="VÄRDE", type=float)
@click.option(
    "--kind",
    metavar="SLAG",
    type=click.Choice(["school", "municipality", "authority"]),
    default="school",
    help="Vad ENHET är: school, municipality eller authority. Annars school.",
)
@click.option("--at-most", is_flag=True, help="Högst, i stället för minst.")
@click.option(
    "--gender",
    metavar="KÖN",
    type=click.Choice(["girls", "boys"]),
    help="girls (flickor) eller boys (pojkar). Annars alla.",
)
@click.option("--due", metavar="PERIOD", help="När det ska vara nått: VT26 eller 2025/26.")
@click.option("--reason", metavar="SKÄL", default="", help="Varför.")
def decide_target(
    measure: str, unit: str, value: float, kind: str, at_most: bool, **said: Any
) -> None:
    """Sätt ett målvärde för hand.

    MÅTT är måttets kod i vyn measures, ENHET koden i vyn units. Det tas bort med undo.
    """
    target = actions.NewTarget(
        measure,
        kind,
        unit,
        value,
        "at_most" if at_most else "at_least",
        gender=said["gender"],
        due=said["due"],
    )
    _tell(partial(actions.set_target, target=target, reason=said["reason"]))


@decide.command("link", options_metavar="[VAL]")
@click.argument("target", metavar="MÅLVÄRDE")
@click.argument("initiative", metavar="INSATS")
@click.option("--reject", is_flag=True, help="Säg i stället att de inte hör ihop.")
@take_back
def decide_link(target: str, initiative: str, reject: bool, take_back: bool) -> None:
    """Bestäm att en insats hör till ett målvärde."""
    linked = _yes_or_no(reject, take_back)
    _tell(partial(actions.link_target, target_key=target, initiative_id=initiative, linked=linked))


@decide.command("unit", options_metavar="[VAL]")
@click.argument("school", metavar="SKOLA")
@click.argument("unit", metavar="[ENHET]", required=False)
@authority_option
@take_back
def decide_unit(school: str, unit: str | None, authority: str | None, take_back: bool) -> None:
    """Bestäm vilken skolenhet i statistiken en skola är.

    ENHET är skolenhetskoden, åtta siffror, eller ”e-” för en skola som inte finns i registret:
    den får då en egen kod.
    """
    said = _said(unit, take_back, "ENHET")
    whose = authority or only_authority(current_delmal())
    _tell(partial(actions.map_school_unit, authority=whose, school=school, unit_code=said))


@decide.command("kommun", options_metavar="[VAL]")
@click.argument("authority", metavar="HUVUDMAN")
@click.argument("code", metavar="[KOMMUNKOD]", required=False)
@take_back
def decide_kommun(authority: str, code: str | None, take_back: bool) -> None:
    """Bestäm vilken kommun i statistiken en huvudman är."""
    said = _said(code, take_back, "KOMMUNKOD")
    _tell(partial(actions.map_authority_unit, authority=authority, municipality_code=said))


@decide.command("huvudman", options_metavar="[VAL]")
@click.argument("whose", metavar="[HUVUDMAN]", required=False)
@click.option(
    "--skola",
    "schools",
    metavar="KOD",
    multiple=True,
    help="En skolenhet som är den enskilda huvudmannens. Kan anges flera gånger.",
)
@take_back
def decide_huvudman(whose: str | None, schools: tuple[str, ...], take_back: bool) -> None:
    """Bestäm vilken huvudman sidorna handlar om.

    HUVUDMAN är kommunens kod eller namn, annars den enskilda huvudmannens namn.
    """
    said = _said(whose, take_back, "HUVUDMAN")
    _tell(partial(actions.set_our_authority, whose=said, schools=schools))


_ANSWERS = "\n\n".join(
    f"{asked_words.ASKINGS[asks].word}: " + ", ".join(f"{of.value} ({of.label})" for of in answers)
    for asks, answers in asked_words.CHOICES.items()
)


@decide.command(
    "question",
    options_metavar="[VAL]",
    short_help="Svara på något som läsaren frågar om en rapport.",
    help="Svara på något som läsaren frågar, där en rapport kan läsas på två sätt.\n\n"
    "FRÅGA är beteckningen (q-…) i vyn asked_questions. Rapporten läses på nytt med svaret. "
    f"SVAR beror på vad som frågas.\n\n{_ANSWERS}",
)
@click.argument("question", metavar="FRÅGA")
@click.argument("answer", metavar="[SVAR]", required=False)
@click.option(
    "--report",
    metavar="RAPPORT",
    help="En av rapporterna, om frågan ställs om flera redovisningar.",
)
@take_back
def decide_question(question: str, answer: str | None, report: str | None, take_back: bool) -> None:
    """A person's answer to a question of the reader."""
    said = _said(answer, take_back, "SVAR")
    report_id = report and report_id_of(current_delmal(), report)
    _tell(partial(actions.answer_question, question_ref=question, answer=said, report_id=report_id))


def _yes_or_no(reject: bool, take_back: bool) -> bool | None:
    """What is said of two things that may belong together; ``None`` takes it back."""
    if reject and take_back:
        raise click.UsageError("Ange bara ett av --reject och --take-back.")
    return None if take_back else not reject


def _said(value: Any, is_taken_back: bool, what: str) -> Any:
    """What is decided, or None where it is taken back; one of the two must be said."""
    if (value is None) != is_taken_back:
        raise click.UsageError(f"Ange antingen {what} eller --take-back.")
    return value


def _tell(act: Command) -> None:
    delmal = current_delmal()
    act_no = act(delmal)
    show(f"Sparat som händelse {act_no}: {act_sentence(delmal, act_no)}")
