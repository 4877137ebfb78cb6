"""A claim: who works on an article at present, so that two curators do not take the same one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An article somebody works on.

    Attributes:
        article_id: The article.
        curator: Who works on it.
        since: UTC, ISO 8601 with seconds.
    """

    article_id: int
    curator: str
    since: str
