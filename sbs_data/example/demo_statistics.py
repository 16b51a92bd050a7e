"""The demo's figures, from ``data/demo/statistik``: files as the sources themselves give them.

What they tell, and which of them are real, stands for people in ``data/demo/README.md``.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from sbs_data.example.source import FOLDER, SourceError

FIGURES = FOLDER / "statistik"
MUNICIPALITY = "9901"
"""Exempelkommunen's kommunkod. No län has the number 99, so no kommun can have it."""

# Answers about the kommun alone. The similar municipalities' lie elsewhere.
_ASKED_FOR = ("exempelkommunen-kolada.json", "exempelkommunen-skolverket.json")
_KINDS = (".csv", ".json")


class FiguresFile(NamedTuple):
    """A statistics file; ``municipality`` is the kommunkod that an API was asked for, if one."""

    name: str
    content: bytes
    municipality: str | None


def files(folder: Path = FIGURES) -> list[FiguresFile]:
    """Every statistics file of the demo, in the order of the names. Raises ``SourceError`` where
    there are none.
    """
    paths = sorted(path for path in folder.glob("*") if path.suffix in _KINDS)
    if not paths:
        raise SourceError(f"Exemplets siffror saknas: det finns inga i {folder}.")
    return [FiguresFile(path.name, path.read_bytes(), _asked_for(path.name)) for path in paths]


def _asked_for(name: str) -> str | None:
    return MUNICIPALITY if name in _ASKED_FOR else None
