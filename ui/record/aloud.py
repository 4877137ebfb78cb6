"""Says aloud what the keys act on within the open card: the focus itself stays in the list, which a reader follows."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.desk import Focus
from ui.record.card_content import CardContent


def focus_words(content: CardContent, focus: Focus) -> str:
    """The value or empty field in focus in words; empty for the entry as a whole, which is the list's row."""
    for row in content.fields:
        for value in row.values:
            if value.id == focus.value_id:
                return value.aloud
        if focus.field == row.field.key:
            return QCoreApplication.translate("record", "%1, empty").replace("%1", row.field.title)
    return ""


def announce(widget: QWidget, content: CardContent, focus: Focus) -> None:
    """Has a screen reader say it, if one is listening."""
    said = focus_words(content, focus)
    if not said:
        return
    # Imported where it is needed: the first window is painted without it.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, said))
