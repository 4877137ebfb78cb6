import os
from pathlib import Path

import pytest

from curator.domain.article import Document
from curator.errors import UserError
from curator.ingest import reader
from curator.ingest.reader import READERS, find_files, fingerprint, read_file
from resources import resource_path

CHINESE = "校企联盟在林河市成立，二十三所高校加入。市长表示，希望联盟在三年内组建十个联合实验室。"


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
def test_text_files(tmp_path: Path, encoding: str) -> None:
    words = CHINESE if encoding != "big5" else "校企聯盟在林河市成立，二十三所高校加入。市長表示，希望聯盟組建實驗室。"
    path = write(tmp_path / "a.TXT", f"{words}\r\n{words}\r\n".encode(encoding))
    assert read_file(path) == Document(f"{words}\n{words}\n")


def test_the_same_article_in_two_encodings_is_one(tmp_path: Path) -> None:
    one = read_file(write(tmp_path / "a.txt", f"{CHINESE}\n".encode()))
    two = read_file(write(tmp_path / "b.txt", f"{CHINESE}\r\n".encode("gb18030")))
    assert fingerprint(one.text) == fingerprint(two.text)
    assert fingerprint("a") != fingerprint("b")
    assert len(fingerprint("")) == 64


def test_markdown_and_pages(tmp_path: Path) -> None:
    note = read_file(write(tmp_path / "a.md", "---\ntitle: Lakes\n---\nWords.\n"))
    assert note.metadata == {"title": "Lakes"}
    data = f'<meta charset="utf-8"><title>湖</title><p>{CHINESE}</p>'.encode("gb18030")
    assert CHINESE in read_file(write(tmp_path / "a.htm", data)).text


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \r\n\t\xef\xbb\xbf", "is empty"),
        ("a.md", b"\n\n", "is empty"),
        ("a.html", b"<html><body><script>x</script></body></html>", "is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "cannot be read as text"),
        ("random.txt", bytes(range(256)) * 20, "cannot be read as text"),
        ("a.docx", b"words", "of no known kind"),
        ("a", b"words", "of no known kind"),
    ],
)
def test_refused_with_a_sentence(tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    path = write(tmp_path / name, data)
    with pytest.raises(UserError, match=sentence) as refused:
        read_file(path)
    assert str(path) in refused.value.sentence
    assert refused.value.hint


def test_too_large_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(reader.MAX_BYTES + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    with pytest.raises(UserError, match="larger than 50 MB"):
        read_file(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    with pytest.raises(UserError, match="is no file"):
        read_file(folder)
    with pytest.raises(UserError, match="cannot be opened"):
        read_file(tmp_path / "missing.txt")
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="is no file"):
        read_file(pipe)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path / "secret.txt", "words")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UserError, match=r"secret\.txt” cannot be opened: Permission denied"):
        read_file(path)


def test_files_are_found_in_order_and_hidden_ones_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.jpg", ".hidden.txt", "sub/d.HTML", "sub/deeper/e.htm", ".git/f.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, "words")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = list(find_files([tmp_path]))
    assert [path.relative_to(tmp_path).as_posix() for path in found if isinstance(path, Path)] == [
        "a.md",
        "b.txt",
        "sub/d.HTML",
        "sub/deeper/e.htm",
    ]
    assert len(found) == 4


def test_a_missing_path_does_not_stop_the_rest(tmp_path: Path) -> None:
    there = write(tmp_path / "a.txt", "words")
    odd = write(tmp_path / "b.jpg", "words")
    found = list(find_files([tmp_path / "missing", there, odd]))
    assert isinstance(found[0], UserError)
    assert "missing” does not exist" in found[0].sentence
    assert found[1:] == [there, odd], "a file that was named is taken as it is; reading it says what is wrong"


def test_an_unreadable_folder_does_not_stop_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    there = write(tmp_path / "z.txt", "words")
    iterdir = Path.iterdir

    def guarded(path: Path) -> object:
        if path == locked:
            raise PermissionError(13, "Permission denied")
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", guarded)
    error, path = find_files([tmp_path])
    assert isinstance(error, UserError)
    assert "locked” cannot be opened" in error.sentence
    assert path == there


def test_a_path_behind_a_closed_folder_does_not_stop_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may be listed and not entered tells the names in it, and no more of them than that."""
    folder = tmp_path / "half open"
    folder.mkdir()
    named, listed = write(tmp_path / "named.txt", "words"), write(folder / "listed.txt", "words")
    there = write(tmp_path / "z.txt", "words")
    look = Path.stat

    def guarded(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path in (named, listed):
            raise PermissionError(13, "Permission denied")
        return look(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", guarded)
    first, second, path = find_files([named, folder, there])
    for error, closed in ((first, named), (second, listed)):
        assert isinstance(error, UserError)
        assert error.sentence == f"“{closed}” cannot be opened: Permission denied."
        assert error.hint
    assert path == there


def test_every_sample_is_read() -> None:
    with resource_path("samples") as folder:
        samples = [path for path in find_files([folder]) if isinstance(path, Path)]
        assert len(samples) >= 6
        assert {path.suffix for path in samples} == {".txt", ".md", ".html"} <= READERS.keys()
        assert all(1500 <= len(path.read_text("utf-8")) <= 7000 for path in samples)
        for path in samples:
            assert "\r" not in read_file(path).text
