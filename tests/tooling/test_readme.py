"""The README tells what there is: what it names exists, and every command is named."""

from __future__ import annotations

import re
from pathlib import Path

from sbs_data.cli import cli

PROJECT = Path(__file__).resolve().parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme_and_the_other_way_round() -> None:
    rows = README.partition("| command |")[2].partition("\n\n")[0].splitlines()[2:]
    told = [word for row in rows for word in re.findall(r"`([a-z]+)", row.split("|")[1])]
    assert sorted(told) == sorted(cli.commands)


def test_every_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    texts = [README, MAKEFILE, *(p.read_text("utf-8") for p in (PROJECT / "docs").glob("*.md"))]
    named = {name for text in texts for name in re.findall(r"(?<!\w)make ([a-z-]+)", text)}
    assert {"run", "test", "install"} <= named
    assert named - targets <= {"and"}  # "Python, make and git"


def test_every_folder_and_file_that_is_linked_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (PROJECT / link).exists()] == []


def test_ci_runs_make_test() -> None:
    script = PROJECT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert script.read_text("utf-8").rstrip().endswith("\nmake test")
