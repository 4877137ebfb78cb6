"""Text from articles shows as its characters everywhere, and everything has a name for a screen reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixture import LINHE, MARKUP, find_entry, make_desk
from tests.ui.record.panel_fixture import Panel, make_panel
from ui.desk import Focus
from ui.record.aloud import focus_words
from ui.record.value_menu import value_menu

NAME = "<i>Institute</i> of R&D"


@pytest.fixture
def markup(qtbot: QtBot) -> Panel:
    return make_panel(qtbot, make_desk(opened=MARKUP))


def test_every_label_is_plain(markup: Panel) -> None:
    for entry in list(markup.desk.entries()):
        markup.desk.set_focus(Focus(entry.id))
        markup.widget.edit()
        for label in markup.widget.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
        markup.widget.session.suspend()


def test_tool_tips_are_escaped(markup: Panel) -> None:
    markup.focus(NAME)
    tips = [box.toolTip() for box in markup.boxes("name")]
    tips += [row.toolTip() for row in markup.widget.stands_for.rows.rows if not row.isHidden()]
    assert tips
    for tip in tips:
        assert "<i>" not in tip
        assert "<img" not in tip
        assert "&lt;" in tip


def test_the_sentence_keeps_every_character(markup: Panel) -> None:
    markup.focus(NAME)
    sentence = markup.content().sentence
    assert sentence is not None
    assert sentence.words == NAME
    assert sentence.after.startswith(" <script>alert('no')</script>")


def test_markup_is_painted_with_its_brackets(markup: Panel) -> None:
    markup.focus(NAME)
    layout = markup.boxes("name")[0]._lay_out(240).layout
    assert layout.text().startswith(NAME)


def test_popups_show_markup_as_it_is(markup: Panel) -> None:
    markup.focus(NAME)
    markup.widget.reject_with_reason()
    assert NAME in markup.popup()._title.text()
    assert markup.popup()._title.textFormat() is Qt.TextFormat.PlainText
    markup.popup().close()


def test_a_menu_has_no_words_of_the_article(markup: Panel) -> None:
    value = markup.focus(NAME)
    menu = value_menu(markup.widget, markup.desk, Focus(value.entry_id, value.id))
    titles = [action.text() for action in menu.actions()]
    assert "Take the link away" in titles
    assert all("Institute" not in title for title in titles)
    menu.deleteLater()


def test_the_menu_of_a_value_does_its_acts(panel: Panel) -> None:
    value = panel.focus("Zhao Mingyuan", "name")
    menu = value_menu(panel.widget, panel.desk, Focus(value.entry_id, value.id))
    act(menu, "Take the link away")
    assert panel.value(value).link is None
    act(menu, "Correct…")
    assert panel.widget.session.editor is not None
    panel.widget.session.suspend()
    panel.select("CHEN Yu")
    more = value_menu(panel.widget, panel.desk, Focus(value.entry_id, value.id))
    act(more, "Add the selected words as evidence")
    assert panel.value(value).evidence[-1].quote == "CHEN Yu"
    menu.deleteLater()
    more.deleteLater()


def test_the_menu_of_an_empty_field_fills_it(panel: Panel) -> None:
    entry = find_entry(panel.desk, "420")
    panel.select("delegates")
    menu = value_menu(panel.widget, panel.desk, Focus(entry.id, None, "unit"))
    act(menu, "Fill in with the selected words")
    assert [value.words for value in panel.desk.dossier.record.entry(entry.id).of("unit")] == ["delegates"]  # type: ignore[union-attr]
    menu.deleteLater()


def act(menu: QMenu, title: str) -> None:
    next(action for action in menu.actions() if action.text() == title).trigger()


def test_everything_that_can_be_clicked_or_typed_into_has_a_name(panel: Panel) -> None:
    for words in ("Linhe Polytechnic", "420", "Third Lakeside Forum on Green Hydrogen", "CHEN Yu"):
        panel.focus(words, whole=True)
        panel.widget.edit()
        for kind in (QAbstractButton, QLineEdit):
            for widget in panel.widget.findChildren(kind):
                if widget.isVisible():
                    assert widget.accessibleName(), widget
        panel.widget.session.suspend()


def test_values_are_said_aloud(panel: Panel) -> None:
    value = panel.focus("signatory")
    names = [box.accessibleName() for box in panel.boxes("roles")]
    assert names == ["Roles, organizer, confirmed", "Roles, signatory, proposed, doubtful, about 4 in 10 right"]
    assert focus_words(panel.content(), Focus(value.entry_id, value.id)) == names[1]
    assert focus_words(panel.content(), Focus(value.entry_id)) == ""
    panel.fill("420", "unit")
    assert focus_words(panel.content(), panel.desk.focus) == "Unit, empty"


def test_a_screen_reader_finds_list_rows_and_card(panel: Panel) -> None:
    panel.focus("Linhe Polytechnic", "name", whole=True)
    rows = QAccessible.queryAccessibleInterface(panel.widget.list)
    assert rows is not None
    assert rows.text(QAccessible.Text.Name) == "Record"
    texts = {
        rows.child(number).text(QAccessible.Text.Name)
        for number in range(rows.childCount())
        if rows.child(number) is not None
    }
    assert (
        "Organization, Nordlys Electrolysis AS, proposed, likely, about 9 in 10 right, not linked, signatory" in texts
    )
    card = QAccessible.queryAccessibleInterface(panel.widget.card)
    assert card is not None
    assert card.text(QAccessible.Text.Name) == "Organization, Linhe Polytechnic"
    sentence = QAccessible.queryAccessibleInterface(panel.widget.card.quotation.view)
    assert sentence is not None
    assert "organized by Linhe Polytechnic together" in sentence.text(QAccessible.Text.Name)


def test_chinese_is_shown_whole(qtbot: QtBot) -> None:
    panel = make_panel(qtbot, make_desk(opened=LINHE))
    panel.focus("𠮷田健一", "name", whole=True)
    sentence = panel.content().sentence
    assert sentence is not None
    assert (sentence.before, sentence.words) == ("", "𠮷田健一")
    assert panel.boxes("title")[0]._lay_out(200).layout.text() == "教授"
    panel.widget.grab()
