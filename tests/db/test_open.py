import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import inspect

from curator.domain.change import Act, Change
from curator.domain.entity import EntityKind
from curator.domain.ids import new_id
from curator.domain.lesson import Distinction
from curator.domain.registry import MentionQuery
from curator.errors import UserError, WorkspaceError
from db import upgrade
from db.engine import Database
from db.store import open_store
from tests.db.makers import (
    ADA,
    add,
    add_entities,
    an_article_with_record,
    article,
    change_set,
    confirm_all,
    entity,
    reads,
)

ROOT = Path(__file__).parents[2]


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_new_file_is_made_and_closed_without_rests(tmp_path: Path) -> None:
    path = tmp_path / "Ärger %s {x} 'desk'.curator"
    with open_store(path) as store:
        assert store.address == str(path)
        assert store.notices == ()
        assert store.check() == ()
        add(store, article())
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    store.close()
    with pytest.raises(WorkspaceError, match="is closed"):
        store.history()


def test_a_url_opens_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "desk.curator"
    with open_store(f"sqlite:///{path}") as store:
        assert store.address == str(path)


def test_an_empty_file_becomes_a_workspace(tmp_path: Path) -> None:
    path = tmp_path / "desk.curator"
    path.touch()
    with open_store(path) as store:
        assert store.check() == ()


def test_where_none_may_be_made_an_empty_place_is_refused_and_left_alone(new_address: Callable[[], str]) -> None:
    address = new_address()
    open_store(address, create=False).close()
    if "://" not in address:
        place = Path(address)
        for name, make in (("mistyped", lambda _: None), ("empty", Path.touch)):
            other = place.with_name(f"{name}.curator")
            make(other)
            before = other.exists()
            with pytest.raises(UserError, match=f"There is no workspace at {re.escape(str(other))}"):
                open_store(other, create=False)
            assert other.exists() is before
            assert not before or other.read_bytes() == b""


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("mysql://somewhere/x", "is not the address"),
        ("sqlite://", "needs a file"),
        ("sqlite:///:memory:", "needs a file"),
        ("postgresql+psycopg://[::1", "is not the address"),
        ("{folder}", "is a folder"),
        ("{folder}/none/desk.curator", "does not exist"),
        ("{folder}/text.curator", "is not a Curator workspace"),
        ("{folder}/short.curator", "is not a Curator workspace"),
        ("{folder}/other.curator", "something else"),
        ("{folder}/damaged.curator", "is not a Curator workspace|is damaged"),
    ],
)
def test_what_is_no_workspace_is_refused_and_left_alone(tmp_path: Path, address: str, sentence: str) -> None:
    (tmp_path / "text.curator").write_text("Minutes of a meeting, longer than a header of sixteen bytes.")
    (tmp_path / "short.curator").write_bytes(b"SQLite")
    (tmp_path / "damaged.curator").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    change(tmp_path / "other.curator", "CREATE TABLE recipe (id INTEGER)")
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    with pytest.raises(UserError, match=sentence) as refused:
        open_store(address.format(folder=tmp_path))
    assert refused.value.hint
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "desk.curator"
    monkeypatch.setattr("db.address.os.access", lambda *_: False)
    with pytest.raises(UserError, match="cannot be written"):
        open_store(path)


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(WorkspaceError, match="did not answer") as failed:
        open_store("postgresql://ada:secret@127.0.0.1:1/desk")
    assert "secret" not in str(failed.value)


def test_a_newer_workspace_is_refused(address: str) -> None:
    database = Database.at(address)
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(UserError, match="was written by a newer Curator"):
        open_store(address)


def test_the_newest_revision_is_the_one_that_is_asked_for() -> None:
    from alembic.script import ScriptDirectory

    assert ScriptDirectory.from_config(upgrade.configuration()).get_current_head() == upgrade.HEAD


