"""The whole window: words of articles stand as they are written, and everything that takes the focus has a name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from curator.app import open_workspace
from tests.ui.window_fixture import open_window, page_of, settings
from ui.ask import Ask
from ui.dialogs.about_dialog import AboutDialog
from ui.dialogs.export_dialog import ExportDialog
from ui.dialogs.list_dialog import ListDialog
from ui.dialogs.report_dialog import ReportDialog
from ui.main_window import MainWindow
from ui.notifications import Tone

NASTY = "<img src=x onerror=alert(1)> & <b>Forum</b> =cmd|' /C calc'!A0 %1 %n"
BODY = (
    "The “forum” <script>alert(1)</script> was opened on 26 August 2024 by Linhe <i>Polytechnic</i> University, "
    '=HYPERLINK("x") & more.\n'
)


@pytest.fixture
def nasty(tmp_path: Path) -> Path:
    """A workspace with one article of markup, formulas and quotes, in a folder of such a name."""
    folder = tmp_path / "<b>bold & co"
    folder.mkdir()
    text = folder / "article.txt"
    text.write_text(f"{NASTY}\n\n{BODY}")
    path = folder / "<u>work & space.curator"
    with open_workspace(path, settings=settings()) as workspace:
        (article,) = workspace.intake.import_paths([text]).imported
        record = workspace.review.open(article).record
        for group in ("article", "organization", "person", "topic"):
            workspace.review.add_entry(record, group, NASTY, None)
            record = workspace.review.open(article).record
    return path


def every_widget(window: QWidget) -> Iterator[QWidget]:
    yield window
    yield from window.findChildren(QWidget)


def letters_of(rich: str) -> str:
    shown = QTextDocument()
    shown.setHtml(rich)
    return shown.toPlainText()


def test_titles_and_texts_stand_as_they_are_written(qtbot: QtBot, nasty: Path) -> None:
    window = open_window(qtbot, nasty)
    page = page_of(window)
    assert page.desk.dossier is not None
    assert page.desk.dossier.article.title == NASTY
    assert page.queue.model.index(0).data() == NASTY
    assert window.bar.name.text() == "<u>work & space"
    assert NASTY in page.article.text.toPlainText()
    for label in window.findChildren(QLabel):
        if not label.text():
            continue
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


def test_tool_tips_stand_as_they_are_written(qtbot: QtBot, nasty: Path) -> None:
    window = open_window(qtbot, nasty)
    tips = [widget.toolTip() for widget in every_widget(window)]
    for view in window.findChildren(QAbstractItemView):
        tips += [str(tip) for tip in all_data(view.model(), Qt.ItemDataRole.ToolTipRole) if tip]
    about = [tip for tip in tips if "img" in tip or "work" in tip]
    assert about, "no tool tip speaks of the article"
    for tip in about:
        assert tip.startswith("<qt>")
        assert "<img" not in tip
        assert "<u>" not in tip


def all_data(model: QAbstractItemModel, role: Qt.ItemDataRole) -> Iterator[object]:
    top = QModelIndex()
    for row in range(model.rowCount(top)):
        yield model.index(row, 0, top).data(role)


def test_undo_and_menus_have_no_mnemonic_of_the_article(qtbot: QtBot, nasty: Path) -> None:
    window = open_window(qtbot, nasty)
    qtbot.waitUntil(lambda: "&&" in window.actions_["undo"].text())
    title = window.actions_["undo"].text()
    assert "&" not in title.replace("&&", "")
    assert letters_of(window.bar.undo.toolTip()).startswith("Undo “Add ")


def test_dialogs_and_notices_stand_as_they_are_written(qtbot: QtBot, nasty: Path) -> None:
    window = open_window(qtbot, nasty)
    window.notes.tell(NASTY, Tone.BAD)
    assert window.notice._sentence.text() == NASTY
    assert window.notice._sentence.textFormat() is Qt.TextFormat.PlainText
    for dialog in (
        ListDialog("Import", [(NASTY, NASTY)], window),
        AboutDialog(NASTY, str(nasty), window),
        ReportDialog(NASTY, window),
        ExportDialog({}, window),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        for label in dialog.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
        dialog.close()


def test_a_question_stands_as_it_is_written(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    formats: list[Qt.TextFormat] = []

    def answer(box: QMessageBox) -> int:
        formats.extend(label.textFormat() for label in box.findChildren(QLabel) if label.text())
        assert NASTY in box.text()
        assert NASTY in box.informativeText()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert Ask().decide(NASTY, NASTY, ["Go on"]) is None
    assert len(formats) >= 2
    assert set(formats) == {Qt.TextFormat.PlainText}


def test_a_state_stands_as_it_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "<b>broken.curator"
    broken.write_bytes(b"not a database " * 500)
    window = open_window(qtbot, broken)
    assert "<b>broken.curator" in window.state.words
    for label in window.state.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def nameless(window: QWidget) -> list[str]:
    """Widgets that take the focus, whether shown or not, and have no name for a screen reader."""
    found = []
    for widget in every_widget(window):
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or isinstance(widget, QMenu):
            continue
        seen = QAccessible.queryAccessibleInterface(widget)
        if seen is None or not seen.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    assert nameless(window) == []
    for act in ("edit", "link", "add", "reject-reason", "note"):
        page_of(window).record.focus_list()
        window.actions_[act].trigger()
        for top in QApplication.topLevelWidgets():
            if top.isVisible():
                assert nameless(top) == [], act
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()


@pytest.mark.parametrize("make", [lambda w: ExportDialog({}, w), lambda w: ReportDialog("", w)])
def test_dialogs_have_names_too(qtbot: QtBot, samples: Path, make: object) -> None:
    window: MainWindow = open_window(qtbot, samples)
    assert callable(make)
    dialog = make(window)
    dialog.show()
    assert nameless(dialog) == []
    dialog.close()


def test_every_fact_can_be_reached_by_key(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    seen = set()
    for _ in range(200):
        entry = page.desk.focused_entry()
        assert entry is not None
        if entry.id in seen:
            break
        seen.add(entry.id)
        page.desk.step(1)
    assert seen == {entry.id for entry in page.desk.entries()}
