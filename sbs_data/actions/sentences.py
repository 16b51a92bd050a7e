"""Acts of the journal, read aloud in Swedish."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sbs_data.meaning.school_forms import WORDS
from sbs_data.model import SchoolForm, Status
from sbs_data.store import fold
from sbs_data.store.journal import Entry
from sbs_data.words import genders
from sbs_data.words.statuses import look

_ANSWERED = {"authority": "huvudman", "kind": "slag", "period": "period", "school": "skola"}
_LASTING = {
    fold.ERASE: "Raderade en rapport för gott.",
    fold.ERASED: "Gällde en rapport som är raderad för gott.",
}
_TAKEN_BACK = {
    fold.STATUS: "Tog tillbaka den bestämda statusen för målet {subject}.",
    fold.MATCH: "Tog tillbaka beslutet om målen {subject} är samma mål.",
    fold.SCHOOL: "Tog tillbaka beslutet om vilken skola {subject} är.",
    fold.INITIATIVE_SCHOOLS: "Tog tillbaka beslutet om skolor för insatsen {subject}.",
    fold.AREA: "Tog tillbaka beslutet om utvecklingsområdet {subject}.",
    fold.SCHOOL_FORMS: "Tog tillbaka beslutet om skolformer för {subject}.",
    fold.REPLACES: "Tog tillbaka beslutet om vad {subject} ersätter.",
    fold.TARGET_VALUE: "Tog bort målvärdet för {subject}.",
    fold.TARGET_LINK: "Tog tillbaka beslutet om målvärde för insatsen {subject}.",
    fold.SCHOOL_UNIT: "Tog tillbaka beslutet om vilken skolenhet {subject} är.",
    fold.AUTHORITY_UNIT: "Tog tillbaka beslutet om vilken kommun {subject} är.",
}
_MANY = 3
"""So many files are named in a sentence; the rest are counted."""
_LONGEST = 120
_TWO_STOPS = re.compile(r"([.!?…])”\.")
"""A quote that ends its own sentence ends ours too."""


def file_names(entries: Sequence[Entry]) -> dict[str, str]:
    """The file name of every report ever imported."""
    return {fold.report_id(sha): file for sha, file in fold.documents(entries).items()}


def sentence(entry: Entry, names: Mapping[str, str]) -> str:
    """What an act did. ``names`` are the reports' files."""
    known = {
        fold.IMPORT: lambda: _import_sentence(entry, names),
        fold.STATISTICS: lambda: _statistics_sentence(entry.data),
        fold.ANSWER: lambda: _answer_sentence(entry.data, names),
        fold.CONFIRM_TARGET: lambda: _confirmed_sentence(entry.data),
        fold.DECIDE: lambda: _decision_sentence(entry.data, names),
        fold.UNDO: lambda: f"Ångrade händelse {_listed([str(no) for no in entry.data['acts']])}.",
    }.get(entry.act)
    told = known() if known else _LASTING.get(entry.act, f"Okänd händelse ”{entry.act}”.")
    return _TWO_STOPS.sub(r"\1”", told)


def _statistics_sentence(data: Mapping[str, Any]) -> str:
    files = _listed([f"”{said['file']}”" for said in data["files"]])
    return f"Läste in {'exemplets statistik' if data['is_example'] else 'statistik ur'} {files}."


def _confirmed_sentence(data: Mapping[str, Any]) -> str:
    did = "Bekräftade" if data["confirmed"] else "Avvisade"
    quote = data["quote"]
    return f"{did} målvärdet ”{quote}”." if quote else f"{did} ett målvärde."


def _answer_sentence(data: Mapping[str, Any], names: Mapping[str, str]) -> str:
    said = ", ".join(
        f"{_ANSWERED.get(what, what)} ”{value}”" for what, value in data["answers"].items()
    )
    return f"Angav {said} för ”{names.get(data['report_id'], '?')}”."


