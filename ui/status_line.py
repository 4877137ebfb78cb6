"""The window's state in one line: saved or not, where in the text, what is running, how many articles are done."""

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from curator.domain.queue import QueueCounts
from ui.plain import ElidedLabel, PlainLabel
from ui.tasks import Task, Tasks, TaskStep

_HEIGHT = 28
_BAR_WIDTH = 120


class StatusLine(QWidget):
    """Shows it.

    Args:
        tasks: Whose named tasks it shows; Cancel stops the shown one.
        parent: The window.
    """

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self.saved = PlainLabel(role="done")
        self.position = PlainLabel(role="small")
        self.running = ElidedLabel(role="small")
        self.running.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setFixedWidth(_BAR_WIDTH)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setProperty("role", "small")
        self.cancel.setAccessibleName(self.tr("Cancel the running work"))
        self.cancel.clicked.connect(self._cancel)
        self.done = PlainLabel(role="small")
        self._arrange()
        tasks.started.connect(lambda _task: self._show_tasks())
        tasks.ended.connect(lambda _task: self._show_tasks())
        self._show_tasks()

    def show_saved(self, *, saved: bool = True) -> None:
        """Says that everything is on the disk since now, or that the last act is not."""
        clock = QLocale().toString(QDateTime.currentDateTime().time(), "HH:mm")
        words = self.tr("✓ All saved %1") if saved else self.tr("✕ Not saved %1")
        self.saved.setText(words.replace("%1", clock))
        self.saved.set_role("done" if saved else "refused")

    def show_position(self, paragraph: int, word: int) -> None:
        """Says where in the text the person is; 0 for nowhere."""
        words = self.tr("¶ %1, word %2").replace("%1", str(paragraph)).replace("%2", str(word))
        self.position.setText(words if paragraph else "")

    def show_counts(self, counts: QueueCounts) -> None:
        """Says how many articles are done."""
        words = self.tr("%1 of %2 articles done").replace("%1", f"{counts.done:,}").replace("%2", f"{counts.all:,}")
        self.done.setText(words if counts.all else "")

    def clear(self) -> None:
        """Says nothing: no workspace is open."""
        for label in (self.saved, self.position, self.done):
            label.setText("")

    def _arrange(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 14, 0)
        layout.setSpacing(16)
        layout.addWidget(self.saved)
        layout.addWidget(self.position)
        layout.addWidget(self.running, 1)
        layout.addWidget(self.progress)
        layout.addWidget(self.cancel)
        layout.addWidget(self.done)

    def _show_tasks(self) -> None:
        named = self._tasks.named()
        task = named[0] if named else None
        if task is not self._task:
            self._task = task
            if task is not None:
                task.stepped.connect(self._show_step)
        for widget in (self.progress, self.cancel):
            widget.setVisible(task is not None)
        if task is None:
            self.running.setText("")
        else:
            self.cancel.setEnabled(not task.cancelling)
            self._show_step(task.step)

    def _show_step(self, step: TaskStep) -> None:
        task = self._task
        if task is None:
            return
        others = len(self._tasks.named()) - 1
        words = [self.tr("%1: stopping…") if task.cancelling else "%1"]
        counted = f"{step.done:,} / {step.total:,}" if step.total else ""
        parts = [words[0].replace("%1", task.name), counted, step.what]
        if others > 0:
            parts.append(self.tr("and %1 more").replace("%1", str(others)))
        self.running.setText(" · ".join(part for part in parts if part))
        self.progress.setMaximum(step.total)
        self.progress.setValue(step.done)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.cancel.setEnabled(False)
            self._show_step(self._task.step)
