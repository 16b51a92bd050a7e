"""``serve``, ``demo`` and ``snapshot``: the dashboard, something to show in it, and its file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from sbs_data import actions, questions
from sbs_data.cli.frame import current_delmal, progress_bar, say, show
from sbs_data.settings import PROJECT
from sbs_data.store import files


@click.command(options_metavar="[VAL]")
@click.option(
    "--port",
    metavar="PORT",
    type=click.IntRange(1, 65535),
    default=8501,
    show_default=True,
    help="Port att lyssna på.",
)
@click.option(
    "--address",
    metavar="ADRESS",
    help="Adress att lyssna på, om inte den som är inställd (127.0.0.1).",
)
def serve(port: int, address: str | None) -> None:
    """Starta översikten i webbläsaren."""
    delmal = current_delmal()
    say("Startar översikten …")  # app.py says where, once it listens
    command = [sys.executable, "-m", "sbs_data.web", "app.py", "--server.port", str(port)]
    command += [] if address is None else [f"--server.address={address}"]
    environment = {**os.environ, "SBS_DATA_DIR": str(delmal.settings.data_dir)}
    if os.name == "nt":  # no exec there: the new process would leave this terminal
        raise SystemExit(subprocess.call(command, cwd=PROJECT, env=environment))
    os.chdir(PROJECT)  # streamlit finds its settings in .streamlit/ here
    os.execve(sys.executable, command, environment)


@click.command(options_metavar="[VAL]")
@click.option("--if-empty", is_flag=True, help="Bara om ingenting har gjorts än.")
@click.option("--remove", is_flag=True, help="Ta bort exemplet.")
@click.option(
    "--files",
    "folder",
    metavar="MAPP",
    type=click.Path(path_type=Path),
    help="Skriv exemplets Word-filer i mappen, importera inget.",
)
@click.pass_context
def demo(ctx: click.Context, if_empty: bool, remove: bool, folder: Path | None) -> None:
    """Läs in exemplet: en påhittad kommuns redovisningar."""
    if (remove and (if_empty or folder)) or (folder and if_empty):
        raise click.UsageError("Ange bara ett av --if-empty, --remove och --files.")
    if folder is not None:
        _write_files(folder)
    elif remove:
        undone = actions.remove_example(current_delmal())
        show(undone.sentence if undone else "Det finns inget exempel att ta bort.")
    else:
        _load(ctx, if_empty)


@click.command(options_metavar="[VAL]")
def snapshot() -> None:
    """Visa sökvägen till den publicerade DuckDB-filen."""
    delmal = current_delmal()
    actions.prepare(delmal)
    pointer = questions.pointer(delmal.settings.published)
    assert pointer is not None  # prepare() has published something
    show(str(delmal.settings.published / pointer.name))


def _load(ctx: click.Context, if_empty: bool) -> None:
    delmal = current_delmal()
    if if_empty and actions.history(delmal):
        actions.prepare(delmal)
        show("Något har redan gjorts här, så exemplet läses inte in.")
        return
    with progress_bar("Läser") as tell:
        result = actions.load_example(delmal, tell)
    for file, message in result.refused:
        say(f"{file}: {message}")
    if result.imported:
        show(f"Exemplet är inläst: {len(result.imported)} filer.")
    elif result.unchanged:
        show("Exemplet är redan inläst, inget ändrades.")
    if result.refused:
        ctx.exit(1)


def _write_files(folder: Path) -> None:
    from sbs_data import example

    with files.explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in example.documents():
            (folder / name).write_bytes(content)
            show(str(folder / name))
