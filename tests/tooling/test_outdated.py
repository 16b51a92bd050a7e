"""What `make outdated` tells: the dependencies we ask for, not what they bring."""

from __future__ import annotations

from scripts.outdated import pinned, told


def test_only_what_is_asked_for_is_told() -> None:
    found = [
        {"name": "DuckDB", "version": "1.5.5", "latest_version": "2.0.1"},
        {"name": "brought-along", "version": "1", "latest_version": "2"},
    ]
    assert told(found, {"duckdb": "1.5.5"}) == ["DuckDB 1.5.5 → 2.0.1"]


def test_both_files_are_asked() -> None:
    asked = pinned()
    assert {"duckdb", "streamlit", "ruff", "pytest"} <= asked.keys()
    assert "tenacity" not in asked
