"""What is the same of every Office file, Word's and Excel's: a zip of XML, and what it may hold.

Its directory is held against the bounds before anything is unpacked.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Sequence

MIB = 1024 * 1024

MAX_MEMBERS = 2_000
MAX_TOTAL_BYTES = 300 * MIB
# Honest tables reach 40; only XML is held to it, since a blank image packs far better.
MAX_XML_RATIO = 200
# Below this size a high ratio can do no harm.
RATIO_FREE_BYTES = 1 * MIB

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
        len(members) > MAX_MEMBERS
        or len({m.filename for m in members}) != len(members)
        or sum(m.file_size for m in members) > MAX_TOTAL_BYTES
        or any(m.file_size > max_xml_bytes for m in xml)
        or any(
            m.file_size > RATIO_FREE_BYTES and m.file_size > MAX_XML_RATIO * max(m.compress_size, 1)
            for m in xml
        )
    )
