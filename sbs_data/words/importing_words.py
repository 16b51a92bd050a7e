"""What Importera says of files: looked at, saved, fetched, listed and taken back. Plain text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sbs_data.words.formats import date, date_and_time, how_many, listed
from sbs_data.words.sentences import goals

DROP = "Släpp redovisningar (Word, .docx) och statistik (.csv, .xlsx, .ods, .json) här"
NOT_YET = "Ingenting sparas förrän du har sett vad som hittades och valt Spara."
READ_FIRST = (
    "Texten visas som den är skriven. Kontrollera att inga elever går att känna igen, "
    "till exempel genom namn eller genom att en grupp är mycket liten."
)
MEND_FIRST = "Rätta först det som är markerat ovan."
REPLACES = (
    "Det finns redan en fil för samma huvudman, redovisning och period. "
    "Är den här en ny version av den?"
)
KEEP_BOTH = "Nej, båda ska finnas kvar"
NOTHING_IMPORTED = "Rätta raderna i filen och släpp den på nytt. Ingenting är importerat."
FETCH = (
    "Svaren sparas som de är, med adress och dag, och importeras som en händelse som kan "
    "ångras. Det kräver internet."
)
CODE_FIRST = "Ange kommunkoden först."
TEMPLATE = (
    "Avstämningar, trivselenkät och frånvaro, grupp för grupp och aldrig elev för elev. "
    "Fyll i mallen och släpp den ovan. Finns något fel visas alla fel med sin rad."
)
EXAMPLE_FIRST = (
    "Vill du se hur sidorna ser ut först? Exemplet är en påhittad kommun med några skolor."
)
EXAMPLE_SHOWN = "Exemplets rapporter visas tillsammans med dem som du har importerat."
IMPORTED_REPORTS = "Importerade rapporter"


def goals_as_read(count: int) -> str:
    """The heading of a file's goals before anything is saved."""
    return f"{goals(count)} som {'det' if count == 1 else 'de'} är läst{'' if count == 1 else 'a'}"


def replaces(file: str, imported_at: datetime) -> str:
    """The answer that a file is a newer version of one that is in."""
    return f"Ja, den ersätter ”{file}”, importerad {date(imported_at)}"


def to_know(count: int) -> str:
    """How much a reader saw and could not use."""
    return how_many(count, "sak att känna till", "saker att känna till")


def and_more(what: str) -> str:
    """That a list goes on: ``Och 3 saker till.``"""
    return f"Och {what}."


def and_faults(count: int) -> str:
    """That there are more faults than those that are told."""
    return f"Och {how_many(count, 'fel', 'fel')} som inte visas. De har ofta samma orsak."


def to_save(reports: int, statistics: int) -> str:
    """What a click saves: ``Spara 2 rapporter och 1 statistikfil``."""
    what = [
        how_many(count, one, many)
        for count, one, many in (
            (reports, "rapport", "rapporter"),
            (statistics, "statistikfil", "statistikfiler"),
        )
        if count
    ]
    return f"Spara {listed(what)}"


def saved(reports: int, goal_count: int) -> str:
    """``2 rapporter är sparade, med 14 mål.``"""
    which = how_many(reports, "rapport är sparad", "rapporter är sparade")
    return f"{which}, med {goals(goal_count)}."


def already(file: str) -> str:
    """A file that is looked at and in already."""
    return f"”{file}” är redan importerad. Ingenting ändras."


def unchanged(file: str) -> str:
    """A file that was saved and in already."""
    return f"”{file}” fanns redan. Ingenting är ändrat."


def answered(file: str) -> str:
    """What became of an answer about a report."""
    return f"Svaret om ”{file}” är sparat."


def to_answer(files: Iterable[str]) -> str:
    """Files that are saved and leave something out."""
    named = listed(f"”{file}”" for file in files)
    return f"Det återstår att svara på något om {named}. Det går att göra nedan."


def others_wait(count: int) -> str:
    """Reports that wait for an answer besides those that are shown."""
    which = how_many(count, "rapport till", "rapporter till")
    return f"{which} väntar. De visas när de här är besvarade."


def act(no: int, at: datetime, who: str, undone_by: int | None) -> str:
    """An act of the history: its number, when and by whom, and whether it is taken back."""
    undone = f" · ångrad genom händelse {undone_by}" if undone_by else ""
    return f"Händelse {no} · {date_and_time(at)} · {who}{undone}"


def latest_acts(most: int) -> str:
    """That the history goes further back."""
    return f"De {most} senaste visas. Alla visas av kommandot history."


def latest_reports(most: int) -> str:
    """That more reports are in than those that are listed."""
    return f"De {most} senast importerade visas. Alla finns under Importera."


def undo_import(act_no: int, files: int) -> str:
    """The button that takes back the import of statistics files."""
    return f"Ångra importen i händelse {act_no} ({how_many(files, 'fil', 'filer')})"


def imported(at: datetime, by: object, act_no: object) -> str:
    """``22 november 2026 av prov (händelse 3)``."""
    return f"{date(at)} av {by} (händelse {act_no})"
