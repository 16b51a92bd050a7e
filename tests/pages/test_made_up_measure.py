"""A measure that only the catalogue tells of: imported, published, chosen, drawn, said, documented.

In a copy of the program where nothing but ``catalogue.toml`` is another.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]

MADE_UP = """
[measures.swims]
name = "Simkunniga i årskurs 9"
short = "Simkunniga"
choice = "Kan simma"
shown = ["figures", "reports"]
definition = "Andel elever i årskurs 9 som kan simma 200 meter."
cohort = "graded_9"
unit = "percent"
term_rule = "VT"
sensitive_side = "not_reached"
source = "Påhittad."
siris = ["Andel (%) simkunniga elever"]

[measures.swims.phrases]
verb = "kunde"
what = "simma 200 meter"
one_fewer = "en simkunnig elev färre"
missed = "kan inte simma 200 meter"
missed_short = "kan inte simma"
share = "andelen simkunniga"

[measures.swims.in_reports]
name = "Simkunniga"
terms = ["simkunnig"]
is_of_pupils = true

[measures.reading_speed]
name = "Läshastighet"
short = "Läshastighet"
shown = ["figures"]
definition = "Genomsnittligt antal ord som eleverna läser på en minut."
denominator = "elever i årskurs 9 som har läst"
unit = "points"
lowest = 0
highest = 400
grade = "9"
term_rule = "VT"
sensitive_side = "none"
source = "Påhittad."
siris = ["Genomsnittlig läshastighet"]

[measures.breakfast]
name = "Äter frukost (egen enkät)"
short = "Frukost, egen enkät"
definition = "Andel elever som svarat att de äter frukost."
denominator = "elever som svarade på enkäten"
unit = "percent"
sensitive_side = "not_reached"
is_own = true
occasions = 2
occasion = "Enkät"
source = "Påhittad."
"""
"""One that has all there is to say, one that is named for want of phrases, and one of the own."""


def test_an_entry_in_the_catalogue_is_enough(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for name in ("sbs_data", "pages", "docs"):
        skipped = shutil.ignore_patterns("__pycache__")
        shutil.copytree(PROJECT / name, copy / name, ignore=skipped)
    for file in (PROJECT / "tests").rglob("*.py"):
        to = copy / file.relative_to(PROJECT)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, to)
    with (copy / "sbs_data" / "measures" / "catalogue.toml").open("a", encoding="utf-8") as told:
        told.write(MADE_UP)
    done = subprocess.run(
        [sys.executable, "-m", "tests.pages.measure_walk", "swims", "reading_speed", "breakfast"],
        cwd=copy,
        env={**os.environ, "SBS_DATA_DIR": str(tmp_path / "data"), "PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.split() == ["swims", "reading_speed", "breakfast"]
