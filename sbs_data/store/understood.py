"""The journal, where this program understands every act in it: the only way to go by what it says.

An act, a field or a value that is not known here was written by a newer version, and was perhaps
taken back, erased or forbidden by another. Going on without it would show what shall not be shown
and, worse, write it anew. So nothing is changed or published until the program is newer.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sbs_data.errors import DelmalError
from sbs_data.model import ANSWERS, Kind, SchoolForm, Status
from sbs_data.store import fold, journal
from sbs_data.store.journal import Entry, Journal

NEWER = "newer_journal"
"""The code of the refusal."""

Check = Callable[[Any], bool]


def read(private: Path) -> Journal:
    """The whole journal, checked and understood. Raises a Swedish sentence where it is not."""

    def check(entry: Entry) -> None:
        if not is_known(entry):
            raise _newer(entry, private)

    return journal.read(private, check)


def refuse_own(entry: Entry) -> Entry:
    """The entry, if it can be read again. One that cannot is a fault of ours, found before it is
    written: afterwards it would stop everything.
    """
    if not is_known(entry):
        raise ValueError(f"{_what(entry)} could not be read again")
    return entry


def is_known(entry: Entry) -> bool:
    """Whether all that the act says is known here."""
    if entry.version > journal.VERSION or entry.unknown:
        return False
    check = _ACTS.get(entry.act)
    return check is not None and check(entry.data) and all(0 < no < entry.no for no in _on(entry))


def _newer(entry: Entry, private: Path) -> DelmalError:
    return DelmalError(
        f"Journalen i {private} är skriven av en nyare version av programmet: den här känner inte "
        f"till {_what(entry)}. Ingenting ändras eller publiceras förrän programmet är uppdaterat; "
        "det som visades senast visas under tiden.",
        code=NEWER,
    )


def _on(entry: Entry) -> list[int]:
    """The acts that an act is on: they come before it."""
    return [*entry.data.get("acts", ()), *entry.data.get("changed", ())]


def _what(entry: Entry) -> str:
    if entry.act not in _ACTS:
        return f"händelse {entry.no}, ”{entry.act[:40]}”"
    return f"allt som står i händelse {entry.no}"


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _number(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value)


def _whole(value: Any) -> bool:
    return type(value) is int


def _like(pattern: str) -> Check:
    is_like = re.compile(pattern).fullmatch
    return lambda value: isinstance(value, str) and is_like(value) is not None


def _among(*words: str | None) -> Check:
    return lambda value: (value is None or isinstance(value, str)) and value in words


def _or_none(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _list_of(check: Check, least: int = 1) -> Check:
    return lambda value: isinstance(value, list) and len(value) >= least and all(map(check, value))


def _record(optional: Mapping[str, Check] | None = None, **fields: Check) -> Check:
    every = {**fields, **(optional or {})}
    return lambda value: (
        isinstance(value, Mapping)
        and fields.keys() <= value.keys() <= every.keys()
        and all(every[name](said) for name, said in value.items())
    )


_DIGEST = _like("[0-9a-f]{64}")
_REPORT = _like("r-[0-9a-f]{12}")
_FILE = _like("s-[0-9a-f]{12}")
_ANSWERS = _record(
    dict.fromkeys(fold.ANSWERABLE, _text) | {"kind": _among(*(kind.value for kind in Kind))}
)
_FOLLOWS = _record(
    report_id=_or_none(_REPORT),
    file=_or_none(_text),
    said=_record(dict.fromkeys(fold.FOLLOWED, _or_none(_text))),
)
_DOCUMENT = _record(
    {"roots": _list_of(_text, 0), "follows": _FOLLOWS},
    sha256=_DIGEST,
    file=_text,
    answers=_ANSWERS,
    replaces=_or_none(_REPORT),
)
_ERASED_DOCUMENT = _record(replaces=_or_none(_REPORT))
_VALUES: Mapping[str, Check] = {
    fold.STATUS: _among(*(status.value for status in Status)),
    fold.MATCH: _among("same", "not_same"),
    fold.SCHOOL: _text,
    fold.INITIATIVE_SCHOOLS: _list_of(_text),
    fold.AREA: _text,
    fold.SCHOOL_FORMS: _list_of(_among(*(form.value for form in SchoolForm))),
    fold.REPLACES: _text,
    fold.TARGET_VALUE: _record(
        measure=_text,
        unit_kind=_text,
        unit_code=_text,
        value=_number,
        comparator=_among("at_least", "at_most"),
        gender=_among(None, "girls", "boys"),
        grade=_or_none(_text),
        term=_or_none(_text),
        school_year=_or_none(_text),
        unit=_text,
        unit_name=_text,
    ),
    fold.TARGET_LINK: _among("linked", "rejected"),
    fold.SCHOOL_UNIT: _text,
    fold.AUTHORITY_UNIT: _text,
    fold.OUR_AUTHORITY: _list_of(_text),
    **{what: _among(*ANSWERS[asks]) for asks, what in fold.ASKED.items()},
}
"""What a decision of each kind can say; None takes it back."""
_DECISION = _record(
    what=_among(*_VALUES), key=_text, value=lambda _: True, reason=_text, subject=_text
)


def _is_decision(data: Any) -> bool:
    return _DECISION(data) and (data["value"] is None or _VALUES[data["what"]](data["value"]))


_ACTS: dict[str, Check] = {
    fold.IMPORT: _record(
        documents=_list_of(lambda said: _DOCUMENT(said) or _ERASED_DOCUMENT(said)), is_example=_flag
    ),
    fold.STATISTICS: _record(
        files=_list_of(
            _record(
                {"id": _FILE, "sheets": _list_of(_text)},
                sha256=_DIGEST,
                file=_text,
                municipality=_or_none(_text),
            )
        ),
        is_example=_flag,
    ),
    fold.STATISTICS_IDS: _record(files=_list_of(_record(sha256=_DIGEST, id=_FILE))),
    fold.ANSWER: _record(report_id=_REPORT, answers=_ANSWERS),
    fold.UNDO: _record(acts=_list_of(_whole)),
    fold.CONFIRM_TARGET: _record(target_key=_text, confirmed=_flag, quote=_text),
    fold.DECIDE: _is_decision,
    fold.ERASE: _record({"changed": _list_of(_whole, 0)}, acts=_list_of(_whole, 0)),
    fold.SEAL: _record(what=_among("start", "stop"), key=_like("[0-9a-f]{16}")),
}
_ACTS[fold.ERASED] = _record(was=_among(*_ACTS))
"""Every act, and what it says."""
