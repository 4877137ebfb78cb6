"""Queue: which articles are listed, in which order, and their rows."""

from array import array
from collections.abc import Sequence
from contextlib import suppress

from curator.domain.queue import FacetCount, FacetKind, QueueCounts, QueueRow, QueueView, Snippet
from curator.domain.saved import SavedKind, SavedView
from curator.services.context import Context


class Queue:
    """The articles of a workspace as lists; `WorkspaceError` where the disk or server does not answer."""

    def __init__(self, context: Context) -> None:
        self._store, self._reads = context.store, context.reads

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

    def counts(self, view: QueueView | None = None) -> QueueCounts:
        """How many articles each state lists, of all or with the search and the facets of a view."""
        return self._reads.queue_counts(view)

    def facets(self, view: QueueView, kind: FacetKind) -> list[FacetCount]:
        """The facets of a kind that could be set in a view, the commonest first; of days there are none."""
        return self._reads.queue_facets(view, kind)

    def snippets(self, article_ids: Sequence[int], words: str) -> dict[int, Snippet]:
        """By article, what stands in its text around words that were searched for; for few articles at a time."""
        return self._reads.snippets(article_ids, words)

    def saved(self) -> list[tuple[str, QueueView]]:
        """The views that are kept, by name; what a newer Curator kept is left out."""
        found = []
        for each in self._reads.saved_views(SavedKind.QUEUE):
            with suppress(ValueError):
                found.append((each.name, QueueView.of(each.content)))
        return found

    def keep(self, name: str, view: QueueView) -> None:
        """Keeps a view under a name, for everybody who works in the workspace; another of that name goes."""
        self._store.keep_view(SavedView(SavedKind.QUEUE, name, view.content()))

    def drop(self, name: str) -> None:
        """Forgets what is kept under a name."""
        self._store.drop_view(SavedKind.QUEUE, name)
