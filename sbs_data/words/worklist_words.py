"""What waits for a person, item by item: what it is called, what is asked, what became of it."""

from __future__ import annotations

from collections.abc import Mapping

from sbs_data.model import Status
from sbs_data.words import asked_words
from sbs_data.words.asked_words import Asking
from sbs_data.words.statuses import STATUS

ASKINGS: Mapping[str, Asking] = {
    "authority": Asking(
        "Huvudman", "Vilken huvudman gäller rapporten?", "Filen säger inte vilken huvudman det är."
    ),
    "kind": Asking(
        "Typ av redovisning",
        "Är det en delredovisning eller en slutredovisning?",
        "Filen säger inte vilket.",
    ),
    "period": Asking(
        "Period",
        "Vilken termin eller vilket läsår gäller rapporten?",
        "Filen säger inte vilken period det är.",
    ),
    "same_period": Asking(
        "Två om samma period",
        "Ska båda rapporterna räknas?",
        "Två rapporter gäller samma skola och period.",
    ),
    # What the reader asks may change what is asked of goals: a table before a row before a goal.
    **{f"asked_{asks}": asking for asks, asking in asked_words.ASKINGS.items()},
    "school": Asking(
        "Skola", "Vilken skola gäller insatsen?", "Rad 1 i matrisen säger inte vilken skola det är."
    ),
    "school_name": Asking(
        "Skolnamn", "Är det samma skola?", "Två namn i rapporterna är nästan lika."
    ),
    "school_unit": Asking(
        "Skolenhet",
        "Vilken skolenhet är skolan?",
        "Rapporten nämner skolan vid namn, och statistiken känner skolor genom deras kod.",
    ),
    "area_name": Asking(
        "Områdesnamn",
        "Är det samma utvecklingsområde?",
        "Två utvecklingsområden heter nästan likadant.",
    ),
    "ambiguous": Asking(
        "Otydlig färg", "Vilken status har målet?", "Färgen i rapporten är inte entydig."
    ),
    "unmarked": Asking(
        "Utan färg", "Vilken status har målet?", "Målet har ingen färg i rapporten."
    ),
    "not_repeated": Asking(
        "Ej upprepat",
        "Vilken status har målet?",
        "Målet upprepas inte där rapporten anger hur det har gått.",
    ),
    "match": Asking(
        "Samma mål",
        "Är det samma mål?",
        "Målen står i två redovisningar och liknar varandra.",
    ),
    "target": Asking(
        "Målvärde",
        "Är det ett målvärde?",
        "Talet är utläst ur rapportens text och ingen har bekräftat det.",
    ),
}
"""By the word in the view ``undecided``, in the order they are worked through."""

UNKNOWN = Asking("Annat", "Vad ska gälla?", "Den här saken kan inte avgöras på sidan.")

SAVED_AT_ONCE = "Ett svar sparas direkt, med ditt namn, och kan ångras."
NOTHING_IN_SELECTION = "Ta bort filtret för att se om något annat väntar."
NOTHING_WAITS = (
    "Allt som rapporterna lämnar öppet är besvarat. Se hur läget ser ut nu, "
    "eller importera nästa redovisning."
)
KEYS = (
    "Tangenter: de står på knapparna. Pil höger och vänster bläddrar, U ångrar det senaste. "
    "I ett skrivfält gäller de inte förrän du har lämnat det."
)
WRITE_FIRST = "Skriv något först."
CHOOSE_STATUS = "Välj status, och sedan varför."
STATUS_FIRST = "Välj en status först."
SAID_OF_IT = "Vad rapporten skriver om hur det har gått"
NAME = "Vad heter det?"
BOTH_COUNT = "Sparat: båda rapporterna räknas."
MATCH_TAKEN_BACK = "Taget tillbaka: kopplingen är som orden säger."

REASONS = (
    "Framgår av texten i rapporten",
    "Uppgift från rektor",
    "Uppgift från förvaltningens uppföljning",
)
"""Reasons that a status is often set for. A person may always write another."""


