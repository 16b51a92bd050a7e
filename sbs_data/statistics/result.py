"""What reading a statistics file gives: a table of observations and what was seen on the way."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

import pyarrow as pa

from sbs_data.model import Notice


class Kind(StrEnum):
    """What a file is, by its content."""

    SIRIS_139 = "siris_139"
    SIRIS_138 = "siris_138"
    SIRIS_5 = "siris_5"
    SIRIS_53 = "siris_53"
    SKOLVERKET_API = "skolverket_api"
    KOLADA = "kolada"
    OWN = "own"
    UNKNOWN_TABLE = "unknown_table"
    """A table, or JSON, that is none of the above: reading it says what is wrong."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """A file that was read whole. ``table`` has the columns of ``observations.SCHEMA``.

    ``names`` are units' names that the file tells without a figure, by unit kind and code;
    ``groups`` the members' kommunkoder of each of Kolada's groups.
    """

    table: pa.Table
    source: str
    kind: Kind
    published_on: datetime.date | None = None
    retrieved_on: datetime.date | None = None
    notices: tuple[Notice, ...] = ()
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
