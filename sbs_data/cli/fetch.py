"""``fetch``: statistics straight from Kolada's and Skolverket's open APIs."""

from __future__ import annotations

import click

from sbs_data import actions
from sbs_data.cli.frame import current_delmal, progress_bar, say, show
from sbs_data.measures.sources import BY_NAME, Source

municipality_option = click.option(
    "--kommun",
    "municipality",
    metavar="KOD",
    required=True,
    help="Kommunkoden, fyra siffror: 0180.",
)


@click.group("fetch", subcommand_metavar="KÄLLA …", options_metavar="[VAL]")
def fetch() -> None:
    """Hämta statistik från Kolada och Skolverket.

    Svaren sparas som de är och importeras genast. Det kräver internet.
    """


def _add(source: Source) -> None:
    """A command that asks the source."""

    @fetch.command(
        source.code,
        options_metavar="[VAL]",
        help=source.command,
        short_help=source.command_in_short,
    )
    @municipality_option
    @click.pass_context
    def ask(ctx: click.Context, municipality: str) -> None:
        _fetch(ctx, source.code, municipality)


for _source in BY_NAME.values():
    _add(_source)


def _fetch(ctx: click.Context, source: str, municipality: str) -> None:
    """Fetch and import, and say what became of it."""
    delmal = current_delmal()
    with progress_bar("Hämtar") as tell:
        fetched = actions.fetch_statistics(delmal, source, municipality, progress=tell)
    for sentence in fetched.lacking:
        say(sentence)
    of = fetched.outcome
    if isinstance(of, actions.ImportedStatistics):
        for sentence in of.notices:
            say(sentence)
        show(f"{of.file}: Importerad ({of.file_id}), {_facts(of.observations)}.")
    elif isinstance(of, actions.Unchanged):
        show(f"{of.file}: Samma svar är redan importerade ({of.report_id}), inget ändrades.")
    else:
        say(of.message)
        ctx.exit(1)


def _facts(number: int) -> str:
    return "1 uppgift" if number == 1 else f"{number} uppgifter"
