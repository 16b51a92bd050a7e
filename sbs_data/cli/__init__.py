"""The command line. Exit codes: 0 done, 1 something was refused or is not clean, 2 misuse."""

from __future__ import annotations

import click

from sbs_data.cli import swedish

swedish.install()  # before the commands: click words their help when they are made

from sbs_data.cli.care import (  # noqa: E402
    backup,
    check,
    erase,
    history,
    rebuild,
    restore,
    undo,
)
from sbs_data.cli.decide import decide  # noqa: E402
from sbs_data.cli.fetch import fetch  # noqa: E402
from sbs_data.cli.frame import Program, cope_with_any_locale  # noqa: E402
from sbs_data.cli.reports import answer, confirm, import_, read  # noqa: E402
from sbs_data.cli.seal import seal  # noqa: E402
from sbs_data.cli.showing import demo, serve, snapshot  # noqa: E402

PROGRAM = "python -m sbs_data"


@click.group(cls=Program, subcommand_metavar="KOMMANDO …", options_metavar="[VAL]")
def cli() -> None:
    """Mål och resultat ur SBS-redovisningar i Word.

    Data ligger i mappen som SBS_DATA_DIR anger, annars i data/.
    """


for command in (
    read,
    import_,
    fetch,
    answer,
    confirm,
    decide,
    undo,
    history,
    rebuild,
    check,
    backup,
    restore,
    erase,
    seal,
    serve,
    demo,
    snapshot,
):
    cli.add_command(command)


def main() -> None:
    """Run the command line and leave with its exit code."""
    cope_with_any_locale()
    cli(prog_name=PROGRAM)
