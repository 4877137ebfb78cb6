"""Where a person belongs, with the words that tell it.

How it is told is `affiliations`' and `employers`'.
"""

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Home:
    """The organisation or place of a person.

    Attributes:
        name: Where its name stands, maybe far from the person.
        cue: The words beside the person that speak of it, as in "the university's president"; None where the name
            itself stands there.
    """

    name: Span
    cue: Span | None = None

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The evidence: what is said beside the person first, the name last."""
        return (self.name,) if self.cue is None else (self.cue, self.name)
