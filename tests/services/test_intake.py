"""Import: what is new becomes articles, whatever lies among the files."""

import errno
import importlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from curator.app import Workspace
from curator.domain.article import Article, Document
from curator.domain.change import Act, ChangeSet
from curator.domain.queue import QueueState, QueueView
from curator.domain.watch import Watch
from curator.errors import ConflictError, UserError, WorkspaceError
from curator.services import intake

STORY = "Quay Institute opens a yard\n\nVARNHOLM, 4 May 2031 - The Quay Institute opened yard number {} on Friday.\n"
ALL = QueueView(QueueState.ALL)


def write(folder: Path, *numbers: int) -> list[Path]:
    """Files of different texts."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:03}.txt" for number in numbers]
    for path, number in zip(paths, numbers, strict=True):
        path.write_text(STORY.format(number), "utf-8")
    return paths


def sources(desk: Workspace) -> list[str]:
    """The names of the files that became articles."""
    ids = desk.queue.ids(ALL)
    return sorted(Path(desk.review.open(article_id).article.source).name for article_id in ids)


def test_files_and_folders_become_articles_and_are_told_of(desk: Workspace, tmp_path: Path) -> None:
    heard: list[ChangeSet] = []
    steps: list[tuple[int, int, str]] = []
    desk.subscribe(heard.append)
    write(tmp_path / "news" / "deep", 1, 2)
    single = write(tmp_path, 3)
    watch = Watch(step=lambda *step: steps.append(step))
    report = desk.intake.import_paths([tmp_path / "news", *single], watch)
    assert (len(report.imported), report.known, report.failed, report.cancelled) == (3, (), (), False)
    assert sources(desk) == ["001.txt", "002.txt", "003.txt"]
    assert [each.act for each in heard] == [Act.IMPORT]
    assert [change.state.id for change in heard[0].changes] == list(report.imported)
    assert steps[0] == (0, 3, "001.txt")
    assert steps[-1][:2] == (3, 3)
    article = desk.review.open(report.imported[0]).article
    assert article.title == "Quay Institute opens a yard"
    assert article.text == STORY.format(1)
    assert article.passages
    assert desk.review.undoable().undo is None


def test_the_same_text_is_one_article_also_within_one_run(desk: Workspace, tmp_path: Path) -> None:
    first = desk.intake.import_paths(write(tmp_path / "a", 1, 2))
    write(tmp_path / "b", 3)
    (tmp_path / "b" / "twice.txt").write_text(STORY.format(3), "utf-8")
    (tmp_path / "b" / "other line ends.txt").write_bytes(STORY.format(1).replace("\n", "\r\n").encode())
    report = desk.intake.import_paths([tmp_path / "b"])
    assert len(report.imported) == 1
    known = {each.path.name: (each.article_id, each.title) for each in report.known}
    assert known == {
        "twice.txt": (report.imported[0], "Quay Institute opens a yard"),
        "other line ends.txt": (first.imported[0], "Quay Institute opens a yard"),
    }
    assert len(desk.queue.ids(ALL)) == 3


def test_bad_files_are_named_and_the_rest_goes_on(desk: Workspace, tmp_path: Path) -> None:
    write(tmp_path, 1, 9)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.md").write_text(" \n\t\n", "utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "broken.html").write_text(
        "<html><p>The Quay <b>Institute opened a <table><td>yard in Varnholm.", "utf-8"
    )
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text("not for us", "utf-8")
    report = desk.intake.import_paths([tmp_path, tmp_path / "missing.txt"])
    assert sources(desk) == ["001.txt", "009.txt", "broken.html"]
    failed = sorted(error.sentence for error in report.failed)
    assert len(failed) == 4
    for name, sentence in zip(["binary.txt", "blank.md", "empty.txt", "missing.txt"], failed, strict=True):
        assert name in sentence


def test_a_text_of_twenty_megabytes_is_an_article_like_others(desk: Workspace, tmp_path: Path) -> None:
    line = "The Quay Institute of Varnholm opened another yard on Friday, said Mira Okonjo.\n"
    (tmp_path / "large.txt").write_text(line * (20_000_000 // len(line)), "utf-8")
    report = desk.intake.import_paths([tmp_path, *write(tmp_path / "small", 1)])
    assert report.failed == ()
    assert len(report.imported) == 2


def test_a_folder_that_cannot_be_read_is_named(
    desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "open", 1)
    write(tmp_path / "locked", 2)
    listing = Path.iterdir

    def refuse(self: Path) -> Iterator[Path]:
        if self.name == "locked":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return listing(self)

    monkeypatch.setattr(Path, "iterdir", refuse)  # tests may run as root, whom no permission stops
    report = desk.intake.import_paths([tmp_path])
    assert len(report.imported) == 1
    assert [("locked" in error.sentence, "Permission denied" in error.sentence) for error in report.failed] == [
        (True, True)
    ]


def test_stopping_keeps_what_was_stored(desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_MOST_ARTICLES", 4)
    write(tmp_path / "news", *range(20))
    looked: list[int] = []
    watch = Watch(step=lambda done, _total, _what: looked.append(done), cancelled=lambda: looked[-1:] == [10])
    report = desk.intake.import_paths([tmp_path / "news"], watch)
    assert report.cancelled
    assert len(report.imported) == 8
    assert len(desk.queue.ids(ALL)) == 8
    again = desk.intake.import_paths([tmp_path / "news"])
    assert (len(again.imported), len(again.known)) == (12, 8)


def test_a_full_disk_stops_the_import_and_keeps_what_was_stored(
    desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "_MOST_ARTICLES", 4)
    store = desk._store.add_articles

    def fill(articles: Sequence[Article], done: ChangeSet) -> None:
        if len(desk.queue.ids(ALL)) >= 8:
            raise WorkspaceError("The disk is full.", "Make room.")
        store(articles, done)

    monkeypatch.setattr(desk._store, "add_articles", fill)
    (tmp_path / "empty.txt").write_bytes(b"")
    report = desk.intake.import_paths([tmp_path / "empty.txt", *write(tmp_path / "news", *range(20))])
    assert (report.broken, report.cancelled) == (True, False)
    assert list(report.imported) == sorted(desk.queue.ids(ALL))
    assert len(report.imported) == 8
    assert ["empty.txt" in str(report.failed[0]), str(report.failed[1])] == [True, "The disk is full. Make room."]
    monkeypatch.undo()
    again = desk.intake.import_paths([tmp_path / "news"])
    assert (len(again.imported), len(again.known), again.broken) == (12, 8, False)


@pytest.mark.skipif(sys.platform != "linux", reason="only there a file's name may be any bytes")
def test_a_name_that_is_no_utf_8_is_shown_as_far_as_it_is(desk: Workspace, tmp_path: Path) -> None:
    name = os.fsdecode("Grüße.txt".encode("latin-1"))
    (tmp_path / name).write_text("- - -\n", "utf-8")
    report = desk.intake.import_paths([*write(tmp_path, 1), tmp_path / name, *write(tmp_path, 2)])
    assert (len(report.imported), report.failed) == (3, ())
    article = desk.review.open(report.imported[1]).article
    assert article.title == "Gr\ufffd\ufffde.txt"
    assert Path(article.source).name == article.title


@pytest.mark.parametrize("where", ["curator.ingest.reader.read_file", "curator.segment.segment.segment"])
def test_a_bug_on_one_file_costs_that_file_alone(
    where: str, desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, _, name = where.rpartition(".")
    works = getattr(importlib.import_module(module), name)

    def fail_once(given: Path | Document) -> Document:
        if "002" in str(given) or "number 2 " in getattr(given, "text", ""):
            raise RecursionError("too deep")
        found: Document = works(given)
        return found

    monkeypatch.setattr(where, fail_once)
    report = desk.intake.import_paths(write(tmp_path, 1, 2, 3))
    assert len(report.imported) == 2
    (error,) = report.failed
    assert f"“{tmp_path / '002.txt'}” failed" in error.sentence
    assert "RecursionError" in error.sentence


def test_what_a_page_says_of_itself_can_always_be_stored(
    desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"title": "Quay\ud800 opens", "outlet": "\udfff"}
    monkeypatch.setattr("curator.ingest.reader.read_file", lambda _path: Document(STORY.format(1), (), told))
    monkeypatch.setattr("curator.segment.segment.segment", lambda document: document)
    report = desk.intake.import_paths(write(tmp_path, 1))
    assert desk.review.open(report.imported[0]).article.title == "Quay? opens"


def test_a_text_that_was_taken_out_comes_back_with_what_was_judged(desk: Workspace, tmp_path: Path) -> None:
    paths = write(tmp_path, 1, 2)
    (tmp_path / "twice.txt").write_text(STORY.format(1), "utf-8")
    first = desk.intake.import_paths(paths)
    record = desk.review.open(first.imported[0]).record
    desk.review.add_entry(record, "organization", "Quay", None)
    kept = desk.review.open(first.imported[0]).record
    desk.history.undo_one(next(each.id for each in desk.history.newest() if each.act is Act.IMPORT))
    assert len(desk.queue.ids(ALL)) == 0
    report = desk.intake.import_paths([*paths, tmp_path / "twice.txt", *write(tmp_path, 3)])
    assert sorted(report.imported[:2]) == sorted(first.imported)
    assert len(report.imported) == 3
    assert [(each.path.name, each.article_id) for each in report.known] == [("twice.txt", first.imported[0])]
    assert sorted(desk.queue.ids(ALL)) == sorted(report.imported)
    assert desk.review.open(first.imported[0]).record == kept
    assert len(desk.queue.ids(QueueView(QueueState.ALL, search="varnholm yard"))) == 3
    assert len(desk.intake.import_paths(paths).known) == 2
    assert desk.statistics.check() == ()


def test_a_text_that_somebody_else_imported_meanwhile_is_known(
    desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write(tmp_path / "news", 1, 2)
    store = desk._store.add_articles
    rival: list[int] = []

    def lose_the_race(articles: Sequence[Article], done: ChangeSet) -> None:
        if not rival:
            rival.append(articles[0].id)
            store(articles[:1], done)
            raise ConflictError("A text is there already.")
        store(articles, done)

    monkeypatch.setattr(desk._store, "add_articles", lose_the_race)
    report = desk.intake.import_paths(paths)
    assert [each.path.name for each in report.known] == ["001.txt"]
    assert len(report.imported) == 1
    assert len(desk.queue.ids(ALL)) == 2


def test_the_queue_lists_what_was_imported_and_finds_its_words(desk: Workspace, tmp_path: Path) -> None:
    desk.intake.import_paths(write(tmp_path, 1, 2, 3))
    ids = desk.queue.ids(ALL)
    assert ids.typecode == "q"
    rows = desk.queue.rows(ids[::-1])
    assert [row.article_id for row in rows] == list(ids[::-1])
    assert {row.title for row in rows} == {"Quay Institute opens a yard"}
    assert not any(row.extracted for row in rows)
    counts = desk.queue.counts()
    assert (counts.all, counts.unfinished, counts.done) == (3, 3, 0)
    assert len(desk.queue.ids(QueueView(QueueState.ALL, search="varnholm yard"))) == 3
    assert len(desk.queue.ids(QueueView(QueueState.ALL, search="lighthouse"))) == 0
    desk.review.finish(desk.review.open(ids[0]).record)
    assert desk.queue.counts().done == 1
    assert list(desk.queue.ids(QueueView(QueueState.DONE))) == [ids[0]]


def test_every_failure_of_one_run_is_a_sentence_of_its_own(desk: Workspace, tmp_path: Path) -> None:
    report: Any = desk.intake.import_paths([tmp_path / f"{name}.txt" for name in "abc"])
    assert all(isinstance(error, UserError) for error in report.failed)
    assert len({str(error) for error in report.failed}) == 3
