"""What the columns of a list mean, said by a person where their headings do not."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QScrollArea, QVBoxLayout, QWidget

from curator.domain.listing import COLUMNS, PLACE_PARTS
from ui.plain import PlainLabel, menu_text
from ui.registry.choice import Choice
from ui.registry.words import KNOWN_SCHEMES, meaning_name

_SIZE = 520, 480


class ColumnsDialog(QDialog):
    """One line a column: its heading and what it is taken for.

    Args:
        columns: All headings, each with what it is taken for now; empty where for nothing.
        chosen: Called with what a person says, by heading.
        parent: The window.
    """

    def __init__(
        self,
        columns: Sequence[tuple[str, str]],
        chosen: Callable[[Mapping[str, str]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Columns of the list"))
        self.resize(*_SIZE)
        self._chosen = chosen
        self.choices: dict[str, Choice] = {}
        inside = QWidget()
        form = QFormLayout(inside)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(16)
        for heading, meaning in columns:
            choice = Choice(self.tr("What “%1” holds").replace("%1", heading), _meanings(meaning), quiet=False)
            choice.setCurrentIndex(choice.findData(meaning))
            choice.currentIndexChanged.connect(lambda _place: self._check())
            label = PlainLabel(menu_text(heading, 40))
            label.setBuddy(choice)
            form.addRow(label, choice)
            self.choices[heading] = choice
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inside)
        said = PlainLabel(self.tr("Say what each column holds. Place columns together say where an entity is."), "soft")
        said.setWordWrap(True)
        self.problem = PlainLabel(role="doubt")
        self.problem.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.compare = buttons.addButton(self.tr("Compare"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.compare.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        for widget in (said, scroll, self.problem, buttons):
            layout.addWidget(widget, int(widget is scroll))
        self._check()

    def accept(self) -> None:
        """Takes what is said."""
        super().accept()
        self._chosen({heading: str(choice.currentData()) for heading, choice in self.choices.items()})

    def _check(self) -> None:
        taken = [str(choice.currentData()) for choice in self.choices.values() if choice.currentData()]
        twice = next((each for each in taken if taken.count(each) > 1), "")
        problem = self.tr("One column must hold the names.") if "name" not in taken else ""
        if twice:
            problem = self.tr("Two columns cannot both be “%1”.").replace("%1", meaning_name(twice))
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.compare.setEnabled(not problem)


def _meanings(present: str) -> list[tuple[str, object]]:
    offered = dict.fromkeys(("", *COLUMNS, *PLACE_PARTS, *KNOWN_SCHEMES, present))
    return [(meaning_name(each), each) for each in offered]
