"""Everything that is wrong with a table, row by row, told at once."""

from __future__ import annotations

from dataclasses import dataclass

from sbs_data import limits, printable
from sbs_data.errors import Refused

NAME_ONLY = "raden har namnet ”{}” men ingen skolenhetskod."
"""Of a row that names a school without its code: who knows the codes can say which it may be."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and where: ``row`` as the file's own program counts it, from 1."""

    message: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        where = [f"rad {self.row}"] if self.row is not None else []
        where += [f"kolumn ”{self.column}”"] if self.column else []
        place = ", ".join(where)
        return f"{place[0].upper()}{place[1:]}: {self.message}" if place else self.message


class FaultyTable(Refused):
    """A table that was not imported. ``faults`` are in the order of the rows.

    ``total`` counts all of them, also those beyond the ones listed.
    """

    def __init__(self, file_name: str, faults: list[Fault], total: int, code: str) -> None:
        self.faults = tuple(faults)
        self.total = total
        super().__init__(_message(file_name, self.faults, total), code=code)


def shortened(message: str) -> str:
    """A sentence that repeats what a file says, no longer than a person reads."""
    if len(message) <= limits.MAX_FAULT_LENGTH:
        return message
    half = limits.MAX_FAULT_LENGTH // 2
    return f"{message[:half]} … {message[-half:]}"


class Faults:
    """Gathers faults; holds on to the first ones only, however many there are."""

    def __init__(self, file_name: str) -> None:
        self._file_name = file_name
        self._listed: list[Fault] = []
        self._code = "faulty_table"
        self._total = 0

    def add(
        self,
        message: str,
        row: int | None = None,
        column: str | None = None,
        *,
        code: str | None = None,
        times: int = 1,
    ) -> None:
        """Note a fault. ``times`` says how many rows share it, this one included."""
        if self._total == 0 and code is not None:
            self._code = code
        elif code != self._code:
            self._code = "faulty_table"
        self._total += times
        self._listed.append(Fault(shortened(message), row, column))

    def __len__(self) -> int:
        return self._total

    def refuse(self) -> None:
        """Raise :class:`FaultyTable` where anything is wrong."""
        if not self._total:
            return
        first = sorted(self._listed, key=lambda f: f.row or 0)[: limits.LISTED_FAULTS]
        raise FaultyTable(self._file_name, first, self._total, self._code)


def _message(file_name: str, faults: tuple[Fault, ...], total: int) -> str:
    file_name = printable.line(file_name)
    told = [printable.line(str(fault)) for fault in faults]  # may repeat a cell's words
    if total == 1:
        return f"”{file_name}” importerades inte. {told[0]}"
    lines = "\n".join(f"– {fault}" for fault in told)
    more = total - len(faults)
    rest = f"\n– … och {more} fel till." if more else ""
    return f"”{file_name}” importerades inte: {total} fel att rätta.\n{lines}{rest}"
