"""Questions to the person that must be answered before the program goes on. Tests answer them in its place.

What was decided is carried out by whoever asked.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QWidget

from curator.domain.record import Status

WORKSPACE_SUFFIX = ".curator"


class Ask:
    """Asks by message boxes and the system's own file dialogs.

    Args:
        parent: The window that waits for the answer; None before there is one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def decide(self, question: str, detail: str, choices: Sequence[str]) -> int | None:
        """Has one of a few answers chosen.

        Args:
            question: One sentence.
            detail: What follows from the answers; may be empty.
            choices: Names of the answers, the usual one first.

        Returns:
            The answer's place among the choices, or None: the person wants to go back.
        """
        box = QMessageBox(self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(question)
        box.setInformativeText(detail)
        # The box hands its text format to the first of its labels only.
        for label in box.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
        buttons = [box.addButton(choice, QMessageBox.ButtonRole.AcceptRole) for choice in choices]
        box.setDefaultButton(buttons[0])
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        chosen = box.clickedButton()
        return next((place for place, button in enumerate(buttons) if button is chosen), None)

    def files(self, title: str) -> list[Path]:
        """Has article files chosen; none when the person goes back."""
        kinds = _tr("Articles (*.txt *.md *.html *.htm);;All files (*)")
        found, _ = QFileDialog.getOpenFileNames(self._parent, title, "", kinds)
        return [Path(name) for name in found]

    def entity_list(self, title: str) -> Path | None:
        """Has a list of entities chosen."""
        kinds = _tr("Lists (*.csv *.tsv *.xlsx *.jsonl *.ndjson *.json *.zip);;All files (*)")
        found, _ = QFileDialog.getOpenFileName(self._parent, title, "", kinds)
        return Path(found) if found else None

    def folder(self, title: str) -> Path | None:
        """Has a folder chosen."""
        found = QFileDialog.getExistingDirectory(self._parent, title)
        return Path(found) if found else None

    def workspace(self, title: str) -> Path | None:
        """Has the file of a workspace chosen."""
        found, _ = QFileDialog.getOpenFileName(self._parent, title, "", _workspaces())
        return Path(found) if found else None

    def new_workspace(self, title: str) -> Path | None:
        """Has a place for a new workspace chosen; a file that is there is never replaced, and so not asked about."""
        return self._save(title, "", WORKSPACE_SUFFIX, _workspaces(), replaces=False)

    def statuses(self, counts: Mapping[Status, int]) -> frozenset[Status] | None:
        """Has chosen which facts are exported; None when the person goes back.

        Args:
            counts: How many facts there are of each status.
        """
        from ui.dialogs.export_dialog import ExportDialog

        dialog = ExportDialog(counts, self._parent)
        accepted = dialog.exec()
        chosen = dialog.statuses
        dialog.deleteLater()
        return chosen if accepted else None

    def save(self, title: str, suggested: str, kinds: str, *, replaces: bool = True) -> Path | None:
        """Has a file to write chosen.

        Args:
            title: Of the dialog.
            suggested: The file's name; its suffix is added where the person leaves it out.
            kinds: Such as `Workbooks (*.xlsx)`.
            replaces: Whether the file will be replaced where it is there already: the system asks before that. Without
                it, whoever writes refuses, and nothing is asked.
        """
        return self._save(title, suggested, Path(suggested).suffix, kinds, replaces=replaces)

    def _save(self, title: str, suggested: str, suffix: str, kinds: str, *, replaces: bool) -> Path | None:
        dialog = QFileDialog(self._parent, title, "", kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, on=not replaces)
        # The dialog adds the suffix itself, so that it asks before the file of that name is replaced.
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.selectFile(suggested)
        chosen = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
        dialog.deleteLater()
        return chosen


def _workspaces() -> str:
    return _tr("Workspaces (*.curator *.sqlite *.db);;All files (*)")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Ask", text)
