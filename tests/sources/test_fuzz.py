"""Answers spoilt at random: fetched or refused in a sentence, and what is fetched can be read."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sbs_data.errors import DelmalError, Refused
from sbs_data.sources import Fetched, client, fetch_kolada, fetch_skolverket
from sbs_data.sources.client import Client
from sbs_data.sources.trouble import NotFound
from sbs_data.statistics import Statistics, isolated, read_statistics
from sbs_data.statistics.glimpse import glimpse
from tests.sources.conftest import clock
from tests.sources.server import World
from tests.sources.worlds import OWN, Kolada, Skolverket, kpi_titles

JUNK = st.sampled_from(
    [None, True, 0, -1, 10**6, 1.5, "", "x", "0901", "../x", "\ud800", [], [1], {}, {"id": "x"}]
)
# A few KPIs are enough, and quick.
TITLES = {k: kpi_titles()[k] for k in ("N15436", "N15505", "U15416")}
SOURCES: dict[str, tuple[Callable[..., Fetched], World]] = {
    "kolada": (fetch_kolada, Kolada(titles=TITLES)),
    "skolverket": (fetch_skolverket, Skolverket()),
}


def spoilt(node: Any, data: st.DataObject) -> Any:
    """The same, with something somewhere in it put in place of what stood there, or gone."""
    if not isinstance(node, dict | list) or not node or data.draw(st.integers(0, 4)) == 0:
        return data.draw(JUNK)
    copied = copy.copy(node)
    key = data.draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
    if data.draw(st.integers(0, 4)) == 0:
        del copied[key]
    else:
        copied[key] = spoilt(node[key], data)
    return copied


@pytest.mark.parametrize("source", SOURCES)
@settings(max_examples=100)
@given(data=st.data())
def test_a_spoilt_answer_is_fetched_or_refused(source: str, data: st.DataObject) -> None:
    fetch, world = SOURCES[source]
    left = data.draw(st.integers(0, 9))

    def ask(_: Client, url: str) -> client._Sent:
        nonlocal left
        parts = urlsplit(url)
        try:
            body = world(parts.path, dict(parse_qsl(parts.query))).body
        except (AssertionError, KeyError, ValueError):  # a spoilt address
            raise NotFound("Källan", url) from None
        left -= 1
        if left == -1:
            body = spoilt(body, data)
        return client._Sent(json.dumps(body).encode(), "application/json")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Client, "_ask", ask)
        patch.setattr(isolated, "answer", glimpse)  # here, where a mistake is seen
        fetched = _or_refusal(lambda: fetch(OWN, base_url="http://127.0.0.1", clock=clock))
    if isinstance(fetched, DelmalError):
        assert fetched.message.endswith("Ingenting har hämtats.")
        return
    read = _or_refusal(lambda: read_statistics(fetched.content, fetched.file, municipality=OWN))
    assert isinstance(read, Statistics | Refused)


def _or_refusal(act: Callable[[], Any]) -> Any:
    try:
        return act()
    except DelmalError as error:
        return error
