"""The words around what is searched for, read for the rows that are looked at and on another thread."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from curator.domain.queue import Snippet
from curator.services.queue import Queue
from ui.tasks import Tasks

_MOST = 400
"""Articles whose snippets are kept."""


class Snippets(QObject):
    """Snippets of articles, as far as they are known.

    Signals:
        arrived: Some that were asked for are known now.

    Args:
        queue: Where they are asked for.
        tasks: On which thread.
        parent: Ends with it.
    """

    arrived = Signal()

    def __init__(self, queue: Queue, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._queue, self._tasks = queue, tasks
        self._words = ""
        self._known: dict[int, Snippet | None] = {}
        self._wanted: dict[int, None] = {}
        # A painted page wants some rows; they are asked for together.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)

    @property
    def words(self) -> str:
        """What is searched for; empty for nothing, and then there are no snippets."""
        return self._words

    def begin(self, words: str) -> None:
        """Searches for other words from now on."""
        if words != self._words:
            self._words = words
            self._known.clear()
            self._wanted.clear()

    def of(self, article_id: int) -> Snippet | None:
        """What is known of an article; where it is not known yet, it is asked for."""
        if self._words and article_id not in self._known:
            self._known[article_id] = None
            self._wanted[article_id] = None
            self._soon.start()
        return self._known.get(article_id)

    def _ask(self) -> None:
        words, wanted = self._words, list(self._wanted)
        self._wanted.clear()
        if wanted:
            job = partial(self._queue.snippets, wanted, words)
            # Without them the rows stand as they are; whoever asks for the list says what is wrong.
            self._tasks.run(lambda _watch: job(), partial(self._take, words), lambda _error: None, owner=self)

    def _take(self, words: str, found: dict[int, Snippet]) -> None:
        if words != self._words:
            return
        self._known |= found
        while len(self._known) > _MOST:
            del self._known[next(iter(self._known))]
        self.arrived.emit()
