"""Readers by suffix: a file in, a document out, or a sentence about what is wrong with the file.

What the formats are is in `curator.ingest.markdown` and `curator.ingest.page`; what the text means, nowhere here.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from curator.domain.article import Document
from curator.errors import UserError
from curator.ingest.clean import clean, is_blank
from curator.ingest.decode import NotTextError, decode
from curator.ingest.markdown import read_markdown
from curator.ingest.page import declared_encoding, read_page

MAX_BYTES = 50_000_000

Reader = Callable[[bytes], Document]


def read_plain(data: bytes) -> Document:
    """Reads plain text or Markdown; both may begin with lines of keys and values.

    Raises:
        NotTextError: The bytes are no text.
    """
    return read_markdown(clean(decode(data)))


def _read_page(data: bytes) -> Document:
    return read_page(decode(data, declared_encoding(data)))


READERS: Mapping[str, Reader] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".html": _read_page,
    ".htm": _read_page,
}


def read_file(path: Path) -> Document:
    """Reads one article.

    Args:
        path: A file whose suffix is among `READERS`.

    Returns:
        Its text, with Unix line ends, and what its own markup declares.

    Raises:
        UserError: The file is missing, unreadable, too large, binary or empty, or of an unknown kind; the
            sentence names it.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UserError(f"“{_shown(path)}” is of no known kind.", f"Known are {', '.join(READERS)}.")
    data = _bytes_of(path)
    try:
        document = reader(data)
    except NotTextError as problem:
        raise UserError(
            f"“{_shown(path)}” cannot be read as text: {problem}.", "Save it as UTF-8 text and import it again."
        ) from None
    if is_blank(document.text):
        raise UserError(f"“{_shown(path)}” is empty.", "There is nothing to import from it.")
    return document


def find_files(paths: Sequence[Path]) -> Iterator[Path | UserError]:
    """Finds the articles among files and folders.

    Args:
        paths: Files, which are taken as they are, and folders, which are searched through; hidden files and
            folders in them and files of unknown kinds are passed over.

    Yields:
        Files in the order of their names, folder by folder, or an error for what is missing or unreadable.
    """
    for path in paths:
        try:
            folder, there = path.is_dir(), path.exists()
        except OSError as problem:
            yield _closed(path, problem)
            continue
        if folder:
            yield from _within(path)
        elif there:
            yield path
        else:
            yield UserError(f"“{_shown(path)}” does not exist.", "Check the name.")


def fingerprint(text: str) -> str:
    """SHA-256 of a text as UTF-8, hexadecimal; equal texts are one article."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _within(folder: Path) -> Iterator[Path | UserError]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as problem:
        yield _closed(folder, problem)
        return
    for path in inside:
        if path.name.startswith("."):
            continue
        try:
            within = path.is_dir() and not path.is_symlink()  # a link may lead back here
            wanted = path.suffix.lower() in READERS and path.is_file()
        except OSError as problem:
            yield _closed(path, problem)
            continue
        if within:
            yield from _within(path)
        elif wanted:
            yield path


def _closed(path: Path, problem: OSError) -> UserError:
    """What to say of a path that the system does not let us look at, as behind a folder of somebody else's."""
    return UserError(f"“{_shown(path)}” cannot be opened: {problem.strerror}.", "Check who may read it.")


def _bytes_of(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise UserError(f"“{_shown(path)}” is no file.", "Choose a file, or a folder to search through.")
        if path.stat().st_size > MAX_BYTES:
            raise UserError(
                f"“{_shown(path)}” is larger than {MAX_BYTES // 1_000_000} MB.", "Split it and import the parts."
            )
        return path.read_bytes()
    except OSError as problem:
        raise UserError(
            f"“{_shown(path)}” cannot be opened: {problem.strerror}.", "Check that it can be read."
        ) from None


def _shown(path: Path) -> str:
    """A path as it can be written anywhere, also when its bytes are in no known encoding."""
    return os.fsencode(path).decode("utf-8", errors="replace")
