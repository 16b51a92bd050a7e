"""Målvärden: the numbers to reach that count, those to be confirmed, and setting one by hand."""

from __future__ import annotations

from pages.parts.frame import opened, saved, shell
from pages.parts.selection import filters
from pages.parts.targets import target_list, target_set, target_waiting


def main() -> None:
    shown = opened.now()
    selection = filters.selection()
    saved.draw()
    target_list.draw(shown, selection)
    target_waiting.draw(shown, selection)
    target_set.draw(shown)


with shell.sheet():
    main()
