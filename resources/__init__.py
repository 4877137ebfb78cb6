"""Files that ship with the program, by name. The only door to them."""

from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath


def resource(name: str) -> Traversable:
    """Finds a shipped file or folder.

    Args:
        name: A relative path with `/`, such as `profiles/innovation-events.toml`.

    Returns:
        The file, readable whether or not it lies on a disk.

    Raises:
        ValueError: The path is absolute or climbs out of the folder.
    """
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"{name!r} is not the name of a shipped file")
    return files(__name__).joinpath(*path.parts)


def resource_path(name: str) -> AbstractContextManager[Path]:
    """The same as a path on the disk, for libraries that need one, while the context is open."""
    return as_file(resource(name))
