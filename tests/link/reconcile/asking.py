"""What the tests of the client share: time that only seems to go by, a service that knows one name, and asking it."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from curator.link.reconcile.client import Answer, Client, Query
from curator.link.reconcile.failure import ServiceError
from curator.link.reconcile.transport import Clock, Limits
from tests.link.reconcile.loopback import Service, match

QUICK = Limits(connect=2.0, read=2.0, whole=5.0, apart=0.0, backoff=0.0)


@dataclass
class FakeTime:
    """Time that goes by only where somebody waits."""

    at: float = 0.0
    waited: list[float] = field(default_factory=list)

    def clock(self) -> Clock:
        return Clock(lambda: self.at, self.sleep)

    def sleep(self, seconds: float) -> None:
        self.at += seconds
        self.waited.append(seconds)


def known(words: str) -> list[object]:
    table: dict[str, list[object]] = {
        "Quay Institute": [match("Q7", "Quay Institute of Tides", 98, description="an institute", match=True)]
    }
    return table.get(words, [])


def client(service: Service, limits: Limits = QUICK, **more: object) -> Client:
    return Client("Harbour", service.address, limits=limits, **more)  # type: ignore[arg-type]


def ask(service: Service, *names: str, limits: Limits = QUICK, **more: object) -> list[Answer]:
    with client(service, limits, **more) as asked:
        return list(asked.ask([Query(name) for name in names]))


def failure(call: Callable[[], object]) -> ServiceError:
    with pytest.raises(ServiceError) as raised:
        call()
    return raised.value
