"""What is said under the candidates of services that are asked: how it stands, and more of one of their answers."""

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.plain import ElidedLabel, PlainLabel

_MOST_LINES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is said.

    Attributes:
        state: Who is asked, or why there is nothing.
        failed: The state is a failure.
        title: Which answer the rest is about; empty for none.
        told: What its service says of it, in lines.
        gets: What the entity would get.
        keys: What the keys do.
    """

    state: str = ""
    failed: bool = False
    title: str = ""
    told: str = ""
    gets: str = ""
    keys: str = ""


NOTHING = Note()


class OnlineNote(QWidget):
    """Shows a note, and nothing where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = NOTHING
        self._title = ElidedLabel(role="soft")
        self._state, self._told, self._gets, self._keys = (
            PlainLabel(role=role) for role in ("soft", "small", "", "faint")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 0, 4)
        layout.setSpacing(2)
        for label in (self._state, self._title, self._gets, self._told, self._keys):
            label.setWordWrap(label is not self._title)
            layout.addWidget(label)
        self.hide()

    def show_note(self, note: Note) -> bool:
        """Shows another note; whether it is another one."""
        if note == self.note:
            return False
        self.note = note
        self._state.set_role("refused" if note.failed else "soft")
        lines = note.told.split("\n")
        told = "\n".join(lines[:_MOST_LINES]) + ("…" if len(lines) > _MOST_LINES else "")
        for label, words in (
            (self._state, note.state),
            (self._title, note.title),
            (self._told, told),
            (self._gets, note.gets),
            (self._keys, note.keys),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self.setVisible(note != NOTHING)
        # The card asks for the height at once, before Qt has told the layout around this one.
        self.updateGeometry()
        return True
