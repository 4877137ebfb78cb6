"""One line between the panels and the status line that says what just happened, and goes by itself when it was good."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from ui.notifications import Notice, Tone
from ui.plain import ElidedLabel, PlainLabel

_MILLISECONDS = 10_000
_MARKS = {Tone.GOOD: ("✓", "done"), Tone.PLAIN: ("·", "soft"), Tone.BAD: ("✕", "refused")}


class NoticeBar(QWidget):
    """Shows the latest notice; a failure stays until the person puts it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._notice: Notice | None = None
        self._mark = PlainLabel()
        self._sentence = ElidedLabel()
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._act = QPushButton()
        self._act.setAccessibleName(self.tr("What to do about it"))
        self._act.clicked.connect(self._do)
        close = QToolButton()
        close.setText("✕")
        close.setAccessibleName(self.tr("Put the notice away"))
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self._mark)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self._act)
        layout.addWidget(close)
        self._away = QTimer(self, singleShot=True, interval=_MILLISECONDS)
        self._away.timeout.connect(self.hide)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What it shows, or None while it is hidden."""
        return None if self.isHidden() else self._notice

    def show_notice(self, notice: Notice) -> None:
        """Shows a notice in place of the earlier one."""
        self._notice = notice
        mark, role = _MARKS[notice.tone]
        self._mark.setText(mark)
        self._mark.set_role(role)
        self._sentence.setText(notice.sentence)
        self.setAccessibleName(notice.sentence)
        self._act.setVisible(bool(notice.act_name))
        self._act.setText(notice.act_name)
        self._act.setAccessibleName(notice.act_name)
        self.show()
        if notice.tone is Tone.BAD or notice.act_name:
            self._away.stop()
        else:
            self._away.start()

    def hideEvent(self, _event: object) -> None:
        """Nothing is left to put away."""
        self._away.stop()

    def _do(self) -> None:
        notice = self._notice
        self.hide()
        if notice and notice.act:
            notice.act()
