"""What a command said."""

from typing import NamedTuple


class Called(NamedTuple):
    """A command that has ended: exit code, data and words for the person."""

    code: int
    out: str
    err: str
