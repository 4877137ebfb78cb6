"""The program's own icon. Inside the window there are words, not icons."""

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QIcon, QImage, QPixmap

from resources import resource


def program_icon() -> QIcon:
    """For the title bar and the task bar; drawn once at the size that systems scale down from."""
    data = QByteArray(resource("icons/curator.svg").read_bytes())
    return QIcon(QPixmap.fromImage(QImage.fromData(data)))
