"""What is known of an entity, each thing editable in its place. What an edit means is the registry service's."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from curator.domain.entity import Alias, Entity, EntityKind, Identifier
from curator.services.registry import EntityPage
from ui.desk import Desk
from ui.plain import ElidedLabel, PlainLabel, menu_text
from ui.registry.choice import Choice
from ui.registry.entity_field import EntityField
from ui.registry.quiet_line import QuietLine
from ui.registry.rows import AliasRow, IdentifierRow, Rows
from ui.registry.words import kind_name, use_words
from ui.tasks import Tasks

_MOST_RELATED = 12
_LEAST, _NARROW = 40, 440


class EntityForm(QScrollArea):
    """The entity's own fields, what was merged into it, and what it is told apart from.

    Signals:
        take_back_wanted: The id of a merged entity that is to stand for itself again.
        same_wanted: The id of an entity that it is told apart from no longer.
        entity_wanted: The id of another entity that the person wants to see.
        left: Esc was pressed: the keys go back to the list.

    Attributes:
        store: Called with the entity's id and by field what shall be; gives a sentence where that does not fit.

    Args:
        desk: Whose registry parents and places are looked up in.
        tasks: Where they are looked up.
    """

    take_back_wanted = Signal(object)
    same_wanted = Signal(object)
    entity_wanted = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entity: Entity | None = None
        self.store: Callable[[int, Mapping[str, object]], str] = lambda _entity_id, _changed: ""
        self.setProperty("role", "panel")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.name = QuietLine(self.tr("Preferred name"), "quiet-title")
        self.kind = Choice(self.tr("Kind"), [(kind_name(kind), kind) for kind in EntityKind])
        self.use = ElidedLabel(role="small")
        self.description = QuietLine(self.tr("Description"))
        self.description.setPlaceholderText(self.tr("One line that tells it from others of the same name"))
        self.aliases: Rows[Alias] = Rows(AliasRow)
        self.identifiers: Rows[Identifier] = Rows(IdentifierRow)
        self.parent_ = EntityField(desk, tasks, self.tr("Belongs to"), EntityKind.ORGANIZATION)
        self.place = EntityField(desk, tasks, self.tr("Place"), EntityKind.PLACE)
        self.problem = PlainLabel(role="refused")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._merged = _Others(self.tr("Merged into it"))
        self._apart = _Others(self.tr("Not the same as"))
        self._related = _Others(self.tr("Belong to it or are in it"))
        self._arrange()
        self._connect()

    @property
    def merged(self) -> "_Others":
        """What was merged into it."""
        return self._merged

    @property
    def apart(self) -> "_Others":
        """What it is told apart from."""
        return self._apart

    def show_page(self, page: EntityPage) -> None:
        """Shows an entity, or the same one as it is now."""
        entity = page.entity
        if self._entity is not None and self._entity.id != entity.id:
            self.verticalScrollBar().setValue(0)
            for line in self.findChildren(QuietLine):
                line.give_up()
        self._entity = entity
        self.name.show_text(entity.name)
        self.kind.setCurrentIndex(self.kind.findData(entity.kind))
        self.use.setText(use_words(page.use))
        self.description.show_text(entity.description)
        self.aliases.show_values(entity.aliases)
        self.identifiers.show_values(entity.identifiers)
        self.parent_.without = self.place.without = frozenset({entity.id})
        self.parent_.show_entity(page.parent)
        self.place.show_entity(page.place)
        organised = entity.kind is not EntityKind.PLACE
        self.parent_.setVisible(organised)
        self._parent_label.setVisible(organised)
        self._show_problem("")
        back = self.tr("Take back")
        self._merged.show_entities(page.merged, self.entity_wanted.emit, back, self.take_back_wanted.emit)
        apart = {other.id: other for _, other in page.distinctions}
        self._apart.show_entities(list(apart.values()), self.entity_wanted.emit, back, self.same_wanted.emit)
        self._related.show_entities(page.related[:_MOST_RELATED], self.entity_wanted.emit)
        self._related.show_more(len(page.related) - _MOST_RELATED)

    def edit(self) -> None:
        """Has the preferred name edited."""
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def commit(self) -> bool:
        """Takes in what is being typed; whether all of it fits."""
        lines = (self.name, self.description, self.parent_.line, self.place.line)
        return all(line.commit() for line in lines) and self.aliases.commit() and self.identifiers.commit()

    def refuse(self, sentence: str) -> None:
        """Says why an edit was not stored."""
        self._show_problem(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, titles stand above their fields, so that names can be read."""
        wrap = QFormLayout.RowWrapPolicy
        self._fields.setRowWrapPolicy(wrap.WrapAllRows if event.size().width() < _NARROW else wrap.DontWrapRows)
        super().resizeEvent(event)

    def _arrange(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "panel")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.kind)
        head.addWidget(self.use, 1)
        fields = self._fields = QFormLayout()
        fields.setHorizontalSpacing(10)
        fields.setVerticalSpacing(6)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields.addRow(_title(self.tr("Description"), self.description), self.description)
        fields.addRow(_title(self.tr("Other names"), self.aliases), self.aliases)
        fields.addRow(_title(self.tr("Identifiers"), self.identifiers), self.identifiers)
        self._parent_label = _title(self.tr("Belongs to"), self.parent_.line)
        fields.addRow(self._parent_label, self.parent_)
        fields.addRow(_title(self.tr("Place"), self.place.line), self.place)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(12, 14, 14, 18)
        layout.setSpacing(8)
        layout.addWidget(self.name)
        layout.addLayout(head)
        layout.addSpacing(4)
        layout.addLayout(fields)
        layout.addWidget(self.problem)
        for others in (self._merged, self._apart, self._related):
            layout.addWidget(others)
        layout.addStretch(1)
        self.setWidget(inside)

    def _connect(self) -> None:
        self.name.take = lambda words: self._change(name=words)
        self.description.take = lambda words: self._change(description=words)
        self.kind.activated.connect(lambda _place: self._change(kind=self.kind.currentData()))
        self.aliases.edited.connect(lambda aliases: self._change(aliases=aliases))
        self.identifiers.edited.connect(lambda identifiers: self._change(identifiers=identifiers))
        self.parent_.chosen.connect(lambda found: self._change(parent=found.id if found else None))
        self.place.chosen.connect(lambda found: self._change(place=found.id if found else None))
        self.kind.left.connect(self.left)
        for line in (self.name, self.description, self.parent_.line, self.place.line):
            line.refused.connect(self._show_problem)
            line.left.connect(self.left)
        for rows in (self.aliases, self.identifiers):
            rows.left.connect(self.left)
            rows.stops_changed.connect(self._order_stops)

    def _order_stops(self) -> None:
        """Tab goes down the page; rows that came later would stand after everything else."""
        stops: list[QWidget] = [self.name, self.kind, self.description]
        stops += [*self.aliases.stops(), *self.identifiers.stops(), self.parent_.line, self.place.line]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _change(self, **changed: object) -> str:
        if self._entity is None:
            return ""
        if not str(changed.get("name", "-")).strip():
            return self.tr("An entity needs a name.")
        edited = replace(self._entity, **changed)  # type: ignore[arg-type]
        if edited == self._entity:
            return ""
        sentence = self.store(edited.id, changed)
        self._show_problem(sentence)
        if not sentence:
            self._entity = edited
        return sentence

    def _show_problem(self, sentence: str) -> None:
        lines = (self.name, self.description)
        sentence = sentence or next((line.problem for line in lines if line.problem), "")
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


