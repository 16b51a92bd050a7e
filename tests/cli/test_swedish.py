"""Every word a user meets is Swedish, click's own too."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Callable
from typing import Any

import click
import pytest

from sbs_data.cli import cli, swedish
from sbs_data.cli.decide import decide
from sbs_data.cli.fetch import fetch
from sbs_data.cli.seal import seal

Run = Callable[..., Any]

NEVER_MET = {
    # For those who write commands, or for what no command here uses: prompts, versions, dates,
    # files opened by click, deprecated options.
    "Value must be an iterable.",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    "Could not determine name for option with declarations {decls!r}",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument "
    "instead? Did you mean to pass '--{name}'?",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Name '{name}' defined twice",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Invalid start character for option ({option})",
    "Do you want to continue?",
    "Confirm the action without prompting.",
    "%(prog)s, version %(version)s",
    "Show the version and exit.",
    "file",
    "directory",
    "path",
    "Choice({choices})",
    "{value!r} does not match the format {format}.",
    "{value!r} does not match the formats {formats}.",
    "{value!r} is not a valid boolean. Recognized values: {states}",
    "{value!r} is not a valid UUID.",
    "{len_type} values are required, but {len_value} was given.",
    "{len_type} values are required, but {len_value} were given.",
    "{name} {filename!r} is a file.",
    "{name} {filename!r} is a directory.",
    "{name} {filename!r} is not readable.",
    "{name} {filename!r} is not writable.",
    "{name} {filename!r} is not executable.",
    "{name} {filename!r} does not exist.",
}


def words_of_click() -> set[str]:
    found: set[str] = set()
    for name in swedish.MODULES:
        tree = ast.parse(inspect.getsource(importlib.import_module(f"click.{name}")))
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("_", "ngettext")
            ):
                found |= {str(a.value) for a in node.args if isinstance(a, ast.Constant)}
    return found


def test_no_word_of_click_is_left_out_or_reworded() -> None:
    words = words_of_click()
    assert words - NEVER_MET - set(swedish.TEXTS) == set()
    assert set(swedish.TEXTS) - words == {"required"}  # handed to gettext as a variable


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--help"], "Användning: python -m sbs_data [VAL] KOMMANDO …"),
        (["--help"], "Visa den här hjälpen."),
        (["serve", "--help"], "om inget anges: 8501"),
        (["impotr"], "Fel: Kommandot ”impotr” finns inte. Menade du 'import'?"),
        (["import"], "Det saknas ett argument: 'SÖKVÄG…'"),
        (["import", "--fel"], "Valet ”--fel” finns inte."),
        (["import", "x", "--period"], "Valet ”--period” behöver ett värde."),
        (["import", "x", "--json=1"], "Valet ”--json” tar inget värde."),
        (["import", "x", "--kind", "y"], "”y” är inte något av 'slutredovisning'"),
        (["undo", "x"], "”x” är inget tal."),
        (["undo", "-1"], "Valet ”-1” finns inte."),
        (["check", "x", "y"], "För många argument: x y"),
        (["serve", "--port", "0"], "0 ligger utanför 1<=x<=65535."),
    ],
)
def test_click_speaks_swedish(run: Run, args: list[str], said: str) -> None:
    result = run(*args)
    assert said in result.output
    assert result.exit_code == (0 if "--help" in args else 2)
    for english in ("Usage", "Options", "Error", "Try ", "Missing", "Invalid", "No such"):
        assert english not in result.output


COMMANDS = {
    **cli.commands,
    **{f"decide {name}": of for name, of in decide.commands.items()},
    **{f"fetch {name}": of for name, of in fetch.commands.items()},
    **{f"seal {name}": of for name, of in seal.commands.items()},
}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_says_what_it_is(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert not command.get_short_help_str(limit=60).endswith("...")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help


def test_the_commands_are_those_promised() -> None:
    promised = {"read", "import", "answer", "undo", "history", "rebuild", "check"}
    promised |= {"backup", "restore", "erase", "confirm", "decide", "fetch"}
    assert set(cli.commands) == promised | {"seal", "serve", "demo", "snapshot"}
