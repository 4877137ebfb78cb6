"""An entity in short, to be compared with another: name, kind, names, identifiers, use."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from curator.services.registry import EntityPage
from ui.plain import PlainLabel
from ui.registry.words import kind_name, scheme_name, use_words

_MOST_NAMES = 8


class EntityCard(QWidget):
    """Shows one; what becomes of it stands above it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.fate = PlainLabel(role="small")
        self.name = PlainLabel(role="title")
        self.rest = PlainLabel(role="soft")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(4)
        for label in (self.fate, self.name, self.rest):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            layout.addWidget(label)
        layout.addStretch(1)

    def show_page(self, page: EntityPage | None, fate: str) -> None:
        """Shows an entity, or nothing yet.

        Args:
            page: What is known of it.
            fate: What becomes of it.
        """
        self.fate.setText(fate if page else "")
        self.name.setText(page.entity.name if page else "…")
        self.rest.setText(_rest(page) if page else "")


def _rest(page: EntityPage) -> str:
    entity = page.entity
    names = [alias.name for alias in entity.aliases]
    shown = ", ".join(names[:_MOST_NAMES]) + ("…" if len(names) > _MOST_NAMES else "")
    where = [each.name for each in (page.parent, page.place) if each]
    identifiers = ", ".join(f"{scheme_name(each.scheme)} {each.value}" for each in entity.identifiers)
    lines = [kind_name(entity.kind), entity.description, shown, ", ".join(where), identifiers, use_words(page.use)]
    return "\n".join(line for line in lines if line)
