"""The kommuner of Sweden, and the names that a huvudman's report may give them."""

from __future__ import annotations

from collections import Counter

from sbs_data import municipalities


def test_there_are_290_in_21_counties_each_with_a_name_of_its_own() -> None:
    every = municipalities.every()
    assert len(every) == 290
    assert len({code[:2] for code in every}) == 21
    assert len({of.name for of in every.values()}) == 290


def test_no_spelling_is_of_two() -> None:
    spelled = Counter(name for of in municipalities.every().values() for name in set(of.spellings))
    assert [name for name, times in spelled.items() if times > 1] == []


def test_a_huvudman_is_found_as_its_reports_write_it() -> None:
    of = {name: m.code for m in municipalities.every().values() for name in m.spellings}
    assert of["norbergs kommun"] == of["norberg"] == "1962"
    assert of["västerås stad"] == "1980"
    assert of["falu kommun"] == "2080"
    assert of["region gotland"] == "0980"
    assert of["dals eds kommun"] == "1438"
    assert of["håbo kommun"] != of["habo kommun"]
