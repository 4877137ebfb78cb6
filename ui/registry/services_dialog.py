"""Which services of others may be asked about names: a list to switch on and off, and one more by its address.

Asking them is `ui.registry.look_up`'s.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from curator.domain.entity import EntityKind
from curator.errors import UserError
from curator.services.lookups import Ability, Offers
from curator.services.reconciling import Reconciling
from curator.settings import LookUpService
from ui.plain import ElidedLabel, PlainLabel
from ui.registry.type_line import Show, TypeLine
from ui.registry.words import kind_name, scheme_name
from ui.tasks import Task, Tasks

_WIDTH = 620


class ServicesDialog(QDialog):
    """The list and the form under it; every change is kept at once.

    Args:
        reconciling: Whose list it is.
        tasks: Where a service is tested.
        parent: The window.
    """

    def __init__(self, reconciling: Reconciling, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Reconciliation services"))
        self.setMinimumWidth(_WIDTH)
        self._reconciling, self._tasks = reconciling, tasks
        self._asked: Task | None = None
        self._changed = ""
        self._heading = PlainLabel(self.tr("One more"), "title")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.said = PlainLabel(role="soft")
        self.said.setWordWrap(True)
        self._build()
        self._show_services()

    # What can be done

    def test(self) -> None:
        """Asks the service at the typed address what it is; no name is sent."""
        address = self.address.text().strip()
        self._say(self.tr("Asking…"), "soft")
        self.test_button.setEnabled(False)
        self._asked = self._tasks.run(
            lambda watch: self._reconciling.test(address, watch), self._tested, self._not_tested, owner=self
        )

    def add(self) -> None:
        """Adds what is typed, switched off, or keeps it in place of the service that is being changed."""
        kinds = tuple((str(kind), types.type_id) for kind, (box, types) in self.kinds.items() if box.isChecked())
        made = LookUpService(name=" ".join(self.name.text().split()), address=self.address.text().strip(), kinds=kinds)
        services, changed = list(self._reconciling.services()), self._changed
        others = [each for each in services if each.name != changed]
        if any(each.name.casefold() == made.name.casefold() for each in others):
            self._say(self.tr("There is a service of this name already."), "refused")
            return
        kept = [replace(made, on=each.on) if each.name == changed else each for each in services]
        if self._keep(kept if changed else [*services, made]):
            self._show_form(None)
            said = self.tr("Changed.") if changed else self.tr("Added; switch it on above to use it.")
            self._say(said, "done")

    def forget(self) -> None:
        """Empties the cache of answers."""
        try:
            self._reconciling.forget_answers()
        except UserError as error:
            self._say(str(error), "refused")
            return
        self._say(self.tr("The kept answers are deleted."), "done")

    def done(self, result: int) -> None:
        """Asks nobody any more."""
        if self._asked is not None:
            self._asked.cancel()
        self._tasks.forget(self)
        super().done(result)

    # Inside

    def _build(self) -> None:
        promise = PlainLabel(
            self.tr(
                "Only services that are switched on are asked, and only when you look a name up or type one into the "
                "search for an entity. Of an article, only the name leaves this machine, with the kind of thing it is. "
                "Answers are kept on this machine for 30 days."
            ),
            "soft",
        )
        promise.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(self.tr("Reconciliation services"), "headline"))
        layout.addWidget(promise)
        layout.addSpacing(4)
        layout.addLayout(self._rows)
        layout.addSpacing(8)
        layout.addWidget(self._heading)
        layout.addLayout(self._form())
        layout.addWidget(self.said)
        layout.addStretch(1)
        layout.addSpacing(4)
        layout.addLayout(self._buttons())

    def _form(self) -> QFormLayout:
        self.address, self.name = QLineEdit(), QLineEdit()
        self.address.setPlaceholderText("https://")
        self.address.setAccessibleName(self.tr("Address of a service"))
        self.name.setAccessibleName(self.tr("Name of the service"))
        self.test_button = _button(self.tr("Test"), self.test)
        self.test_button.setDefault(True)
        self.address.textChanged.connect(lambda _words: self._enable())
        self.name.textChanged.connect(lambda _words: self._enable())
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.address, 1)
        line.addWidget(self.test_button)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.addRow(PlainLabel(self.tr("Address"), "small"), line)
        form.addRow(PlainLabel(self.tr("Name"), "small"), self.name)
        form.addRow(PlainLabel(self.tr("Ask it for"), "small"), PlainLabel(self.tr("and as what"), "small"))
        self.kinds = {kind: self._kind(kind, form) for kind in EntityKind}
        return form

    def _kind(self, kind: EntityKind, form: QFormLayout) -> tuple[QCheckBox, TypeLine]:
        box = QCheckBox(kind_name(kind))
        box.setChecked(True)
        box.setAccessibleName(self.tr("Ask it for: %1").replace("%1", kind_name(kind)))
        box.toggled.connect(lambda _on: self._enable())
        types = TypeLine(self._ask_types)
        types.setPlaceholderText(self.tr("type its name, or the service’s word for it; may be empty"))
        types.setAccessibleName(self.tr("What the service calls this kind: %1").replace("%1", kind_name(kind)))
        box.toggled.connect(types.setEnabled)
        form.addRow(box, types)
        return box, types

    def _buttons(self) -> QHBoxLayout:
        self.add_button = _button(self.tr("Add"), self.add)
        buttons = QHBoxLayout()
        buttons.addWidget(_button(self.tr("Delete kept answers"), self.forget))
        buttons.addStretch(1)
        buttons.addWidget(self.add_button)
        buttons.addWidget(_button(self.tr("Close"), self.accept))
        self._enable()
        return buttons

    def _enable(self) -> None:
        there = bool(self.address.text().strip())
        self.test_button.setEnabled(there)
        if hasattr(self, "add_button"):
            chosen = any(box.isChecked() for box, _types in self.kinds.values())
            self.add_button.setEnabled(there and bool(self.name.text().strip()) and chosen)

    def _show_services(self) -> None:
        while (row := self._rows.takeAt(0)) is not None:
            widget = row.widget()
            if widget is not None:
                widget.deleteLater()
        services = self._reconciling.services()
        if not services:
            self._rows.addWidget(PlainLabel(self.tr("None yet."), "faint"))
        for at, service in enumerate(services):
            self._rows.addWidget(self._row(at, service))
        self._make_room()

    def _row(self, at: int, service: LookUpService) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        box = QCheckBox()
        box.setText(service.name.replace("&", "&&"))
        box.setAccessibleName(self.tr("Use %1").replace("%1", service.name))
        box.setChecked(service.on)
        box.toggled.connect(lambda on: self._switch(at, on=on))
        change = _button(self.tr("Change"), lambda: self._change(at))
        change.setProperty("role", "small")
        change.setAccessibleName(self.tr("Change %1").replace("%1", service.name))
        remove = _button(self.tr("Remove"), lambda: self._remove(at))
        remove.setProperty("role", "small")
        remove.setAccessibleName(self.tr("Remove %1").replace("%1", service.name))
        kinds = ", ".join(kind_name(kind) for kind in EntityKind if service.type_for(kind) is not None)
        line.addWidget(box)
        line.addWidget(ElidedLabel(f"{service.address} · {kinds}", "small"), 1)
        line.addWidget(change)
        line.addWidget(remove)
        return row

    def _switch(self, at: int, *, on: bool) -> None:
        services = list(self._reconciling.services())
        if at < len(services):
            services[at] = replace(services[at], on=on)
            self._keep(services, shown=True)

    def _remove(self, at: int) -> None:
        services = list(self._reconciling.services())
        if at < len(services):
            if services[at].name == self._changed:
                self._show_form(None)
            del services[at]
            self._keep(services)

    def _change(self, at: int) -> None:
        services = self._reconciling.services()
        if at < len(services):
            self._show_form(services[at])
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_form(self, service: LookUpService | None) -> None:
        """Shows a service that is to be changed, or nothing for one more."""
        self._changed = service.name if service else ""
        heading = self.tr("Change %1").replace("%1", service.name) if service else self.tr("One more")
        self._heading.setText(heading)
        self.add_button.setText(self.tr("Keep") if service else self.tr("Add"))
        self.add_button.setAccessibleName(self.add_button.text())
        self.address.setText(service.address if service else "")
        self.name.setText(service.name if service else "")
        for kind, (box, types) in self.kinds.items():
            wanted = service.type_for(kind) if service else ""
            box.setChecked(wanted is not None)
            types.show_type(wanted or "")

    def _ask_types(self, beginning: str, show: Show) -> None:
        """Asks the service at the typed address for its types."""
        address = self.address.text().strip()
        if not address:
            self._say(self.tr("Type the service’s address first."), "refused")
            return
        if self._asked is not None:
            self._asked.cancel()
        self._asked = self._tasks.run(
            lambda watch: self._reconciling.types(address, beginning, watch), show, self._not_tested, owner=self
        )

    def _keep(self, services: Sequence[LookUpService], *, shown: bool = False) -> bool:
        """Keeps a list; shows it anew where it is not shown so already."""
        try:
            self._reconciling.keep_services(services)
        except UserError as error:
            self._say(str(error), "refused")
            self._show_services()
            return False
        if not shown:
            self._show_services()
        return True

    def _tested(self, offers: Offers) -> None:
        self._enable()
        if not self.name.text().strip():
            self.name.setText(offers.name)
        for kind, (_box, types) in self.kinds.items():
            if not types.type_id:
                types.show_type(offers.type_of(kind))
        told = [self.tr("This is “%1”").replace("%1", offers.name), ", ".join(offers.versions)]
        if offers.types:
            told.append(self.tr("knows %1").replace("%1", ", ".join(each.name for each in offers.types[:5])))
        if offers.scheme:
            told.append(self.tr("identifiers of %1").replace("%1", scheme_name(offers.scheme)))
        self._say(" · ".join([*told, *ability_words(offers.abilities)]), "done")

    def _not_tested(self, error: UserError) -> None:
        self._enable()
        self._say(str(error), "refused")

    def _say(self, words: str, role: str) -> None:
        self.said.set_role(role)
        self.said.setText(words)
        self._make_room()

    def _make_room(self) -> None:
        """Grows by the lines that came, so that no line is squeezed."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))


def ability_words(abilities: frozenset[Ability]) -> list[str]:
    """What a service can do besides answering for names, and what it cannot."""
    can = {
        Ability.NAMES: _tr("completes names"),
        Ability.TYPES: _tr("completes types"),
        Ability.PAGES: _tr("has pages"),
        Ability.PROPERTIES: _tr("fills in properties"),
    }
    cannot = {
        Ability.NAMES: _tr("completes no names"),
        Ability.PAGES: _tr("has no pages"),
        Ability.PROPERTIES: _tr("fills in no properties"),
    }
    return [
        *(words for ability, words in can.items() if ability in abilities),
        *(words for ability, words in cannot.items() if ability not in abilities),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ServicesDialog", text)


def _button(title: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(title)
    button.setAccessibleName(title)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: act())
    return button
