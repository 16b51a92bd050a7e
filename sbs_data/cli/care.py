"""Looking after what has been imported: from ``undo`` to ``erase``."""

from __future__ import annotations

from pathlib import Path

import click

from sbs_data import actions
from sbs_data.cli.frame import current_delmal, progress_bar, say, show
from sbs_data.clock import STOCKHOLM


@click.command(options_metavar="[VAL]")
@click.argument("number", metavar="[HÄNDELSE]", type=click.IntRange(min=1), required=False)
def undo(number: int | None) -> None:
    """Ångra en händelse, annars den senaste.

    HÄNDELSE är numret som ”history” visar. Att ångra en ångring tar tillbaka händelsen.
    """
    show(actions.undo(current_delmal(), number).sentence)


@click.command(options_metavar="[VAL]")
def history() -> None:
    """Visa allt som gjorts, av vem och när."""
    acts = actions.history(current_delmal())
    for act in acts:
        at = act.at.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M")
        undone = f" (ångrad av händelse {act.undone_by})" if act.undone_by else ""
        show(f"{act.no:>4}  {at}  {act.who}: {act.sentence}{undone}")
    if not acts:
        show("Ingenting har gjorts än.")


@click.command(options_metavar="[VAL]")
def rebuild() -> None:
    """Bygg databasen på nytt från journalen och arkivet."""
    with progress_bar("Läser") as tell:
        result = actions.rebuild(current_delmal(), tell)
    same = (
        "Den är likadan som förut."
        if result.same
        else "Den skiljer sig från den förra, som saknades, låg efter eller var en annan."
    )
    rapporter = _counted(result.reports, "rapport", "rapporter")
    show(f"Databasen är byggd på nytt med {rapporter}. {same}")


@click.command(options_metavar="[VAL]", short_help="Kontrollera att allt är helt.")
@click.pass_context
def check(ctx: click.Context) -> None:
    """Kontrollera att journal, arkiv, databas och publicerat underlag stämmer överens."""
    with progress_bar("Läser") as tell:
        faults = actions.check(current_delmal(), tell)
    for fault in faults:
        show(fault)
    if faults:
        ctx.exit(1)
    show("Allt stämmer: journal, arkiv, databas och publicerat underlag.")


@click.command(options_metavar="[VAL]")
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Säkerhetskopiera journalen och originalen till en fil.

    Allt annat byggs ur dem. Filen innehåller rapporterna som de är: förvara den därefter.
    """
    with progress_bar("Kopierar") as tell:
        made = actions.backup(current_delmal(), file, tell)
    show(f"Säkerhetskopian {file} är klar: {_size(made)}.")


@click.command(options_metavar="[VAL]")
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Lägg tillbaka en säkerhetskopia, i en tom mapp.

    Allt byggs upp och kontrolleras vid sidan av innan något läggs på plats.
    """
    with progress_bar("Läser") as tell:
        made = actions.restore(current_delmal(), file, tell)
    show(f"Säkerhetskopian är återställd: {_size(made)}.")
    if not made.has_manifest:
        say(
            "Den är gjord av en äldre version, utan innehållsförteckning. Allt i den är "
            "kontrollerat och hänger ihop, men om händelser saknas i slutet går det inte att se."
        )
    if made.is_sealed:
        say(
            "Historiken är förseglad, men nyckeln följer inte med en säkerhetskopia. Kör ”python "
            "-m sbs_data seal start” för en ny försegling, eller ”seal stop”. Till dess går "
            "ingenting att ändra."
        )


@click.command(options_metavar="[VAL]", short_help="Radera en rapport för gott.")
@click.argument("report", metavar="RAPPORT")
@click.option("--yes", is_flag=True, help="Fråga inte.")
@click.pass_context
def erase(ctx: click.Context, report: str, yes: bool) -> None:
    """Radera en rapport för gott, ur journal, arkiv, databas och publicerat underlag.

    RAPPORT är beteckningen (r-…) eller filens namn. Det går inte att ångra.
    """
    delmal = current_delmal()
    found = actions.find_erasable(delmal, report)
    say(f"”{found.file}” ({found.report_id}) raderas för gott. Det går inte att ångra.")
    if not yes and _says_no():
        say("Ingenting har raderats.")
        ctx.exit(1)
    act_no = actions.erase(delmal, found.report_id)
    show(
        f"Rapporten är raderad (händelse {act_no}). Den kan finnas kvar i säkerhetskopior som "
        "gjorts tidigare: gallra dem också."
    )


def _says_no() -> bool:
    """Whether the person at the keyboard does not say yes."""
    answer = click.prompt("Skriv JA för att radera", default="", show_default=False, err=True)
    return str(answer).strip().upper() != "JA"


def _size(made: actions.Backup) -> str:
    acts = _counted(made.acts, "händelse", "händelser")
    return f"{acts} och {_counted(made.documents, 'original', 'original')}"


def _counted(number: int, one: str, many: str) -> str:
    return f"1 {one}" if number == 1 else f"{number} {many}"
