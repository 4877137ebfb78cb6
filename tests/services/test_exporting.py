"""A workbook is drawn from the workspace in chunks; stopping leaves no file."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from curator.app import Workspace, open_workspace
from curator.domain.record import Status
from curator.domain.watch import Watch
from curator.errors import Cancelled, UserError
from curator.services import exporting
from tests.services.conftest import SETTINGS
from tests.services.material import TEXT, give, record_of, value_of


def rows(path: Path, sheet: str) -> list[tuple[object, ...]]:
    """A sheet without its heading."""
    return list(load_workbook(path)[sheet].iter_rows(values_only=True))[1:]


def test_all_articles_are_exported_whatever_the_chunks(
    desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "_ARTICLES_AT_A_TIME", 3)
    ids = [give(desk, f"{TEXT}\nNumber {number}.\n") for number in range(7)]
    record = record_of(desk, ids[0])
    desk.review.reject(record, {value_of(record, "person", "Aldo Ferrant").id})
    steps: list[tuple[int, int]] = []
    path = tmp_path / "facts.xlsx"
    watch = Watch(step=lambda done, total, _what: steps.append((done, total)))
    report = desk.exporting.write(path, frozenset({Status.PROPOSED}), watch)
    assert report.articles == 7
    assert {total for _, total in steps} == {7}
    assert len(rows(path, "Articles")) == 7
    assert len(rows(path, "Places")) == 7
    about = {row[0]: row[1] for row in rows(path, "About")}
    assert about["Written by"] == "Mira"
    assert about["Values"] == "proposed"


def test_stopping_leaves_the_older_workbook(desk: Workspace, tmp_path: Path) -> None:
    give(desk)
    path = tmp_path / "facts.xlsx"
    path.write_bytes(b"the older one")
    with pytest.raises(Cancelled):
        desk.exporting.write(path, frozenset(Status), Watch(cancelled=lambda: True))
    assert path.read_bytes() == b"the older one"
    assert [each.name for each in tmp_path.glob("*.xlsx*")] == ["facts.xlsx"]


def test_a_folder_that_is_not_there_is_named(desk: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nowhere"):
        desk.exporting.write(tmp_path / "nowhere" / "facts.xlsx", frozenset(Status))


def test_an_article_that_nothing_looked_at_is_a_row_like_others(desk: Workspace, tmp_path: Path) -> None:
    give(desk)
    (tmp_path / "new.txt").write_text("Tidal Forum opens\n\nIt opened in Varnholm on Friday.\n", "utf-8")
    desk.intake.import_paths([tmp_path / "new.txt"])
    path = tmp_path / "facts.xlsx"
    assert desk.exporting.write(path, frozenset(Status)).articles == 2
    _, new = rows(path, "Articles")
    assert [new[0], new[1], new[8:12]] == [2, "new.txt", ("no", 0, 0, 0)]
    assert desk.statistics.counts().extracted == 1
    with open_workspace(desk.address, settings=replace(SETTINGS, curator="Aldo")) as other:
        assert other.exporting.write(path, frozenset(Status)).articles == 2
    assert len(rows(path, "Articles")) == 2