class _Others(QWidget):
    """A title and other entities under it, each to be looked at, with an act of its own."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(PlainLabel(title, "small"))
        self._more = PlainLabel(role="faint")
        self._column.addWidget(self._more)
        self._more.hide()
        self._rows: list[QWidget] = []
        self.buttons: list[QToolButton] = []
        self.hide()

    def show_entities(
        self,
        entities: Sequence[Entity],
        look: Callable[[int], object],
        act: str = "",
        acted: Callable[[int], object] | None = None,
    ) -> None:
        """Shows others.

        Args:
            entities: Which.
            look: Called with the id of the one that is to be seen.
            act: The name of what can be done with each; empty for nothing.
            acted: Called with the id of the one to do it with.
        """
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows, self.buttons = [], []
        for place, entity in enumerate(entities):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            name = _button(menu_text(entity.name, 60), entity.name)
            name.setMinimumWidth(_LEAST)
            # A merged entity has no page of its own.
            name.setEnabled(entity.merged_into is None)
            name.clicked.connect(partial(_call, look, entity.id))
            line.addWidget(name)
            line.addStretch(1)
            if acted is not None:
                button = _button(act, f"{act}: {entity.name}")
                button.clicked.connect(partial(_call, acted, entity.id))
                self.buttons.append(button)
                line.addWidget(button)
            self._column.insertWidget(1 + place, row)
            self._rows.append(row)
        self.setVisible(bool(entities))

    def show_more(self, number: int) -> None:
        """Says how many others there are."""
        self._more.setText(self.tr("and %1 more").replace("%1", f"{number:,}"))
        self._more.setVisible(number > 0)


def _call(act: Callable[[int], object], entity_id: int, _checked: bool = False) -> None:
    act(entity_id)


def _button(text: str, aloud: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setProperty("role", "link")
    button.setAccessibleName(aloud)
    return button


def _title(text: str, buddy: QWidget) -> PlainLabel:
    label = PlainLabel(text, "small")
    label.setBuddy(buddy)
    label.setContentsMargins(8, 6, 0, 0)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return label
