"""What can go wrong on the way, and what is said then. Both services go through this client."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

import pytest

from sbs_data.errors import DelmalError
from sbs_data.sources import limits
from sbs_data.sources.client import Client, Service
from sbs_data.sources.fetched import Answer, save
from sbs_data.sources.kolada import KOLADA
from sbs_data.sources.skolverket import SKOLVERKET
from sbs_data.statistics import glimpse
from tests.sources.conftest import clock
from tests.sources.server import Api, Reply, serving

SERVICE = Service(
    "Källan",
    "https://exempel.invalid/v1",
    "application/json",
    "SBS_TEST_URL",
    {"fine": None, "rows": [{"id": None, "values": []}]},
)
FINE = Reply({"fine": True})


@pytest.fixture
def api() -> Iterator[Api]:
    with serving(lambda *_: FINE) as server:
        yield server


def ask(api: Api, path: str = "/a") -> dict[str, object]:
    with Client(SERVICE, api.url, clock) as client:
        return client.get(client.address(path)).body


def refusal(api: Api) -> DelmalError:
    with pytest.raises(DelmalError) as caught:
        ask(api)
    assert "Ingenting har hämtats." in caught.value.message
    assert "Källan" in caught.value.message
    return caught.value


def test_the_services_are_asked_over_https() -> None:
    for service in (KOLADA, SKOLVERKET):
        with Client(service, None, clock) as client:
            assert client.address("/x", y=1).startswith(f"{service.url}/x?y=1")
            assert urlsplit(service.url).scheme == "https"


@pytest.mark.parametrize(
    "address", ["ftp://exempel.invalid", "exempel.invalid", "https://", "//[x"]
)
def test_a_base_address_that_is_none_is_told_by_its_setting(address: str) -> None:
    with pytest.raises(DelmalError) as caught:
        Client(SERVICE, address, clock)
    assert caught.value.code == "base_address"
    assert caught.value.message.startswith(f"SBS_TEST_URL är ”{address}”")


def test_a_busy_server_is_given_the_time_it_asks_for(api: Api, waits: list[float]) -> None:
    api.once(
        "/a",
        Reply({}, 429, {"Retry-After": "7"}),
        Reply({}, 503, {"Retry-After": "Sun, 22 Nov 2026 23:30:20 GMT"}),
        Reply({}, 429, {"Retry-After": "0"}),
    )
    assert ask(api) == {"fine": True}
    assert waits == [7.0, 20.0, 0.0]


def test_a_server_that_asks_for_hours_is_not_waited_for(api: Api, waits: list[float]) -> None:
    api.once("/a", Reply({}, 429, {"Retry-After": "3600"}))
    error = refusal(api)
    assert error.code == "too_many_requests"
    assert "om 60 minuter" in error.message
    assert waits == []


def test_a_time_without_end_is_no_crash(api: Api) -> None:
    api.once("/a", Reply({}, 429, {"Retry-After": "9" * 400}))
    assert refusal(api).code == "too_many_requests"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_server_that_stays_so_is_asked_four_times_ever_more_seldom(
    api: Api, waits: list[float], status: int
) -> None:
    api.always("/a", Reply({}, status))
    error = refusal(api)
    assert error.code == ("too_many_requests" if status == 429 else "server_error")
    assert str(status) in error.message
    assert len(api.asked) == 4
    assert [1 <= waits[0] <= 2, 2 <= waits[1] <= 3, 4 <= waits[2] <= 5] == [True] * 3


@pytest.mark.parametrize("reply", [Reply({}, 500), Reply(b'{"fine', cut=True), Reply(b'{"fi')])
def test_what_passes_is_asked_again_and_leaves_no_trace(api: Api, reply: Reply) -> None:
    api.once("/a", reply, reply)
    assert ask(api) == {"fine": True}
    assert len(api.asked) == 3


def test_a_connection_that_is_cut_each_time_is_told(api: Api) -> None:
    api.always("/a", Reply(b'{"values": [', cut=True))
    error = refusal(api)
    assert error.code == "cut"
    assert f"{api.url}/a" in error.message
    assert len(api.asked) == 4


def test_a_connection_that_ends_before_the_answer_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(5)

        def hang_up() -> None:
            for _ in range(limits.ATTEMPTS):
                taken, _ = listener.accept()
                with taken:
                    taken.recv(1000)

        thread = threading.Thread(target=hang_up)
        thread.start()
        server = Api(lambda *_: FINE, f"http://127.0.0.1:{listener.getsockname()[1]}")
        assert refusal(server).code == "cut"
        thread.join()


def test_offline_says_what_to_look_at(waits: list[float]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    error = refusal(Api(lambda *_: FINE, f"http://127.0.0.1:{port}"))
    assert error.code == "offline"
    assert f"127.0.0.1:{port}" in error.message
    assert "internet" in error.message
    assert len(waits) == 3


def test_a_connection_that_is_not_secure_is_not_used(api: Api, waits: list[float]) -> None:
    error = refusal(Api(api.world, api.url.replace("http://", "https://")))
    assert error.code == "certificate"
    assert "REQUESTS_CA_BUNDLE" in error.message
    assert (api.asked, waits) == ([], [])


def test_a_silent_server_is_not_waited_for_for_ever(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "READ_SECONDS", 0.05)
    monkeypatch.setattr(limits, "ATTEMPTS", 1)
    given_up = threading.Event()

    def answer(*_: object) -> Reply:
        given_up.wait(1)
        return FINE

    api.world = answer
    assert refusal(api).code == "timeout"
    given_up.set()


def test_a_dripping_server_is_not_waited_for_for_ever(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ANSWER_SECONDS", -1)
    assert refusal(api).code == "timeout"


def test_404_is_told_with_the_address_and_asked_once(api: Api) -> None:
    api.always("/a", Reply({}, 404))
    error = refusal(api)
    assert error.code == "not_found"
    assert f"{api.url}/a" in error.message
    assert len(api.asked) == 1


@pytest.mark.parametrize("status", [204, 300, 400, 401, 403, 418, 422])
def test_what_is_no_answer_is_told_and_asked_once(api: Api, status: int) -> None:
    api.always("/a", Reply(b"" if status == 204 else {}, status))
    error = refusal(api)
    assert (error.code, str(status) in error.message) == ("not_accepted", True)
    assert len(api.asked) == 1


def test_a_page_to_log_in_at_is_told_and_asked_once(api: Api) -> None:
    api.always("/a", Reply(b"<!DOCTYPE html><p>Logga in", content_type="text/html; charset=utf-8"))
    error = refusal(api)
    assert error.code == "not_json"
    assert "text/html" in error.message
    assert len(api.asked) == 1


@pytest.mark.parametrize("body", [b"[1]", b'"x"', b"null", b"7"])
def test_json_that_is_no_object_is_told(api: Api, body: bytes) -> None:
    api.always("/a", Reply(body))
    assert refusal(api).code == "strange_answer"


@pytest.mark.parametrize(
    "body",
    [
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": %s}' % (b"7" * 5_000),
        b"\xff\xfe",
        '{"fine": true}'.encode("utf-16"),
        b'{"a": "\xe5"}',
        b"",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"fine": true} {}',
        b'{"fine": true,}',
    ],
)
def test_what_is_nearly_json_is_told(api: Api, body: bytes) -> None:
    api.always("/a", Reply(body))
    assert refusal(api).code == "cut"


@pytest.mark.parametrize(
    "body",
    [
        b'{"fine": true, "fine": false}',
        b'{"unseen": [{"a": 1, "b": 2, "a": 1}]}',
        b'{"unseen": "\\ud800"}',
        b'{"fine": 1e999}',
        b'{"fine": "%s"}' % (b"x" * 5_000),
    ],
    ids=["twice", "twice where nobody looks", "half a sign", "no number", "no address"],
)
def test_json_that_no_honest_service_sends_is_told_and_asked_once(api: Api, body: bytes) -> None:
    api.always("/a", Reply(body))
    assert refusal(api).code == "strange_answer"
    assert len(api.asked) == 1


def test_only_what_is_looked_at_comes_to_the_process_that_asked(api: Api) -> None:
    sent = {
        "fine": {"x": 1},
        "other": "x" * 5_000,
        "rows": [{"id": 7, "values": [{"a": 1}, {"a": 2}], "b": []}, [1], "x", {"values": []}],
    }
    api.always("/a", Reply(sent))
    with Client(SERVICE, api.url, clock) as client:
        answer = client.get(client.address("/a"))
    assert answer.body == {
        "fine": {},
        "rows": [{"id": 7, "values": [None]}, [], "x", {"values": []}],
    }
    assert json.loads(answer.content) == sent


def test_no_answer_is_read_where_it_is_asked(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glimpse, "glimpse", None)
    monkeypatch.setattr("sbs_data.statistics.in_child.answer", None)
    assert ask(api) == {"fine": True}


@pytest.mark.parametrize(
    "body",
    [b'{"rows":[%s]}' % b",".join([b"{}"] * 5_000), b'{"a":[%s]}' % b",".join([b"[]"] * 9_000_000)],
    ids=["more than is looked at", "more than a file may take"],
)
def test_an_answer_that_swells_is_refused(
    api: Api, body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_VALUES", 5_000)
    api.always("/a", Reply(body))
    assert refusal(api).code == "too_large"
    assert len(api.asked) == 1


def test_what_is_looked_at_of_all_answers_is_bounded(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_VALUES", 3)
    with Client(SERVICE, api.url, clock) as client:
        client.get(client.address("/a"))
        with pytest.raises(DelmalError) as caught:  # two values each
            client.get(client.address("/a"))
    assert caught.value.code == "too_large"


def test_a_whole_kommuns_answers_are_within_what_is_looked_at() -> None:
    # 300 schools, 40 KPIs, 20 years: a row and its unit, KPI and values with whether there are any
    assert limits.MAX_VALUES > 300 * 40 * 20 * 5


def test_answers_are_kept_as_they_came_each_on_its_line() -> None:
    day = date(2026, 11, 23)
    sent = '\ufeff{\r\n  "fine": "å\\u00e5\\n",\n  "x": 1.0e-2\n}\n'.encode()
    saved = save([Answer('http://x/"', sent, {}), Answer("http://y", b"{}", {})], day)
    assert len(saved.splitlines()) == 4
    assert json.loads(saved) == [
        {"url": 'http://x/"', "retrieved_on": "2026-11-23", "json": {"fine": "åå\n", "x": 0.01}},
        {"url": "http://y", "retrieved_on": "2026-11-23", "json": {}},
    ]
    assert b"1.0e-2" in saved


def test_a_redirect_on_the_same_host_is_followed(api: Api) -> None:
    api.once("/a", Reply({}, 307, {"Location": "/a/"}))
    assert ask(api) == {"fine": True}
    assert api.asked == ["/a", "/a/"]


def test_what_a_redirect_holds_beside_its_address_is_not_read(api: Api) -> None:
    api.once("/a", Reply(b"x", 302, {"Location": "/b"}, cut=True))
    assert ask(api) == {"fine": True}
    assert api.asked == ["/a", "/b"]


@pytest.mark.parametrize(
    "address",
    [
        "http://exempel.invalid/a",
        "//exempel.invalid/a",
        "http://localhost/a",
        "http://127.0.0.1:1/a",
        "http://127.0.0.1@exempel.invalid/a",
        "file:///etc/passwd",
        "http://[x/",
    ],
)
def test_a_redirect_elsewhere_is_refused_and_not_asked(api: Api, address: str) -> None:
    api.once("/a", Reply({}, 302, {"Location": address}))
    error = refusal(api)
    assert error.code == "other_host"
    assert address in error.message
    assert api.asked == ["/a"]


def test_redirects_without_end_are_cut(api: Api) -> None:
    api.always("/a", Reply({}, 302, {"Location": "/a"}))
    assert refusal(api).code == "endless"
    assert len(api.asked) == 4


def test_an_answer_larger_than_there_is_room_for_is_refused(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", 100)
    monkeypatch.setattr(limits, "PIECE_BYTES", 10)
    with Client(SERVICE, api.url, clock) as client:
        api.world = lambda *_: Reply({"a": "x" * 50})
        client.get(client.address("/a"))
        with pytest.raises(DelmalError) as caught:  # each has room, the two together have not
            client.get(client.address("/a"))
    assert caught.value.code == "too_large"


def test_more_questions_than_anyone_needs_are_not_asked(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_REQUESTS", 2)
    api.always("/a", Reply({}, 500))
    assert refusal(api).code == "too_large"
    assert len(api.asked) == 2
