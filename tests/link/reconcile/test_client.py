"""The client speaks every version of the protocol, asks no more than it must, and keeps what it was told."""

import json
import os
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curator.domain.watch import Watch
from curator.errors import Cancelled
from curator.link.reconcile import cache as cache_module
from curator.link.reconcile.answers import Cell, Match, Property
from curator.link.reconcile.cache import KEPT_SECONDS, AnswerCache, forget
from curator.link.reconcile.client import Client, Query
from curator.link.reconcile.failure import ServiceError
from curator.link.reconcile.manifest import ServiceType, read_manifest
from curator.link.reconcile.shape import Shape
from curator.link.reconcile.transport import Clock, Limits, Line
from tests.link.reconcile.asking import QUICK, FakeTime, ask, client, failure, known
from tests.link.reconcile.loopback import DRAFT, MANIFEST, Reply, Request, match, older, serving


def test_names_become_candidates_in_the_order_asked() -> None:
    with serving(older(known)) as service:
        first, second = ask(service, "Nobody Knows", "Quay Institute")
    assert (first.matches, first.error) == ((), None)
    assert second.matches == (
        Match(id="Q7", name="Quay Institute of Tides", description="an institute", score=98.0, certain=True),
    )


def test_only_names_and_their_kind_leave_the_machine() -> None:
    with serving(older(known)) as service, client(service) as asked:
        list(asked.ask([Query("Quay Institute", "Q1", 3)]))
    assert service.requests[-1].queries() == {"q0": {"query": "Quay Institute", "type": "Q1", "limit": 3}}
    sent = {name.lower() for name in service.requests[-1].headers}
    assert sent <= {"host", "accept", "accept-encoding", "connection", "user-agent", "content-length", "content-type"}


def test_many_names_go_in_batches_of_the_size_the_service_takes() -> None:
    with serving(older(known, {**MANIFEST, "batchSize": 4})) as service:
        answers = ask(service, *(f"Name {each}" for each in range(10)))
    assert [len(each.queries()) for each in service.requests if each.method == "POST"] == [4, 4, 2]
    assert [answer.query.words for answer in answers] == [f"Name {each}" for each in range(10)]


def test_a_batch_that_is_too_large_is_halved() -> None:
    answer = older(known)

    def narrow(request: Request) -> Reply:
        too_many = request.method == "POST" and len(request.queries()) > 2
        return Reply(status=413) if too_many else answer(request)

    with serving(narrow) as service:
        answers = ask(service, *"abcde", "Quay Institute")
    assert [each.error for each in answers] == [None] * 6
    assert answers[-1].matches[0].id == "Q7"


def test_the_draft_of_1_0_has_other_addresses_and_bodies() -> None:
    def answer(request: Request) -> Reply:
        match request.method, request.path:
            case "GET", "/names":
                return Reply(DRAFT)
            case "POST", "/names/reconcile":
                asked = json.loads(request.body)["queries"]
                found = [known(str(each["conditions"][0]["propertyValue"])) for each in asked]
                return Reply({"results": [{"candidates": each} for each in found]})
            case "GET", "/names/suggest/entity":
                return Reply({"result": [{"id": "Q7", "name": request.query["prefix"][0], "notable": ["Q1"]}]})
            case "GET", "/names/preview":
                return Reply(raw=f"<p>{request.query['id'][0]}</p>".encode())
            case "GET", "/names/extend/propose":
                return Reply({"properties": [{"id": "city", "name": "City"}], "type": request.query["type"][0]})
            case "POST", "/names/extend":
                wanted = json.loads(request.body)
                cells = [{"id": each["id"], "values": [{"str": "Varnholm"}, {}]} for each in wanted["properties"]]
                return Reply({"meta": [], "rows": [{"id": each, "properties": cells} for each in wanted["ids"]]})
        return Reply(status=404)

    with serving(answer) as service, client(service) as asked:
        (found,) = asked.ask([Query("Quay Institute", "Q1")])
        assert found.matches[0].name == "Quay Institute of Tides"
        assert asked.suggest("Qua") == (Match(id="Q7", name="Qua", types=(ServiceType("Q1", "Q1"),)),)
        assert asked.preview("Q 7/&") == "<p>Q 7/&</p>"
        assert asked.properties("Q1") == (Property("city", "City"),)
        assert asked.extend(["Q7"], ["city"]) == {"Q7": {"city": (Cell("Varnholm"),)}}


