"""Both themes: contrast, marks, and changing from one to the other."""

import re

import pytest
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from curator.domain.profile import COLOURS
from curator.domain.record import Status
from curator.domain.sureness import Sureness
from resources import resource
from tests.ui.dossiers import make_profile
from ui.theme import MARKS, Theme, apply_theme, current_theme, load_theme, reading_font, themes

ENOUGH = 4.5


def light_of(colour: QColor) -> float:
    raw = (colour.redF(), colour.greenF(), colour.blueF())
    parts = [part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4) for part in raw]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((light_of(one), light_of(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


def test_contrast_is_computed_right() -> None:
    assert contrast(QColor("#ffffff"), QColor("#000000")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ink", ["ink", "ink_soft", "ink_faint", "accent", "done", "refused", "doubt"])
@pytest.mark.parametrize("ground", ["panel", "window", "field", "selected"])
def test_letters_can_be_read(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= ENOUGH


def test_letters_of_a_group_can_be_read(theme: Theme) -> None:
    for colours in theme.groups.values():
        assert contrast(colours.ink, theme.panel) >= ENOUGH
        assert contrast(colours.ink, theme.window) >= ENOUGH
        assert contrast(theme.ink, colours.tint) >= ENOUGH


def test_a_main_button_can_be_read(theme: Theme) -> None:
    assert contrast(theme.panel, theme.accent) >= ENOUGH


def test_a_theme_has_the_colours_that_a_profile_may_name(theme: Theme) -> None:
    assert set(theme.groups) == set(COLOURS)


def test_every_group_of_the_profile_has_its_own_colour(theme: Theme) -> None:
    roles = [group.colour for group in make_profile().groups]
    assert len({theme.group(role).ink.name() for role in roles}) == len(roles)


def test_an_unknown_role_is_neutral(theme: Theme) -> None:
    assert theme.group("of somebody's own profile") == theme.group("neutral")


def test_every_status_has_its_own_mark_and_a_readable_colour(theme: Theme) -> None:
    assert set(MARKS) == set(Status)
    assert len(set(MARKS.values())) == len(Status)
    for status in Status:
        assert contrast(theme.status(status), theme.panel) >= ENOUGH


def test_how_sure_a_proposal_is_can_be_read(theme: Theme) -> None:
    for sure in Sureness:
        for ground in (theme.panel, theme.field):
            assert contrast(theme.sureness(sure), ground) >= ENOUGH


def test_the_style_sheet_names_only_colours_that_there_are(theme: Theme) -> None:
    sheet = re.sub(r"/\*.*?\*/", "", resource("themes/window.qss").read_text("utf-8"), flags=re.DOTALL)
    for name in set(re.findall(r"@(\w+)", sheet)):
        assert isinstance(getattr(theme, name), QColor)


def test_a_theme_reaches_every_widget_and_is_told(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("words")
    qtbot.addWidget(label)
    label.ensurePolished()
    with qtbot.waitSignal(themes().changed) as told:
        apply_theme(qapp, "dark")
    assert told.args == [load_theme("dark")]
    assert current_theme().dark
    assert label.palette().windowText().color() == load_theme("dark").ink
    apply_theme(qapp, "light")
    assert label.palette().windowText().color() == load_theme("light").ink


def test_a_ticked_box_has_its_frame_and_a_tick_that_can_be_seen(qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    apply_theme(qapp, theme.name)
    box = QCheckBox("words")
    qtbot.addWidget(box)
    box.resize(80, 30)
    unticked, ticked = indicator(box), indicator(box, ticked=True)
    assert unticked[0] == theme.ink_faint
    assert ticked[0] == theme.accent
    assert contrast(theme.accent, theme.panel) >= 3
    assert max(contrast(colour, theme.accent) for colour in ticked[1]) >= 3
    assert {colour.name() for colour in unticked[1]} == {theme.field.name()}


def indicator(box: QCheckBox, *, ticked: bool = False) -> tuple[QColor, list[QColor]]:
    """A colour of the frame of a box, and those of its inside."""
    box.setChecked(ticked)
    option = QStyleOptionButton()
    box.initStyleOption(option)
    place = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    image = box.grab().toImage()
    inside = place.adjusted(3, 3, -3, -3)
    colours = [
        image.pixelColor(x, y)
        for x in range(inside.left(), inside.right())
        for y in range(inside.top(), inside.bottom())
    ]
    return image.pixelColor(place.center().x(), place.top()), colours


def test_there_is_one_announcer(qapp: QApplication) -> None:
    assert themes() is themes()


def test_the_reading_font_has_serifs_for_both_scripts(qapp: QApplication) -> None:
    families = reading_font(17).families()
    assert families
    assert reading_font(17).pixelSize() == 17
    assert QFontInfo(reading_font(17)).family()
