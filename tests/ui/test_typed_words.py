"""Typed words are never lost without a question: another article, another workspace, finishing, the end."""

from pathlib import Path
from shutil import copyfile

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from curator.domain.profile import FieldType
from curator.domain.record import Value
from curator.errors import ConflictError, UserError, WorkspaceError
from tests.ui.window_fixture import Answers, open_window, page_of, press, type_text
from ui.desk import Focus
from ui.main_window import MainWindow
from ui.review_page import ReviewPage

CTRL = Qt.KeyboardModifier.ControlModifier


def edit(page: ReviewPage, kind: FieldType) -> Value:
    """Opens the editor of the first value of a type, all its words selected."""
    for entry in page.desk.entries():
        for value in entry.values:
            if page.desk.profile.group(entry.group).field(value.field).type is kind:
                page.desk.set_focus(Focus(entry.id, value.id))
                page.record.edit()
                assert page.record.session.editor is not None
                page.record.session.editor.input.selectAll()
                return value
    raise AssertionError(f"no value of type {kind}")


def article(page: ReviewPage) -> int:
    assert page.desk.dossier is not None
    return page.desk.dossier.article.id


def words(page: ReviewPage, value: Value) -> str:
    assert page.desk.dossier is not None
    return page.desk.dossier.record.value(value.id).words


def test_the_next_article_takes_words_in_and_the_record_has_the_keys(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    first = article(page)
    value = edit(page, FieldType.TEXT)
    type_text(qtbot, "Quite other words")
    press(qtbot, window, Qt.Key.Key_PageDown, CTRL)
    assert article(page) != first
    assert page.record.list.hasFocus()
    press(qtbot, window, Qt.Key.Key_PageUp, CTRL)
    assert article(page) == first
    assert words(page, value) == "Quite other words"


def test_undo_in_another_article_takes_words_in(qtbot: QtBot, samples: Path) -> None:
    page = page_of(open_window(qtbot, samples))
    first = article(page)
    page.desk.confirm()
    page.step_article(1)
    second = article(page)
    value = edit(page, FieldType.TEXT)
    type_text(qtbot, "Quite other words")
    page.desk.undo()
    assert article(page) == first
    page.desk.open(second)
    assert words(page, value) == "Quite other words"


def wait_as_a_draft(page: ReviewPage, qtbot: QtBot) -> None:
    value = edit(page, FieldType.DATE)
    type_text(qtbot, "next spring perhaps")
    page.desk.set_focus(Focus(next(each.id for each in page.desk.entries() if each.id != value.entry_id)))
    page.focus_work()
    assert page.record.session.editor is None


def test_words_that_wait_elsewhere_are_asked_about_at_the_end(qtbot: QtBot, samples: Path) -> None:
    answers = Answers(decision=None)
    window = open_window(qtbot, samples, answers)
    wait_as_a_draft(page_of(window), qtbot)
    assert not window.close()
    assert len(answers.asked) == 1
    answers.decision = 0
    assert window.close()


def test_another_workspace_is_not_opened_over_words_that_do_not_fit(
    qtbot: QtBot, samples: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.curator"
    copyfile(samples, other)
    answers = Answers(decision=None)
    window: MainWindow = open_window(qtbot, samples, answers)
    page = page_of(window)
    wait_as_a_draft(page, qtbot)
    window.opening.open_address(other)
    assert len(answers.asked) == 1
    assert not window.tasks.named()
    assert window.page is page
    answers.decision = 0
    with qtbot.waitSignal(window.ready, timeout=20_000):
        window.opening.open_address(other)
    assert page_of(window).workspace.name == "other"


def test_an_editor_with_unchanged_words_hinders_neither_finishing_nor_the_end(qtbot: QtBot, samples: Path) -> None:
    answers = Answers(decision=None)
    window = open_window(qtbot, samples, answers)
    page = page_of(window)
    first = article(page)
    edit(page, FieldType.TEXT)
    page.finish()
    assert article(page) != first
    edit(page, FieldType.TEXT)
    assert window.close()
    assert answers.asked == []


def test_an_article_that_could_not_be_finished_stays(qtbot: QtBot, samples: Path) -> None:
    page = page_of(open_window(qtbot, samples))
    first = article(page)
    errors: list[UserError] = [WorkspaceError("The disk is full."), ConflictError("Somebody was faster.")]
    for error in errors:

        def fail(_record: object, error: UserError = error) -> None:
            raise error

        page.workspace.review.finish = fail  # type: ignore[method-assign,assignment]
        page.finish()
        assert article(page) == first
