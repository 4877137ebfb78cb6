"""Likeness: what articles that begin alike share, so that a report printed twice is found. No text is compared.

Titles, bylines and datelines are passed over, for they are what outlets change; case, blanks and marks count nothing.
"""

import re
from hashlib import blake2b

from curator.domain.article import Article, PassageKind

_BYTES = 300
"""About fifty English words, or a hundred Chinese characters."""
_FEWEST = 90
_NOT_LETTERS = re.compile(r"[\W_]+")


def likeness(article: Article) -> str | None:
    """The key of an article's beginning; None where its body is too short to tell.

    Args:
        article: With text and passages.
    """
    beginning = b""
    for passage in article.passages:
        if passage.kind is PassageKind.BODY:
            words = article.text[passage.start : min(passage.end, passage.start + 2 * _BYTES)]
            beginning += _NOT_LETTERS.sub("", words.casefold()).encode()
        if len(beginning) >= _BYTES:
            break
    return blake2b(beginning[:_BYTES], digest_size=8).hexdigest() if len(beginning) >= _FEWEST else None