def test_opening_needs_no_alembic(new_file: Callable[[], Path]) -> None:
    path = str(new_file())
    code = f"import sys; from db.store import open_store; open_store({path!r}).close(); print('alembic' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "False"


TODAY, TOMORROW = upgrade.HEAD, "9999"


@pytest.fixture
def next_revision(new_address: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A step of tomorrow that rebuilds a table to which others refer; the empty workspaces to copy are of today."""
    folder = tmp_path / "migrations"
    shutil.copytree(upgrade.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    step = folder / "versions" / "9999_tomorrow.py"
    step.write_text(
        f'''"""Tomorrow."""

import sqlalchemy as sa
from alembic import op

revision = "{TOMORROW}"
down_revision = "{TODAY}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    rebuild = "always" if op.get_bind().dialect.name == "sqlite" else "auto"
    with op.batch_alter_table("article", recreate=rebuild) as batch:
        batch.add_column(sa.Column("section", sa.Text(), nullable=False, server_default="news"))


def downgrade() -> None:
    with op.batch_alter_table("article") as batch:
        batch.drop_column("section")
'''
    )
    monkeypatch.setattr(upgrade, "MIGRATIONS", folder)
    monkeypatch.setattr(upgrade, "HEAD", TOMORROW)
    return step


@pytest.mark.usefixtures("next_revision")
def test_an_older_workspace_is_copied_and_upgraded_with_every_row(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as today:
        today.setattr(upgrade, "HEAD", TODAY)
        with open_store(address) as store:
            made, record = an_article_with_record(store)
            confirm_all(store, record)
            before = reads(store).dossiers([made.id])
    with pytest.raises(UserError, match="older Curator"):
        open_store(address, upgrade=False)
    with open_store(address) as store:
        assert f"from revision {TODAY} to {TOMORROW}" in store.notices[0]
        assert reads(store).dossiers([made.id]) == before
        assert store.check() == ()
        assert store.undo_target(ADA) is not None
    with open_store(address) as store:
        assert store.notices == ()
    if "://" not in address:
        (copy,) = Path(address).parent.glob(f"*-revision-{TODAY}-*.curator")
        monkeypatch.setattr(upgrade, "HEAD", TODAY)
        with open_store(copy) as store:
            assert reads(store).dossiers([made.id]) == before


def test_an_upgrade_that_fails_changes_nothing(address: str, next_revision: Path) -> None:
    failing = "    op.drop_table('no such table')\n\n\ndef downgrade"
    next_revision.write_text(next_revision.read_text().replace("def downgrade", failing))
    database = Database.at(address)
    with pytest.raises(Exception, match="no such table"):
        open_store(address)
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == TODAY
        columns = connection.exec_driver_sql("SELECT * FROM article").keys()
        assert "section" not in columns
    database.close()


def test_the_last_step_goes_down_and_up_again(address: str, next_revision: Path) -> None:
    del next_revision
    with open_store(address) as store:
        made, _ = an_article_with_record(store)
        before = reads(store).dossiers([made.id])
    database = Database.at(address)
    config = upgrade.configuration()
    for step, target in ((command.downgrade, "-1"), (command.upgrade, "head")):
        with database.rebuilding() as connection:
            config.attributes["connection"] = connection
            step(config, target)
    database.close()
    with open_store(address) as store:
        assert reads(store).dossiers([made.id]) == before
        assert store.check() == ()


def test_the_step_to_the_learning_registry_keeps_names_and_finds_values_by_them(address: str) -> None:
    college = entity("Port College", EntityKind.ORGANIZATION, "PCA")
    with open_store(address) as store:
        made, record = an_article_with_record(store)
        add_entities(store, college)
        name = next(value for value in record.values() if value.field == "name")
        before = reads(store).dossiers([made.id])
    database = Database.at(address)
    config = upgrade.configuration()
    for step, target in ((command.downgrade, "0001"), (command.upgrade, "head")):
        with database.rebuilding() as connection:
            config.attributes["connection"] = connection
            step(config, target)
    database.close()
    with open_store(address) as store:
        assert reads(store).dossiers([made.id]) == before
        assert reads(store).entities([college.id]) == {college.id: college}
        found = reads(store).mentions(MentionQuery(words=name.words.upper()))
        assert [each.value for each in found] == [name]
        assert store.check() == ()


def test_the_step_that_remembers_whom_an_act_is_about_reads_the_log(address: str) -> None:
    college, school, club = (entity(name, EntityKind.ORGANIZATION) for name in ("Port College", "Port School", "Club"))
    one, other = sorted((college.id, club.id))
    apart = Distinction(id=new_id(), one=one, other=other)
    merged = replace(school, merged_into=college.id)
    with open_store(address) as store:
        add_entities(store, college, school, club)
        for change in (Change(None, apart), Change(apart, None), Change(school, merged), Change(merged, school)):
            store.commit(change_set(Act.MERGE, [change]))
        before = reads(store).told_of([college.id])
    assert [len(each.act.changes) for each in before] == [1, 1, 1, 1, 3]
    database = Database.at(address)
    config = upgrade.configuration()
    for step, target in ((command.downgrade, "0002"), (command.upgrade, "0003")):
        with database.rebuilding() as connection:
            config.attributes["connection"] = connection
            step(config, target)
    database.close()
    with open_store(address) as store:
        assert reads(store).told_of([college.id]) == before


def test_the_first_step_goes_down_to_nothing(address: str) -> None:
    database = Database.at(address)
    config = upgrade.configuration()
    with database.rebuilding() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        tables = {name for name in inspect(connection).get_table_names() if not name.startswith("search_")}
    database.close()
    assert tables == {"alembic_version"}
    with open_store(address) as store:
        assert store.check() == ()


def killed(path: Path, *, commits: bool = True) -> None:
    """Leaves a workspace as a process does that is killed while it has it open."""
    code = f"""
import os, signal
from db.store import open_store
from tests.db.makers import add, article
store = open_store({str(path)!r})
{"add(store, article('Left open'))" if commits else ""}
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)


