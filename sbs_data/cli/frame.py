"""What every command has in common: errors in one sentence, streams that take any character."""

from __future__ import annotations

import errno
import io
import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from sbs_data import actions, logs, printable, settings
from sbs_data.actions import Delmal, Progress
from sbs_data.errors import DelmalError

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

log = logging.getLogger(__name__)

FEW = 5
"""So few files are done before a progress bar has been drawn."""


class Program(click.Group):
    """The commands, with every error told in Swedish and no traceback to the user."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        try:
            return super().make_context(*args, **kwargs)
        except click.ClickException as error:
            raise _on_one_line(error) from None

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except DelmalError as error:
            say(error.message)
        except click.ClickException as error:
            raise _on_one_line(error) from None
        except (click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.EPIPE:
                raise  # the reader of our output has gone: click ends quietly
            _say_failure(error)
        raise click.exceptions.Exit(1)


def say(text: str) -> None:
    """A line on standard error."""
    click.echo(printable.line(text), err=True)


def show(text: str) -> None:
    """A line on standard output."""
    click.echo(printable.line(text))


def show_outcome(file: str, message: str) -> None:
    """What became of a file. A table's faults are listed, a line each, by who refused it."""
    click.echo(f"{printable.line(file)}: {printable.lines(message)}")


def show_json(said: object) -> None:
    """A record on standard output."""
    written = json.dumps(said, ensure_ascii=not is_utf8(), indent=2)
    click.echo(printable.json_text(written))


def cope_with_any_locale() -> None:
    """A terminal that lacks å shows a question mark; the program goes on."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def is_utf8() -> bool:
    """Whether standard output takes every character."""
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
    return encoding == "utf8"


@contextmanager
def progress_bar(label: str) -> Iterator[Progress | None]:
    """A bar on standard error for long work, where somebody is watching."""
    if not sys.stderr.isatty():
        yield None
        return
    bar: list[ProgressBar[int]] = []

    def tell(done: int, total: int, _file: str) -> None:
        if total <= FEW:
            return
        if not bar:
            bar.append(
                click.progressbar(
                    length=total, label=label, file=sys.stderr, show_eta=False, show_pos=True
                )
            )
        bar[0].update(done - bar[0].pos)

    try:
        yield tell
    finally:
        for drawn in bar:
            drawn.render_finish()


def current_delmal() -> Delmal:
    """The installation that the command acts on, with the log in place for what goes wrong."""
    found = Delmal.load()
    logs.configure(found.settings)
    return found


def _on_one_line(error: click.ClickException) -> click.ClickException:
    """The same error: what it repeats of what was typed steers no terminal."""
    told = printable.line(error.format_message())
    vars(error)["format_message"] = lambda: told
    return error


def _say_failure(error: Exception) -> None:
    """What nobody was prepared for: its cause where it is the machine's, else that it is ours."""
    refused = actions.cause_of(error, settings.load().data_dir)
    if refused is None:
        _say_unexpected(error)
        return
    log.error("the system refused", exc_info=error)
    say(refused.message)


def _say_unexpected(error: Exception) -> None:
    log.error("unexpected error", exc_info=error)
    path = logs.path_of(settings.load())
    where = f" Felet beskrivs i {path}." if path.exists() else ""
    say(
        f"Ett oväntat fel i programmet ({type(error).__name__}) stoppade kommandot.{where} "
        "Kör ”python -m sbs_data check” för att se att allt är helt."
    )
