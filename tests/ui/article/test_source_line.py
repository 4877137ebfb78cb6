"""Where an article comes from, above its text."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from curator.domain.dossier import Dossier
from tests.ui.article.panel_fixture import MakePanel, desk_of, make_panel
from tests.ui.desk_fixture import find_value, lakeside_dossier, make_dossier
from ui.article.source_line import SourceLine, date_in_full

__all__ = ["make_panel"]


def line_of(qtbot: QtBot, dossier: Dossier, *, headline: bool = False) -> SourceLine:
    line = SourceLine()
    qtbot.addWidget(line)
    line.show_dossier(dossier, headline=headline)
    return line


def words(line: SourceLine) -> str:
    return " ".join(label.text() for label in line.findChildren(QLabel) if not label.isHidden())


def button(line: SourceLine) -> QToolButton:
    (found,) = line.findChildren(QToolButton)
    return found


def test_it_says_outlet_day_author_language_and_file(qtbot: QtBot) -> None:
    line = line_of(qtbot, lakeside_dossier())
    assert words(line) == "Northern Daily · published 27 August 2024 · by Wen Li · English"
    assert button(line).text() == "1.txt ↗"
    assert button(line).accessibleName() == "Open the source: 1.txt"


def test_what_the_curator_says_holds(make_panel: MakePanel) -> None:
    panel = make_panel()
    desk = desk_of(panel)
    desk.correct(find_value(desk, "27 August 2024").id, "28 Aug 2024")
    assert "published 28 August 2024" in words(panel.source)
    desk.workspace.review.reject(desk._record(), {find_value(desk, "Wen Li").id})
    desk.open(1)
    assert "by Wen Li" not in words(panel.source)


def test_what_is_unknown_is_left_out(qtbot: QtBot) -> None:
    line = line_of(qtbot, make_dossier(1, "Text.", [], outlet="", published="", language=""))
    assert words(line) == ""


def test_the_headline_stands_here_only_where_the_text_has_none(make_panel: MakePanel) -> None:
    assert "Lakeside hydrogen" not in words(make_panel().source)
    bare = make_panel(make_dossier(1, "<b>No</b> headline\n\nText.", []))
    assert words(bare.source).startswith("<b>No</b> headline ")


@pytest.mark.parametrize(
    ("iso", "shown"),
    [("2024-08-27", "27 August 2024"), ("2024-08", "August 2024"), ("2024", "2024"), ("", ""), ("soon", "soon")],
)
def test_dates_are_shown_as_exact_as_they_are(qapp: object, iso: str, shown: str) -> None:
    assert date_in_full(iso) == shown


def test_the_source_is_opened_by_click_and_by_key_and_nothing_but_files_and_pages(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []

    def open_it(address: QUrl) -> bool:
        opened.append(address.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_it)
    first, second = tmp_path / "1.txt", tmp_path / "x y.md"
    for path in (first, second):
        path.touch()
    dossier = lakeside_dossier()
    dossier = replace(dossier, article=replace(dossier.article, source=str(first)))
    page = replace(dossier, article=replace(dossier.article, metadata={"url": "https://northern.example/a?b=1"}))
    line = line_of(qtbot, page)
    assert button(line).text() == "northern.example ↗"
    button(line).click()
    file = line_of(qtbot, dossier)
    QTest.keyClick(button(file), Qt.Key.Key_Space)
    metadata = {"url": "ms-settings:privacy"}
    odd = line_of(qtbot, replace(dossier, article=replace(dossier.article, metadata=metadata, source=str(second))))
    button(odd).click()
    assert opened == ["https://northern.example/a?b=1", first.as_uri(), QUrl.fromLocalFile(str(second)).toString()]
