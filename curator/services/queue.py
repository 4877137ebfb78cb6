"""Queue: which articles are listed, in which order, and their rows."""

from array import array
from collections.abc import Sequence

from curator.domain.queue import QueueCounts, QueueRow, QueueView


class Queue:
    """The articles of a workspace as lists."""

    def ids(self, view: QueueView) -> "array[int]":
        """The articles of a view, in its order, as an array of type `q`."""
        raise NotImplementedError

    def rows(self, ids: Sequence[int]) -> list[QueueRow]:
        """Rows in the order asked; articles that are gone are left out."""
        raise NotImplementedError

    def counts(self) -> QueueCounts:
        """How many articles each state lists."""
        raise NotImplementedError
