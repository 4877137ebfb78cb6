"""Reading of many files: in processes of their own, with the same result as in this one, and none left over."""

import logging
import multiprocessing
import os
from pathlib import Path

import pytest

from curator.app import Workspace
from curator.domain.watch import Watch
from curator.services import reading
from curator.services.intake import IntakeReport

STORY = "Quay Institute opens a yard\n\nVARNHOLM, 4 May 2031 - The Quay Institute opened yard number {} on Friday.\n"
_read_task = reading._read_task


def read_or_die(task: tuple[Path, ...]) -> reading._Told:
    """The work of a process that one file kills."""
    if any(path.stem == "005" for path in task):
        os._exit(3)
    return _read_task(task)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of eleven files of which one is empty and two are the same."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(11):
        (folder / f"{number:03}.txt").write_text(STORY.format(min(number, 9)), "utf-8")
    (folder / "003.txt").write_bytes(b"")
    return folder


@pytest.fixture
def _in_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MANY_BYTES", 1)
    monkeypatch.setattr(reading, "_MOST_FILES", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)


def told(desk: Workspace, report: IntakeReport) -> tuple[list[str], list[str], list[str]]:
    """The names of what was imported, known and failed, in the report's order."""
    imported = [Path(desk.review.open(each).article.source).name for each in report.imported]
    return imported, [each.path.name for each in report.known], [error.sentence for error in report.failed]


@pytest.mark.usefixtures("_in_processes")
def test_processes_come_to_the_same_in_the_same_order(desk: Workspace, news: Path) -> None:
    steps: list[tuple[int, int, str]] = []
    report = desk.intake.import_paths([news], Watch(step=lambda *step: steps.append(step)))
    imported, known, failed = told(desk, report)
    assert imported == [f"{number:03}.txt" for number in (0, 1, 2, 4, 5, 6, 7, 8, 9)]
    assert (known, failed) == (["010.txt"], [f"“{news / '003.txt'}” is empty."])
    assert list(report.imported) == sorted(report.imported)
    assert steps == [*((number, 11, f"{number:03}.txt") for number in range(11)), (11, 11, "")]
    article = desk.review.open(report.imported[0]).article
    assert (article.title, article.text, bool(article.imported_at)) == (
        "Quay Institute opens a yard", STORY.format(0), True,
    )  # fmt: skip
    assert [each.kind.value for each in article.passages][:2] == ["title", "dateline"]
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("_in_processes")
def test_a_stopped_import_leaves_no_process(desk: Workspace, news: Path) -> None:
    looked: list[int] = []
    watch = Watch(step=lambda done, _total, _what: looked.append(done), cancelled=lambda: looked[-1:] == [4])
    report = desk.intake.import_paths([news], watch)
    assert report.cancelled
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("_in_processes")
def test_a_file_that_ends_its_process_costs_that_file_alone(
    desk: Workspace, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_read_task", read_or_die)
    imported, _, failed = told(desk, desk.intake.import_paths([news]))
    assert imported == [f"{number:03}.txt" for number in (0, 1, 2, 4, 6, 7, 8, 9)]
    assert ["003.txt" in failed[0], f"“{news / '005.txt'}” could not be read." in failed[1]] == [True, True]


@pytest.mark.usefixtures("_in_processes")
def test_what_a_process_logs_is_in_the_log_of_this_one(
    desk: Workspace, news: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (news / "001.txt").write_bytes("Grüße über Ämter, Öfen, Züge, Höfe, Bäche und Kühe.\n".encode() * 4 + b"\xff\n")
    with caplog.at_level(logging.INFO):
        desk.intake.import_paths([news])
    assert any("could not be read as utf-8" in message for message in caplog.messages)


@pytest.mark.usefixtures("_in_processes")
def test_processes_start_together(news: Path) -> None:
    read = reading.read_articles(sorted(news.iterdir()), Watch())
    next(read)
    assert len(multiprocessing.active_children()) == 2
    read.close()
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("_in_processes")
@pytest.mark.parametrize(("spare", "processes"), [(0, 2), (1, 0)])
def test_how_much_there_is_to_read_decides_on_processes(
    spare: int, processes: int, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sorted(news.iterdir())
    monkeypatch.setattr(reading, "_MANY_BYTES", sum(file.stat().st_size for file in files) + spare)
    read = reading.read_articles(files, Watch())
    next(read)
    assert len(multiprocessing.active_children()) == processes
    read.close()


def test_a_day_left_open_is_no_date_of_the_article(desk: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "open.txt"
    path.write_text(
        "Old crane on the northern quay taken down\nPublished on 11/12/2023\n\nThe old crane on the northern quay was "
        "taken down on Monday after ninety years of work. Nobody was hurt.\n"
    )
    report = desk.intake.import_paths([path])
    assert desk.review.open(report.imported[0]).article.published == ""
