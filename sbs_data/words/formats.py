"""Swedish formats, by Babel: numbers, shares, dates, plurals, names in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent

from sbs_data.clock import STOCKHOLM

LOCALE = "sv_SE"


@lru_cache(maxsize=4096)  # a page writes the same small numbers over and over
def number(value: float) -> str:
    """``1234`` → ``1 234``, with a non-breaking space."""
    return str(format_decimal(value, locale=LOCALE))


def share(value: float) -> str:
    """``0.756`` → ``75,6 %``, with a non-breaking space."""
    return str(format_percent(value, format="#,##0.0\u00a0%", locale=LOCALE))


def how_many(count: int, one: str, many: str) -> str:
    """A number with its noun: ``1 skola``, ``2 skolor``, ``1 234 mål``."""
    return f"{number(count)} {one if count == 1 else many}"


def date(moment: datetime) -> str:
    """A moment kept in UTC → ``21 november 2026``, as the date was in Stockholm."""
    return str(format_date(_local(moment), format="d MMMM y", locale=LOCALE))


def date_and_time(moment: datetime) -> str:
    """A moment kept in UTC → ``21 november 2026 kl. 14.05``, Stockholm time."""
    text = format_datetime(_local(moment), "d MMMM y 'kl.' HH.mm", locale=LOCALE)
    return str(text)


def _local(moment: datetime) -> datetime:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(STOCKHOLM)


def read_number(text: str) -> float | None:
    """``82,5`` as people write it; ``None`` for what is no number that can be meant."""
    plain = text.strip().replace("\u00a0", "").replace(" ", "").rstrip("%")
    try:
        value = float(plain.replace(",", ".").replace("−", "-"))
    except ValueError:
        return None
    return value if abs(value) < 1e9 else None  # and no nan, no infinity


def listed(words: Iterable[str]) -> str:
    """``a, b och c``."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} och {items[-1]}"


def some_listed(words: Sequence[str], most: int = 3) -> str:
    """``a, b, c och 4 till``; one more than ``most`` is named too."""
    if len(words) <= most + 1:
        return listed(words)
    return f"{', '.join(words[:most])} och {len(words) - most} till"


_LETTERS = str.maketrans({"å": "z\ue001", "ä": "z\ue002", "ö": "z\ue003", "é": "e", "ü": "y"})


def swedish_order(text: str) -> str:
    """A sort key: å, ä, ö after z, case aside."""
    return text.casefold().translate(_LETTERS)


def sentence_start(text: str) -> str:
    """The first letter as a capital, the rest untouched."""
    return text[:1].upper() + text[1:]
