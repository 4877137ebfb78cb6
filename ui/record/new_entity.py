"""A small form for a new entity: what it would be made with, to be changed before Enter."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from curator.domain.entity import Alias, Entity, EntityKind, NameKind
from ui.plain import PlainLabel
from ui.words import kind_title


class NewEntity(QWidget):
    """Asks for them, for an acronym where one was found; what they are taken for is the caller's.

    Signals:
        made: The `Entity` as it was typed, and whether it is meant for all values alike.
        left: Esc was pressed.
    """

    made = Signal(object, bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entity: Entity | None = None
        self.name, self.description, self.kind = QLineEdit(), QLineEdit(), QComboBox()
        self.acronym = QLineEdit()
        self.description.setPlaceholderText(self.tr("What tells it from others of this name"))
        self.kind.view().setAccessibleName(self.tr("Kinds"))
        for kind in EntityKind:
            self.kind.addItem(kind_title(kind), kind)
        self._warning = PlainLabel(role="doubt")
        self._warning.setWordWrap(True)
        self._keys = PlainLabel(role="faint")
        self._keys.setWordWrap(True)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(6, 2, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        rows = (
            (self.tr("Name"), self.name),
            (self.tr("Acronym"), self.acronym),
            (self.tr("Kind"), self.kind),
            (self.tr("About"), self.description),
        )
        for place, (title, field) in enumerate(rows):
            label = PlainLabel(title, "soft")
            if field is self.acronym:
                self._acronym_title = label
            label.setFixedWidth(76)
            grid.addWidget(label, place, 0)
            grid.addWidget(field, place, 1)
            field.setAccessibleName(title)
            field.installEventFilter(self)
        grid.addWidget(self._warning, len(rows), 1)
        grid.addWidget(self._keys, len(rows) + 1, 0, 1, 2)
        self._fields: tuple[QWidget, ...] = (self.name, self.acronym, self.kind, self.description)

    def begin(self, entity: Entity, warning: str, keys: str) -> None:
        """Shows an entity that would be made, its name marked so that typing replaces it.

        Args:
            entity: As it would be made.
            warning: What speaks against making it; empty for nothing.
            keys: What the keys do.
        """
        self._entity = entity
        self.name.setText(entity.name)
        self.description.setText(entity.description)
        self.acronym.setText(", ".join(each.name for each in entity.aliases))
        for part in (self._acronym_title, self.acronym):
            part.setVisible(bool(entity.aliases))
        self.kind.setCurrentIndex(list(EntityKind).index(entity.kind))
        self.warn(warning)
        self._keys.setText(keys)
        self.show()
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def put_away(self) -> bool:
        """Closes it; whether it was open."""
        if self.isHidden():
            return False
        inside = self.focusWidget()
        if inside is not None:
            # As with the line of the search.
            inside.clearFocus()
        self.hide()
        return True

    def warn(self, sentence: str) -> None:
        """Says what speaks against it; nothing where that is empty."""
        self._warning.setText(sentence)
        self._warning.setVisible(bool(sentence))
        self._grid.activate()

    def show_keys(self, keys: str) -> None:
        """Says what the keys do."""
        self._keys.setText(keys)
        # Whoever asks for its height right after this is told the new one.
        self._grid.activate()

    @property
    def typed(self) -> Entity | None:
        """The entity as it stands there now."""
        if self._entity is None:
            return None
        acronyms = (" ".join(each.split()) for each in self.acronym.text().split(","))
        return replace(
            self._entity,
            kind=EntityKind(self.kind.currentData()),
            name=" ".join(self.name.text().split()),
            description=" ".join(self.description.text().split()),
            aliases=tuple(Alias(each, kind=NameKind.ACRONYM) for each in dict.fromkeys(filter(None, acronyms))),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter makes it, Esc leaves, Tab goes round the fields; in every field."""
        if not isinstance(event, QKeyEvent):
            return False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() is QEvent.Type.ShortcutOverride and (enter or event.key() == Qt.Key.Key_Escape):
            # Ctrl+Enter is the window's key for another thing.
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress and enter and self.typed is not None:
            self.made.emit(self.typed, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            return True
        if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        if event.type() is QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            # The list of facts has Tab for itself otherwise.
            by = 1 if event.key() == Qt.Key.Key_Tab else -1
            shown = [field for field in self._fields if not field.isHidden()]
            here = next(place for place, field in enumerate(shown) if field is watched)
            shown[(here + by) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False
