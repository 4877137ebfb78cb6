"""The list of entities as a list model. How ids and rows are held is `ui.models.paged_model`'s."""

from PySide6.QtCore import Qt

from curator.domain.change import ChangeSet
from curator.domain.entity import Entity
from curator.domain.registry import EntityRow
from ui.models.paged_model import PagedModel
from ui.plain import tip
from ui.registry.words import entity_sentence, kind_name


class EntityModel(PagedModel[EntityRow]):
    """Entities in the order of a view; a row is an `EntityRow`."""

    def key(self, row: EntityRow) -> int:
        """The entity's id."""
        return row.entity.id

    def follow(self, done: ChangeSet) -> None:
        """Takes out at once what an act took out of the registry, and has all rows on the screen read anew."""
        for change in done.changes:
            before, after = change.before, change.after
            gone = after is None or (isinstance(after, Entity) and after.merged_into is not None)
            if isinstance(before, Entity) and gone:
                self.remove(before.id)
        self.refresh()

    def text(self, row: EntityRow, role: int) -> str:
        """The preferred name, or the row as a sentence for a screen reader."""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entity_sentence(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            entity = row.entity
            names = ", ".join(alias.name for alias in entity.aliases[:8])
            return tip(
                "\n".join(part for part in (entity.name, kind_name(entity.kind), entity.description, names) if part)
            )
        return row.entity.name
