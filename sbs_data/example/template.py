"""The labels of the templates, as printed, in the order of the matrix' rows."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from sbs_data.model import Part


class Template(StrEnum):
    """Which form a report is filled in on; the values are the words of the source."""

    FINAL = "slutredovisning"
    INTERIM = "delredovisning"
    INTERIM_2021 = "delredovisning 2021"


AREA_PROMPT = "Välj utvecklingsområde: "
AREAS = ("Styrning och utveckling av verksamheten", "Undervisning och lärande")

_PLAIN: Mapping[Part, tuple[str, ...]] = {
    Part.INITIATIVE: (
        "Namn på insats (ange nummer och namn enligt överenskommelse om insatser) "
        "Antal deltagare i insatsen och deras funktioner.",
    ),
    Part.PROBLEM: ("Problem angivna i åtgärdsplanen.",),
    Part.CAUSE: ("Orsaker till problemen angivna i åtgärdsplanen.",),
    Part.GOAL: ("Mål angivna i åtgärdsplanen.",),
    Part.IMPROVEMENT: (
        "I vilken utsträckning har ni nått målen? (Upprepa målen och markera dem i rätt färg: "
        "grönt - uppnått, gult – på god väg, rött – påbörjat)",
        "Vilka synliga förbättringar ser ni i förhållande till målen?",
    ),
    Part.UNMET: ("Mål som inte uppnåtts och vad det beror på.",),
    Part.EXPECTED_EFFECT: (
        "Vilka effekter på elevers resultat och måluppfyllelse har ni angivit i åtgärdsplanen",
    ),
    Part.OBSERVED_EFFECT: ("Vilka effekter på elevers resultat och måluppfyllelse kan ni se?",),
    Part.LESSON: ("Vilka lärdomar har ni gjort under förbättringsarbetet?",),
    Part.FOLLOW_UP: (
        "Vilka har varit delaktiga i uppföljningen och på vilket sätt? "
        "(till exempel genom workshops, enkäter med mera.)",
    ),
}
_LETTERED: Mapping[Part, tuple[str, ...]] = {
    Part.INITIATIVE: (
        "Namn på insats enligt överenskommelse om insatser. "
        "Antal deltagare i insatsen och deras funktioner.",
    ),
    Part.PROBLEM: ("a) Ange de problem ni har formulerat i åtgärdsplanen.",),
    Part.CAUSE: ("b) Ange de orsaker till problemen som ni har formulerat i åtgärdsplanen.",),
    Part.GOAL: ("c) Ange de mål med insatsen som ni har formulerat i åtgärdsplanen.",),
    Part.IMPROVEMENT: (
        "d) Beskriv vilka synliga förbättringar ni sett i förhållande till de mål ni har "
        "formulerat i åtgärdsplanen. Beskriv även i vilken utsträckning målen har nåtts.",
    ),
    Part.UNMET: ("e) Beskriv vilka mål ni inte uppnått samt vad det beror på.",),
    Part.EXPECTED_EFFECT: (
        "f) Ange vilka effekter på resultat och måluppfyllelse som ni förväntar er "
        "enligt åtgärdsplanen.",
    ),
    Part.OBSERVED_EFFECT: ("g) Beskriv vilka effekter på resultat och måluppfyllelse ni kan se.",),
    Part.LESSON: ("h) Beskriv vilka lärdomar ni har gjort under förbättringsarbetet.",),
    Part.FOLLOW_UP: (
        "i) Beskriv vilka som har varit delaktiga i uppföljningen och på vilket sätt.",
    ),
}

LABELS: Mapping[Template, Mapping[Part, tuple[str, ...]]] = {
    Template.FINAL: _PLAIN,
    Template.INTERIM: _PLAIN,  # since the letters went, both kinds ask the same
    Template.INTERIM_2021: _LETTERED,
}
