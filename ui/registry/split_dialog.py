"""Dividing an entity: which of its names and which mentions go over to a new one; what changes is counted first."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from curator.domain.change import ChangeSet
from curator.domain.registry import Mention, NameCount
from curator.domain.watch import Watch
from curator.services.registry import EntityPage
from ui.desk import Desk
from ui.great import Act
from ui.plain import PlainLabel
from ui.registry.act_dialog import ActDialog
from ui.registry.lines import Line, LineList
from ui.registry.merge_words import counted_words
from ui.registry.words import name_kind_name

_SIZE = 720, 600


class SplitDialog(ActDialog):
    """Asks what goes over.

    Args:
        desk: Whose workspace it acts on.
        page: What is known of the entity.
        mentions: Where it is used, as lines with their `Mention`; before them, where these are not all, a line for
            every spelling with its `NameCount`.
        parent: The page.
    """

    def __init__(self, desk: Desk, page: EntityPage, mentions: Sequence[Line], parent: QWidget) -> None:
        title = _tr("Split %1").replace("%1", page.entity.name)
        super().__init__(desk, title, _tr("Split"), parent)
        self._page = page
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the new entity"))
        self.name.setPlaceholderText(self.tr("Name of the new entity"))
        self._proposed = ""
        self.names = LineList(self.tr("Names that go over"), ticks=True, lines=1)
        self.mentions = LineList(self.tr("Mentions that go over"), ticks=True)
        self.names.show_lines(
            [Line(words=alias.name, remark=name_kind_name(alias.kind), right=alias.language, what=alias.name)
             for alias in page.entity.aliases]
        )  # fmt: skip
        self.mentions.show_lines(mentions)
        self.preview = PlainLabel()
        self.preview.setWordWrap(True)
        self.body.addWidget(self.name)
        self.body.addWidget(PlainLabel(self.tr("Names that go over (Space)"), "small"))
        self.body.addWidget(self.names, 2)
        self.body.addWidget(PlainLabel(self.tr("Mentions that go over (Space, Ctrl+A for all)"), "small"))
        self.body.addWidget(self.mentions, 5)
        self.body.addWidget(self.preview)
        self.names.setVisible(bool(page.entity.aliases))
        for listed in (self.names, self.mentions):
            listed.left.connect(self.reject)
        self.names.items.ticked.connect(self._propose)
        self.mentions.items.ticked.connect(self._propose_name)
        self.name.textEdited.connect(lambda _words: self._show())
        self.resize(*_SIZE)
        self._show()
        (self.names if page.entity.aliases else self.name).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def going(self) -> tuple[list[str], list[int]]:
        """The names and the values that go over, besides all those of `written`."""
        names = [str(line.what) for line in self.names.items.chosen]
        values = [line.what.value.id for line in self.mentions.items.chosen if isinstance(line.what, Mention)]
        return names, values

    @property
    def written(self) -> list[NameCount]:
        """The spellings whose values go over, all of them."""
        return [line.what for line in self.mentions.items.chosen if isinstance(line.what, NameCount)]

    def perform(self) -> ChangeSet | None:
        """Divides it."""
        return self.prepared()(Watch())

    @property
    def links(self) -> int:
        """How many links go over."""
        written = {each.words: each.mentions for each in self.written}
        more = [line for line in self.mentions.items.chosen if isinstance(line.what, Mention)]
        return sum(written.values()) + sum(_words_of(line) not in written for line in more)

    def prepared(self) -> Act:
        """What divides it."""
        entity = self._page.entity
        made = self.desk.workspace.linking.prefilled(entity.kind, self.name.text())
        names, values = self.going
        if made.name in entity.names and made.name not in names:
            raise ValueError(self.tr("This is a name of the entity that stays; the new one needs another."))
        written = [each.words for each in self.written]
        new = replace(made, place=entity.place)
        return partial(self.registry.split, entity.id, new, names, values, written)

    def _propose(self) -> None:
        """Names the new entity, and has what is written with a name that goes over go along."""
        self._propose_name()
        # Mentions written with a name that goes over most likely go along.
        going = set(self.going[0])
        places = [place for place, line in enumerate(self.mentions.items.lines) if _words_of(line) in going]
        if places:
            self.mentions.items.tick(places, on=True)
        self._show()

    def _propose_name(self) -> None:
        """The first name that goes over names the new entity, else the first mention, until a name is typed."""
        if self.name.text() == self._proposed:
            names, staying = self.going[0], self._page.entity.names
            words = [each for each in map(_words_of, self.mentions.items.chosen) if each not in staying]
            self._proposed = next(iter([*names, *words]), "")
            self.name.setText(self._proposed)
        self._show()

    def _show(self) -> None:
        names, _ = self.going
        lessons = sum(lesson.words in {*names, self.name.text()} for lesson, _ in self._page.lessons)
        said = self.tr("%1 will mean the new entity.")
        going = bool(self.links or names)
        choose = self.tr("Choose names or mentions that go over to the new entity.")
        self.preview.setText(said.replace("%1", counted_words(self.links, len(names), lessons)) if going else choose)
        self.act.setEnabled(bool(self.name.text().strip()))
        self.refuse("")


def _words_of(line: Line) -> str:
    """The name as it is written in a mention, or in all of those that a line stands for."""
    match line.what:
        case Mention(value=value):
            return value.words
        case NameCount(words=words):
            return words
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("registry", text)
