"""The main window: bar, page, notice and status line, and which workspace is open in it.

The panels are the review page's, files are `ui.file_work`'s, the list of commands is `ui.commands`'.
"""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from curator.app import Workspace
from curator.domain.change import MACHINE_ACTS, ChangeSet, Way
from curator.domain.queue import QueueCounts
from curator.errors import UserError, WorkspaceError
from curator.services.review import UndoState
from curator.services.samples import is_samples
from curator.settings import Settings, load_settings, save_settings
from ui.act_notices import tell_acts
from ui.actions import Actions
from ui.ask import Ask
from ui.commands import all_commands, menu_titles
from ui.drop_veil import DropVeil, dropped_paths
from ui.empty_state import EmptyState
from ui.file_work import FileWork
from ui.idle import Idle
from ui.leaving import Leaving
from ui.memory import Memory
from ui.notice_bar import NoticeBar
from ui.notifications import Notifications
from ui.opening import Opening
from ui.pages import Pages
from ui.review_page import ReviewPage, hairline
from ui.status_line import StatusLine
from ui.tasks import Tasks
from ui.theme import apply_theme
from ui.top_bar import TopBar


class MainWindow(QMainWindow):
    """One window with at most one workspace.

    Signals:
        ready: A workspace is listed and drawn, or could not be opened and that is said.

    Attributes:
        page: The open workspace's review page, or None.
        pages: That page and the others.
        files: Its work on files; only while there is a page.
        opening: Opens workspaces in place of the present one.
        refused: Why no workspace is open, or None.

    Args:
        settings: Of the person.
        ask: Who asks questions; None for one that opens dialogs.
    """

    ready = Signal()

    def __init__(self, settings: Settings, ask: Ask | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.memory = Memory()
        self.ask = ask or Ask(self)
        self.notes = Notifications(self)
        self.tasks = Tasks(self)
        self.page: ReviewPage | None = None
        self.refused: UserError | None = None
        self.files: FileWork
        self._leaving = Leaving(self.tasks, self.ask, self)
        self.opening = Opening(self.tasks, self._leaving, self.ask, lambda: self.settings, self._words_left, self)
        self.actions_ = Actions(self, all_commands(self))
        self.bar = TopBar()
        self.status = StatusLine(self.tasks)
        self.state = EmptyState()
        self.pages = Pages(self.state, self.tasks, self.memory, self.actions_)
        self.notice = NoticeBar(self.pages)
        self._veil = DropVeil(self)
        self._around = Idle(self._show_around, self)
        self._build()
        self.memory.place_window(self)
        self.show_no_workspace()

    def focus_search(self) -> None:
        """Has search words typed."""
        if not self.pages.focus_search():
            self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.bar.search.selectAll()

    def choose_theme(self, name: str) -> None:
        """Puts a theme in place and remembers it."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, name)
        self._keep(theme=name)

    def toggle_extraction(self) -> None:
        """Has extraction follow imports, or not any more."""
        self.memory.extracts_after_import = self.actions_["extract-after-import"].isChecked()

    def show_keys(self) -> None:
        """Shows all keys."""
        # Imported where it is needed, as every dialog: the first window is painted without it.
        from ui.dialogs.key_sheet import KeySheet

        KeySheet(self.actions_.commands, self).show()

    def show_about(self) -> None:
        """Says what program this is."""
        from ui.dialogs.about_dialog import AboutDialog

        AboutDialog(self.settings.curator_name, self.page.workspace.address if self.page else "", self).show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keeps what was typed, asks once about running work, and waits for it."""
        if not self._words_left():
            event.ignore()
            return
        if self.tasks.named():
            event.ignore()
            self._leaving.when_free(self.close, self.tr("Stop and quit"))
            return
        self.memory.keep_window(self)
        self._shut_page()
        self.tasks.wait()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files and folders."""
        if self.page is not None and dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self._veil.cover()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Imports them."""
        self._veil.hide()
        paths = dropped_paths(event.mimeData())
        if self.page is not None and paths:
            event.acceptProposedAction()
            self.files.import_paths(paths)

    def show_no_workspace(self, error: UserError | None = None) -> None:
        """Says that no workspace is open, and why."""
        self.refused = error
        self.bar.show_workspace("", "")
        self.status.clear()
        self.actions_.enable(workspace=False, article=False)
        self.pages.show_state()
        if error is None:
            self.state.say(self.tr("Opening the workspace…"))
            return
        again = [(self.tr("Try again"), self.opening.again)] if isinstance(error, WorkspaceError) else []
        others = [(self.tr("Open workspace…"), self.opening.choose), (self.tr("New workspace…"), self.opening.make)]
        self.state.say(error.sentence, error.hint, [*again, *others])

    # Inside

    def _build(self) -> None:
        self.setWindowTitle("Curator")
        self.setAcceptDrops(True)
        self.actions_.fill(self.bar.menus, menu_titles())
        self.bar.connect_history(self.actions_["undo"], self.actions_["redo"])
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.bar, hairline(), self.pages, hairline(), self.status):
            layout.addWidget(widget, int(widget is self.pages))
        self.setCentralWidget(middle)
        self.notice.hear(self.notes)
        self.opening.begun.connect(self._await_workspace)
        self.opening.opened.connect(self._opened)
        self.opening.failed.connect(self._not_opened)
        self.opening.refused.connect(self.notes.fail)
        self.bar.places.chosen.connect(self.pages.turn_to)
        self.pages.turned.connect(self.bar.show_place)
        self.bar.search.textChanged.connect(self.pages.search_articles)
        self.bar.search.left.connect(self.pages.leave_search)

    def _words_left(self) -> bool:
        """Takes in what is being typed; where words do not fit, here or before, asks whether they may be lost."""
        if self.page is None or (self.pages.leave_editor() and self.page.leave_editor() and not self.page.has_drafts):
            return True
        question = self.tr("Words that were typed do not fit their field.")
        detail = self.tr("They are lost when this workspace is left now.")
        return self.ask.decide(question, detail, [self.tr("Leave all the same")]) is not None

    def _await_workspace(self) -> None:
        if self.page is None:
            self.show_no_workspace()
        else:
            self.files.pause()

    def _opened(self, workspace: Workspace) -> None:
        self._shut_page()
        self.refused = None
        page = ReviewPage(workspace, self.tasks, self.memory, self.actions_)
        self.page = page
        self.files = FileWork(workspace, self.tasks, self.ask, self.notes, self.memory, page)
        self.pages.open(page)
        page.queue.counted.connect(self._counted)
        page.queue.words_wanted.connect(self.bar.search.setText)
        self.bar.search.given_up.connect(page.queue.give_search_up)
        page.ready.connect(self.ready)
        page.record.extract_wanted.connect(self._extract_open)
        page.article.moved.connect(self.status.show_position)
        page.desk.opened.connect(lambda dossier: self.actions_.enable(workspace=True, article=dossier is not None))
        page.desk.opened.connect(lambda _dossier: self._around.start())
        page.desk.committed.connect(self._committed)
        tell_acts(page, self.notes, self.notice, self.actions_["undo"].trigger)
        page.desk.failed.connect(self._act_failed)
        self.bar.show_workspace(workspace.name, workspace.profile.title)
        self.setWindowTitle(f"{workspace.name} — Curator")
        self.actions_.enable(workspace=True, article=False)
        self.status.show_saved()
        for notice in workspace.notices:
            self.notes.tell(notice)
        if not is_samples(workspace.address):
            self._keep(workspace=workspace.address)

    def _extract_open(self) -> None:
        if self.page is not None and self.page.desk.dossier is not None:
            self.files.extract_articles([self.page.desk.dossier.article.id])

    def _not_opened(self, error: UserError) -> None:
        if self.page is not None:
            self.notes.fail(error)
            self.files.resume()
            return
        self.show_no_workspace(error)
        self.ready.emit()

    def _shut_page(self) -> None:
        if self.page is not None:
            page, self.page = self.page, None
            self.pages.shut()
            try:
                page.shut()
            except UserError as error:
                self.notes.fail(error)
            page.deleteLater()
            self.bar.search.clear()

    def _counted(self, counts: QueueCounts) -> None:
        self.status.show_counts(counts)
        self.pages.show_review(articles=bool(counts.all))
        if counts.all:
            return
        self.state.say(
            self.tr("No articles yet"),
            self.tr("Drop files or folders here, or File > Import…"),
            [
                (self.tr("Import…"), self.files.import_files),
                (self.tr("Open sample articles"), self.opening.open_samples),
            ],
        )

    def _committed(self, done: ChangeSet) -> None:
        """Says that it is saved; only what a person did can be undone."""
        self.status.show_saved()
        if done.act in MACHINE_ACTS:
            return
        if done.way is Way.DO:
            # Known without asking: the newest act is taken back first, and nothing older can be restored after it.
            self.bar.show_history(UndoState(undo=(done.act, done.subject)))
        else:
            self._show_history()

    def _act_failed(self, error: UserError) -> None:
        self.notes.fail(error)
        if isinstance(error, WorkspaceError):
            self.status.show_saved(saved=False)

    def _show_around(self) -> None:
        """Says what is said of an opened article in the bars above and below, once it is painted itself."""
        if self.page is not None:
            self.status.show_position(*self.page.article.position())
            self._show_history()

    def _show_history(self) -> None:
        if self.page is None:
            return
        try:
            self.bar.show_history(self.page.workspace.review.undoable())
        except UserError as error:
            self._act_failed(error)

    def _keep(self, **changed: str) -> None:
        if replace(self.settings, **changed) == self.settings:  # type: ignore[arg-type]
            return
        self.settings = replace(self.settings, **changed)  # type: ignore[arg-type]
        try:
            # Another program may have changed other settings meanwhile, as `curator train` does.
            save_settings(replace(load_settings(), **changed))  # type: ignore[arg-type]
        except OSError as error:
            self.notes.fail(UserError(self.tr("The settings could not be saved."), error.strerror or ""))
