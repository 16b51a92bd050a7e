"""Streamlit's words in Swedish: every entry of the table still stands in the installed bundle."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit

from sbs_data.web.swedish import chunk_of, load_swaps, only_words_change, translate

BUNDLE = Path(streamlit.__file__).parent / "static" / "static" / "js"
SWAPS = load_swaps()
ENTRIES = [(chunk, english) for chunk, pairs in SWAPS.items() for english in pairs]


@pytest.fixture(scope="module")
def bundle() -> dict[str, dict[str, str]]:
    """Source by chunk and file name, of the chunks in the table."""
    found: dict[str, dict[str, str]] = {chunk: {} for chunk in SWAPS}
    for file in BUNDLE.glob("*.js"):
        chunk = chunk_of(file.name)
        if chunk in found:
            found[chunk][file.name] = file.read_text(encoding="utf-8")
    return found


@pytest.mark.parametrize(("chunk", "english"), ENTRIES)
def test_an_upgrade_has_not_renamed_what_is_swapped(
    chunk: str, english: str, bundle: dict[str, dict[str, str]]
) -> None:
    files = [name for name, source in bundle[chunk].items() if english in source]
    assert len(files) == 1, f"{english} stands in {len(files)} files named {chunk}"


def test_after_the_swap_the_bundle_has_the_swedish_words_and_not_the_english(
    bundle: dict[str, dict[str, str]],
) -> None:
    for chunk, pairs in SWAPS.items():
        together = "".join(translate(n, source, SWAPS) for n, source in bundle[chunk].items())
        for english, swedish in pairs.items():
            assert swedish in together
            assert english == swedish or english not in together


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        ("label:`Print`", "title:`Skriv ut`"),  # an identifier
        ("`Remove ${e}`", "`Ta bort`"),  # a lost hole
        ("`Remove ${e}`", "`Ta bort ${f}`"),  # another hole
        ("isOpen", "ärÖppen"),  # no text at all
        ("`a`", "`a`+`b`"),  # code between texts
    ],
)
def test_an_entry_that_changes_more_than_words_is_refused(
    english: str, swedish: str, tmp_path: Path
) -> None:
    assert not only_words_change(english, swedish)
    table = tmp_path / "table.toml"
    table.write_text(f"[index]\n'{english}' = '{swedish}'\n", encoding="utf-8")
    with pytest.raises(ValueError, match="changes more than words"):
        load_swaps(table)


def test_a_file_outside_the_table_is_left_alone() -> None:
    assert translate("moment.4ragD6OA.js", "`Close`", SWAPS) == "`Close`"
