"""``undo``, ``history``, ``rebuild`` and ``check``: looking after what has been imported."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import click

from sbs_data import actions
from sbs_data.cli.frame import current_settings, progress_bar

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@click.command(options_metavar="[VAL]")
@click.argument("number", metavar="[HÄNDELSE]", type=click.IntRange(min=1), required=False)
def undo(number: int | None) -> None:
    """Ångra en händelse, annars den senaste.

    HÄNDELSE är numret som ”history” visar. Att ångra en ångring tar tillbaka händelsen.
    """
    click.echo(actions.undo(current_settings(), number).sentence)


@click.command(options_metavar="[VAL]")
def history() -> None:
    """Visa allt som gjorts, av vem och när."""
    acts = actions.history(current_settings())
    for act in acts:
        at = act.at.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M")
        undone = f" (ångrad av händelse {act.undone_by})" if act.undone_by else ""
        click.echo(f"{act.no:>4}  {at}  {act.who}: {act.sentence}{undone}")
    if not acts:
        click.echo("Ingenting har gjorts än.")


@click.command(options_metavar="[VAL]")
def rebuild() -> None:
    """Bygg databasen på nytt från journalen och arkivet."""
    with progress_bar("Läser") as tell:
        result = actions.rebuild(current_settings(), tell)
    same = (
        "Den är likadan som förut."
        if result.same
        else "Den skiljer sig från den förra, som saknades, låg efter eller var en annan."
    )
    rapporter = "1 rapport" if result.reports == 1 else f"{result.reports} rapporter"
    click.echo(f"Databasen är byggd på nytt med {rapporter}. {same}")


@click.command(options_metavar="[VAL]", short_help="Kontrollera att allt är helt.")
@click.pass_context
def check(ctx: click.Context) -> None:
    """Kontrollera att journal, arkiv, databas och publicerat underlag stämmer överens."""
    with progress_bar("Läser") as tell:
        faults = actions.check(current_settings(), tell)
    for fault in faults:
        click.echo(fault)
    if faults:
        ctx.exit(1)
    click.echo("Allt stämmer: journal, arkiv, databas och publicerat underlag.")
