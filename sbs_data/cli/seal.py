"""``seal``: a history that nobody can rewrite unseen, and the auditor's look at it."""

from __future__ import annotations

from pathlib import Path

import click

from sbs_data import actions
from sbs_data.actions import Audited
from sbs_data.cli.frame import current_delmal, say, show
from sbs_data.cli.paths import content_of
from sbs_data.words import seal_words


@click.group(
    "seal",
    subcommand_metavar="VAD …",
    options_metavar="[VAL]",
    short_help="Försegla historiken, och kontrollera den.",
)
def seal() -> None:
    """Försegla historiken, så att en revisor ser om den har skrivits om."""


@seal.command("start", options_metavar="[VAL]", short_help="Börja försegla.")
def start() -> None:
    """Börja försegla. Visar revisorns nyckel, en enda gång.

    Lämna nyckeln till revisorn och spara den inte här: den som har den kan skriva om allt.
    """
    key = actions.start_sealing(current_delmal())
    say(seal_words.KEY)
    show(key)


@seal.command("stop", options_metavar="[VAL]", short_help="Sluta försegla.")
def stop() -> None:
    """Sluta försegla. Det som är förseglat går fortfarande att kontrollera."""
    act_no = actions.stop_sealing(current_delmal())
    show(seal_words.stopped(act_no))


@seal.command("verify", options_metavar="[VAL]", short_help="Kontrollera en förseglad historik.")
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.option(
    "--key-file",
    metavar="FIL",
    type=click.Path(path_type=Path),
    help="Nycklarna, en på varje rad. Annars frågas det efter en.",
)
@click.option("--noted", metavar="ANTECKNING", help="Det som skulle antecknas förra gången.")
@click.pass_context
def verify(ctx: click.Context, file: Path, key_file: Path | None, noted: str | None) -> None:
    """Kontrollera en förseglad historik med revisorns nyckel.

    FIL är en säkerhetskopia, eller journalen (journal.jsonl). Gör det på en annan dator än servern.
    """
    audited = actions.verify_seals(file, _keys(key_file), noted)
    for sentence in _told(audited):
        show(sentence)
    if not audited.is_clean:
        ctx.exit(1)


def _keys(key_file: Path | None) -> list[str]:
    if key_file is None:
        return [click.prompt("Nyckel", hide_input=True, err=True)]
    lines = content_of(key_file).decode("utf-8", "replace").splitlines()
    return [line for line in lines if line.strip()]


def _told(audited: Audited) -> list[str]:
    found = audited.audit
    acts = {entry.no: (entry.who, entry.at) for entry in audited.known.entries}
    return [
        *(seal_words.begun(s.first, s.name, acts[s.first]) for s in found.segments),
        *([] if found.segments else [seal_words.NEVER]),
        *([seal_words.whole(found.whole)] if found.whole else []),
        *(
            seal_words.erased(by, found.erased, acts[by])
            for by in sorted(set(found.erased.values()))
        ),
        *([seal_words.unsealed(found.unsealed)] if found.unsealed else []),
        *([seal_words.unchecked(found.unchecked)] if found.unchecked else []),
        *([seal_words.broken(found.broken)] if found.broken else []),
        *(seal_words.stranger(name) for name in found.strangers),
        *([seal_words.end(audited.is_end_proved, audited.known.last_no, audited.made_at)]),
        *([] if audited.is_noted_there is None else [seal_words.noted(audited.is_noted_there)]),
        seal_words.RIGHT if audited.is_clean else seal_words.WRONG,
        *([seal_words.to_note(audited.to_note)] if audited.is_clean and audited.to_note else []),
    ]