def _import_sentence(entry: Entry, names: Mapping[str, str]) -> str:
    documents = fold.written(entry)
    files = [f"”{d['file']}”" for d in documents]
    erased = len(entry.data["documents"]) - len(documents)
    if erased:
        files.append("en raderad fil" if erased == 1 else f"{erased} raderade filer")
    what = "Läste in exemplet" if entry.data["is_example"] else "Importerade"
    replaced = [f"”{names.get(d['replaces'], '?')}”" for d in documents if d["replaces"]]
    instead = f", i stället för {_listed(list(dict.fromkeys(replaced)))}" if replaced else ""
    return f"{what} {_listed(files)}{instead}."


def _decision_sentence(said: Mapping[str, Any], names: Mapping[str, str]) -> str:
    what, value = said["what"], said["value"]
    subject = _subject(said["subject"])
    why = f" Skäl: {said['reason']}" if said["reason"] else ""
    if what not in _TAKEN_BACK:
        return f"Okänt beslut ”{what}”."
    if value is None:
        return _TAKEN_BACK[what].format(subject=subject) + why
    return {
        fold.STATUS: lambda: f"Bestämde statusen {_status(value)} för målet {subject}.",
        fold.MATCH: lambda: (
            f"Bestämde att målen {subject} {'är' if value == 'same' else 'inte är'} samma mål."
        ),
        fold.SCHOOL: lambda: f"Bestämde att skolan {subject} är ”{value}”.",
        fold.INITIATIVE_SCHOOLS: lambda: (
            f"Bestämde att insatsen {subject} gäller {_listed(value)}."
        ),
        fold.AREA: lambda: f"Bestämde att utvecklingsområdet {subject} är ”{value}”.",
        fold.SCHOOL_FORMS: lambda: f"Bestämde att {subject} har {_forms(value)}.",
        fold.REPLACES: lambda: _replaces(subject, said["key"], value, names),
        fold.TARGET_VALUE: lambda: f"Angav målvärdet {_target(value)} för {subject}.",
        fold.TARGET_LINK: lambda: (
            f"Bestämde att insatsen {subject} {'hör' if value == 'linked' else 'inte hör'} till "
            "ett målvärde."
        ),
        fold.SCHOOL_UNIT: lambda: f"Bestämde att {subject} är skolenheten {value}.",
        fold.AUTHORITY_UNIT: lambda: f"Bestämde att {subject} är kommunen {value}.",
    }[what]() + why


_UNITS = {"percent": " %", "points": " poäng", "percentage_points": " procentenheter"}


def _target(value: Mapping[str, Any]) -> str:
    most = {"at_least": "minst", "at_most": "högst"}[value["comparator"]]
    due = value["term"] or value["school_year"]
    when = f" till {due}" if due else " utan slutdatum"
    who = genders.for_whom(value["gender"])
    number = f"{value['value']:.1f}".rstrip("0").rstrip(".").replace(".", ",")
    return f"{most} {number}{_UNITS.get(value['unit'], '')}{who}{when}"


def _subject(words: str) -> str:
    """The words decided on, short enough for a line; a pair's two apart."""
    if not words:
        return "(raderat)"
    return " och ".join(f"”{_short(part)}”" for part in words.split(" | "))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rsplit(' ', 1)[0]} …"


def _status(value: str) -> str:
    return f"”{look(value).singular}”" if value in set(Status) else f"”{value}”"


def _forms(codes: Sequence[str]) -> str:
    known = set(SchoolForm)
    return "skolform: " + _listed([WORDS[SchoolForm(c)] if c in known else c for c in codes])


def _replaces(subject: str, key: str, value: str, names: Mapping[str, str]) -> str:
    if value == key:
        return f"Bestämde att {subject} gäller vid sidan av de andra om samma redovisning."
    return f"Bestämde att {subject} ersätter ”{names.get(value, '?')}”."


def _listed(words: Sequence[str]) -> str:
    if len(words) > _MANY + 1:
        return f"{', '.join(words[:_MANY])} och {len(words) - _MANY} till"
    return " och ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
