"""How much of a file that others made is read: every bound, of every kind of file, in one place.

How long a fetch waits stands in ``sbs_data.sources.limits``.
"""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024

# The file.
MAX_FILE_BYTES = 50 * MIB
# Plain text is read in columns without being unpacked: a nation's figures are some 650 MB.
MAX_CSV_BYTES = 1024 * MIB
# The old Excel format cannot be looked into before it is read.
MAX_OLD_EXCEL_BYTES = 10 * MIB

# A zip of XML, Word's or Excel's.
MAX_MEMBERS = 2_000
MAX_TOTAL_BYTES = 300 * MIB
MAX_XML_BYTES = 50 * MIB
MAX_SHEET_BYTES = 100 * MIB
# Honest tables reach 40; only XML is held to it, since a blank image packs far better.
MAX_XML_RATIO = 200
# Below this size a high ratio can do no harm.
RATIO_FREE_BYTES = 1 * MIB

# A table: what its cells may span, and how many empty rows are a slip rather than a mistake.
MAX_ROWS = 200_000
MAX_COLUMNS = 100
MAX_CELLS = 2_500_000
MAX_EMPTY_ROWS = 10_000
# A table of millions of rows, read in columns.
MAX_CSV_ROWS = 12_000_000
# A line of text, and the words of one cell: what Excel itself can hold.
MAX_LINE_BYTES = 256 * 1024
MAX_CELL_LENGTH = 32_767
# All words of a workbook, each as often as a cell says it.
MAX_TEXT_LENGTH = 50_000_000

# A refusal lists this many faults and says how many more there are, each in so many letters.
LISTED_FAULTS = 100
MAX_FAULT_LENGTH = 400

# The child that reads. What a file may take beside the program itself, and the more the larger it
# is; a processor's seconds, and a clock's where the machine is busy with other things.
MEMORY_BYTES = 400 * MIB
MEMORY_PER_BYTE = 4
SECONDS = 60.0
SECONDS_PER_MIB = 0.1
WALL = 3
# What it may answer: an honest report's record is some hundred kilobytes.
MAX_ANSWER_BYTES = 64 * MIB
# As many files are read at once, whoever asks; the others wait their turn.
MAX_CHILDREN = 4
MAX_IDLE = 2
# A child that still holds so much when a file is read ends, and another takes its place.
SPENT_BYTES = 128 * MIB
# As many files of one person's are read at once.
MAX_WORKERS = 2


@dataclass(frozen=True, slots=True)
class Allowance:
    """What reading one file may take: ``memory`` in bytes, ``seconds`` of processor, ``wall``."""

    memory: int
    seconds: float
    wall: float


def allowance(size: int) -> Allowance:
    """What a file of ``size`` bytes may take."""
    seconds = SECONDS + SECONDS_PER_MIB * size / MIB
    return Allowance(MEMORY_BYTES + MEMORY_PER_BYTE * size, seconds, WALL * seconds)
