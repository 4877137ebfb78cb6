"""Queue: which articles are listed, in which order, and their rows."""

from array import array
from collections.abc import Sequence

from curator.domain.queue import QueueCounts, QueueRow, QueueView
from curator.services.context import Context


class Queue:
    """The articles of a workspace as lists; `WorkspaceError` where the disk or server does not answer."""

    def __init__(self, context: Context) -> None:
        self._reads = context.reads

    def ids(self, view: QueueView) -> "array[int]":
        """The articles of a view, in its order, as an array of type `q`."""
        return self._reads.queue_ids(view)

    def rows(self, ids: Sequence[int]) -> list[QueueRow]:
        """Rows in the order asked; articles that are unknown are left out."""
        return self._reads.queue_rows(ids)

    def newest_act(self) -> int:
        """The id of the newest change set, whoever made it; 0 where there is none."""
        return self._reads.newest_act()

    def acts_since(self, change_set_id: int) -> list[int]:
        """The ids of the change sets that are newer than one, whoever made them: what a list may not show yet."""
        return self._reads.acts_since(change_set_id)

    def counts(self) -> QueueCounts:
        """How many articles each state lists."""
        return self._reads.queue_counts()
