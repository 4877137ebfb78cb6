"""Whatever a service does ends in a sentence that names it, and is never taken for an answer."""

import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.link.reconcile.client import LONGEST_NAME, Client, Query
from curator.link.reconcile.failure import MalformedError, ServiceError
from curator.link.reconcile.manifest import read_manifest
from curator.link.reconcile.shape import Shape
from curator.link.reconcile.transport import Limits
from tests.link.reconcile.asking import QUICK, ask, client, failure, known
from tests.link.reconcile.loopback import MANIFEST, Reply, Request, match, older, serving


def sentence(answer: Callable[[Request], Reply], limits: Limits = QUICK) -> str:
    """What is said of a service whose answers to batches fail."""
    good = older(known)
    with serving(lambda request: good(request) if request.method == "GET" else answer(request)) as service:
        (found,) = ask(service, "Quay Institute", limits=limits)
    assert found.matches == ()
    assert found.error is not None
    return found.error.sentence


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(raw=b"<html>Welcome</html>"), "it is no JSON"),
        (Reply(raw=b'{"q0": {"result": ['), "it is no JSON"),
        (Reply(raw=b"[" * 100_000), "it is no JSON"),
        (Reply(raw=b"\xff\xfe\x00"), "it is no JSON"),
        (Reply([]), "the answer is no object"),
        (Reply({}), "the answer has no “q0”"),
        (Reply({"q0": None}), "the answer has no “q0”"),
        (Reply({"q0": {"result": "none"}}), "the answer.q0.result is no list"),
        (Reply({"q0": {"result": [7]}}), "the answer.q0.result[0] is no object"),
        (Reply({"q0": {"result": [{"name": "Quay"}]}}), "the answer.q0.result[0] has no “id”"),
        (Reply({"q0": {"result": [{"id": "", "name": "Quay"}]}}), "the answer.q0.result[0].id is empty"),
        (Reply({"q0": {"result": [match("Q7", "Quay", score="high")]}}), "score is no number"),  # type: ignore[arg-type]
        (Reply(raw=b'{"q0": {"result": [{"id": "1", "name": "a", "score": NaN}]}}'), "it is no JSON"),
        (Reply(raw=b'{"q0": {"result": [{"id": "1", "name": "a", "score": 1e999}]}}'), "score is no number"),
    ],
)
def test_a_malformed_answer_is_a_sentence(reply: Reply, said: str) -> None:
    told = sentence(lambda _: reply)
    assert told.startswith("“Harbour” answered what is no answer of a reconciliation service: ")
    assert said in told


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(status=404), "“Harbour” refused the question (status 404)."),
        (Reply(status=503), "“Harbour” is not able to answer now (status 503)."),
        (Reply(status=301, headers={"Location": "https://new.example/"}), "has moved to “https://new.example/”."),
        (Reply(status=413), "“Harbour” takes fewer names at once."),
        (Reply(raw=b"x" * 200_000), "“Harbour” answered with more than 100 kB."),
        (Reply(raw=b"x", headers={"Content-Encoding": "gzip"}), "in packed form"),
        (Reply(raw=b"{}", promised=50), "“Harbour” broke off (RemoteProtocolError)."),
    ],
)
def test_a_refusal_is_a_sentence(reply: Reply, said: str) -> None:
    assert said in sentence(lambda _: reply, replace(QUICK, size=100_000))


def test_a_service_that_does_not_answer_is_given_up() -> None:
    assert sentence(lambda _: Reply(held=True), replace(QUICK, read=0.05, tries=2)).endswith("did not answer in time.")


def test_a_service_that_drips_headers_is_given_up_and_its_thread_ends() -> None:
    limits = replace(QUICK, connect=0.2, whole=0.2, tries=1)
    assert sentence(lambda _: Reply(dripped=True), limits).endswith("did not answer in time.")


def test_nobody_at_the_address_is_a_sentence() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Client("Harbour", f"http://127.0.0.1:{port}/", limits=QUICK) as asked:
        first, second = asked.ask([Query("Quay Institute"), Query("Linhe")])
    assert first.error is second.error
    assert first.error is not None
    assert first.error.sentence == "“Harbour” cannot be reached."


@pytest.mark.parametrize("address", ["", "names", "http://", "http://[::", "ftp://names.example/", "http://a b/\x00"])
def test_an_address_that_is_none_is_a_sentence(address: str) -> None:
    with Client("Harbour", address, limits=QUICK) as asked, pytest.raises(ServiceError, match="“Harbour” "):
        asked.manifest()


def test_a_manifest_that_is_none_is_a_sentence() -> None:
    with serving(lambda _: Reply(["a page"])) as service, client(service) as asked:
        told = failure(asked.manifest)
    assert isinstance(told, MalformedError)
    assert told.sentence.endswith(": the answer is no object.")


@given(content=st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["q0", "result", "results", "candidates", "id", "name", "score", "type", "rows", "properties",
                         "versions", "suggest", "preview", "extend", "view", "url", "batchSize", "entity", "str"]),
        inner, max_size=4),
    max_leaves=12,
))  # fmt: skip
def test_no_answer_whatever_raises_anything_else(content: object) -> None:
    from curator.link.reconcile.answers import read_batch, read_properties, read_rows, read_suggestions

    shape = Shape("Harbour", content)
    for read in (
        lambda: read_manifest("https://names.example/", shape),
        lambda: read_batch(shape, 1, draft=True),
        lambda: read_batch(shape, 1, draft=False),
        lambda: read_suggestions(shape),
        lambda: read_properties(shape),
        lambda: read_rows(shape, draft=True),
        lambda: read_rows(shape, draft=False),
    ):
        with suppress(MalformedError):
            read()


def test_a_failure_is_told_apart_from_no_match_and_the_rest_goes_on() -> None:
    good = older(known, {**MANIFEST, "batchSize": 1})

    def answer(request: Request) -> Reply:
        broken = request.method == "POST" and "Broken" in str(request.queries())
        return Reply(status=500) if broken else good(request)

    with serving(answer) as service:
        broken, none, one = ask(service, "Broken", "Nobody Knows", "Quay Institute")
    assert broken.error is not None
    assert (none.error, none.matches) == (None, ())
    assert one.matches


def test_a_service_that_fails_again_and_again_is_left_in_peace() -> None:
    good = older(known, {**MANIFEST, "batchSize": 1})
    with serving(lambda request: good(request) if request.method == "GET" else Reply(status=500)) as service:
        answers = ask(service, *(f"Name {each}" for each in range(50)))
    assert all(answer.error for answer in answers)
    assert len(service.requests) == 1 + 2 * QUICK.tries


def test_what_is_too_long_for_a_name_is_not_sent_and_not_called_unknown() -> None:
    with serving(older(known)) as service:
        long, blank, good = ask(service, "x" * (LONGEST_NAME + 1), " ", "Quay Institute")
    assert service.asked() == ["Quay Institute"]
    assert long.error is not None
    assert blank.error is not None
    assert good.matches
