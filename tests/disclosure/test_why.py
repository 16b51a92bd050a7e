"""The words under "Varför visas inte siffran?"."""

from __future__ import annotations

import pytest

from sbs_data.disclosure import RULE, Hidden, SensitiveSide, why
from sbs_data.measures.measure import SENSITIVE_SIDES
from sbs_data.statistics.markers import Marker


@pytest.mark.parametrize("hidden", Hidden)
@pytest.mark.parametrize("side", SensitiveSide)
def test_every_reason_is_a_plain_sentence(hidden: Hidden, side: SensitiveSide) -> None:
    words = why(str(hidden), side)
    assert words.endswith(".")
    assert not set(words) & set("{}*_`<>")


def test_another_marker_has_no_reason_here() -> None:
    with pytest.raises(ValueError, match="missing"):
        why("missing")


def test_the_rule_is_told_in_full() -> None:
    text = " ".join(body for _, body in RULE)
    for words in (
        "färre än tio",
        "en till fyra",
        "minst fem",
        "rättelse",
        "avstämningar",
        "medelvärde",
    ):
        assert words in text.lower()


def test_markers_and_sides_mean_what_they_do_for_skolverkets_figures() -> None:
    assert Hidden.TOO_FEW.value == Marker.TOO_FEW.value
    assert Hidden.ONE_TO_FOUR.value == Marker.ONE_TO_FOUR.value
    assert {s.value for s in SensitiveSide} == set(SENSITIVE_SIDES)