def asking(what: str) -> Asking:
    """What is asked of a kind; of one that is not known here, something all the same."""
    return ASKINGS.get(what, UNKNOWN)


def by_word(word: str | None) -> str | None:
    """The kind that a name in the list stands for."""
    return next((what for what, asked in ASKINGS.items() if asked.word == word), None)


def position(index: int, count: int) -> str:
    """``3 av 14``."""
    return f"{index + 1} av {count}"


def no_such_kind(asked_for: str) -> str:
    """Where the address asks for a kind that there is not."""
    return f"”{asked_for}” är inget som kan avgöras. Här är allt som väntar."


def why(status: Status) -> str:
    """What is asked when a status has been chosen."""
    return f"Varför {STATUS[status].singular}? Skälet sparas med ditt namn."


def repeated(marked: str) -> str:
    """A goal's wording where the report repeats it."""
    return f"Upprepat i rapporten: ”{marked}”"


def written_in(file: str) -> str:
    """Where a name is written."""
    return f"Det skrivs så i ”{file}”."


def counts_as_one(state: str) -> str:
    """What holds of two goals until somebody has answered."""
    if state == "linked":
        return "De räknas som ett mål tills någon säger något annat."
    return "De räknas som två mål tills någon säger att de är samma."


def likeness(score: float | None) -> str:
    """How alike the words of two goals are: ``96 % lika ord``, with a non-breaking space."""
    return "" if score is None else f"{score:.0f}\u00a0% lika ord"


def alike(score: float | None, state: str) -> str:
    """How alike two goals are, and what holds of them until somebody has answered."""
    return f"{likeness(score)}. {counts_as_one(state)}"


def status_saved(goal: str, status: Status) -> str:
    """What became of it when a person has said a goal's status."""
    if status is Status.UNMARKED:
        return f"Sparat: {quoted(goal)} lämnas som {STATUS[status].singular}."
    return f"Sparat: {quoted(goal)} är {STATUS[status].singular}."


def match_saved(same: bool) -> str:
    """What became of it when a person has said whether two goals are one."""
    if same:
        return "Sparat: de två räknas som samma mål."
    return "Sparat: de två räknas som olika mål."


def name_saved(written: str, name: str) -> str:
    """What became of it when a person has said what a name means."""
    if written == name:
        return f"Sparat: {quoted(written)} är ett eget namn."
    return f"Sparat: {quoted(written)} räknas som {quoted(name)}."


def target_saved(confirmed: bool) -> str:
    """What became of a målvärde."""
    if confirmed:
        return "Sparat: målvärdet är bekräftat."
    return "Sparat: det är inget målvärde."


def status_taken_back(report_status: Status) -> str:
    """What became of it when a person's status is taken back."""
    status = STATUS[report_status].singular
    return f"Taget tillbaka. Målet är {status}, som rapporten säger."


def replaced_saved(file: str) -> str:
    """What became of it when one of two reports counts."""
    return f"Sparat: {quoted(file)} ersätter den andra."


def forms_saved(school: str) -> str:
    """What became of it when a person has said a school's forms."""
    return f"Sparat: skolformerna för {quoted(school)}."


def unit_saved(name: str, unit: str | None) -> str:
    """What became of it when a person has said which unit a name is; ``None``: nobody says."""
    return f"Sparat: {quoted(name)} är {unit}." if unit else f"Sparat: {quoted(name)}."


def answer_saved(file: str, answer: str) -> str:
    """What became of it when a person has said what a report leaves out."""
    return f"Sparat: {quoted(file)} gäller {answer}."


def quoted(text: str, most: int = 60) -> str:
    """Words in quotation marks, cut where they are many."""
    one_line = " ".join(text.split())
    if len(one_line) > most:
        one_line = f"{one_line[:most].rsplit(' ', 1)[0]} …"
    return f"”{one_line}”"