def test_older_versions_say_where_the_rest_is() -> None:
    def answer(request: Request) -> Reply:
        root = f"http://{request.headers['Host']}"
        more = {
            "suggest": {"entity": {"service_url": root, "service_path": "/complete"}},
            "preview": {"url": f"{root}/page/{{{{id}}}}", "width": 1, "height": 1},
            "extend": {"propose_properties": {"service_url": root, "service_path": "/which"}},
        }
        match request.path:
            case "/complete":
                return Reply({"result": [match("Q7", "Quay")]})
            case "/page/Q7":
                return Reply(raw=b"<p>Q7</p>")
            case "/which":
                return Reply({"properties": [{"id": "city", "name": "City"}]})
        if request.body:
            rows = {"Q7": {"city": [{"id": "P1", "name": "Varnholm"}, {"int": 3}, {"date": "2031-05-04T00:00:00"}]}}
            return Reply({"meta": [], "rows": rows})
        return Reply({**MANIFEST, **more})

    with serving(answer) as service, client(service) as asked:
        assert [each.id for each in asked.suggest("Qua")] == ["Q7"]
        assert asked.preview("Q7") == "<p>Q7</p>"
        assert asked.properties("Q1") == (Property("city", "City"),)
        assert asked.extend(["Q7"], ["city"]) == {
            "Q7": {"city": (Cell("Varnholm", "P1"), Cell("3"), Cell("2031-05-04T00:00:00"))}
        }


def test_what_a_service_offers_at_another_host_is_not_used() -> None:
    more = {
        "suggest": {"entity": {"service_url": "https://elsewhere.example", "service_path": "/complete"}},
        "preview": {"url": "https://elsewhere.example/{{id}}", "width": 1, "height": 1},
        "extend": {"propose_properties": {"service_url": "file://", "service_path": "/which"}},
    }
    with serving(older(known, {**MANIFEST, **more})) as service, client(service) as asked:
        with pytest.raises(ServiceError, match="“Harbour” completes no beginnings"):
            asked.suggest("Qua")
        with pytest.raises(ServiceError, match="has no pages"):
            asked.preview("Q7")
        with pytest.raises(ServiceError, match="does not say which properties"):
            asked.properties("Q1")


@pytest.mark.parametrize(
    ("space", "scheme"),
    [
        ("http://www.wikidata.org/entity/", "wikidata"),
        ("https://ror.org/", "ror"),
        ("https://error.org/", ""),
        ("http://[/", ""),
    ],
)
def test_identifiers_of_well_known_lists_have_their_scheme(space: str, scheme: str) -> None:
    shape = Shape("Harbour", {**MANIFEST, "identifierSpace": space})
    assert read_manifest("https://names.example/", shape).scheme == scheme


def test_a_service_that_says_no_version_speaks_the_first() -> None:
    bare = read_manifest("https://names.example/", Shape("Harbour", {"name": "Harbour names"}))
    assert (bare.versions, bare.draft, bare.extend) == (("0.1",), False, "")


# How it is asked


def test_a_failure_for_the_moment_is_tried_again_after_growing_pauses() -> None:
    time, replies = FakeTime(), iter([Reply(status=503), Reply(status=429), Reply(MANIFEST)])
    limits = Limits(read=2.0, apart=0.0, backoff=1.0)
    with serving(lambda _: next(replies)) as service, client(service, limits, clock=time.clock()) as asked:
        assert asked.manifest().name == "Harbour names"
    assert sum(time.waited) == pytest.approx(1.0 + 2.0)


def test_a_service_that_asks_to_wait_is_waited_for_but_not_for_long() -> None:
    time = FakeTime()
    replies = iter([Reply(status=429, headers={"Retry-After": "7"}), Reply(MANIFEST)])
    with serving(lambda _: next(replies)) as service, client(service, clock=time.clock()) as asked:
        asked.manifest()
    assert sum(time.waited) == pytest.approx(7.0)
    late = Reply(status=429, headers={"Retry-After": "3600"})
    with serving(lambda _: late) as service, client(service, clock=time.clock()) as asked:
        failure(asked.manifest)
    assert len(service.requests) == 1


def test_requests_keep_their_distance() -> None:
    time = FakeTime()
    one_a_time = {**MANIFEST, "batchSize": 1}
    with serving(older(known, one_a_time)) as service:
        ask(service, "a", "b", "c", limits=replace(QUICK, apart=0.25), clock=time.clock())
    assert sum(time.waited) == pytest.approx(3 * 0.25)


def test_somebody_who_stops_waits_for_no_further_try() -> None:
    time, stopped = FakeTime(), list[bool]()

    def sleep(seconds: float) -> None:
        time.sleep(seconds)
        stopped.append(True)

    clock = Clock(lambda: time.at, sleep)
    watch = Watch(cancelled=lambda: bool(stopped))
    with serving(lambda _: Reply(status=503)) as service:
        busy = client(service, Limits(backoff=5.0), clock=clock)
        with busy, pytest.raises(Cancelled):
            busy.manifest(watch)
    assert len(service.requests) == 1
    assert len(time.waited) == 1


