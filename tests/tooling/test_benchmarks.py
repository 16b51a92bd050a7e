"""The benchmark's own arithmetic and its choice of sections; nothing here is timed."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from sbs_data.statistics import siris
from tests.benchmarks import crowd, load, minimal, nation_results
from tests.benchmarks.__main__ import SECTIONS, chosen
from tests.benchmarks.intervals import median, paired


def test_the_interval_is_the_textbooks() -> None:
    # n = 15: the 4th and the 12th cover 96.5 % (the 5th and the 11th but 88.2 %).
    of = median([float(n) for n in range(15, 0, -1)])
    assert (of.middle, of.low, of.high) == (8, 4, 12)
    # n = 6: the smallest and the largest cover 96.9 %.
    of = median([6, 1, 5, 2, 4, 3])
    assert (of.middle, of.low, of.high) == (3.5, 1, 6)


def test_five_values_are_too_few() -> None:
    with pytest.raises(ValueError, match="5 values are too few"):
        median([1, 2, 3, 4, 5])


def test_a_pair_is_of_the_same_round() -> None:
    theirs = [float(2**n) for n in range(8)]
    assert paired([3 * of for of in theirs], theirs).high == 3


def test_a_section_is_chosen_by_name_and_an_unknown_one_is_refused() -> None:
    assert list(chosen(["browser"])) == ["browser"]
    assert chosen([]) == dict(SECTIONS)
    with pytest.raises(SystemExit, match="brwser"):
        chosen(["brwser"])


def test_every_section_can_be_made_by_name() -> None:
    makefile = (Path(__file__).parents[2] / "Makefile").read_text("utf-8")
    (named,) = re.findall(r"^SECTIONS := (.+)$", makefile, re.MULTILINE)
    assert named.split() == list(SECTIONS)


def test_the_minimal_pages_data_are_over_a_million(tmp_path: Path) -> None:
    assert minimal.build(tmp_path / "figures.duckdb") == 1_102_500


def test_the_nations_exports_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nation_results, "SCHOOLS", 3)
    monkeypatch.setattr(nation_results, "KOMMUNER", 2)
    monkeypatch.setattr(nation_results, "YEARS", 1)
    counts = []
    for path in nation_results.write(tmp_path):
        text = path.read_text(encoding="utf-8-sig")
        rows = [(no, line.split(";")) for no, line in enumerate(text.splitlines(), start=1)]
        counts.append(siris.read(rows, path.name).table.num_rows)
    schools, sexes, kommuner = counts
    assert schools % 3 == sexes % 9 == kommuner % 2 == 0
    assert min(counts) > 0


@pytest.mark.parametrize(("fragment", "by_itself"), [("", False), ("abc", False), ("abc", True)])
def test_what_runs_by_itself_is_nobodys_choice(fragment: str, by_itself: bool) -> None:
    told = BackMsg()
    told.rerun_script.query_string = "enhet=1"
    told.rerun_script.fragment_id = fragment
    told.rerun_script.is_auto_rerun = by_itself
    assert crowd._is_rerun(told.SerializeToString()) is not by_itself


def test_so_large_a_share_is_within() -> None:
    values = [float(n) for n in range(100, 0, -1)]
    assert (load.percentile(values, 0.95), load.percentile(values, 0.5)) == (95, 50)
    assert load.percentile([7.0], 0.95) == 7
    assert load.percentile([], 0.95) == math.inf  # nobody was answered
    answered = load.Answered(alone=[10.0, 20.0, 30.0], among=values, errors=0)
    assert answered.ratio == 95 / 20


def test_a_tab_looks_as_often_as_the_page_has_told_it() -> None:
    told = ForwardMsg()
    told.auto_rerun.interval, told.auto_rerun.fragment_id = 3.0, "abc"
    look = load.Look()
    look.hear(ForwardMsg())
    assert not look.message
    look.hear(told)
    asks = BackMsg.FromString(look.message)
    assert (look.seconds, asks.rerun_script.fragment_id) == (3.0, "abc")
    assert not crowd._is_rerun(look.message)
