"""``python -m scripts.outdated``: which of the dependencies we ask for have a newer version."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
FILES = ("requirements.txt", "requirements-dev.txt")


def pinned() -> dict[str, str]:
    """The versions asked for, by name in small letters."""
    text = "\n".join((PROJECT / name).read_text(encoding="utf-8") for name in FILES)
    return {name.lower(): version for name, version in re.findall(r"^([\w.-]+)==(\S+)", text, re.M)}


def told(outdated: Iterable[dict[str, str]], asked: dict[str, str]) -> list[str]:
    """A line each, of those we ask for. ``outdated`` is as pip lists it in JSON."""
    return [
        f"{row['name']} {asked[row['name'].lower()]} → {row['latest_version']}"
        for row in outdated
        if row["name"].lower() in asked
    ]


def main() -> None:
    """Ask the package index and print what it answers."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "list", "--outdated"]
    answer = subprocess.run([*pip, "--format", "json"], capture_output=True, text=True, check=True)
    lines = told(json.loads(answer.stdout), pinned())
    print("\n".join(lines) or "Every direct dependency is at its newest version.")


if __name__ == "__main__":
    main()
