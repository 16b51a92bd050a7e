"""``fetch``: from a server that answers as the real ones do, into the journal and the snapshot."""

from __future__ import annotations

import datetime
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sbs_data import actions, settings
from sbs_data.actions import Delmal
from tests.sources.server import Api, Reply, serving
from tests.sources.worlds import OWN, Kolada, Skolverket, value_of
from tests.store import kit

Run = Callable[..., Any]

DAY = datetime.date(2026, 11, 22)


@pytest.fixture
def kolada() -> Kolada:
    return Kolada()


@pytest.fixture
def api(kolada: Kolada, monkeypatch: pytest.MonkeyPatch) -> Iterator[Api]:
    """Kolada, where the settings point at it."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving(kolada) as server:
        kolada.url = server.url
        monkeypatch.setenv("SBS_KOLADA_URL", server.url)
        yield server


def published(query: str) -> list[tuple[Any, ...]]:
    return kit.Store(settings.load()).rows(query)


def test_kolada_is_fetched_imported_and_published(run: Run, api: Api) -> None:
    result = run("fetch", "kolada", "--kommun", OWN)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("kolada-0999-20")
    assert "Importerad (s-" in result.stdout
    assert published(
        "SELECT gender, value FROM observations WHERE measure = 'eligible_vocational' "
        "AND population = 'municipal' AND unit_code = '0999' AND school_year = '2022/23' "
        "ORDER BY gender"
    ) == [
        ("all", value_of("N15436", OWN, 2023, "T")),
        ("boys", value_of("N15436", OWN, 2023, "M")),
        ("girls", value_of("N15436", OWN, 2023, "K")),
    ]
    assert run("check").exit_code == 0
    assert run("undo").exit_code == 0
    assert published("SELECT * FROM observations") == []
    assert api.asked


def test_skolverket_is_fetched_imported_and_published(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving(Skolverket()) as server:
        monkeypatch.setenv("SBS_SKOLVERKET_URL", server.url)
        result = run("fetch", "skolverket", "--kommun", OWN)
    assert result.exit_code == 0, result.output
    assert published(
        "SELECT unit_code, unit_name, value, marker FROM observations "
        "WHERE measure = 'eligible_vocational' AND unit_kind = 'school' AND marker IS NULL "
        "ORDER BY unit_code"
    ) == [
        ("10000001", "Norra skolan", 71.5, None),
        ("10000002", "Södra skolan", 72.5, None),
        ("10000003", "Östra skolan", 73.5, None),
    ]


def test_the_same_answers_twice_change_nothing(
    run: Run, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sbs_data.sources.fetching.stockholm_today", lambda _: DAY)
    run("fetch", "kolada", "--kommun", OWN)
    again = run("fetch", "kolada", "--kommun", OWN)
    assert again.exit_code == 0, again.output
    assert "redan importerade" in again.stdout
    assert len(actions.history(Delmal.load())) == 1
    assert api.asked


def test_what_the_source_lacks_is_told_and_so_is_what_the_reader_saw(
    run: Run, api: Api, kolada: Kolada
) -> None:
    kolada.groups.clear()
    kolada.titles["N15436"] = "Något annat"
    result = run("fetch", "kolada", "--kommun", OWN)
    assert result.exit_code == 0, result.output
    assert "ingen grupp" in result.stderr
    assert "heter nu ”Något annat”" in result.stderr
    assert api.asked


def test_a_fetch_that_breaks_leaves_nothing(run: Run, api: Api, data: Path) -> None:
    api.always("/oudata", Reply({}, 404))
    result = run("fetch", "kolada", "--kommun", OWN)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "(404)" in result.stderr
    assert result.stderr.endswith("Ingenting har hämtats.\n")
    assert actions.history(Delmal.load()) == []
    assert not any((data / "private").rglob("kolada*"))


def test_offline_is_one_sentence(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    monkeypatch.setenv("SBS_SKOLVERKET_URL", f"http://127.0.0.1:{port}")
    result = run("fetch", "skolverket", "--kommun", OWN)
    assert result.exit_code == 1
    assert f"Skolverket går inte att nå på 127.0.0.1:{port}." in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert data


def test_a_lost_zero_is_explained(run: Run) -> None:
    result = run("fetch", "kolada", "--kommun", "180")
    assert result.exit_code == 1
    assert "skriv 0180" in result.stderr


def test_a_setting_that_is_no_address_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SBS_KOLADA_URL", "api.kolada.se")
    result = run("fetch", "kolada", "--kommun", OWN)
    assert result.exit_code == 1
    assert "SBS_KOLADA_URL" in result.stderr


def test_a_kommun_must_be_named(run: Run) -> None:
    result = run("fetch", "kolada")
    assert result.exit_code == 2
    assert "--kommun" in result.stderr
