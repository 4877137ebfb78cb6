"""How long work tells of its progress and learns that it should stop."""

from collections.abc import Callable
from dataclasses import dataclass

from curator.errors import Cancelled


def _silent(_done: int, _total: int, _what: str) -> None:
    """Nobody is looking."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Watch:
    """Handed to long work; the defaults watch nothing and never stop it.

    Attributes:
        step: Called with the pieces done, the pieces in all (0 when unknown) and a short name of the present one.
        cancelled: Says whether somebody asked to stop; may be called from the working thread.
    """

    step: Callable[[int, int, str], None] = _silent
    cancelled: Callable[[], bool] = _never

    def check(self) -> None:
        """Leaves the work where it was asked to stop.

        Raises:
            Cancelled: Somebody asked for it.
        """
        if self.cancelled():
            raise Cancelled
