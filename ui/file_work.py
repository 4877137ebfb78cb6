"""What a person does with files: import, extract, export, back up; each as a task, each with a plain result.

Reading and writing are the services'; opening another workspace is the main window's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from curator.app import Workspace
from curator.domain.record import Status
from ui.ask import WORKSPACE_SUFFIX, Ask
from ui.memory import Memory
from ui.notifications import Notifications, Tone
from ui.registry.list_work import ListWork
from ui.scheduled_backups import ScheduledBackups
from ui.tasks import Task, Tasks
from ui.words import count_words

if TYPE_CHECKING:
    from curator.export.workbook import WorkbookReport
    from curator.services.batch import BatchReport
    from curator.services.intake import IntakeReport

_IMPORTING, _EXPORTING, _BACKING_UP = "import", "export", "back-up"


@dataclass(frozen=True, slots=True)
class _Extraction:
    """One that was asked for: of these articles, or of all; also where they were looked at before."""

    article_ids: tuple[int, ...] | None
    again: bool


class FileWork(QObject):
    """Works on the files of one workspace.

    Args:
        workspace: Which.
        tasks: Where it works.
        ask: Whom it asks.
        notes: Whom it tells.
        memory: Whether extraction follows an import.
        parent: Ends with it.
    """

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        ask: Ask,
        notes: Notifications,
        memory: Memory,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._ask = ask
        self._notes = notes
        self._memory = memory
        self._extracting: Task | None = None
        self._waiting: list[_Extraction] = []
        self._paused = False
        self._backups = ScheduledBackups(workspace, tasks, notes, self)
        self.lists = ListWork(workspace, tasks, ask, notes, parent)
        tasks.ended.connect(self._ended)

    def pause(self) -> None:
        """Begins nothing from now on: another workspace is about to take this one's place."""
        self._paused = True
        self._backups.pause()

    def resume(self) -> None:
        """Begins work again: this workspace stays."""
        self._paused = False
        self._backups.resume()

    def import_files(self) -> None:
        """Asks for files and imports them."""
        if self._may_begin():
            self.import_paths(self._ask.files(self.tr("Import files")))

    def import_folder(self) -> None:
        """Asks for a folder and imports all article files in it."""
        folder = self._ask.folder(self.tr("Import a folder")) if self._may_begin() else None
        if folder is not None:
            self.import_paths([folder])

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Imports files and folders, and has what is new extracted unless the person turned that off."""
        if paths and self._may_begin():
            importing = self._tasks.run(
                lambda watch: self._workspace.intake.import_paths(paths, watch),
                lambda report: self._imported(report, goes_on=not importing.cancelling),
                partial(self._notes.fail, work=_IMPORTING),
                name=self.tr("Importing"),
                stopped=self._stopped,
                owner=self,
            )

    def extract(self, *, again: bool = False) -> None:
        """Proposes facts for the articles that have none, or again for all that nobody judged."""
        self._extract(None, again=again)

    def extract_articles(self, article_ids: Sequence[int]) -> None:
        """Proposes facts for these articles, also where they were looked at before."""
        self._extract(article_ids, again=True)

    def export(self, article_ids: Sequence[int] | None = None) -> None:
        """Counts the facts, asks which of them and where, and writes the workbook, of these articles or of all."""
        if self._may_begin():
            self._tasks.run(
                lambda _watch: self._workspace.statistics.counts(),
                # Later, for the task has not ended while somebody is asked in it.
                lambda counts: QTimer.singleShot(0, self, partial(self._export, counts.entries, article_ids)),
                self._notes.fail,
                owner=self,
            )

    def _export(self, counts: Mapping[Status, int], article_ids: Sequence[int] | None) -> None:
        statuses = self._ask.statuses(counts) if self._may_begin() else None
        if not statuses:
            return
        name = f"{self._workspace.name}.xlsx"
        path = self._ask.save(self.tr("Export"), name, self.tr("Workbooks (*.xlsx)"))
        if path is not None:
            self._tasks.run(
                lambda watch: self._workspace.exporting.write(path, statuses, watch, article_ids),
                lambda report: self._exported(report, path),
                partial(self._notes.fail, work=_EXPORTING),
                name=self.tr("Exporting"),
                stopped=self._stopped,
                owner=self,
            )

    def back_up(self) -> None:
        """Asks where and writes a copy of the workspace."""
        if not self._may_begin():
            return
        day = datetime.now(UTC).astimezone().date().isoformat()
        name = f"{self._workspace.name} {day}{WORKSPACE_SUFFIX}"
        path = self._ask.save(self.tr("Back up"), name, self.tr("Workspaces (*.curator)"), replaces=False)
        if path is not None:
            self._tasks.run(
                lambda _watch: self._workspace.statistics.backup(path),
                lambda _done: self._backed_up(path),
                partial(self._notes.fail, work=_BACKING_UP),
                name=self.tr("Backing up"),
                owner=self,
            )

    def _may_begin(self) -> bool:
        if self._paused:
            self._notes.tell(self.tr("Another workspace is being opened."))
        return not self._paused

    def _backed_up(self, path: Path) -> None:
        self._notes.succeeded.emit(_BACKING_UP)
        self._notes.tell(self.tr("Backed up to %1.").replace("%1", str(path)), Tone.GOOD)

    def _imported(self, report: "IntakeReport", *, goes_on: bool) -> None:
        self._notes.succeeded.emit(_IMPORTING)
        lines = [(error.sentence, error.hint) for error in report.failed]
        lines += [
            (
                self.tr("%1 is known already.").replace("%1", str(known.path)),
                self.tr("It has the same text as “%1”.").replace("%1", known.title),
            )
            for known in report.known
        ]
        words = [count_words("%n article(s) imported.", len(report.imported))]
        if report.known:
            words.append(count_words("%n known already.", len(report.known)))
        unread = len(report.failed) - report.broken
        if unread:
            words.append(count_words("%n could not be read.", unread))
        if report.broken:
            words.insert(0, self.tr("The workspace could not be written; the rest was not imported."))
        if report.cancelled:
            words.insert(0, self.tr("Stopped."))
        tone = Tone.BAD if report.failed else Tone.GOOD if report.imported else Tone.PLAIN
        self._notes.tell_with_list(" ".join(words), tone, self.tr("Import"), lines)
        if goes_on and report.imported and not report.broken and self._memory.extracts_after_import:
            self._extract(report.imported, again=False)

    def _extract(self, article_ids: Sequence[int] | None, *, again: bool) -> None:
        """Begins extraction, or has it follow what is under way."""
        if not self._may_begin():
            return
        asked = _Extraction(None if article_ids is None else tuple(article_ids), again)
        if asked not in self._waiting:
            self._waiting.append(asked)
        self._extract_next()

    def _extract_next(self) -> None:
        if self._extracting is not None or not self._waiting:
            return
        asked = self._waiting.pop(0)
        workers = self._workspace.settings.workers
        self._extracting = self._tasks.run(
            lambda watch: self._workspace.batch.extract(
                asked.article_ids, again=asked.again, workers=workers, watch=watch
            ),
            lambda report: self._extracted(report, asked=asked.article_ids is None),
            self._notes.fail,
            name=self.tr("Extracting"),
            stopped=self._stopped,
            owner=self,
        )

    def _ended(self, task: Task) -> None:
        """Goes on to the next extraction that was asked for, however this one ended, unless somebody stopped it."""
        if task is not self._extracting:
            return
        self._extracting = None
        if task.cancelling:
            self._waiting.clear()
        self._extract_next()

    def _extracted(self, report: "BatchReport", *, asked: bool) -> None:
        lines = [(error.sentence, error.hint) for error in (*report.failed, *report.faults)]
        words = [
            count_words("%n fact(s) proposed", report.entries) + " " + count_words("in %n article(s).", report.done)
        ]
        if report.cancelled:
            words.insert(0, self.tr("Stopped."))
        if report.failed:
            words.append(count_words("%n article(s) could not be extracted.", len(report.failed)))
        if report.faults:
            words.append(count_words("%n fault(s) of extractors.", len(report.faults)))
        if not report.done and not report.failed and not report.cancelled and asked:
            words = [self.tr("Every article has its proposals already.")]
        tone = Tone.BAD if report.failed or report.faults else Tone.GOOD if report.done else Tone.PLAIN
        self._notes.tell_with_list(" ".join(words), tone, self.tr("Extraction"), lines)

    def _exported(self, report: "WorkbookReport", path: Path) -> None:
        self._notes.succeeded.emit(_EXPORTING)
        words = [self.tr("Exported to %1.").replace("%1", str(path))]
        words.append(
            count_words("%n fact(s)", report.entries) + " " + count_words("of %n article(s).", report.articles)
        )
        if report.problems:
            words.append(
                count_words("%n thing(s) had to be changed to fit; the sheet Report lists them.", report.problems)
            )
        show = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path)))
        self._notes.offer(" ".join(words), self.tr("Open"), show, Tone.GOOD)

    def _stopped(self) -> None:
        self._notes.tell(self.tr("Stopped. What was finished stays."))
