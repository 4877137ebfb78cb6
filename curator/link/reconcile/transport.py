"""Requests to a service: bounded in time, size, number and pace; every failure a sentence that names the service."""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from curator.domain.watch import Watch
from curator.errors import Cancelled
from curator.link.reconcile.failure import ServiceError, TooLargeError

if TYPE_CHECKING:
    import httpx

TEMPORARY = frozenset({408, 425, 429, 500, 502, 503, 504})
_TOO_LARGE = 413
_REDIRECTS = range(300, 400)
_ERRORS = 400
_LONGEST_WAIT = 30.0
_SLICE = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is asked of a service, and of the person's patience.

    Attributes:
        connect: Seconds until a connection must stand.
        read: Seconds within which something must come.
        whole: Seconds within which an answer must be whole, once a connection stands.
        size: Bytes that an answer may have.
        tries: How often a request is sent where the service fails for the moment.
        backoff: Seconds before the second try; doubled before each further one.
        apart: Seconds between the beginnings of two requests.
    """

    connect: float = 5.0
    read: float = 10.0
    whole: float = 30.0
    size: int = 8_000_000
    tries: int = 3
    backoff: float = 0.5
    apart: float = 0.2


@dataclass(frozen=True, slots=True)
class Clock:
    """Time, so that tests need not wait for it: seconds that only rise, and how to let some go by."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


USUAL_LIMITS = Limits()
USUAL_CLOCK = Clock()


