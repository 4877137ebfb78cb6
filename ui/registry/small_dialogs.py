"""Small questions of the registry: a new entity, a lesson to be forgotten."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from curator.domain.change import ChangeSet
from curator.domain.entity import Candidate, Entity, EntityKind
from curator.domain.lesson import Lesson
from curator.domain.watch import Watch
from ui.desk import Desk
from ui.great import Act
from ui.plain import PlainLabel
from ui.registry.act_dialog import ActDialog
from ui.registry.choice import Choice
from ui.registry.lines import LineList
from ui.registry.revoking import Following
from ui.registry.words import kind_name, lesson_sentence, told_by
from ui.tasks import Task, Tasks
from ui.words import count_words

_WIDTH = 520


class NewEntityDialog(ActDialog):
    """Asks for name and kind, and says who has that name already.

    Args:
        desk: Whose workspace it acts on.
        tasks: Where names are looked up.
        name: To begin with.
        kind: To begin with.
        parent: The page.
    """

    def __init__(self, desk: Desk, tasks: Tasks, name: str, kind: EntityKind, parent: QWidget) -> None:
        super().__init__(desk, _tr("New entity"), _tr("Create"), parent)
        self._tasks = tasks
        self._asked: Task | None = None
        self.name = QLineEdit(name)
        self.name.setAccessibleName(self.tr("Preferred name"))
        kinds = [(kind_name(each), each) for each in EntityKind]
        self.kind = Choice(self.tr("Kind"), kinds, quiet=False)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.same = PlainLabel(role="doubt")
        self.same.setWordWrap(True)
        form = QFormLayout()
        form.addRow(PlainLabel(self.tr("Name"), "small"), self.name)
        form.addRow(PlainLabel(self.tr("Kind"), "small"), self.kind)
        self.body.addLayout(form)
        self.body.addWidget(self.same)
        self.setMinimumWidth(_WIDTH)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.textChanged.connect(lambda _words: self._look())
        self.kind.currentIndexChanged.connect(lambda _place: self._look())
        self._look()

    def perform(self) -> ChangeSet | None:
        """Makes it."""
        return self.registry.create(self.desk.workspace.linking.prefilled(self.kind.currentData(), self.name.text()))

    def _look(self) -> None:
        words, kind = " ".join(self.name.text().split()), EntityKind(self.kind.currentData())
        self.act.setEnabled(bool(words))
        if not words:
            self.same.setText("")
            return
        asked: Task | None = None

        def answer(found: Sequence[Candidate]) -> None:
            if asked is self._asked:
                self._show_same([each.entity for each in found if words.casefold() in _folded(each.entity)])

        asked = self._tasks.run(
            lambda _watch: self.registry.search(words, kind), answer, self.desk.failed.emit, owner=self
        )
        self._asked = asked

    def _show_same(self, found: Sequence[Entity]) -> None:
        said = self.tr("There already is %1.")
        first = " - ".join(part for part in (found[0].name, told_by(found[0])) if part) if found else ""
        self.same.setText(said.replace("%1", first) if found else "")


class RevokeDialog(ActDialog):
    """Shows which links followed from a lesson and go with it.

    Args:
        desk: Whose workspace it acts on.
        lesson: Which.
        entity: What it is about.
        following: The links that followed from it.
        parent: The page.
    """

    def __init__(self, desk: Desk, lesson: Lesson, entity: Entity, following: Following, parent: QWidget) -> None:
        super().__init__(desk, lesson_sentence(lesson, entity.name), _tr("Revoke"), parent)
        self.setWindowTitle(self.tr("Revoke what was learned"))
        self._lesson, self._links = lesson, following.links
        self.said = PlainLabel()
        self.said.setWordWrap(True)
        followed = count_words("%n link(s) followed from this and will be taken away:", following.links)
        if following.links > len(following.newest):
            followed = count_words("%n link(s) followed from this and will be taken away; the newest:", following.links)
        self.said.setText(followed if following.links else self.tr("No link followed from this; nothing else changes."))
        self.list = LineList(self.tr("Links that will be taken away"))
        self.list.show_lines(following.newest)
        self.list.left.connect(self.reject)
        self.list.setVisible(bool(following.links))
        self.body.addWidget(self.said)
        self.body.addWidget(self.list, 1)
        self.setMinimumWidth(_WIDTH)
        self.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def perform(self) -> ChangeSet | None:
        """Forgets it."""
        return self.prepared()(Watch())

    @property
    def links(self) -> int:
        """How many links go with it."""
        return self._links

    def prepared(self) -> Act:
        """What forgets it."""
        return partial(self.desk.workspace.linking.revoke, self._lesson)


def _folded(entity: Entity) -> set[str]:
    return {name.casefold() for name in entity.names}


def _tr(text: str) -> str:
    return QCoreApplication.translate("registry", text)
