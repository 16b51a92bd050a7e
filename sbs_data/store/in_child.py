"""What the bounded child does with a statistics file that is to be kept: it writes what was read.

Millions of figures never pass through the process that serves the pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow.parquet  # noqa: F401 - part of the program, not of what a file may take

from sbs_data.statistics import read_statistics
from sbs_data.store import files, observed


def figures(
    content: bytes,
    file_name: str,
    *,
    municipality: str | None,
    target: str,
    sheets: Sequence[str] = (),
) -> Any:
    """Write the file's figures to ``target``, forced to the disk; what is said of them."""
    read = read_statistics(content, file_name, municipality=municipality, sheets=sheets)
    about = observed.describe(
        read.table,
        kind=str(read.kind),
        source=read.source,
        published_on=read.published_on,
        retrieved_on=read.retrieved_on,
        notices=((notice.code, notice.message) for notice in read.notices),
        names=read.names.items(),
        groups=read.groups.items(),
    )
    path = Path(target)
    with files.explained(path.parent):
        observed.write(path, read.table, about)
    return asdict(about)
