"""Light and dark: colours, fonts and the marks of a status. The style sheet and the palette are set here alone.

The colours are data (`resources/themes/*.toml`); what is painted with them is every widget's own.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from curator.domain.record import Status
from curator.domain.sureness import Sureness
from resources import resource

MARKS: dict[Status, str] = {
    Status.PROPOSED: "○",
    Status.CONFIRMED: "✓",
    Status.CORRECTED: "✎",
    Status.ADDED: "+",
    Status.REJECTED: "✕",
    Status.POSTPONED: "?",
}
"""What stands beside a fact of each status, so that colour is never alone."""

UI_PIXELS = 13

_READING = ("Source Serif 4", "Source Serif Pro", "Noto Serif", "Charter", "Iowan Old Style", "Georgia", "DejaVu Serif")
_READING_CJK = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "STSong", "SimSun")
_COLOURS = (
    "panel",
    "window",
    "line",
    "field",
    "selected",
    "ink",
    "ink_soft",
    "ink_faint",
    "accent",
    "done",
    "refused",
    "doubt",
)


@dataclass(frozen=True, slots=True)
class GroupColours:
    """The one colour of a group: ink for dots, lines and letters, tint for what lies behind words."""

    ink: QColor
    tint: QColor


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """All colours of a theme.

    Attributes:
        name: `light` or `dark`.
        panel: Behind the article, cards and menus.
        window: Behind the queue and the record.
        line: Hairlines.
        field: Behind what can be typed.
        selected: Behind the chosen row.
        ink: Letters.
        ink_soft: Letters of the second rank.
        ink_faint: Letters of the third rank; still readable.
        accent: The one colour of the interface itself.
        done: Judged, saved.
        refused: Rejected, failed.
        doubt: Postponed, in doubt.
        groups: By colour role of the profile.
    """

    name: str
    panel: QColor
    window: QColor
    line: QColor
    field: QColor
    selected: QColor
    ink: QColor
    ink_soft: QColor
    ink_faint: QColor
    accent: QColor
    done: QColor
    refused: QColor
    doubt: QColor
    groups: Mapping[str, GroupColours]

    @property
    def dark(self) -> bool:
        """Whether letters are lighter than what lies behind them."""
        return self.name == "dark"

    def group(self, role: str) -> GroupColours:
        """The colours of a role; a role that the theme does not know is neutral."""
        return self.groups.get(role) or self.groups["neutral"]

    def status(self, status: Status) -> QColor:
        """The colour of a status mark."""
        return {
            Status.PROPOSED: self.ink_faint,
            Status.CONFIRMED: self.done,
            Status.CORRECTED: self.accent,
            Status.ADDED: self.done,
            Status.REJECTED: self.refused,
            Status.POSTPONED: self.doubt,
        }[status]

    def sureness(self, sure: Sureness) -> QColor:
        """The colour of what says how sure a proposal is: the doubtful stands out, the sure is quiet."""
        return {Sureness.SURE: self.ink_faint, Sureness.LIKELY: self.ink_soft, Sureness.DOUBTFUL: self.doubt}[sure]


class Themes(QObject):
    """Tells painted widgets that the theme has changed.

    Signals:
        changing: It is about to change; whoever has to keep a place takes note of it now.
        changed: The `Theme` that holds from now on.
    """

    changing = Signal()
    changed = Signal(object)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        # Where the style sheet finds its pictures; packed into an archive there are none, and colours alone tell.
        QDir.setSearchPaths("icons", [str(resource("icons"))])
        self.choice = "system"
        self.theme = load_theme("light")
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    def apply(self, app: QApplication, choice: str) -> None:
        """Puts a theme in place; see `apply_theme`."""
        self.choice = choice
        self.theme = load_theme("dark" if choice == "dark" or (choice == "system" and _system_is_dark()) else "light")
        self.changing.emit()
        if app.style().objectName() != "fusion":
            app.setStyle("Fusion")
        app.setFont(ui_font())
        app.setPalette(_palette(self.theme))
        app.setStyleSheet(_style_sheet(self.theme))
        self.changed.emit(self.theme)

    def _system_changed(self) -> None:
        if self.choice == "system" and _system_is_dark() is not self.theme.dark:
            self.apply(_app(), "system")


def themes() -> Themes:
    """The application's one announcer of themes; it lives and dies with the application."""
    app = _app()
    found = app.findChild(Themes)
    return found if isinstance(found, Themes) else Themes(app)


def current_theme() -> Theme:
    """The theme that holds now."""
    return themes().theme


def apply_theme(app: QApplication, choice: str) -> None:
    """Sets style, font, palette and style sheet of the whole program.

    Args:
        app: The application.
        choice: `system`, `light` or `dark`.
    """
    themes().apply(app, choice)


@cache
def load_theme(name: str) -> Theme:
    """Reads a shipped theme: `light` or `dark`."""
    table = tomllib.loads(resource(f"themes/{name}.toml").read_text("utf-8"))
    groups = {
        role: GroupColours(QColor(pair["ink"]), QColor(pair["tint"])) for role, pair in table.pop("groups").items()
    }
    return Theme(name=name, groups=groups, **{key: QColor(table[key]) for key in _COLOURS})


def ui_font(pixels: int = UI_PIXELS, *, strong: bool = False) -> QFont:
    """The system's own font, for everything but the article.

    Args:
        pixels: Its size.
        strong: The heavier of the two weights.
    """
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def reading_font(pixels: int, *, strong: bool = False) -> QFont:
    """A serif for reading, with one for Chinese beside it.

    Args:
        pixels: Its size.
        strong: For headlines.
    """
    font = QFont()
    font.setFamilies(list(_reading_families()))
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


@cache
def _reading_families() -> tuple[str, ...]:
    return (*(_first_installed(_READING) or ("serif",)), *_first_installed(_READING_CJK))


@cache
def _first_installed(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if QFontDatabase.hasFamily(name))[:1]


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication), "a theme needs an application"
    return app


def _system_is_dark() -> bool:
    return _app().styleHints().colorScheme() is Qt.ColorScheme.Dark


def _style_sheet(theme: Theme) -> str:
    text = resource("themes/window.qss").read_text("utf-8").replace("$theme", theme.name)
    named: dict[str, str] = {key: getattr(theme, key).name() for key in _COLOURS}
    # The words “@names” of the sheet's own comment are no colour.
    return re.sub(r"@(\w+)", lambda found: named.get(found[1], found[0]), text)


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for colour_role, colour in (
        (role.Window, theme.window),
        (role.WindowText, theme.ink),
        (role.Base, theme.panel),
        (role.AlternateBase, theme.window),
        (role.Text, theme.ink),
        (role.PlaceholderText, theme.ink_faint),
        (role.Button, theme.panel),
        (role.ButtonText, theme.ink),
        (role.BrightText, theme.refused),
        (role.ToolTipBase, theme.panel),
        (role.ToolTipText, theme.ink),
        (role.Link, theme.accent),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.panel),
        (role.Light, theme.panel),
        (role.Midlight, theme.line),
        (role.Mid, theme.line),
        (role.Dark, theme.ink_faint),
        (role.Shadow, theme.line),
        (role.Accent, theme.accent),
    ):
        palette.setColor(colour_role, colour)
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, colour_role, theme.ink_faint)
    return palette
