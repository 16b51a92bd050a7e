"""Swedish formats."""

from __future__ import annotations

from datetime import UTC, datetime

from sbs_data.words import formats


def test_numbers_and_shares_have_swedish_signs() -> None:
    assert formats.number(1234) == "1\u00a0234"
    assert formats.share(0.756) == "75,6\u00a0%"


def test_moments_are_shown_as_they_were_in_stockholm() -> None:
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    assert formats.date(late) == "21 november 2026"
    assert formats.date_and_time(late) == "21 november 2026 kl. 00.30"
    assert formats.date_and_time(datetime(2026, 6, 1, 12, 5)) == "1 juni 2026 kl. 14.05"


def test_plurals() -> None:
    assert formats.how_many(1, "skola", "skolor") == "1 skola"
    assert formats.how_many(0, "skola", "skolor") == "0 skolor"
    assert formats.listed(["a"]) == "a"
    assert formats.listed(["a", "b", "c"]) == "a, b och c"


def test_swedish_order_puts_the_last_letters_last() -> None:
    names = ["Ö", "z", "Ä", "Å", "a", "É"]
    assert sorted(names, key=formats.swedish_order) == ["a", "É", "z", "Å", "Ä", "Ö"]
