"""Small files with their right outcome, where they lie beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from sbs_data.errors import Refused
from sbs_data.statistics import read_statistics

CASES = Path(__file__).resolve().parents[3] / "shared" / "cases" / "figures" / "files"

# The file's number, and the right outcome: how many figures with which notices, or a refusal.
TAKEN: dict[str, tuple[int, tuple[str, ...]]] = {
    "02": (3, ("windows_text",)),
    "05": (3, ()),
    "08": (3, ()),
    "11": (3, ()),
    "13": (3, ()),
    "15": (3, ("note_row",)),
    "16": (3, ("note_row",)),
    "20": (3, ()),
    "32": (3, ("own_markers",)),
    "34": (3, ("own_markers",)),
    "41": (3, ()),
    "43": (3, ()),
    "46": (3, ()),
    "47d": (3, ()),
    "48c": (3, ("extra_column",)),
    "61": (24, ("windows_text",)),
    "62": (24, ("repeated",)),
    "70": (24, ()),
    "81": (3, ()),
    "83": (1, ("no_count",)),
    "90": (3, ("note_row",)),
    "94": (3, ()),
}
REFUSED = {
    "23": "fraction",
    "39b": "school_code",
    "49c": "occasion",
    "54": "name_only",
    "69": "cut_off",
    "88": "which_sheets",
    "A4": "kolada_web",
    "A9": "duplicate",
}

pytestmark = pytest.mark.skipif(not CASES.exists(), reason="no such files beside this checkout")


def of(number: str) -> Path:
    (path,) = CASES.glob(f"{number}_*")
    return path


@pytest.mark.parametrize("number", TAKEN)
def test_a_file_is_taken_with_all_its_figures(number: str) -> None:
    path = of(number)
    read = read_statistics(path.read_bytes(), path.name)
    assert (read.table.num_rows, tuple(n.code for n in read.notices)) == TAKEN[number]


@pytest.mark.parametrize("number", REFUSED)
def test_a_file_that_may_mean_another_thing_is_refused(number: str) -> None:
    path = of(number)
    with pytest.raises(Refused) as refusal:
        read_statistics(path.read_bytes(), path.name)
    assert refusal.value.code == REFUSED[number]
