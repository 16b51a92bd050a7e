"""Acts of the journal, read aloud in Swedish."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sbs_data import printable
from sbs_data.store import fold, sealing, understood
from sbs_data.store.journal import Entry
from sbs_data.words import decision_words
from sbs_data.words.formats import some_listed

_ANSWERED = {"authority": "huvudman", "kind": "slag", "period": "period", "school": "skola"}
_LASTING = {
    fold.ERASE: "Raderade en rapport för gott.",
    fold.STATISTICS_IDS: "Gav tidigare importerade statistikfiler nya, slumpade beteckningar.",
    fold.ERASED: "Gällde en rapport som är raderad för gott.",
}
_SEALED = {
    sealing.START: "Började försegla historiken.",
    sealing.STOP: "Slutade försegla historiken.",
}
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
        fold.SEAL: lambda: _SEALED[entry.data["what"]],
        fold.UNDO: lambda: (
            f"Ångrade händelse {some_listed([str(no) for no in entry.data['acts']])}."
        ),
    }.get(entry.act)
    if not understood.is_known(entry):
        told = f"Okänd händelse ”{_short(entry.act)}”, av en nyare version av programmet."
    else:
        told = known() if known else _LASTING[entry.act]
    return printable.line(_TWO_STOPS.sub(r"\1”", told))


def _statistics_sentence(data: Mapping[str, Any]) -> str:
    files = some_listed([f"”{said['file']}”" for said in data["files"]])
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
    instead = f", i stället för {some_listed(list(dict.fromkeys(replaced)))}" if replaced else ""
    return f"{what} {some_listed(files)}{instead}."


def _decision_sentence(said: Mapping[str, Any], names: Mapping[str, str]) -> str:
    what, value = said["what"], said["value"]
    if what == fold.REPLACES and value is not None:
        value = "" if value == said["key"] else names.get(value, "?")
    return decision_words.act(what, _subject(said["subject"]), value, said["reason"])


def _subject(words: str) -> str:
    """The words decided on, short enough for a line; a pair's two apart."""
    if not words:
        return "(raderat)"
    return " och ".join(f"”{_short(part)}”" for part in words.split(" | "))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rsplit(' ', 1)[0]} …"
