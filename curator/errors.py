"""The three kinds of failure: what a person can mend, what the disk or a lock did, and (everything else) bugs."""


class UserError(Exception):
    """Something the person at the keyboard can mend.

    Args:
        sentence: What is wrong, naming the file or thing, in one plain sentence.
        hint: What to do about it, in one plain sentence; may be empty.
    """

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence, hint)
        self.sentence = sentence
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".strip()


class WorkspaceError(UserError):
    """The workspace itself did not answer: disk full, locked, unreachable. Trying again may help."""


class ConflictError(UserError):
    """What was to be changed is no longer as it was when it was read; nothing has been changed."""


class TakenBackError(ConflictError):
    """Somebody took an act back while it was stored part by part; what was stored by then is gone again."""


class Cancelled(Exception):  # noqa: N818 - not an error: somebody asked for it
    """A long task was stopped by the person who started it; what was finished stays."""
