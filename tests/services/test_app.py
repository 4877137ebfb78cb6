"""Opening a workspace: where it is, what is loaded on the way, and what its closing leaves."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from curator.app import Workspace, default_address, find_profile, open_workspace
from curator.domain.record import Status
from curator.errors import UserError
from curator.settings import Settings, data_folder
from tests.services.conftest import SETTINGS
from tests.services.material import give

HEAVY = ("spacy", "openpyxl", "lxml", "trafilatura", "pyqtgraph", "alembic", "PySide6")


@pytest.mark.parametrize("module", ["curator.app", "curator.services.proposing", "curator.cli.main"])
def test_nothing_heavy_is_imported_on_the_way(module: str) -> None:
    script = f"import sys, {module}; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("module", ["curator.services.proposing", "curator.cli.main"])
def test_workers_and_help_do_without_the_database(module: str) -> None:
    script = f"import sys, {module}; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_service_is_made_once_whoever_asks_for_it_first(desk: Workspace) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = {id(each) for each in pool.map(lambda _: desk.batch, range(40))}
    assert made == {id(desk.batch)}


def test_an_address_that_nobody_named_is_the_environments_the_last_or_ones_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    last = Settings(workspace="/desks/last.curator")
    assert default_address(Settings()) == data_folder() / "desk.curator"
    assert default_address(last) == "/desks/last.curator"
    monkeypatch.setenv("CURATOR_WORKSPACE", "/desks/named.curator")
    assert default_address(last) == "/desks/named.curator"


def test_ones_own_workspace_is_made_with_its_folder() -> None:
    with open_workspace(None, settings=SETTINGS) as desk:
        assert (desk.name, desk.curator) == ("desk", "Mira")
        assert desk.statistics.check() == ()
    assert (data_folder() / "desk.curator").is_file()


def test_a_mistyped_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nowhere"):
        open_workspace(tmp_path / "nowhere" / "a.curator", settings=SETTINGS)
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_is_no_workspace_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Mira, " * 400, "utf-8")
    with pytest.raises(UserError, match=r"letter\.txt"):
        open_workspace(path, settings=SETTINGS)
    assert path.read_text("utf-8") == "Dear Mira, " * 400


def test_ones_own_profile_is_used_and_a_bad_one_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "ships.toml"
    group = '[[group]]\nkey = "ship"\ntitle = "Ship"\nplural = "Ships"\ncolour = "event"\n'
    field = '[[group.field]]\nkey = "name"\ntitle = "Name"\ntype = "text"\n'
    path.write_text(f'title = "Ships"\nversion = 1\n{group}{field}', "utf-8")
    settings = replace(SETTINGS, profile=str(path))
    with open_workspace(tmp_path / "a.curator", settings=settings) as desk:
        assert desk.profile.name == "ships"
    path.write_text(path.read_text("utf-8").replace('type = "text"', 'type = "sail"'), "utf-8")
    with pytest.raises(UserError, match=r"ships\.toml, line 11"):
        find_profile(settings)


def test_closing_twice_is_closing_once(address: Path) -> None:
    desk = open_workspace(address, settings=SETTINGS)
    desk.close()
    desk.close()


def test_a_backup_is_a_workspace_and_scheduled_ones_are_made_when_due(desk: Workspace, tmp_path: Path) -> None:
    article_id = give(desk)
    desk.statistics.backup(tmp_path / "copy.curator")
    with open_workspace(tmp_path / "copy.curator", settings=SETTINGS) as copy:
        assert copy.review.open(article_id) == desk.review.open(article_id)
    with pytest.raises(UserError, match=r"copy\.curator"):
        desk.statistics.backup(tmp_path / "copy.curator")
    due = desk.statistics.backup_if_due()
    assert due is not None
    assert due.is_file()
    assert desk.statistics.backup_if_due() is None


def test_no_backup_is_scheduled_where_the_settings_want_none(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "other.curator", settings=replace(SETTINGS, backup_hours=0)) as desk:
        assert desk.statistics.backup_if_due() is None


def test_a_check_finds_evidence_that_is_not_at_its_place(desk: Workspace, address: Path) -> None:
    give(desk)
    assert desk.statistics.check() == ()
    desk.close()
    settings = replace(SETTINGS, curator="Aldo")  # who has no record here; everybody's evidence is looked at
    with sqlite3.connect(address) as database:
        database.execute(
            "UPDATE evidence SET start_offset = start_offset + 3, end_offset = end_offset + 3 WHERE quote LIKE 'Mira%'"
        )
    database.close()
    with open_workspace(address, settings=settings) as again:
        problems = again.statistics.check()
    assert len(problems) == 1
    assert "Mira Okonjo" in problems[0]
    assert "moved" in problems[0]


def test_counts_follow_the_judgements(desk: Workspace) -> None:
    give(desk)
    counts = desk.statistics.counts()
    assert (counts.articles, counts.extracted, counts.finished) == (1, 1, 0)
    assert counts.values[Status.PROPOSED] == 8
    desk.headless.confirm_all()
    assert desk.statistics.counts().values[Status.CONFIRMED] == 8
