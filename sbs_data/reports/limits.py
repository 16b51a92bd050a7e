"""How much of a file the reader is willing to take in, in one place."""

from __future__ import annotations

MIB = 1024 * 1024

MAX_FILE_BYTES = 50 * MIB
MAX_MEMBERS = 2_000
MAX_TOTAL_BYTES = 300 * MIB
MAX_XML_BYTES = 50 * MIB
# Honest tables reach 40; only XML is held to it, since a blank image packs far better.
MAX_XML_RATIO = 200
# Below this size a high ratio can do no harm.
RATIO_FREE_BYTES = 1 * MIB

# The child that reads: its whole address space, and how long one file may take.
WORKER_MEMORY_BYTES = 450 * MIB
READ_SECONDS = 60.0
MAX_WORKERS = 2
