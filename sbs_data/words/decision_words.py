"""What persons have decided, read aloud, and what becomes of it. Plain text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sbs_data.meaning.school_forms import WORDS
from sbs_data.model import Asks, SchoolForm, Status
from sbs_data.words import asked_words, genders, target_words
from sbs_data.words.formats import date_and_time, how_many, listed, some_listed
from sbs_data.words.sentences import FORMS
from sbs_data.words.statuses import look

NOTHING = "Ingen har beslutat något än."
ORPHANED = (
    "En ny version av en rapport, eller en ångrad import, kan lämna ett beslut ensamt. "
    "Det finns kvar och gäller igen om orden kommer tillbaka."
)


def _quoted(value: str) -> str:
    return f"”{value}”"


@dataclass(frozen=True, slots=True)
class Words:
    """How a kind of decision is told.

    The list of decisions names it with ``word``, and tells the published value with ``said``. The
    history reads it aloud: ``made`` of the subject in quotation marks and the value, ``taken_back``
    of the subject.
    """

    word: str
    made: Callable[[str, Any], str]
    taken_back: str
    said: Callable[[str], str] = _quoted


def _asked(asks: Asks) -> Words:
    return Words(
        asked_words.ASKINGS[asks].word,
        lambda subject, value: asked_words.made(asks, subject, value),
        asked_words.taken_back(asks),
        lambda value: asked_words.told(asks, value),
    )


KINDS: Mapping[str, Words] = {
    "status": Words(
        "Status",
        lambda subject, value: f"Bestämde statusen {_status(value)} för målet {subject}.",
        "Tog tillbaka den bestämda statusen för målet {subject}.",
        lambda value: look(value).singular,
    ),
    "match": Words(
        "Samma mål",
        lambda subject, value: (
            f"Bestämde att målen {subject} {'är' if value == 'same' else 'inte är'} samma mål."
        ),
        "Tog tillbaka beslutet om målen {subject} är samma mål.",
        lambda value: "samma mål" if value == "same" else "olika mål",
    ),
    "school": Words(
        "Skolnamn",
        lambda subject, value: f"Bestämde att skolan {subject} är ”{value}”.",
        "Tog tillbaka beslutet om vilken skola {subject} är.",
    ),
    "initiative_schools": Words(
        "Skola",
        lambda subject, value: f"Bestämde att insatsen {subject} gäller {some_listed(value)}.",
        "Tog tillbaka beslutet om skolor för insatsen {subject}.",
        lambda value: listed(json.loads(value)),
    ),
    "area": Words(
        "Områdesnamn",
        lambda subject, value: f"Bestämde att utvecklingsområdet {subject} är ”{value}”.",
        "Tog tillbaka beslutet om utvecklingsområdet {subject}.",
    ),
    "school_forms": Words(
        "Skolform",
        lambda subject, value: f"Bestämde att {subject} har {_forms(value)}.",
        "Tog tillbaka beslutet om skolformer för {subject}.",
        lambda value: listed(FORMS.get(code, code) for code in json.loads(value)),
    ),
    "replaces": Words(
        "Ersätter",
        lambda subject, file: (
            f"Bestämde att {subject} ersätter ”{file}”."
            if file
            else f"Bestämde att {subject} gäller vid sidan av de andra om samma redovisning."
        ),
        "Tog tillbaka beslutet om vad {subject} ersätter.",
        lambda _: "räknas i stället för en annan rapport",
    ),
    "target_value": Words(
        "Målvärde",
        lambda subject, value: f"Angav målvärdet {_target(value)} för {subject}.",
        "Tog bort målvärdet för {subject}.",
        lambda value: target_words.set_in_words(json.loads(value)),
    ),
    "target_link": Words(
        "Målvärde för insatsen",
        lambda subject, value: (
            f"Bestämde att insatsen {subject} {'hör' if value == 'linked' else 'inte hör'} till "
            "ett målvärde."
        ),
        "Tog tillbaka beslutet om målvärde för insatsen {subject}.",
        lambda value: "hör hit" if value == "linked" else "stämmer inte",
    ),
    "school_unit": Words(
        "Skolenhet",
        lambda subject, value: (
            f"Bestämde att {subject} inte finns i skolenhetsregistret. Egen kod: {value}."
            if value.startswith("e-")
            else f"Bestämde att {subject} är skolenheten {value}."
        ),
        "Tog tillbaka beslutet om vilken skolenhet {subject} är.",
    ),
    "authority_unit": Words(
        "Kommun",
        lambda subject, value: f"Bestämde att {subject} är kommunen {value}.",
        "Tog tillbaka beslutet om vilken kommun {subject} är.",
    ),
    "our_authority": Words(
        "Vår huvudman",
        lambda _, value: f"Angav att sidorna handlar om {_quoted(value[0])}.",
        "Tog tillbaka vilken huvudman sidorna handlar om: {subject}.",
        lambda value: _quoted(json.loads(value)[0]),
    ),
    **{f"asked_{asks}": _asked(asks) for asks in Asks},
}
"""All that a person can decide, by its word in the journal and in the view ``decisions``."""

_CONFIRMED = "target"
"""In that view: a målvärde of the reports, confirmed or rejected. It is an act of its own."""


def act(what: str, subject: str, value: Any, reason: str) -> str:
    """What a decision did, as the history reads it. ``value`` is ``None`` where it takes another
    back, and of ``replaces`` the file that is replaced.
    """
    kind = KINDS.get(what)
    if kind is None:
        return f"Okänt beslut ”{what}”."
    told = kind.taken_back.format(subject=subject) if value is None else kind.made(subject, value)
    return f"{told} Skäl: {reason}" if reason else told


def sentence(what: str, subject: str, value: str) -> str:
    """``Status: ”Alla läser” – uppnått``."""
    kind = KINDS.get(what)
    if what == _CONFIRMED:
        word, said = "Målvärde", "bekräftat" if value == "confirmed" else "stämmer inte"
    elif kind is None:
        word, said = what, _quoted(value)
    else:
        word, said = kind.word, kind.said(value)
    return f"{word}: ”{' '.join(subject.split()).replace(' | ', '” och ”')}” – {said}"


def by_whom(decided_by: object, at: datetime, reason: object) -> str:
    """``prov · 22 november 2026 kl. 14.05 · skäl: uppgift från rektor``."""
    why = f" · skäl: {reason}" if reason else ""
    return f"{decided_by} · {date_and_time(at)}{why}"


def taken_back(what: str) -> str:
    """What became of it when a decision is taken back."""
    return f"Taget tillbaka: {what}."


def every(count: int) -> str:
    """What the list of decisions holds."""
    return (
        f"{how_many(count, 'beslut gäller', 'beslut gäller')}, det senaste först. "
        "Allt som har gjorts, också det ångrade, står i historiken under Importera."
    )


def orphaned(count: int) -> str:
    """How many decisions are of nothing that is in the reports now."""
    return f"{how_many(count, 'beslut', 'beslut')} som inget mål eller namn har längre"


def _status(value: str) -> str:
    return _quoted(look(value).singular if value in set(Status) else value)


def _forms(codes: Sequence[str]) -> str:
    known = set(SchoolForm)
    return "skolform: " + some_listed([WORDS[SchoolForm(c)] if c in known else c for c in codes])


_UNITS = {"percent": " %", "points": " poäng", "percentage_points": " procentenheter"}


def _target(value: Mapping[str, Any]) -> str:
    most = {"at_least": "minst", "at_most": "högst"}[value["comparator"]]
    due = value["term"] or value["school_year"]
    when = f" till {due}" if due else " utan slutdatum"
    who = genders.for_whom(value["gender"])
    number = f"{value['value']:.1f}".rstrip("0").rstrip(".").replace(".", ",")
    return f"{most} {number}{_UNITS.get(value['unit'], '')}{who}{when}"
