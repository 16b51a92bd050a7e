"""What the pages of figures say where a figure is missing, and around a målvärde. Plain text."""

from __future__ import annotations

NO_STATISTICS = "Ingen statistik är importerad än"
OF_ELIGIBILITY = "Här visas hur stor andel av eleverna i årskurs 9 som är behöriga till gymnasiet"
OF_SCHOOLS = "Här visas varje skolas resultat i årskurs 9"
OF_SEXES = "Här visas flickors och pojkars resultat i årskurs 9"
WHERE = "Var uppgifterna står:"
UNKNOWN = "Det här är inte känt, eller beräknat"
NOT_DRAWN = "Rapportens målvärde är inte bekräftat av någon, och ritas därför inte."
NOT_OF_PRESCHOOL = "Inga uppgifter om förskolan är importerade."
NOT_MAPPED = "Inga uppgifter visas: skolan är inte kopplad till någon skolenhet."
NOT_OF_SCHOOL = "Inga uppgifter om skolan är importerade."


def first_fetch(what: str) -> str:
    """What to do where there are no figures; ``what`` the page shows, as a sentence begins."""
    return (
        f"{what}, när statistiken är hämtad. Gå till Importera och välj Hämta statistik, eller "
        "lägg in filer från Skolverket eller Kolada där."
    )


def aim(target: str) -> str:
    """The målvärde that is drawn."""
    return f"Målvärde: {target[0].lower()}{target[1:]}."


def without_grade_9(school: str) -> str:
    """The heading of a school that has no figures of åk 9."""
    return f"{school} har inga uppgifter om årskurs 9"


def no_follow_up(until: str) -> str:
    """That a school has no follow-up of its own; ``until`` which läsår."""
    return f"Ingen egen uppföljning{until}."
