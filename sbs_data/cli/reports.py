"""``read``, ``import`` and ``answer``: a report in, and what it does not say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import click

from sbs_data import actions
from sbs_data.actions import Answers, Delmal, Imported, ImportResult, NotImported, Source, Unchanged
from sbs_data.cli import paths
from sbs_data.cli.frame import current_delmal, progress_bar, say, show, show_json, show_outcome
from sbs_data.cli.statistics import import_figures, is_statistics
from sbs_data.cli.which_report import report_id_of
from sbs_data.errors import DelmalError, Refused
from sbs_data.model import Kind
from sbs_data.words import understood_words

_WORDS = {
    "authority": ("vilken huvudman", "--authority NAMN"),
    "kind": ("om det är en slut- eller delredovisning", "--kind SLAG"),
    "period": ("vilken period", "--period PERIOD"),
    "school": ("vilken skola", "--school NAMN"),
}

authority_option = click.option("--authority", metavar="NAMN", help="Huvudman.")
kind_option = click.option(
    "--kind",
    metavar="SLAG",
    type=click.Choice([str(kind) for kind in Kind]),
    help="slutredovisning eller delredovisning.",
)
period_option = click.option(
    "--period", metavar="PERIOD", help="Termin eller läsår: VT23 eller 2022/23."
)
school_option = click.option(
    "--school", metavar="NAMN", help="Skola för insatser som inte själva namnger någon."
)


@click.command("read", options_metavar="[VAL]")
@click.argument(
    "files",
    metavar="FIL…",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
@click.pass_context
def read(ctx: click.Context, files: tuple[Path, ...]) -> None:
    """Visa vad filerna innehåller, som JSON. Ingenting importeras."""
    current_delmal()
    with progress_bar("Läser") as tell:
        objects = list(_read_objects(files, tell))
    show_json(objects)
    refused = [found["error"]["message"] for found in objects if "error" in found]
    for message in refused:
        say(message)
    if refused:
        ctx.exit(1)


@click.command("import", options_metavar="[VAL]", short_help="Importera rapporter och statistik.")
@click.argument(
    "named",
    metavar="SÖKVÄG…",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
@authority_option
@kind_option
@period_option
@school_option
@click.option("--replaces", metavar="RAPPORT", help="Rapport som filen ersätter (r-… eller fil).")
@click.option(
    "--separate",
    is_flag=True,
    help="Låt ingen bilaga ta huvudman och period från ett huvuddokument.",
)
@click.option(
    "--sheet",
    "sheets",
    metavar="BLAD",
    multiple=True,
    help="Blad i en statistikfil som har flera. Kan anges flera gånger.",
)
@click.option("--json", "as_json", is_flag=True, help="Skriv resultatet som JSON.")
@click.pass_context
def import_(
    ctx: click.Context,
    /,
    named: tuple[Path, ...],
    as_json: bool,
    sheets: tuple[str, ...],
    replaces: str | None,
    separate: bool,
    **said: str | None,
) -> None:
    """Importera rapporter (Word) och statistik (CSV, Excel, JSON), filer och mappar.

    Vad valen säger gäller alla rapporter och går före vad de själva säger. En bilaga tar huvudman,
    slag och period från det huvuddokument som importeras samtidigt, när det bara finns ett.
    """
    delmal = current_delmal()
    found = paths.find(named)
    for path in found.skipped:
        say(f"{path}: hoppades över, varken rapport eller statistik.")
    statistics = [path for path in found.files if is_statistics(path)]
    reports = [path for path in found.files if path not in statistics]
    if replaces and len(reports) != 1:
        raise click.UsageError("--replaces kan bara anges för en rapport åt gången.")
    if sheets and len(statistics) != 1:
        raise click.UsageError("--sheet kan bara anges för en statistikfil åt gången.")
    if not found.files:
        say("Inga filer att importera hittades, så ingenting har importerats.")
        ctx.exit(1)
    answers = _answers(said, report_id_of(delmal, replaces) if replaces else None)
    answers = replace(answers, alone=separate)
    sources = [Source(path.name, partial(paths.content_of, path)) for path in reports]
    result = ImportResult()
    if sources:
        with progress_bar("Läser") as tell:
            result = actions.import_files(delmal, sources, answers, progress=tell)
    figures = import_figures(delmal, statistics, sheets)
    told = iter([_outcome(p, of) for p, of in zip(reports, result.outcomes, strict=True)])
    told_figures = iter(figures.outcomes)
    # In the order given, also where a file is given twice.
    in_order = [next(told_figures if path in statistics else told) for path in found.files]
    if as_json:
        act_no = result.act_no or figures.act_no
        record = {"act_no": act_no, "statistics_act_no": figures.act_no, "files": in_order}
        show_json(record)
    else:
        for outcome in in_order:
            show_outcome(outcome["file"], outcome["message"])
        _tell_unsaid(result)
        _tell_asked(result)
    if result.refused or figures.is_refused:
        ctx.exit(1)


@click.command("answer", options_metavar="[VAL]")
@click.argument("report", metavar="RAPPORT")
@authority_option
@kind_option
@period_option
@school_option
def answer(report: str, **said: str | None) -> None:
    """Säg vad en rapport gäller när filen inte säger det.

    RAPPORT är beteckningen (r-…) eller filens namn.
    """
    delmal = current_delmal()
    report_id = report_id_of(delmal, report)
    act_no = actions.answer(delmal, report_id, _answers(said, None))
    show(f"Sparat som händelse {act_no}: {act_sentence(delmal, act_no)}")


@click.command("confirm", options_metavar="[VAL]")
@click.argument("key", metavar="MÅLVÄRDE")
@click.option("--reject", is_flag=True, help="Säg i stället att det inte är något målvärde.")
def confirm(key: str, reject: bool) -> None:
    """Bekräfta ett målvärde som rapporterna anger.

    MÅLVÄRDE är beteckningen (t-…) i vyn stated_targets.
    """
    delmal = current_delmal()
    act_no = actions.confirm_target(delmal, key, not reject)
    show(f"Sparat som händelse {act_no}: {act_sentence(delmal, act_no)}")


def _answers(said: dict[str, str | None], replaces: str | None) -> Answers:
    kind = said["kind"]
    return Answers(
        authority=said["authority"],
        kind=Kind(kind) if kind else None,
        period=said["period"],
        school=said["school"],
        replaces=replaces,
    )


def _read_objects(
    files: tuple[Path, ...], tell: actions.Progress | None
) -> Iterator[dict[str, Any]]:
    """What each file says, or why it was refused, in order and as they are read."""
    from sbs_data.reports import report_to_dict

    waiting: list[tuple[Path, Refused | None]] = []

    def contents() -> Iterator[tuple[str, bytes]]:
        for path in files:
            try:
                content = paths.content_of(path)
            except Refused as refusal:
                waiting.append((path, refusal))
                continue
            waiting.append((path, None))
            yield _shown_name(path), content

    for done, read in enumerate(chain(actions.read_all(contents()), [None]), start=1):
        while waiting and (refusal := waiting[0][1]) is not None:
            path, _ = waiting.pop(0)
            yield _refused_object(_shown_name(path), None, refusal)
        if read is None:
            return
        path, _ = waiting.pop(0)
        if isinstance(read, Refused):
            yield _refused_object(_shown_name(path), paths.digest_of(path), read)
        else:
            yield report_to_dict(read)
        if tell:
            tell(done, len(files), path.name)


def _shown_name(path: Path) -> str:
    return path.name.encode("utf-8", "replace").decode()


def _refused_object(file: str, sha256: str | None, refusal: Refused) -> dict[str, Any]:
    return {
        "file": file,
        "sha256": sha256,
        "error": {"code": refusal.code, "message": refusal.message},
    }


def _outcome(path: Path, of: Imported | Unchanged | NotImported) -> dict[str, Any]:
    file = str(path).encode("utf-8", "replace").decode()
    if isinstance(of, Imported):
        return {
            "file": file,
            "status": "imported",
            "report_id": of.report_id,
            "goals": of.goals,
            "unread_tables": of.understood.unread,
            "asked": of.understood.asked,
            "understood": understood_words.line(of.understood),
            "warnings": [notice.message for notice in of.notices],
            "unsaid": list(of.unsaid),
            "replaced": of.replaced,
            "follows": of.follows,
            "message": _imported_sentence(of),
        }
    if isinstance(of, Unchanged):
        message = f"Filen finns redan importerad ({of.report_id}), inget ändrades."
        return {"file": file, "status": "unchanged", "report_id": of.report_id, "message": message}
    return {"file": file, "status": "refused", "report_id": None, "message": of.message}


def _imported_sentence(of: Imported) -> str:
    instead = f", i stället för {of.replaced}" if of.replaced else ""
    notices = " ".join(["", *(notice.message for notice in of.notices)])
    follows = f" Hör till huvuddokumentet ”{of.follows}”." if of.follows else ""
    read = understood_words.line(of.understood)
    return f"Importerad ({of.report_id}){instead}. {read}{follows}{notices}"


def _tell_unsaid(result: ImportResult) -> None:
    """What nobody has said yet, and the command that says it."""
    for of in result.imported:
        if of.unsaid:
            questions = [_WORDS[what][0] for what in of.unsaid]
            options = " ".join(_WORDS[what][1] for what in of.unsaid)
            say(
                f"”{of.file}” säger inte {_listed(questions)} det gäller. Svara med: "
                f"python -m sbs_data answer {of.report_id} {options}"
            )


def _tell_asked(result: ImportResult) -> None:
    """That some of it can be read in two ways, and where that is answered."""
    asked = sum(of.understood.asked for of in result.imported)
    if asked:
        say(
            f"{'En sak' if asked == 1 else f'{asked} saker'} i rapporterna kan läsas på två sätt. "
            "Svara under Att avgöra, eller med: python -m sbs_data decide question --help"
        )


def _listed(words: list[str]) -> str:
    return " eller ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def act_sentence(delmal: Delmal, act_no: int) -> str:
    """What an act did, in a sentence."""
    for act in actions.history(delmal):
        if act.no == act_no:
            return act.sentence
    raise DelmalError(f"Händelse {act_no} finns inte i journalen.")
