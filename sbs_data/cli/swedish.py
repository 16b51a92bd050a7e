"""Click's own words in Swedish.

Click words its messages through gettext, which takes its language from the environment; the
users' servers run in English or none at all. So the words come from this table whatever the
environment says. A test reads click's source and fails when an upgrade rewords one.
"""

from __future__ import annotations

import importlib

TEXTS = {
    # The shape of a help page.
    "Usage:": "Användning:",
    "Options": "Val",
    "Commands": "Kommandon",
    "Positional arguments": "Argument",
    "Show this message and exit.": "Visa den här hjälpen.",
    "default: {default}": "om inget anges: {default}",
    "env var: {var}": "miljövariabel: {var}",
    "required": "måste anges",
    "deprecated": "utgår",
    "(dynamic)": "(beror på)",
    # What went wrong.
    "Error: {message}": "Fel: {message}",
    "Try '{command} {option}' for help.": "Hjälp: {command} {option}",
    "Aborted!": "Avbrutet.",
    "Missing command.": "Ange ett kommando.",
    "Missing argument": "Det saknas ett argument:",
    "Missing option": "Det saknas ett val:",
    "Missing parameter": "Det saknas en uppgift:",
    "Missing {param_type}": "Det saknas: {param_type}",
    "Missing parameter: {param_name}": "Det saknas en uppgift: {param_name}",
    "No such option {name!r}.": "Valet ”{name}” finns inte.",
    "No such command {name!r}.": "Kommandot ”{name}” finns inte.",
    "Did you mean {possibility}?": "Menade du {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Menade du någon av {possibilities}?)",
    "Got unexpected extra argument ({args})": "Ett argument för mycket: {args}",
    "Got unexpected extra arguments ({args})": "För många argument: {args}",
    "Invalid value: {message}": "Ogiltigt värde: {message}",
    "Invalid value for {param_hint}: {message}": "Ogiltigt värde för {param_hint}: {message}",
    "Option {name!r} does not take a value.": "Valet ”{name}” tar inget värde.",
    "Option {name!r} requires an argument.": "Valet ”{name}” behöver ett värde.",
    "Option {name!r} requires {nargs} arguments.": "Valet ”{name}” behöver {nargs} värden.",
    "Argument {name!r} takes {nargs} values.": "Argumentet ”{name}” tar {nargs} värden.",
    "Takes {nargs} values but 1 was given.": "Tar {nargs} värden men fick 1.",
    "Takes {nargs} values but {len} were given.": "Tar {nargs} värden men fick {len}.",
    "{value!r} is not {choice}.": "”{value}” är inte {choice}.",
    "{value!r} is not one of {choices}.": "”{value}” är inte något av {choices}.",
    "Choose from:\n\t{choices}": "Välj bland:\n\t{choices}",
    "{value!r} is not a valid {number_type}.": "”{value}” är inget tal.",
    "{value} is not in the range {range}.": "{value} ligger utanför {range}.",
    "Could not open file {filename!r}: {message}": "Kunde inte öppna ”{filename}”: {message}",
    "unknown error": "okänt fel",
}

MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")
"""The parts of click whose words a user can meet here."""


def install() -> None:
    """Let click find its words in the table."""
    for name in MODULES:
        words = vars(importlib.import_module(f"click.{name}"))
        words["_"] = _one
        if "ngettext" in words:
            words["ngettext"] = _one_or_many


def _one(text: str) -> str:
    return TEXTS.get(text, text)


def _one_or_many(one: str, many: str, number: int) -> str:
    return _one(one if number == 1 else many)
