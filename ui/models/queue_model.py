"""The queue as a list model. How ids and rows are held is `ui.models.paged_model`'s."""

from PySide6.QtCore import Qt

from curator.domain.queue import QueueRow
from ui.models.paged_model import PAGE, PAGES, ROW_ROLE, PagedModel
from ui.plain import tip
from ui.words import date_words, queue_sentence

__all__ = ["PAGE", "PAGES", "ROW_ROLE", "QueueModel"]


class QueueModel(PagedModel[QueueRow]):
    """Articles in the order of a view; a row is a `QueueRow`."""

    def key(self, row: QueueRow) -> int:
        """The article's id."""
        return row.article_id

    def text(self, row: QueueRow, role: int) -> str:
        """The title, or the row as a sentence for a screen reader."""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return queue_sentence(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(part for part in (row.title, row.outlet, date_words(row.published)) if part))
        return row.title

    def refresh_article(self, article_id: int) -> None:
        """Reads one article's row anew, where it is listed."""
        self.refresh_item(article_id)

    def article(self, place: int) -> int | None:
        """The article at a place; None beyond the ends."""
        return self.item(place)
