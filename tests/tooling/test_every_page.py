"""Every page: a file with an address, told of in the handbook.

That it opens, filled and empty, is ``tests/pages/test_headings.py``; that it writes no sentence
``test_what_pages_write.py``.
"""

from __future__ import annotations

from pathlib import Path

from pages.parts.frame.addresses import ALL

PROJECT = Path(__file__).resolve().parents[2]
SERVED = {"__init__.py", "front_door.py"}
"""Beside the pages in their folder."""


def test_every_page_has_an_address_and_every_address_a_page() -> None:
    files = {path.name for path in (PROJECT / "pages").glob("*.py")} - SERVED
    assert files == {address.file.name for address in ALL}, (
        "pages/parts/frame/addresses.py: an Address, and its place in ALL"
    )


def test_every_page_of_the_menu_is_told_of_in_the_handbook() -> None:
    handbook = (PROJECT / "docs" / "handbok.md").read_text("utf-8")
    untold = [a.title for a in ALL if a.in_menu and f"\n| **{a.title}** | " not in handbook]
    assert untold == [], f"docs/handbok.md, Kom igång: a row for {untold}"