def test_after_an_unclean_end_the_file_is_checked_and_nothing_is_lost(new_file: Callable[[], Path]) -> None:
    path = new_file()
    killed(path)
    assert Path(f"{path}-wal").stat().st_size
    with open_store(path) as store:
        assert "it was checked and is sound" in store.notices[0]
        assert len(reads(store).all_article_ids()) == 1
    with open_store(path) as store:
        assert store.notices == ()


def test_a_file_that_somebody_has_open_is_not_taken_for_an_unclean_end(new_file: Callable[[], Path]) -> None:
    path = new_file()
    with open_store(path) as first:
        add(first, article())
        with open_store(path) as second:
            assert second.notices == ()
            assert len(reads(second).all_article_ids()) == 1


def test_a_damaged_file_is_refused_after_an_unclean_end_and_kept(new_file: Callable[[], Path]) -> None:
    path = new_file()
    with open_store(path) as store:
        for number in range(50):
            add(store, article(f"Number {number}", text=f"{number} " * 2000))
    killed(path)
    pages = bytearray(path.read_bytes())
    pages[40960 : 40960 + 65536] = b"\xff" * 65536
    path.write_bytes(pages)
    with pytest.raises(WorkspaceError, match="is damaged"):
        open_store(path)
    assert path.exists()


def test_broken_references_are_found(new_file: Callable[[], Path]) -> None:
    path = new_file()
    with open_store(path) as store:
        _, record = an_article_with_record(store)
    change(
        path,
        "PRAGMA foreign_keys = OFF",
        f"DELETE FROM entry WHERE id = {record.entries[0].id}",
        "PRAGMA wal_checkpoint",
    )
    with open_store(path) as store:
        problems = store.check()
    assert any("value refers to nothing" in each for each in problems)
    assert any("counters" in each for each in problems)
