from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from curator.errors import UserError, WorkspaceError
from db.backup import _STAMP, _prefix
from db.store import Store, open_store
from tests.db.makers import add, an_article_with_record, article, confirm_all, reads


@pytest.fixture
def desk(new_file: Callable[[], Path]) -> Path:
    return new_file()


def test_a_copy_holds_everything_and_opens(desk: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy 'of' %s.curator"
    with open_store(desk) as store:
        made, record = an_article_with_record(store)
        confirm_all(store, record)
        store.backup(copy)
        expected = reads(store).dossiers([made.id])
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([desk.name, copy.name])
    with open_store(copy) as store:
        assert reads(store).dossiers([made.id]) == expected
        assert store.check() == ()


def test_a_copy_is_whole_while_others_write(desk: Path, tmp_path: Path) -> None:
    with open_store(desk) as store, ThreadPoolExecutor(2) as pool:
        writing = pool.submit(lambda: [add(store, article(f"Number {n}"), article(f"Twin {n}")) for n in range(40)])
        copies = 0
        while not writing.done():
            store.backup(tmp_path / f"copy-{copies}.curator")
            copies += 1
        writing.result()
    for number in range(copies):
        with open_store(tmp_path / f"copy-{number}.curator") as copy:
            assert copy.check() == ()
            assert len(reads(copy).all_article_ids()) % 2 == 0


def test_a_copy_overwrites_nothing_and_needs_its_folder(desk: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("minutes")
    with open_store(desk) as store:
        for place, sentence in ((other, "exists already"), (tmp_path / "none" / "copy", "does not exist")):
            with pytest.raises(UserError, match=sentence):
                store.backup(place)
    assert other.read_text() == "minutes"


def test_a_copy_that_fails_leaves_no_half_file(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("db.backup._settle", full)
    with open_store(desk) as store, pytest.raises(UserError, match="No space left"):
        store.backup(tmp_path / "copy.curator")
    assert [each.name for each in tmp_path.iterdir()] == [desk.name]


def test_a_server_is_backed_up_by_its_own_tools(store: Store, tmp_path: Path) -> None:
    if "://" in store.address:
        with pytest.raises(UserError, match="PostgreSQL") as refused:
            store.backup(tmp_path / "copy")
        assert "pg_dump" in refused.value.hint
        assert store.backup_if_due(tmp_path / "copies", 1, 3) is None
    else:
        assert store.backup_if_due(tmp_path / "copies", 1, 3) is not None


def test_copies_are_made_when_due_and_the_oldest_go(desk: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups" / "here"
    with open_store(desk) as store:
        first = store.backup_if_due(folder, hours=24, keep=3)
        assert first is not None
        assert store.backup_if_due(folder, hours=24, keep=3) is None
        first.unlink()
        old = [datetime.now(UTC) - timedelta(days=days) for days in (5, 4, 3, 2)]
        for stamp in old:
            (folder / f"{_prefix(desk)}{stamp.strftime(_STAMP)}.curator").touch()
        (folder / f"{_prefix(desk)}final.curator").touch()
        (folder / "another-20200101T000000Z.curator").touch()
        made = store.backup_if_due(folder, hours=24, keep=3)
    assert made is not None
    kept = sorted(each.name for each in folder.iterdir())
    assert len(kept) == 5
    assert {made.name, f"{_prefix(desk)}final.curator", "another-20200101T000000Z.curator"} <= set(kept)
    assert f"{_prefix(desk)}{old[0].strftime(_STAMP)}.curator" not in kept


def test_copies_of_two_workspaces_of_one_name_do_not_mix(new_file: Callable[[], Path], tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    places = [tmp_path / name / "desk.curator" for name in ("north", "south")]
    for place in places:
        place.parent.mkdir()
        new_file().rename(place)
        with open_store(place) as store:
            made = store.backup_if_due(folder, hours=24, keep=1)
            assert made is not None, "the copy of the other workspace is none of this one"
            assert store.backup_if_due(folder, hours=24, keep=1) is None
    assert len(list(folder.iterdir())) == 2, "neither pushed the other's copy out"


def test_a_folder_for_copies_that_cannot_be_made_is_said(desk: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with open_store(desk) as store, pytest.raises(UserError, match="cannot be made"):
        store.backup_if_due(tmp_path / "file" / "folder", 1, 1)
    with pytest.raises(WorkspaceError):
        store.check()
