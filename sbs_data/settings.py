"""Everything that can be set from outside, in one place."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the data lives, who acts, and where statistics are fetched if not at their source.

    Read once per command or page run.
    """

    data_dir: Path
    who: str
    kolada_url: str | None = None
    skolverket_url: str | None = None

    @property
    def private(self) -> Path:
        """Journal, archive and database: what was imported, for the förvaltare alone."""
        return self.data_dir / "private"

    @property
    def published(self) -> Path:
        """The snapshots: only what may be seen."""
        return self.data_dir / "published"


def load() -> Settings:
    """Settings from the environment: ``SBS_DATA_DIR``, ``SBS_USER``, ``SBS_KOLADA_URL`` and
    ``SBS_SKOLVERKET_URL``.
    """
    data_dir = Path(os.environ.get("SBS_DATA_DIR") or PROJECT / "data").expanduser().resolve()
    return Settings(
        data_dir=data_dir,
        who=os.environ.get("SBS_USER") or _login_name(),
        kolada_url=os.environ.get("SBS_KOLADA_URL") or None,
        skolverket_url=os.environ.get("SBS_SKOLVERKET_URL") or None,
    )


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user without a name
        return "okänd användare"
