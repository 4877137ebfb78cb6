"""The registry's reconciliation service on loopback: requests to answers, with bounds on everything.

Other machines are never answered, nor pages of other sites that a browser on this machine has open. What is answered
is `curator.services.offering`'s; how questions are written, `curator.services.offering_questions`'.
"""

import json
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from curator.errors import UserError, WorkspaceError
from curator.services.offering import Offering, properties
from curator.services.offering_questions import Refusal, draft_answer, form, older, suggested

DRAFT = "/1.0-draft"
_HERE = "127.0.0.1"
_NAMES_OF_HERE = frozenset({_HERE, "localhost", "::1"})
_MOST_BYTES = 2_000_000
_PATIENCE = 20.0


class Server:
    """The running service; also a context manager.

    Args:
        offering: The answers.
        port: On which it listens; 0 chooses a free one.

    Raises:
        UserError: The port is taken.
    """

    def __init__(self, offering: Offering, port: int) -> None:
        try:
            self._server = _Listener((_HERE, port), offering)
        except OSError as error:
            raise UserError(
                f"Port {port} cannot be used: {error.strerror}.", "Choose another with --port, or 0 for any."
            ) from error
        self.address = f"http://{_HERE}:{self._server.server_address[1]}"
        """Where it is, in versions 0.1 and 0.2."""
        self.draft_address = f"{self.address}{DRAFT}"
        """Where it is in the draft of 1.0."""

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.server_close()

    def serve(self) -> None:
        """Answers until `stop` is called from another thread, or the process is interrupted."""
        self._server.serve_forever(0.1)

    def stop(self) -> None:
        """Ends `serve`."""
        self._server.shutdown()


class _Listener(ThreadingHTTPServer):
    daemon_threads = False  # a request that is being answered is finished before the store is closed

    def __init__(self, place: tuple[str, int], offering: Offering) -> None:
        self.offering = offering
        super().__init__(place, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing of clients that went away; everything else is an error of ours."""
        import sys

        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Listener
    server_version = "curator"
    sys_version = ""
    timeout = _PATIENCE

    def do_GET(self) -> None:
        """Answers a question in the address."""
        self._answer(b"")

    def do_HEAD(self) -> None:
        """As GET, without the body."""
        self._answer(b"")

    def do_POST(self) -> None:
        """Answers a question in the body."""
        length = self.headers.get("Content-Length", "")
        told = length.isascii() and length.isdigit() and len(length) <= len(str(_MOST_BYTES))
        if not told or int(length) > _MOST_BYTES:
            self.close_connection = True
            self._json({"error": "The question is too long."}, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return
        self._answer(self.rfile.read(int(length)))

    def do_OPTIONS(self) -> None:
        """Tells a browser what pages on this machine may ask."""
        self._answer(b"")

    def log_message(self, *_: Any) -> None:
        """Says nothing: names that are asked for belong into no log."""

    def _answer(self, body: bytes) -> None:
        try:
            self._check_asker()
            if self.command == "OPTIONS":
                self._send(b"", "text/plain", HTTPStatus.NO_CONTENT)
                return
            self._route(body)
        except Refusal as refusal:
            self._json({"error": str(refusal)}, refusal.status)
        except WorkspaceError as error:
            self._json({"error": str(error)}, HTTPStatus.SERVICE_UNAVAILABLE)

    def _check_asker(self) -> None:
        """Lets only this machine ask, and only under its own name, which a page of another site cannot borrow."""
        origin = self.headers.get("Origin")
        if _host(f"//{self.headers.get('Host', '')}") not in _NAMES_OF_HERE:
            raise Refusal(HTTPStatus.FORBIDDEN, "This service is for this machine alone.")
        if origin is not None and _host(origin) not in _NAMES_OF_HERE:
            raise Refusal(HTTPStatus.FORBIDDEN, "This service is not for pages of other sites.")

    def _route(self, body: bytes) -> None:
        split = urlsplit(self.path)
        asked = {key: values[-1] for key, values in parse_qs(split.query, keep_blank_values=True).items()}
        draft = split.path == DRAFT or split.path.startswith(f"{DRAFT}/")
        path = split.path.removeprefix(DRAFT).rstrip("/") if draft else split.path.rstrip("/")
        offering, root = self.server.offering, f"http://{self.headers['Host']}"
        if path.startswith("/suggest/"):
            self._json({"result": suggested(offering, path.removeprefix("/suggest/"), asked)})
        elif path == "/preview" or path.startswith("/entity/"):
            self._page(asked.get("id", "") if path == "/preview" else path.removeprefix("/entity/"))
        elif path in ("/properties", "/extend/propose"):
            self._json({"properties": properties(), "type": asked.get("type", "")})
        elif draft:
            self._json(draft_answer(offering, root, path, body, self.command))
        elif path in ("", "/reconcile"):
            self._json(older(offering, root, asked | form(body)))
        else:
            raise Refusal(HTTPStatus.NOT_FOUND, "There is nothing here.")

    def _page(self, entity_id: str) -> None:
        page = self.server.offering.page(entity_id)
        if page is None:
            raise Refusal(HTTPStatus.NOT_FOUND, "There is no such entity.")
        self._send(page.encode("utf-8", "replace"), "text/html; charset=utf-8", HTTPStatus.OK)

    def _json(self, content: object, status: HTTPStatus = HTTPStatus.OK) -> None:
        self._send(json.dumps(content).encode(), "application/json", status)

    def _send(self, body: bytes, kind: str, status: HTTPStatus) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        origin = self.headers.get("Origin")
        if origin is not None and _host(origin) in _NAMES_OF_HERE:
            self.send_header("Access-Control-Allow-Origin", origin)
            self.send_header("Access-Control-Allow-Headers", "Content-Type")
            self.send_header("Vary", "Origin")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
