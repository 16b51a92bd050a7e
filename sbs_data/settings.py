"""Everything that can be set from outside, in one place."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
NOBODY = "okänd användare"
_SOURCE_URL = re.compile("SBS_([A-Z]+)_URL")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the data lives, who acts, where statistics are fetched if not at their source, and who
    stands before the server.

    Read once per command or page run.
    """

    data_dir: Path
    who: str
    source_urls: Mapping[str, str] = field(default_factory=dict, hash=False)
    public_names: tuple[str, ...] = ()
    """What people write in the browser to reach the proxy, as it was given."""
    trusted_proxies: tuple[str, ...] = ()
    """The addresses that a proxy on another machine asks from, as they were given."""

    tabs_per_visitor: str = ""
    """How many tabs one visitor may have open, as it was given."""

    @property
    def private(self) -> Path:
        """Journal, archive and database: what was imported, for the förvaltare alone."""
        return self.data_dir / "private"

    @property
    def published(self) -> Path:
        """The snapshots: only what may be seen."""
        return self.data_dir / "published"


def load() -> Settings:
    """Settings from the environment: ``SBS_DATA_DIR``, ``SBS_USER``, ``SBS_PUBLIC_NAME``,
    ``SBS_TRUSTED_PROXY``, ``SBS_TABS_PER_VISITOR``, and for each source of statistics its address,
    as ``SBS_KOLADA_URL``.
    """
    data_dir = Path(os.environ.get("SBS_DATA_DIR") or PROJECT / "data").expanduser().resolve()
    return Settings(
        data_dir=data_dir,
        who=os.environ.get("SBS_USER") or _login_name(),
        source_urls={
            named[1].lower(): url
            for name, url in os.environ.items()
            if url and (named := _SOURCE_URL.fullmatch(name))
        },
        public_names=_several("SBS_PUBLIC_NAME"),
        trusted_proxies=_several("SBS_TRUSTED_PROXY"),
        tabs_per_visitor=os.environ.get("SBS_TABS_PER_VISITOR", "").strip(),
    )


def _several(name: str) -> tuple[str, ...]:
    """What stands between commas or blanks."""
    return tuple(os.environ.get(name, "").replace(",", " ").split())


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user without a name
        return NOBODY
