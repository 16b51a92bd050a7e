"""How much of a file the reader is willing to take in, in one place.

Those of every Office file are in ``sbs_data.office``.
"""

from __future__ import annotations

from sbs_data import office

MIB = office.MIB

MAX_FILE_BYTES = 50 * MIB
MAX_XML_BYTES = 50 * MIB

# The child that reads: its whole address space, and how long one file may take.
WORKER_MEMORY_BYTES = 450 * MIB
READ_SECONDS = 60.0
MAX_WORKERS = 2
