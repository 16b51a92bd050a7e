"""How much of a statistics file the readers are willing to take in, in one place."""

from __future__ import annotations

from sbs_data import office

MIB = office.MIB

MAX_FILE_BYTES = 50 * MIB
# Plain text is read in columns without being unpacked: a nation's figures are some 400 MB.
MAX_CSV_BYTES = 1024 * MIB
# The old Excel format cannot be looked into before it is read.
MAX_OLD_EXCEL_BYTES = 10 * MIB

# A workbook is a zip: see ``sbs_data.office``.
MAX_XML_BYTES = 100 * MIB

# A sheet: what its cells may span, and how many empty rows are a slip rather than a mistake.
MAX_ROWS = 200_000
MAX_COLUMNS = 100
MAX_EMPTY_ROWS = 10_000

# A refusal lists this many faults and says how many more there are.
LISTED_FAULTS = 100
