"""What an extractor offers: entries whose every value stands on words of the text."""

from dataclasses import dataclass

from curator.domain.content import Content
from curator.domain.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedValue:
    """One field of a proposed entry.

    Attributes:
        field: The profile's field key.
        words: As written in the article.
        content: Typed by the field.
        evidence: At least one range of the text.
        confidence: 0 to 1.
    """

    field: str
    words: str
    content: Content
    evidence: tuple[Evidence, ...]
    confidence: float

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"no evidence, no proposal: {self.field} = {self.words!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedEntry:
    """One proposed instance of a group.

    Attributes:
        group: The profile's group key.
        values: In the order of the form; the first names the entry.
        stage: Name and version of the stage, such as `people.rules.v1`.
    """

    group: str
    values: tuple[ProposedValue, ...]
    stage: str
