"""What is the same of every Office file, Word's and Excel's: a zip of XML, and what it may hold.

Its directory is held against the bounds before anything is unpacked.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Sequence

from sbs_data import limits

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the old formats begin, and a new one that is locked with a password."""
LOCKED = "EncryptedPackage".encode("utf-16-le")
"""Stands in what is locked."""

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    NotImplementedError,
    EOFError,
    OSError,
)
"""What Python raises of a zip whose bytes are not what was written."""


def is_unreasonable(members: Sequence[zipfile.ZipInfo], max_xml_bytes: int) -> bool:
    """Whether a zip's directory tells of more than a file of honest work has, or lies."""
    xml = [m for m in members if m.filename.lower().endswith((".xml", ".rels"))]
    return (
        len(members) > limits.MAX_MEMBERS
        or len({m.filename for m in members}) != len(members)
        or sum(m.file_size for m in members) > limits.MAX_TOTAL_BYTES
        or any(m.file_size > max_xml_bytes for m in xml)
        or any(
            m.file_size > limits.RATIO_FREE_BYTES
            and m.file_size > limits.MAX_XML_RATIO * max(m.compress_size, 1)
            for m in xml
        )
    )
