"""What the pages of figures say, on the example, held against what may be said of figures.

The sentences themselves are rendered one by one in ``tests/figures/test_what_may_be_said.py``; here
they are read as a visitor meets them, with those that the pages put together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from types import ModuleType

import pytest

from pages.parts.frame.addresses import FLICKOR_OCH_POJKAR, GYMNASIEBEHORIGHET, SKOLOR, Address
from sbs_data.answers import (
    eligibility_page,
    figure_units,
    schools_page,
    sexes_page,
    unit_facts,
    until_year,
)
from tests.pages.made_up import follow_link
from tests.words.test_what_may_be_said import NEVER, templates

SCHOOL, KOMMUN = "Kvarnbäckskolan", "Exempelkommunen, kommunala skolor"
SMALL, OTHER, EVERY = (
    "Friskolan Lingonriset", "Friskolan Tussilago", "Exempelkommunen, alla skolor",
)  # fmt: skip
SHARE, MERIT = "Behöriga till yrkesprogram", "Meritvärde (17 ämnen)"
VIEWS: list[tuple[Address, dict[str, str]]] = [
    *((GYMNASIEBEHORIGHET, {"enhet": unit, "matt": measure, "kon": who})
      for unit, measure, who in product(
          (SCHOOL, KOMMUN, SMALL), (SHARE, MERIT), ("Alla elever", "Flickor"))),
    *((GYMNASIEBEHORIGHET, {"enhet": unit, "matt": "Behöriga till natur och teknik"})
      for unit in (SCHOOL, SMALL, EVERY)),
    *((GYMNASIEBEHORIGHET, {"enhet": unit}) for unit in (OTHER, EVERY)),
    (GYMNASIEBEHORIGHET, {"skola": "Björkskolan"}),
    *((page, {"lasar": "2020/21"}) for page in (GYMNASIEBEHORIGHET, SKOLOR, FLICKOR_OCH_POJKAR)),
    *((SKOLOR, {"matt": measure, "tabell": "true"}) for measure in (SHARE, MERIT)),
    *((SKOLOR, {"skola": school}) for school in ("Förskolan Tallkotten", "Björkskolan")),
    (SKOLOR, {"skolform": "Förskola"}),
    *((FLICKOR_OCH_POJKAR, {"enhet": unit, "matt": measure, "tabell": "true"})
      for unit, measure in product((SCHOOL, EVERY, SMALL), (SHARE, MERIT))),
]  # fmt: skip

READ_ELSEWHERE = {
    # Of what the example lacks: each has a test of its own beside its page.
    sexes_page: {
        " har inga uppgifter per kön", "Det finns inga uppgifter för flickor och pojkar",
        "Inget är importerat för ",
    },
    eligibility_page: {", medelvärde av "},  # under the pointer, in the figure
    until_year: {" saknas: den senaste före det visas.", "Uppgift för läsåret "},
}  # fmt: skip
QUOTED = re.compile('[”"][^”"]*[”"]')
MARKUP = re.compile(r":small\[:gray\[|\]\]\s*$|\s+$")
A_QUESTION = "Stämmer det?"


@pytest.fixture(scope="module")
def said(demo_with_targets: Path) -> Iterator[frozenset[str]]:
    """Every line that the pages say, quotes of the reports taken out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SBS_DATA_DIR", str(demo_with_targets))
        patch.setenv("SBS_USER", "prov")
        yield frozenset(line for address, query in VIEWS for line in _lines(address, query))


def _lines(address: Address, query: dict[str, str]) -> Iterator[str]:
    page = follow_link(address, **query)
    for element in (*page.header, *page.subheader, *page.text, *page.markdown):
        for line in str(element.value).replace("\\", "").splitlines():
            yield MARKUP.sub("", QUOTED.sub("”…”", line))
    for table in page.table:
        yield from (str(cell) for row in table.value.values.tolist() for cell in row)
    for chart in page.get("plotly_chart"):
        yield chart.proto.spec


def test_every_view_says_something(said: frozenset[str]) -> None:
    assert sum(line.endswith(".") for line in said) > 100


@pytest.mark.parametrize(
    "module",
    [unit_facts, figure_units, eligibility_page, until_year, schools_page, sexes_page],
    ids=lambda module: module.__name__.split(".")[-1],
)
def test_every_template_of_the_pages_is_read_here(module: ModuleType, said: frozenset[str]) -> None:
    everything = " ".join(said).casefold()
    unread = {words for words in templates(module) if not _stands(words, everything)}
    assert unread == READ_ELSEWHERE.get(module, set())


def _stands(words: str, everything: str) -> bool:
    return QUOTED.sub("”…”", words).strip(" .,:").casefold() in everything


def test_no_page_says_what_must_not_be_said(said: frozenset[str]) -> None:
    wrong = [
        line
        for line in said
        if NEVER.search(line)
        and not line.startswith(("Urval: ", "{"))
        and "passar urvalet" not in line
        and line != A_QUESTION
    ]
    assert wrong == []


def test_no_page_calls_a_difference_between_shares_per_cent(said: frozenset[str]) -> None:
    apart = re.compile(r"\d\s%\s(?:högre|lägre|mer|fler|färre|under|över)|[+−]\d+(?:,\d)?\s%")
    assert [line for line in said if apart.search(line)] == []


def test_no_number_of_a_page_has_a_point_or_a_space_that_breaks(said: frozenset[str]) -> None:
    lines = [line for line in said if not line.startswith("{")]
    assert [line for line in lines if re.search(r"\d %|\d\.\d", line)] == []