class Transport:
    """Sends requests to one service, one at a time.

    Args:
        service: Its name, for sentences.
        address: Its address.
        limits: See there.
        clock: See there.
    """

    def __init__(self, service: str, address: str, limits: Limits = USUAL_LIMITS, clock: Clock = USUAL_CLOCK) -> None:
        self.service = service
        self._limits = limits
        self._clock = clock
        self._loopback = is_loopback(address)
        self._lock = threading.Lock()
        self._next = 0.0
        self._client: httpx.Client | None = None
        self._worker: ThreadPoolExecutor | None = None
        self._line = Line()

    def close(self) -> None:
        """Waits for a running request and lets the connections go; a later request opens them again."""
        with self._lock:
            self._let_go()
            if self._worker is not None:
                self._worker.shutdown()
                self._worker = None

    def get(self, address: str, params: Mapping[str, str] | None = None, watch: Watch = Watch()) -> bytes:
        """What lies at an address; see `_send`."""
        return self._send("GET", address, watch, params=dict(params) if params else None)

    def post_form(self, address: str, fields: Mapping[str, str], watch: Watch = Watch()) -> bytes:
        """The answer to a form; see `_send`."""
        return self._send("POST", address, watch, data=dict(fields))

    def post_json(self, address: str, content: object, watch: Watch = Watch()) -> bytes:
        """The answer to a JSON body; see `_send`."""
        return self._send("POST", address, watch, json=content)

    def _send(self, method: str, address: str, watch: Watch, **content: object) -> bytes:
        """Sends a request, again where the service failed for the moment.

        Raises:
            ServiceError: The service failed.
            TooLargeError: It wants fewer names at once.
            Cancelled: The watch was asked to stop.
        """
        with self._turn(watch):
            for attempt in range(self._limits.tries):
                self._wait(max(0.0, self._next - self._clock.now()), watch)
                self._next = self._clock.now() + self._limits.apart
                try:
                    return self._once(method, address, watch, content)
                except _Temporary as failure:
                    if attempt + 1 == self._limits.tries:
                        raise failure.error from failure
                    self._wait(self._pause(attempt, failure), watch)
        raise AssertionError("a request is sent at least once")

    @contextmanager
    def _turn(self, watch: Watch) -> Iterator[None]:
        """Waits until no other request is under way, and hears meanwhile whether it shall stop."""
        while not self._lock.acquire(timeout=_SLICE):
            watch.check()
        try:
            yield
        finally:
            self._lock.release()

    def _pause(self, attempt: int, failure: "_Temporary") -> float:
        wanted = failure.after if failure.after is not None else self._limits.backoff * float(2**attempt)
        if wanted > _LONGEST_WAIT:
            raise failure.error from failure
        return wanted

    def _wait(self, seconds: float, watch: Watch) -> None:
        """Lets time go by in slices, so that a request to stop is heard."""
        watch.check()
        until = self._clock.now() + seconds
        while (left := until - self._clock.now()) > 0:
            self._clock.sleep(min(left, _SLICE))
            watch.check()

    def _once(self, method: str, address: str, watch: Watch, content: dict[str, object]) -> bytes:
        """Sends a request once, on a thread of its own: whoever stops need not wait for a service that hangs."""
        self._worker = self._worker or ThreadPoolExecutor(1, "reconcile")
        until = self._clock.now() + self._limits.connect + self._limits.whole
        answer = self._worker.submit(self._exchange, method, address, watch, content, self._line)
        while not wait([answer], timeout=_SLICE).done:
            if watch.cancelled():
                self._abandon(self._worker)
                raise Cancelled
            if self._clock.now() > until:  # it drips: every part comes in time, the whole never
                self._abandon(self._worker)
                raise _Temporary(self._error("did not answer in time"))
        return answer.result()

    def _abandon(self, worker: ThreadPoolExecutor) -> None:
        """Leaves a running request to its thread, which ends at once: nothing more comes over its line."""
        self._line.cut()
        worker.submit(self._client.close if self._client else _nothing)
        worker.shutdown(wait=False)
        self._client = self._worker = None
        self._line = Line()

    def _let_go(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def _exchange(self, method: str, address: str, watch: Watch, content: dict[str, object], line: "Line") -> bytes:
        import httpx

        try:
            heard = {"trace": line.hear}
            with self._opened().stream(method, address, extensions=heard, **content) as response:  # type: ignore[arg-type]
                self._judge(response)
                return self._body(response, watch)
        except httpx.TimeoutException as error:
            raise _Temporary(self._error("did not answer in time")) from error
        except (httpx.ConnectError, httpx.ProxyError) as error:
            raise _Temporary(self._error("cannot be reached", "Look at its address and the network.")) from error
        except httpx.HTTPError as error:
            raise _Temporary(self._error(f"broke off ({type(error).__name__})")) from error
        except (httpx.InvalidURL, ValueError) as error:
            raise self._error("has an address that is none", "Look at its address.", lasting=True) from error

    def _opened(self) -> "httpx.Client":
        if self._client is None:
            import httpx

            from curator import __version__

            limits = self._limits
            self._client = httpx.Client(
                timeout=httpx.Timeout(limits.read, connect=limits.connect),
                # Packed answers could grow beyond every bound while they are unpacked.
                headers={"User-Agent": f"curator-desk/{__version__}", "Accept-Encoding": "identity"},
                # Never followed: a name goes to the address that a person wrote down.
                follow_redirects=False,
                trust_env=not self._loopback,
            )
        return self._client

    def _judge(self, response: "httpx.Response") -> None:
        status = response.status_code
        if status == _TOO_LARGE:
            raise TooLargeError(self.service, "takes fewer names at once")
        if status in TEMPORARY:
            raise _Temporary(self._error(f"is not able to answer now (status {status})"), _retry_after(response))
        if status in _REDIRECTS:
            moved = response.headers.get("location", "")[:200]
            where = f" to “{moved}”" if moved else ""
            raise self._error(f"has moved{where}", "Change its address.", lasting=True)
        if status >= _ERRORS:
            raise self._error(f"refused the question (status {status})", "Look at its address.", lasting=True)
        if response.headers.get("content-encoding", "identity") != "identity":
            raise self._error("answered in packed form, though asked not to", "It cannot be used.", lasting=True)

    def _body(self, response: "httpx.Response", watch: Watch) -> bytes:
        limits, parts, size = self._limits, [], 0
        until = self._clock.now() + limits.whole
        for part in response.iter_raw():
            watch.check()
            size += len(part)
            if size > limits.size:
                raise self._error(f"answered with more than {limits.size // 1000:,} kB", "It cannot be used.")
            if self._clock.now() > until:
                raise _Temporary(self._error("did not answer in time"))
            parts.append(part)
        return b"".join(parts)

    def _error(self, what: str, hint: str = "Try again later.", *, lasting: bool = False) -> ServiceError:
        return ServiceError(self.service, what, hint, lasting=lasting)


class Line:
    """What a connection goes over. It can be cut from outside at any moment, also before it stands."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stream: Any = None
        self._is_cut = False

    def hear(self, event: str, told: Mapping[str, Any]) -> None:
        """Takes note of a connection that has come to stand; httpcore tells of every step."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            with self._lock:
                self._stream = told["return_value"]
                late = self._is_cut
            if late:
                self.cut()

    def cut(self) -> None:
        """Lets nothing more come over it."""
        with self._lock:
            self._is_cut = True
            stream = self._stream
        if stream is not None:
            with suppress(OSError):
                stream.get_extra_info("socket").shutdown(socket.SHUT_RDWR)


def _nothing() -> None:
    """There is no connection to close."""


class _Temporary(Exception):  # noqa: N818 - never leaves this module
    """A failure after which it may go well; seconds to wait where the service named them."""

    def __init__(self, error: ServiceError, after: float | None = None) -> None:
        super().__init__(str(error))
        self.error = error
        self.after = after


def is_loopback(address: str) -> bool:
    """Whether an address is this machine's own."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return host in ("localhost", "::1") or host.startswith("127.")


def _retry_after(response: "httpx.Response") -> float | None:
    """The seconds that a service asks to wait; a date, which it may give too, is not worth reading."""
    told = response.headers.get("retry-after", "")
    return float(told) if told.isascii() and told.isdigit() and len(told) < len("1000000") else None
