"""Local servers in place of the real ones, and no waiting."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.sources.server import Api, serving
from tests.sources.worlds import Kolada, Skolverket


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited between attempts: nobody waits in earnest, nor goes by a proxy."""
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return waited


def clock() -> datetime:
    """Late in the evening by UTC: the next day has begun in Sweden."""
    return datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


@pytest.fixture
def kolada() -> Kolada:
    return Kolada()


@pytest.fixture
def kolada_api(kolada: Kolada) -> Iterator[Api]:
    with serving(kolada) as api:
        kolada.url = api.url
        yield api


@pytest.fixture
def skolverket() -> Skolverket:
    return Skolverket()


@pytest.fixture
def skolverket_api(skolverket: Skolverket) -> Iterator[Api]:
    with serving(skolverket) as api:
        yield api
