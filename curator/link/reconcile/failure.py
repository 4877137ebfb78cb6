"""How a service fails: with a plain sentence that names it."""

from curator.errors import UserError


class ServiceError(UserError):
    """A service was not reached, refused, or answered what makes no sense; nothing is known about the names asked for.

    Args:
        service: Its name.
        what: What it did, a sentence's end without the full stop.
        hint: What to do about it.
        lasting: Whether asking again at once is no use, so that other names need not be tried.
    """

    def __init__(self, service: str, what: str, hint: str = "Try again later.", *, lasting: bool = False) -> None:
        super().__init__(f"“{service}” {what}.", hint)
        self.service = service
        self.lasting = lasting


class MalformedError(ServiceError):
    """A service answered something that is not what the protocol says.

    Args:
        service: Its name.
        what: What is wrong, a sentence without the full stop.
    """

    def __init__(self, service: str, what: str) -> None:
        super().__init__(
            service, f"answered what is no answer of a reconciliation service: {what}", "Look at its address."
        )


class TooLargeError(ServiceError):
    """A service refused a batch because it has too many names."""