def test_somebody_who_stops_does_not_wait_for_a_service_that_hangs() -> None:
    good, held = older(known), threading.Event()

    def answer(request: Request) -> Reply:
        if request.method == "GET":
            return good(request)
        held.set()
        return Reply(held=True)

    with serving(answer) as service, client(service, Limits(apart=0.0)) as asked:
        with pytest.raises(Cancelled):
            list(asked.ask([Query("Quay Institute")], Watch(cancelled=held.is_set)))
        assert not service.released.is_set()  # it holds the request still


def test_somebody_who_stops_does_not_wait_for_another_request_either() -> None:
    held, ended = threading.Event(), list[str]()

    def answer(_: Request) -> Reply:
        held.set()
        return Reply(held=True)

    def first(asked: Client, watch: Watch) -> None:
        try:
            asked.manifest(watch)
        except Cancelled:
            ended.append("first")

    with serving(answer) as service, client(service, Limits(apart=0.0)) as asked:
        over = threading.Event()
        other = threading.Thread(target=first, args=(asked, Watch(cancelled=over.is_set)))
        other.start()
        assert held.wait(5)
        with pytest.raises(Cancelled):
            asked.manifest(Watch(cancelled=lambda: True))
        assert not ended
        over.set()
        other.join()
    assert ended == ["first"]


def test_a_line_that_was_cut_before_it_stood_carries_nothing() -> None:
    here, there = socket.socketpair()
    line = Line()
    with here, there:
        line.cut()
        line.hear("connection.connect_tcp.complete", {"return_value": _Stream(here)})
        assert there.recv(1) == b""


@dataclass
class _Stream:
    """A connection as httpcore hands it over."""

    line: socket.socket

    def get_extra_info(self, name: str) -> socket.socket:
        assert name == "socket"
        return self.line


def test_answers_are_kept_and_failures_are_not(tmp_path: Path) -> None:
    replies: Iterator[Callable[[Request], Reply]] = iter([lambda _: Reply(status=404), older(known)])
    good, state = older(known), {"answer": next(replies)}
    with serving(lambda each: good(each) if each.method == "GET" else state["answer"](each)) as service:
        assert ask(service, "Quay Institute", cache=tmp_path)[0].error
        state["answer"] = next(replies)
        fresh = ask(service, "Quay Institute", "Nobody Knows", cache=tmp_path)
        before = service.asked()
        assert ask(service, "Quay Institute", "Nobody Knows", cache=tmp_path) == fresh
        assert service.asked() == before
        forget(tmp_path)
        ask(service, "Quay Institute", cache=tmp_path)
        assert service.asked() == [*before, "Quay Institute"]


def test_what_was_answered_is_known_while_the_service_is_away(tmp_path: Path) -> None:
    with serving(older(known)) as service:
        fresh = ask(service, "Quay Institute", cache=tmp_path)
    assert ask(service, "Quay Institute", "Linhe", cache=tmp_path)[0] == fresh[0]
    assert ask(service, "Quay Institute", "Linhe", cache=tmp_path)[1].error


def test_old_and_broken_answers_are_asked_for_again(tmp_path: Path) -> None:
    with serving(older(known)) as service:
        ask(service, "Quay Institute", cache=tmp_path)
        (kept,) = (each for each in tmp_path.rglob("*.json") if "q0" in each.read_text("utf-8"))
        kept.write_text('{"q0": ', "utf-8")
        assert ask(service, "Quay Institute", cache=tmp_path)[0].matches
    assert service.asked() == ["Quay Institute"] * 2
    cache = AnswerCache(tmp_path, "a", now=lambda: kept.stat().st_mtime + KEPT_SECONDS + 60)
    cache.put("question", {})
    assert cache.get("question") is None


def test_a_cache_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", "utf-8")
    with serving(older(known)) as service:
        assert ask(service, "Quay Institute", cache=tmp_path / "cache")[0].matches


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.text(), other=st.text())
def test_a_question_has_its_own_answer(question: str, other: str, tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path, "a")
    cache.put(question, [question.encode("utf-8", "surrogatepass").hex()])
    if other != question:
        cache.put(other, [1])
    kept = cache.get(question)
    assert kept is not None
    assert json.loads(kept) == [question.encode("utf-8", "surrogatepass").hex()]


def test_where_too_many_answers_are_kept_the_older_half_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "_MOST_FILES", 6)
    looked: list[Path] = []
    scandir = os.scandir

    def noted(folder: Path) -> object:
        looked.append(folder)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", noted)
    before = AnswerCache(tmp_path, "a")
    for number in range(5):
        before.put(f"old {number}", number)
        os.utime(before._path(f"old {number}"), (1_000_000_000 + number,) * 2)
    assert len(looked) == 1
    cache = AnswerCache(tmp_path, "a", now=lambda: 1_000_000_100.0)
    for number in range(2):
        cache.put(f"new {number}", number)
    kept = [name for name in (*(f"old {n}" for n in range(5)), "new 0", "new 1") if cache.get(name)]
    assert kept == ["old 3", "old 4", "new 0", "new 1"]
