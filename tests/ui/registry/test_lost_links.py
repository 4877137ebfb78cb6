"""What a plain key takes away with a lesson it ends is said before, told after, and comes back with Undo."""

from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from curator.app import open_workspace
from curator.domain.change import ChangeSet
from curator.domain.entity import Entity, EntityKind
from curator.domain.ids import new_id
from curator.domain.registry import Reach
from tests.services.material import TEXT, give, value_of
from tests.ui.window_fixture import open_window, page_of, press, settings
from ui.desk import Focus
from ui.main_window import MainWindow

WORDS = "Quay Institute"
ONE, OTHER = "Quay Institute of Tides", "Quay Institute of Sand"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A name that was linked everywhere from the article that is open."""
    path = tmp_path / "Lost.curator"
    with open_workspace(path, settings=settings()) as workspace:
        for number in range(3):
            give(workspace, f"{TEXT}And {number} more.\n")
        for name in (ONE, OTHER):
            workspace.registry.create(Entity(id=new_id(), kind=EntityKind.ORGANIZATION, name=name))
    window = open_window(qtbot, path)
    focus(qtbot, window)
    press(qtbot, window, Qt.Key.Key_1, CTRL)
    assert used(window) == [6, 0]
    focus(qtbot, window)
    return window


def focus(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    assert page.desk.dossier is not None
    value = next(each for each in page.desk.dossier.record.values() if each.words == WORDS)
    page.desk.set_focus(Focus(value.entry_id))
    linking = page.record.linking
    qtbot.waitUntil(lambda: linking.possible and linking.stands_for.candidate(2) is not None)


def used(window: MainWindow) -> list[int]:
    registry = page_of(window).workspace.registry
    return [registry.rows([registry.named(name)[0].id])[0].linked for name in (ONE, OTHER)]


def key_of(window: MainWindow, name: str) -> int:
    candidates = page_of(window).record.linking.stands_for_candidates()
    return next(number for number, each in enumerate(candidates, 1) if each.entity.name == name)


@pytest.mark.parametrize("key", ["2", "N"])
def test_what_followed_is_counted_before_told_after_and_comes_back(qtbot: QtBot, window: MainWindow, key: str) -> None:
    number, loss = key_of(window, OTHER), page_of(window).record.stands_for.ways.loss
    qtbot.waitUntil(lambda: loss.isVisible() and loss.text() == f"{number}, N: 5 links that followed will go")
    press(qtbot, window, Qt.Key.Key_N if key == "N" else Qt.Key(int(Qt.Key.Key_0) + number))
    assert used(window) == ([0, 0] if key == "N" else [0, 1])
    assert window.notice.notice is not None
    went = "5 links that followed went."
    assert window.notice.notice.sentence == (went if key == "N" else f"Linked 1 value; {went}")
    window.notice._act.click()
    assert used(window) == [6, 0]


def test_where_very_many_would_go_it_is_a_task(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.record.linking.GREAT", 1)
    threads: list[bool] = []

    def note(_done: ChangeSet) -> None:
        threads.append(current_thread() is main_thread())

    page_of(window).workspace.subscribe(note)
    press(qtbot, window, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: threads == [False] and not window.tasks.named())
    assert used(window) == [0, 0]
    assert window.notice.notice is not None
    assert window.notice.notice.sentence == "5 links that followed went."


def test_only_the_last_name_in_focus_is_counted_and_not_on_the_windows_thread(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(window)
    linking, ways, counting, go_on = page.record.linking, page.record.stands_for.ways, Event(), Event()
    service, done = page.workspace.linking, list[int]()

    def slowly(*_asked: object, **_how: object) -> list[Reach]:
        counting.set()
        assert go_on.wait(10)
        return [Reach(90, 9)] * 2

    def at_last(_record: object, value_id: int, *_more: object) -> Reach:
        assert current_thread() is not main_thread()
        done.append(value_id)
        return Reach()

    monkeypatch.setattr(service, "ahead", slowly)
    monkeypatch.setattr(service, "ahead_of_none", at_last)
    linking._look_around()
    qtbot.waitUntil(counting.is_set)
    assert page.desk.dossier is not None
    other = value_of(page.desk.dossier.record, "organization", "Linhe Polytechnic")
    page.desk.set_focus(Focus(other.entry_id))
    go_on.set()
    qtbot.waitUntil(lambda: bool(done) and not linking.reaching.counting)
    assert done == [other.id]
    assert (ways.scope.offer.why, ways.loss.text()) == ("", "")
