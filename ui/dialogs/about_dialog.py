"""What program this is, whose judgements it records, and where it keeps its things."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from curator import __version__
from curator.settings import log_folder, settings_path
from ui.plain import PlainLabel


class AboutDialog(QDialog):
    """A few lines.

    Args:
        curator: The name that judgements are recorded under.
        address: Of the open workspace, or empty.
        parent: The window.
    """

    def __init__(self, curator: str, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Curator"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        lines = [
            (self.tr("Curator's name"), curator),
            (self.tr("Workspace"), address),
            (self.tr("Settings"), str(settings_path())),
            (self.tr("Log"), str(log_folder())),
        ]
        for row, (what, where) in enumerate(line for line in lines if line[1]):
            words = PlainLabel(where)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(PlainLabel(what, "soft"), row, 0)
            grid.addWidget(words, row, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        purpose = PlainLabel(
            self.tr(
                "Facts from news articles, each beside its words. Names leave this machine only where you look them up."
            ),
            "soft",
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(f"Curator {__version__}", "headline"))
        layout.addWidget(purpose)
        layout.addSpacing(8)
        layout.addLayout(grid)
        layout.addSpacing(8)
        layout.addWidget(buttons)
