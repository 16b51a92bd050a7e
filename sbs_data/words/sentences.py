"""The Swedish sentences that carry numbers. Plain text: a page shows them as they are."""

from __future__ import annotations

from collections.abc import Mapping

from sbs_data.model import Part, SchoolForm, Status
from sbs_data.words.formats import how_many, number, sentence_start
from sbs_data.words.statuses import STATUS

OWN_ACCOUNT = "enligt skolans egen redovisning"
"""Follows every total of statuses: it is what the schools say of themselves."""

SCHOOL_UNSAID = "Skola ej angiven"
AREA_UNSAID = "Utvecklingsområde ej angivet"
AUTHORITY_UNSAID = "Huvudman ej angiven"
KIND_UNSAID = "Redovisning"
PERIOD_UNSAID = "Period ej angiven"
FORM_UNSAID = "Skolform ej angiven"
NO_GOALS = "Inga mål"
NO_COLOUR = "ingen färg"
"""Where a goal has its words repeated, and no colour."""

FORMS: Mapping[str, str] = {
    SchoolForm.PRESCHOOL: "Förskola",
    SchoolForm.LEISURE_CENTRE: "Fritidshem",
    SchoolForm.F_3: "F–3",
    SchoolForm.GRADES_4_6: "Årskurs 4–6",
    SchoolForm.GRADES_7_9: "Årskurs 7–9",
    SchoolForm.ADAPTED: "Anpassad grundskola",
    SchoolForm.AUTHORITY: "Hela huvudmannen",
}
"""School forms in the order they are always shown."""

Counts = Mapping[Status, int]


def status_words(counts: Counts) -> str:
    """The same numbers in words: ``3 uppnådda · 2 på god väg``; what is zero is left out."""
    parts = [look.counted(counts[status]) for status, look in STATUS.items() if counts.get(status)]
    return " · ".join(parts)


def within(words: str) -> str:
    """A label in the middle of a sentence: ``Förskola`` → ``förskola``; ``F–3`` stays."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


PARTS: Mapping[str, str] = {
    Part.INITIATIVE: "Insatsen",
    Part.PROBLEM: "Problem",
    Part.CAUSE: "Orsaker",
    Part.GOAL: "Mål",
    Part.IMPROVEMENT: "Vad som setts",
    Part.UNMET: "Vad som inte har uppnåtts",
    Part.EXPECTED_EFFECT: "Väntad effekt",
    Part.OBSERVED_EFFECT: "Sedd effekt",
    Part.LESSON: "Lärdomar",
    Part.FOLLOW_UP: "Uppföljning",
    Part.OTHER: "Rad som inte gick att förstå",
    Part.SECTION: "Löpande text",
}
"""The parts of a report, in the order of the template."""

ROLES: Mapping[str, str] = {
    "matrix": "matriser",
    "narrative": "löpande text",
    "both": "matriser och löpande text",
}
"""What a file holds of its redovisning."""


def goals(count: int) -> str:
    """``1 mål``, ``1 234 mål``."""
    return how_many(count, "mål", "mål")


def shows(first: int, count: int, hits: int) -> str:
    """Which of a long list are shown, before what else is said of it: ``Visar 1–20 av 88. ``"""
    return f"Visar {number(first)}–{number(first + count - 1)} av {number(hits)}. "


STATUS_BY_SCHOOLS = f"Status {OWN_ACCOUNT}."
GOALS_LISTED = f"{STATUS_BY_SCHOOLS} Adressen i webbläsaren är en länk till just det här urvalet."
"""Below the number of goals."""


def hits(count: int) -> str:
    """What a selection of goals found."""
    return "Inga mål i urvalet" if count == 0 else f"{goals(count)} i urvalet"


INITIATIVES_LISTED = (
    "Varje insats visas en gång, ur den senaste redovisning där den finns. "
    f"Målens status {OWN_ACCOUNT}."
)
"""Below the number of initiatives."""


def initiative_hits(count: int) -> str:
    """What a selection of initiatives found."""
    if count == 0:
        return "Inga insatser i urvalet"
    return f"{how_many(count, 'insats', 'insatser')} i urvalet"


def account_hits(accounts: int, files: int) -> str:
    """What a selection of reports found."""
    if accounts == 0:
        return "Inga redovisningar i urvalet"
    told = how_many(accounts, "redovisning", "redovisningar")
    return f"{told} i {how_many(files, 'rapport', 'rapporter')}"


def search_hits(count: int) -> str:
    """What a search found."""
    return "Inga träffar" if count == 0 else how_many(count, "träff", "träffar")


def redovisning(kind: str | None, period: str | None) -> str:
    """Which account a thing stands in: ``Slutredovisning VT23``, gaps said in words."""
    if kind is None and period is None:
        return "Redovisning utan angiven typ och period"
    if period is None:
        return f"{sentence_start(kind or '')}, period ej angiven"
    return f"{sentence_start(kind) if kind else KIND_UNSAID} {period}"


BASES = {
    "font": "textens färg",
    "highlight": "överstrykning",
    "shading": "skuggning",
    "style": "färg från formatmall",
}


def basis(status: str, basis: str, detail: str | None, decided_by: str | None) -> str:
    """What a goal's status rests on, in words."""
    if basis == "person":
        return f"angivet av {decided_by}"
    if status == Status.UNMARKED:
        return "ingen entydig färg i rapporten" if basis != "none" else "ingen färg i rapporten"
    return f"{detail or BASES.get(basis, 'färg')}, enligt rapporten"


def suggestion(status: str, quote: str | None) -> str:
    """What the words of a report hint of a goal's status; never a fact."""
    words = f" (”{quote}”)" if quote else ""
    return (
        f"Orden antyder: {STATUS[Status(status)].singular}{words} – ett förslag, inte ett besked."
    )


def alt_text(title: str, rows: Mapping[str, Counts]) -> str:
    """A stacked figure in words, made from the very numbers that are drawn."""
    lines = [f"{name}: {status_words(counts)}" for name, counts in rows.items()]
    return f"{title}. {'. '.join(lines)}."
