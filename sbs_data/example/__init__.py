"""The demo: a fictional municipality, from readable source in ``data/demo`` to Word files."""

from __future__ import annotations

from sbs_data.example.demo_statistics import FiguresFile
from sbs_data.example.demo_statistics import files as figures
from sbs_data.example.source import SourceError, read_sources
from sbs_data.example.word import build

__all__ = ["FiguresFile", "SourceError", "documents", "figures"]


def documents() -> list[tuple[str, bytes]]:
    """The demo's Word files, name and content: the same bytes on every call and machine."""
    return [(f"{source.name}.docx", build(source)) for source in read_sources()]
