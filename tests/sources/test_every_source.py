"""Every source that can be asked: asked, its answers read and known as its own, and documented.

What fails here says which file lacks the source.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sbs_data.errors import DelmalError
from sbs_data.measures.sources import SOURCES, Source
from sbs_data.sources import FETCHES
from sbs_data.statistics import read_statistics, recognise
from tests.sources.conftest import clock
from tests.sources.server import serving
from tests.sources.worlds import OWN, WORLDS

PROJECT = Path(__file__).parents[2]


def test_a_source_is_known_everywhere() -> None:
    codes = {source.code for source in SOURCES}
    assert set(FETCHES) == codes, "sbs_data/sources/__init__.py: FETCHES, how it is asked"
    assert set(WORLDS) == codes, "tests/sources/worlds.py: WORLDS, what answers in its place"


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.code)
def test_what_it_answers_is_read(source: Source) -> None:
    world = WORLDS[source.code]()
    with serving(world) as api:
        world.url = api.url
        fetched = FETCHES[source.code](OWN, base_url=api.url, clock=clock)
    kind = recognise(fetched.content, fetched.file)
    assert kind in source.kinds, (
        "sbs_data/statistics/reader.py: _APIS, or sbs_data/measures/sources.py: kinds"
    )
    found = read_statistics(fetched.content, fetched.file, municipality=fetched.municipality)
    assert (found.kind, found.notices) == (kind, ())
    assert found.source.startswith(source.starts), "sbs_data/measures/sources.py: starts"
    assert found.table.num_rows > 0, "sbs_data/measures/catalogue.toml: what it calls a measure"


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.code)
def test_it_is_documented(source: Source) -> None:
    setting, command = f"SBS_{source.code.upper()}_URL", f"fetch {source.code} --kommun"
    with pytest.raises(DelmalError, match=f"^{setting} är ”x”"):  # its Service names it
        FETCHES[source.code](OWN, base_url="x")
    for file, told in {
        "README.md": (setting, command),
        "docs/handbok.md": (command,),
        "docs/vyer.md": tuple(f"`{kind}`" for kind in source.kinds),
    }.items():
        text = (PROJECT / file).read_text("utf-8")
        assert [words for words in told if words not in text] == [], f"{file} lacks them"
