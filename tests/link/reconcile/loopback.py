"""A service on loopback that answers what a test wants, and counts what it was asked."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

MANIFEST: dict[str, object] = {
    "versions": ["0.1", "0.2"],
    "name": "Harbour names",
    "identifierSpace": "https://names.example/entity/",
    "schemaSpace": "https://names.example/type/",
    "defaultTypes": [{"id": "Q1", "name": "institute"}],
}
DRAFT: dict[str, object] = {
    "versions": ["1.0-draft"],
    "name": "Harbour names",
    "view": {"url": "https://names.example/entity/{id}"},
    "suggest": {"entity": True, "property": False, "type": False},
    "preview": {"width": 300, "height": 100},
    "extend": {"proposeProperties": True},
}


@dataclass(frozen=True)
class Request:
    """What a service was asked."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    body: bytes
    headers: Mapping[str, str]

    def queries(self) -> dict[str, dict[str, object]]:
        """The names of an older batch."""
        found: dict[str, dict[str, object]] = json.loads(parse_qs(self.body.decode())["queries"][0])
        return found


@dataclass(frozen=True)
class Reply:
    """What it answers; `held` waits until the test ends, `dripped` sends one header after another for some seconds."""

    content: object = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    promised: int | None = None
    held: bool = False
    dripped: bool = False

    def body(self) -> bytes:
        return self.raw if self.raw is not None else json.dumps(self.content).encode()


class Service:
    """The running service."""

    def __init__(self, answer: Callable[[Request], Reply]) -> None:
        self.requests: list[Request] = []
        self.released = threading.Event()
        self._answer = answer
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/names"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def asked(self) -> list[str]:
        """Every name that was asked for, in older batches."""
        batches = (each.queries() for each in self.requests if each.method == "POST")
        return [str(query["query"]) for batch in batches for query in batch.values()]

    def close(self) -> None:
        self.released.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._do()

            def do_POST(self) -> None:
                self._do()

            def _do(self) -> None:
                length = int(self.headers.get("Content-Length", 0))
                split = urlsplit(self.path)
                request = Request(
                    self.command, split.path, parse_qs(split.query), self.rfile.read(length), dict(self.headers)
                )
                service.requests.append(request)
                reply = service._answer(request)
                if reply.held:
                    service.released.wait()
                    return
                if reply.dripped:
                    self._drip()
                    return
                body = reply.body()
                try:
                    self.send_response(reply.status)
                    for name, value in reply.headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(reply.promised or len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except ConnectionError:
                    pass  # the client has seen enough

            def _drip(self) -> None:
                with suppress(ConnectionError):
                    self.wfile.write(b"HTTP/1.0 200 OK\r\n")
                    for number in range(100):
                        if service.released.wait(0.05):
                            return
                        self.wfile.write(b"X-%d: more\r\n" % number)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


@contextmanager
def serving(answer: Callable[[Request], Reply]) -> Iterator[Service]:
    service = Service(answer)
    try:
        yield service
    finally:
        service.close()


def older(
    results: Callable[[str], Sequence[object]], manifest: Mapping[str, object] = MANIFEST
) -> Callable[[Request], Reply]:
    """A service of version 0.2 that gives candidates by name."""

    def answer(request: Request) -> Reply:
        if request.method == "GET":
            return Reply(manifest)
        return Reply({key: {"result": results(str(query["query"]))} for key, query in request.queries().items()})

    return answer


def match(entity_id: str, name: str, score: float = 90.0, **more: object) -> dict[str, object]:
    return {"id": entity_id, "name": name, "score": score, "match": False, "type": [], **more}
